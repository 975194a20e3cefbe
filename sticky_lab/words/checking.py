"""What is said around checks and hints; the words of each exercise stand in `labs/`."""

from sticky_lab.words import own_policy
from sticky_lab.words.labs.forms import Answer
from sticky_lab.words.text import Text

PASSED = Text("통과", "Passed")
NOT_YET = Text("아직입니다", "Not yet")
OBSERVED = Text("관찰한 결과: {observed}", "Observed: {observed}")
NEXT = Text("다음 단계: {next_step}", "Next step: {next_step}")
HINT = Text("힌트 {number}/3: {hint}", "Hint {number} of 3: {hint}")
LAST_HINT = Text("이것이 마지막 힌트입니다.", "This is the last hint.")
REQUEST = Text(
    "{browser}의 요청을 {target} 대상이 처리했습니다. {decision}", "{browser}'s request went to {target}. {decision}"
)
NOBODY = Text("어느 대상도 처리하지 않음", "no target")
UNANSWERED = Text(
    "{browser}의 요청을 처리한 대상이 없습니다. {decision}", "{browser}'s request went to no target. {decision}"
)
LINE = Text("{line}번째 줄 `{code}`", "line {line}, `{code}`")
EXIT = Text("종료 상태 {status}", "exit status {status}")

TABLE_LINE = Text("{sign} {name} · {title}: {reason}", "{sign} {name} · {title}: {reason}")
SUM = Text("연습 {all}개 가운데 {passed}개를 통과했습니다.", "{passed} of {all} exercises pass.")
NOT_CHECKED = Text(
    '이 연습을 검사하는 셀이 없습니다. 셀에는 check("{name}")만 있어야 합니다.',
    'No cell checks this exercise. It has to hold check("{name}") and nothing else.',
)


#: What any check can find before it looks at the work itself.
COMMON: dict[str, Answer] = {
    **own_policy.ANSWERS,
    "not_written": Answer(
        Text("`{name}`은(는) 아직 작성되지 않았습니다.", "`{name}` is not written yet."),
        Text(
            "위 셀에 작성해 실행한 다음 이 셀을 다시 실행하십시오.",
            "Write it in the cell above, run that, then run this cell again.",
        ),
    ),
    "not_a_function": Answer(
        Text("`{name}`이(가) 함수가 아닙니다.", "`{name}` is not a function."),
        Text(
            "이름을 다른 값에 다시 쓰지 않았는지 확인하고, 함수를 정의한 셀을 다시 실행하십시오.",
            "See that the name was not used for another value, and run the cell that defines the function again.",
        ),
    ),
    "wrong_parameters": Answer(
        Text("`{name}`이(가) 받는 값은 {count}개여야 합니다.", "`{name}` has to take {count} values."),
        Text(
            "`def` 줄을 처음에 있던 대로 되돌리고 함수를 정의한 셀을 다시 실행하십시오.",
            "Put the line with `def` back as it was, and run the cell that defines the function again.",
        ),
    ),
    "raised": Answer(
        Text(
            "`{name}`을(를) 실행하다가 {error} 오류가 났습니다. 위치는 {place}입니다.",
            "`{name}` raised {error} in {place}.",
        ),
        Text(
            "그 줄에서 다루는 값이 무엇인지 `print`로 살펴보십시오. 노트북에서 오류가 나지 않으면, "
            "검사는 노트북에 없는 값으로도 부른다는 점을 생각해 보십시오.",
            "Look at the values on that line with `print`. If it works in the notebook, think which other values may "
            "come: the check also uses some that are not there.",
        ),
    ),
    "too_slow": Answer(
        Text(
            "`{name}`이(가) {seconds}초 안에 끝나지 않았습니다. 멈춘 곳은 {place}입니다.",
            "`{name}` did not end within {seconds} seconds. It was at {place}.",
        ),
        Text("반복문이 반드시 끝나는지 확인하십시오.", "See that every loop comes to an end."),
    ),
    "lab_closed": Answer(
        Text("`{name}` 랩이 닫혀 있습니다.", "The lab `{name}` is closed."),
        Text("랩을 만드는 셀부터 다시 실행하십시오.", "Run the cells again from the one that makes the lab."),
    ),
    "not_movable": Answer(
        Text(
            "`{name}`을(를) 검사하는 프로세스로 옮길 수 없습니다. 이유는 {error}입니다.",
            "`{name}` cannot be handed to the process that checks it: {error}.",
        ),
        Text(
            "열린 파일이나 연결처럼 옮길 수 없는 것을 함수 밖에서 쓰지 않게 고치십시오.",
            "Do not use open files, connections or the like from outside the function.",
        ),
    ),
    "notebook_lab": Answer(
        Text(
            "`{name}`은(는) 받은 값이 아니라 노트북에 열려 있는 랩 `{lab}`을(를) 씁니다.",
            "`{name}` uses the notebook's open lab `{lab}`, which is not among its parameters.",
        ),
        Text(
            "함수 안에서는 매개변수로 받은 것만 쓰십시오. 검사는 다른 랩을 넘깁니다.",
            "Inside the function, use its parameters only: the check hands it another lab.",
        ),
    ),
    "check_too_slow": Answer(
        Text("검사가 {seconds}초 안에 끝나지 않았습니다.", "The check did not end within {seconds} seconds."),
        Text(
            "작성한 코드가 기다리거나 끝없이 반복하지 않는지 확인하십시오. "
            "그렇지 않다면 컴퓨터가 바쁜 것이니 다시 실행하십시오.",
            "See that your code neither waits nor loops for ever. If it does not, the machine is busy: run it again.",
        ),
    ),
    "check_broken": Answer(
        Text(
            "검사하던 프로세스가 결과 없이 끝났습니다. 마지막에 남긴 것은 {end}입니다.",
            "The process that checks ended without a result. The last of it was: {end}.",
        ),
        Text(
            "작성한 코드가 프로세스를 끝내는지 살펴보고 다시 실행하십시오. "
            "끝내지 않는다면 검사가 잘못된 것이니 알려 주십시오.",
            "See whether your code ends the process, and run it again. "
            "If it does not, the check is at fault: please report it.",
        ),
    ),
    "judge_failed": Answer(
        Text("검사하다가 {error} 오류가 났습니다.", "The check stopped at an error: {error}."),
        Text(
            "오류에 나온 이름이나 값을 작성한 코드에서 찾아보십시오. "
            "코드와 관계가 없다면 검사가 잘못된 것이니 알려 주십시오.",
            "Look for what the error names in your code. If it is not there, the check is at fault: please report it.",
        ),
    ),
}
