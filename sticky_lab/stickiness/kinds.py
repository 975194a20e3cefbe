"""THE SETTINGS ROWS. ALB, CLB and NLB are one engine; what differs between them stands in these rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Product(StrEnum):
    """The kinds of load balancer, by AWS's abbreviations."""

    ALB = "alb"
    CLB = "clb"
    NLB = "nlb"
    GWLB = "gwlb"


@dataclass(frozen=True, slots=True)
class CookieFamily:
    """One family of cookies. `names` are the names on the wire, `companion` the one for cross-site use (CORS-01).

    `shape` is how a value is written (§3 of the specification), `payload` how many bytes it seals at the least:
    with the 37 bytes around them they give the lengths seen on the wire.
    """

    name: bytes
    companion: bytes | None
    shape: str
    payload: int


AWSALB = CookieFamily(b"AWSALB", b"AWSALBCORS", "base64", 56)  # 93 bytes, 124 characters (ALB-D-14, ALB-D-19)
AWSALBTG = CookieFamily(b"AWSALBTG", b"AWSALBTGCORS", "base64", 92)  # 129 bytes, 172 characters (ALB-T-08, ALB-T-10)
AWSALBAPP = CookieFamily(b"AWSALBAPP", None, "zeros+base64", 61)  # 106 bytes after eight zeros (ALB-A-24)
AWSELB = CookieFamily(b"AWSELB", b"AWSELBCORS", "hex", 32)  # 69 bytes, 138 characters (CLB-G-04, CLB-G-05)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of stickiness: what carries the binding, and how it is judged."""

    name: str
    product: Product
    cookie: CookieFamily | None = None
    # ALB-D-06, ALB-A-09: the load balancer ends stickiness itself. A CLB does not look (CLB-D-03).
    judges_age: bool = False
    # ALB-A-06, CLB-A-07: the client must return the application's cookie too.
    needs_application_cookie: bool = False
    # NLB and GWLB: these parts of a connection decide, in the place of an algorithm.
    hashed: tuple[str, ...] = ()


_TUPLE = ("protocol", "source_ip", "source_port", "destination_ip", "destination_port")

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("off", Product.ALB),
        Kind("lb_cookie", Product.ALB, AWSALB, judges_age=True),
        Kind("app_cookie", Product.ALB, AWSALBAPP, judges_age=True, needs_application_cookie=True),
        Kind("clb_off", Product.CLB),
        Kind("clb_duration", Product.CLB, AWSELB),
        Kind("clb_application", Product.CLB, AWSELB, needs_application_cookie=True),
        Kind("nlb_flow", Product.NLB, hashed=(*_TUPLE, "sequence")),  # NLB-01; each connection its own (NLB-02)
        Kind("source_ip", Product.NLB, hashed=("source_ip", "protocol")),  # NLB-03; all behind one NAT are one (NLB-04)
        Kind("gwlb_flow", Product.GWLB, hashed=_TUPLE),  # GWLB-01
        Kind("source_ip_dest_ip_proto", Product.GWLB, hashed=("source_ip", "destination_ip", "protocol")),  # GWLB-02
        Kind("source_ip_dest_ip", Product.GWLB, hashed=("source_ip", "destination_ip")),  # GWLB-02, GWLB-03
    )
}


@dataclass(frozen=True, slots=True)
class Stickiness:
    """The stickiness in force at a target group or a CLB listener.

    `duration` is in seconds; None where the kind has none, or where a CLB cookie lasts for the browser session.
    `cookie_name` is the application's cookie, for the kinds that need one.
    """

    kind: Kind
    duration: int | None = None
    cookie_name: bytes = b""
