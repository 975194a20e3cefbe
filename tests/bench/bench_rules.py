"""CPU of one sticky request in the rules: cookie found, opened, judged; new cookie sealed and written."""

from __future__ import annotations

from typing import Any

from sticky_lab.stickiness import cookie_lines, route
from tests.unit.stickiness_samples import NONCE, NOW, cookie_for, snapshot


def test_one_sticky_request(benchmark: Any) -> None:
    where = snapshot()
    _, _, value = cookie_for("i-b").partition(b"=")
    header = [b"SHOPSESSION=0123456789abcdef; AWSALB=" + value + b"; AWSALBCORS=" + value]
    benchmark(lambda: cookie_lines(route(where, header, now=NOW + 1, turn=0), where, NONCE))
