"""The browsers of a lab, by name, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from sticky_lab.bench.clock import LabClock
from sticky_lab.browser import Browser
from sticky_lab.browser.decided import Decided
from sticky_lab.browser.trace import browser_of, root_for
from sticky_lab.errors import StickyLabError, shown

LONGEST_NAME = 40


class Browsers(Mapping[str, Browser]):
    """`url` is where they come in, `decided` what was decided about the request with a trace root."""

    def __init__(self, clock: LabClock, url: Callable[[], str], decided: Callable[[str], Decided | None]) -> None:
        self._clock, self._url, self._decided = clock, url, decided
        self._made: dict[str, Browser] = {}

    def made(self, name: object) -> Browser:
        """Make a browser of this name, or give back the one that there is. Raises `StickyLabError` for no name."""
        name = _name(name)
        return self._made[name] if name in self._made else self._new(name)

    def new(self, name: object = None) -> Browser:
        """Make another browser; without a name it is "browser 1", "browser 2" and so on.

        Raises `StickyLabError` if there is one of this name.
        """
        if name is None:
            name = next(free for number in count(1) if (free := f"browser {number}") not in self._made)
        name = _name(name)
        if name in self._made:
            raise StickyLabError("browser_name_taken", value=name)
        return self._new(name)

    def name_of(self, trace_root: str) -> str:
        """Return the name of the browser that sent the request with this trace root; "—" for somebody else."""
        number = browser_of(trace_root)
        return list(self._made)[number - 1] if number and number <= len(self._made) else "—"

    def _new(self, name: str) -> Browser:
        number, sent = len(self._made) + 1, count(1)
        self._made[name] = Browser(
            name,
            base_url=self._url,
            clock=self._clock.now,
            trace_root=lambda: root_for(self._clock.now(), number, next(sent)),
            decided=self._decided,
        )
        return self._made[name]

    def __getitem__(self, name: str) -> Browser:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _name(name: object) -> str:
    stripped = name.strip() if isinstance(name, str) else ""
    if not 1 <= len(stripped) <= LONGEST_NAME or not stripped.isprintable():
        raise StickyLabError("browser_name_empty", value=shown(name))
    return stripped
