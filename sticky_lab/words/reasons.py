"""Why a request went where it went, by the name of the reason (`sticky_lab.stickiness.decision_table`), and how it ended."""

from dataclasses import dataclass, field

from sticky_lab.balancer.failures import Failure
from sticky_lab.balancer.records import Record
from sticky_lab.stickiness import Reason
from sticky_lab.words.text import Text

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
    "cookie_of_unknown_key": Text(
        "고정 쿠키가 이 로드 밸런서가 쓰지 않는 키로 암호화되어 있어 알고리즘이 대상을 골랐습니다.",
        "The stickiness cookie was sealed with a key that is not in use, so the algorithm chose the target.",
    ),
    "cookie_forged": Text(
        "고정 쿠키의 값이 바뀌어 있어 알고리즘이 대상을 골랐습니다.",
        "The stickiness cookie had been altered, so the algorithm chose the target.",
    ),
    "cookie_of_other_listener": Text(
        "쿠키가 다른 리스너에서 만들어진 것이어서 알고리즘이 대상을 골랐습니다.",
        "The cookie was made by another listener, so the algorithm chose the target.",
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
    "target_unhealthy_fail_open": Text(
        "모든 대상이 비정상이어서 쿠키를 따르지 않고 알고리즘이 대상을 골랐습니다. AWS 문서에 없는, 우리의 선택입니다.",
        "All targets are unhealthy, so the cookie was not followed and the algorithm chose. "
        "AWS's documents do not cover this; it is our choice.",
    ),
    "application_cookie_awaited": Text(
        "애플리케이션 쿠키가 아직 없어 알고리즘이 대상을 골랐습니다. 대상이 그 쿠키를 설정하면 고정이 시작됩니다.",
        "There is no application cookie yet, so the algorithm chose the target. "
        "Stickiness begins when the target sets that cookie.",
    ),
    "slots_removed": Text(
        "애플리케이션 쿠키가 없고, 로드 밸런서 쿠키의 값은 모두 _remove_이므로 쿠키가 없는 것과 같습니다. "
        "알고리즘이 대상을 골랐습니다.",
        "There is no application cookie, and the load balancer's cookies all hold _remove_, which counts as no cookie. "
        "The algorithm chose the target.",
    ),
    "slots_removed_beside_application_cookie": Text(
        "애플리케이션 쿠키는 있지만 로드 밸런서 쿠키의 값이 모두 _remove_이므로 쿠키가 없는 것과 같습니다. "
        "알고리즘이 대상을 골랐습니다.",
        "The application's cookie came, but the load balancer's all hold _remove_, which counts as no cookie. "
        "The algorithm chose the target.",
    ),
    "only_application_cookie": Text(
        "애플리케이션 쿠키만 있고 로드 밸런서의 쿠키가 없어 알고리즘이 대상을 골랐습니다.",
        "The application's cookie came without the load balancer's, so the algorithm chose the target.",
    ),
    "no_application_cookie": Text(
        "로드 밸런서의 쿠키만 있고 애플리케이션 쿠키가 없어 알고리즘이 대상을 골랐습니다.",
        "The load balancer's cookie came without the application's, so the algorithm chose the target.",
    ),
    "no_binding_for_group": Text(
        "로드 밸런서의 쿠키에 이 대상 그룹에 대한 기록이 없어 알고리즘이 대상을 골랐습니다.",
        "The load balancer's cookie says nothing about this target group, so the algorithm chose the target.",
    ),
    "binding_expired": Text(
        "두 쿠키가 모두 있지만 고정 기간이 지나 알고리즘이 대상을 새로 골랐습니다.",
        "Both cookies came, but the stickiness duration was over, so the algorithm chose a target afresh.",
    ),
    "both_cookies_followed": Text(
        "애플리케이션 쿠키와 로드 밸런서의 쿠키가 모두 있어, 쿠키가 가리키는 대상으로 보냈습니다.",
        "The application's cookie and the load balancer's came together, so the request went to the target they name.",
    ),
    "classic_cookie_followed": Text(
        "쿠키가 가리키는 인스턴스로 보냈습니다. CLB는 쿠키의 만료를 확인하지도, 갱신하지도 않습니다.",
        "The cookie named this instance, so the request went there. "
        "A CLB neither checks nor renews the cookie's expiry.",
    ),
    "classic_cookie_unreadable": Text(
        "고정 쿠키를 해독할 수 없어 알고리즘이 인스턴스를 골랐습니다. "
        "CLB에 대해서는 AWS 문서에 없는, 우리의 선택입니다.",
        "The stickiness cookie could not be decoded, so the algorithm chose the instance. "
        "For a CLB AWS's documents do not cover this; it is our choice.",
    ),
    "instance_lost": Text(
        "쿠키가 가리키는 인스턴스가 요청을 받을 수 없어 정상 인스턴스를 새로 골랐습니다.",
        "The cookie's instance cannot take requests, so a healthy one was chosen.",
    ),
    "source_address": Text(
        "클라이언트의 IP 주소로 대상을 정했습니다. 쿠키는 쓰지 않습니다.",
        "The client's IP address decided the target; no cookie is used.",
    ),
    "flow_hash": Text(
        "연결의 주소와 포트로 대상을 정했습니다. 쿠키는 쓰지 않습니다.",
        "The addresses and ports of the connection decided the target; no cookie is used.",
    ),
    "group_by_weight": Text(
        "대상 그룹은 가중치에 따라 골랐습니다.",
        "The target group was chosen by weight.",
    ),
    "group_cookie_absent": Text(
        "대상 그룹 쿠키가 없어 대상 그룹을 가중치에 따라 골랐습니다.",
        "There was no target group cookie, so the target group was chosen by weight.",
    ),
    "group_cookie_expired": Text(
        "대상 그룹 고정 기간이 지나 대상 그룹을 가중치에 따라 새로 골랐습니다.",
        "The target group stickiness duration was over, so a target group was chosen afresh by weight.",
    ),
    "group_cookie_followed": Text(
        "유효한 대상 그룹 쿠키가 가리키는 대상 그룹을 썼습니다.",
        "A valid cookie named this target group, so it was used.",
    ),
    "group_cookie_of_unknown_key": Text(
        "대상 그룹 쿠키가 이 로드 밸런서가 쓰지 않는 키로 암호화되어 있어 대상 그룹을 가중치에 따라 골랐습니다. "
        "AWS 문서에 없는, 우리의 선택입니다.",
        "The target group cookie was sealed with a key that is not in use, so the group was chosen by weight. "
        "AWS's documents do not cover this; it is our choice.",
    ),
    "group_cookie_invalid": Text(
        "대상 그룹 쿠키를 해독할 수 없어 요청이 실패했습니다(AWSALBTGCookieInvalid). "
        "상태 코드는 AWS 문서에 없는, 우리의 선택입니다.",
        "The target group cookie could not be decoded, so the request failed (AWSALBTGCookieInvalid). "
        "The status code is our choice; AWS's documents do not give one.",
    ),
    "group_cookie_replaced": Text(
        "대상 그룹 쿠키를 해독할 수 없어 대상 그룹을 가중치에 따라 골랐습니다. 이렇게 하는 것은 우리의 선택입니다.",
        "The target group cookie could not be decoded, so the group was chosen by weight. Doing so is our choice.",
    ),
    "group_outside_rule": Text(
        "쿠키가 가리키는 대상 그룹이 이 규칙에 없어 대상 그룹을 가중치에 따라 골랐습니다. "
        "AWS 문서에 없는, 우리의 선택입니다.",
        "The cookie's target group is not in this rule, so a group was chosen by weight. "
        "AWS's documents do not cover this; it is our choice.",
    ),
    "nobody_registered": Text(
        "연결을 받을 수 있는 대상이 없어 503으로 응답했습니다. "
        "NLB와 GWLB는 HTTP 응답을 만들지 않으므로, 이 응답은 우리의 선택입니다.",
        "No target can take the connection, so the answer was 503. An NLB or GWLB makes no HTTP responses; "
        "this one is our choice.",
    ),
    "no_healthy_instance": Text(
        "정상 인스턴스가 없어 503으로 응답했습니다. CLB는 비정상 인스턴스로 보내지 않습니다.",
        "No instance is healthy, so the load balancer answered 503. A CLB does not turn to unhealthy ones.",
    ),
    "no_target": Text(
        "요청을 받을 수 있는 대상이 없어 503으로 응답했습니다.",
        "No target can take a request, so the load balancer answered 503.",
    ),
}

