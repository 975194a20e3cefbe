"""A small table for notebooks: aligned text, and HTML whose sentences follow the language switch."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sticky_lab.messages import Text

Cell = str | int | Text


class Table:
    """Rows under headings. A `Text` cell shows in both languages in HTML; `plain_columns` go into the text form."""

    def __init__(
        self, caption: Text, headings: Sequence[Text], rows: Sequence[Sequence[Cell]], plain_columns: Sequence[int]
    ) -> None:
        self.caption = caption
        self.headings = list(headings)
        #: The rows, each a list of cells.
        self.rows = [list(row) for row in rows]
        self._plain_columns = list(plain_columns)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        lines = [[self.headings[column].en for column in self._plain_columns]]
        lines += [[str(row[column]) for column in self._plain_columns] for row in self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self._plain_columns))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{heading.html()}</th>' for heading in self.headings)
        body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in self.rows)
        return (
            f"<table><caption>{self.caption.html()}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _cell(cell: Cell) -> str:
    inner = cell.html() if isinstance(cell, Text) else escape(str(cell))
    return f'<td style="text-align: left">{inner}</td>'
