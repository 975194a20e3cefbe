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
