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

WRITTEN = Text("{pages}개 페이지를 썼습니다: {path}", "{pages} pages written; begin with {path}")
