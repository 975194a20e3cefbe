"""Work of many tests done in processes beside them, as many at once as there are processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest

from tests.conftest import MARK

Key = TypeVar("Key")
Result = TypeVar("Result")


def parameters(request: pytest.FixtureRequest, test: str) -> list[dict[str, Any]]:
    """Return the parameters of each collected case of a test, in order."""
    return [
        dict(item.callspec.params)
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.originalname == test
    ]


@contextmanager
def done_beside(work: Callable[[Key], Result], keys: Iterable[Key]) -> Iterator[dict[Key, Future[Result]]]:
    """Give what `work` makes of each key, as it comes. `work` and keys must be importable or picklable."""
    workers = ProcessPoolExecutor(
        os.cpu_count(),
        multiprocessing.get_context("spawn"),
        initializer=_mark,
        initargs=(f"{os.environ[MARK]} beside",),
    )
    with workers as pool:
        yield {key: pool.submit(work, key) for key in keys}


def _mark(mark: str) -> None:
    """Let a test tell its own processes from those that are started here."""
    os.environ[MARK] = mark
