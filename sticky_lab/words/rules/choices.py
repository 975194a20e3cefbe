"""The rules that are our choices, where AWS is silent."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "SIM-01": Text(
        "쿠키를 발급한 뒤에 고정 기간을 바꾸면 어느 기간을 따르는지 AWS 문서에는 없습니다. 이 로드 밸런서는 쿠키에 "
        "발급 시각을 적고, 쿠키의 나이를 지금의 고정 기간과 비교합니다.",
        "AWS does not say which duration counts when it is changed after cookies were issued. This load balancer "
        "stores the time of issue in the cookie and compares the cookie's age with the current duration.",
    ),
    "SIM-02": Text(
        "`AWSALBCORS`만 왔을 때 어떻게 하는지 AWS 문서에는 없습니다. 이 로드 밸런서는 `AWSALB`든 `AWSALBCORS`든 "
        "하나만 와도 받아들입니다.",
        "AWS does not say what happens when only `AWSALBCORS` comes back. This load balancer accepts either cookie "
        "alone, `AWSALB` or `AWSALBCORS`.",
    ),
    "SIM-03": Text(
        "`AWSALBCORS`를 읽을 수 없거나 효력이 없고 `AWSALB`는 멀쩡할 때를 AWS 문서는 다루지 않습니다. 이 로드 "
        "밸런서는 `AWSALBCORS`가 있으면 그것만 보고 대상을 새로 고릅니다. 같은 이름이 두 번 오면 첫 번째를 씁니다.",
        "AWS does not cover an unreadable or stale `AWSALBCORS` beside a good `AWSALB`. Here `AWSALBCORS` decides "
        "whenever it is present, so a new target is chosen. Of a name sent twice the first counts.",
    ),
    "SIM-04": Text(
        "기간 기반 고정을 켠 대상 그룹이 둘일 때 `AWSALB` 하나가 둘 다 기억하는지 AWS 문서에는 없습니다. 이 로드 "
        "밸런서는 쿠키 하나에 대상을 하나만 담고, 다른 그룹에 들르면 새 대상으로 바꿉니다.",
        "AWS does not say whether one `AWSALB` can serve two sticky target groups. Here a cookie holds one target, "
        "and a visit to the other group replaces it.",
    ),
    "SIM-05": Text(
        "애플리케이션의 쿠키와 `AWSALBAPP` 가운데 하나만 왔을 때의 동작은 AWS 문서에 자세히 나오지 않습니다. 이 "
        "로드 밸런서는 고정되지 않은 요청으로 보고 알고리즘으로 대상을 고릅니다.",
        "AWS does not spell out what happens when only one of the application's cookie and `AWSALBAPP` comes. This "
        "load balancer treats the request as not bound, and the algorithm chooses.",
    ),
    "SIM-06": Text(
        "고정 기간이 지났는데 두 쿠키가 모두 왔을 때 새 `Set-Cookie`를 기다리는지 AWS 문서에는 없습니다. 이 로드 "
        "밸런서는 대상을 새로 고르고, 요청에 애플리케이션의 쿠키가 있으면 바로 고정합니다. 없으면 애플리케이션의 "
        "`Set-Cookie`를 기다립니다.",
        "AWS does not say whether, after the duration, the ALB waits for a new `Set-Cookie`. Here a target is "
        "chosen afresh and bound at once if the request carried the application's cookie; otherwise the load "
        "balancer waits for the application's `Set-Cookie`.",
    ),
    "SIM-07": Text(
        "애플리케이션 쿠키의 이름에 쓸 수 있는 문자는 AWS 문서에 없습니다. 이 로드 밸런서는 비어 있지 않은 RFC "
        "6265 토큰만 받아들이고 대소문자를 구별합니다. `AWSALB`로 시작하는 이름은 거부합니다.",
        "AWS does not document which characters the name of the application's cookie may have. Here it must be a "
        "token of RFC 6265 and not empty, is compared with case, and must not start with `AWSALB`.",
    ),
    "SIM-08": Text(
        "유효하지 않은 `AWSALBTG`에 어떤 상태 코드로 응답하는지 AWS 문서에는 없습니다. 이 로드 밸런서는 기본적으로 "
        "500으로 응답하고 로그에 `AWSALBTGCookieInvalid`를 적습니다. 이 동작은 추측이며 설정으로 바꿀 수 있습니다.",
        "AWS does not document the status code for an invalid `AWSALBTG`. By default this load balancer fails the "
        "request with 500 and logs `AWSALBTGCookieInvalid`. That is a guess, and a setting can change it.",
    ),
    "SIM-09": Text(
        "`AWSALBTG`의 기간이 요청마다 다시 시작되는지 AWS 문서에는 없습니다. 이 로드 밸런서는 `AWSALB`처럼 다시 "
        "시작하며, 설정으로 바꿀 수 있습니다.",
        "AWS does not document whether the period of `AWSALBTG` restarts with each request. Here it does, as with "
        "`AWSALB`, and a setting can change that.",
    ),
    "SIM-10": Text(
        "`AWSALBTG`가 이제 규칙에 없는 그룹을 가리킬 때의 동작은 AWS 문서에 없습니다. 이 로드 밸런서는 쿠키를 "
        "무시하고 가중치로 그룹을 고른 뒤 쿠키를 교체합니다.",
        "AWS does not document an `AWSALBTG` that names a group which is no longer in the rule. This load balancer "
        "ignores the cookie, chooses by weight and replaces it.",
    ),
    "SIM-11": Text(
        "오류 시 열림에서 고정 쿠키를 따르는지 AWS 문서에는 없습니다. 이 로드 밸런서는 쿠키가 가리키는 대상이 "
        "등록되어 있으면 쿠키를 따릅니다.",
        "AWS does not say whether stickiness cookies are honoured while the load balancer fails open. Here the "
        "cookie is followed if its target is registered.",
    ),
    "SIM-12": Text(
        "로드 밸런서의 쿠키가 대상에도 전달되는지 AWS 문서에는 분명하지 않습니다. 이 로드 밸런서는 `Cookie` 헤더를 "
        "바꾸지 않고 그대로 전달합니다. 예외는 `SIM-31`입니다.",
        "AWS does not say whether the load balancer's own cookies reach the targets. This load balancer forwards "
        "the `Cookie` header unchanged. `SIM-31` is the exception.",
    ),
    "SIM-13": Text(
        "AWS 문서에는 `_remove_`가 나오지 않습니다. 이 로드 밸런서는 `app_cookie`를 쓰는 대상 그룹에서 슬롯 네 "
        "개를 모두 보내고, 받은 `_remove_`는 쿠키가 없는 것으로 봅니다.",
        "AWS's documents do not mention `_remove_`. On target groups with `app_cookie` this load balancer sends "
        "all four slots, and it reads `_remove_` as absent.",
    ),
    "SIM-14": Text(
        "쿠키의 나이가 고정 기간과 똑같을 때 어떻게 되는지, 시계가 언제 시작하는지 AWS 문서에는 없습니다. 이 로드 "
        "밸런서는 나이가 기간과 같아지면 효력이 없다고 봅니다. 발급 시각과 `Expires`는 요청을 보낼 대상을 정할 때 "
        "적습니다.",
        "AWS does not say what holds when the cookie's age equals the duration, nor when the clock starts. Here a "
        "cookie is stale at an age equal to the duration; issue time and `Expires` are stamped when the request is "
        "routed.",
    ),
    "SIM-15": Text(
        "`AWSALBTGCORS`와 `AWSELBCORS`를 언제 보내고 어느 쪽이 우선하는지 AWS 문서로는 알 수 없습니다. 이 로드 "
        "밸런서는 둘을 언제나 보내며, `AWSELBCORS`는 기간 기반 정책에만 보냅니다. 두 쿠키가 함께 오면 CORS 쪽이 "
        "결정하고, 하나만 와도 받아들입니다.",
        "AWS does not settle when `AWSALBTGCORS` and `AWSELBCORS` are sent or which cookie wins. Here they are "
        "always sent, `AWSELBCORS` only with the duration-based policy. When both cookies of a pair arrive, the "
        "CORS one decides; either alone is accepted.",
    ),
    "SIM-16": Text(
        "함께 쓸 수 없다고만 적힌 설정을 AWS가 거부하는지, 어느 순서에서 어떤 오류로 거부하는지 AWS 문서에는 다 나오지 "
        "않습니다. 이 로드 밸런서는 바꾼 뒤의 상태를 보고, 고정과 `weighted_random`, 꺼진 교차 영역, `target "
        "optimizer`, 느린 시작과 `round_robin`이 아닌 알고리즘, `app_cookie`와 가중치를 순서와 관계없이 "
        "`InvalidConfigurationRequest`로 거부합니다.",
        "AWS leaves open whether it refuses all that it says not to go together, in which order, and with which "
        "error. Here the state after the change is judged: stickiness beside `weighted_random`, cross-zone off or "
        "`target optimizer`, slow start beside any algorithm but `round_robin`, and `app_cookie` beside weights, in "
        "either order, give `InvalidConfigurationRequest`.",
    ),
    "SIM-17": Text(
        "`AWSALBAPP`은 왔지만 애플리케이션의 쿠키가 없을 때 응답에 무엇을 싣는지 AWS 문서에는 없습니다. 이 로드 "
        "밸런서는 대상이 그 쿠키를 설정하지 않으면 `AWSALBAPP`을 그대로 둡니다. 그래서 쿠키의 `Path` 밖에 있는 "
        "`/favicon.ico` 같은 요청이 고정을 지우지 않습니다.",
        "AWS does not say what a response carries when `AWSALBAPP` came without the application's cookie. Here "
        "`AWSALBAPP` is left alone unless the target sets that cookie. So a request outside that cookie's `Path`, "
        "for `/favicon.ico` say, does not erase the binding.",
    ),
    "SIM-31": Text(
        "애플리케이션 기반 고정을 켠 ALB가 두 층일 때 `AWSALBAPP`을 어떻게 함께 쓰는지 AWS 문서에는 없습니다. 이 로드 "
        "밸런서에서는 바깥층이 안쪽층의 쿠키를 자기 값 안에 담아 암호화해 두었다가, 안쪽층으로 보내는 요청에 "
        "되돌려 놓습니다. 다 담을 수 없으면 바깥층만 고정됩니다.",
        "AWS does not say how two layers of ALBs with application-based stickiness share `AWSALBAPP`. Here the "
        "outer one carries the inner one's cookie sealed inside its own value and puts it back into the requests "
        "for the inner one. If it does not fit, only the outer layer is sticky.",
    ),
}
