"""The rules on an ALB's application-based stickiness."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "ALB-A-01": Text(
        "애플리케이션 기반 고정에서 첫 요청의 대상은 알고리즘이 고릅니다. 이때는 아직 아무것도 고정되지 않습니다.",
        "With application-based stickiness, the algorithm picks the target of the first request. At that moment "
        "nothing is sticky yet.",
    ),
    "ALB-A-02": Text(
        "설정한 이름의 쿠키가 대상의 응답에 `Set-Cookie`로 들어 있으면 ALB는 암호화한 자기 쿠키를 더하고, 두 "
        "쿠키를 모두 클라이언트에 전달합니다.",
        "When the target's response has a `Set-Cookie` with the configured name, the ALB adds an encrypted cookie "
        "of its own and passes both to the client.",
    ),
    "ALB-A-03": Text(
        "ALB는 응답에서 쿠키의 이름이 설정한 이름과 같은지만 확인합니다. 그 쿠키의 값이나 만료 시각은 보지 않습니다.",
        "In a response the ALB checks only that the cookie has the configured name. It looks neither at the "
        "cookie's value nor at its expiry.",
    ),
    "ALB-A-04": Text(
        "애플리케이션의 쿠키에는 애플리케이션이 원하는 속성을 무엇이든 쓸 수 있습니다. ALB의 쿠키는 그 속성을 "
        "하나도 복사하지 않습니다.",
        "The application's cookie may carry any attributes that the application wants. The ALB's own cookie copies "
        "none of them.",
    ),
    "ALB-A-05": Text(
        "애플리케이션 기반 고정에서 ALB가 만드는 쿠키는 언제나 7일 뒤에 만료됩니다. 이 값은 바꿀 수 없습니다.",
        "The cookie that the ALB makes for application-based stickiness always expires in 7 days. This cannot be "
        "changed.",
    ),
    "ALB-A-06": Text(
        "고정이 이어지려면 클라이언트가 다음 요청에 애플리케이션의 쿠키와 ALB의 쿠키를 모두 돌려보내야 합니다.",
        "To stay sticky, the client must return both cookies with its later requests: the application's and the ALB's.",
    ),
    "ALB-A-07": Text(
        "ALB의 쿠키는 왔지만 애플리케이션의 쿠키가 없으면 고정되지 않습니다. 이때 알고리즘이 대상을 고른다는 것은 "
        "추론입니다.",
        "When the ALB's cookie comes without the application's, the request is not sticky. That the algorithm then "
        "chooses the target is deduced.",
    ),
    "ALB-A-08": Text(
        "애플리케이션의 쿠키는 왔지만 ALB의 쿠키가 없으면 어느 대상으로 보낼지 알 수 없습니다. 그래서 알고리즘이 "
        "대상을 고릅니다.",
        "When the application's cookie comes without the ALB's, there is no routing information. So the algorithm "
        "chooses the target.",
    ),
    "ALB-A-09": Text(
        "두 쿠키가 모두 오면 ALB는 자기 쿠키를 해독하고 고정 기간이 남았는지 확인합니다. 남았으면 요청을 쿠키가 "
        "가리키는 그 그룹의 대상으로 보냅니다.",
        "When both cookies come, the ALB decrypts its own and checks that the stickiness duration still holds. If "
        "so, the request goes to the target of that group which the cookie names.",
    ),
    "ALB-A-10": Text(
        "그 뒤의 응답마다 쿠키의 7일 만료와 고정 기간이 모두 다시 시작됩니다. 따라서 고정 기간은 요청이 없는 "
        "시간의 한도입니다.",
        "Each following response restarts both the cookie's 7 days and the stickiness duration. So the duration "
        "limits the time without requests.",
    ),
    "ALB-A-11": Text(
        "고정은 두 쿠키의 수명과 고정 기간이 모두 남아 있는 동안에만 이어집니다. 하나라도 끝나면 고정도 끝납니다.",
        "Stickiness lasts only while the lifetimes of the cookies and the stickiness duration all hold. When one "
        "of them runs out, it ends.",
    ),
    "ALB-A-12": Text(
        "고정 기간이 지났는데 두 쿠키가 모두 오면 ALB는 대상을 새로 골라 고정을 다시 맺습니다. 애플리케이션이 "
        "쿠키를 다시 설정할 때까지 기다리는지는 문서에 없습니다.",
        "When the stickiness duration is over but both cookies come, the ALB chooses afresh and establishes "
        "stickiness again. Whether it waits until the application sets its cookie again is not documented.",
    ),
    "ALB-A-13": Text(
        "ALB는 요청에 실린 애플리케이션의 쿠키를 손대지 않고 대상에 전달합니다.",
        "The ALB passes the application's cookie in a request on to the target untouched.",
    ),
    "ALB-A-14": Text(
        "고정된 대상이 실패하거나 비정상이 되면 알고리즘이 정상 대상을 고르고, 세션은 그 대상에 고정됩니다. 원래 "
        "대상이 돌아와도 그대로 남습니다.",
        "When the bound target fails or is unhealthy, the algorithm chooses a healthy one and the session is now "
        "stuck to that. It stays there even when the old target returns.",
    ),
    "ALB-A-15": Text(
        "애플리케이션은 만료 시각이 지난 쿠키를 설정하여 고정을 끝낼 수 있습니다. 브라우저가 그 쿠키를 더는 보내지 "
        "않으므로 처음부터 다시 시작됩니다.",
        "The application can end stickiness by setting its cookie with an expiry in the past. The browser stops "
        "sending it, and the process starts over.",
    ),
    "ALB-A-16": Text(
        "운영자는 고정 기간을 1초처럼 아주 짧게 바꾸어 고정을 끝낼 수 있습니다. 애플리케이션의 쿠키가 남아 있어도 "
        "고정이 새로 맺어집니다.",
        "An operator can end stickiness by making the stickiness duration tiny, such as 1 second. Bindings are "
        "then made anew, even though the application's cookie is still alive.",
    ),
    "ALB-A-17": Text(
        "애플리케이션의 쿠키를 지우는 응답도 이름은 같으므로 ALB가 자기 쿠키를 붙일 수 있습니다. 그래도 "
        "클라이언트가 애플리케이션의 쿠키를 돌려보내지 않으므로 고정은 끝납니다.",
        "A response that deletes the application's cookie still matches by name, so the ALB may attach its own. "
        "Stickiness ends all the same, because the client no longer returns the application's cookie.",
    ),
    "ALB-A-18": Text(
        "ALB의 애플리케이션 쿠키에는 애플리케이션 기반 고정을 켠 모든 대상 그룹의 고정 정보가 들어갑니다. 그래서 "
        "쿠키가 커질 수 있습니다.",
        "The ALB's application cookie records the stickiness of every target group that has application-based "
        "stickiness. That is why it can grow.",
    ),
    "ALB-A-19": Text(
        "실제 쿠키 이름은 `AWSALBAPP-0`, `AWSALBAPP-1`, `AWSALBAPP-2`, `AWSALBAPP-3`입니다. 하나에 4K까지, 모두 "
        "16K까지 들어가며 데이터는 앞 번호부터 채워집니다. 4K 이하이면 `AWSALBAPP-0`에만 데이터가 있습니다.",
        "The real cookie names are `AWSALBAPP-0`, `AWSALBAPP-1`, `AWSALBAPP-2` and `AWSALBAPP-3`. Each holds up to "
        "4K, all together 16K, filled from the lowest number on: up to 4K, only `AWSALBAPP-0` holds data.",
    ),
    "ALB-A-20": Text(
        "관찰된 응답에는 네 이름이 모두 실려 있습니다. 데이터가 없는 슬롯의 값은 `_remove_`이며, AWS 문서에는 이 "
        "값이 나오지 않습니다.",
        "In the responses observed, all four names are sent. A slot without data holds `_remove_`, a value that "
        "AWS's guide does not mention.",
    ),
    "ALB-A-21": Text(
        "저장할 고정 정보가 없으면 슬롯 네 개가 모두 `_remove_`인 것이 관찰되었습니다. 대상이 자기 쿠키를 한 번도 "
        "설정하지 않았을 때가 그렇습니다.",
        "When there is no binding to store, all four slots have been observed to hold `_remove_`. It is so, for "
        "example, when the target never set its cookie.",
    ),
    "ALB-A-22": Text(
        "`_remove_`는 브라우저에게 쿠키를 지우게 하지 않습니다. `Expires`가 7일 뒤이고 `Path=/`도 있어서 "
        "클라이언트는 이 값을 저장했다가 돌려보냅니다. 로드 밸런서는 이 값을 쿠키가 없는 것으로 보아야 합니다.",
        "`_remove_` does not make a browser delete anything. With `Expires` 7 days ahead and `Path=/`, clients "
        "store the value and send it back. The load balancer has to treat it as absent.",
    ),
    "ALB-A-23": Text(
        "번호가 없는 `AWSALBAPP`이라는 쿠키는 보이지 않으며, 이 이름은 쿠키 무리를 가리킵니다. 2021년 가이드는 "
        "번호 없는 이름을 썼고, 2022년 가이드에는 번호가 붙어 있습니다.",
        "A cookie named just `AWSALBAPP`, without a number, is not seen; that is the name of the family. The guide "
        "of 2021 used the bare name, the guide of 2022 has the number.",
    ),
    "ALB-A-25": Text(
        "애플리케이션 쿠키의 이름은 대상 그룹마다 정하므로 그룹마다 다를 수 있습니다. ALB를 여러 층으로 이어 "
        "놓아도 층마다 애플리케이션 기반 고정을 쓸 수 있습니다. 두 층의 `AWSALBAPP`이 어떻게 함께 쓰이는지는 "
        "나오지 않습니다(`SIM-31`).",
        "The name of the application's cookie is set for each target group, so groups may use different names. "
        "ALBs that stand one behind another can each be sticky with application-based cookies. How the `AWSALBAPP` "
        "of two layers live together is not said (`SIM-31`).",
    ),
    "ALB-A-26": Text(
        "가중 대상 그룹과 애플리케이션 기반 고정은 함께 쓸 수 없습니다. 하나를 쓰려면 다른 하나를 포기해야 합니다. "
        "AWS가 이 조합을 거부하는지는 나오지 않으며, 여기서는 거부합니다(`SIM-16`).",
        "Weighted target groups and application-based stickiness cannot be used together. Who wants the one has to "
        "give up the other. Whether AWS refuses the two is not said; here they are refused (`SIM-16`).",
    ),
    "ALB-A-28": Text(
        "AWS 가이드는 서로 어긋나는 말을 합니다. 머리말에는 ALB의 쿠키가 애플리케이션 쿠키의 기간을 따른다고 적혀 "
        "있습니다. 자세한 절에는 그 만료를 보지 않으며, ALB의 쿠키에는 따로 7일과 고정 기간이 있다고 적혀 "
        "있습니다. 이 강의는 자세한 절을 따릅니다.",
        "AWS's guide contradicts itself. Its introduction has the ALB's cookie follow the application's; its "
        "detailed section says that this expiry is not inspected, and that the ALB's cookie has its own 7 days "
        "plus the stickiness duration. This course follows the detailed section.",
    ),
    "ALB-A-30": Text(
        "클라이언트가 애플리케이션의 쿠키를 스스로 만들어 보내도 얻는 것은 없습니다. 유효한 ALB의 쿠키가 없으면 "
        "고정도 없기 때문입니다.",
        "A client that invents the application's cookie gains nothing. Without a valid cookie of the ALB there is "
        "no binding.",
    ),
}
