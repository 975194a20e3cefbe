"""The rules on what holds for every kind of stickiness, and for changes while clients hold cookies."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "GEN-01": Text(
        "고정이 없는 ALB는 요청마다 대상 그룹의 알고리즘으로 대상을 따로 고릅니다. 같은 클라이언트의 요청이라도 "
        "앞의 요청과 이어지지 않습니다.",
        "An ALB without stickiness routes each request on its own, by the target group's algorithm. Nothing ties a "
        "request to the one before, even if both come from one client.",
    ),
    "GEN-02": Text(
        "쿠키를 이용하는 고정은 클라이언트가 쿠키를 받아들여야 동작합니다. 쿠키를 거부하는 클라이언트에는 고정이 "
        "없습니다.",
        "Stickiness by cookie needs a client that supports cookies. For a client that refuses them there is no "
        "stickiness at all.",
    ),
    "GEN-03": Text(
        "쿠키를 이용하는 고정에는 조건이 두 가지 있습니다. 로드 밸런서가 HTTP나 HTTPS를 쓰고, 사용하는 가용 "
        "영역마다 정상 인스턴스가 하나 이상 있어야 합니다.",
        "Stickiness by cookie has two preconditions: the load balancer speaks HTTP or HTTPS, and every "
        "Availability Zone in use has at least one healthy instance.",
    ),
    "GEN-04": Text(
        "어느 대상에 고정되었는지는 클라이언트의 쿠키에 들어 있습니다. 그래서 로드 밸런서의 어느 노드든 그 쿠키를 "
        "따를 수 있고, 노드끼리 세션 표를 공유할 필요가 없습니다.",
        "The binding lives in the client's cookie, which encodes the target. So any node of the load balancer can "
        "follow it, and the nodes need not share a table of sessions.",
    ),
    "GEN-05": Text(
        "고정을 설정하는 곳은 제품마다 다릅니다. ALB, NLB, GWLB는 대상 그룹 속성에서 설정하고, ALB와 NLB의 대상 "
        "그룹 고정은 리스너의 전달 작업에서 설정합니다. CLB에서는 로드 밸런서의 포트에 정책을 연결합니다.",
        "Where stickiness is set depends on the product: for ALB, NLB and GWLB in the target group attributes, for "
        "target group stickiness of ALB and NLB in the listener's forward action, on a CLB in a policy attached to "
        "a load balancer port.",
    ),
    "GEN-06": Text(
        "대상 고정은 어느 대상으로 보낼지를, 대상 그룹 고정은 어느 그룹으로 보낼지를 정합니다. 서로 다른 "
        "기능이므로 따로 쓸 수도 있고 함께 쓸 수도 있습니다.",
        "Target stickiness settles which target is used, and target group stickiness which group. They are "
        "separate features, to be used alone or together.",
    ),
    "GEN-07": Text(
        "고정은 세션 데이터를 옮기지 않습니다. 고정된 대상이 사라지면 요청은 다른 대상에서 성공하더라도 메모리에 "
        "있던 데이터는 사라집니다. 오래가는 해결책은 캐시나 데이터베이스 같은 외부 저장소입니다.",
        "Stickiness moves no session data. When the bound target goes away, what it held in memory is lost, even "
        "though requests succeed on another target. The lasting answer is a store outside, such as a cache or a "
        "database.",
    ),
    "GEN-08": Text(
        "고정은 부하를 고르지 않게 만들 수 있습니다. 고정된 클라이언트는 확장한 뒤에도 원래 대상에 남고, "
        "클라이언트마다 보내는 요청의 양도 다르기 때문입니다.",
        "Stickiness can unbalance the load: bound clients stay on the old targets after a scale-out, and clients "
        "differ in how much they send.",
    ),
    "GEN-09": Text(
        "ALB 하나에 연결된 대상 그룹마다 고정을 다르게 설정할 수 있습니다. 기간 기반, 애플리케이션 기반, 고정 "
        "없음을 섞어도 됩니다. 다만 대상 그룹 하나의 `stickiness.type`은 하나뿐입니다.",
        "Target groups behind one ALB may differ: duration-based, application-based or no stickiness. Each target "
        "group, however, has exactly one `stickiness.type`.",
    ),
    "GEN-10": Text(
        "ALB의 고정이 깨질 때 AWS가 드는 원인은 다음과 같습니다. 쿠키를 설정하지 않은 대상, 쿠키를 돌려보내지 않은 "
        "클라이언트, 형식이 틀린 쿠키, 지나간 고정 기간, 경로에 있는 여러 로드 밸런서, 비정상이 된 대상, 고정을 끈 "
        "서비스입니다.",
        "For a broken session on an ALB, AWS lists these causes: the target set no cookie, the client did not "
        "return it, a malformed cookie, the duration over, several load balancers in the path, an unhealthy "
        "target, a service that switched stickiness off.",
    ),
    "X-01": Text(
        "고정을 끄면 남아 있는 `AWSALB`나 `AWSALBAPP` 쿠키는 무시되고 새 쿠키도 설정되지 않습니다. 클라이언트는 "
        "예전 쿠키를 `Expires`까지 계속 보냅니다.",
        "When stickiness is switched off, the `AWSALB` or `AWSALBAPP` cookies that clients hold are ignored and no "
        "new ones are set. Clients keep sending the old ones until `Expires`.",
    ),
    "X-02": Text(
        "껐던 고정을 7일 안에 다시 켜면 남아 있던 쿠키를 평소와 같은 규칙으로 판단합니다. 대부분은 고정 기간이 "
        "지나 효력이 없습니다.",
        "When stickiness is switched on again within 7 days, the old cookies are judged by the usual rules. Most "
        "of them are stale by then, because the stickiness duration is over.",
    ),
    "X-03": Text(
        "고정 기간을 바꾸었을 때 이미 발급된 쿠키를 이전 기간으로 판단하는지 새 기간으로 판단하는지는 AWS 문서에 "
        "없습니다.",
        "When the stickiness duration is changed later, AWS does not document whether existing cookies are judged "
        "by the old duration or by the new one.",
    ),
    "X-04": Text(
        "유형을 `lb_cookie`에서 `app_cookie`로 바꾸면 `AWSALB`를 더는 보지 않습니다. 대상이 설정한 이름의 쿠키를 "
        "보낼 때까지 클라이언트는 고정되지 않습니다.",
        "When the type is changed from `lb_cookie` to `app_cookie`, `AWSALB` is no longer consulted. Clients are "
        "not bound until a target sets the cookie with the configured name.",
    ),
    "X-05": Text(
        "애플리케이션 쿠키의 이름을 바꾸면 예전 이름의 쿠키는 더는 맞지 않습니다. 대상이 새 이름의 쿠키를 설정하면 "
        "클라이언트가 다시 고정됩니다.",
        "When the name of the application's cookie is changed, the cookie of the old name no longer matches. "
        "Clients are bound again when a target sets the cookie of the new name.",
    ),
    "X-06": Text(
        "확장(scale-out)으로 늘어난 대상에는 고정되지 않았거나 대상을 새로 고르는 클라이언트만 갑니다. 고정된 "
        "클라이언트는 원래 대상에 남습니다. 애플리케이션이 자기 쿠키를 만료시키거나 고정 기간을 아주 짧게 바꾸면 "
        "부하를 다시 나눌 수 있습니다.",
        "After a scale-out the new targets get only clients that are not bound or choose again; bound clients "
        "stay. To rebalance, let the application expire its cookie, or make the stickiness duration tiny.",
    ),
    "X-07": Text(
        "축소(scale-in)하거나 인스턴스를 교체하면 사라진 대상의 클라이언트는 다음 요청에서 다른 대상에 고정됩니다. "
        "그 대상에 있던 세션 데이터는 사라집니다.",
        "After a scale-in or the replacement of an instance, clients of the removed target are bound to another at "
        "their next request. The session data that lay there is gone.",
    ),
    "X-08": Text(
        "회전 키의 교체는 AWS의 설계에 들어 있으며 사용자가 할 일은 없습니다. 교체하면 이미 발급된 쿠키가 효력을 "
        "잃는지는 알려져 있지 않습니다. 효력을 잃는다면 해독할 수 없는 쿠키와 같이 다룹니다.",
        "That AWS rotates the key is part of the design and needs no action. Whether a rotation ever invalidates "
        "live cookies is not known; if it does, they are treated like cookies that cannot be decoded.",
    ),
}
