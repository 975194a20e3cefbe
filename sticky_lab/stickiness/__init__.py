"""THE RULES. Which target a request reaches, why, and which cookie lines go back.

No socket, clock, thread, randomness or log lives here: the time, the turn and the nonce come in as arguments,
and the same arguments always give the same answer (import-linter and a test hold this).

Rule ids such as ALB-D-06 name items of the ELB behaviour specification; they stand beside the code that
implements them. Items whose id begins with SIM are our choice where AWS is silent.
"""

from sticky_lab.stickiness.attributes import (
    LONGEST_SECONDS,
    SHORTEST_SECONDS,
    STICKINESS_TYPES,
    TargetGroupAttributes,
)
from sticky_lab.stickiness.durations import parse_duration
from sticky_lab.stickiness.engine import Decision, Snapshot, cookie_lines, route
from sticky_lab.stickiness.sealing import Key, KeyRing
from sticky_lab.stickiness.table import DECISIONS, Action, CookieVerdict, NamedTarget, Outcome, Reason
from sticky_lab.stickiness.targets import Target, TargetGroup, TargetHealth

__all__ = [
    "DECISIONS",
    "LONGEST_SECONDS",
    "SHORTEST_SECONDS",
    "STICKINESS_TYPES",
    "Action",
    "CookieVerdict",
    "Decision",
    "Key",
    "KeyRing",
    "NamedTarget",
    "Outcome",
    "Reason",
    "Snapshot",
    "Target",
    "TargetGroup",
    "TargetGroupAttributes",
    "TargetHealth",
    "cookie_lines",
    "parse_duration",
    "route",
]
