"""The words on the panel. Field labels carry the terms of the AWS console (CFG-11)."""

from sticky_lab.words.text import Text

STORED = Text(
    "이 셀을 실행하면 로드 밸런서를 조작하는 패널이 나타납니다.",
    "Run this cell to see a panel that controls the load balancer.",
)
STORED_PART = Text(
    "이 셀을 실행하면 패널의 일부가 나타납니다: {part}.",
    "Run this cell to see a part of the panel: {part}.",
)
PROBLEM = Text("예상하지 못한 문제가 생겼습니다: {problem}", "Something unexpected went wrong: {problem}")

TYPE_NAMES = {
    "off": Text("끄기", "Off"),
    "lb_cookie": Text("로드 밸런서 생성 쿠키", "Load balancer generated cookie"),
    "app_cookie": Text("애플리케이션 기반 쿠키", "Application-based cookie"),
    "source_ip": Text("소스 IP", "Source IP"),
}
UNIT_NAMES = {
    "s": Text("초", "seconds"),
    "m": Text("분", "minutes"),
    "h": Text("시간", "hours"),
    "d": Text("일", "days"),
}
PRODUCT_NAMES = {
    "alb": Text("Application Load Balancer", "Application Load Balancer"),
    "clb": Text("Classic Load Balancer", "Classic Load Balancer"),
    "nlb": Text("Network Load Balancer", "Network Load Balancer"),
}
HEALTH_NAMES = {
    "initial": Text("초기", "initial"),
    "healthy": Text("정상", "healthy"),
    "unhealthy": Text("비정상", "unhealthy"),
    "draining": Text("드레이닝", "draining"),
    "unused": Text("사용 안 함", "unused"),
    "unavailable": Text("사용할 수 없음", "unavailable"),
}

SAVED = Text("저장했습니다.", "Saved.")
SENT = Text("요청 {count}개를 보냈습니다.", "Sent {count} requests.")
SENT_ONE = Text("요청 1개를 보냈습니다.", "Sent 1 request.")
BROWSER_MADE = Text("브라우저 {name}{을/를} 만들었습니다.", "Made the browser {name}.")
SHOPPED = Text(
    "{name}{이/가} 로그인하고 차(tea)를 장바구니에 담았습니다. 이제 장바구니에 {cart}개가 있습니다.",
    "{name} signed in and put tea in the cart. In the cart: {cart}.",
)
SHOP_LOST = Text(
    "{name}{이/가} 로그인했지만, 차는 로그인하지 않은 세션의 장바구니에 담겼습니다. "
    "그 장바구니에 {cart}개가 있습니다. 두 요청을 받은 대상을 비교해 보십시오.",
    "{name} signed in, but the tea went into the cart of a session that is not signed in. "
    "In that cart: {cart}. Compare the targets of the two requests.",
)
MOVED = Text(
    "시계를 {duration} 앞으로 옮겼습니다. 요청은 보내지 않았습니다.",
    "Moved the clock forward by {duration}. Nothing was sent.",
)
TARGET_DONE = {
    "stop": Text("대상 {id}{을/를} 중지했습니다.", "Stopped target {id}."),
    "kill": Text("대상 {id}{을/를} 강제로 종료했습니다.", "Killed target {id}."),
    "start": Text("대상 {id}{을/를} 시작했습니다.", "Started target {id}."),
    "deregister": Text(
        "대상 {id}의 등록을 취소했습니다. 등록 취소 지연이 끝날 때까지 드레이닝합니다.",
        "Deregistered target {id}; it drains until its deregistration delay is over.",
    ),
    "register": Text("대상 {id}{을/를} 등록했습니다.", "Registered target {id}."),
    "add": Text("대상 {id}{을/를} 추가했습니다.", "Added target {id}."),
}
COOKIE_DONE = {
    "delete": Text("{name}의 쿠키 {cookie}{을/를} 지웠습니다.", "Deleted {cookie} of {name}."),
    "tamper": Text(
        "{name}의 쿠키 {cookie}에서 한 글자를 바꿨습니다. 요청을 보내면 결과가 보입니다.",
        "Changed one character of {cookie} of {name}. Send a request to see what follows.",
    ),
    "copy": Text(
        "{name}의 쿠키 {cookie}{을/를} {other}에 복사했습니다.",
        "Copied {cookie} of {name} to {other}.",
    ),
    "clear": Text("{name}의 쿠키를 모두 지웠습니다.", "Cleared all cookies of {name}."),
}
REPLAYED = Text(
    "요청 {total}개 가운데 {differ}개의 결정이 달라집니다.",
    "Of {total} requests, {differ} would have been decided differently.",
)
MAKER_BALANCER = Text("로드 밸런서", "load balancer")
MAKER_APPLICATION = Text("애플리케이션(대상)", "application (the target)")
ONLY_BALANCER = Text("로드 밸런서만 볼 수 있습니다", "only the load balancer can see this")
PER_TARGET = Text("대상별 응답 수", "Responses per target")
HEALTH = Text("상태", "Health")
ANSWERS = Text("응답 수", "Responses")
SHARE = Text("비율", "Share")
