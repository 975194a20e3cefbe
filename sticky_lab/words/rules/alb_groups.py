"""The rules on the stickiness of target groups behind an ALB."""

from sticky_lab.words.text import Text

RULES: dict[str, Text] = {
    "ALB-T-01": Text(
        "대상 그룹이 여럿인 전달 작업에서는 그룹마다 0~999의 가중치를 정합니다. 요청은 그 비율로 나뉩니다. 10과 "
        "20이면 3분의 1과 3분의 2입니다.",
        "A forward action with several target groups needs a weight of 0 to 999 for each. Requests are shared in "
        "proportion: 10 and 20 mean 1/3 and 2/3.",
    ),
    "ALB-T-02": Text(
        "가중치에 따른 분배는 기본적으로 고정 세션이 지켜지는 것을 보장하지 않습니다. 전달 작업에서 대상 그룹 "
        "고정을 켜야 보장됩니다.",
        "By default, weighted distribution does not guarantee that sticky sessions are honoured. Turning on target "
        "group stickiness in the forward action does.",
    ),
    "ALB-T-03": Text(
        "대상 그룹 고정을 켜면 처음 보낸 요청의 응답에 `AWSALBTG`가 실립니다. 이 쿠키에는 고른 그룹이 암호화되어 "
        "들어 있습니다.",
        "With target group stickiness on, the response to the first request that is routed carries `AWSALBTG`. The "
        "cookie encodes the chosen group, encrypted.",
    ),
    "ALB-T-04": Text(
        "대상 그룹 고정을 켠 규칙에서 `AWSALBTG`가 있는 요청은 그 쿠키가 가리키는 그룹으로 갑니다. 없는 요청은 "
        "가중치에 따라 나뉩니다.",
        "Under a rule with target group stickiness on, a request with `AWSALBTG` goes to the group that the cookie "
        "names. A request without it is shared by weight.",
    ),
    "ALB-T-05": Text(
        "`AWSALBTG`는 그룹만 정합니다. 그 안의 대상은 그룹의 알고리즘이나 `AWSALB`가 정합니다. 기간 기반 고정이 "
        "꺼져 있으면 그룹은 그대로이고 대상만 요청마다 바뀔 수 있습니다.",
        "`AWSALBTG` fixes only the group. Inside it, the group's algorithm or `AWSALB` settles the target. With "
        "duration-based stickiness off, the target may change on every request while the group stays.",
    ),
    "ALB-T-06": Text(
        "대상 그룹이 여럿인 전달 작업에서 한 그룹이라도 대상 고정을 쓰면 대상 그룹 고정을 켜야 합니다. 켜지 않으면 "
        "API가 `InvalidConfigurationRequest`로 변경을 거부합니다.",
        "If any group in a forward action with several groups has target stickiness, target group stickiness must "
        "be on. Otherwise the API rejects the change with `InvalidConfigurationRequest`.",
    ),
    "ALB-T-07": Text(
        "대상 그룹 고정의 기간인 `DurationSeconds`는 1~604800초이며 ALB에만 있습니다. 대상 그룹 고정을 켤 때는 "
        "반드시 정해야 합니다.",
        "The duration of target group stickiness, `DurationSeconds`, is 1 to 604800 seconds and exists on an ALB "
        "only. It is mandatory when target group stickiness is turned on.",
    ),
    "ALB-T-11": Text(
        "쿠키는 가중치보다 우선합니다. 한 그룹에 고정된 클라이언트는 가중치를 낮추어도, 심지어 0으로 낮추어도 "
        "고정이 끝날 때까지 그 그룹으로 갑니다. 가중치가 새 클라이언트만 움직인다는 것은 추론입니다.",
        "The cookie beats the weights. A client bound to a group keeps going there after its weight is lowered, "
        "even to 0, until the binding ends. That weights steer only clients without a binding is deduced.",
    ),
    "ALB-T-12": Text(
        "그룹이 비었거나 비정상 대상뿐이어도 ALB가 저절로 다른 그룹으로 보내지는 않습니다. 빈 그룹은 503을 주며, "
        "고정된 클라이언트는 고정이 끝나거나 쿠키를 지울 때까지 503을 받습니다.",
        "A group that is empty or has only unhealthy targets is not left for another by itself. An empty group "
        "gives 503, for a bound client until the binding ends or the cookie is cleared.",
    ),
    "ALB-T-13": Text(
        "등록된 대상이 모두 비정상인 그룹도 자기 요청을 계속 받으며 오류 시 열림으로 동작한다고 추론합니다. AWS "
        "문서에서 503은 등록된 대상이 없거나 모두 `unused`일 때뿐입니다. re:Post의 한 답변은 이때도 503이라고 "
        "합니다.",
        "We deduce that a group whose registered targets are all unhealthy keeps its requests and fails open: AWS "
        "documents 503 only for no registered targets, or all of them `unused`. One answer on re:Post expects 503 "
        "here too.",
    ),
    "ALB-T-14": Text(
        "`AWSALBTG`의 기간이 요청마다 다시 시작되는지는 AWS 문서에 없습니다. 요청마다 다시 시작된다는 문장은 대상 "
        "고정을 다루는 페이지에 있습니다.",
        "Whether the period of `AWSALBTG` restarts with each request is not documented. The sentence on a reset "
        "after every request stands on the page about target stickiness.",
    ),
    "ALB-T-19": Text(
        "대상 그룹 고정과 기간 기반 고정을 모두 켜면 처음 온 클라이언트는 로드 밸런서의 쿠키를 최대 4개 받습니다. "
        "`AWSALBTG`, `AWSALBTGCORS`, `AWSALB`, `AWSALBCORS`입니다.",
        "With target group stickiness and duration-based stickiness both on, a first-time client receives up to 4 "
        "cookies of the load balancer: `AWSALBTG`, `AWSALBTGCORS`, `AWSALB` and `AWSALBCORS`.",
    ),
    "ALB-T-20": Text(
        "블루/그린 배포에서는 먼저 이전 그룹의 가중치를 0으로 낮춥니다. 그리고 고정이 갱신되지 않은 채 대상 그룹 "
        "고정 기간이 적어도 한 번 지나기를 기다린 뒤 대상을 뺍니다. 대상을 먼저 빼면 고정된 클라이언트는 503을 "
        "받습니다.",
        "In a blue/green deployment, set the old group's weight to 0, wait at least one period of target group "
        "stickiness without renewals, then remove the targets. Removing them first gives bound clients 503.",
    ),
}
