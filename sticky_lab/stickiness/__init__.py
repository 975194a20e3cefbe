"""THE RULES. Which target a request reaches, why, and which cookie lines go back.

No socket, clock, thread, randomness or log lives here: the time, the turns, the draw and the nonces come in as
arguments, and the same arguments always give the same answer (import-linter and a test hold this).

Rule ids such as ALB-D-06 name items of `specification.md` beside this file; they stand next to the code that
implements them. Items whose id begins with SIM are our choice where AWS is silent, and `choices` has a switch for
each. `sticky-lab rules` prints the decision table.

    kinds         the settings rows: what differs between ALB, CLB and NLB
    attributes, classic, listeners, load_balancer   what can be set, and what is refused
    targets       health, fail-open, slow start
    request_cookies, sealing, bindings, verdicts   what a cookie is worth
    table         what follows from it
    algorithms    who is chosen where no cookie decides
    engine        ties them together;  set_cookies, responses   write the lines
    chained       two layers of load balancers behind one pair of names
"""

from sticky_lab.stickiness.algorithms import Flow, Load
from sticky_lab.stickiness.attributes import (
    ALGORITHMS,
    LONGEST_SECONDS,
    SHORTEST_SECONDS,
    STICKINESS_TYPES,
    TargetGroupAttributes,
)
from sticky_lab.stickiness.choices import Choices
from sticky_lab.stickiness.classic import ClassicAttributes, StickinessPolicy
from sticky_lab.stickiness.decision_table import (
    DECISIONS,
    Action,
    CookieVerdict,
    CookieWrite,
    Named,
    Outcome,
    Reason,
    decision_table,
)
from sticky_lab.stickiness.durations import parse_duration
from sticky_lab.stickiness.engine import Decision, Request, Snapshot, route
from sticky_lab.stickiness.kinds import KINDS, Kind, Product, Stickiness
from sticky_lab.stickiness.listeners import Forward, Listener, ListenerRule, WeightedGroup
from sticky_lab.stickiness.load_balancer import LoadBalancerAttributes
from sticky_lab.stickiness.responses import NONCES_BYTES, added_headers
from sticky_lab.stickiness.sealing import Key, KeyRing
from sticky_lab.stickiness.targets import Target, TargetGroup, TargetHealth

__all__ = [
    "ALGORITHMS",
    "DECISIONS",
    "KINDS",
    "LONGEST_SECONDS",
    "NONCES_BYTES",
    "SHORTEST_SECONDS",
    "STICKINESS_TYPES",
    "Action",
    "Choices",
    "ClassicAttributes",
    "CookieVerdict",
    "CookieWrite",
    "Decision",
    "Flow",
    "Forward",
    "Key",
    "KeyRing",
    "Kind",
    "Listener",
    "ListenerRule",
    "Load",
    "LoadBalancerAttributes",
    "Named",
    "Outcome",
    "Product",
    "Reason",
    "Request",
    "Snapshot",
    "Stickiness",
    "StickinessPolicy",
    "Target",
    "TargetGroup",
    "TargetGroupAttributes",
    "TargetHealth",
    "WeightedGroup",
    "added_headers",
    "decision_table",
    "parse_duration",
    "route",
]
