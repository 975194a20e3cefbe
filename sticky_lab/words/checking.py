"""What is said around checks and hints; what is said about work stands in the TOML files of `course`."""

from sticky_lab.words.text import Text

PASSED = Text("통과", "Passed")
NOT_YET = Text("아직입니다", "Not yet")
OBSERVED = Text("관찰한 결과: {observed}", "Observed: {observed}")
NEXT = Text("다음 단계: {next_step}", "Next step: {next_step}")
HINT = Text("힌트 {number}/3: {hint}", "Hint {number} of 3: {hint}")
LAST_HINT = Text("이것이 마지막 힌트입니다.", "This is the last hint.")
REQUEST = Text(
    "{browser}의 요청을 {target} 대상이 처리했습니다. {decision}", "{browser}'s request went to {target}. {decision}"
)
NOBODY = Text("어느 대상도 처리하지 않음", "no target")
UNANSWERED = Text(
    "{browser}의 요청을 처리한 대상이 없습니다. {decision}", "{browser}'s request went to no target. {decision}"
)
LINE = Text("{line}번째 줄 `{code}`", "line {line}, `{code}`")
EXIT = Text("종료 상태 {status}", "exit status {status}")

TITLE_LINE = Text("{sign} {word}: {title}", "{sign} {word}: {title}")
ERROR = Text("{kind}: {said}", "{kind}: {said}")

TABLE_LINE = Text("{sign} {name} · {title}: {reason}", "{sign} {name} · {title}: {reason}")
SUM = Text("연습 {all}개 가운데 {passed}개를 통과했습니다.", "{passed} of {all} exercises pass.")
NOT_CHECKED = Text(
    '이 연습을 검사하는 셀이 없습니다. 셀에는 check("{name}")만 있어야 합니다.',
    'No cell checks this exercise. It has to hold check("{name}") and nothing else.',
)
NOT_A_LAB = Text(
    "{value}{은/는} 실습 노트북이 아닙니다. labs 폴더에 있는 lab01_….ipynb 같은 파일을 지정하십시오.",
    "{value} is no notebook of a lab. Name a file such as lab01_….ipynb from the folder labs.",
)
KERNEL_DIED = Text(
    "노트북을 실행하던 커널이 갑자기 종료되어 검사하지 못했습니다. 커널을 끝내는 셀이 있는지 확인하십시오.",
    "The kernel that ran the notebook died, so nothing was checked. Look for a cell that ends it.",
)
NOTEBOOK_NOT_RUN = Text(
    "노트북을 실행하지 못했습니다({error}). JupyterLab에서 열어 저장한 뒤 다시 검사하십시오.",
    "The notebook could not be run ({error}). Open it in JupyterLab, save it, and check it again.",
)
NOTEBOOK_TOO_SLOW = Text(
    "노트북이 {seconds}초 안에 끝나지 않았습니다. 끝나지 않는 셀을 고치거나 --seconds로 시간을 늘리십시오.",
    "The notebook did not end within {seconds} seconds. Mend the cell that does not end, or allow more with --seconds.",
)

EXERCISE_UNKNOWN = Text(
    "{value} 연습은 없습니다. 다음 이름 가운데 하나를 쓰십시오: {allowed}.",
    "There is no exercise {value}. Use one of: {allowed}.",
)
