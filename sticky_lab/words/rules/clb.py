"""The rules on the Classic Load Balancer."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "CLB-G-01": Text(
        "CLB의 고정은 HTTP와 HTTPS 리스너에서만 동작합니다. TCP와 SSL 리스너에는 고정 쿠키도 `X-Forwarded` 헤더도 "
        "없습니다.",
        "On a CLB, stickiness works only with HTTP and HTTPS listeners. With TCP and SSL listeners there are no "
        "stickiness cookies and no `X-Forwarded` headers.",
    ),
    "CLB-G-02": Text(
        "고정이 없을 때 CLB의 HTTP와 HTTPS 리스너는 최소 미해결 요청 알고리즘을, TCP 리스너는 라운드 로빈을 씁니다.",
        "Without stickiness, a CLB's HTTP and HTTPS listeners use least outstanding requests, and its TCP "
        "listeners use round robin.",
    ),
    "CLB-G-03": Text(
        "정책은 로드 밸런서의 포트마다 연결합니다. 리스너의 정책을 설정하면 목록 전체가 교체되므로 매번 모든 "
        "정책의 이름을 적어야 합니다.",
        "A policy is attached to each port of the load balancer. Setting the policies of a listener replaces the "
        "whole list, so all policies have to be named every time.",
    ),
    "CLB-G-04": Text(
        "CLB의 두 고정 방식은 모두 `AWSELB`라는 쿠키 이름을 씁니다. CORS 요청을 위한 짝은 `AWSELBCORS`입니다.",
        "Both kinds of stickiness on a CLB use the cookie name `AWSELB`. Its companion for CORS requests is "
        "`AWSELBCORS`.",
    ),
    "CLB-G-05": Text(
        "CLB의 쿠키는 속성 이름이 대문자이고 세미콜론 뒤에 공백이 없습니다. `Expires` 대신 `MAX-AGE`를 쓰며, 값은 "
        "대문자 16진수 138자입니다.",
        "A CLB's cookie has attribute names in upper case and no spaces after the semicolons. It uses `MAX-AGE` "
        "rather than `Expires`, and its value is 138 upper-case hex characters.",
    ),
    "CLB-G-06": Text(
        '`AWSELB`가 실린 응답에는 `Cache-control: no-cache="set-cookie"` 헤더도 있는 것이 관찰되었습니다.',
        "Responses that carry `AWSELB` have been observed to carry the header `Cache-control: "
        'no-cache="set-cookie"` too.',
    ),
    "CLB-G-10": Text(
        "정상 인스턴스가 하나도 없으면 CLB는 503으로 응답합니다. ALB와 달리 오류 시 열림이 아닙니다.",
        "With no healthy instance at all, a CLB answers 503. Unlike an ALB, it does not fail open.",
    ),
    "CLB-D-01": Text(
        "`AWSELB`가 없는 요청은 알고리즘이 인스턴스를 고르고 응답에 쿠키를 넣습니다. `AWSELB`가 있으면 쿠키가 "
        "가리키는 인스턴스로 보냅니다.",
        "Without `AWSELB` the algorithm chooses an instance, and a cookie is inserted in the response. With "
        "`AWSELB` the request goes to the instance that it names.",
    ),
    "CLB-D-02": Text(
        "CLB는 쿠키의 만료 시각을 갱신하지 않습니다. ALB와 달리 기간은 쿠키를 처음 발급한 때부터 셉니다.",
        "A CLB does not refresh the expiry of its cookie. Unlike on an ALB, the period runs from the first issue "
        "of the cookie.",
    ),
    "CLB-D-03": Text(
        "CLB는 쿠키를 쓰기 전에 그 쿠키가 만료되었는지 확인하지 않습니다.",
        "Before a CLB uses its cookie, it does not check whether the cookie has expired.",
    ),
    "CLB-D-04": Text(
        "`MAX-AGE`가 지난 뒤에도 `AWSELB`를 계속 보내는 클라이언트는 고정된 채로 남습니다. 보통의 브라우저는 그때 "
        "쿠키를 버립니다. 세션을 끝내는 것은 CLB가 아니라 클라이언트입니다.",
        "A client that keeps sending `AWSELB` past its `MAX-AGE` stays pinned; a normal browser drops the cookie "
        "then. It is the client, not the CLB, that ends the session.",
    ),
    "CLB-D-05": Text(
        "기간을 생략하거나 0으로 정하면 쿠키에 만료 시각이 없습니다. 고정은 브라우저 세션 동안 이어집니다.",
        "When the period is left out or 0, the cookie has no expiry. The sticky session then lasts as long as the "
        "browser session.",
    ),
    "CLB-D-06": Text(
        "인스턴스가 실패하면 CLB는 쿠키를 무시하고 정상 인스턴스를 고릅니다. 그 세션의 고정은 끝납니다. 응답에 새 "
        "`AWSELB`가 온다는 것은 추론입니다.",
        "When the instance fails, the CLB disregards the cookie and chooses a healthy one. That session's "
        "stickiness ends. That a new `AWSELB` follows is deduced.",
    ),
    "CLB-D-07": Text(
        "CLB의 기간 기반 쿠키에는 `Secure`와 `HttpOnly`를 설정할 수 없습니다. AWS는 이 쿠키에 민감한 정보가 없다고 "
        "설명합니다.",
        "`Secure` and `HttpOnly` cannot be set on a CLB's duration-based cookie. AWS says that the cookie holds "
        "nothing sensitive.",
    ),
    "CLB-D-09": Text(
        "AWS 문서와 달리 CLB의 쿠키가 요청마다 갱신되는 것을 보았다는 관찰이 하나 있습니다. 이 강의는 문서를 "
        "따르고 어긋나는 점을 알립니다.",
        "One observation contradicts AWS's guide: a CLB's cookie that was renewed on each request. This course "
        "follows the guide and mentions the dispute.",
    ),
    "CLB-D-10": Text(
        "CLB 쿠키의 만료 기간에는 문서에 나온 최댓값이 없습니다. API의 자료형은 `long`입니다.",
        "For the expiration period of a CLB's cookie no maximum is documented. Its type in the API is `long`.",
    ),
    "CLB-A-01": Text(
        "`AWSELB`의 수명은 정책에 적은 애플리케이션 쿠키의 수명을 따릅니다. 정책에는 쿠키 이름만 있고 기간은 없습니다.",
        "`AWSELB` follows the lifetime of the application's cookie that the policy names. The policy has a cookie "
        "name and no duration.",
    ),
    "CLB-A-02": Text(
        "새 `AWSELB`는 응답에 애플리케이션의 새 쿠키가 들어 있을 때만 설정됩니다. 다른 요청에서는 갱신되지 않습니다.",
        "A new `AWSELB` is inserted only when the response includes a new application cookie. On other requests it "
        "is not updated.",
    ),
    "CLB-A-03": Text(
        "애플리케이션의 쿠키가 지워지거나 만료되면 고정되지 않습니다. 애플리케이션이 새 쿠키를 발급해야 다시 "
        "고정됩니다.",
        "When the application's cookie is removed or expired, the session is not sticky until the application "
        "issues a new one.",
    ),
    "CLB-A-04": Text(
        "애플리케이션 쿠키의 속성인 `path`, `port`, `domain`, `secure`, `httponly`, `discard`, `max-age`, "
        "`expires`, `version`, `comment`, `commenturl`, `samesite`는 클라이언트에 전해집니다. 문서의 표현은 "
        "느슨하며, `AWSELB`에도 같은 속성이 복사된다는 뜻으로 우리는 읽습니다.",
        "The attributes `path`, `port`, `domain`, `secure`, `httponly`, `discard`, `max-age`, `expires`, "
        "`version`, `comment`, `commenturl` and `samesite` of the application's cookie are carried to the client. "
        "The guide's wording is loose; we read it as attributes copied onto `AWSELB`.",
    ),
    "CLB-A-05": Text(
        "애플리케이션의 쿠키에 `Secure`나 `HttpOnly`가 있으면 `AWSELB`에도 그 속성이 설정됩니다.",
        "When the application's cookie has `Secure` or `HttpOnly`, that attribute is set on `AWSELB` as well.",
    ),
    "CLB-A-06": Text(
        "인스턴스가 실패하면 CLB는 정상 인스턴스를 고르고, 세션은 그 인스턴스에 고정됩니다. 실패했던 인스턴스가 "
        "돌아와도 그대로 남습니다. 이 점이 CLB의 기간 기반 고정과 다릅니다.",
        "When the instance fails, a healthy one is chosen and the session is now stuck to it, even when the failed "
        "one returns. In this it differs from a CLB's duration-based stickiness.",
    ),
}
