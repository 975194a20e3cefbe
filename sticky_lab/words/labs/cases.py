"""What is said about the broken set-ups of lab 3."""
