"""What the command line says when all is well."""

from sticky_lab.words.text import Text

PROGRAM = Text("AWS 로드 밸런서의 고정 세션을 배우는 실습실", "Sticky sessions of AWS load balancers, on this machine")
STUDY = Text("JupyterLab에서 강의를 엽니다", "open the course in JupyterLab")
UP = Text("대상과 로드 밸런서를 시작합니다", "start targets and a sticky load balancer")
RULES = Text("결정표를 출력합니다", "print the decision table")
HELP_MARKDOWN = Text("두 언어로 된 Markdown으로 출력합니다", "as Markdown, in both languages")
CHECK = Text("끝낸 실습 노트북을 실행해 검사합니다", "run a finished lab notebook and check it")
HELP_NOTEBOOK = Text("검사할 노트북", "the notebook to check")
HELP_SECONDS = Text("실행에 허용할 시간(초, 기본값 300)", "how many seconds it may take (300)")
HELP_CHECK_JSON = Text("결과를 JSON 한 줄로 출력합니다", "print the result as one line of JSON")
DOCTOR = Text("설치 상태를 점검합니다", "show versions, ports, browser and language switch")

HELP_STUDY_PORT = Text(
    "JupyterLab의 포트(기본값 8888 또는 그다음 빈 포트)", "JupyterLab's port (8888, or the next free one)"
)
HELP_NO_BROWSER = Text("브라우저를 열지 않고 주소만 출력합니다", "print the address, and open no browser")
HELP_TARGETS = Text("대상 수(기본값 3)", "how many targets to start (3)")
HELP_SESSIONS = Text(
    "상점의 세션을 둘 곳(기본값 instance: 대상의 메모리)",
    "where the shop keeps sessions (instance: in the targets' memory)",
)
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
HELP_TARGET = Text(
    "내장 대상 대신 쓸, 직접 실행한 애플리케이션의 주소(여러 번 쓸 수 있습니다)",
    "address of an application of your own, used instead of the bundled targets; may be repeated",
)
HELP_HEALTH_PATH = Text(
    "상태 확인 경로이며 200으로 응답해야 정상입니다(기본값 /health, --target과 함께 쓰면 /)",
    "path of the health checks, to be answered with 200 (/health; / with --target)",
)
HELP_HEALTH_INTERVAL = Text(
    "상태 확인 간격(초, 기본값 0.5, --target과 함께 쓰면 5)",
    "health check interval in seconds (0.5; 5 with --target)",
)
HELP_ACCESS_LOG = Text(
    "액세스 로그를 이 파일에 AWS 형식으로 덧붙입니다", "append the access log to this file, in AWS's format"
)
HELP_ADMIN_PORT = Text(
    "이 포트에서 Prometheus 형식의 지표(/metrics)와 최근 결정의 이유(/decisions)를 제공합니다",
    "serve metrics as Prometheus text (/metrics) and the reasons of the last decisions (/decisions) on this port",
)
HELP_HOST = Text("로드 밸런서의 주소(기본값 127.0.0.1)", "the load balancer's address (127.0.0.1)")
HELP_NON_LOOPBACK = Text(
    "루프백이 아닌 주소도 허용합니다. 암호화와 인증이 없으므로 위험합니다",
    "also take addresses that are not loopback; this is a risk: there is no encryption and no authentication",
)
HELP_UP_PORT = Text("로드 밸런서의 포트(기본값 0: 빈 포트)", "the load balancer's port (0: a free one)")
HELP_JSON = Text("첫 줄에 url과 targets를 JSON으로 출력합니다", "print url and targets as JSON in the first line")

STUDY_PORT_MOVED = Text(
    "포트 {wanted}{은/는} 이미 사용 중이어서 {port}{을/를} 씁니다.",
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
UP_TARGET = Text("  대상 {id}  {group}  {address}  {health}", "  target {id}  {group}  {address}  {health}")
UP_TARGET_REFUSES = Text(
    "대상 {address}{이/가} 아직 연결을 받지 않습니다. 대상을 시작하면 상태 확인이 곧 알아차립니다.",
    "The target {address} takes no connections yet. Start it: the health checks will notice.",
)
UP_ADMIN = Text("  지표: {url}/metrics  결정: {url}/decisions", "  metrics: {url}/metrics  decisions: {url}/decisions")
ADMIN_HOST = Text(
    "관리용 포트에는 IP 주소나 localhost로만 접속할 수 있습니다.",
    "The admin port answers to its address, or to localhost, and to no other name.",
)
UP_STATUS = Text(
    "요청 {requests}개(초당 {rate}개) · 새 대상 선택 {new}번 · 정상 {healthy} · 비정상 {unhealthy} "
    "· 자체 5xx {errors}개",
    "{requests} requests ({rate}/s) · target chosen anew {new} · healthy {healthy} · unhealthy {unhealthy} "
    "· own 5xx {errors}",
)
UP_DRAINING = Text(
    "종료합니다. 진행 중인 요청을 최대 {seconds}초 기다립니다(한 번 더 Ctrl-C를 누르면 바로 끝납니다).",
    "Ending: requests in flight get up to {seconds} seconds (Ctrl-C again ends at once).",
)

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
#: What becomes of the access log, by the code that it is told with.
LOG: dict[str, Text] = {
    "log_unwritable": Text(
        "액세스 로그 {path}에 쓸 수 없습니다({problem}). 요청은 계속 처리하며, 다시 쓸 수 있게 되면 이어서 기록합니다.",
        "The access log {path} cannot be written ({problem}). Requests go on, and so will the log as soon as it can.",
    ),
    "log_resumed": Text(
        "액세스 로그 {path}에 다시 기록합니다. 지금까지 잃은 줄은 {lines}개입니다.",
        "The access log {path} is being written again. Lines lost so far: {lines}.",
    ),
    "log_lines_lost": Text(
        "액세스 로그 {path}에 {lines}줄을 기록하지 못했습니다.",
        "The access log {path} lacks {lines} lines that could not be written.",
    ),
}
NOT_LOOPBACK_RISK = Text(
    "주의: {value}{은/는} 루프백 주소가 아닙니다. "
    "이 로드 밸런서에는 암호화도 인증도 없으므로, 네트워크로 접근할 수 있는 사람은 누구나 쓸 수 있습니다.",
    "Warning: {value} is not a loopback address. This load balancer has no encryption and no authentication: "
    "anyone who can reach it over the network can use it.",
)
