"""The rules on health checks, draining and algorithms."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "HC-01": Text(
        "ALB 상태 확인의 기본값은 간격 30초, 제한 시간 5초, 정상 임계값 5, 비정상 임계값 2, 성공 코드 200입니다. "
        "새로 등록한 대상은 한 번만 성공하면 정상이 됩니다.",
        "An ALB's health checks default to an interval of 30 seconds, a timeout of 5 seconds, a healthy threshold "
        "of 5, an unhealthy threshold of 2 and the success code 200. A newly registered target needs just one "
        "success.",
    ),
    "HC-02": Text(
        "대상의 상태는 `initial`, `healthy`, `unhealthy`, `unused`, `draining`, `unavailable` 가운데 하나입니다. "
        "오류 시 열림이 아니면 `healthy`인 대상만 요청을 받습니다.",
        "A target is `initial`, `healthy`, `unhealthy`, `unused`, `draining` or `unavailable`. Unless the load "
        "balancer fails open, only `healthy` targets receive requests.",
    ),
    "HC-03": Text(
        "고정 쿠키가 비정상 대상을 가리키면 ALB는 정상 대상을 새로 고르고, 세션은 그 대상에 고정됩니다.",
        "When a stickiness cookie names an unhealthy target, the ALB chooses a healthy one, and the session is "
        "then stuck to that.",
    ),
    "HC-04": Text(
        "대상이 실제로 실패한 뒤 비정상 임계값에 이를 때까지 그 대상은 아직 정상으로 여겨집니다. 기본값으로는 약 2 "
        "× 30초까지 걸립니다. 그동안 고정된 클라이언트는 계속 그 대상으로 가서 502나 504를 받으므로 오류가 "
        "이들에게 몰립니다.",
        "Between the real failure and the unhealthy threshold, by default up to about 2 × 30 seconds, the target "
        "still counts as healthy. Sticky clients keep hitting it and see 502 or 504, so the failure concentrates "
        "on them.",
    ),
    "HC-05": Text(
        "CLB 상태 확인의 기본값은 간격 30초, 제한 시간 5초, 비정상 임계값 2, 정상 임계값 10, 경로 "
        "`/index.html`입니다. 200만 성공으로 봅니다.",
        "A CLB's health checks default to an interval of 30 seconds, a timeout of 5 seconds, an unhealthy "
        "threshold of 2, a healthy threshold of 10 and the path `/index.html`. Only 200 passes.",
    ),
    "HC-06": Text(
        "대상 그룹에 등록된 대상이 모두 비정상이면 ALB는 알고리즘에 따라 그 모든 대상으로 요청을 보냅니다. 이것이 "
        "오류 시 열림입니다.",
        "If a target group has only unhealthy registered targets, the ALB routes to all of them by the algorithm. "
        "This is called fail open.",
    ),
    "HC-07": Text(
        "오류 시 열림에서 고정 쿠키를 따르는지는 AWS 문서에 없습니다.",
        "Whether sticky cookies are honoured while the load balancer fails open is not documented.",
    ),
    "HC-08": Text(
        "정상 대상이 `unhealthy_state_routing.minimum_healthy_targets`보다 적으면 ALB는 비정상 대상을 포함한 모든 "
        "대상으로 요청을 보냅니다. 개수의 기본값은 1이고 비율은 기본으로 꺼져 있습니다. 이런 요청은 "
        "`UnhealthyRoutingRequestCount`에 들어갑니다.",
        "When healthy targets fall below `unhealthy_state_routing.minimum_healthy_targets`, traffic goes to all "
        "targets, the unhealthy ones included. The count is 1 by default, the percentage is off. Such requests are "
        "counted in `UnhealthyRoutingRequestCount`.",
    ),
    "HC-09": Text(
        "대상을 등록 취소하면 ALB는 곧바로 요청을 보내지 않고 상태는 `draining`이 됩니다. 진행 중인 요청은 등록 "
        "취소 지연(기본값 300초) 안에 끝낼 수 있습니다.",
        "As soon as a target is deregistered, the ALB stops sending it requests, and its state is `draining`. "
        "In-flight requests may finish within the deregistration delay, by default 300 seconds.",
    ),
    "HC-10": Text(
        "드레이닝 중인 대상을 가리키는 쿠키가 새 요청에 실려 와도 ALB는 곧바로 정상 대상으로 보냅니다. 드레이닝은 "
        "고정을 늘려 주지 않습니다.",
        "A new request with a cookie that names a draining target goes to a healthy target at once. Draining does "
        "not prolong stickiness.",
    ),
    "HC-11": Text(
        "진행 중인 요청도 활성 연결도 없으면 등록 취소는 바로 끝납니다. 그래도 상태는 지연이 끝날 때까지 "
        "`draining`으로 보이고 그 뒤에 `unused`가 됩니다.",
        "With no in-flight request and no active connection, deregistration completes at once. The state still "
        "shows `draining` until the delay ends, then `unused`.",
    ),
    "HC-12": Text(
        "등록 취소 지연이 끝나기 전에 대상이 연결을 닫으면 클라이언트는 5xx를 받습니다. 요청이 진행 중인데 지연이 "
        "끝나면 502를 받습니다.",
        "If the target closes the connection before the deregistration delay ends, the client sees a 5xx. If the "
        "delay ends with a request in flight, it sees 502.",
    ),
    "HC-13": Text(
        "등록된 대상이 없거나 모든 대상이 `unused`이면 ALB는 503으로 응답합니다.",
        "With no registered targets, or with all of them `unused`, the ALB answers 503.",
    ),
    "HC-14": Text(
        "느린 시작을 쓰면 새로 정상이 된 대상의 몫이 30~900초 동안 일정하게 늘어납니다. 켤 때 이미 정상인 대상과, "
        "빈 그룹에 처음 등록한 대상들은 해당하지 않습니다. 최소 미해결 요청, 가중치 기반 랜덤과 함께 쓸 수 "
        "없습니다.",
        "With slow start, newly healthy targets get a share that rises linearly for 30 to 900 seconds. Targets "
        "already healthy when it is turned on, and the first batch in an empty group, are exempt. It excludes "
        "least outstanding requests and weighted random.",
    ),
    "HC-15": Text(
        "느린 시작은 대상을 고를 때만 작용합니다. 유효한 고정 쿠키가 있는 요청은 고르는 단계를 건너뛰므로 느린 "
        "시작의 제한을 받지 않습니다. AWS 문서에는 없는 내용입니다.",
        "Slow start shapes the choice of a target. Requests with a valid stickiness cookie skip that choice and "
        "are not held back. AWS does not document this.",
    ),
    "HC-16": Text(
        "CLB의 연결 드레이닝은 끄거나 1~3600초로 정하며 기본값은 300초입니다. 비정상 인스턴스에서는 진행 중인 "
        "요청이 끝까지 처리되고 제한 시간이 적용되지 않습니다.",
        "A CLB's connection draining is off or 1 to 3600 seconds, by default 300. For unhealthy instances, "
        "in-flight requests complete and the timeout does not apply.",
    ),
    "HC-17": Text(
        "IP 주소로 등록한 대상은 등록 취소 지연이 끝나야 다시 등록할 수 있습니다.",
        "A target that is an IP address cannot be registered again until its deregistration delay has completed.",
    ),
    "ALG-01": Text(
        "ALB는 리스너 규칙을 우선순위가 작은 것부터 확인하고, 기본 규칙은 마지막에 봅니다. 작업에서 대상 그룹을, "
        "그룹의 알고리즘에서 대상을 정합니다. 그룹마다 따로 분배합니다.",
        "An ALB checks listener rules by ascending priority, the default rule last. The action gives the target "
        "group, and the group's algorithm the target. Each group is balanced independently.",
    ),
    "ALG-02": Text(
        "고정 세션을 켜면 대상을 처음 고른 뒤부터는 대상 그룹의 알고리즘보다 고정이 우선합니다.",
        "With sticky sessions, the target group's algorithm is overridden after the initial selection of a target.",
    ),
    "ALG-03": Text(
        "ALB의 기본 알고리즘은 라운드 로빈입니다. 최소 미해결 요청이나 가중치 기반 랜덤으로 바꿀 수 있습니다.",
        "Round robin is the default algorithm of an ALB. Least outstanding requests and weighted random are the "
        "alternatives.",
    ),
    "ALG-05": Text(
        "가중치 기반 랜덤은 정상 대상에 무작위 순서로 요청을 나누며, 이상 완화를 쓸 수 있는 유일한 알고리즘입니다. "
        "고정 세션이나 느린 시작과는 함께 쓸 수 없습니다.",
        "Weighted random spreads requests over the healthy targets in random order, and it alone allows anomaly "
        "mitigation. Neither sticky sessions nor slow start go with it.",
    ),
    "ALG-07": Text(
        "라운드 로빈의 순서는 노드마다 따로 셉니다. 노드가 여럿이면 두 번 새로 고쳐도 같은 대상이 응답할 수 "
        "있으므로, 실제 ALB에서 대상이 꼭 번갈아 나온다고 볼 수 없습니다.",
        "Round robin is kept by each node for itself. With several nodes, two refreshes may hit the same target, "
        "so strict alternation cannot be expected of a real ALB.",
    ),
    "ALG-08": Text(
        "고정된 요청도 대상의 미해결 요청 수에 들어갑니다. 그래서 최소 미해결 요청 알고리즘을 쓰면 새 클라이언트가 "
        "어디로 갈지에 영향을 줍니다.",
        "Sticky requests still add to a target's outstanding requests. With the algorithm least outstanding "
        "requests they therefore influence where new clients go.",
    ),
}
