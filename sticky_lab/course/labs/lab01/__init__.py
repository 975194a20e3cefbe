"""Lab 1, follow the cookie."""
