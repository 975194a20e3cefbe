"""What is said about the broken set-ups of lab 3."""

from sticky_lab.words.text import Text

CASE_UNKNOWN = Text(
    "{value}라는 사례는 없습니다. 다음 가운데 하나를 쓰십시오: {allowed}.",
    "There is no case {value}. Use one of: {allowed}.",
)
