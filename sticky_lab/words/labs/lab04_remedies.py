"""The words of lab 4's exercises on the two remedies (X-06)."""

from sticky_lab.words.labs.forms import Answer, ExerciseWords
from sticky_lab.words.text import Text

_JAR_TOUCHED = {
    "jar_touched": Answer(
        Text(
            "손님의 브라우저에서 쿠키를 직접 지웠습니다. 그 저장소는 손님의 것이라, 상점도 운영팀도 손댈 수 없습니다.",
            "Cookies were thrown away in the customers' browsers. "
            "The jars are theirs: neither the shop nor an operator can reach into them.",
        ),
        Text(
            "과제에 나온 방법대로, 상점의 응답이나 로드 밸런서의 설정으로 고정을 끝내십시오.",
            "End the binding as the task says: by a response of the shop, or by a setting of the load balancer.",
        ),
    ),
}
_STILL_HOT = {
    "still_hot": Answer(
        Text(
            "일부 손님만 대상을 다시 골라서 불균형이 아직 {limit} 이상입니다.",
            "Only some customers chose a target again, and the imbalance is still {limit} or more.",
        ),
        Text(
            "누가 옮겨 가지 않았는지 랩의 `decisions()`에서 찾아보십시오.",
            "Find out with `decisions()` of the lab who has not moved.",
        ),
    ),
}

