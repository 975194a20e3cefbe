"""What the rules that lessons name say, in plain words; the specification beside `stickiness` is the law."""

from sticky_lab.words.rules import (
    alb_application,
    alb_duration,
    alb_groups,
    choices,
    clb,
    configuration,
    general,
    health,
    nlb_gwlb,
    outside,
)
from sticky_lab.words.text import Text

TITLE = Text("이 강의가 근거로 삼는 규칙", "The rules that this course relies on")
INTRODUCTION = Text(
    "수업과 실습에 나오는 규칙을 모았습니다. 괄호 안에는 얼마나 확실한 내용인지 적었습니다.\n\n"
    "- AWS 문서, AWS API 문서, AWS 지원 문서: AWS가 그렇게 설명합니다.\n"
    "- 이전 AWS 문서: AWS가 예전에 설명했고, 지금의 가이드에는 나오지 않습니다.\n"
    "- 다른 도구의 문서나 코드: Terraform처럼 AWS의 API를 쓰는 도구에서 알 수 있습니다.\n"
    "- 관찰: 공개된 실제 응답에서 보입니다. AWS가 약속한 것은 아닙니다.\n"
    "- 추론: 확실한 사실에서 따라 나오지만, 그렇게 말하는 문서는 없습니다.\n"
    "- 알려지지 않음: AWS의 설명이 없거나 서로 어긋납니다.\n"
    "- AWS 문서에 없어 우리가 정한 동작: 이 강의의 로드 밸런서가 그렇게 동작합니다. "
    "실제 AWS에서는 다를 수 있습니다.\n\n"
    "규칙 전체와 출처는 [명세](../sticky_lab/stickiness/specification.md)에 있습니다(영어).",
    "The rules that lessons and labs name. The brackets say how sure each is.\n\n"
    "- AWS documents, AWS API reference, AWS support articles: AWS says so.\n"
    "- earlier AWS documents: AWS said so once; the guides of today no longer print it.\n"
    "- documents or code of other tools: known from tools that use AWS's API, such as Terraform.\n"
    "- observed: seen in real responses that are public. AWS does not promise it.\n"
    "- deduced: it follows from facts that are sure, but no document says so.\n"
    "- open: AWS is silent, or contradicts itself.\n"
    "- our choice, where AWS is silent: how this course's load balancer works. The real AWS may differ.\n\n"
    "All rules, with their sources, stand in the [specification](../sticky_lab/stickiness/specification.md).",
)
OUR_CHOICE = Text("AWS 문서에 없어 우리가 정한 동작", "our choice, where AWS is silent")
#: By the tags of the specification.
CONFIDENCE: dict[str, Text] = {
    "DOC": Text("AWS 문서", "AWS documents"),
    "DOC-old": Text("이전 AWS 문서", "earlier AWS documents"),
    "API": Text("AWS API 문서", "AWS API reference"),
    "KC": Text("AWS 지원 문서", "AWS support articles"),
    "3P": Text("다른 도구의 문서나 코드", "documents or code of other tools"),
    "OBS": Text("관찰", "observed"),
    "INF": Text("추론", "deduced"),
    "OPEN": Text("알려지지 않음", "open"),
}

_LOGS = Text("헤더, 로그, 지표, 오류", "Headers, logs, metrics, errors")
_CLIENTS = Text("WebSocket, CORS, 보안, 클라이언트", "WebSockets, CORS, security, clients")
#: The headings of the page, by the letters before the number of a rule.
FAMILIES: dict[str, Text] = {
    "GEN": Text("고정의 기본", "Stickiness in general"),
    "ALB-D": Text("ALB: 기간 기반 고정", "ALB: duration-based stickiness"),
    "ALB-A": Text("ALB: 애플리케이션 기반 고정", "ALB: application-based stickiness"),
    "ALB-T": Text("ALB: 대상 그룹 고정", "ALB: target group stickiness"),
    "X": Text("ALB: 설정이나 대상이 바뀔 때", "ALB: when settings or targets change"),
    "CLB-G": Text("CLB: 공통", "CLB: in general"),
    "CLB-D": Text("CLB: 기간 기반 고정", "CLB: duration-based stickiness"),
    "CLB-A": Text("CLB: 애플리케이션 제어 고정", "CLB: application-controlled stickiness"),
    "NLB": Text("NLB: 소스 IP 고정", "NLB: source IP stickiness"),
    "GWLB": Text("GWLB: 플로 고정", "GWLB: flow stickiness"),
    "CFG": Text("설정과 제한", "Configuration and limits"),
    "HC": Text("상태 확인, 드레이닝, 오류 시 열림", "Health checks, draining, fail open"),
    "ALG": Text("라우팅 알고리즘", "Routing algorithms"),
    "HDR": _LOGS,
    "LOG": _LOGS,
    "MET": _LOGS,
    "ERR": _LOGS,
    "WS": _CLIENTS,
    "CORS": _CLIENTS,
    "SEC": _CLIENTS,
    "CLI": _CLIENTS,
    "SIM": Text("AWS 문서에 없어 우리가 정한 동작", "Our choices, where AWS is silent"),
}

RULES: dict[str, Text] = {
    **general.RULES,
    **alb_duration.RULES,
    **alb_application.RULES,
    **alb_groups.RULES,
    **clb.RULES,
    **nlb_gwlb.RULES,
    **configuration.RULES,
    **health.RULES,
    **outside.RULES,
    **choices.RULES,
}
