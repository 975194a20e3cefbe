"""The wrong answers of all labs are judged beside the other tests of the labs, for there are many."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from tests.beside import done_beside, parameters
from tests.labs.attempts import answer_to

Answered = dict[tuple[str, str], Future[tuple[str, bool]]]


@pytest.fixture(scope="session", autouse=True)
def answered(request: pytest.FixtureRequest) -> Iterator[Answered]:
    """What is said to the wrong answers that are to be tried, as it comes."""
    attempts = parameters(request, "test_a_wrong_answer_gets_its_own_word")
    with done_beside(answer_to, [(one["exercise"], one["answer"]) for one in attempts]) as futures:
        yield futures
