"""What the benches of the labs do not take; what a lab says about work stands in its words.toml."""

from sticky_lab.words.text import Text

BOX_UNKNOWN = Text(
    "{value}{이라는/라는} 상자는 없습니다. 다음 가운데 하나를 쓰십시오: {allowed}.",
    "There is no box {value}. Use one of: {allowed}.",
)
BOX_CLOSED = Text(
    '상자 {letter}{은/는} 다른 상자를 열 때 닫혔습니다. anonymous("{letter}")로 다시 여십시오.',
    'Box {letter} was closed when another was opened. Open it again with anonymous("{letter}").',
)
COOKIE_NOT_HELD = Text(
    "브라우저에 {value} 쿠키가 없습니다. 지금 있는 쿠키: {held}.",
    "The browser holds no cookie {value}. It holds: {held}.",
)
TIMES_RANGE = Text("{value}번은 할 수 없습니다. 1에서 20까지의 정수를 쓰십시오.", "Not {value} times: use 1 to 20.")
PLUG_IN = Text(
    "plug_in에는 열린 Lab과 함수를 넘기십시오. 예: plug_in(lab, choose, read_cookie, write_cookie)",
    "plug_in takes an open Lab and functions, as in plug_in(lab, choose, read_cookie, write_cookie).",
)
CASE_UNKNOWN = Text(
    "{value}{이라는/라는} 사례는 없습니다. 다음 가운데 하나를 쓰십시오: {allowed}.",
    "There is no case {value}. Use one of: {allowed}.",
)
CUSTOMER_COUNT = Text(
    "고객은 1명부터 {most}명까지 들일 수 있습니다. 입력한 값: {value}. 이 범위의 정수를 쓰십시오.",
    "A shop takes 1 to {most} customers; this was {value}. Give a whole number in that range.",
)
DOORS_OPEN = Text(
    "고객이 이미 들어와 있습니다. 처음부터 다시 하려면 lab.restart()를 먼저 실행하십시오.",
    "The customers are in already. To begin again, run lab.restart() first.",
)
