"""THE NETWORK. An asyncio HTTP/1.1 proxy around the rules.

What goes where is decided in `sticky_lab.stickiness`; here bytes are read, framed, forwarded and timed. One
`Balancer` lives on one event loop; `BalancerThread` gives it a loop in a daemon thread of a notebook.
"""

from sticky_lab.balancer.records import Record
from sticky_lab.balancer.service import Balancer, Settings
from sticky_lab.balancer.thread import BalancerThread

__all__ = ["Balancer", "BalancerThread", "Record", "Settings"]
