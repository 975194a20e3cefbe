"""WORDS. Every sentence of the interface, in Korean and English, side by side; the course's own stand in its TOML files.

A sentence is a `Text`. Importing this package also tells errors how they read: what an error says is looked up by its
code, in `refusals`.
"""

from sticky_lab.words.refusals import sentence
from sticky_lab.words.text import Language, Text, one_line, terminal_language

__all__ = ["Language", "Text", "one_line", "sentence", "terminal_language"]
