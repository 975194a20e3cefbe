"""What is said around the quiz at the end of a lesson, around the learner's progress, and by the check of lesson 0."""

from sticky_lab.words.panel_words import Words
from sticky_lab.words.text import Text

SILENT = Text(
    "커널이 응답하지 않습니다. 실행 중인 셀이 있으면 기다리십시오. 커널을 다시 시작했다면 이 셀을 다시 실행하십시오.",
    "The kernel does not answer. If a cell is running, wait for it. If the kernel was restarted, run this cell again.",
)

QUIZ_TITLE = Text("퀴즈", "Quiz")
QUIZ_STORED = Text("퀴즈 {lesson}", "Quiz {lesson}")
QUIZ_QUESTION = Text("질문 {number}", "Question {number}")
QUIZ_NUMBERED = Text("{number}. {text}", "{number}. {text}")
QUIZ_LETTERED = Text("   {key}) {text}", "   {key}) {text}")
QUIZ_CHECK = Text("확인", "Check")
QUIZ_CHOOSE_FIRST = Text("먼저 답을 하나 고르십시오.", "Choose an answer first.")
QUIZ_RIGHT = Text("정답입니다: {feedback}", "Correct: {feedback}")
QUIZ_NOT_YET = Text(
    "이 답은 아닙니다. {feedback} 다시 골라 보십시오.", "Not this one. {feedback} Choose again if you like."
)
QUIZ_BEGIN = Text(
    "질문 {total}개가 있습니다. 답을 고르고 “확인”을 누르십시오. 몇 번이든 다시 골라도 됩니다.",
    "{total} questions. Choose an answer and press “Check”. You may choose again as often as you like.",
)
QUIZ_SO_FAR = Text(
    "질문 {total}개 가운데 {answered}개에 답했고, 그중 {first_try}개를 한 번에 맞혔습니다.",
    "{answered} of {total} answered, {first_try} at the first try.",
)
QUIZ_ANSWERS = Text("답과 설명", "Answers, and why")
QUIZ_RIGHT_MARK = Text("정답", "correct")
QUIZ_WRONG_MARK = Text("정답 아님", "not correct")

NO_QUIZZES = Text("없음", "none")

PROGRESS_STORED = Text(
    "이 셀을 실행하면 지금까지의 진도가 나타납니다. 진도는 이 컴퓨터에만 저장됩니다.",
    "Run this cell to see how far you have come. That is stored on this machine only.",
)
PROGRESS: Words = {
    "silent": SILENT,
    "title": Text("나의 진도", "My progress"),
    "lesson": Text("수업", "Lesson"),
    "predictions": Text("예측", "Predictions made"),
    "as_predicted": Text("예측과 같은 결과", "As predicted"),
    "quiz": Text("답한 퀴즈", "Quiz answered"),
    "first_try": Text("한 번에 맞힌 답", "Right at the first try"),
    "lab": Text("실습", "Lab"),
    "attempts": Text("확인한 횟수", "Attempts"),
    "hints": Text("읽은 힌트", "Hints read"),
    "passed": Text("통과", "Passed"),
    "yes": Text("예", "yes"),
    "not_yet": Text("아직", "not yet"),
    "of": Text("{total}개 중 {count}개", "{count} of {total}"),
    "file": Text("이 컴퓨터의 이 파일에만 저장됩니다: {path}", "Stored on this machine only, in this file: {path}"),
    "not_written": Text(
        "이 폴더에 저장할 수 없어서 커널을 다시 시작하면 진도가 지워집니다: {path}. "
        "저장하려면 환경 변수 STICKY_LAB_PROGRESS에 쓸 수 있는 파일의 경로를 넣으십시오.",
        "Nothing can be stored in this folder, so a restart of the kernel forgets your progress: {path}. "
        "To keep it, put the path of a file that can be written into the environment variable STICKY_LAB_PROGRESS.",
    ),
    "set_aside": Text(
        "이전 진도 파일을 읽을 수 없어 이 이름으로 옮겨 두고 새로 시작했습니다: {path}",
        "The earlier file of your progress could not be read. It was moved here, and a new one was begun: {path}",
    ),
    "refresh": Text("새로 고침", "Refresh"),
    "copy": Text("사본 저장", "Save a copy"),
    "delete": Text("삭제", "Delete"),
    "sure": Text(
        "저장된 예측, 퀴즈, 실습 기록을 모두 삭제합니까? 되돌릴 수 없습니다.",
        "Delete all predictions, quiz answers and labs that are stored? This cannot be undone.",
    ),
    "delete_all": Text("모두 삭제", "Delete all"),
    "keep": Text("그대로 두기", "Keep them"),
}
PROGRESS_DELETED = Text("진도를 삭제했습니다.", "Your progress has been deleted.")

SELF_CHECK = Text("설치 점검", "Check of the set-up")
NEEDED = Text("필요한 것", "Needed")
FOUND = Text("결과", "Found")
IN_PLACE = Text("준비됨", "in place")
PACKAGES = Text("파이썬 패키지", "Python packages")
PACKAGES_MISSING = Text(
    "설치되지 않음: {names}. 터미널에서 make setup을 실행하십시오.",
    "not installed: {names}. Run make setup in a terminal.",
)
LANGUAGE_SWITCH = Text("언어 전환", "Language switch")
PROGRESS_KEPT = Text("진도 저장", "Keeping your progress")
PROGRESS_NOT_KEPT = Text(
    "저장할 수 없습니다. 수업은 그대로 진행할 수 있습니다. 이유는 아래 진도표에 있습니다.",
    "not possible. You can do the lessons all the same; the table of your progress below says why.",
)
