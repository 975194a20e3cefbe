"""The rules on an ALB's duration-based stickiness."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "ALB-D-01": Text(
        "기간 기반 고정을 켠 대상 그룹에 `AWSALB`가 없는 요청이 오면 알고리즘이 대상을 고릅니다. 응답에는 새 "
        "`AWSALB`가 실립니다.",
        "When duration-based stickiness is on and a request comes without `AWSALB`, the algorithm picks a target. "
        "The response carries a new `AWSALB`.",
    ),
    "ALB-D-02": Text(
        "쿠키의 값에는 고른 대상이 들어 있고, AWS가 교체하는 회전 키로 암호화되어 있습니다. 클라이언트는 값을 읽을 "
        "수도, 원하는 대로 바꿀 수도 없습니다.",
        "The cookie's value encodes the chosen target and is encrypted with a rotating key of AWS's. A client can "
        "neither read it nor alter it to any use.",
    ),
    "ALB-D-03": Text(
        "만료되지 않은 유효한 `AWSALB`가 이 대상 그룹의 쓸 수 있는 대상을 가리키면 요청은 그 대상으로 갑니다. "
        "알고리즘이 어느 대상을 골랐을지는 상관없습니다.",
        "A valid `AWSALB` that has not expired and names a usable target of this target group takes the request to "
        "that target, whatever the algorithm would have picked.",
    ),
    "ALB-D-04": Text(
        "ALB는 요청을 처리할 때마다 자기가 만든 쿠키의 만료 시각을 다시 정합니다. 그래서 고정된 요청의 응답에는 "
        "매번 새로 발급한 쿠키가 실립니다.",
        "After every request the ALB resets the expiry of the cookie that it makes. Every sticky response "
        "therefore issues the cookie again.",
    ),
    "ALB-D-05": Text(
        "고정 기간은 요청이 없는 시간의 한도입니다. 지금의 기간이 끝나기 전에 다음 요청이 오기만 하면 고정은 "
        "끝없이 이어집니다.",
        "The stickiness duration limits the time without requests. As long as each request comes before the "
        "current period ends, stickiness goes on without limit.",
    ),
    "ALB-D-06": Text(
        "요청이 없는 시간이 고정 기간에 이르면 쿠키는 효력을 잃습니다. ALB는 대상을 새로 고르고 새 쿠키를 "
        "발급합니다. 우연히 같은 대상일 수도 있으며, 이 요청은 `NonStickyRequestCount`에 들어갑니다.",
        "When the time without requests reaches the stickiness duration, the cookie is stale. The ALB chooses a "
        "target afresh, possibly the same one, and issues a new cookie. The request counts in "
        "`NonStickyRequestCount`.",
    ),
    "ALB-D-07": Text(
        "`AWSALB`의 `Expires`는 고정 기간과 관계없이 언제나 7일 뒤이며, 바꿀 수 없습니다.",
        "The `Expires` attribute of `AWSALB` is always 7 days ahead, whatever the stickiness duration is, and it "
        "cannot be changed.",
    ),
    "ALB-D-08": Text(
        "브라우저는 쿠키를 최대 7일 동안 계속 보냅니다. 따라서 고정 기간이 지났을 때 고정을 끝내는 것은 브라우저가 "
        "아니라 ALB입니다.",
        "A browser keeps sending the cookie for up to 7 days. So it is the ALB, not the browser, that ends "
        "stickiness when the stickiness duration is over.",
    ),
    "ALB-D-09": Text(
        "`AWSALB`가 있지만 해독할 수 없으면 ALB는 대상을 새로 고르고 쿠키를 교체합니다. 클라이언트는 오류를 받지 "
        "않습니다.",
        "When `AWSALB` is present but cannot be decoded, the ALB chooses a new target and replaces the cookie. The "
        "client gets no error.",
    ),
    "ALB-D-10": Text(
        "`AWSALB`가 등록 취소된 대상을 가리키면 ALB는 새 대상을 고르고 쿠키를 교체합니다.",
        "When `AWSALB` names a target that has been deregistered, the ALB chooses a new target and replaces the "
        "cookie.",
    ),
    "ALB-D-11": Text(
        "`AWSALB`가 비정상 대상을 가리키면 ALB는 새 대상을 고르고 쿠키를 교체합니다.",
        "When `AWSALB` names an unhealthy target, the ALB chooses a new target and replaces the cookie.",
    ),
    "ALB-D-12": Text(
        "비정상이던 대상이 회복되어도 세션은 새 대상에 남습니다. 클라이언트의 쿠키가 이미 새 대상을 가리키기 "
        "때문입니다. AWS 문서가 이렇게 분명히 말하는 것은 애플리케이션 기반 고정뿐입니다.",
        "When the unhealthy target recovers, the session stays with the new one, because the client's cookie now "
        "names that. AWS's guide says so outright only for application-based stickiness.",
    ),
    "ALB-D-13": Text(
        "`AWSALB`는 선택된 대상 그룹에서 고정이 켜져 있고, 쿠키가 바로 그 그룹의 것일 때만 효력이 있습니다. 이 "
        "그룹에 등록되지 않은 대상을 가리키는 쿠키는 쓸 수 없습니다.",
        "`AWSALB` counts only when the selected target group has stickiness on and is the group that the cookie "
        "was made for. A cookie that names a target not registered in this group is not usable.",
    ),
    "ALB-D-14": Text(
        "기간 기반 고정을 켠 대상 그룹은 모두 `AWSALB`라는 같은 이름을 씁니다. 이 이름은 바꿀 수 없습니다.",
        "Every target group with duration-based stickiness uses the one cookie name `AWSALB`. It cannot be renamed.",
    ),
    "ALB-D-15": Text(
        "ALB를 여러 층으로 이어 놓았다면 기간 기반 고정은 한 층에서만 켤 수 있습니다. 두 층에서 켜면 같은 이름의 "
        "쿠키를 쓰게 되기 때문입니다.",
        "Where one ALB stands behind another, duration-based stickiness can be on at one layer only, since both "
        "layers would write a cookie of the same name.",
    ),
    "ALB-D-16": Text(
        "ALB 하나가 경로에 따라 기간 기반 고정을 켠 두 대상 그룹으로 요청을 나눌 때, 두 번째 그룹에 들르면 첫 번째 "
        "그룹의 고정이 사라지는지 AWS는 밝히지 않습니다. 관찰된 쿠키 값이 늘 93바이트인 점으로 보아 쿠키 하나에는 "
        "대상이 하나인 듯합니다.",
        "When an ALB routes by path to two target groups with duration-based stickiness, AWS does not say whether "
        "a visit to the second ends the binding to the first. The constant size of the values seen, 93 bytes, "
        "suggests one target per cookie.",
    ),
    "ALB-D-17": Text(
        "`AWSALB`에는 `Expires`와 `Path=/`가 이 순서로 있습니다. `Domain`, `Max-Age`, `Secure`, `HttpOnly`, "
        "`SameSite`는 없습니다.",
        "`AWSALB` carries `Expires`, then `Path=/`. It has no `Domain`, `Max-Age`, `Secure`, `HttpOnly` or `SameSite`.",
    ),
    "ALB-D-19": Text(
        "쿠키의 값은 표준 base64로 쓴 124자, 곧 93바이트이며 무작위처럼 보입니다. 2019년부터 2024년까지 관찰된 "
        "모양일 뿐, AWS가 약속한 형식은 아닙니다.",
        "The value is standard base64 of 124 characters, which is 93 bytes, seemingly random. This is the shape "
        "observed from 2019 to 2024, not a format that AWS promises.",
    ),
    "ALB-D-20": Text(
        "`AWSALB`에는 `Domain`이 없으므로 브라우저는 쿠키를 설정한 바로 그 호스트에만 돌려보냅니다. `Path=/`이므로 "
        "그 호스트의 모든 경로에 보냅니다.",
        "As `AWSALB` has no `Domain`, a browser returns it only to the very host that set it. With `Path=/` it "
        "goes to every path of that host.",
    ),
    "ALB-D-21": Text(
        "쿠키는 301, 302, 429처럼 어떤 상태 코드의 응답에도 실리는 것이 관찰되었습니다.",
        "The cookie has been observed on responses of any status, such as 301, 302 and 429.",
    ),
    "ALB-D-22": Text(
        "고정 기간이 끝나도 ALB는 쿠키를 지우라는 응답을 보내지 않습니다. 효력이 없어진 쿠키를 버리는 것은 "
        "클라이언트의 몫입니다.",
        "When stickiness has expired, the ALB sends nothing that deletes the cookie. To throw the cookie away is "
        "up to the client.",
    ),
    "ALB-D-23": Text(
        "쿠키를 저장하지 않는 클라이언트의 요청은 매번 알고리즘이 대상을 고릅니다. 응답마다 새 `AWSALB`가 실리고, "
        "요청은 모두 고정되지 않은 요청으로 집계됩니다.",
        "For a client that never stores cookies the algorithm chooses every time. Every response carries a fresh "
        "`AWSALB`, and every request counts as not sticky.",
    ),
    "ALB-D-24": Text(
        "AWS 문서는 `AWSALB`만 있는 요청의 고정을 설명합니다. `AWSALBCORS`만 와도 받아들인다는 것은 그 쿠키의 "
        "목적에서 추론한 것이며, 그렇게 말하는 문장은 없습니다.",
        "AWS's guide describes stickiness with `AWSALB` alone. That `AWSALBCORS` alone is accepted too follows "
        "from its purpose, but no sentence says so.",
    ),
    "ALB-D-25": Text(
        "`AWSALB`와 `AWSALBCORS`가 함께 왔는데 서로 다르면 `AWSALBCORS`를 따릅니다. `AWSALBCORS`를 읽을 수 없거나 "
        "효력이 없을 때 어떻게 되는지는 문서에 없습니다.",
        "When `AWSALB` and `AWSALBCORS` both arrive and disagree, `AWSALBCORS` decides. What happens when it is "
        "unreadable or stale is not documented.",
    ),
    "ALB-D-28": Text(
        "한 브라우저에서 두 쿠키가 달라질 수 있습니다. Chromium은 암호화하지 않는 HTTP에서 `Secure`가 있는 "
        "`AWSALBCORS`를 보내지도 갱신하지도 않지만 `AWSALB`는 계속 갱신됩니다. HTTPS로 돌아오면 더 오래된 "
        "`AWSALBCORS`가 결정합니다.",
        "The two cookies can differ in one browser. Over plain HTTP, Chromium neither sends nor renews an "
        "`AWSALBCORS` with `Secure`, while `AWSALB` goes on being renewed. Back on HTTPS, the older `AWSALBCORS` "
        "decides.",
    ),
}
