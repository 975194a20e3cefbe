"""The admin port of `sticky-lab up`: metrics as Prometheus text, and the last decisions with their reasons."""

from __future__ import annotations

import ipaddress
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import waitress
from prometheus_client import CollectorRegistry, Metric, make_wsgi_app
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from sticky_lab.balancer import Record
from sticky_lab.balancer.metrics import Figure
from sticky_lab.words.command_line import ADMIN_HOST
from sticky_lab.words.reasons import record_text

DECISIONS_SHOWN = 100
# More wait until one of these is closed, which an idle one is before long.
MOST_CONNECTIONS = 50
IDLE_SECONDS = 10
STOP_SECONDS = 5


class _Figures(Collector):
    """Hands out the figures as they stand whenever somebody asks. AWS's names stay as they are."""

    def __init__(self, figures: Callable[[], list[Figure]]) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        families: dict[str, CounterMetricFamily | GaugeMetricFamily] = {}
        for figure in self._figures():
            if figure.name not in families:
                kind = CounterMetricFamily if figure.total else GaugeMetricFamily
                families[figure.name] = kind(figure.name, f"{figure.name}, as in AWS", labels=list(figure.labels))
            families[figure.name].add_metric(list(figure.labels.values()), figure.value)
        yield from families.values()


def _described(record: Record) -> dict[str, object]:
    decision = record.decision
    return {
        "number": record.number,
        "request": f"{record.method} {record.path}",
        "status": record.status,
        "target": decision.target.id if decision.target else None,
        "reason": record.reason.name,
        "rule": record.reason.rule,
        "ours": record.reason.ours,
        "new_target_chosen": decision.used_turn,
        **record_text(record).sides,
    }


def _is_asked_for(written: str, own: str) -> bool:
    """Whether a Host field is the server's own, an address, or localhost.

    Any other name may be a stranger's that leads here for a moment (DNS rebinding), so that a page of theirs can read.
    """
    host = written.rpartition(":")[0] if not written.endswith("]") and ":" in written else written
    with suppress(ValueError):
        ipaddress.ip_address(host.strip("[]"))
        return True
    return host.lower() in ("localhost", own.lower())


def serve_admin(
    figures: Callable[[], list[Figure]], records: Callable[[], Sequence[Record]], host: str, port: int
) -> tuple[int, Callable[[], None]]:
    """Serve `/metrics` and `/decisions` (JSON, newest first) in a daemon thread; return its port and what ends it.

    Raises OSError if the port is taken.
    """
    registry = CollectorRegistry()
    registry.register(_Figures(figures))
    metrics = make_wsgi_app(registry)

    def application(environment: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not _is_asked_for(environment.get("HTTP_HOST", ""), host):
            start_response("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
            return [(ADMIN_HOST.plain() + "\n").encode()]
        path = environment.get("PATH_INFO")
        if path == "/metrics":
            shown: Iterable[bytes] = metrics(environment, start_response)
            return shown
        if path == "/decisions":
            last = [_described(record) for record in reversed(records()[-DECISIONS_SHOWN:])]
            start_response("200 OK", [("Content-Type", "application/json; charset=utf-8")])
            return [json.dumps(last, ensure_ascii=False, indent=1).encode()]
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"/metrics\n/decisions\n"]

    connections: dict[int, Any] = {}
    server = waitress.create_server(
        application,
        host="127.0.0.1" if host == "localhost" else host,
        port=port,
        threads=2,
        connection_limit=MOST_CONNECTIONS,
        channel_timeout=IDLE_SECONDS,
        cleanup_interval=IDLE_SECONDS,
        max_request_header_size=16_384,
        ident=None,
        map=connections,
    )
    thread = threading.Thread(target=server.run, name="sticky-lab admin", daemon=True)
    thread.start()

    def stop() -> None:
        for one in list(connections.values()):
            one.close()
        server.task_dispatcher.shutdown()
        thread.join(STOP_SECONDS)

    return int(server.effective_port), stop
