"""What is said about the anonymous load balancers of lab 1."""

from sticky_lab.words.text import Text

BOX_UNKNOWN = Text(
    "{value}라는 상자는 없습니다. 다음 가운데 하나를 쓰십시오: {allowed}.",
    "There is no box {value}. Use one of: {allowed}.",
)
BOX_CLOSED = Text(
    '상자 {letter}는 다른 상자를 열 때 닫혔습니다. anonymous("{letter}")로 다시 여십시오.',
    'Box {letter} was closed when another was opened. Open it again with anonymous("{letter}").',
)
COOKIE_NOT_HELD = Text(
    "브라우저에 {value} 쿠키가 없습니다. 지금 있는 쿠키: {held}.",
    "The browser holds no cookie {value}. It holds: {held}.",
)
TIMES_RANGE = Text("{value}번은 할 수 없습니다. 1에서 20까지의 정수를 쓰십시오.", "Not {value} times: use 1 to 20.")
