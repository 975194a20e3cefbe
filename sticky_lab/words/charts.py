"""What is said on and around charts of load, and by the simulation."""

from sticky_lab.words.text import Text

SHARES = Text("대상별 요청 비율", "Share of requests per target")
SHARES_SAID = Text(
    "공평한 몫 {fair}, 불균형 {imbalance} (가장 큰 비율 ÷ 공평한 몫)",
    "Fair share {fair}, imbalance {imbalance} (largest share ÷ fair share)",
)
FAIR_SHARE = Text("점선: 공평한 몫", "Dashed line: fair share")
TARGET = Text("대상", "Target")
SHARE = Text("비율", "Share")
NOTHING_YET = Text("아직 요청이 없습니다.", "There are no requests yet.")

VALUES = Text("값 보기", "The values")
TIME = Text("시각", "Time")
TOO_MANY_LINES = Text(
    "선이 {most}개보다 많으면 서로 구별하기 어려우므로 그래프 대신 표로 보여 줍니다.",
    "More than {most} lines cannot be told apart, so their values stand in a table instead.",
)
LINES_SAID = Text(
    "{name}: 처음 {first}, 가장 낮을 때 {lowest}, 가장 높을 때 {highest}, 마지막 {last}.",
    "{name}: first {first}, lowest {lowest}, highest {highest}, last {last}.",
)

OVER_TIME = {
    "imbalance": Text("시간에 따른 불균형 (1.00이 균등한 상태)", "Imbalance over time (1.00 is even)"),
    "shares": Text("시간에 따른 대상별 요청 비율", "Share of requests per target over time"),
    "sessions": Text("시간에 따른 대상별 활성 세션 수", "Active sessions per target over time"),
    "newest": Text("시간에 따른, 마지막에 추가한 대상의 요청 비율", "Share of the target added last over time"),
}

SIMULATION = Text("시뮬레이션 결과", "What the simulation found")
FIGURE = Text("항목", "Figure")
VALUE = Text("값", "Value")
SESSIONS = Text("세션", "sessions")
REQUESTS = Text("요청", "requests")
IMBALANCE = Text("불균형(시간 평균)", "imbalance, mean over time")
MOVED = Text("다른 대상으로 옮겨 간 요청", "requests that went to another target")
