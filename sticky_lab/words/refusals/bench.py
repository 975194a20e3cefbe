"""What a lab, its browsers, its targets and a simulation do not take."""

from sticky_lab.words.text import Text

SENTENCES: dict[str, Text] = {
    "simulation_added": Text(
        '추가할 대상을 읽을 수 없습니다: {value}. added={{"6h": 1}}처럼 시각과 대상 수를 쓰십시오.',
        'These are not targets to be added: {value}. Write a time with its number of targets, as in added={{"6h": 1}}.',
    ),
    "results_not_comparable": Text(
        "over와 window가 같은 시뮬레이션만 비교할 수 있습니다. 하나 이상을 같은 값으로 실행하십시오.",
        "Only simulations with the same over and window can be compared. Give one or more that share these values.",
    ),
    "simulation_number": Text(
        "시뮬레이션의 {name} 값을 쓸 수 없습니다: {value}. {allowed}{으로/로} 다시 정하십시오.",
        "The simulation cannot use this {name}: {value}. Choose {allowed}.",
    ),
    "simulation_stickiness": Text(
        "시뮬레이션은 off와 lb_cookie만 다룹니다. 입력한 값: {value}. 둘 중 하나를 고르십시오.",
        "The simulation knows off and lb_cookie only; this was {value}. Choose one of the two.",
    ),
    "figure_unknown": Text(
        "그릴 수 없는 항목입니다: {value}. {allowed} 중에서 고르십시오.",
        "This cannot be drawn: {value}. Choose one of {allowed}.",
    ),
    "simulation_window": Text(
        "over를 window로 나누면 나머지가 남습니다. 입력한 값: over={over}, window={window}. "
        '나누어떨어지는 값을 고르십시오. 예: over="12h", window="15m".',
        'The window {window} does not divide {over}, the time of over. Choose times that fit, such as over="12h" with '
        'window="15m".',
    ),
    "app_unknown": Text(
        "없는 애플리케이션입니다: {value}. {allowed} 중에서 고르십시오.",
        "There is no such application: {value}. Choose one of {allowed}.",
    ),
    "balancer_silent": Text(
        "로드 밸런서가 응답하지 않습니다. 랩을 만드는 셀을 다시 실행하십시오.",
        "The load balancer does not answer. Run the cell that makes the lab again.",
    ),
    "browser_name_empty": Text(
        "브라우저 이름은 1~40자의 문자열이어야 합니다. 입력한 값: {value}.",
        "A browser's name is a text of 1 to 40 characters; this was {value}.",
    ),
    "browser_name_taken": Text(
        "이미 있는 브라우저 이름입니다: {value}. 다른 이름을 쓰십시오. "
        "실험을 다시 하려면 먼저 랩을 만드는 셀을 다시 실행하십시오.",
        "There is already a browser with this name: {value}. Choose another name. "
        "To run an experiment again, first run the cell that makes the lab.",
    ),
    "browser_path": Text(
        '경로는 "/"로 시작해야 합니다. 입력한 값: {value}.',
        'A path begins with "/"; this was {value}.',
    ),
    "choices_unknown": Text(
        "choices로 쓸 수 없는 값입니다: {value}. "
        "sticky_lab.stickiness의 Choices로 만든 값을 쓰십시오. 예: Choices(stale_at_duration=False).",
        "These are no choices: {value}. Make them with Choices of sticky_lab.stickiness, such as "
        "Choices(stale_at_duration=False).",
    ),
    "clock_too_far": Text(
        "랩의 시계는 9999년을 넘을 수 없습니다. 더 이른 시각을 쓰거나 더 짧게 옮기십시오.",
        "The lab's clock ends with the year 9998. Start it earlier, or move it by less.",
    ),
    "entry_count": Text(
        "보여 줄 항목의 수는 1 이상의 정수여야 합니다. 입력한 값: {value}.",
        "The number of entries to show is a whole number of at least 1; this was {value}.",
    ),
    "groups_form": Text(
        '대상 그룹을 읽을 수 없습니다: {value}. groups={{"blue": (90, 2)}}처럼 이름과 (가중치, 대상 수)로 쓰십시오.',
        'These are not target groups: {value}. Write a name with its (weight, targets), as in groups={{"blue": (90, 2)}}.',
    ),
    "groups_of_alb_only": Text(
        "여러 대상 그룹은 alb에서만 쓸 수 있습니다. product를 alb로 바꾸거나 대상 그룹을 하나만 두십시오.",
        "Several target groups go with an alb only. Choose alb, or leave the groups out.",
    ),
    "group_stickiness_of_one": Text(
        "대상 그룹 고정은 대상 그룹이 둘 이상일 때만 쓸 수 있습니다. 대상 그룹을 더 두거나 이 설정을 빼십시오.",
        "Target group stickiness goes with two target groups or more. Add a group, or leave this setting out.",
    ),
    "group_unknown": Text(
        "이 랩에 없는 대상 그룹입니다: {value}. 있는 대상 그룹: {allowed}.",
        "There is no such target group in this lab: {value}. There are: {allowed}.",
    ),
    "health_not_reached": Text(
        "대상 {value}{이/가} {seconds}초 안에 {health} 상태가 되지 않았습니다. 대상을 확인하고 다시 시도하십시오.",
        "Target {value} did not become {health} within {seconds} seconds. Look at the target, then try again.",
    ),
    "health_unknown": Text(
        "없는 상태입니다: {value}. {allowed} 중에서 고르십시오.",
        "There is no such state: {value}. Choose one of {allowed}.",
    ),
    "lab_closed": Text(
        "이 랩은 닫혔습니다. 랩을 만드는 셀을 다시 실행하거나 lab = Lab()으로 새로 만드십시오.",
        "This lab is closed. Run the cell that makes the lab again, or make a new one with lab = Lab().",
    ),
    "lab_not_movable": Text(
        "랩은 복사하거나 다른 프로세스로 옮길 수 없습니다. Lab()으로 하나 더 만드십시오.",
        "A lab can be neither copied nor handed to another process. Make another one with Lab().",
    ),
    "lab_seed": Text(
        "seed는 정수여야 합니다. 입력한 값: {value}.",
        "A seed is a whole number; this was {value}.",
    ),
    "lab_start": Text(
        "랩의 시작 시각을 읽을 수 없습니다: {value}. 2026-01-05T09:00:00Z처럼 쓰십시오.",
        "This is not a starting time: {value}. Write it like 2026-01-05T09:00:00Z.",
    ),
    "not_attributes": Text(
        '속성을 읽을 수 없습니다: {value}. {{"키": "값"}}, "키=값,키=값" 또는 '
        '[{{"Key": "키", "Value": "값"}}]처럼 쓰십시오.',
        'These are no attributes: {value}. Write {{"key": "value"}}, "key=value,key=value" or '
        '[{{"Key": "key", "Value": "value"}}].',
    ),
    "not_a_browser": Text(
        '브라우저가 필요합니다. 입력한 값: {value}. lab.browser("alice")로 만든 브라우저를 그대로 쓰십시오.',
        'A browser is needed; this was {value}. Give the browser itself, as made by lab.browser("alice").',
    ),
    "not_a_listener": Text(
        "configure에는 리스너를 받아 바꾼 리스너를 반환하는 함수를 쓰십시오. 받은 값: {value}.",
        "Give configure a function that takes the listener and returns a changed one; what came was {value}.",
    ),
    "not_a_policy": Text(
        "정책으로 쓸 수 없는 값입니다: {value}. route와 added_headers 메서드가 있는 객체를 쓰십시오.",
        "This is no policy: {value}. Give an object with the methods route and added_headers.",
    ),
    "port_range": Text(
        "포트는 0~65535의 정수입니다. 입력한 값: {value}.",
        "A port is a whole number from 0 to 65535; this was {value}.",
    ),
    "port_taken": Text(
        "포트 {value}{은/는} 이미 사용 중입니다. 다른 포트를 고르거나 --port 0을 쓰십시오.",
        "Port {value} is already in use. Choose another one, or --port 0 for a free one.",
    ),
    "product_unknown": Text(
        "지원하지 않는 로드 밸런서입니다: {value}. {allowed} 중에서 고르십시오.",
        "This load balancer is not known here: {value}. Choose one of {allowed}.",
    ),
    "seconds_to_wait": Text(
        "기다릴 시간은 0~3600초의 수입니다. 입력한 값: {value}.",
        "The seconds to wait are a number from 0 to 3600; this was {value}.",
    ),
    "sessions_silent": Text(
        "이 주소의 Redis가 응답하지 않습니다: {value}. Redis를 시작하거나, Redis가 필요 없는 shared를 쓰십시오.",
        "The Redis at this address does not answer: {value}. Start it, or write shared, which needs no Redis.",
    ),
    "sessions_unknown": Text(
        "세션을 둘 곳을 알 수 없습니다: {value}. instance나 shared, 또는 Redis 주소를 쓰십시오. 예: redis://127.0.0.1:6379/0.",
        "This is no place for sessions: {value}. Write instance, shared, or the address of a Redis, such as "
        "redis://127.0.0.1:6379/0.",
    ),
    "stickiness_twice": Text(
        "속성 키를 쓸 때는 다른 인수를 함께 쓸 수 없습니다. 기간과 쿠키 이름도 속성 키로 쓰십시오.",
        "With attribute keys there are no other arguments. Give duration and cookie name as keys too.",
    ),
    "target_count": Text(
        "대상은 1개부터 {most}개까지 시작할 수 있습니다. 입력한 값: {value}. 이 범위의 정수를 쓰십시오.",
        "A lab has 1 to {most} targets; this was {value}. Give a whole number in that range.",
    ),
    "target_did_not_start": Text(
        "대상 {value}{이/가} {seconds}초 안에 준비되지 않았습니다. 다시 시도하십시오. 마지막 로그: {log}",
        "Target {value} was not ready within {seconds} seconds. Try again. Its last log lines: {log}",
    ),
    "target_not_running": Text(
        "대상 {value}{이/가} 실행 중이 아닙니다. 먼저 start()로 시작하십시오.",
        "Target {value} is not running. Start it with start() first.",
    ),
    "target_unknown": Text(
        "이 랩에 없는 대상입니다: {value}. 있는 대상: {allowed}.",
        "There is no such target in this lab: {value}. There are: {allowed}.",
    ),
    "visit_count": Text(
        "요청 수는 1부터 {most}까지의 정수여야 합니다. 입력한 값: {value}.",
        "The number of requests is a whole number from 1 to {most}; this was {value}.",
    ),
    "websocket_closed": Text(
        "WebSocket 연결이 끝났습니다. 브라우저의 websocket()으로 새로 여십시오.",
        "This WebSocket has ended. Open a new one with the browser's websocket().",
    ),
    "websocket_message": Text(
        "WebSocket 메시지는 문자열이어야 합니다. 입력한 값: {value}.",
        "A WebSocket message is a text; this was {value}.",
    ),
    "websocket_refused": Text(
        "WebSocket을 열지 못했습니다. 응답의 상태 코드는 101이 아니라 {status}입니다. "
        'Lab(app="chat")의 대상은 WebSocket을 지원합니다.',
        'The WebSocket was not opened: the answer was {status}, not 101. The targets of Lab(app="chat") speak WebSocket.',
    ),
    "websocket_silent": Text(
        "대상이 {seconds}초 안에 응답하지 않아 WebSocket을 닫았습니다. 대상을 확인하고 websocket()으로 새로 여십시오.",
        "The target did not answer within {seconds} seconds, so this WebSocket has been closed. Look at the target, then "
        "open a new one with websocket().",
    ),
    "name_unknown": Text(
        "여기에 없는 이름입니다: {value}. 쓸 수 있는 이름: {allowed}.",
        "There is no such name here: {value}. There are: {allowed}.",
    ),
    "name_meant": Text(
        "여기에 없는 이름입니다: {value}. 비슷한 이름이 있습니다: {nearest}.",
        "There is no such name here: {value}. Did you mean {nearest}?",
    ),
    "call_form": Text(
        "이렇게 호출할 수 없습니다. {form} 형식으로 쓰십시오.",
        "This cannot be called like that. Write it as {form}.",
    ),
    "weights_form": Text(
        '가중치를 읽을 수 없습니다: {value}. {{"대상 그룹": 가중치}} 형식으로 쓰십시오. 있는 대상 그룹: {allowed}.',
        'These are not weights: {value}. Write {{"group": weight}}. Target groups here: {allowed}.',
    ),
}
