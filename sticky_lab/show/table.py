"""A small table for notebooks: aligned text, and HTML whose sentences follow the language switch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sticky_lab.words import Text

Cell = str | int | Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and whether it shows in the narrow text form too: sentences are for HTML only."""

    heading: Text
    in_text: bool = True


class Table:
    """Rows under headings. A `Text` cell shows in both languages in HTML."""

    def __init__(self, caption: Text, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        self.caption = caption
        self.columns = list(columns)
        #: The rows, each a list of cells.
        self.rows = [list(row) for row in rows]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        shown = [number for number, column in enumerate(self.columns) if column.in_text]
        lines = [[self.columns[number].heading.en for number in shown]]
        lines += [[str(row[number]) for number in shown] for row in self.rows]
        widths = [max(len(line[position]) for line in lines) for position in range(len(shown))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )

    def _repr_html_(self) -> str:
        head = "".join(
            f'<th scope="col" style="text-align: left; white-space: nowrap">{column.heading.html()}</th>'
            for column in self.columns
        )
        body = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in self.rows)
        return (
            f"<table><caption>{self.caption.html()}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _html_cell(cell: Cell) -> str:
    if isinstance(cell, Text):
        return f'<td style="text-align: left">{cell.html()}</td>'
    return f'<td style="text-align: left; white-space: nowrap">{escape(str(cell))}</td>'
