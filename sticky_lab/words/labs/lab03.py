"""The words of lab 3, the vanishing cart."""

from sticky_lab.words.labs.forms import Answer, ExerciseWords
from sticky_lab.words.text import Text

#: The causes that AWS lists for a broken session (GEN-10), by the word that a learner writes, each with what would be
#: seen if it were the cause. Said only of a cause that it is not.
SIGNS: dict[str, Text] = {
    "no_app_cookie": Text(
        "이것이 원인이라면 고정 유형이 `app_cookie`이고, 로드 밸런서가 애플리케이션 쿠키를 기다린다는 이유가 "
        "결정에 남았을 것입니다.",
        "If this were the cause, the stickiness type would be `app_cookie`, "
        "and the decisions would say that the load balancer waits for the application's cookie.",
    ),
    "not_returned": Text(
        "이것이 원인이라면 같은 클라이언트의 두 번째 요청에도 쿠키가 없었을 것입니다.",
        "If this were the cause, the client's second request would have come without any cookie too.",
    ),
    "altered": Text(
        "이것이 원인이라면 브라우저가 받은 값과 다른 값을 보냈을 것입니다. 이 클라이언트는 받은 값을 그대로 보냅니다.",
        "If this were the cause, the client would have sent another value than it got. This one alters nothing.",
    ),
    "duration_over": Text(
        "이것이 원인이라면 고정 기간이 지났다는 이유가 결정에 남았을 것입니다.",
        "If this were the cause, the decisions would say that the stickiness duration was over.",
    ),
    "two_balancers": Text(
        "이것이 원인이라면 응답에 이름이 같은 `Set-Cookie` 줄이 두 번 나왔을 것입니다.",
        "If this were the cause, a response would have carried `Set-Cookie` lines of the same name twice.",
    ),
    "target_lost": Text(
        "이것이 원인이라면 쿠키가 가리키는 대상이 비정상이거나, 드레이닝 중이거나, 등록 취소되었다는 이유가 "
        "결정에 남았을 것입니다.",
        "If this were the cause, the decisions would say that the target in the cookie was unhealthy, draining "
        "or deregistered.",
    ),
    "switched_off": Text(
        "이것이 원인이라면 고정이 꺼져 있다는 이유가 결정에 남았을 것입니다.",
        "If this were the cause, the decisions would say that stickiness is off.",
    ),
}

_CAUSE = {
    "no_such_cause": Answer(
        Text("{value}은(는) 원인 목록에 없습니다.", "{value} is not in the list of causes."),
        Text("다음 가운데 하나를 쓰십시오: {allowed}", "Write one of: {allowed}"),
    ),
    "other_cause": Answer(
        Text("증거가 `{cause}`와(과) 맞지 않습니다. {sign}", "The evidence does not fit `{cause}`. {sign}"),
        Text(
            "고객의 결정을 처음부터 읽고, 고정이 풀린 요청의 이유를 찾으십시오.",
            "Read the customer's decisions from the first, and find the reason of the request that went astray.",
        ),
    ),
}

_TOO_SHORT = {
    "too_short": Answer(
        Text(
            "쿠키는 돌아왔지만, 고객이 돌아오기 전에 고정 기간이 지났습니다.",
            "The cookie came back, but the stickiness duration was over before the customer was.",
        ),
        Text(
            "과제에 적힌 고객의 쉬는 시간과 고정 기간을 비교하십시오.",
            "Compare the customers' pauses in the task with the stickiness duration.",
        ),
    ),
}

_NAME_UNSENT = {
    "name_unsent": Answer(
        Text(
            "로드 밸런서가 기다리는 이름의 쿠키를 상점이 여전히 보내지 않습니다.",
            "The shop still sends no cookie of the name that the load balancer waits for.",
        ),
        Text(
            "상점의 첫 응답에 있는 `Set-Cookie` 줄과 `attributes`를 나란히 놓고 보십시오.",
            "Put the `Set-Cookie` lines of the shop's first response beside `attributes`.",
        ),
    ),
}

