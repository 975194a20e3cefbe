"""THE NETWORK. An asyncio HTTP/1.1 proxy around the rules.

What goes where is decided in `sticky_lab.stickiness`; here bytes are read, framed, forwarded and timed. A `Router` is
what is known and decided, a `Server` what runs on one event loop; `ServerThread` gives it a loop in a daemon thread of
a notebook.
"""

from sticky_lab.balancer.records import Record
from sticky_lab.balancer.router import Router, Settings
from sticky_lab.balancer.server import Server
from sticky_lab.balancer.thread import ServerThread

__all__ = ["Record", "Router", "Server", "ServerThread", "Settings"]
