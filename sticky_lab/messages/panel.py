"""The words on the panel. Field labels carry the terms of the AWS console (CFG-11)."""

from sticky_lab.messages.text import Text

STORED = Text(
    "이 셀을 실행하면 로드 밸런서를 조작하는 패널이 나타납니다.",
    "Run this cell to see a panel that controls the load balancer.",
)
STICKINESS = Text("고정", "Stickiness")
TYPE_NAMES = {
    "off": Text("끄기", "Off"),
    "lb_cookie": Text("로드 밸런서 생성 쿠키", "Load balancer generated cookie"),
    "app_cookie": Text("애플리케이션 기반 쿠키", "Application-based cookie"),
    "source_ip": Text("소스 IP", "Source IP"),
}
DURATION = Text("고정 기간", "Stickiness duration")
COOKIE_NAME = Text("앱 쿠키 이름", "App cookie name")
DURATION_NUMBER = Text(
    "기간에는 8처럼 정수를 입력하고 단위는 목록에서 고르십시오. 입력한 값: “{value}”.",
    "Write the duration as a whole number, such as 8, and choose its unit from the list; this was “{value}”.",
)
UNIT = Text("단위", "Unit")
UNIT_NAMES = {
    "s": Text("초", "seconds"),
    "m": Text("분", "minutes"),
    "h": Text("시간", "hours"),
    "d": Text("일", "days"),
}
SAVE = Text("변경 사항 저장", "Save changes")
SAVED = Text("저장했습니다.", "Saved.")
BROWSER = Text("브라우저", "Browser")
SEND_ONE = Text("요청 1개 보내기", "Send 1 request")
SEND_TEN = Text("요청 10개 보내기", "Send 10 requests")
SENT = Text("요청 {count}개를 보냈습니다.", "Sent {count} requests.")
SENT_ONE = Text("요청 1개를 보냈습니다.", "Sent 1 request.")
PER_TARGET = Text("대상별 응답 수", "Responses per target")
TARGET = Text("대상", "Target")
HEALTH = Text("상태", "Health")
ANSWERS = Text("응답 수", "Responses")
SHARE = Text("비율", "Share")
PROBLEM = Text("예상하지 못한 문제가 생겼습니다: {problem}", "Something unexpected went wrong: {problem}")
HEALTH_NAMES = {
    "initial": Text("초기", "initial"),
    "healthy": Text("정상", "healthy"),
    "unhealthy": Text("비정상", "unhealthy"),
    "draining": Text("드레이닝", "draining"),
    "unused": Text("사용 안 함", "unused"),
    "unavailable": Text("사용할 수 없음", "unavailable"),
}