_SHOP_CHANGED = {
    "targets_gone": Answer(
        Text(
            "고친 뒤의 상점은 처음과 다른 상점입니다. 요청을 받는 대상이나 로드 밸런서의 종류가 바뀌었습니다.",
            "After the mend it is another shop: the targets in service, or the product, are not what they were.",
        ),
        Text(
            "대상과 로드 밸런서는 그대로 두고 고정 설정만 바꾸십시오. 대상이 하나뿐이면 고정이 필요 없지만, "
            "상점은 그 하나와 함께 멈춥니다.",
            "Leave targets and load balancers as they are and change the stickiness only. "
            "A single target needs no stickiness, but the shop stops when it does.",
        ),
    ),
}

_JUST_REACHED = {
    "just_reached": Answer(
        Text(
            "고정 기간이 어느 고객의 쉬는 시간과 똑같습니다. "
            "쉰 시간이 고정 기간에 이르면 쿠키는 만료됩니다(ALB-D-06, SIM-14).",
            "The stickiness duration equals the pause of one of the customers. "
            "When the pause reaches the duration, the cookie is stale (ALB-D-06, SIM-14).",
        ),
        Text(
            "고정 기간을 과제에 적힌 가장 긴 쉬는 시간보다 길게 정하십시오.",
            "Let the stickiness duration be longer than the longest pause in the task.",
        ),
    ),
}

_OFF = {
    "stickiness_off": Answer(
        Text(
            "고정이 꺼져 있습니다. 이제 모든 고객의 요청이 대상마다 흩어집니다(GEN-01).",
            "Stickiness is off. Now every customer's requests spread over the targets (GEN-01).",
        ),
        Text(
            "상점은 세션을 대상의 메모리에 두므로 고정이 필요합니다. 고정을 켠 채로 원인을 고치십시오.",
            "The shop keeps its sessions in the targets' memory and needs stickiness. Leave it on and mend the cause.",
        ),
    ),
}

