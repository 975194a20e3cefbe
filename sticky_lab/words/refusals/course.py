"""What lessons, labs, the panel and the makers of pages do not take."""

from sticky_lab.words.text import Text

SENTENCES: dict[str, Text] = {
    "exercise_unknown": Text(
        "{value} 연습은 없습니다. 다음 이름 가운데 하나를 쓰십시오: {allowed}.",
        "There is no exercise {value}. Use one of: {allowed}.",
    ),
    "progress_not_deleted": Text(
        "진도 파일을 삭제할 수 없습니다: {path}. 쓰기 권한을 확인하거나 직접 삭제하십시오.",
        "The file of your progress cannot be deleted: {path}. Look at its permissions, or delete it yourself.",
    ),
    "quiz_unknown": Text(
        '그런 수업의 퀴즈는 없습니다: {value}. 퀴즈가 있는 수업: {allowed}. 수업 번호를 "01"처럼 두 자리로 쓰십시오.',
        'There is no quiz for this lesson: {value}. There are: {allowed}. Write the lesson\'s two digits, such as "01".',
    ),
    "box_closed": Text(
        '상자 {letter}{은/는} 다른 상자를 열 때 닫혔습니다. anonymous("{letter}")로 다시 여십시오.',
        'Box {letter} was closed when another was opened. Open it again with anonymous("{letter}").',
    ),
    "box_unknown": Text(
        "{value}{이라는/라는} 상자는 없습니다. 다음 가운데 하나를 쓰십시오: {allowed}.",
        "There is no box {value}. Use one of: {allowed}.",
    ),
    "cookie_not_held": Text(
        "브라우저에 {value} 쿠키가 없습니다. 지금 있는 쿠키: {held}.",
        "The browser holds no cookie {value}. It holds: {held}.",
    ),
    "times_range": Text(
        "{value}번은 할 수 없습니다. 1에서 20까지의 정수를 쓰십시오.", "Not {value} times: use 1 to 20."
    ),
    "case_unknown": Text(
        "{value}{이라는/라는} 사례는 없습니다. 다음 가운데 하나를 쓰십시오: {allowed}.",
        "There is no case {value}. Use one of: {allowed}.",
    ),
    "no_labs": Text(
        "푼 실습이 없습니다: {path}. labs/solutions가 있는 강의 폴더에서 실행하십시오.",
        "There are no solved labs in {path}. Run this in the course's folder, where labs/solutions is.",
    ),
    "plug_in_form": Text(
        "plug_in에는 열린 Lab과 함수를 넘기십시오. 예: plug_in(lab, choose, read_cookie, write_cookie)",
        "plug_in takes an open Lab and functions, as in plug_in(lab, choose, read_cookie, write_cookie).",
    ),
    "not_an_export": Text(
        "이 폴더는 비어 있지 않고 내보내기가 만든 폴더도 아니어서 지우지 않았습니다: {path}. "
        "새 폴더를 지정하거나, 필요 없는 폴더라면 직접 지우십시오.",
        "This folder is not empty, and no export has made it, so nothing in it was deleted: {path}. "
        "Name a new folder, or delete this one yourself if you do not need it.",
    ),
    "not_drawn": Text(
        "페이지에 그릴 수 없는 출력이 있습니다: {path}의 {value}. "
        "출력은 표준 출력, text/plain, text/html만 쓸 수 있습니다.",
        "This output cannot be drawn on a page: {value} in {path}. "
        "An output may be standard output, text/plain or text/html.",
    ),
    "not_in_both": Text(
        '두 언어로 쓰이지 않은 페이지입니다: {path}. 글을 <div lang="ko">와 <div lang="en"> 안에 쓰십시오.',
        'This page is not in both languages: {path}. Put its texts inside <div lang="ko"> and <div lang="en">.',
    ),
    "no_pages": Text(
        "내보낼 수업이 없습니다: {path}. lessons 폴더가 있는 강의 폴더에서 실행하십시오.",
        "There are no lessons to export in {path}. Run this in the course's folder, where lessons is.",
    ),
    "picture_missing": Text(
        '그림이 없습니다: {path}의 {value}. 그 페이지에서 시작하는 경로를 src="images/그림.svg"처럼 쓰십시오.',
        'There is no such picture: {value} in {path}. Write its path from that page, such as src="images/picture.svg".',
    ),
    "no_title": Text(
        "제목이 없는 페이지입니다: {path}. 첫 줄에 “# 제목”을 쓰십시오.",
        "This page has no title: {path}. Begin it with a line such as “# Title”.",
    ),
    "browser_gone": Text(
        "그런 이름의 브라우저가 없습니다: {value}. 목록에서 고르거나 lab.browser()로 만드십시오.",
        "There is no browser of that name: {value}. Choose one from the list, or make it with lab.browser().",
    ),
    "cookie_gone": Text(
        "그 쿠키는 더는 없습니다: {cookie}. 요청을 보내고 다시 시도하십시오.",
        "That cookie is no longer there: {cookie}. Send a request and try again.",
    ),
    "duration_not_a_number": Text(
        "기간에는 8처럼 정수를 입력하고 단위는 목록에서 고르십시오. 입력한 값: “{value}”.",
        "Write the duration as a whole number, such as 8, and choose its unit from the list; this was “{value}”.",
    ),
    "nobody_answered": Text(
        "{name}의 요청에 응답한 대상이 없습니다. 로드 밸런서의 응답은 {status}입니다. 대상의 상태를 확인하십시오.",
        "No target answered {name}; the load balancer answered {status}. Look at the health of the targets.",
    ),
    "nothing_to_replay": Text(
        "아직 요청이 없습니다. 먼저 요청을 보내십시오.", "There are no requests yet. Send some first."
    ),
    "no_binding": Text(
        "{name}에는 고정 기간이 남은 쿠키가 없거나, 시계가 이미 그때에 와 있습니다. 고정을 켜고 요청을 먼저 보내십시오.",
        "{name} holds no cookie with any duration left, or the clock is already there. "
        "Turn stickiness on and send a request first.",
    ),
    "prediction_unknown": Text(
        "그런 예측 문제는 없습니다: {value}. 선택할 수 있는 문제: {allowed}.",
        "There is no such prediction: {value}. There are: {allowed}.",
    ),
    "customer_count": Text(
        "고객은 1명부터 {most}명까지 들일 수 있습니다. 입력한 값: {value}. 이 범위의 정수를 쓰십시오.",
        "A shop takes 1 to {most} customers; this was {value}. Give a whole number in that range.",
    ),
    "doors_open": Text(
        "고객이 이미 들어와 있습니다. 처음부터 다시 하려면 lab.restart()를 먼저 실행하십시오.",
        "The customers are in already. To begin again, run lab.restart() first.",
    ),
    "content_not_read": Text(
        "{file} 파일을 TOML로 읽을 수 없습니다: {problem}", "{file} cannot be read as TOML: {problem}"
    ),
    "content_odd": Text("{file}의 `{key}`: {fault}", "{file}, `{key}`: {fault}"),
}
