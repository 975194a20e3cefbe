"""THE CLIENT. A browser without a window: requests underneath, with a cookie jar on the lab's clock."""

from sticky_lab.browser.browser import Browser, Visit, Visits
from sticky_lab.browser.jar import CookieJar
from sticky_lab.browser.websocket import WebSocket

__all__ = ["Browser", "CookieJar", "Visit", "Visits", "WebSocket"]