REMEDIES: dict[str, ExerciseWords] = {
    "lab04.first_remedy": ExerciseWords(
        Text("첫 번째 방법, 애플리케이션의 쿠키 끝내기", "The first remedy, ending the application's cookie"),
        (
            Text(
                "이 손님의 세션을 지금 끝내면 손님은 무엇을 잃습니까? 응답의 `page`에서 알 수 있습니까?",
                "What would this customer lose if the session ended now? Can you tell from the `page` of a response?",
            ),
            Text(
                "수업 6의 6.5절에서 상점이 쿠키를 지난 날짜로 보내는 셀을 다시 보십시오.",
                "In section 6.5 of lesson 6, "
                "look again at the cell in which the shop sends its cookie with a past date.",
            ),
            Text(
                '손님이 방문한 `page`의 `user`와 `cart`가 모두 비어 있을 때만 `/renew`를 `max_age="0"`으로 부르십시오.',
                "Visit, look at `user` and `cart` of the `page`, "
                'and only if both are empty call `/renew` with `max_age="0"`.',
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "부하가 나뉘었고, 로그인한 손님도 장바구니를 채운 손님도 아무것도 잃지 않았습니다.",
                    "The load is shared out, and neither the customer signed in nor the one with a cart lost anything.",
                ),
                Text("이제 운영팀의 방법을 써 보십시오.", "Now try the way of the operators."),
            ),
            **_JAR_TOUCHED,
            "signed_out": Answer(
                Text(
                    "로그인한 손님이 로그아웃되었습니다. 이 상점에서는 `SHOPSESSION`이 세션의 열쇠입니다.",
                    "A customer who was signed in is signed out now: in this "
                    "shop `SHOPSESSION` is the key to the session.",
                ),
                Text(
                    "애플리케이션은 끝낼 때를 고를 수 있습니다. 잃을 것이 없는 손님의 쿠키만 끝내십시오.",
                    "The application can pick the moment. End the cookie only of customers with nothing to lose.",
                ),
            ),
            "cart_lost": Answer(
                Text(
                    "로그인하지 않았지만 장바구니를 채운 손님이 물건을 잃었습니다.",
                    "A customer who was not signed in, but had filled a cart, lost it.",
                ),
                Text("`user`뿐 아니라 `cart`도 살펴보십시오.", "Look at the `cart`, not only at the `user`."),
            ),
            "nobody_moved": Answer(
                Text(
                    "상점이 쿠키를 한 번도 다시 보내지 않아서 모두 원래 대상에 남았습니다.",
                    "The shop never sent its cookie anew, so everybody stayed.",
                ),
                Text(
                    "상점의 `/renew`를 부르고, 조건이 맞는 손님이 있는지 확인하십시오.",
                    "Call the shop's `/renew`, and see that your condition is ever met.",
                ),
            ),
            "not_ended": Answer(
                Text(
                    "상점이 쿠키를 다시 보냈지만 아직 끝나지 않은 쿠키입니다. 브라우저가 계속 돌려보냅니다.",
                    "The shop sent its cookie anew, but it is still alive: browsers go on returning it.",
                ),
                Text(
                    "지난 날짜로 보내야 브라우저가 쿠키를 지웁니다. `max_age`를 확인하십시오.",
                    "A browser drops a cookie whose date is past. Look at `max_age`.",
                ),
            ),
            **_STILL_HOT,
        },
    ),
    "lab04.second_remedy": ExerciseWords(
        Text("두 번째 방법, 아주 짧은 고정 기간", "The second remedy, a tiny duration"),
        (
            Text(
                "로드 밸런서는 고정이 끝났는지를 언제 확인합니까? 손님이 오지 않아도 확인합니까?",
                "When does the load balancer find out that a binding is over? Also when nobody comes?",
            ),
            Text(
                "수업 6의 6.6절에서 설정, 시계, 방문, 설정의 순서를 다시 보십시오.",
                "In section 6.6 of lesson 6, look again at the order: setting, clock, visits, setting.",
            ),
            Text(
                "고정 기간을 1초로 정하고, 시계를 1초 옮기고, "
                "손님마다 한 번 방문하게 한 다음, 처음 기간으로 되돌리십시오.",
                "Set a duration of 1 second, move the clock by 1 second, let every customer visit once, "
                "and put back the duration that was there.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "부하가 균등해졌고, 설정은 처음과 같습니다.",
                    "The load is even, and the settings are what they were.",
                ),
                Text("아래에서 두 방법을 비교하십시오.", "Compare the two remedies below."),
            ),
            "targets_changed": Answer(
                Text(
                    "대상을 등록 취소하거나 멈추거나 추가했거나, 로드 밸런서를 바꾸었습니다. "
                    "정상인 대상을 빼면 그 대상의 메모리에 있던 세션이 모두 끊긴다고 추론할 수 있습니다(X-07).",
                    "A target was deregistered, stopped or added, "
                    "or the load balancer was changed. Taking out a healthy target "
                    "cuts off every session in its memory, we deduce (X-07).",
                ),
                Text(
                    "대상은 그대로 두고 고정 기간만 바꾸십시오.",
                    "Leave the targets alone, and change the duration only.",
                ),
            ),
            "stickiness_off": Answer(
                Text(
                    "고정이 꺼진 채로 남았습니다. "
                    "부하는 균등하지만 손님은 요청마다 다른 대상으로 가고 장바구니를 잃습니다.",
                    "Stickiness stayed off. The load is even, but customers wander from target to target "
                    "and lose their carts.",
                ),
                Text(
                    "고정은 켜 둔 채로 고정 기간만 잠시 줄이십시오.",
                    "Leave stickiness on, and make only the duration shorter for a while.",
                ),
            ),
            "not_restored": Answer(
                Text(
                    "함수가 끝난 뒤의 대상 그룹 속성이 처음과 다릅니다. "
                    "기간이 짧은 채로 남으면 손님은 조금만 쉬어도 세션을 잃습니다.",
                    "The target group's attributes are not what they were. "
                    "If the duration stays short, customers lose their sessions at the first pause.",
                ),
                Text(
                    "마지막에 고정 유형과 고정 기간을 처음 값으로 되돌리십시오.",
                    "At the end, put back the stickiness type and the duration.",
                ),
            ),
            "took_too_long": Answer(
                Text(
                    "랩의 시계로 {seconds}초 넘게 걸렸습니다. 손님이 그렇게 오래 쉬어 주지는 않습니다.",
                    "It took more than {seconds} seconds of the lab's time. Customers will not keep still for so long.",
                ),
                Text(
                    "기다리지 말고 고정 기간을 아주 짧게 하십시오.",
                    "Do not wait: make the duration tiny.",
                ),
            ),
            "application_changed": Answer(
                Text(
                    "상점의 `/renew`를 불렀습니다. 이것은 첫 번째 방법입니다.",
                    "The shop's `/renew` was called. That is the first remedy.",
                ),
                Text(
                    "이번에는 애플리케이션의 쿠키를 그대로 두고 로드 밸런서의 설정만 바꾸십시오.",
                    "This time leave the application's cookie alone, and change only the setting of the load balancer.",
                ),
            ),
            **_JAR_TOUCHED,
            "off_and_on": Answer(
                Text(
                    "고정을 껐다가 다시 켜면 예전 쿠키가 다시 쓰입니다. "
                    "꺼져 있는 동안에는 쿠키가 새로 쓰이지 않습니다(X-01, X-02, 추론).",
                    "When stickiness is turned off and on again, the old cookies count again: "
                    "while it was off, none was written anew (X-01, X-02, deduced).",
                ),
                Text(
                    "고정을 켠 채로 기간을 줄여, 새 쿠키가 나가게 하십시오.",
                    "Leave it on with a short duration, so that new cookies go out.",
                ),
            ),
            "other_type": Answer(
                Text(
                    "잠시 다른 유형의 고정을 썼습니다. 유형을 되돌리자 `AWSALBAPP` 쿠키가 다시 쓰여 모두 돌아갔습니다.",
                    "For a while another type of stickiness was on. "
                    "When the type was put back, the `AWSALBAPP` cookies counted again, and everybody went back.",
                ),
                Text(
                    "유형은 `app_cookie`로 두고 기간만 줄이십시오.",
                    "Leave the type at `app_cookie`, and shorten the duration only.",
                ),
            ),
            "nobody_came": Answer(
                Text(
                    "고정 기간이 짧은 동안 손님이 아무도 오지 않았습니다. "
                    "로드 밸런서는 요청이 올 때만 대상을 다시 고릅니다.",
                    "Nobody came while the duration was short. "
                    "The load balancer chooses a target again only when a request comes.",
                ),
                Text(
                    "기간을 되돌리기 전에 `customers`가 방문하게 하십시오.",
                    "Let the `customers` visit before you put the duration back.",
                ),
            ),
            "not_expired": Answer(
                Text(
                    "손님은 왔지만 그때까지 고정 기간이 지나지 않아 모두 쿠키를 따라갔습니다.",
                    "The customers came, but the duration was not over yet: all of them followed their cookies.",
                ),
                Text(
                    "기간을 바꾼 다음 방문하기 전에 랩의 시계를 그 기간만큼 옮기십시오.",
                    "After changing the duration, and before the visits, move the lab's clock by that much.",
                ),
            ),
            "some_missed": Answer(
                Text(
                    "고정 기간이 짧은 동안 오지 않은 손님은 원래 대상에 남았습니다.",
                    "Customers who did not come while the duration was short stayed where they were.",
                ),
                Text("`customers`를 모두 방문하게 하십시오.", "Let all `customers` visit."),
            ),
            **_STILL_HOT,
        },
    ),
}
