"""What is said when a course for nbgrader is made."""

from sticky_lab.words.text import Text

WRITTEN = Text(
    "실습 {labs}개로 nbgrader 과정을 만들었습니다: {path}. 거기에서 nbgrader generate_assignment lab01을 실행하십시오.",
    "An nbgrader course of {labs} labs is in {path}. There, run nbgrader generate_assignment lab01.",
)
NO_LABS = Text(
    "푼 실습이 없습니다: {path}. labs/solutions가 있는 강의 폴더에서 실행하십시오.",
    "There are no solved labs in {path}. Run this in the course's folder, where labs/solutions is.",
)
