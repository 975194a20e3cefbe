"""Korean particles after a value that is filled in: which of their two forms fits depends on how its end is read.

A sentence writes both, as `{을/를}`: the first stands after a final consonant, the second after none. 로 stands after
ㄹ too (서울로). Digits are read one by one, capitals and letters beside digits by their names (ALB 에이엘비), other
Latin words as Korean writes such loan words (target 타깃). What can be read in no such way ends in a vowel for us.
"""

from __future__ import annotations

import re

PARTICLES = frozenset(("은/는", "이/가", "을/를", "과/와", "으로/로", "이라는/라는"))
# A bracket is passed over, as in 대상 a(비정상)는; so are quotes and the like.
_BRACKET = re.compile(r"(?<=\w)\([^()]*\)\W*$")
_END = re.compile(r"([가-힣]|(?P<digit>\d)|%|(?P<letters>[A-Za-z]+))[^가-힣\dA-Za-z%]*$", re.ASCII)
_DIGITS = dict(zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True))
_LETTERS = {"L": "ㄹ", "R": "ㄹ", "M": "ㅁ", "N": "ㄴ"}
_WORDS = (
    (re.compile(r"le?$"), "ㄹ"),  # mail, table
    (re.compile(r"(?:m|n|ng|[aeiou]me|[aeiou]ne)$"), "ㅁ"),  # room, session, name, None
    (re.compile(r"(?:(?:^|[^aeiou])[aeiou](?:b|c|ck|k|pp?|t)|[iy]pe)$"), "ㅂ"),  # lab, topic, block, app, target, type
)
_HANGUL, _FINALS, _RIEUL = ord("가"), 28, 8


def particle(pair: str, before: str) -> str:
    """Return the form of a pair of `PARTICLES` that fits after this text."""
    after_consonant, after_vowel = pair.split("/")
    final = _final(before)
    return after_vowel if not final or (final == "ㄹ" and pair == "으로/로") else after_consonant


def _final(text: str) -> str:
    """Return the final consonant of the last syllable: "" for none; which one it is counts for ㄹ only."""
    end = _END.search(_BRACKET.sub("", text))
    if end is None:
        return ""
    if end["digit"]:
        return _DIGITS[end["digit"]]
    if end["letters"]:
        return _final_of_letters(end["letters"], beside_digit=text[: end.start()][-1:].isdigit())
    if end[1] == "%":
        return ""
    final = (ord(end[1]) - _HANGUL) % _FINALS
    return "ㄹ" if final == _RIEUL else "ㅇ" if final else ""


def _final_of_letters(letters: str, *, beside_digit: bool) -> str:
    if letters.isupper() or len(letters) == 1 or beside_digit:
        return _LETTERS.get(letters[-1].upper(), "")
    return next((final for pattern, final in _WORDS if pattern.search(letters.lower())), "")
