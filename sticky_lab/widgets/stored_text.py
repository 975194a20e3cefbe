"""What is left of a widget where no widget can live: in a stored notebook, on GitHub, in print."""

from __future__ import annotations

from typing import Any

from sticky_lab.words import Text


class WithStoredText:
    """Mix into a widget class and set `stored_text`: it replaces the widget's own text form, which is never stable.

    `stored_lines` may say more than that, and so may `stored_html`, for where HTML can live but no widget: an export,
    or a notebook in which nothing has been run yet.
    """

    stored_text: Text

    def stored_lines(self) -> list[str]:
        """Return the lines of the text form."""
        return self.stored_text.lines()

    def stored_html(self) -> str:
        """Return what an export shows in the widget's place, both languages marked as such."""
        return f"<p>{self.stored_text.html()}</p>"

    def __repr__(self) -> str:
        return self.stored_text.plain()

    def _repr_mimebundle_(self, **options: Any) -> Any:
        bundle = super()._repr_mimebundle_(**options)  # type: ignore[misc]
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data:
            data["text/plain"] = "\n".join(self.stored_lines())
            data["text/html"] = self.stored_html()
        return bundle
