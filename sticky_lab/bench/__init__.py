"""THE BENCH. `Lab` and what it has: a front that starts its load balancer, targets, browsers, records, a clock."""
