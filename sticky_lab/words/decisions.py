"""The words of the decision table, under the names that `sticky_lab.stickiness.decision_table` uses."""

from sticky_lab.words.text import Text

TITLE = Text("로드 밸런서의 결정표", "The load balancer's decision table")
INTRODUCTION = Text(
    "요청이 오면 로드 밸런서는 고정 설정, 쿠키, 쿠키가 가리키는 대상의 상태를 봅니다. 각 행은 그때 무엇을 하는지, "
    "그리고 어느 규칙에 따르는지 보여 줍니다. ◇ 표시는 AWS 문서에 없어 우리가 선택한 동작입니다.",
    "When a request comes, the load balancer looks at its stickiness setting, at the cookie, and at how the target "
    "is that the cookie names. Each row says what it then does and by which rule. The mark ◇ stands for our own "
    "choice, where AWS's documents are silent.",
)
OURS_MARK = "◇"
PRODUCT = Text("로드 밸런서", "Load balancer")

COLUMNS = {
    "verdict": Text("쿠키", "Cookie"),
    "named": Text("쿠키가 가리키는 것", "What it names"),
    "action": Text("동작", "Action"),
    "write": Text("응답의 쿠키", "Cookie in the response"),
    "reason": Text("이유", "Reason"),
    "rule": Text("규칙", "Rule"),
}
ROWS = {
    "off": Text("ALB, 고정 끔", "ALB, stickiness off"),
    "lb_cookie": Text("ALB, 기간 기반 고정(AWSALB)", "ALB, duration-based stickiness (AWSALB)"),
    "app_cookie": Text(
        "ALB, 애플리케이션 기반 고정(AWSALBAPP-0…-3)", "ALB, application-based stickiness (AWSALBAPP-0…-3)"
    ),
    "target_group": Text(
        "ALB, 먼저 대상 그룹을 정하는 단계(AWSALBTG)", "ALB, the step before: the target group (AWSALBTG)"
    ),
    "clb_off": Text("CLB, 고정 끔", "CLB, stickiness off"),
    "clb_duration": Text("CLB, 기간 기반 고정(AWSELB)", "CLB, duration-based stickiness (AWSELB)"),
    "clb_application": Text("CLB, 애플리케이션 제어 고정(AWSELB)", "CLB, application-controlled stickiness (AWSELB)"),
    "nlb_flow": Text("NLB, 고정 끔", "NLB, stickiness off"),
    "source_ip": Text("NLB, 소스 IP 고정", "NLB, source IP stickiness"),
    "gwlb_flow": Text("GWLB, 기본 플로 고정", "GWLB, default flow stickiness"),
    "source_ip_dest_ip_proto": Text("GWLB, 3튜플 고정", "GWLB, 3-tuple stickiness"),
    "source_ip_dest_ip": Text("GWLB, 2튜플 고정", "GWLB, 2-tuple stickiness"),
    "no_target": Text("요청을 받을 대상이 없을 때", "When there is no target to take a request"),
}
VERDICTS = {
    "not_read": Text("읽지 않음", "not read"),
    "absent": Text("없음", "absent"),
    "removed": Text("_remove_만 있음", "only _remove_"),
    "removed_beside_application_cookie": Text(
        "애플리케이션 쿠키와 _remove_만 있음", "the application's cookie and _remove_"
    ),
    "unreadable": Text("해독할 수 없음", "unreadable"),
    "unknown_key": Text("쓰지 않는 키로 암호화됨", "sealed with a key not in use"),
    "other_listener": Text("다른 리스너의 쿠키", "made by another listener"),
    "forged": Text("값이 바뀜", "altered"),
    "other_group": Text("다른 대상 그룹의 쿠키", "made for another target group"),
    "only_application_cookie": Text("애플리케이션 쿠키만 있음", "only the application's cookie"),
    "no_application_cookie": Text("애플리케이션 쿠키가 없음", "without the application's cookie"),
    "expired": Text("고정 기간이 지남", "older than the duration"),
    "valid": Text("유효함", "valid"),
}
NAMED = {
    "nothing": Text("—", "—"),
    "healthy": Text("정상 대상", "a healthy target"),
    "unhealthy": Text("비정상 대상", "an unhealthy target"),
    "all_unhealthy": Text("비정상 대상(정상 대상이 부족함)", "an unhealthy target (too few are healthy)"),
    "initial": Text("초기 상태의 대상", "an initial target"),
    "unavailable": Text("상태 확인이 꺼진 대상", "a target without health checks"),
    "draining": Text("드레이닝 중인 대상", "a draining target"),
    "unused": Text("사용하지 않는 대상", "an unused target"),
    "unregistered": Text("등록되지 않은 대상", "a deregistered target"),
    "group_in_rule": Text("규칙에 있는 대상 그룹", "a target group of the rule"),
    "group_outside_rule": Text("규칙에 없는 대상 그룹", "a target group outside the rule"),
}
ANY_TARGET = Text("모든 상태의 대상", "a target in any state")
ACTIONS = {
    "choose": Text("새로 고릅니다", "choose"),
    "follow": Text("쿠키를 따릅니다", "follow the cookie"),
    "hash": Text("주소로 정합니다", "go by the addresses"),
    "refuse": Text("거부합니다", "refuse"),
}
WRITES = {
    "never": Text("보내지 않습니다", "none"),
    "always": Text("보냅니다", "written"),
    "if_application_sets_its_cookie": Text(
        "애플리케이션이 쿠키를 설정하면 보냅니다", "written if the application sets its cookie"
    ),
    "or_removed": Text(
        "애플리케이션이 쿠키를 설정하면 보내고, 아니면 _remove_를 보냅니다",
        "written if the application sets its cookie, else _remove_",
    ),
}
