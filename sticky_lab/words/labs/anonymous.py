"""What is said about the anonymous load balancers of lab 1."""
