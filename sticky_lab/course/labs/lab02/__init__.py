"""Lab 2, write a sticky balancer."""
