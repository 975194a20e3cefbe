"""What is left of a widget where no widget can live: in a stored notebook, on GitHub, in print."""

from __future__ import annotations

from typing import Any

from sticky_lab.messages import Text


class WithStoredText:
    """Mix into a widget class and set `stored_text`: it replaces the widget's own text form, which is never stable.

    `stored_html` may show the same, and more, where HTML can live but no widget: an export, say.
    """

    stored_text: Text

    def stored_html(self) -> str:
        """Return what an export shows in the widget's place; "" for the text alone."""
        return ""

    def _repr_mimebundle_(self, **options: Any) -> Any:
        bundle = super()._repr_mimebundle_(**options)  # type: ignore[misc]
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data:
            data["text/plain"] = "\n".join(self.stored_text.lines())
            html = self.stored_html()
            if html:
                data["text/html"] = html
        return bundle
