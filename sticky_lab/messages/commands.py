"""What the command line says when all is well."""

from sticky_lab.messages.text import Text

PROGRAM = Text("AWS 로드 밸런서의 고정 세션을 배우는 실습실", "Sticky sessions of AWS load balancers, on this machine")
STUDY = Text("JupyterLab에서 강의를 엽니다", "open the course in JupyterLab")
UP = Text("대상과 로드 밸런서를 시작합니다", "start targets and a sticky load balancer")
RULES = Text("결정표를 출력합니다", "print the decision table")
HELP_MARKDOWN = Text("두 언어로 된 Markdown으로 출력합니다", "as Markdown, in both languages")
DOCTOR = Text("설치 상태를 점검합니다", "show versions, ports, browser and language switch")

HELP_STUDY_PORT = Text(
    "JupyterLab의 포트(기본값 8888 또는 그다음 빈 포트)", "JupyterLab's port (8888, or the next free one)"
)
HELP_NO_BROWSER = Text("브라우저를 열지 않고 주소만 출력합니다", "print the address, and open no browser")
HELP_TARGETS = Text("대상 수(기본값 3)", "how many targets to start (3)")
HELP_STICKINESS = Text("고정 유형(기본값 off)", "kind of stickiness (off)")
HELP_PRODUCT = Text(
    "따라 할 로드 밸런서(기본값 alb, source_ip이면 nlb)", "whose rules to follow (alb; nlb with source_ip)"
)
HELP_DURATION = Text(
    "고정 기간, 1초~7일(기본값 1d. clb에서는 쿠키의 MAX-AGE이며 기본값은 브라우저 세션)",
    "stickiness duration, 1 second to 7 days (1d; with clb the cookie's MAX-AGE, and without it the browser session)",
)
HELP_COOKIE_NAME = Text(
    "app_cookie의 애플리케이션 쿠키 이름(대상의 쿠키는 SHOPSESSION)",
    "the application's cookie, for app_cookie (the targets set SHOPSESSION)",
)
HELP_ALGORITHM = Text("라우팅 알고리즘(기본값 round_robin)", "routing algorithm (round_robin)")
HELP_GROUP = Text(
    "대상 그룹을 이름, 가중치, 대상 수로 정합니다(여러 번 쓸 수 있습니다)",
    "a target group: its name, weight and number of targets; may be repeated",
)
HELP_GROUP_STICKINESS = Text("대상 그룹 고정 기간", "duration of target group stickiness")
HELP_UP_PORT = Text("로드 밸런서의 포트(기본값 0: 빈 포트)", "the load balancer's port (0: a free one)")
HELP_JSON = Text("첫 줄에 url과 targets를 JSON으로 출력합니다", "print url and targets as JSON in the first line")

STUDY_PORT_MOVED = Text(
    "포트 {wanted}은(는) 이미 사용 중이어서 {port}을(를) 씁니다.",
    "Port {wanted} is in use, so the course opens on port {port}.",
)
STUDY_OPEN = Text(
    "강의 주소: {url} (끝내려면 이 창에서 Ctrl-C)",
    "The course is at {url} (Ctrl-C here ends it)",
)
STUDY_NO_BROWSER = Text(
    "웹 브라우저를 찾지 못했습니다. 위의 주소를 브라우저에서 여십시오.",
    "No web browser was found here. Open the address above in one.",
)
UP_READY = Text(
    "로드 밸런서({product}): {url} · 고정: {stickiness} · 끝내려면 Ctrl-C",
    "Load balancer ({product}): {url} · stickiness: {stickiness} · Ctrl-C ends it",
)
UP_TARGET = Text("  대상 {id}  {group}  {address}  pid {pid}", "  target {id}  {group}  {address}  pid {pid}")

YES = Text("예", "yes")
NO = Text("아니요", "no")
DOCTOR_VERSION = Text("{name} {version}", "{name} {version}")
DOCTOR_MISSING = Text("설치되지 않음", "not installed")
DOCTOR_PORT = Text("포트 {port} 사용 가능: {free}", "port {port} free: {free}")
DOCTOR_BROWSER = Text("강의를 열 브라우저: {browser}", "browser that opens the course: {browser}")
DOCTOR_CHROMIUM = Text("테스트용 Chromium: {browser}", "Chromium for the tests: {browser}")
DOCTOR_NOT_FOUND = Text("없음", "none found")
DOCTOR_SWITCH = Text("언어 전환 사용: {enabled}", "language switch enabled: {enabled}")
DOCTOR_SWITCH_MISSING = Text(
    "언어 전환이 꺼져 있습니다. 이 폴더에서 make setup을 다시 실행하십시오. 그동안 두 언어가 함께 보입니다.",
    "The language switch is not enabled. Run make setup here again; until then both languages show.",
)
