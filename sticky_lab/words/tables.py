"""Captions and headings of the tables that a lab shows."""

from sticky_lab.words.text import Text

DECISIONS = Text("로드 밸런서의 결정", "Decisions of the load balancer")
NUMBER = Text("번호", "No.")
BROWSER = Text("브라우저", "Browser")
REQUEST = Text("요청", "Request")
STATUS = Text("상태 코드", "Status")
TARGET = Text("대상", "Target")
REASON = Text("이유", "Reason")
REASON_NAME = Text("이유 이름", "Reason name")
RULE = Text("규칙", "Rule")
INSIDE_THE_COOKIE = Text(
    "쿠키를 열어 본 결과: 로드 밸런서만 열 수 있습니다", "The cookie, opened: only the load balancer can do this"
)
NO_COOKIE = Text("읽을 수 있는 고정 쿠키가 없습니다.", "There is no stickiness cookie that can be read.")
FIELD = Text("항목", "Field")
VALUE = Text("값", "Value")
FACT = Text("{name}: {value}", "{name}: {value}")
AGE = Text("발급 후 지난 시간(초)", "Age of the cookie (s)")
LEFT = Text("남은 고정 기간(초)", "Duration left (s)")
ACCESS_LOG = Text("액세스 로그", "Access log")
METRICS = Text(
    "로드 밸런서를 시작한 뒤의 지표: 누계, 평균, 현재 값",
    "Metrics since the load balancer was started: totals, averages, current values",
)
METRIC = Text("지표", "Metric")
ABOUT = Text("대상 그룹, 대상", "Target group, target")
