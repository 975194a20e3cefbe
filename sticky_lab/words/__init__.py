"""WORDS. Every sentence the program says to a person, in Korean and English, side by side.

This is the ground layer: it imports nothing of ours, so rules, network and widgets all explain themselves
from one place. A sentence is a `Text`; a mistake that a person can mend is a `StickyLabError` carrying one.
"""

from sticky_lab.words.text import Language, StickyLabError, Text, one_line, terminal_language

__all__ = ["Language", "StickyLabError", "Text", "one_line", "terminal_language"]
