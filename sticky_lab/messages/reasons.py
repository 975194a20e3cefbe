"""Why a request went where it went, by the name of the reason (`sticky_lab.stickiness.table`)."""

from sticky_lab.messages.text import Text

REASONS: dict[str, Text] = {
    "stickiness_off": Text(
        "고정이 꺼져 있어 알고리즘이 대상을 골랐습니다.",
        "Stickiness is off, so the algorithm chose the target.",
    ),
    "cookie_absent": Text(
        "고정 쿠키가 없어 알고리즘이 대상을 골랐습니다.",
        "There was no stickiness cookie, so the algorithm chose the target.",
    ),
    "cookie_unreadable": Text(
        "고정 쿠키를 해독할 수 없어 알고리즘이 대상을 골랐습니다.",
        "The stickiness cookie could not be decoded, so the algorithm chose the target.",
    ),
    "cookie_expired": Text(
        "고정 기간이 지나 알고리즘이 대상을 새로 골랐습니다.",
        "The stickiness duration was over, so the algorithm chose a target afresh.",
    ),
    "cookie_of_other_group": Text(
        "쿠키가 다른 대상 그룹의 것이어서 알고리즘이 이 그룹에서 대상을 골랐습니다.",
        "The cookie was made for another target group, so the algorithm chose a target of this one.",
    ),
    "cookie_followed": Text(
        "유효한 쿠키가 가리키는 대상으로 보냈습니다.",
        "A valid cookie named this target, so the request went there.",
    ),
    "cookie_followed_fail_open": Text(
        "모든 대상이 비정상이지만 등록된 대상을 가리키는 쿠키를 따랐습니다. AWS 문서에 없는, 우리의 선택입니다.",
        "All targets are unhealthy; the cookie was followed because its target is registered. "
        "AWS's documents do not cover this; it is our choice.",
    ),
    "target_unhealthy": Text(
        "쿠키가 가리키는 대상이 비정상이어서 정상 대상을 새로 골랐습니다.",
        "The cookie's target is unhealthy, so a healthy one was chosen.",
    ),
    "target_draining": Text(
        "쿠키가 가리키는 대상이 드레이닝 중이어서 정상 대상을 새로 골랐습니다.",
        "The cookie's target is draining, so a healthy one was chosen.",
    ),
    "target_not_ready": Text(
        "쿠키가 가리키는 대상은 아직 요청을 받을 수 없어 정상 대상을 새로 골랐습니다.",
        "The cookie's target takes no requests yet, so a healthy one was chosen.",
    ),
    "target_deregistered": Text(
        "쿠키가 가리키는 대상은 등록되어 있지 않아 대상을 새로 골랐습니다.",
        "The cookie's target is not registered, so a new one was chosen.",
    ),
    "no_target": Text(
        "요청을 받을 수 있는 대상이 없어 503으로 응답했습니다.",
        "No target can take a request, so the load balancer answered 503.",
    ),
}

# What can go wrong after the decision; `ANSWERED` or `CUT` follows.
FAILURES: dict[str, Text] = {
    "target_unreachable": Text("대상에 연결할 수 없었습니다.", "The target could not be reached."),
    "target_closed": Text(
        "대상이 응답을 마치기 전에 연결을 닫았습니다.",
        "The target closed the connection before its response was complete.",
    ),
    "target_malformed": Text(
        "대상의 응답이 올바른 HTTP가 아니었습니다.", "The target's response was not well-formed HTTP."
    ),
    "target_timeout": Text("대상이 제시간에 응답하지 않았습니다.", "The target did not answer in time."),
    "request_malformed": Text(
        "요청 본문이 올바른 HTTP가 아니었습니다.", "The request's body was not well-formed HTTP."
    ),
    "request_timeout": Text(
        "클라이언트가 요청을 제시간에 다 보내지 않았습니다.", "The client did not send its whole request in time."
    ),
    "client_gone": Text(
        "클라이언트가 응답을 다 받기 전에 연결을 닫았습니다.",
        "The client closed the connection before it had the whole response.",
    ),
}
ANSWERED = Text("로드 밸런서가 {status}로 응답했습니다.", "The load balancer answered {status}.")
CUT = Text(
    "응답이 이미 시작되었으므로 로드 밸런서가 연결을 끊었습니다.",
    "The response had begun, so the load balancer cut the connection.",
)

NEW_COOKIE = Text("새 고정 쿠키를 보냈습니다.", "A new stickiness cookie was sent.")
RENEWED_COOKIE = Text("고정 쿠키를 갱신했습니다.", "The stickiness cookie was renewed.")
