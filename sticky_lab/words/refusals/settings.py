"""Settings that cannot be read, or that a load balancer does not take."""

from sticky_lab.stickiness.refusals import Basis
from sticky_lab.words.text import Text

_TLS = Text(
    "프로토콜이 {protocol}인 대상 그룹에서는 고정을 켤 수 없습니다. 고정을 끄거나 TCP 대상 그룹을 쓰십시오.",
    "A target group with protocol {protocol} cannot be sticky. Leave stickiness off, or use a TCP group.",
)

SENTENCES: dict[str, Text] = {
    "cookie_name_without_app_cookie": Text(
        "쿠키 이름은 app_cookie에만 필요합니다. 쿠키 이름을 빼거나 app_cookie를 고르십시오.",
        "Only app_cookie has a cookie name. Leave the name out, or choose app_cookie.",
    ),
    "duration_unreadable": Text(
        "기간을 읽을 수 없습니다: {value}. 90s, 15m, 1h, 1d처럼 숫자와 단위를 쓰거나 3600처럼 초를 쓰십시오.",
        "This is not a duration: {value}. Write a number and a unit, such as 90s, 15m, 1h or 1d, or seconds, such as 3600.",
    ),
    "stickiness_duration_without_cookie": Text(
        "이 고정 설정에는 기간이 없습니다: {value}. 기간을 빼십시오.",
        "This stickiness has no duration: {value}. Leave the duration out.",
    ),
    "stickiness_type_unknown": Text(
        "지원하지 않는 고정 유형입니다: {value}. {allowed} 중에서 고르십시오.",
        "This stickiness type is not known here: {value}. Choose one of {allowed}.",
    ),
    "attribute_unknown": Text(
        "프로토콜이 {protocol}인 대상 그룹에서 여기서는 지원하지 않는 속성입니다: {key}. 쓸 수 있는 속성: {allowed}.",
        "This attribute of a target group with protocol {protocol} is not supported here: {key}. Supported: {allowed}.",
    ),
    "balancer_attribute_unknown": Text(
        "지원하지 않는 로드 밸런서 속성입니다: {key}. 쓸 수 있는 속성: {allowed}.",
        "This load balancer attribute is not supported here: {key}. Supported: {allowed}.",
    ),
    "monitor_not_offered": Text(
        "{key} 속성에 monitor는 쓸 수 없습니다. 확실하게 해석할 수 없는 요청은 전달하지 않기 때문입니다. "
        "defensive 또는 strictest를 쓰십시오.",
        "The attribute {key} does not take monitor here, because what cannot be framed with certainty "
        "is not forwarded. Choose defensive or strictest.",
    ),
    "not_boolean": Text(
        "{key} 속성에는 true 또는 false만 쓸 수 있습니다. 입력한 값: {value}.",
        "The attribute {key} takes true or false; this was {value}.",
    ),
    "not_one_of": Text(
        "{key} 속성에 쓸 수 없는 값입니다: {value}. {allowed} 중에서 고르십시오.",
        "The attribute {key} does not take this value: {value}. Choose one of {allowed}.",
    ),
    "number_out_of_range": Text(
        "{key} 속성의 범위는 {allowed}입니다. 입력한 값은 {value}입니다. 이 범위의 값을 쓰십시오.",
        "The attribute {key} takes {allowed}; this was {value}. Choose a value in that range.",
    ),
    "duration_out_of_range": Text(
        "고정 기간은 1초부터 604800초(7일)까지입니다. 입력한 값은 {value}초입니다. 이 범위의 값을 쓰십시오.",
        "A stickiness duration is 1 second to 604800 seconds (7 days); this was {value} seconds. "
        "Choose one in that range.",
    ),
    "type_of_other_protocol": Text(
        "프로토콜이 {protocol}인 대상 그룹에서는 고정 유형 {value}{을/를} 쓸 수 없습니다. {allowed} 중에서 고르십시오.",
        "A target group with protocol {protocol} does not take the stickiness type {value}. Choose one of {allowed}.",
    ),
    "cookie_name_missing": Text(
        "app_cookie 고정에는 애플리케이션 쿠키의 이름이 필요합니다. "
        "stickiness.app_cookie.cookie_name에 이름을 쓰십시오.",
        "Stickiness of type app_cookie needs the name of the application's cookie. "
        "Set stickiness.app_cookie.cookie_name.",
    ),
    "cookie_name_reserved": Text(
        "AWSALB로 시작하는 쿠키 이름은 쓸 수 없습니다: {value}. 로드 밸런서의 쿠키와 다른 이름을 쓰십시오.",
        "A cookie name must not start with AWSALB: {value}. Choose a name unlike the load balancer's own.",
    ),
    "cookie_name_no_token": Text(
        "쿠키 이름으로 쓸 수 없습니다: {value}. 영문자, 숫자와 !#$%&'*+-.^_`|~만 쓰십시오.",
        "This is not a cookie name: {value}. Use letters, digits and !#$%&'*+-.^_`|~ only.",
    ),
    "tls_not_sticky": _TLS,
    "quic_not_sticky": _TLS,
    "lambda_not_sticky": Text(
        "lambda 유형의 대상 그룹에서는 쿠키 고정을 켤 수 없습니다. instance 또는 ip 유형을 쓰십시오.",
        "A target group of type lambda cannot be sticky by cookie. Use the type instance or ip.",
    ),
    "alb_type_keeps_defaults": Text(
        "alb 유형의 대상 그룹은 속성의 기본값을 바꿀 수 없습니다. instance 또는 ip 유형을 쓰십시오.",
        "A target group of type alb keeps the default attributes. Use the type instance or ip.",
    ),
    "cross_zone_off": Text(
        "교차 영역 로드 밸런싱을 끈 대상 그룹에서는 고정을 쓸 수 없습니다. 둘 중 하나만 바꾸십시오.",
        "A target group with cross-zone load balancing off cannot be sticky. Change one of the two.",
    ),
    "weighted_random": Text(
        "고정과 weighted_random 알고리즘은 함께 쓸 수 없습니다. 다른 알고리즘을 고르거나 고정을 끄십시오.",
        "Stickiness and the algorithm weighted_random exclude each other. Choose another algorithm, or no stickiness.",
    ),
    "target_optimizer": Text(
        "target optimizer를 쓰는 대상 그룹에는 고정이 없고 알고리즘은 round_robin뿐입니다. "
        "이 두 설정을 그대로 두십시오.",
        "A target group with target optimizer has no stickiness, and no algorithm but round_robin. "
        "Leave these two as they are.",
    ),
    "slow_start": Text(
        "느린 시작은 round_robin 알고리즘에서만 쓸 수 있습니다. 알고리즘을 바꾸거나 느린 시작을 0으로 두십시오.",
        "Slow start goes with the algorithm round_robin only. Change the algorithm, or leave slow start at 0.",
    ),
    "anomaly_mitigation": Text(
        "이상 완화(anomaly mitigation)는 weighted_random 알고리즘에서만 켤 수 있습니다. 알고리즘을 먼저 바꾸십시오.",
        "Anomaly mitigation goes with the algorithm weighted_random only. Change the algorithm first.",
    ),
    "dns_failover_lower": Text(
        "dns_failover의 최소 정상 대상 수나 비율은 unhealthy_state_routing의 값보다 작을 수 없습니다. "
        "두 값을 함께 바꾸십시오.",
        "The minimum of healthy targets for dns_failover cannot be lower than the one for unhealthy_state_routing. "
        "Change both together.",
    ),
    "group_count": Text(
        "전달 작업에는 대상 그룹을 1개부터 5개까지 둘 수 있습니다. 입력한 수: {value}.",
        "A forward action has 1 to 5 target groups; this one had {value}.",
    ),
    "group_twice": Text(
        "같은 대상 그룹이 두 번 나옵니다: {value}. 대상 그룹마다 한 번만 쓰십시오.",
        "The same target group stands twice: {value}. Name each group once.",
    ),
    "weight_out_of_range": Text(
        "대상 그룹의 가중치는 0부터 999까지의 정수입니다. 입력한 값: {value}.",
        "A target group's weight is a whole number from 0 to 999; this was {value}.",
    ),
    "weights_all_zero": Text(
        "모든 가중치가 0이면 요청을 보낼 곳이 없습니다. 적어도 한 대상 그룹의 가중치를 1 이상으로 두십시오.",
        "With every weight at 0 a request has nowhere to go. Give at least one target group a weight of 1 or more.",
    ),
    "group_stickiness_needed": Text(
        "대상 그룹 {value}에 고정이 켜져 있으므로, 이 그룹을 쓰는 규칙의 대상 그룹 고정을 먼저 켜야 합니다.",
        "The target group {value} is sticky, so the rule that it sits behind needs target group stickiness: "
        "enable that first.",
    ),
    "weighted_app_cookie": Text(
        "가중 대상 그룹과 애플리케이션 기반 고정은 함께 쓸 수 없습니다: {value}. "
        "lb_cookie를 쓰거나 대상 그룹을 하나만 두십시오.",
        "Weighted target groups and application-based stickiness exclude each other: {value}. "
        "Use lb_cookie, or a single target group.",
    ),
    "policy_name": Text(
        "정책 이름에는 영문자, 숫자, 하이픈(-)만 쓸 수 있습니다. 입력한 값: {value}.",
        "A policy's name has letters, digits and dashes only; this was {value}.",
    ),
    "policy_twice": Text(
        "같은 이름의 정책이 이미 있습니다: {value}. 다른 이름을 쓰십시오.",
        "There is already a policy of this name: {value}. Choose another name.",
    ),
    "policy_unknown": Text(
        "그런 정책은 없습니다: {value}. 먼저 정책을 만드십시오.",
        "There is no such policy: {value}. Create it first.",
    ),
    "policies_exclude": Text(
        "리스너에는 고정 정책을 하나만 붙일 수 있습니다. 입력한 정책: {value}.",
        "A listener has one stickiness policy at the most; these were {value}.",
    ),
    "policy_period": Text(
        "쿠키 만료 기간은 0 이상의 초입니다. 입력한 값: {value}.",
        "A cookie expiration period is 0 seconds or more; this was {value}.",
    ),
    "classic_cookie_name_missing": Text(
        "애플리케이션 제어 고정에는 애플리케이션 쿠키의 이름이 필요합니다. CookieName을 쓰십시오.",
        "Application-controlled stickiness needs the name of the application's cookie. Give a CookieName.",
    ),
    "classic_tcp": Text(
        "프로토콜이 {protocol}인 리스너에서는 고정을 쓸 수 없습니다. HTTP 또는 HTTPS를 쓰십시오.",
        "A listener with protocol {protocol} cannot be sticky. Use HTTP or HTTPS.",
    ),
    "classic_draining": Text(
        "연결 드레이닝 시간은 1초부터 3600초까지입니다. 입력한 값: {value}.",
        "The timeout of connection draining is 1 to 3600 seconds; this was {value}.",
    ),
}

