"""THE TARGETS. One small shop, run as several processes, each with a memory of its own.

`app` is what a target serves, `target` the process around it, `fleet` the side that starts and stops them.
"""

from sticky_lab.fleet.fleet import MOST_TARGETS, Fleet, TargetProcess, instance_ids

__all__ = ["MOST_TARGETS", "Fleet", "TargetProcess", "instance_ids"]
