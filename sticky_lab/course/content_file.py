"""A TOML file of the course, read part by part; what is odd in it is said with the file's name and the key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from sticky_lab.errors import StickyLabError
from sticky_lab.words import Text
from sticky_lab.words import content as words
from sticky_lab.words.text import fields_of

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a file: `where` is its key in full, `held` what stands in it."""

    file: str
    where: str
    held: Mapping[str, object]

    def odd(self, key: str, fault: Text, **facts: object) -> StickyLabError:
        """Return the error that says what is odd at a key of this table."""
        return StickyLabError("content_odd", file=self.file, key=self._full(key), fault=fault.fill(**facts))

    def only(self, *keys: str) -> Part:
        """Return this part. Raises `StickyLabError` if it has any other key."""
        for key in self.held:
            if key not in keys:
                raise self.odd(key, words.UNKNOWN, allowed=", ".join(keys))
        return self

    def part(self, key: str) -> Part:
        """Return the table under a key. Raises `StickyLabError` if there is none."""
        value = self._needed(key)
        if not isinstance(value, dict) or not value:
            raise self.odd(key, words.NOT_A_TABLE)
        return Part(self.file, self._full(key), value)

    def parts(self, key: str) -> dict[str, Part]:
        """Return the tables under a key by their names, none if the key is missing."""
        whole = self.part(key) if key in self.held else Part(self.file, self._full(key), {})
        return {name: whole.part(name) for name in whole.held}

    def text(self, key: str, *, filled: bool = False) -> Text:
        """Return the sentence under a key; only one that is `filled` later may hold `{name}` fields."""
        return self.part(key).as_text(filled=filled)

    def texts(self, key: str, *, filled: bool = False) -> dict[str, Text]:
        """Return the sentences under a key by their names, none if the key is missing."""
        return {name: part.as_text(filled=filled) for name, part in self.parts(key).items()}

    def truth(self, key: str) -> bool:
        """Return whether a key says true; without the key it is false."""
        value = self.held.get(key, False)
        if not isinstance(value, bool):
            raise self.odd(key, words.NOT_A_TRUTH)
        return value

    def names(self, key: str, among: Mapping[str, object], where: str) -> list[str]:
        """Return the names that a key lists, none without it. All of them have to be `among` what stands `where`."""
        value = self.held.get(key, [])
        if not isinstance(value, list):
            raise self.odd(key, words.NOT_NAMES)
        for name in value:
            if name not in among:
                raise self.odd(key, words.NOT_THERE, value=name, among=where)
        return value

    def as_text(self, *, filled: bool) -> Text:
        """Return this table as a sentence: a side for each language, Korean and English among them."""
        for language in self.held:
            if not _LANGUAGE.fullmatch(language):
                raise self.odd(language, words.LANGUAGE)
        sides = {language: self._side(language) for language in ("ko", "en", *self.held)}
        korean, *_ = fields = [self._fields(language, side) for language, side in sides.items()]
        for language, found in zip(sides, fields, strict=True):
            if found and not filled:
                raise self.odd(language, words.NOT_FILLED, fields=_listed(found))
            if found != korean:
                raise self.odd(language, words.FIELDS_DIFFER, here=_listed(found), korean=_listed(korean))
        return Text(**sides)

    def _side(self, language: str) -> str:
        value = self._needed(language)
        lines = [line for line in (value if isinstance(value, list) else [value]) if _is_line(line)]
        if not "".join(lines).strip() or (isinstance(value, list) and len(lines) < len(value)):
            raise self.odd(language, words.NOT_A_TEXT)
        return "\n".join(lines)

    def _fields(self, language: str, side: str) -> set[str]:
        try:
            return fields_of(side)
        except ValueError:
            raise self.odd(language, words.BRACES) from None

    def _needed(self, key: str) -> object:
        if key not in self.held:
            raise self.odd(key, words.MISSING)
        return self.held[key]

    def _full(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def read(path: Path) -> Part:
    """Return a file as one part, without a key of its own. Raises `StickyLabError` if it cannot be read."""
    name = "/".join(path.parts[-2:])
    try:
        return Part(name, "", tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as problem:  # `ValueError` is what is no TOML, and what is not in UTF-8
        raise StickyLabError("content_not_read", file=name, problem=problem) from None


def _is_line(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and "\n" not in value


def _listed(fields: set[str]) -> str:
    return ", ".join(f"{{{field}}}" for field in sorted(fields)) or "—"
