"""Lab 6, replace every instance."""
