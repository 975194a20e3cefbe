"""What is said of a learner's own balancer."""

from sticky_lab.words.labs.forms import Answer
from sticky_lab.words.text import Text

CHOSEN = Text("직접 작성한 choose 함수가 대상을 골랐습니다.", "Your function choose chose this target.")
FOLLOWED = Text(
    "직접 작성한 함수들이 쿠키가 가리키는 대상으로 보냈습니다.", "Your functions followed the cookie to this target."
)
FAILED = Text(
    "직접 작성한 함수가 대상을 정하지 못해 500으로 응답했습니다. {problem}",
    "Your functions gave no target, so the load balancer answered 500. {problem}",
)

#: What can be wrong with what the functions return, in every exercise that plugs them in.
ANSWERS: dict[str, Answer] = {
    "no_such_target": Answer(
        Text(
            "`choose`가 `targets`에 없는 값을 돌려주었습니다. 돌려준 값은 {value}입니다.",
            "`choose` returned {value}, which is not among `targets`.",
        ),
        Text(
            "대상은 사라질 수 있습니다. 언제나 `targets` 가운데 하나를 `return`으로 돌려주십시오.",
            "Targets come and go. Always `return` one of `targets`.",
        ),
    ),
    "no_target_name": Answer(
        Text(
            "`read_cookie`가 문자열도 `None`도 아닌 값을 돌려주었습니다. 돌려준 값은 {value}입니다.",
            "`read_cookie` returned {value}, which is neither a text nor `None`.",
        ),
        Text(
            "쿠키가 가리키는 대상의 ID만 돌려주고, 없으면 `None`을 돌려주십시오.",
            "Return only the id of the target that the cookie names, or `None` if there is none.",
        ),
    ),
    "no_cookie_value": Answer(
        Text(
            "`write_cookie`가 돌려준 {value}은(는) 쿠키 값이 될 수 없습니다.",
            "`write_cookie` returned {value}, which cannot be the value of a cookie.",
        ),
        Text(
            "공백, 쉼표, 세미콜론, 따옴표, 역슬래시가 없는 ASCII 문자열을 {longest}자까지 쓸 수 있습니다.",
            "A value is a text of ASCII without blanks, commas, semicolons, quotes or backslashes, "
            "at most {longest} characters long.",
        ),
    ),
    "nobody_there": Answer(
        Text("등록된 대상이 없습니다.", "No target is registered."),
        Text("대상을 다시 등록하십시오.", "Register a target again."),
    ),
}
