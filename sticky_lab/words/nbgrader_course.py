"""What is said when a course for nbgrader is made."""

from sticky_lab.words.text import Text

WRITTEN = Text(
    "실습 {labs}개로 nbgrader 과정을 만들었습니다: {path}. 거기에서 nbgrader generate_assignment lab01을 실행하십시오.",
    "An nbgrader course of {labs} labs is in {path}. There, run nbgrader generate_assignment lab01.",
)
