"""The words of lab 2, write a sticky balancer."""

from sticky_lab.messages.labs.forms import Answer, ExerciseWords
from sticky_lab.messages.text import Text

EXERCISES: dict[str, ExerciseWords] = {
    "lab02.round_robin": ExerciseWords(
        Text("라운드 로빈", "Round robin"),
        (
            Text(
                "요청이 네 번 왔고 대상이 3개라면 네 번째 요청은 누구 차례입니까?",
                "Four requests, 3 targets: whose turn is the fourth?",
            ),
            Text("수업 6의 6.1절을 다시 보십시오.", "Look at section 6.1 of lesson 6 again."),
            Text(
                "`turn`을 대상 수로 나눈 나머지를 생각해 보십시오.",
                "Think of the remainder of `turn` divided by the number of targets.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "대상이 차례로 응답했고, 대상이 줄어도 순서가 이어졌습니다.",
                    "The targets took turns, also after one of them was gone.",
                ),
                Text("이제 쿠키를 써 보십시오.", "Now write the cookie."),
            ),
            "not_in_turn": Answer(
                Text("대상이 차례로 응답하지 않았습니다.", "The targets did not take turns."),
                Text(
                    "`turn`이 1 늘 때마다 다음 대상이 나와야 합니다.",
                    "Each time `turn` grows by 1, the next target should come.",
                ),
            ),
            "no_such_target": Answer(
                Text(
                    "`{name}`이(가) `targets`에 없는 값을 돌려주었습니다: {value}",
                    "`{name}` returned what is not among `targets`: {value}",
                ),
                Text("`targets` 가운데 하나를 돌려주십시오.", "Return one of `targets`."),
            ),
        },
    ),
}