EXERCISES: dict[str, ExerciseWords] = {
    "lab03.name": ExerciseWords(
        Text("사례 a, 처음부터 흩어지는 고객", "Case a, astray from the start"),
        (
            Text(
                "로드 밸런서가 기다리는 쿠키의 이름과 상점이 보내는 쿠키의 이름은 같습니까?",
                "Is the cookie that the load balancer waits for the one that the shop sends?",
            ),
            Text("수업 4의 4.3절을 다시 보십시오.", "Look at section 4.3 of lesson 4 again."),
            Text(
                '`lab.set_stickiness("app_cookie", …, cookie_name="…")`에 상점이 보내는 이름을 쓰십시오.',
                'Give `lab.set_stickiness("app_cookie", …, cookie_name="…")` the name that the shop sends.',
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "물건을 넣을 때마다 10분씩 쉰 고객도, 로그인하고 55분을 쉰 고객도 아무것도 잃지 않았습니다.",
                    "A customer who paused 10 minutes after each item, "
                    "and one who paused 55 minutes after signing in, lost nothing.",
                ),
                Text("사례 b로 넘어가십시오.", "Go on with case b."),
            ),
            **_CAUSE,
            **_SHOP_CHANGED,
            **_OFF,
            **_NAME_UNSENT,
            **_TOO_SHORT,
            **_JUST_REACHED,
        },
    ),
    "lab03.pause": ExerciseWords(
        Text("사례 b, 쉬었다 온 고객", "Case b, back after a pause"),
        (
            Text(
                "고객이 쉰 시간과 `lab.attributes`의 고정 기간 가운데 어느 쪽이 깁니까?",
                "Which is longer: the customer's pause, or the stickiness duration in `lab.attributes`?",
            ),
            Text("수업 1의 1.7절을 다시 보십시오.", "Look at section 1.7 of lesson 1 again."),
            Text(
                "고정 기간은 쉬는 시간보다 길어야 하고, 운영팀이 말한 시간을 넘으면 안 됩니다.",
                "The stickiness duration has to be longer than the pause, "
                "and no longer than the time that the operators name.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "30분씩 두 번 쉰 고객은 장바구니를 찾았고, 2시간 뒤에 온 고객의 대상은 새로 골랐습니다.",
                    "A customer who paused 30 minutes twice found the cart, "
                    "and for one who came back after 2 hours a target was chosen afresh.",
                ),
                Text("사례 c로 넘어가십시오.", "Go on with case c."),
            ),
            **_CAUSE,
            **_SHOP_CHANGED,
            **_OFF,
            **_TOO_SHORT,
            **_JUST_REACHED,
            "too_long": Answer(
                Text(
                    "2시간 뒤에 온 고객이 아직 예전 대상에 묶여 있습니다. "
                    "대상을 늘려도 이런 고객은 새 대상으로 가지 않습니다(X-06).",
                    "A customer who came back after 2 hours is still bound to the old target. "
                    "When targets are added, such customers do not reach them (X-06).",
                ),
                Text(
                    "운영팀의 요구를 다시 읽고 고정 기간을 줄이십시오.",
                    "Read again what the operators ask for, and shorten the stickiness duration.",
                ),
            ),
            **_NAME_UNSENT,
        },
    ),
    "lab03.client": ExerciseWords(
        Text("사례 c, 주문 스크립트", "Case c, the ordering script"),
        (
            Text(
                "alice의 장바구니는 온전한데 스크립트의 장바구니만 비어 있습니다. 두 클라이언트는 무엇이 다릅니까?",
                "Alice's cart is whole and only the script's is empty. What do the two clients do differently?",
            ),
            Text("수업 1의 1.5절을 다시 보십시오.", "Look at section 1.5 of lesson 1 again."),
            Text(
                "`new_client()`를 부를 때마다 빈 쿠키 저장소가 생깁니다. 주문 하나에 몇 번 불러야 합니까?",
                "Each call of `new_client()` makes an empty cookie jar. How many calls does one order need?",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "두 주문이 저마다 한 장바구니에 온전히 담겼습니다.",
                    "Two orders are whole, each in a cart of its own.",
                ),
                Text("사례 d로 넘어가십시오.", "Go on with case d."),
            ),
            **_CAUSE,
            "no_requests": Answer(
                Text("`order`가 상점에 요청을 보내지 않았습니다.", "`order` sent the shop no request."),
                Text(
                    "`new_client()`로 얻은 클라이언트의 `post`와 `get`을 쓰십시오.",
                    "Use `post` and `get` of a client that `new_client()` gives you.",
                ),
            ),
            "cart_lost": Answer(
                Text(
                    "대상들의 메모리를 보니 주문한 물건이 한 장바구니에 모여 있지 않습니다.",
                    "In the targets' memory, the items of the order are not together in one cart.",
                ),
                Text(
                    "요청 하나에 물건을 하나씩 넣는지, 응답에 실려 온 쿠키가 다음 요청에 실리는지 확인하십시오.",
                    "See that each request puts in one item, "
                    "and that the cookies of a response go along with the next request.",
                ),
            ),
            "shared_jar": Answer(
                Text(
                    "두 번째 주문이 첫 번째 주문의 장바구니에 들어갔습니다. "
                    "쿠키 저장소 하나를 같이 쓰면 모두 같은 대상, 같은 세션이 됩니다(CLI-03).",
                    "The second order went into the cart of the first. "
                    "With one shared jar, all have the same target and the same session (CLI-03).",
                ),
                Text(
                    "주문마다 새 클라이언트로 시작하십시오.",
                    "Begin each order with a new client.",
                ),
            ),
            "wrong_return": Answer(
                Text(
                    "장바구니는 온전하지만 `order`가 다른 값을 돌려주었습니다: {value}",
                    "The cart is whole, but `order` returned something else: {value}",
                ),
                Text(
                    "마지막 응답의 `page`에 있는 장바구니를 돌려주십시오.",
                    "Return the cart in the `page` of the last response.",
                ),
            ),
        },
    ),
    "lab03.layers": ExerciseWords(
        Text("사례 d, 두 층의 로드 밸런서", "Case d, two layers of load balancers"),
        (
            Text(
                "응답 하나에 이름이 같은 쿠키가 두 번 오면 브라우저는 어느 것을 보관합니까?",
                "When a response brings two cookies of the same name, which one does a browser keep?",
            ),
            Text(
                "수업 4의 4.1절에서 로드 밸런서가 만드는 쿠키의 이름을 다시 보십시오.",
                "Look again at the names of the load balancer's cookies in section 4.1 of lesson 4.",
            ),
            Text(
                "두 층이 모두 고정되어야 하지만 기간 기반 고정은 한 층에서만 쓸 수 있습니다. "
                "한 층의 고정 유형을 바꿔 보십시오.",
                "Both layers have to be sticky, and duration-based stickiness goes with one layer only. "
                "Change the stickiness type of one layer.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "어느 안쪽 로드 밸런서로 간 고객이든 장바구니를 찾았습니다. "
                    "두 층이 서로의 쿠키를 덮어쓰지 않습니다. 기간 기반 고정을 한 층에서만 쓸 수 있다는 것과 "
                    "두 층이 모두 애플리케이션 기반이어도 된다는 것은 AWS의 설명이고(ALB-D-15, ALB-A-25), "
                    "두 유형을 한 층씩 섞어도 된다는 것은 추론입니다.",
                    "Customers of either inner load balancer found their carts: "
                    "the two layers no longer overwrite each other's cookie. AWS documents that duration-based "
                    "stickiness can be on at one layer only (ALB-D-15), and that both may be application-based "
                    "(ALB-A-25); that one may be of each type is deduced.",
                ),
                Text(
                    "네 사례를 모두 풀었습니다. 아래의 정리를 읽으십시오.",
                    "That is all four cases. Read the summary below.",
                ),
            ),
            **_CAUSE,
            **_SHOP_CHANGED,
            "outer_off": Answer(
                Text(
                    "바깥 로드 밸런서의 고정이 꺼져 있습니다. 고객이 안쪽 로드 밸런서 둘 사이를 오갑니다.",
                    "The outer load balancer's stickiness is off: customers wander between the two inner ones.",
                ),
                Text(
                    "안쪽이 둘이므로 바깥에도 고정이 필요합니다. 서로의 쿠키를 덮어쓰지 않는 고정을 찾으십시오.",
                    "With two inner ones, the outer one must be sticky too. "
                    "Find a stickiness whose cookies do not overwrite each other.",
                ),
            ),
            "inner_off": Answer(
                Text(
                    "고객은 같은 안쪽 로드 밸런서로 갔지만, 그 로드 밸런서의 고정이 꺼져 있어 대상 둘 사이를 오갑니다.",
                    "The customer reached the same inner load balancer, "
                    "but its stickiness is off: requests wander between its two targets.",
                ),
                Text(
                    "안쪽에도 대상이 둘씩 있으므로 고정이 필요합니다. 서로의 쿠키를 덮어쓰지 않는 고정을 찾으십시오.",
                    "Each inner one has two targets and must be sticky too. "
                    "Find a stickiness whose cookies do not overwrite each other.",
                ),
            ),
            "same_cookie": Answer(
                Text(
                    "고객이 지나는 두 층이 여전히 같은 `AWSALB`를 씁니다. "
                    "기간 기반 고정은 한 층에서만 쓸 수 있습니다(ALB-D-15).",
                    "The two layers on the customer's way still write the same `AWSALB`. "
                    "Duration-based stickiness can be on at one layer only (ALB-D-15).",
                ),
                Text(
                    "한 층의 유형을 바꾸십시오. 안쪽 층을 바꾼다면 안쪽 로드 밸런서를 모두 바꾸십시오.",
                    "Change the type of one layer. If it is the inner one, change every inner load balancer.",
                ),
            ),
            **_NAME_UNSENT,
            **_TOO_SHORT,
        },
    ),
}
