"""The access log, in the format of an ALB (LOG-02: 33 fields) or of a CLB (LOG-04).

Entries are kept as they are and written out when somebody reads them; with a file, once per request. A line never
holds a cookie (LOG-01), and a WebSocket is one entry (LOG-06).
"""

from __future__ import annotations

from datetime import UTC, datetime

from sticky_lab.balancer.addresses import authority
from sticky_lab.balancer.records import Record, Refusal
from sticky_lab.framing.findings import Finding
from sticky_lab.stickiness import Product, TargetGroup

Entry = Record | Refusal

ALB_FIELDS = (
    *("type", "time", "elb", "client:port", "target:port", "request_processing_time", "target_processing_time"),
    *("response_processing_time", "elb_status_code", "target_status_code", "received_bytes", "sent_bytes"),
    *("request", "user_agent", "ssl_cipher", "ssl_protocol", "target_group_arn", "trace_id", "domain_name"),
    *("chosen_cert_arn", "matched_rule_priority", "request_creation_time", "actions_executed", "redirect_url"),
    *("error_reason", "target:port_list", "target_status_code_list", "classification", "classification_reason"),
    *("conn_trace_id", "transformed_host", "transformed_uri", "request_transform_status"),
)
CLB_FIELDS = (
    *("time", "elb", "client:port", "backend:port", "request_processing_time", "backend_processing_time"),
    *("response_processing_time", "elb_status_code", "backend_status_code", "received_bytes", "sent_bytes"),
    *("request", "user_agent", "ssl_cipher", "ssl_protocol"),
)
_QUOTED = frozenset(
    (
        *("request", "user_agent", "trace_id", "domain_name", "chosen_cert_arn", "actions_executed", "redirect_url"),
        *("error_reason", "target:port_list", "target_status_code_list", "classification", "classification_reason"),
        *("transformed_host", "transformed_uri", "request_transform_status"),
    )
)
# The region and the account number of AWS's own examples.
_ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/{name}/{digest}"
LOAD_BALANCER = "app/sticky-lab/0123456789abcdef"
CLASSIC_LOAD_BALANCER = "sticky-lab"


def log_line(entry: Entry, product: Product, port: int) -> str:
    """Return the line of one entry; `port` is the listener's."""
    values = log_fields(entry, product, port)
    return " ".join(f'"{value}"' if name in _QUOTED else value for name, value in values.items())


def field_names(product: Product) -> tuple[str, ...]:
    """Return the names of a log's fields, in their order."""
    return CLB_FIELDS if product is Product.CLB else ALB_FIELDS


def log_fields(entry: Entry, product: Product, port: int) -> dict[str, str]:
    """Return the fields of one entry by their names, in order; what does not apply is "-"."""
    common = _refusal_fields(entry) if isinstance(entry, Refusal) else _record_fields(entry, port)
    if product is Product.CLB:
        renamed = {"backend:port": "target:port", "backend_processing_time": "target_processing_time"}
        renamed["backend_status_code"] = "target_status_code"
        common["elb"] = CLASSIC_LOAD_BALANCER
        return {name: common[renamed.get(name, name)] for name in CLB_FIELDS}
    return {name: common[name] for name in ALB_FIELDS}


def _record_fields(record: Record, port: int) -> dict[str, str]:
    decision = record.decision
    target, group = decision.target, decision.group
    address = authority(target.host, target.port) if target else "-"
    target_status = str(record.target_status) if record.target_status else "-"
    user_agent = decision.request.user_agent.decode("latin-1")
    forwarded = group is not None or decision.group_step is not None
    return {
        **_shared_fields(record, record.finding, decision.routed_at),
        "type": "ws" if record.target_status == 101 else "http",
        "time": _instant(decision.routed_at + max(0.0, record.finished_at - record.received_at)),
        "target:port": address,
        "request_processing_time": _elapsed(record.received_at, record.sent_at),
        "target_processing_time": _elapsed(record.sent_at, record.first_byte_at),
        "response_processing_time": _elapsed(record.first_byte_at, record.finished_at),
        "target_status_code": target_status,
        "request": _escaped(
            f"{record.method} {_absolute(record.path, record.host, port)} HTTP/1.{0 if record.http_1_0 else 1}"
        ),
        "user_agent": _escaped(user_agent) or "-",
        "target_group_arn": _group_arn(group) if group else "-",
        "trace_id": _escaped(f"Root={record.trace_root}"),
        "matched_rule_priority": str(decision.rule_priority) if forwarded else "-",
        "actions_executed": "forward" if forwarded else "-",
        "error_reason": decision.error_reason or "-",
        "target:port_list": address,
        "target_status_code_list": target_status,
    }


def _refusal_fields(refusal: Refusal) -> dict[str, str]:
    return {
        **_shared_fields(refusal, refusal.finding, refusal.created_at),
        **dict.fromkeys(("request_processing_time", "target_processing_time", "response_processing_time"), "-1"),
        "type": "http",
        "time": _instant(refusal.created_at),
        "request": _escaped(refusal.request_line.decode("latin-1")) or "- - -",
    }


def _shared_fields(entry: Entry, finding: Finding | None, created: float) -> dict[str, str]:
    """What any request has; everything else is "-" so far. `created` is in seconds since 1970."""
    return {
        **dict.fromkeys(ALB_FIELDS, "-"),
        "elb": LOAD_BALANCER,
        "client:port": authority(*entry.peer),
        "elb_status_code": str(entry.status),
        "received_bytes": str(entry.received_bytes),
        "sent_bytes": str(entry.sent_bytes),
        "request_creation_time": _instant(created),
        "classification": finding.risk.value if finding else "-",
        "classification_reason": finding.name if finding else "-",
        # LOG-07: the same for every request of one client connection.
        "conn_trace_id": f"TID_{entry.connection:032x}",
    }


def _group_arn(group: TargetGroup) -> str:
    return _ARN.format(name=group.name, digest=group.digest.hex().rjust(16, "0"))


def _absolute(target: str, host: bytes, port: int) -> str:
    if not target.startswith("/"):
        return target
    name = host.decode("latin-1").rpartition(":")[0] or host.decode("latin-1")
    return f"http://{name or '127.0.0.1'}:{port}{target}"


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _elapsed(start: float, end: float) -> str:
    """Return seconds with three decimals, or -1 where one of the two moments never came."""
    return f"{max(0.0, end - start):.3f}" if start and end else "-1"


def _escaped(text: str) -> str:
    """Return text that can neither end its quotes nor its line."""
    return "".join(f"\\x{ord(one):02x}" if one in '"\\' or not " " <= one <= "~" else one for one in text)
