"""Counters, under the names that AWS's metrics have (MET-01…03).

`as_names` gives them to the API and to Prometheus. What CloudWatch would call a Sum over the life of the load balancer
is a running total here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sticky_lab.balancer.records import Record, Refusal
from sticky_lab.stickiness import Product, TargetGroup, TargetHealth


class Figure(NamedTuple):
    """One figure: AWS's name for it, what it is about (labels), and its value. `total` ones only ever grow."""

    name: str
    labels: dict[str, str]
    value: float
    total: bool = True


OWN_ERRORS = (500, 502, 503, 504)
# Where the CLB's name for the same thing is another one (MET-03). It has no NonStickyRequestCount.
_CLB_NAMES = {
    "TargetResponseTime": "Latency",
    "TargetConnectionErrorCount": "BackendConnectionErrors",
    **{f"HTTPCode_Target_{digit}XX_Count": f"HTTPCode_Backend_{digit}XX" for digit in range(2, 6)},
    **{f"HTTPCode_ELB_{digit}XX_Count": f"HTTPCode_ELB_{digit}XX" for digit in (4, 5)},
}
_ALB_ONLY = frozenset(
    (
        *("NonStickyRequestCount", "UnhealthyRoutingRequestCount", "NewConnectionCount", "ActiveConnectionCount"),
        *("ProcessedBytes", "RequestCountPerTarget", *(f"HTTPCode_ELB_{status}_Count" for status in OWN_ERRORS)),
    )
)


class Metrics:
    """Counts what happens. Figures of chance or of one moment (healthy targets, say) are asked for when read."""

    def __init__(self) -> None:
        self.requests = self.non_sticky = self.unhealthy_routing = 0
        self.connection_errors = self.new_connections = self.odd_heads = 0
        self.processed_bytes = 0
        self.answered = 0  # by targets
        self.response_seconds = 0.0
        #: By the first digit of the status.
        self.from_targets: Counter[int] = Counter()
        #: By the whole status: what the load balancer answered itself.
        self.own_answers: Counter[int] = Counter()
        #: By group and target.
        self.by_target: Counter[tuple[str, str]] = Counter()

    def finished(self, record: Record) -> None:
        """Count a routed request that is over."""
        decision = record.decision
        target = decision.target
        self.processed_bytes += record.received_bytes + record.sent_bytes
        if record.finding is not None:
            self.odd_heads += 1
        if target is None or decision.group is None:
            self.own_answers[record.status] += 1
            return
        self.requests += 1  # AWS counts those for which a target was chosen
        self.by_target[decision.group.name, target.id] += 1
        if decision.non_sticky:
            self.non_sticky += 1
        if decision.unhealthy_routing:
            self.unhealthy_routing += 1
        if record.target_status:
            self.from_targets[record.target_status // 100] += 1
            self.answered += 1
            self.response_seconds += record.first_byte_at - record.sent_at
        if record.status != record.target_status:
            self.own_answers[record.status] += 1

    def refused(self, refusal: Refusal) -> None:
        """Count a request whose head was not taken."""
        self.own_answers[refusal.status] += 1
        self.processed_bytes += refusal.received_bytes + refusal.sent_bytes
        if refusal.finding is not None:
            self.odd_heads += 1

    def as_names(self, product: Product, groups: tuple[TargetGroup, ...], active_connections: int) -> list[Figure]:
        """Return every figure under the name that this product's metrics have."""
        figures = list(self._figures(groups, active_connections))
        if product is not Product.CLB:
            return figures
        return [
            figure._replace(name=_CLB_NAMES.get(figure.name, figure.name))
            for figure in figures
            if figure.name not in _ALB_ONLY
        ]

    def _figures(self, groups: tuple[TargetGroup, ...], active_connections: int) -> Iterator[Figure]:
        yield Figure("RequestCount", {}, self.requests)
        yield Figure("NonStickyRequestCount", {}, self.non_sticky)
        yield Figure("NewConnectionCount", {}, self.new_connections)
        yield Figure("ActiveConnectionCount", {}, active_connections, total=False)
        yield Figure("ProcessedBytes", {}, self.processed_bytes)
        yield Figure("DesyncMitigationMode_NonCompliant_Request_Count", {}, self.odd_heads)
        yield Figure("UnhealthyRoutingRequestCount", {}, self.unhealthy_routing)
        yield Figure("TargetConnectionErrorCount", {}, self.connection_errors)
        average = self.response_seconds / self.answered if self.answered else 0.0
        yield Figure("TargetResponseTime", {}, round(average, 6), total=False)
        for digit in range(2, 6):
            yield Figure(f"HTTPCode_Target_{digit}XX_Count", {}, self.from_targets[digit])
        for digit in (4, 5):
            own = sum(count for status, count in self.own_answers.items() if status // 100 == digit)
            yield Figure(f"HTTPCode_ELB_{digit}XX_Count", {}, own)
        for status in OWN_ERRORS:
            yield Figure(f"HTTPCode_ELB_{status}_Count", {}, self.own_answers[status])
        for group in groups:
            labels = {"TargetGroup": group.name}
            healthy = sum(target.health is TargetHealth.HEALTHY for target in group.targets)
            unhealthy = sum(target.health is TargetHealth.UNHEALTHY for target in group.targets)
            yield Figure("HealthyHostCount", labels, healthy, total=False)
            yield Figure("UnHealthyHostCount", labels, unhealthy, total=False)
            requests = sum(count for (name, _), count in self.by_target.items() if name == group.name)
            # MET-02: an average, whose name hides it.
            per_target = requests / (healthy or len(group.targets) or 1)
            yield Figure("RequestCountPerTarget", labels, round(per_target, 3), total=False)
        for (group_name, target_id), count in self.by_target.items():
            # AWS has no such metric: there the access log has to be counted (LOG-05).
            yield Figure("RequestCountOfTarget", {"TargetGroup": group_name, "Target": target_id}, count)
