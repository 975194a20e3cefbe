"""Lab 3, the vanishing cart."""
