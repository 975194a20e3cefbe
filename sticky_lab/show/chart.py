"""Small charts for notebooks: bars of shares, and lines over time.

Each draws inline SVG in the colour of the text around it, so that it reads in light and dark; lines differ by their
dashes. Words and numbers stand beside the drawing as HTML: they follow the language switch, and are what is left where
no SVG may be shown. The text form (`repr`) is the same on every run.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from html import escape

from sticky_lab.words import Text, charts

_BAR_COLUMNS = 40  # of the text form
_BAR_WIDTH, _BAR_HEIGHT = 320, 16
_WIDTH, _HEIGHT = 640, 200
_TEXT_ROWS = 12
_TABLE_ROWS = 24
# As many lines as can be told apart without colour.
_DASHES = ("", "9 4", "2 3", "9 3 2 3", "1 6", "14 5")


class BarChart:
    """One bar for each name, as long as its share of the whole (0 to 1), with a dashed mark across all of them."""

    def __init__(self, caption: Text, said: Text, counts: Mapping[str, int], mark: float) -> None:
        self.caption = caption
        #: The sentence that says what the drawing shows.
        self.said = said
        self.counts = dict(counts)
        self.mark = mark

    @property
    def shares(self) -> dict[str, float]:
        """The share of each name, 0 to 1; all 0 while nothing was counted."""
        whole = sum(self.counts.values()) or 1
        return {name: count / whole for name, count in self.counts.items()}

    def __repr__(self) -> str:
        widest = max(map(len, self.counts), default=0)
        rows = [
            f"{name.ljust(widest)}  {('#' * round(share * _BAR_COLUMNS)).ljust(_BAR_COLUMNS)} "
            f"{share:6.1%}  {self.counts[name]}"
            for name, share in self.shares.items()
        ]
        return "\n".join([*self.caption.lines(), *rows, *self.said.lines()])

    def _repr_html_(self) -> str:
        name, share, count = (
            f'<th scope="col">{one.html()}</th>' for one in (charts.TARGET, charts.SHARE, charts.REQUESTS)
        )
        head = f"{name}<td></td>{share}{count}"
        rows = "".join(
            f'<tr><th scope="row" style="text-align: left; white-space: nowrap">{escape(name)}</th>'
            f"<td>{self._bar(share)}</td><td>{share:.1%}</td><td>{self.counts[name]}</td></tr>"
            for name, share in self.shares.items()
        )
        return (
            f"<table><caption>{self.caption.html()}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
            f"<p>{self.said.html()}<br/>{charts.FAIR_SHARE.html()}</p>"
        )

    def _bar(self, share: float) -> str:
        mark = f"{self.mark * _BAR_WIDTH:.1f}"
        return (
            f'<svg width="{_BAR_WIDTH}" height="{_BAR_HEIGHT}" aria-hidden="true">'
            f'<rect x="0.5" y="0.5" width="{_BAR_WIDTH - 1}" height="{_BAR_HEIGHT - 1}" fill="none" '
            'stroke="currentColor" stroke-opacity="0.3"/>'
            f'<rect y="3" width="{share * _BAR_WIDTH:.1f}" height="{_BAR_HEIGHT - 6}" fill="currentColor" '
            'fill-opacity="0.5"/>'
            f'<line x1="{mark}" x2="{mark}" y1="0" y2="{_BAR_HEIGHT}" stroke="currentColor" stroke-width="2" '
            'stroke-dasharray="3 2"/></svg>'
        )


class LineChart:
    """One line for each name: `series` holds a value for each of the `times`.

    `form` writes a value, such as "{:.0%}".format; `lowest` is where the axis begins at the latest. More lines than
    can be told apart are not drawn: they stand in a table.
    """

    def __init__(
        self,
        caption: Text,
        times: Sequence[str],
        series: Mapping[str, Sequence[float]],
        *,
        form: Callable[[float], str],
        lowest: float = 0.0,
    ) -> None:
        self.caption = caption
        self.times = list(times)
        self.series = {name: list(values) for name, values in series.items()}
        self.form = form
        every = [value for values in self.series.values() for value in values]
        self.lowest = min([lowest, *every])
        self.highest = max([lowest, *every])

    @property
    def said(self) -> list[Text]:
        """One sentence for each line: where it begins, its extremes, where it ends."""
        return [
            charts.LINES_SAID.fill(
                name=name,
                first=self.form(values[0]),
                lowest=self.form(min(values)),
                highest=self.form(max(values)),
                last=self.form(values[-1]),
            )
            for name, values in self.series.items()
        ]

    def __repr__(self) -> str:
        rows = [[charts.TIME.plain(), *self.series], *self._rows(_TEXT_ROWS)]
        widths = [max(_columns(row[place]) for row in rows) for place in range(len(rows[0]))]
        lines = (
            "  ".join(" " * (width - _columns(cell)) + cell for cell, width in zip(row, widths, strict=True))
            for row in rows
        )
        return "\n".join([*self.caption.lines(), *lines])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{cell}</th>' for cell in (charts.TIME.html(), *map(escape, self.series)))
        body = "".join(
            f'<tr><th scope="row">{time}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
            for time, *cells in self._rows(_TABLE_ROWS)
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        if len(self.series) > len(_DASHES):
            said = charts.TOO_MANY_LINES.fill(most=len(_DASHES))
            return f"<figure><figcaption>{self.caption.html()}</figcaption><p>{said.html()}</p>{table}</figure>"
        legend = "".join(f"<li>{_swatch(number)} {said.html()}</li>" for number, said in enumerate(self.said))
        return (
            f'<figure style="margin: 0; max-width: {_WIDTH + 80}px"><figcaption>{self.caption.html()}</figcaption>'
            '<div style="display: grid; grid-template-columns: auto 1fr; gap: 2px 8px">'
            '<div style="display: flex; flex-direction: column; justify-content: space-between; text-align: right">'
            f"<span>{self.form(self.highest)}</span><span>{self.form(self.lowest)}</span></div>"
            f"{self._drawing()}<span></span>"
            '<div style="display: flex; justify-content: space-between">'
            f"<span>{self.times[0]}</span><span>{self.times[len(self.times) // 2]}</span>"
            f"<span>{self.times[-1]}</span></div></div>"
            f'<ul style="list-style: none; padding: 0">{legend}</ul>'
            f"<details><summary>{charts.VALUES.html()}</summary>{table}</details></figure>"
        )

    def _rows(self, most: int) -> list[list[str]]:
        """About so many rows of time and values, evenly chosen, the last one among them."""
        stride = -(-len(self.times) // most)
        chosen = range((len(self.times) - 1) % stride, len(self.times), stride)
        return [[self.times[row], *(self.form(values[row]) for values in self.series.values())] for row in chosen]

    def _drawing(self) -> str:
        height = self.highest - self.lowest or 1
        across = _WIDTH / (len(self.times) - 1 or 1)
        lines = []
        for number, values in enumerate(self.series.values()):
            points = " ".join(
                f"{place * across:.1f},{_HEIGHT - (value - self.lowest) / height * _HEIGHT:.1f}"
                for place, value in enumerate(values)
            )
            lines.append(f'<polyline points="{points}" {_stroke(number)}/>')
        grid = "".join(
            f'<line x2="{_WIDTH}" y1="{quarter * _HEIGHT / 4:.0f}" y2="{quarter * _HEIGHT / 4:.0f}" '
            'stroke="currentColor" stroke-opacity="0.25"/>'
            for quarter in range(5)
        )
        return (
            f'<svg viewBox="0 -2 {_WIDTH} {_HEIGHT + 4}" style="width: 100%" aria-hidden="true">'
            f"{grid}{''.join(lines)}</svg>"
        )


def _stroke(number: int) -> str:
    return f'fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="{_DASHES[number]}"'


def _swatch(number: int) -> str:
    return f'<svg width="48" height="8" aria-hidden="true"><path d="M0 4H48" {_stroke(number)}/></svg>'


def _columns(text: str) -> int:
    """How many columns a text takes: a Korean character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
