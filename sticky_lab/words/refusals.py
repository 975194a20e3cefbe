"""What is said when something cannot be done: what was wrong, what is allowed, what to do."""

from sticky_lab.words.text import Text

DURATION_UNREADABLE = Text(
    "기간을 읽을 수 없습니다: {value}. 90s, 15m, 1h, 1d처럼 숫자와 단위를 쓰거나 3600처럼 초를 쓰십시오.",
    "This is not a duration: {value}. Write a number and a unit, such as 90s, 15m, 1h or 1d, or seconds, such as 3600.",
)
STICKINESS_TYPE_UNKNOWN = Text(
    "지원하지 않는 고정 유형입니다: {value}. {allowed} 중에서 고르십시오.",
    "This stickiness type is not known here: {value}. Choose one of {allowed}.",
)
STICKINESS_DURATION_WITHOUT_COOKIE = Text(
    "이 고정 설정에는 기간이 없습니다: {value}. 기간을 빼십시오.",
    "This stickiness has no duration: {value}. Leave the duration out.",
)
COOKIE_NAME_WITHOUT_APP_COOKIE = Text(
    "쿠키 이름은 app_cookie에만 필요합니다. 쿠키 이름을 빼거나 app_cookie를 고르십시오.",
    "Only app_cookie has a cookie name. Leave the name out, or choose app_cookie.",
)
TARGET_COUNT = Text(
    "대상은 1개부터 {most}개까지 시작할 수 있습니다. 입력한 값: {value}. 이 범위의 정수를 쓰십시오.",
    "A lab has 1 to {most} targets; this was {value}. Give a whole number in that range.",
)
PRODUCT_UNKNOWN = Text(
    "지원하지 않는 로드 밸런서입니다: {value}. {allowed} 중에서 고르십시오.",
    "This load balancer is not known here: {value}. Choose one of {allowed}.",
)
GROUPS_OF_ALB_ONLY = Text(
    "여러 대상 그룹은 alb에서만 쓸 수 있습니다. product를 alb로 바꾸거나 대상 그룹을 하나만 두십시오.",
    "Several target groups go with an alb only. Choose alb, or leave the groups out.",
)
GROUP_UNKNOWN = Text(
    "이 랩에 없는 대상 그룹입니다: {value}. 있는 대상 그룹: {allowed}.",
    "There is no such target group in this lab: {value}. There are: {allowed}.",
)
GROUPS_FORM = Text(
    '대상 그룹을 읽을 수 없습니다: {value}. groups={{"blue": (90, 2)}}처럼 이름과 (가중치, 대상 수)로 쓰십시오.',
    'These are not target groups: {value}. Write a name with its (weight, targets), as in groups={{"blue": (90, 2)}}.',
)
GROUP_OPTION = Text(
    "대상 그룹을 읽을 수 없습니다: {value}. blue=90:2처럼 이름=가중치:대상 수로 쓰십시오.",
    "This is not a target group: {value}. Write name=weight:targets, such as blue=90:2.",
)
GROUP_OPTION_TWICE = Text(
    "--group에 같은 이름이 두 번 나옵니다. 대상 그룹마다 다른 이름을 쓰십시오.",
    "The same name stands twice in --group. Give each target group a name of its own.",
)
GROUP_OPTION_AND_TARGETS = Text(
    "--group과 --targets는 함께 쓸 수 없습니다. 대상 수는 blue=90:2처럼 --group에 쓰십시오.",
    "--group and --targets exclude each other. Give the number of targets with --group, such as blue=90:2.",
)
GROUP_STICKINESS_WITHOUT_GROUPS = Text(
    "--group-stickiness에는 대상 그룹이 필요합니다. --group blue=90:2 --group green=10:1처럼 쓰십시오.",
    "--group-stickiness needs target groups. Write, for example, --group blue=90:2 --group green=10:1.",
)
GROUP_STICKINESS_OF_ONE = Text(
    "대상 그룹 고정은 대상 그룹이 둘 이상일 때만 쓸 수 있습니다. 대상 그룹을 더 두거나 이 설정을 빼십시오.",
    "Target group stickiness goes with two target groups or more. Add a group, or leave this setting out.",
)
OWN_TARGETS_AND_FLEET = Text(
    "--target은 --targets, --group, --sessions와 함께 쓸 수 없습니다. 하나만 쓰십시오.",
    "--target cannot be used with --targets, --group or --sessions. Use only one of them.",
)
OWN_TARGET_TWICE = Text(
    "--target에 같은 주소가 두 번 나옵니다. 대상마다 다른 주소를 쓰십시오.",
    "The same address is given twice in --target. Give each target an address of its own.",
)
OWN_TARGET_FORM = Text(
    "대상의 주소를 읽을 수 없습니다: {value}. http://127.0.0.1:9001처럼 쓰십시오.",
    "This is not the address of a target: {value}. Write it like http://127.0.0.1:9001.",
)
NOT_LOOPBACK = Text(
    "루프백(loopback) 주소가 아닙니다: {value}. "
    "127.0.0.1을 쓰거나, 위험을 알고 있다면 --allow-non-loopback을 덧붙이십시오.",
    "This is not a loopback address: {value}. Use 127.0.0.1, or add --allow-non-loopback if you know the risk.",
)
NOT_LOOPBACK_RISK = Text(
    "주의: {value}{은/는} 루프백 주소가 아닙니다. "
    "이 로드 밸런서에는 암호화도 인증도 없으므로, 네트워크로 접근할 수 있는 사람은 누구나 쓸 수 있습니다.",
    "Warning: {value} is not a loopback address. This load balancer has no encryption and no authentication: "
    "anyone who can reach it over the network can use it.",
)
HEALTH_INTERVAL = Text(
    "상태 확인 간격은 0.1초부터 300초까지입니다. 입력한 값: {value}.",
    "The health check interval is 0.1 to 300 seconds; this was {value}.",
)
FILE_NOT_WRITABLE = Text(
    "파일에 쓸 수 없습니다: {value} ({problem}). 다른 경로를 쓰십시오.",
    "This file cannot be written: {value} ({problem}). Choose another path.",
)
STICKINESS_TWICE = Text(
    "속성 키를 쓸 때는 다른 인수를 함께 쓸 수 없습니다. 기간과 쿠키 이름도 속성 키로 쓰십시오.",
    "With attribute keys there are no other arguments. Give duration and cookie name as keys too.",
)
TARGET_UNKNOWN = Text(
    "이 랩에 없는 대상입니다: {value}. 있는 대상: {allowed}.",
    "There is no such target in this lab: {value}. There are: {allowed}.",
)
TARGET_NOT_RUNNING = Text(
    "대상 {value}{이/가} 실행 중이 아닙니다. 먼저 start()로 시작하십시오.",
    "Target {value} is not running. Start it with start() first.",
)
TARGET_DID_NOT_START = Text(
    "대상 {value}{이/가} {seconds}초 안에 준비되지 않았습니다. 다시 시도하십시오. 마지막 로그: {log}",
    "Target {value} was not ready within {seconds} seconds. Try again. Its last log lines: {log}",
)
BROWSER_NAME_TAKEN = Text(
    "이미 있는 브라우저 이름입니다: {value}. 다른 이름을 쓰십시오. "
    "실험을 다시 하려면 먼저 랩을 만드는 셀을 다시 실행하십시오.",
    "There is already a browser with this name: {value}. Choose another name. "
    "To run an experiment again, first run the cell that makes the lab.",
)
BROWSER_NAME_EMPTY = Text(
    "브라우저 이름은 1~40자의 문자열이어야 합니다. 입력한 값: {value}.",
    "A browser's name is a text of 1 to 40 characters; this was {value}.",
)
NOT_A_BROWSER = Text(
    '브라우저가 필요합니다. 입력한 값: {value}. lab.browser("alice")로 만든 브라우저를 그대로 쓰십시오.',
    'A browser is needed; this was {value}. Give the browser itself, as made by lab.browser("alice").',
)
BROWSER_PATH = Text(
    '경로는 "/"로 시작해야 합니다. 입력한 값: {value}.',
    'A path begins with "/"; this was {value}.',
)
VISIT_COUNT = Text(
    "요청 수는 1부터 {most}까지의 정수여야 합니다. 입력한 값: {value}.",
    "The number of requests is a whole number from 1 to {most}; this was {value}.",
)
BALANCER_SILENT = Text(
    "로드 밸런서가 응답하지 않습니다. 랩을 만드는 셀을 다시 실행하십시오.",
    "The load balancer does not answer. Run the cell that makes the lab again.",
)
LAB_CLOSED = Text(
    "이 랩은 닫혔습니다. 랩을 만드는 셀을 다시 실행하거나 lab = Lab()으로 새로 만드십시오.",
    "This lab is closed. Run the cell that makes the lab again, or make a new one with lab = Lab().",
)
LAB_NOT_MOVABLE = Text(
    "랩은 복사하거나 다른 프로세스로 옮길 수 없습니다. Lab()으로 하나 더 만드십시오.",
    "A lab can be neither copied nor handed to another process. Make another one with Lab().",
)
LAB_REPLACED = Text(
    "이전에 열려 있던 랩을 닫고 새 랩을 열었습니다.",
    "The lab that was open before has been closed; this is a new one.",
)
LAB_START = Text(
    "랩의 시작 시각을 읽을 수 없습니다: {value}. 2026-01-05T09:00:00Z처럼 쓰십시오.",
    "This is not a starting time: {value}. Write it like 2026-01-05T09:00:00Z.",
)
CLOCK_TOO_FAR = Text(
    "랩의 시계는 9999년을 넘을 수 없습니다. 더 이른 시각을 쓰거나 더 짧게 옮기십시오.",
    "The lab's clock ends with the year 9998. Start it earlier, or move it by less.",
)
ENTRY_COUNT = Text(
    "보여 줄 항목의 수는 1 이상의 정수여야 합니다. 입력한 값: {value}.",
    "The number of entries to show is a whole number of at least 1; this was {value}.",
)
HEALTH_UNKNOWN = Text(
    "없는 상태입니다: {value}. {allowed} 중에서 고르십시오.",
    "There is no such state: {value}. Choose one of {allowed}.",
)
NOT_A_LISTENER = Text(
    "configure에는 리스너를 받아 바꾼 리스너를 반환하는 함수를 쓰십시오. 받은 값: {value}.",
    "Give configure a function that takes the listener and returns a changed one; what came was {value}.",
)
NOT_ATTRIBUTES = Text(
    '속성을 읽을 수 없습니다: {value}. {{"키": "값"}}, "키=값,키=값" 또는 '
    '[{{"Key": "키", "Value": "값"}}]처럼 쓰십시오.',
    'These are no attributes: {value}. Write {{"key": "value"}}, "key=value,key=value" or '
    '[{{"Key": "key", "Value": "value"}}].',
)
SECONDS_TO_WAIT = Text(
    "기다릴 시간은 0~3600초의 수입니다. 입력한 값: {value}.",
    "The seconds to wait are a number from 0 to 3600; this was {value}.",
)
LAB_SEED = Text(
    "seed는 정수여야 합니다. 입력한 값: {value}.",
    "A seed is a whole number; this was {value}.",
)
CHOICES_UNKNOWN = Text(
    "choices로 쓸 수 없는 값입니다: {value}. "
    "sticky_lab.stickiness의 Choices로 만든 값을 쓰십시오. 예: Choices(stale_at_duration=False).",
    "These are no choices: {value}. Make them with Choices of sticky_lab.stickiness, such as "
    "Choices(stale_at_duration=False).",
)
NOT_A_POLICY = Text(
    "정책으로 쓸 수 없는 값입니다: {value}. route와 added_headers 메서드가 있는 객체를 쓰십시오.",
    "This is no policy: {value}. Give an object with the methods route and added_headers.",
)
SESSIONS_UNKNOWN = Text(
    "세션을 둘 곳을 알 수 없습니다: {value}. instance나 shared, 또는 Redis 주소를 쓰십시오. 예: redis://127.0.0.1:6379/0.",
    "This is no place for sessions: {value}. Write instance, shared, or the address of a Redis, such as "
    "redis://127.0.0.1:6379/0.",
)
SESSIONS_SILENT = Text(
    "이 주소의 Redis가 응답하지 않습니다: {value}. Redis를 시작하거나, Redis가 필요 없는 shared를 쓰십시오.",
    "The Redis at this address does not answer: {value}. Start it, or write shared, which needs no Redis.",
)
HEALTH_NOT_REACHED = Text(
    "대상 {value}{이/가} {seconds}초 안에 {health} 상태가 되지 않았습니다. 대상을 확인하고 다시 시도하십시오.",
    "Target {value} did not become {health} within {seconds} seconds. Look at the target, then try again.",
)
VIEW_MISSING = Text(
    "위젯을 불러오지 못했습니다. from sticky_lab import Lab으로 랩을 만드십시오.",
    "The widgets are not loaded. Make the lab with: from sticky_lab import Lab",
)
PORT_TAKEN = Text(
    "포트 {value}{은/는} 이미 사용 중입니다. 다른 포트를 고르거나 --port 0을 쓰십시오.",
    "Port {value} is already in use. Choose another one, or --port 0 for a free one.",
)
ADMIN_PORT_TAKEN = Text(
    "관리용 포트 {value}{은/는} 이미 사용 중입니다. --admin-port에 다른 포트나 0을 쓰십시오.",
    "The admin port {value} is already in use. Give --admin-port another one, or 0 for a free one.",
)
PORT_RANGE = Text(
    "포트는 0~65535의 정수입니다. 입력한 값: {value}.",
    "A port is a whole number from 0 to 65535; this was {value}.",
)
COURSE_NOT_FOUND = Text(
    "lessons 폴더를 찾을 수 없습니다. Sticky Lab을 내려받은 폴더에서 다시 실행하십시오.",
    "The lessons folder is not here. Run this again in the folder that you cloned.",
)
PREDICTION_UNKNOWN = Text(
    "그런 예측 문제는 없습니다: {value}. 선택할 수 있는 문제: {allowed}.",
    "There is no such prediction: {value}. There are: {allowed}.",
)
COMMAND_LINE = Text(
    "명령을 이해할 수 없습니다: {value}. 도움말: {program} --help",
    "This command cannot be read: {value}. For help: {program} --help",
)
APP_UNKNOWN = Text(
    "없는 애플리케이션입니다: {value}. {allowed} 중에서 고르십시오.",
    "There is no such application: {value}. Choose one of {allowed}.",
)
WEBSOCKET_REFUSED = Text(
    "WebSocket을 열지 못했습니다. 응답의 상태 코드는 101이 아니라 {status}입니다. "
    'Lab(app="chat")의 대상은 WebSocket을 지원합니다.',
    'The WebSocket was not opened: the answer was {status}, not 101. The targets of Lab(app="chat") speak WebSocket.',
)
WEBSOCKET_CLOSED = Text(
    "WebSocket 연결이 끝났습니다. 브라우저의 websocket()으로 새로 여십시오.",
    "This WebSocket has ended. Open a new one with the browser's websocket().",
)
WEBSOCKET_MESSAGE = Text(
    "WebSocket 메시지는 문자열이어야 합니다. 입력한 값: {value}.",
    "A WebSocket message is a text; this was {value}.",
)
WEBSOCKET_SILENT = Text(
    "대상이 {seconds}초 안에 응답하지 않아 WebSocket을 닫았습니다. 대상을 확인하고 websocket()으로 새로 여십시오.",
    "The target did not answer within {seconds} seconds, so this WebSocket has been closed. Look at the target, then "
    "open a new one with websocket().",
)
CHECK_SECONDS = Text(
    "--seconds {value}{은/는} 쓸 수 없습니다. 1부터 3600까지의 정수를 쓰십시오.",
    "--seconds {value} is not possible. Use a whole number from 1 to 3600.",
)
