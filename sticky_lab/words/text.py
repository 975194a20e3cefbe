"""A sentence in Korean, English and perhaps further languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from string import Formatter
from textwrap import wrap
from typing import Any, Literal

from sticky_lab.words.particles import PARTICLES, particle

Language = Literal["ko", "en", "both"]
# Languages whose letters take two columns.
_WIDE = frozenset(("ko", "ja", "zh"))


class Text:
    """One thing to say, in Korean, in English, and in each further language that its maker brought, by its code.

    A side may hold `{name}` fields; `fill` replaces them on all sides at once, so that one language can never lack a
    fact that another has. Where a sentence lacks a further language, its English stands in.
    """

    __slots__ = ("_sides",)

    def __init__(self, ko: str, en: str, **others: str) -> None:
        self._sides = {"ko": ko, "en": en, **others}

    @property
    def ko(self) -> str:
        """The Korean side."""
        return self._sides["ko"]

    @property
    def en(self) -> str:
        """The English side."""
        return self._sides["en"]

    @property
    def sides(self) -> dict[str, str]:
        """Each language's side by the language's code, Korean and English first. `Text(**sides)` is the same text."""
        return dict(self._sides)

    def fill(self, **facts: object) -> Text:
        """Return the text with its `{name}` fields replaced. A `Text` among the facts is filled in per language.

        A pair of Korean particles, such as `{을/를}`, becomes the one that fits after what is then before it.
        """
        return self._with(
            [fact for fact in facts.values() if isinstance(fact, Text)],
            lambda language: _filled(
                self.plain(language),
                {name: fact.plain(language) if isinstance(fact, Text) else fact for name, fact in facts.items()},
            ),
        )

    def followed_by(self, other: Text, between: str = " ") -> Text:
        """Return both texts as one, sentence after sentence in each language."""
        return self._with([other], lambda language: f"{self.plain(language)}{between}{other.plain(language)}")

    def plain(self, language: str = "both") -> str:
        """Return the sentence in one language (English, if it lacks this one), or "both": all of them on one line."""
        return " · ".join(self._sides.values()) if language == "both" else self._sides.get(language, self.en)

    def lines(self) -> list[str]:
        """Return the sentence for plain outputs: language after language, wrapped to a hundred columns."""
        return [line for language, side in self._sides.items() for line in wrap(side, 48 if language in _WIDE else 96)]

    def html(self) -> str:
        """Return all languages as escaped HTML that the page's language switch can filter."""
        return '<span class="between-languages"> · </span>'.join(
            f'<span lang="{escape(language)}">{_html(side)}</span>' for language, side in self._sides.items()
        )

    def blocks(self) -> str:
        """Return all languages as blocks of Markdown, as in the text cells of the lessons."""
        return "\n".join(f'<div lang="{language}">\n\n{side}\n\n</div>' for language, side in self._sides.items())

    def _with(self, others: list[Text], side: Callable[[str], str]) -> Text:
        """Return what `side` makes for each language that this text or one of the others has."""
        languages = dict.fromkeys(language for text in (self, *others) for language in text._sides)
        return Text(**{language: side(language) for language in languages})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self._sides == other._sides

    def __hash__(self) -> int:
        return hash(tuple(self._sides.values()))

    def __repr__(self) -> str:
        return f"Text({', '.join(f'{language}={side!r}' for language, side in self._sides.items())})"

    def _repr_html_(self) -> str:
        return f"<p>{self.html()}</p>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """IPython asks for this: the text form of a cell's result."""
        printer.text("\n".join(self.lines()))

    def __str__(self) -> str:
        return self.plain()


def fields_of(side: str) -> set[str]:
    """Return the names of the fields in a side of a text; particles are none. Raises `ValueError` for stray braces."""
    return {name for _, name, _, _ in Formatter().parse(side) if name is not None and name not in PARTICLES}


def _filled(side: str, facts: Mapping[str, object]) -> str:
    """Return a side with its fields replaced, in order: a particle looks at what has come before it."""
    done = ""
    for before, name, _, _ in Formatter().parse(side):
        done += before
        if name in PARTICLES:
            done += particle(name, done)
        elif name is not None:
            done += str(facts[name])
    return done


def _html(sentence: str) -> str:
    """Return a sentence as HTML; what stands in backticks is code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(sentence))


def terminal_language(environment: Mapping[str, str]) -> Language:
    """Return the language that the POSIX locale variables ask for: Korean, else English."""
    wanted = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "ko" if wanted.startswith("ko") else "en"


def one_line(text: Text, environment: Mapping[str, str]) -> str:
    """Return the text as one line for a terminal, in the language of its locale."""
    return " ".join(text.plain(terminal_language(environment)).split())
