"""What a check of lab 5 says in more than one of its situations."""

from __future__ import annotations

from sticky_lab.words.labs.forms import Answer
from sticky_lab.words.text import Text

IN_SETTINGS = Text("랩의 설정", "the settings of the lab")
IN_COMMAND = Text("명령", "the command")

PROBLEM = Text("{problem}", "{problem}")
READ_THE_STORY_AGAIN = Text(
    "상황을 다시 읽고 요구 사항을 하나씩 확인하십시오.", "Read the story again, one demand at a time."
)

#: What can be wrong in each of the six situations.
SHARED: dict[str, Answer] = {
    "not_settings": Answer(
        Text("`{name}`에 랩의 설정이 들어 있지 않습니다.", "`{name}` does not hold the settings of a lab."),
        Text(
            "랩을 설정한 다음 그 랩의 `listener`를 `{name}`에 저장하십시오.",
            "Set the lab, then store the `listener` of that lab in `{name}`.",
        ),
    ),
    "other_product": Answer(
        Text(
            "`{name}`에 저장한 것은 다른 로드 밸런서의 설정입니다: {given}.",
            "`{name}` holds the settings of another load balancer: {given}.",
        ),
        Text(
            "이 상황의 로드 밸런서와 대상 그룹을 확인하고, 이 상황의 랩을 설정한 다음 다시 저장하십시오.",
            "See which load balancer and target groups this situation has, set its lab, and store its settings again.",
        ),
    ),
    "command_unreadable": Answer(
        PROBLEM,
        Text("명령에서 그 부분을 고치고 다시 검사하십시오.", "Mend that part of the command, and check again."),
    ),
    "wrong_service": Answer(
        PROBLEM,
        Text(
            "수업 8의 8.2절과 8.3절에서 명령의 두 번째 단어를 비교하십시오.",
            "Compare the second word of the commands in sections 8.2 and 8.3 of lesson 8.",
        ),
    ),
    "other_resource": Answer(
        PROBLEM,
        Text(
            "이 상황의 셀에 있는 이름과 ARN을 그대로 쓰십시오.",
            "Use the names and ARNs of this situation's cell, just as they are.",
        ),
    ),
    "command_refused": Answer(
        PROBLEM,
        Text(
            "이 명령이 요구하는 설정은 거부됩니다. 거부하는 까닭을 읽고 고치십시오.",
            "What this command asks for is refused. Read why, and mend it.",
        ),
    ),
    "command_differs": Answer(
        Text(
            "명령을 실행한 결과가 랩의 설정과 다릅니다. 명령의 결과: {command}. 랩의 설정: {kept}.",
            "The command does not bring about what the lab is set to. By the command: {command}. In the lab: {kept}.",
        ),
        Text("두 결과를 한 항목씩 비교하십시오.", "Compare the two, item by item."),
    ),
}
OFF = Answer(
    Text("저장한 설정에 고정이 꺼져 있습니다.", "In the settings that you stored, stickiness is off."),
    Text(
        "고정을 켠 다음 설정을 다시 저장하십시오. 저장한 값은 그 순간의 설정입니다.",
        "Turn it on, then store the settings again: what is stored is how the lab was at that moment.",
    ),
)
NOT_ENABLED = Answer(
    Text(
        "이 명령을 실행해도 고정이 켜지지 않습니다. 유형이나 기간을 정하는 것과 켜는 것은 다른 일입니다.",
        "After this command stickiness is still off. To set a type or a duration is one thing, to turn it on another.",
    ),
    Text(
        "고정을 켜는 속성이 무엇인지 `lab.attributes`에서 찾으십시오.",
        "Look in `lab.attributes` for the attribute that turns it on.",
    ),
)
MINUTES_AS_SECONDS = Answer(
    Text(
        "{where}에서 기간이 {seconds}초입니다. 분으로 생각한 값을 초로 쓴 것 같습니다.",
        "In {where}, the duration is {seconds} seconds. It looks like a number of minutes, written as seconds.",
    ),
    Text("단위를 쓰지 않은 숫자는 초입니다.", "A number without a unit counts seconds."),
)
TOO_SHORT = Answer(
    Text(
        "기간 {seconds}초는 가장 긴 휴식을 견디지 못합니다.",
        "A duration of {seconds} seconds does not survive the longest pause.",
    ),
    Text(
        "기간은 마지막 요청부터 셉니다. 상황에 적힌 가장 긴 휴식보다 길어야 합니다.",
        "It counts from the last request. It has to be longer than the longest pause in the story.",
    ),
)
TOO_LONG = Answer(
    Text(
        "기간이 {seconds}초여서, 놓아주어야 할 클라이언트가 아직 고정되어 있습니다.",
        "With a duration of {seconds} seconds, a client that should be free by now is still bound.",
    ),
    READ_THE_STORY_AGAIN,
)
NO_APP_COOKIE = Answer(
    Text(
        "애플리케이션이 만드는 쿠키의 이름을 설정했지만, 이 상황의 애플리케이션은 쿠키를 만들지 않습니다.",
        "This goes by a cookie of the application, and the application of this story makes none.",
    ),
    Text(
        "애플리케이션의 도움이 필요 없는 유형을 고르십시오.", "Choose the type that needs no help from the application."
    ),
)
