"""What the exported pages say around the lessons."""

from sticky_lab.words.text import Text

SITE = Text("스티키 랩", "Sticky Lab")
SUBTITLE = Text("AWS 로드 밸런서의 고정 세션", "Sticky sessions of AWS load balancers")
SKIP = Text("본문으로 건너뛰기", "Skip to the content")
ALL_PAGES = Text("전체 목록", "All pages")
IN_KOREAN = "한국어"
IN_ENGLISH = "English"
READ_ONLY = Text(
    "읽기용 사본입니다. 셀을 실행하고 패널과 퀴즈를 쓰려면 강의 폴더에서 make study를 실행하십시오.",
    "This is a copy to read. To run the cells, the panel and the quizzes, run make study in the course's folder.",
)
LICENCE = Text("글과 그림: CC BY 4.0, 코드: BSD 3-Clause", "Texts and pictures: CC BY 4.0; code: BSD 3-Clause")
CODE = Text("코드", "Code")
OUTPUT = Text("실행 결과", "Output")
TABLE = Text("표", "Table")

LESSONS = Text("수업", "Lessons")
LABS = Text("실습", "Labs")
REFERENCE = Text("참고 자료", "Reference")
FOR_TEACHERS = Text("교사용 안내", "For teachers")
SOLUTIONS = Text("실습 풀이", "Solutions of the labs")

NO_PAGES = Text(
    "내보낼 수업이 없습니다: {path}. lessons 폴더가 있는 강의 폴더에서 실행하십시오.",
    "There are no lessons to export in {path}. Run this in the course's folder, where lessons is.",
)
NO_TITLE = Text(
    "제목이 없는 페이지입니다: {path}. 첫 줄에 “# 제목”을 쓰십시오.",
    "This page has no title: {path}. Begin it with a line such as “# Title”.",
)
NOT_IN_BOTH = Text(
    '두 언어로 쓰이지 않은 페이지입니다: {path}. 글을 <div lang="ko">와 <div lang="en"> 안에 쓰십시오.',
    'This page is not in both languages: {path}. Put its texts inside <div lang="ko"> and <div lang="en">.',
)
NOT_AN_EXPORT = Text(
    "이 폴더는 비어 있지 않고 내보내기가 만든 폴더도 아니어서 지우지 않았습니다: {path}. "
    "새 폴더를 지정하거나, 필요 없는 폴더라면 직접 지우십시오.",
    "This folder is not empty, and no export has made it, so nothing in it was deleted: {path}. "
    "Name a new folder, or delete this one yourself if you do not need it.",
)
NO_PICTURE = Text(
    '그림이 없습니다: {path}의 {value}. 그 페이지에서 시작하는 경로를 src="images/그림.svg"처럼 쓰십시오.',
    'There is no such picture: {value} in {path}. Write its path from that page, such as src="images/picture.svg".',
)
NOT_DRAWN = Text(
    "페이지에 그릴 수 없는 출력이 있습니다: {path}의 {value}. "
    "출력은 표준 출력, text/plain, text/html만 쓸 수 있습니다.",
    "This output cannot be drawn on a page: {value} in {path}. "
    "An output may be standard output, text/plain or text/html.",
)
WRITTEN = Text("{pages}개 페이지를 썼습니다: {path}", "{pages} pages written; begin with {path}")