# What can go wrong after the decision; `ANSWERED` or `CUT` follows.
FAILURES: dict[Failure, Text] = {
    Failure.TARGET_UNREACHABLE: Text("대상에 연결할 수 없었습니다.", "The target could not be reached."),
    Failure.TARGET_CLOSED: Text(
        "대상이 응답을 마치기 전에 연결을 닫았습니다.",
        "The target closed the connection before its response was complete.",
    ),
    Failure.TARGET_MALFORMED: Text(
        "대상의 응답이 올바른 HTTP가 아니었습니다.", "The target's response was not well-formed HTTP."
    ),
    Failure.TARGET_TIMEOUT: Text("대상이 제시간에 응답하지 않았습니다.", "The target did not answer in time."),
    Failure.DEREGISTRATION_DELAY_OVER: Text(
        "대상의 등록 취소 지연이 끝날 때까지 응답이 끝나지 않았습니다.",
        "The target's deregistration delay was over before its response was complete.",
    ),
    Failure.BALANCER_STOPPED: Text(
        "응답이 끝나기 전에 로드 밸런서가 종료되었습니다.",
        "The load balancer was stopped before the response was complete.",
    ),
    Failure.REQUEST_MALFORMED: Text(
        "요청 본문이 올바른 HTTP가 아니었습니다.", "The request's body was not well-formed HTTP."
    ),
    Failure.REQUEST_TIMEOUT: Text(
        "클라이언트가 요청을 제시간에 다 보내지 않았습니다.", "The client did not send its whole request in time."
    ),
    Failure.CLIENT_GONE: Text(
        "클라이언트가 응답을 다 받기 전에 연결을 닫았습니다.",
        "The client closed the connection before it had the whole response.",
    ),
}
ANSWERED = Text("로드 밸런서의 응답은 {status}입니다.", "The load balancer answered {status}.")
CUT = Text(
    "응답이 이미 시작되었으므로 로드 밸런서가 연결을 끊었습니다.",
    "The response had begun, so the load balancer cut the connection.",
)

