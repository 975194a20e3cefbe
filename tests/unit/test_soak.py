"""A minute of traffic while targets, keys and settings change. `tests.unit.soak` runs for longer."""

from __future__ import annotations

import pytest

from tests.unit.soak import soak

pytestmark = pytest.mark.slow

SECONDS = 55.0


@pytest.mark.timeout(180)
def test_nothing_is_lost_leaked_or_moved_without_a_reason_while_everything_changes() -> None:
    summary = soak(SECONDS)
    assert not summary.problems, str(summary)
    # It was not an idle minute.
    assert summary.stayed > summary.moves.total() > 0
    assert summary.chaos.total() > 10
