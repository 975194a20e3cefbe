"""OUR CHOICES, where AWS is silent or contradicts itself (SIM-01…SIM-17).

Each item is a field that can be switched. The defaults are the specification's; none of them is AWS's word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """One field for each SIM item; each comment names the other reading."""

    # SIM-01: a cookie's age is judged by the duration in force now; or by the one in force when it was issued.
    duration_judged: Literal["current", "issued"] = "current"
    # SIM-02: AWSALBCORS alone is as good as AWSALB alone; or it is not.
    cors_cookie_alone: bool = True
    # SIM-03: an unreadable or stale AWSALBCORS decides too; or a good AWSALB beside it is used.
    bad_cors_cookie_decides: bool = True
    # SIM-03: of a name sent twice the first counts; or the last.
    of_two_cookies: Literal["first", "last"] = "first"
    # SIM-04: one AWSALB holds one target group's binding, a visit to another group replaces it; or it holds all.
    one_group_in_awsalb: bool = True
    # SIM-05: the application's cookie without AWSALBAPP waits for its next Set-Cookie; or the client is bound at once.
    application_cookie_alone: Literal["wait", "bind"] = "wait"
    # SIM-06: after the duration a client that still has both cookies is bound at once; or waits for a Set-Cookie.
    after_expiry: Literal["bind", "wait"] = "bind"
    # SIM-07: the name of the application's cookie is compared with its case; or without.
    cookie_name_case_matters: bool = True
    # SIM-08: an invalid AWSALBTG fails the request with this status (a guess); or None: it is replaced.
    invalid_group_cookie_status: int | None = 500
    # SIM-09: the period of AWSALBTG starts anew with each request; or it runs from the first one.
    group_cookie_slides: bool = True
    # SIM-10: an AWSALBTG that names a group outside the rule is replaced; or it fails the request like an invalid one.
    group_outside_rule: Literal["replace", "fail"] = "replace"
    # SIM-11: while a group fails open, a cookie that names a registered target is honoured; or it is not.
    sticky_while_failing_open: bool = True
    # SIM-12: targets get the Cookie header as it came; or without the load balancer's own cookies.
    targets_see_our_cookies: bool = True
    # SIM-13: unused slots of AWSALBAPP are sent as _remove_; or they are not sent.
    empty_slots_sent: bool = True
    # SIM-14: a cookie is stale as soon as its age reaches the duration; or only beyond it.
    stale_at_duration: bool = True
    # SIM-15: AWSALBTGCORS and AWSELBCORS are always sent; or only to requests with an Origin.
    cors_companions_always: bool = True
    # SIM-16: forbidden combinations are refused whichever setting comes second; or only when stickiness does.
    combinations_refused: Literal["in either order", "when stickiness is changed"] = "in either order"
    # SIM-17: AWSALBAPP without the application's cookie, unless the answer sets it, is left alone; or erased.
    unused_binding: Literal["kept", "erased"] = "kept"


OUR_CHOICES = Choices()
