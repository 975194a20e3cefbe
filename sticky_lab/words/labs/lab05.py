"""The words of lab 5, choose and configure."""

from __future__ import annotations

from sticky_lab.words.labs.forms import Answer, ExerciseWords
from sticky_lab.words.labs.lab05_answers import (
    MINUTES_AS_SECONDS,
    NO_APP_COOKIE,
    NOT_ENABLED,
    OFF,
    PROBLEM,
    SHARED,
    TOO_LONG,
    TOO_SHORT,
)
from sticky_lab.words.text import Text

EXERCISES: dict[str, ExerciseWords] = {
    "lab05.short_visits": ExerciseWords(
        Text("박물관의 예매 화면", "The museum's booking pages"),
        (
            Text(
                "쿠키를 누가 만들 수 있습니까? 기간은 어느 두 시간 사이에 있어야 합니까?",
                "Who can make a cookie here? Between which two times does the duration have to be?",
            ),
            Text(
                "수업 3의 3.3절과 수업 8의 8.2절을 다시 보십시오.",
                "See section 3.3 of lesson 3 and section 8.2 of lesson 8.",
            ),
            Text(
                "25분 뒤의 요청은 따라야 하고 30분 뒤의 요청은 따르지 않아야 합니다. 명령에는 속성 3개를 초로 씁니다.",
                "A request after 25 minutes has to be followed, one after 30 not. The command has 3 "
                "attributes, in seconds.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "25분을 쉰 관람객은 같은 대상으로 돌아갔고, 30분을 쉰 관람객은 놓아주었습니다. 명령의 "
                    "결과도 같습니다.",
                    "A visitor was kept over a pause of 25 minutes and let go after 30. The command does the same.",
                ),
                Text(
                    "쿠키를 스스로 만드는 애플리케이션으로 넘어가십시오.",
                    "Go on to an application with a cookie of its own.",
                ),
            ),
            **SHARED,
            "off": OFF,
            "no_app_cookie": NO_APP_COOKIE,
            "too_short": TOO_SHORT,
            "too_long": TOO_LONG,
            "minutes_as_seconds": MINUTES_AS_SECONDS,
            "not_enabled": NOT_ENABLED,
        },
    ),
    "lab05.own_cookie": ExerciseWords(
        Text("여행사의 예약", "The travel agency's bookings"),
        (
            Text(
                "고정이 끝나는 때를 누가 정해야 합니까? 그쪽이 없앨 수 있는 쿠키는 무엇입니까?",
                "Who is to decide when stickiness ends, and which cookie can that side take away?",
            ),
            Text("수업 4의 4.5절과 4.8절을 다시 보십시오.", "See sections 4.5 and 4.8 of lesson 4."),
            Text(
                "유형, 이름, 기간이 필요합니다. 이름은 애플리케이션의 응답에 있는 `Set-Cookie`의 이름입니다.",
                "It takes a type, a name and a duration. The name is the one in the application's own `Set-Cookie`.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "45분을 쉬어도 고정이 이어졌고, 애플리케이션이 쿠키를 없애자 끝났습니다.",
                    "Stickiness survived a pause of 45 minutes, and ended when the application took its cookie away.",
                ),
                Text("이제 오래된 CLB를 설정하십시오.", "Now set an old CLB."),
            ),
            **SHARED,
            "off": OFF,
            "app_cannot_end": Answer(
                Text(
                    "애플리케이션이 자기 쿠키를 없앤 뒤에도 고정이 이어졌습니다. 로드 밸런서 생성 쿠키는 "
                    "애플리케이션이 끝낼 수 없습니다.",
                    "Stickiness went on after the application had taken its cookie away. "
                    "It has no hold on a load balancer generated cookie.",
                ),
                Text(
                    "애플리케이션의 쿠키를 함께 보는 유형을 고르십시오.",
                    "Choose the type that looks at the application's cookie, too.",
                ),
            ),
            "other_name": Answer(
                Text(
                    "애플리케이션이 `{value}`라는 쿠키를 보낸 적이 없어서 고정이 맺어지지 않습니다.",
                    "The application never sends a cookie named `{value}`, so no binding is made.",
                ),
                Text(
                    "응답의 `set_cookie_shape`에서 애플리케이션의 쿠키를 찾으십시오. 대문자와 소문자도 구별합니다.",
                    "Find the application's cookie in `set_cookie_shape` of a response. Capitals count.",
                ),
            ),
            "reserved_name": Answer(
                PROBLEM,
                Text(
                    "로드 밸런서의 쿠키가 아니라 애플리케이션의 쿠키 이름을 쓰십시오.",
                    "Name the application's cookie, not one of the load balancer's.",
                ),
            ),
            "too_short": TOO_SHORT,
            "minutes_as_seconds": MINUTES_AS_SECONDS,
            "not_enabled": NOT_ENABLED,
        },
    ),
    "lab05.until_closed": ExerciseWords(
        Text("창고의 재고 조사", "Stocktaking in the warehouse"),
        (
            Text(
                "브라우저를 닫으면 사라지는 쿠키는 무엇이 다릅니까?",
                "What is different about a cookie that goes when the browser is closed?",
            ),
            Text(
                "수업 3의 3.5절과 수업 8의 8.3절을 다시 보십시오.", "See section 3.5 of lesson 3 and 8.3 of lesson 8."
            ),
            Text(
                "CLB의 기간은 선택 사항입니다. 명령은 2개입니다. 하나는 정책을 만들고 하나는 포트에 연결합니다.",
                "On a CLB the period is optional. There are 2 commands: one makes a policy, one attaches it "
                "to the port.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "3일 동안 열어 둔 브라우저는 고정되었고, 닫은 뒤에는 대상을 새로 골랐습니다.",
                    "A browser left open for 3 days stayed bound; after it was closed, a target was chosen afresh.",
                ),
                Text("두 버전을 나누는 배포로 넘어가십시오.", "Go on to a deployment with two versions."),
            ),
            **SHARED,
            "off": OFF,
            "no_app_cookie": NO_APP_COOKIE,
            "ends_while_open": Answer(
                Text(
                    "기간이 {seconds}초여서, 브라우저를 닫지 않았는데도 고정이 끝났습니다.",
                    "With a period of {seconds} seconds, stickiness ended although the browser was never closed.",
                ),
                Text(
                    "CLB 쿠키의 수명을 시간으로 정하지 않으면 어떻게 됩니까?",
                    "What happens when the lifetime of a CLB's cookie is not given as a time?",
                ),
            ),
            "outlives_browser": Answer(
                Text(
                    "기간이 {seconds}초인 쿠키는 브라우저를 닫아도 남습니다.",
                    "A cookie with a period of {seconds} seconds outlives the closing of the browser.",
                ),
                Text(
                    "CLB 쿠키의 수명을 시간으로 정하지 않으면 어떻게 됩니까?",
                    "What happens when the lifetime of a CLB's cookie is not given as a time?",
                ),
            ),
            "policy_not_attached": Answer(
                Text(
                    "정책을 만들었지만 리스너의 포트에 연결하지 않아서 아무 일도 일어나지 않습니다.",
                    "A policy was made, but it is not attached to the listener's port, so it has no effect.",
                ),
                Text("두 번째 명령을 더하십시오.", "Add the second command."),
            ),
        },
    ),
    "lab05.two_versions": ExerciseWords(
        Text("신문의 두 버전", "Two versions of a newspaper"),
        (
            Text(
                "독자는 무엇에 머물러야 합니까? 대상입니까, 대상 그룹입니까?",
                "What is a reader to stay with: a target, or a target group?",
            ),
            Text("수업 7의 7.7절을 다시 보십시오.", "See section 7.7 of lesson 7."),
            Text(
                "`TargetGroupStickinessConfig`는 리스너의 전달 작업에 있습니다. 명령은 두 그룹과 가중치도 "
                "함께 적습니다.",
                "`TargetGroupStickinessConfig` is part of the listener's forward action. "
                "The command names both groups and their weights, too.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "2시간을 쉰 독자는 같은 버전을 보았고, 12시간을 쉰 독자는 다시 나누었습니다.",
                    "A reader saw the same version after 2 hours, and was dealt anew after 12.",
                ),
                Text("HTTP가 아닌 서버로 넘어가십시오.", "Go on to a server that does not speak HTTP."),
            ),
            **SHARED,
            "groups_not_kept": Answer(
                Text(
                    "저장한 설정에서는 요청마다 가중치로 대상 그룹을 다시 고르므로, 독자가 두 버전을 오갑니다.",
                    "With the settings that you stored, each request is shared by weight, "
                    "and a reader changes between the versions.",
                ),
                Text(
                    "대상 그룹 고정을 켜는 메서드를 수업 3의 3.8절에서 찾아보십시오.",
                    "Section 3.8 of lesson 3 shows how target group stickiness is turned on.",
                ),
            ),
            "stuck_to_a_target": Answer(
                Text(
                    "대상 그룹 안에서도 고정이 켜져 있어서, 독자가 대상 하나에 묶입니다.",
                    "Stickiness is on inside the target groups as well, which ties a reader to one target.",
                ),
                Text(
                    "이 상황에서는 같은 버전이면 어느 대상이든 괜찮습니다. 필요하지 않은 쪽을 끄십시오.",
                    "In this story any target of the same version will do. Turn off what is not needed.",
                ),
            ),
            "groups_only": Answer(
                PROBLEM,
                Text(
                    "대상 그룹의 속성이 아니라 두 그룹으로 나누는 작업을 바꾸십시오.",
                    "Change the action that shares requests among the two groups, not the attributes of a group.",
                ),
            ),
            "groups_left_out": Answer(PROBLEM, Text("두 대상 그룹을 모두 적으십시오.", "Name both target groups.")),
            "weights_changed": Answer(
                Text(
                    "가중치가 바뀌었습니다. 지금은 {weights}입니다.",
                    "The weights have changed; they are now {weights}.",
                ),
                Text("상황에 적힌 비율로 되돌리십시오.", "Put them back to the ratio of the story."),
            ),
            "too_short": TOO_SHORT,
            "too_long": TOO_LONG,
            "minutes_as_seconds": MINUTES_AS_SECONDS,
        },
    ),
    "lab05.game_server": ExerciseWords(
        Text("체스 서버", "The chess server"),
        (
            Text(
                "이 클라이언트는 쿠키를 받을 수 있습니까? 그렇지 않다면 무엇으로 알아봅니까?",
                "Can these clients be given a cookie? If not, by what are they recognised?",
            ),
            Text("수업 7의 7.1절과 7.4절을 다시 보십시오.", "See sections 7.1 and 7.4 of lesson 7."),
            Text(
                "로드 밸런서의 종류부터 바꾸십시오. 고정에는 기간도 이름도 없으므로 명령의 속성은 2개입니다.",
                "Change the kind of load balancer first. There is neither duration nor name: the command "
                "has 2 attributes.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "같은 주소에서 온 연결이 모두 같은 대상으로 갔고, 쿠키는 쓰지 않았습니다.",
                    "All connections from one address reached one target, without any cookie.",
                ),
                Text("마지막 상황으로 넘어가십시오.", "Go on to the last situation."),
            ),
            **{name: answer for name, answer in SHARED.items() if name not in ("other_product", "command_differs")},
            "not_http": Answer(
                Text(
                    "`{name}`에 저장한 설정은 {given}입니다. 이 로드 밸런서의 고정 쿠키는 HTTP에만 있는데, "
                    "클라이언트는 HTTP를 쓰지 않습니다.",
                    "`{name}` holds the settings of {given}. Its stickiness cookies exist in HTTP only, "
                    "and these clients do not speak HTTP.",
                ),
                Text(
                    "TCP 연결을 그대로 전달하는 로드 밸런서를 고르십시오.",
                    "Choose the load balancer that passes TCP connections on.",
                ),
            ),
            "off": OFF,
            "cookie_on_nlb": Answer(
                Text(
                    "명령이 쿠키를 설정합니다. 이 로드 밸런서는 쿠키를 읽지도 쓰지도 않으므로 거부됩니다(NLB-15).",
                    "The command asks for a cookie. This load balancer neither reads nor writes any: "
                    "it is refused (NLB-15).",
                ),
                Text(
                    "이 로드 밸런서가 알아볼 수 있는 것은 연결의 주소뿐입니다.",
                    "All that this load balancer can recognise is the address of a connection.",
                ),
            ),
            "not_enabled": NOT_ENABLED,
        },
    ),
    "lab05.idle_targets": ExerciseWords(
        Text("놀고 있는 새 대상", "New targets that idle"),
        (
            Text(
                "같은 대상으로 돌아가야만 할 까닭이 이 상점에 남아 있습니까?",
                "Does anything in this shop still need the same target as before?",
            ),
            Text(
                "수업 5의 5.6절과 수업 6의 6.4절을 다시 보십시오.", "See section 5.6 of lesson 5 and 6.4 of lesson 6."
            ),
            Text(
                "장바구니는 저장소에 있으므로, 요청마다 대상을 새로 골라도 됩니다. 명령의 속성은 1개입니다.",
                "The carts are in the store, so a target may be chosen for each request. The command has 1 attribute.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "추가한 대상이 바로 요청을 나누어 받았습니다. 장바구니는 저장소에 있으므로 잃을 것이 없습니다.",
                    "The added target took its share at once. The carts are in the store, so nothing is lost by it.",
                ),
                Text(
                    "여섯 상황을 모두 마쳤습니다. 고르지 않은 설정은 왜 맞지 않는지도 설명해 보십시오.",
                    "That was the last one. Explain also why each setting that you did not choose is wrong.",
                ),
            ),
            **SHARED,
            "still_sticky": Answer(
                Text(
                    "추가한 대상이 요청을 하나도 받지 못했습니다. 이전의 클라이언트가 모두 고정되어 있습니다.",
                    "The added target got no request at all: the earlier clients are all bound.",
                ),
                Text(
                    "이 상점의 요구 사항 가운데 고정이 있어야 지킬 수 있는 것이 있는지 확인하십시오.",
                    "Is there any demand in the story that can be met only with stickiness?",
                ),
            ),
            "still_on": Answer(
                Text(
                    "고정이 아직 켜져 있습니다. 로드 밸런서가 기다리는 쿠키가 오지 않아서 고정되지 않을 뿐입니다.",
                    "Stickiness is still on. It binds nobody only because the cookie that it waits for never comes.",
                ),
                Text(
                    "이름만 바꾼 설정은 그 이름의 쿠키가 오는 날 다시 고정합니다. 고정이 필요 없으면 끄십시오.",
                    "On the day that a cookie of that name comes, clients are bound again. "
                    "Where stickiness is not needed, turn it off.",
                ),
            ),
            "tiny_duration": Answer(
                Text(
                    "기간을 {seconds}초로 줄이는 것은 한 번 다시 나누는 방법입니다(`ALB-A-16`). 쉬지 않고 "
                    "요청하는 클라이언트는 그대로 고정됩니다.",
                    "A duration of {seconds} seconds is a way to rebalance once (`ALB-A-16`). "
                    "A client that asks without a pause stays bound.",
                ),
                Text("고정이 꼭 필요한지 다시 생각하십시오.", "Ask again whether stickiness is needed at all."),
            ),
        },
    ),
}
