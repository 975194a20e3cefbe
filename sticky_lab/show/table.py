"""A small table for notebooks: named rows, aligned text, and HTML whose sentences follow the language switch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import Any, Self, overload

from sticky_lab.errors import UnknownNameError
from sticky_lab.words import Text

Cell = str | int | Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in code, its heading, and where it shows: sentences are too wide for the text form."""

    name: str
    heading: Text
    in_text: bool = True
    in_html: bool = True


class Row(tuple[Cell, ...]):
    """A row of a table: its cells in order, and each of them by the name of its column, as in `row.target`."""

    names: tuple[str, ...]

    def __new__(cls, names: Sequence[str], cells: Sequence[Cell]) -> Row:
        """Make a row of as many cells as there are names."""
        row = super().__new__(cls, cells)
        row.names = tuple(names)
        return row

    def __getattr__(self, name: str) -> Any:
        # Python's own questions, such as IPython's for a way to draw this, are no misspelled columns.
        if name == "names" or name.startswith("_"):
            raise AttributeError(name)
        if name not in self.names:
            raise UnknownNameError(name, self.names)
        return self[self.names.index(name)]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.names]

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={_plain(cell)!r}' for name, cell in zip(self.names, self, strict=True))})"

    def to_dict(self) -> dict[str, str | int]:
        """Return name → cell; a sentence is its text in both languages."""
        return {name: _plain(cell) for name, cell in zip(self.names, self, strict=True)}


class Table(Sequence[Row]):
    """Rows under headings, a sequence of them: `table[0].target`, `for row in table`, `table.where(browser="alice")`.

    A `Text` cell shows in both languages in HTML.
    """

    def __init__(self, caption: Text, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        self.caption = caption
        self.columns = tuple(columns)
        self._rows = [row if isinstance(row, Row) else Row(self.names, row) for row in rows]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def where(self, **cells: object) -> Self:
        """Return the rows whose cells are these, as a table. Raises `UnknownNameError` for no column of ours."""
        for name in cells:
            if name not in self.names:
                raise UnknownNameError(name, self.names)
        return self._of([row for row in self if all(getattr(row, name) == cell for name, cell in cells.items())])

    def to_dicts(self) -> list[dict[str, str | int]]:
        """Return each row as name → cell."""
        return [row.to_dict() for row in self]

    def to_pandas(self) -> Any:
        """Return a `pandas.DataFrame`. Raises ImportError where pandas is not installed."""
        # The course does without pandas; whoever has it may want this.
        return import_module("pandas").DataFrame(self.to_dicts(), columns=list(self.names))

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Self: ...

    def __getitem__(self, index: int | slice) -> Row | Self:
        return self._of(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _of(self, rows: Sequence[Row]) -> Self:
        return type(self)(self.caption, self.columns, rows)

    def __repr__(self) -> str:
        shown = [number for number, column in enumerate(self.columns) if column.in_text]
        lines = [[self.columns[number].heading.en for number in shown]]
        lines += [[str(row[number]) for number in shown] for row in self]
        widths = [max(len(line[position]) for line in lines) for position in range(len(shown))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )

    def _repr_html_(self) -> str:
        head = "".join(
            f'<th scope="col" style="text-align: left; white-space: nowrap">{column.heading.html()}</th>'
            for column in self.columns
            if column.in_html
        )
        shown = [number for number, column in enumerate(self.columns) if column.in_html]
        body = "".join(f"<tr>{''.join(_html_cell(row[number]) for number in shown)}</tr>" for row in self)
        return (
            f"<table><caption>{self.caption.html()}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def identifier(name: str) -> str:
    """Return a name that code can write, such as "target_port" for the log's "target:port"."""
    return re.sub(r"\W+", "_", name).strip("_")


def _plain(cell: Cell) -> str | int:
    return cell.plain() if isinstance(cell, Text) else cell


def _html_cell(cell: Cell) -> str:
    if isinstance(cell, Text):
        return f'<td style="text-align: left">{cell.html()}</td>'
    return f'<td style="text-align: left; white-space: nowrap">{escape(str(cell))}</td>'
