"""The access log of the soak: a real file that is moved away now and then, on a disk that is full now and then."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sticky_lab.balancer.log_file import LogFile
from sticky_lab.words.command_line import LOG

FULL = Path("/dev/full")


class SoakLog:
    """Its path is a link, to a file in `folder` or, while the disk is full, to /dev/full."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._link = folder / "access.log"
        self._files = 0
        #: What it said, in English.
        self.told: list[str] = []
        self.full = False
        self._point_at(self._next_file())
        self.file = LogFile(str(self._link), self._tell)

    @property
    def lines(self) -> int:
        """How many whole lines there are, in all files together."""
        return sum(path.read_bytes().count(b"\n") for path in self._folder.glob("*.part"))

    def fill_disk(self) -> None:
        """Let nothing be written from now on."""
        self.full = True
        self._point_at(FULL)
        self.file.reopen()

    def free_disk(self) -> None:
        """Let lines be written again."""
        self.full = False
        self.rotate()

    def rotate(self) -> None:
        """Begin another file, as a rotation by SIGHUP does."""
        self._point_at(self._next_file())
        self.file.reopen()

    def close(self) -> None:
        """Close it and remove the link."""
        self.file.close()
        self._link.unlink()

    def _next_file(self) -> Path:
        self._files += 1
        return self._folder / f"{self._files}.part"

    def _point_at(self, path: Path) -> None:
        fresh = self._folder / "fresh"
        fresh.symlink_to(path)
        os.replace(fresh, self._link)

    def _tell(self, code: str, facts: Mapping[str, object]) -> None:
        self.told.append(LOG[code].fill(**facts).en)
