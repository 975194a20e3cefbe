"""The metrics as Prometheus text, on a port of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from wsgiref.simple_server import WSGIServer

from prometheus_client import CollectorRegistry, Metric, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from sticky_lab.balancer.metrics import Figure


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


def serve_metrics(figures: Callable[[], list[Figure]], host: str, port: int) -> WSGIServer:
    """Serve `/metrics` in a daemon thread until the server is shut down. Raises OSError if the port is taken."""
    registry = CollectorRegistry()
    registry.register(_Figures(figures))
    server, _ = start_http_server(port, host, registry)
    return server