NEW_COOKIE = Text("새 고정 쿠키를 보냈습니다.", "A new stickiness cookie was sent.")
LEFT_ALONE = Text(
    "AWSALBAPP은 그대로 두었습니다(우리의 선택, SIM-17).",
    "AWSALBAPP was left as it was (our choice, SIM-17).",
)
RENEWED_COOKIE = Text("고정 쿠키를 갱신했습니다.", "The stickiness cookie was renewed.")


@dataclass(frozen=True, slots=True)
class ReasonInWords(Reason):
    """A reason that is none of the decision table's: of a policy of somebody's own, with its own words."""

    words: Text = field(kw_only=True)


def reason_text(reason: Reason) -> Text:
    """Return the reason in plain words."""
    return reason.words if isinstance(reason, ReasonInWords) else REASONS[reason.name]


def record_text(record: Record) -> Text:
    """Return what happened, in words: the decision, then the failure or the cookie that followed from it."""
    text, *others = map(reason_text, record.decision.reasons)
    for other in others:
        text = text.followed_by(other)
    if record.failure is not None:
        text = text.followed_by(FAILURES[record.failure])
        if record.failure is Failure.CLIENT_GONE:
            return text  # there was nobody to answer
        cut = record.status != record.failure.status
        return text.followed_by(CUT if cut else ANSWERED.fill(status=record.status))
    if record.bound:
        return text.followed_by(NEW_COOKIE if record.decision.used_turn else RENEWED_COOKIE)
    if record.decision.keeps_unpaired_cookie:
        return text.followed_by(LEFT_ALONE)
    return text
