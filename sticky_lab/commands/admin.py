"""The admin port of `sticky-lab up`: metrics as Prometheus text, and the last decisions with their reasons."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, Metric, make_wsgi_app
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from sticky_lab.balancer import Record
from sticky_lab.balancer.metrics import Figure

DECISIONS_SHOWN = 100


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
        "ko": record.text.ko,
        "en": record.text.en,
    }


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _SilentHandler(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: standard error is for problems."""


def serve_admin(
    figures: Callable[[], list[Figure]], records: Callable[[], Sequence[Record]], host: str, port: int
) -> WSGIServer:
    """Serve `/metrics` and `/decisions` (JSON, newest first) in a daemon thread until the server is shut down.

    Raises OSError if the port is taken.
    """
    registry = CollectorRegistry()
    registry.register(_Figures(figures))
    metrics = make_wsgi_app(registry)

    def application(environment: dict[str, Any], start_response: Any) -> Iterable[bytes]:
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

    server = make_server(host, port, application, _Server, _SilentHandler)
    threading.Thread(target=server.serve_forever, name="sticky-lab admin", daemon=True).start()
    return server
