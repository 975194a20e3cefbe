"""THE TARGETS. One small shop, run as several processes, each with a memory of its own, or with a store they share.

`app` is what a target serves (or `chat`, which speaks WebSocket), `target` the process around it, `fleet` the side that
starts and stops them.
Sessions are kept by `sessions` in a target's own memory, by `shared_sessions` in a `store`.
"""

from sticky_lab.fleet.fleet import APPS, MOST_TARGETS, Fleet, TargetProcess, instance_ids
from sticky_lab.fleet.store import check_sessions, open_store

__all__ = ["APPS", "MOST_TARGETS", "Fleet", "TargetProcess", "check_sessions", "instance_ids", "open_store"]
