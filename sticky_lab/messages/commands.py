"""What the command line says when all is well."""

from sticky_lab.messages.text import Text

PROGRAM = Text("AWS 로드 밸런서의 고정 세션을 배우는 실습실", "Sticky sessions of AWS load balancers, on this machine")
STUDY = Text("JupyterLab에서 강의를 엽니다", "open the course in JupyterLab")
UP = Text("대상과 로드 밸런서를 시작합니다", "start targets and a sticky load balancer")
DOCTOR = Text("설치 상태를 점검합니다", "show versions, ports, browser and language switch")

STUDY_PORT_MOVED = Text(
    "포트 {wanted}은(는) 이미 사용 중이어서 {port}을(를) 씁니다.",
    "Port {wanted} is in use, so the course opens on port {port}.",
)
STUDY_OPEN = Text(
    "강의 주소: {url} (끝내려면 이 창에서 Ctrl-C)",
    "The course is at {url} (Ctrl-C here ends it)",
)
STUDY_NO_BROWSER = Text(
    "웹 브라우저를 찾지 못했습니다. 이 주소를 브라우저에서 여십시오: {url}",
    "No web browser was found here. Open this address in one: {url}",
)
UP_READY = Text(
    "로드 밸런서: {url} · 고정: {stickiness} · 끝내려면 Ctrl-C",
    "Load balancer: {url} · stickiness: {stickiness} · Ctrl-C ends it",
)
UP_TARGET = Text("  대상 {id}  {address}  pid {pid}", "  target {id}  {address}  pid {pid}")

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
