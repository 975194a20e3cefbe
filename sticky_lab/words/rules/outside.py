"""The rules on what surrounds stickiness: headers, logs, metrics, errors, WebSockets, browsers, clients."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "HDR-03": Text(
        "ALB의 고정은 `X-Forwarded-For`와 관계가 없습니다. 프록시 뒤에 있는 클라이언트도 쿠키로 구별할 수 있지만, "
        "IP 주소로 고정하면 구별할 수 없습니다.",
        "On an ALB, stickiness never depends on `X-Forwarded-For`. Behind a proxy, cookies still tell clients "
        "apart, which stickiness by IP address cannot do.",
    ),
    "LOG-01": Text(
        "액세스 로그의 어느 필드에도 고정 쿠키는 없습니다. 고정은 5번째 필드 `target:port`와 `target_group_arn`, "
        "`client:port`, `matched_rule_priority`, `actions_executed`, `error_reason`으로 확인합니다.",
        "No field of the access log contains the stickiness cookie. Stickiness is checked through `target:port`, "
        "which is field 5, and `target_group_arn`, `client:port`, `matched_rule_priority`, `actions_executed` and "
        "`error_reason`.",
    ),
    "LOG-02": Text(
        "ALB 액세스 로그의 필드 순서는 정해져 있습니다. `type`, `time`, `elb`, `client:port`, `target:port`로 "
        "시작하며, 새 필드는 끝에 더해집니다. 2023년에는 29개였고 가장 최근의 문서에는 34개가 있으므로, 아는 "
        "마지막 필드까지만 읽어야 합니다.",
        "The fields of an ALB's access log have a fixed order, which begins with `type`, `time`, `elb`, "
        "`client:port`, `target:port`. New fields are appended, 29 in 2023 and 34 in the newest guide, so read up "
        "to the last one known.",
    ),
    "LOG-04": Text(
        "CLB의 로그는 `time`, `elb`, `client:port`, `backend:port`로 시작합니다. 요청을 처리한 인스턴스는 4번째 "
        "필드에 있습니다.",
        "A CLB's log begins with `time`, `elb`, `client:port`, `backend:port`. The instance that served the "
        "request is field 4.",
    ),
    "LOG-05": Text(
        "대상마다 요청 수를 세려면 ALB는 로그의 5번째 필드를, CLB는 4번째 필드를 씁니다. 대상끼리 비율을 비교하면 "
        "불균형이 드러납니다.",
        "To count requests per target, take field 5 of an ALB's log or field 4 of a CLB's. Comparing the shares "
        "shows an imbalance.",
    ),
    "LOG-06": Text(
        "로그는 노드마다 5분 간격으로 나옵니다. 최선을 다할 뿐 모든 줄이 나온다는 보장은 없고, 늦게 올 수도 "
        "있습니다. WebSocket은 닫힐 때 한 줄이 남습니다. CLB의 간격은 5분이나 60분이며 기본값은 60분입니다.",
        "Logs come from each node every 5 minutes, on a best-effort basis, and are eventually consistent. A "
        "WebSocket gives one entry, when it closes. On a CLB the interval is 5 or 60 minutes, by default 60.",
    ),
    "LOG-07": Text(
        "`conn_trace_id`는 한 클라이언트 연결의 모든 요청에서 같습니다. 연결을 재사용한 요청을 묶어 주지만, 세션의 "
        "ID도 아니고 고정되었다는 증거도 아닙니다.",
        "`conn_trace_id` is the same for all requests of one client connection. It groups requests that reuse the "
        "connection, but it is no session id and no proof of stickiness.",
    ),
    "MET-01": Text(
        "`NonStickyRequestCount`는 쓸 수 있는 기존 세션이 없어 대상을 새로 고른 요청의 수입니다. 쿠키가 없는 첫 "
        "요청, 이 그룹에 없는 대상을 가리키는 쿠키, 형식이 틀리거나 만료된 쿠키, 내부 오류가 여기에 들어갑니다. "
        "고정을 켰을 때만 나오며 `TargetGroup` 차원은 없습니다.",
        "`NonStickyRequestCount` counts requests for which a new target was chosen because no existing session "
        "could be used: no cookie yet, a target not in this group, a malformed or expired cookie, an internal "
        "error. It is reported only with stickiness on, without the dimension `TargetGroup`.",
    ),
    "MET-02": Text(
        "`RequestCountPerTarget`은 통계로 합계(Sum)를 쓰지만 실제로는 평균입니다. 그룹의 요청 수를 정상 대상 수로, "
        "정상 대상이 없으면 등록된 대상 수로 나눕니다. 그래서 대상 사이의 불균형을 숨기므로 대상별 요청 수는 "
        "로그로 셉니다.",
        "`RequestCountPerTarget` uses the statistic Sum but is an average: the group's requests divided by its "
        "healthy targets, or by all registered ones if none is healthy. It hides imbalance between targets; use "
        "logs for counts per target.",
    ),
    "MET-03": Text(
        "ALB의 지표는 `AWS/ApplicationELB` 네임스페이스에 있고 차원은 `LoadBalancer`, `TargetGroup`, "
        "`AvailabilityZone`입니다. CLB의 지표는 `AWS/ELB`에 있으며 고정되지 않은 요청의 수는 없습니다.",
        "An ALB's metrics are in the namespace `AWS/ApplicationELB`, with the dimensions `LoadBalancer`, "
        "`TargetGroup` and `AvailabilityZone`. A CLB's are in `AWS/ELB` and include no count of requests that were "
        "not sticky.",
    ),
    "MET-04": Text(
        "쿠키를 저장하는 클라이언트가 꾸준히 요청하면 `NonStickyRequestCount` ÷ `RequestCount`는 새 세션의 비율에 "
        "가까워집니다. 이 값이 1에 가까우면 쿠키가 돌아오지 않는 것입니다.",
        "With steady clients that keep cookies, `NonStickyRequestCount` ÷ `RequestCount` tends to the rate of new "
        "sessions. A ratio near 1 means that the cookies are not coming back.",
    ),
    "ERR-01": Text(
        "502는 대상이 연결을 끊거나 잘못된 응답을 보냈거나, 요청 중에 등록 취소 지연이 끝났을 때입니다. 503은 "
        "등록된 대상이 없거나 모두 `unused`일 때입니다. 504는 10초 안에 연결하지 못했거나 유휴 제한 시간을 넘겼을 "
        "때입니다.",
        "A 502: the target ended the connection, its response was malformed, or the deregistration delay ended in "
        "mid-request. A 503: no targets are registered, or all are `unused`. A 504: the connect timeout of 10 "
        "seconds or the idle timeout ran out.",
    ),
    "ERR-02": Text(
        "ALB의 유휴 제한 시간은 기본 60초이며 1~4000초로 정할 수 있습니다. 대상이 연결을 유지하는 "
        "시간(keep-alive)이 이보다 짧으면 502가 생깁니다.",
        "An ALB's idle timeout is 60 seconds by default, settable from 1 to 4000. A target whose keep-alive is "
        "shorter causes 502.",
    ),
    "WS-01": Text(
        "WebSocket은 그 자체로 고정입니다. 101로 응답한 대상이 연결을 계속 맡으며, 업그레이드한 뒤에는 쿠키 고정도 "
        "리스너 규칙도 적용되지 않습니다.",
        "WebSockets are sticky by themselves: the target that answers 101 keeps the connection. After the upgrade, "
        "neither stickiness by cookie nor listener rules apply.",
    ),
    "WS-02": Text(
        "쿠키를 이용한 고정은 업그레이드 전에 여전히 중요합니다. 업그레이드 요청은 쿠키를 따르고, Socket.IO 같은 "
        "폴링 방식은 모든 요청이 한 대상으로 가야 합니다.",
        "Stickiness by cookie still matters before the upgrade: the upgrade request follows the cookie, and "
        "polling, as in Socket.IO, needs every request on one target.",
    ),
    "WS-03": Text(
        "상태 확인은 WebSocket을 쓰지 않습니다. Lambda 대상은 업그레이드 요청을 400으로 거부합니다.",
        "Health checks do not use WebSockets. Lambda targets reject upgrade requests with 400.",
    ),
    "CORS-01": Text(
        "`SameSite=None; Secure`를 요구하는 브라우저를 위해 `AWSALBCORS`, `AWSALBTGCORS`, `AWSELBCORS`라는 두 번째 "
        "쿠키가 있습니다. 클라이언트는 두 쿠키를 모두 받습니다.",
        "For browsers that demand `SameSite=None; Secure` there is a second cookie: `AWSALBCORS`, `AWSALBTGCORS` "
        "or `AWSELBCORS`. Clients receive both cookies.",
    ),
    "CORS-02": Text(
        "ALB는 다른 사이트에서 온 요청이 아니어도 `AWSALB`와 함께 언제나 `AWSALBCORS`를 만듭니다. `AWSALBTGCORS`와 "
        "`AWSELBCORS`에 대해서는 가이드가 CORS 요청만 말합니다.",
        "With `AWSALB` the ALB always makes `AWSALBCORS`, also for requests that are not cross-origin. For "
        "`AWSALBTGCORS` and `AWSELBCORS` the guides still speak of CORS requests only.",
    ),
    "CORS-03": Text(
        "CORS용 쿠키의 `Secure`는 HTTPS에서는 있고 암호화하지 않는 HTTP에서는 없는 것이 관찰되었습니다. Chromium "
        "계열 브라우저는 `Secure`가 없는 `SameSite=None` 쿠키를 거부합니다. Chrome은 80, Edge는 86, Opera는 "
        "71부터입니다.",
        "On the CORS cookies `Secure` has been observed over HTTPS and was missing over plain HTTP. Browsers based "
        "on Chromium refuse a cookie with `SameSite=None` but without `Secure`: Chrome from 80, Edge from 86, "
        "Opera from 71.",
    ),
    "CORS-04": Text(
        "CORS 사전 요청(preflight, `OPTIONS`)에는 쿠키가 실리지 않습니다. 알고리즘이 대상을 고르므로 다른 대상으로 "
        "갈 수 있고, 대상은 세션 없이 `OPTIONS`에 응답해야 합니다.",
        "A CORS preflight (`OPTIONS`) carries no cookies. It is routed by the algorithm and may hit another "
        "target, so targets must answer `OPTIONS` without a session.",
    ),
    "CORS-05": Text(
        "다른 사이트의 스크립트는 `withCredentials`나 `credentials: include`로 자격 증명을 보내야 합니다. 그렇지 "
        "않으면 고정 쿠키가 돌아오지 않습니다.",
        "Scripts of another site must send credentials, with `withCredentials` or `credentials: include`. "
        "Otherwise no stickiness cookie is returned.",
    ),
    "SEC-01": Text(
        "ALB의 쿠키는 회전 키로 암호화되어 있어 사용자가 해독하거나 수정할 수 없습니다.",
        "An ALB's cookies are encrypted with a rotating key and cannot be decrypted or modified by users.",
    ),
    "SEC-02": Text(
        "`AWSALB`에 `Secure`나 `HttpOnly`를 붙이는 설정은 없습니다. 보안 검사 도구가 이를 지적하지만, AWS는 이 "
        "쿠키에 민감한 정보가 없다고 설명합니다.",
        "There is no switch that puts `Secure` or `HttpOnly` on `AWSALB`. Security scanners report it; AWS's "
        "position is that the cookie holds nothing sensitive.",
    ),
    "SEC-03": Text(
        "고정 쿠키는 인증 수단이 아닙니다. `AWSALB`를 훔쳐도 라우팅만 따라 할 뿐 로그인할 수는 없습니다. ALB "
        "로그인에 쓰는 `AWSELBAuthSessionCookie`와 혼동하지 마십시오.",
        "A stickiness cookie is not authentication. Stealing `AWSALB` yields routing, not a login. Do not confuse "
        "it with `AWSELBAuthSessionCookie`, which serves the login of an ALB.",
    ),
    "CLI-01": Text(
        "클라이언트는 쿠키를 한 바이트도 바꾸지 않고 저장했다가 돌려보내야 합니다. URL 인코딩을 하면 base64의 `+`, "
        "`/`, `=`가 바뀌어 쿠키가 깨집니다.",
        "Clients must store and return the cookies byte for byte. URL-encoding breaks them, as it changes the `+`, "
        "`/` and `=` of base64.",
    ),
    "CLI-03": Text(
        "쿠키 저장소가 없는 부하 발생기나 SDK 같은 클라이언트는 고정되지 않는 것처럼 보입니다. 쿠키 저장소 하나를 "
        "함께 쓰면 모두 한 대상에 고정됩니다. 둘 다 시험에서 흔히 생기는 착시입니다.",
        "Clients such as load generators or SDKs that keep no cookies look as if stickiness were off. With one "
        "shared cookie store they all stick to one target. Both are classic artefacts of tests.",
    ),
}
