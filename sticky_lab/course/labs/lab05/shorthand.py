"""Values of the AWS CLI's options: JSON, or the short form `Key=a,Value=b` with lists in [] and maps in {}."""

from __future__ import annotations

import json
import re
from typing import Any

from sticky_lab.course.content import lab_text

MOST_DEEP = 8
_NAME = re.compile(r"[A-Za-z0-9_.\-]+(?==)")
_BARE = re.compile(r"[^,\[\]{}'\"\s]*")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


class CommandError(Exception):
    """What is wrong with a command: `fault` names the details among the lab's words, `answer` what a check says."""

    def __init__(self, fault: str, answer: str = "command_unreadable", **facts: object) -> None:
        self.fault, self.answer, self.problem = fault, answer, lab_text("lab05", fault).fill(**facts)
        super().__init__(self.problem.plain())


def read_values(option: str, values: list[str]) -> list[Any]:
    """Return the elements of a list that is given as words of a command: lists, maps and plain values.

    Raises `CommandError`.
    """
    if values and values[0].lstrip().startswith(("[", "{")):
        read = _json(option, " ".join(values))
        return read if isinstance(read, list) else [read]
    return [_Shorthand(option, value).element() for value in values]


def _json(option: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise CommandError("json_broken", option=option, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise CommandError("unreadable", option=option, value=text[:20]) from None


class _Shorthand:
    """One word in the short form, read from left to right."""

    def __init__(self, option: str, text: str) -> None:
        self._option, self._text, self._at = option, text, 0

    def element(self) -> dict[str, Any]:
        """Return the map that the whole word stands for."""
        found = self._pairs(0)
        if self._at < len(self._text):
            raise self._error()
        return found

    def _pairs(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while True:
            name = self._take(_NAME)
            if name is None or name[0] in found:
                raise self._error()
            self._at += 1  # the equals sign
            found[name[0]] = self._value(depth)
            if not self._skip(","):
                return found

    def _value(self, depth: int) -> Any:
        if depth > MOST_DEEP:
            raise self._error()
        if self._skip("{"):
            pairs = self._pairs(depth + 1)
            return self._closed(pairs, "}")
        if self._skip("["):
            values = [self._value(depth + 1)]
            while self._skip(","):
                values.append(self._value(depth + 1))
            return self._closed(values, "]")
        quoted = self._take(_QUOTED)
        if quoted:
            return quoted[1] if quoted[1] is not None else quoted[2]
        bare = self._take(_BARE)
        return bare[0] if bare else ""

    def _closed(self, value: Any, mark: str) -> Any:
        if not self._skip(mark):
            raise self._error()
        return value

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()
        return found

    def _skip(self, mark: str) -> bool:
        there = self._text.startswith(mark, self._at)
        self._at += len(mark) * there
        return there

    def _error(self) -> CommandError:
        return CommandError("unreadable", option=self._option, value=self._text[self._at :][:30] or self._text)
