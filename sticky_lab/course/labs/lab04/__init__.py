"""Lab 4, the hot instance."""
