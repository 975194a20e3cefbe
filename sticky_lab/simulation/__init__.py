"""THE SIMULATION. Very many sessions on the rules of the load balancer, without sockets and on fake time.

    from sticky_lab.simulation import simulate
    simulate(sessions=100_000, added={"6h": 1}, duration="1h").over_time("shares")

`traffic` says who comes when, `balancer` asks the engine, `play` counts, `results` and `shares` show.
"""

from sticky_lab.simulation.play import simulate
from sticky_lab.simulation.results import Simulation, Window, compare_over_time
from sticky_lab.simulation.shares import Shares, imbalance

__all__ = ["Shares", "Simulation", "Window", "compare_over_time", "imbalance", "simulate"]
