"""A sentence in two languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any, Literal

Language = Literal["ko", "en", "both"]


@dataclass(frozen=True, slots=True)
class Text:
    """One thing to say, in Korean and in English.

    Either side may hold `{name}` fields; `fill` replaces them on both sides at once, so that one language
    can never lack a fact that the other has.
    """

    ko: str
    en: str

    def fill(self, **facts: object) -> Text:
        """Return the text with its `{name}` fields replaced. A `Text` among the facts is filled in per language."""
        return Text(
            self.ko.format(**{name: fact.ko if isinstance(fact, Text) else fact for name, fact in facts.items()}),
            self.en.format(**{name: fact.en if isinstance(fact, Text) else fact for name, fact in facts.items()}),
        )

    def followed_by(self, other: Text) -> Text:
        """Return both texts as one, sentence after sentence in each language."""
        return Text(f"{self.ko} {other.ko}", f"{self.en} {other.en}")

    def plain(self, language: Language = "both") -> str:
        """Return the sentence in one language, or both of them on one line."""
        return {"ko": self.ko, "en": self.en, "both": f"{self.ko} · {self.en}"}[language]

    def lines(self) -> list[str]:
        """Return the sentence for plain outputs: Korean, then English, wrapped to a hundred columns."""
        # A Korean character takes two columns.
        return [*wrap(self.ko, 48), *wrap(self.en, 96)]

    def html(self) -> str:
        """Return both languages as escaped HTML that the page's language switch can filter."""
        return (
            f'<span lang="ko">{_html(self.ko)}</span>'
            '<span class="between-languages"> · </span>'
            f'<span lang="en">{_html(self.en)}</span>'
        )

    def blocks(self) -> str:
        """Return both languages as two blocks of Markdown, as in the text cells of the lessons."""
        return f'<div lang="ko">\n\n{self.ko}\n\n</div>\n<div lang="en">\n\n{self.en}\n\n</div>'

    def _repr_html_(self) -> str:
        return f"<p>{self.html()}</p>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """IPython asks for this: the text form of a cell's result."""
        printer.text("\n".join(self.lines()))

    def __str__(self) -> str:
        return self.plain()


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
