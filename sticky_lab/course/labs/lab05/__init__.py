"""Lab 5, choose and configure."""
