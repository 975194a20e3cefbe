"""What can go wrong after the decision: its name, the status that the client sees, and the rule."""

from __future__ import annotations

from enum import StrEnum

from sticky_lab.stickiness import Reason


class Failure(StrEnum):
    """A failure. Its words stand in `sticky_lab.words.reasons`."""

    status: int
    rule: str
    ours: bool

    def __new__(cls, name: str, status: int, rule: str, ours: bool = False) -> Failure:
        """Make a member that is its name, with a status and the id of a rule."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.status, member.rule, member.ours = status, rule, ours
        return member

    TARGET_UNREACHABLE = "target_unreachable", 502, "ERR-01"
    TARGET_CLOSED = "target_closed", 502, "ERR-01"
    TARGET_MALFORMED = "target_malformed", 502, "ERR-01"
    TARGET_TIMEOUT = "target_timeout", 504, "ERR-01"
    DEREGISTRATION_DELAY_OVER = "deregistration_delay_over", 502, "HC-12"
    REQUEST_MALFORMED = "request_malformed", 400, "ERR-03"
    REQUEST_TIMEOUT = "request_timeout", 408, "ERR-03"
    CLIENT_GONE = "client_gone", 460, "ERR-03"
    BALANCER_STOPPED = "balancer_stopped", 503, "—", True

    @property
    def reason(self) -> Reason:
        """Why the request failed, as the decisions tell it."""
        return Reason(self.value, self.rule, self.ours)
