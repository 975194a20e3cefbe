"""Half a minute of traffic while targets, keys and settings change. `tests.unit.soak` runs for longer."""

from __future__ import annotations

import pytest

from tests.unit.soak import soak

pytestmark = pytest.mark.slow

SECONDS = 35.0
KINDS_OF_CHAOS = 13


@pytest.mark.timeout(180)
def test_nothing_is_lost_leaked_or_moved_without_a_reason_while_everything_changes() -> None:
    summary = soak(SECONDS)
    assert not summary.problems, str(summary)
    # It was not an idle time.
    assert summary.stayed > summary.moves.total() > 0
    assert len(summary.chaos) == KINDS_OF_CHAOS, summary.chaos
