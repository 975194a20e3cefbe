"""The form after the AWS console's, and the same form asked as "what if"."""

from __future__ import annotations

from typing import Any

from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness import ClassicAttributes, TargetGroupAttributes
from sticky_lab.stickiness.durations import SECONDS_PER_UNIT
from sticky_lab.stickiness.refusals import SettingRefusedError
from sticky_lab.widgets.part import Part
from sticky_lab.words import Text, panel
from sticky_lab.words.panel_words import FORM, WHAT_IF
from sticky_lab.words.reasons import reason_text

LONGEST_NUMBER = 9
TYPES = {
    "alb": ("off", "lb_cookie", "app_cookie"),
    "clb": ("off", "lb_cookie", "app_cookie"),
    "nlb": ("off", "source_ip"),
}
# On a CLB the application's cookie decides how long stickiness lasts (CLB-A-01).
TIMED = {"alb": ("lb_cookie", "app_cookie"), "clb": ("lb_cookie",), "nlb": ()}
REPLAYED = 200
DIFFERENCES_SHOWN = 50

# By the attribute that a refusal is about.
_FIELDS = {
    "stickiness.lb_cookie.duration_seconds": "number",
    "stickiness.app_cookie.duration_seconds": "number",
    "CookieExpirationPeriod": "number",
    "stickiness.app_cookie.cookie_name": "cookie_name",
    "CookieName": "cookie_name",
}


class _Form(Part):
    """What both forms read: a type, a number with its unit, and a name."""

    def asked_for(self, product: str, kind: str, number: str, unit: str, cookie_name: str) -> tuple[Any, ...]:
        """Return type, duration and name as the lab takes them. Raises `StickyLabError` for what is no number."""
        duration = None
        written = number.strip()
        if kind in TIMED[product] and (written or product != "clb"):
            # Decimal digits of any script: Korean input methods write full-width ones too.
            if not written.isdecimal() or len(written) > LONGEST_NUMBER:
                raise StickyLabError("duration_not_a_number", value=written[:20])
            duration = f"{int(written)}{unit}"
        return kind, duration, cookie_name.strip() if kind == "app_cookie" else None

    def place_of(self, error: StickyLabError) -> str:
        """Show a refusal at the field that it is about."""
        if isinstance(error, SettingRefusedError):
            return _FIELDS.get(error.key, "")
        return "number" if error.code in ("duration_not_a_number", "duration_unreadable") else ""


def _choices(names: tuple[str, ...], texts: dict[str, Text]) -> list[tuple[str, dict[str, str]]]:
    return [(name, texts[name].sides) for name in names]


class FormPart(_Form):
    """The form: product, type, duration, name; and beside it the same as attributes and as a command."""

    script = "form"
    fixed_words = FORM

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        attributes = self.lab.parts.front.attributes
        product = self.lab.parts.front.product
        products = tuple(TYPES) if len(self.lab.listener.groups) == 1 else (product,)
        number, unit = _number_and_unit(attributes)
        return {
            "form": {
                "product": product,
                "kind": attributes.active_type,
                "number": number,
                "unit": unit,
                "cookie_name": attributes.stickiness.cookie_name.decode(),
            },
            "products": _choices(products, panel.PRODUCT_NAMES),
            "types": {product: _choices(types, panel.TYPE_NAMES) for product, types in TYPES.items()},
            "timed": TIMED,
            "units": _choices(tuple(panel.UNIT_NAMES), panel.UNIT_NAMES),
            "attributes": [
                (key, value)
                for key, value in attributes.as_keys().items()
                if key.startswith("stickiness.") or isinstance(attributes, ClassicAttributes)
            ],
            "command": self.lab.on_aws.cli,
        }

    def do_save(self, **form: str) -> Text:
        """Put the form in force, all of it or nothing."""
        self.lab.set_product(form["product"], *self.asked_for(**form))
        return panel.SAVED


class WhatIfPart(_Form):
    """The last requests, decided once more under other settings."""

    script = "what_if"
    fixed_words = WHAT_IF

    def __init__(self, lab: Any) -> None:
        self._differing: list[dict[str, Any]] = []
        super().__init__(lab)

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        product = self.lab.parts.front.product
        return {
            "types": _choices(TYPES[product], panel.TYPE_NAMES),
            "timed": TIMED[product],
            "units": _choices(tuple(panel.UNIT_NAMES), panel.UNIT_NAMES),
            "differing": self._differing,
            "capped": len(self._differing) == DIFFERENCES_SHOWN,
        }

    def do_replay(self, **form: str) -> Text:
        """Decide again, and list what differs."""
        replayed = self.lab.parts.inspection.replay(REPLAYED, *self.asked_for(self.lab.parts.front.product, **form))
        if not replayed:
            raise StickyLabError("nothing_to_replay")
        differing = [one for one in replayed if one.differs]
        self._differing = [
            {
                "number": one.record.number,
                "browser": one.browser,
                "was": {
                    "target": one.record.decision.target.id if one.record.decision.target else None,
                    "text": reason_text(one.record.decision.reason).sides,
                },
                "instead": {
                    "target": one.instead.target.id if one.instead.target else None,
                    "text": reason_text(one.instead.reason).sides,
                },
            }
            for one in differing[:DIFFERENCES_SHOWN]
        ]
        return panel.REPLAYED.fill(total=len(replayed), differ=len(differing))


def _number_and_unit(attributes: TargetGroupAttributes | ClassicAttributes) -> tuple[str, str]:
    """Return the duration to show: the one in force, or the one that turning stickiness on would bring."""
    seconds = attributes.stickiness.duration
    if seconds is None and isinstance(attributes, TargetGroupAttributes):
        seconds = attributes.lb_cookie_duration_seconds
    if seconds is None:
        return "", "s"  # a CLB's cookie that lasts for the browser session
    unit = next(unit for unit in reversed(SECONDS_PER_UNIT) if seconds % SECONDS_PER_UNIT[unit] == 0)
    return str(seconds // SECONDS_PER_UNIT[unit]), unit
