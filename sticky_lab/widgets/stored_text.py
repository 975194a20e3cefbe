"""What is left of a widget where no widget can live: in a stored notebook, on GitHub, in print."""

from __future__ import annotations

from typing import Any

from sticky_lab.messages import Text


class WithStoredText:
    """Mix into a widget class and set `stored_text`: it replaces the widget's own text form, which is never stable."""

    stored_text: Text

    def _repr_mimebundle_(self, **options: Any) -> Any:
        bundle = super()._repr_mimebundle_(**options)  # type: ignore[misc]
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data:
            data["text/plain"] = "\n".join(self.stored_text.lines())
        return bundle
