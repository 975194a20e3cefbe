"""WORDS. Every sentence of the interface, in Korean and English, side by side; the course's own stand in its TOML files.

A sentence is a `Text`. Importing this package also tells errors how they read: what an error says is looked up by its
code, in `refusals`.
"""

from sticky_lab.errors import StickyLabError
from sticky_lab.words.text import Language, Text, one_line, terminal_language

__all__ = ["Language", "Text", "one_line", "sentence", "terminal_language"]


def sentence(error: StickyLabError) -> Text:
    """Return what an error says; of a refused setting it says also who refuses it, and by which rule."""
    # Here: a target has words, too, but refuses nothing, and starts quickly without the rules.
    from sticky_lab.words.refusals import refusal

    return refusal(error)


StickyLabError.in_words = sentence
