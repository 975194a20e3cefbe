"""Wrong answers to lab 1: typical confusions, by the answer that each should get."""

from __future__ import annotations

LETTERS = "ABCDE"


def of(*words: object) -> dict[str, object]:
    """Return the words as answers about the boxes A to E."""
    return dict(zip(LETTERS, words, strict=True))


PRODUCTS = of("clb", "alb", "alb", "clb", "alb")
KINDS = of("duration", "application", "duration", "application", "group")
MAKERS = {
    "SHOPSESSION": "application",
    "AWSELB": "balancer",
    "AWSALB": "balancer",
    "AWSALBAPP-0": "balancer",
    "AWSALBTG": "balancer",
}
DROPS = of("1h", "7d", "7d", "close", "7d")
SETTERS = of("operator", "fixed", "fixed", "application", "fixed")
ENDS = of("never", "30m", "2h", "never", "1d")

WRONG: dict[str, dict[str, dict[str, object]]] = {
    "lab01.products": {
        "word_unknown": {"products": PRODUCTS | {"B": "nlb"}, "kinds": KINDS},
        "not_written": {"products": PRODUCTS, "kinds": KINDS | {"E": None}},
        "clb_taken_for_alb": {"products": dict.fromkeys(LETTERS, "alb"), "kinds": KINDS},
        "alb_taken_for_clb": {"products": PRODUCTS | {"B": "clb"}, "kinds": KINDS},
        "application_missed": {"products": PRODUCTS, "kinds": KINDS | {"D": "duration"}},
        # SHOPSESSION comes everywhere.
        "no_need_to_wait": {"products": PRODUCTS, "kinds": dict.fromkeys(LETTERS, "application")},
        "group_missed": {"products": PRODUCTS, "kinds": KINDS | {"E": "duration"}},
        "no_group": {"products": PRODUCTS, "kinds": KINDS | {"C": "group"}},
    },
    "lab01.makers": {
        "word_unknown": {"makers": MAKERS | {"AWSELB": "browser"}},
        "shops_own": {"makers": dict.fromkeys(MAKERS, "balancer")},
        "name_misleads": {"makers": MAKERS | {"AWSALBAPP-0": "application"}},
        "not_from_target": {"makers": dict.fromkeys(MAKERS, "application")},
    },
    "lab01.lifetimes": {
        "word_unknown": {"drops": DROPS | {"D": "session"}, "setters": SETTERS},
        "duration_for_expires": {"drops": DROPS | {"C": "2h"}, "setters": SETTERS},
        # The shop's cookie is a session cookie; the load balancer's is not.
        "others_lifetime": {"drops": DROPS | {"B": "close"}, "setters": SETTERS},
        "session_cookie": {"drops": DROPS | {"D": "7d"}, "setters": SETTERS},
        "other_lifetime": {"drops": dict.fromkeys(LETTERS, "7d"), "setters": SETTERS},
        "not_by_operator": {"drops": DROPS, "setters": dict.fromkeys(LETTERS, "operator")},
        "not_by_application": {"drops": DROPS, "setters": SETTERS | {"B": "application"}},
        "not_by_fixed": {"drops": DROPS, "setters": dict.fromkeys(LETTERS, "fixed")},
    },
    "lab01.ends": {
        "word_unknown": {"ends": ENDS | {"A": "close"}},
        "expires_for_duration": {"ends": ENDS | {"C": "7d"}},
        "never_checks": {"ends": ENDS | {"A": "1h"}},
        "it_checks": {"ends": dict.fromkeys(LETTERS, "never")},
        "ends_later": {"ends": ENDS | {"C": "30m"}},
        "ends_earlier": {"ends": ENDS | {"B": "1h"}},
    },
}