#: Who refuses, in brackets after the sentence: with a code of our choice where AWS documents none.
SOURCES: dict[Basis, Text] = {
    Basis.REFUSED: Text(
        "(AWS도 거부합니다, {rule}. 오류 코드({aws_code})는 우리의 선택입니다)",
        "(AWS refuses it too, {rule}; the error code {aws_code} is our choice)",
    ),
    Basis.CODE: Text("(AWS 오류 {aws_code}, {rule})", "(AWS: {aws_code}, {rule})"),
    Basis.ONE_ORDER: Text(
        "(고정을 나중에 켜면 AWS도 거부합니다, {rule}. "
        "반대 순서도 거부하는 것과 오류 코드({aws_code})는 우리의 선택입니다)",
        "(where stickiness comes second AWS refuses it too, {rule}; "
        "that the other order is refused, and the error code {aws_code}, are our choice)",
    ),
    Basis.TOOLS: Text(
        "(다른 도구의 코드에 따르면 AWS도 거부합니다, {rule}. 오류 코드({aws_code})는 우리의 선택입니다)",
        "(by the code of other tools AWS refuses it too, {rule}; the error code {aws_code} is our choice)",
    ),
    Basis.TOOLS_CODE: Text(
        "(다른 도구의 코드에 따르면 AWS 오류 {aws_code}, {rule})",
        "(AWS, by the code of other tools: {aws_code}, {rule})",
    ),
    Basis.RESTRICTION: Text(
        "(AWS 문서에 있는 제한입니다, {rule}. 이것을 {aws_code} 오류로 거부하는 것은 우리의 선택입니다)",
        "(AWS documents this restriction, {rule}; that it is refused, with {aws_code}, is our choice)",
    ),
    Basis.OURS: Text("(우리의 선택, {rule}, {aws_code})", "(our choice, {rule}, {aws_code})"),
}
