"""The fixed words of each part of the panel, by the names that its script knows them by."""

from sticky_lab.words.panel import HEALTH_NAMES, ONLY_BALANCER
from sticky_lab.words.text import Text

Words = dict[str, Text]

COMMON: Words = {
    "silent": Text(
        "커널이 응답하지 않습니다. 실행 중인 셀이 있으면 기다리십시오. "
        "커널을 다시 시작했다면 이 패널은 더 이상 동작하지 않으므로, 랩을 만드는 셀과 이 셀을 다시 실행하십시오.",
        "The kernel does not answer. If a cell is running, wait for it. "
        "If the kernel was restarted, this panel no longer works: "
        "run the cell that makes the lab again, then this one.",
    ),
    "browser": Text("브라우저", "Browser"),
    "target": Text("대상", "Target"),
    "rule": Text("규칙", "Rule"),
    "none": Text("없음", "none"),
}
FORM: Words = {
    "title": Text("대상 선택 구성: 고정", "Target selection configuration: stickiness"),
    "product": Text("로드 밸런서 유형", "Load balancer type"),
    "type": Text("고정 유형", "Stickiness type"),
    "duration": Text("고정 기간", "Stickiness duration"),
    "unit": Text("단위", "Unit"),
    "name": Text("앱 쿠키 이름", "App cookie name"),
    "save": Text("변경 사항 저장", "Save changes"),
    "cancel": Text("취소", "Cancel"),
    "unsaved": Text("저장하지 않은 변경 사항이 있습니다.", "There are unsaved changes."),
    "session": Text(
        "비워 두면 쿠키가 브라우저 세션 동안 유지됩니다.",
        "If this is empty, the cookie lasts for the browser session.",
    ),
    "same": Text("같은 설정의 속성과 명령", "The same settings as attributes and as a command"),
    "attributes": Text("속성", "Attributes"),
    "command": Text("AWS CLI 명령", "AWS CLI command"),
    "copy": Text("명령 복사", "Copy the command"),
    "copied": Text("복사했습니다.", "Copied."),
}
MAP: Words = {
    "title": Text("요청 지도", "Map of requests"),
    "balancer": Text("로드 밸런서", "Load balancer"),
    "browsers": Text("브라우저", "Browsers"),
    "targets": Text("대상", "Targets"),
    "bound": Text("{browser} 브라우저는 {target}에 고정되어 있습니다.", "{browser} is bound to {target}."),
    "lapsing": Text(
        "{browser}의 쿠키는 {target} 대상을 가리키지만, 다음 요청은 쿠키를 따르지 않습니다.",
        "The cookie of {browser} names {target}, but its next request will not follow the cookie.",
    ),
    "free": Text("{browser} 브라우저는 고정되어 있지 않습니다.", "{browser} is not bound."),
    "share": Text("{target}: {health}, 응답 {count}개({share}%)", "{target}: {health}, {count} responses ({share}%)"),
    "fair": Text("대상마다 {share}%", "{share}% per target"),
    "went": Text("{browser} → {target}", "{browser} → {target}"),
    "failed": Text("{browser}: 응답한 대상 없음({status})", "{browser}: no target answered ({status})"),
    "summarised": Text(
        "브라우저나 대상이 12개를 넘어 처음 12개만 그립니다. "
        "브라우저 {browsers}개와 대상 {targets}개는 그리지 않았습니다.",
        "There are more than 12 browsers or targets; the first 12 are drawn. "
        "Left out: {browsers} browsers, {targets} targets.",
    ),
    "legend": Text(
        "실선: 고정 · 점선: 다음 요청이 쿠키를 따르지 않음 · 막대의 세로선: 균등 비율",
        "Solid line: bound · dashed line: the next request will not follow the cookie · "
        "line across the bar: even share",
    ),
    **{f"health_{name}": text for name, text in HEALTH_NAMES.items()},
}
TRAFFIC: Words = {
    "title": Text("요청 보내기", "Send requests"),
    "as": Text("보내는 브라우저", "Send as"),
    "all": Text("모든 브라우저", "all browsers"),
    "send_1": Text("요청 1개 보내기", "Send 1 request"),
    "send_10": Text("요청 10개 보내기", "Send 10 requests"),
    "send_100": Text("요청 100개 보내기", "Send 100 requests"),
    "trickle": Text("1초에 1개씩 계속 보내기", "Keep sending, one a second"),
    "trickling": Text("멈추기(1분 뒤 저절로 멈춥니다)", "Stop (stops by itself after a minute)"),
    "shop": Text("로그인하고 차(tea)를 장바구니에 담기", "Sign in and put tea in the cart"),
    "new": Text("새 브라우저 이름", "Name of a new browser"),
    "make": Text("브라우저 만들기", "Make a browser"),
}
TIMELINE: Words = {
    "title": Text("시계", "Clock"),
    "now": Text("지금", "Now"),
    "runs": Text("이 랩의 시계는 실제 시간과 함께 갑니다.", "This lab's clock runs with real time."),
    "stands": Text("이 랩의 시계는 옮길 때만 움직입니다.", "This lab's clock moves only when you move it."),
    "advance_1m": Text("+1분", "+1 min"),
    "advance_1h": Text("+1시간", "+1 h"),
    "advance_1d": Text("+1일", "+1 d"),
    "advance_7d": Text("+7일", "+7 d"),
    "of": Text("고정 기간의 기준 브라우저", "Duration of the browser"),
    "before": Text("고정 기간이 끝나기 1초 전으로 옮기기", "Move to 1 s before the duration ends"),
    "after": Text("고정 기간이 끝나는 때로 옮기기", "Move to when the duration ends"),
    "left": Text("남은 고정 기간", "Duration left"),
    "bindings": Text("브라우저별 고정", "Bindings"),
    "lapsed": Text("끝남", "over"),
    "unending": Text("로드 밸런서가 확인하지 않음", "not checked by the load balancer"),
}
TARGETS: Words = {
    "title": Text("대상", "Targets"),
    "group": Text("대상 그룹", "Target group"),
    "health": Text("상태", "Health"),
    "process": Text("프로세스", "Process"),
    "running": Text("실행 중", "running"),
    "ended": Text("종료됨", "ended"),
    "memory": Text("메모리에 있는 세션", "Sessions in its memory"),
    "actions": Text("작업", "Actions"),
    "start": Text("시작", "Start"),
    "stop": Text("중지", "Stop"),
    "kill": Text("강제 종료", "Kill"),
    "deregister": Text("등록 취소(드레이닝)", "Deregister (drain)"),
    "register": Text("등록", "Register"),
    "add": Text("대상 추가", "Add a target"),
    "cart": Text("{user}: 장바구니에 {count}개", "{user}: {count} in the cart"),
    "anonymous": Text("로그인하지 않은 방문자", "a visitor not signed in"),
    **{f"health_{name}": text for name, text in HEALTH_NAMES.items()},
}
COOKIES: Words = {
    "title": Text("쿠키 살펴보기", "Cookie inspector"),
    "name": Text("이름", "Name"),
    "maker": Text("만든 쪽", "Made by"),
    "browser_knows": Text("브라우저가 아는 것", "What the browser knows"),
    "balancer_knows": Text("로드 밸런서만 아는 것", "What only the load balancer knows"),
    "session": Text("브라우저 세션", "browser session"),
    "age": Text("발급 후 {seconds}초", "{seconds} s old"),
    "left": Text("남은 고정 기간 {seconds}초", "{seconds} s of the duration left"),
    "over": Text("고정 기간이 끝남", "its duration is over"),
    "unreadable": Text("알아낸 대상 없음", "no target found in it"),
    "actions": Text("작업", "Actions"),
    "delete": Text("지우기", "Delete"),
    "tamper": Text("한 글자 바꾸기", "Change one character"),
    "copy": Text("{other}에 복사", "Copy to {other}"),
    "clear": Text("모두 지우기", "Clear all"),
    "send": Text("요청 1개 보내기", "Send 1 request"),
    "empty": Text("이 브라우저에는 쿠키가 없습니다.", "This browser holds no cookies."),
}
DECISIONS: Words = {
    "title": Text("결정 기록", "Decision log"),
    "number": Text("번호", "No."),
    "request": Text("요청", "Request"),
    "status": Text("상태 코드", "Status"),
    "reason": Text("이유", "Reason"),
    "any_browser": Text("모든 브라우저", "all browsers"),
    "any_reason": Text("모든 이유", "all reasons"),
    "filter_browser": Text("브라우저로 거르기", "Filter by browser"),
    "filter_reason": Text("이유로 거르기", "Filter by reason"),
    "story": Text("자세히", "Details"),
    "show": Text("보기", "Show"),
    "capped": Text("최근 {shown}개만 보여 줍니다.", "Only the last {shown} are shown."),
    "empty": Text("아직 요청이 없습니다.", "There are no requests yet."),
    "came": Text("요청의 쿠키", "Cookies in the request"),
    "read": Text("로드 밸런서가 쿠키에서 읽은 것", "What the load balancer read in the cookies"),
    "only": ONLY_BALANCER,
    "candidates": Text("후보 대상", "Candidate targets"),
    "choice": Text("결정", "Decision"),
    "lines": Text("응답에 추가한 헤더", "Headers added to the response"),
    "close": Text("닫기", "Close"),
    "ours": Text("우리의 선택", "our choice"),
    "rule_text": Text("명세의 규칙(영어)", "The rule in the specification"),
}
WHAT_IF: Words = {
    "title": Text("다른 설정이었다면", "What if"),
    "explain": Text(
        "최근 요청이 다른 설정에서는 어떻게 결정되었을지 계산해, 결정이 달라지는 요청을 보여 줍니다. "
        "요청은 보내지 않습니다.",
        "Works out how the last requests would have been decided under other settings, and shows those that differ. "
        "No request is sent.",
    ),
    "type": Text("고정 유형", "Stickiness type"),
    "duration": Text("고정 기간", "Stickiness duration"),
    "unit": Text("단위", "Unit"),
    "name": Text("앱 쿠키 이름", "App cookie name"),
    "run": Text("다시 결정하기", "Decide again"),
    "was": Text("실제", "As it was"),
    "capped": Text("처음 {shown}개만 보여 줍니다.", "Only the first {shown} are shown."),
    "instead": Text("다른 설정이었다면", "Under the other settings"),
    "request": Text("요청", "Request"),
}
