"""The words of lab 4, the hot instance."""

from sticky_lab.words.labs.forms import Answer, ExerciseWords
from sticky_lab.words.labs.lab04_remedies import REMEDIES
from sticky_lab.words.text import Text

LOG_SEEN = Text(
    "숨은 로그는 {count}줄이고 `target:port` 값은 {fields}입니다. 함수가 돌려준 값은 {value}입니다.",
    "The hidden log has {count} lines, its values of `target:port` are {fields}. Your function returned {value}.",
)
IMBALANCES = Text(
    "불균형은 전에 {before}, 지금 {after}입니다.", "The imbalance was {before} before and is {after} now."
)

#: Why a newcomer stays idle, by the word that a learner writes, and what speaks against it. None: it is the reason.
SIGNS: dict[str, Text | None] = {
    "cookie": None,
    "health": Text(
        "이것이 이유라면 새 손님도 새 대상에 갈 수 없습니다. 그런데 새 손님 가운데 일부는 새 대상으로 갔습니다.",
        "If this were the reason, new customers could not reach the newcomer either. But some of them did.",
    ),
    "slow_start": Text(
        "`slow_start.duration_seconds`가 0이므로 느린 시작은 꺼져 있습니다. `shop.attributes`에서 볼 수 있습니다.",
        "`slow_start.duration_seconds` is 0, so slow start is off: see `shop.attributes`.",
    ),
    "algorithm": Text(
        "이것이 이유라면 새 손님도 새 대상에 가지 못합니다. "
        "라운드 로빈은 고정되지 않은 손님을 새 대상에도 똑같이 보냈습니다.",
        "If this were the reason, new customers would not reach the newcomer either. "
        "Round robin sent unbound customers there just as often as elsewhere.",
    ),
}

_FAILS_WHEN_EMPTY = {
    "fails_when_empty": Answer(
        Text(
            "대상으로 간 요청이 하나도 없는 로그에서 {error} 오류가 났습니다. 위치는 {place}입니다.",
            "With a log in which no request reached a target, your function raised {error} in {place}.",
        ),
        Text(
            "요청이 0개일 때 돌려줄 값은 과제에 나와 있습니다. 나누기 전에 그 경우를 먼저 다루십시오.",
            "The task says what to return when there are 0 requests. Deal with that case before you divide.",
        ),
    ),
}
_NOT_A_NUMBER = {
    "not_a_number": Answer(
        Text(
            "`{name}`이(가) 수가 아닌 값을 돌려주었습니다: {value}",
            "`{name}` returned something else than a number: {value}",
        ),
        Text("수 하나를 `return`으로 돌려주십시오.", "Give back one number with `return`."),
    ),
}
_NO_TARGET_COUNTED = {
    "no_target_counted": Answer(
        Text(
            "대상으로 가지 않은 요청도 세었습니다. 로드 밸런서가 직접 거절한 요청은 `target:port`가 `-`입니다.",
            "Requests that reached no target were counted too. Where the load balancer itself refused, "
            "`target:port` is `-`.",
        ),
        Text(
            "그런 줄은 대상별 수에서도, 전체 요청 수에서도 빼십시오.",
            "Leave such lines out of the counts and out of the total.",
        ),
    ),
}
EXERCISES: dict[str, ExerciseWords] = {
    "lab04.shares": ExerciseWords(
        Text("로그에서 비율 구하기", "Shares from the log"),
        (
            Text(
                "빈칸으로 나눈 줄에서 대상은 몇 번째 필드입니까? 파이썬은 몇 번부터 셉니까?",
                "When a line is split at its blanks, which field is the target? And where does Python begin to count?",
            ),
            Text(
                "수업 6의 6.2절 끝에서 액세스 로그를 세는 셀을 다시 보십시오.",
                "In lesson 6, look again at the cell that counts the access log, at the end of section 6.2.",
            ),
            Text(
                "`-`가 아닌 5번째 필드만 목록에 모아 `Counter`로 세고, 저마다 그 목록의 길이로 나누십시오.",
                "Collect the fifth fields that are not `-` in a list, count them with `Counter`, "
                "and divide each count by the length of that list.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "모든 숨은 로그에서 비율이 맞습니다. 거절된 요청, 오류 응답, 빈칸이 든 필드가 섞여 있었습니다.",
                    "The shares of all hidden logs are right, with refused requests, errors and blanks in fields.",
                ),
                Text("이제 비율에서 불균형을 구하십시오.", "Now work out the imbalance."),
            ),
            "not_a_dictionary": Answer(
                Text(
                    "`shares`가 대상별 비율이 아닌 값을 돌려주었습니다: {value}",
                    "`shares` returned something else than a share for each target: {value}",
                ),
                Text(
                    "대상을 키로, 비율을 값으로 하는 사전을 돌려주십시오.",
                    "Return a dictionary with targets as keys and shares as values.",
                ),
            ),
            "counts": Answer(
                Text("비율이 아니라 요청 수를 돌려주었습니다.", "These are counts, not shares."),
                Text(
                    "요청 수는 로그의 길이에 따라 달라집니다. 대상으로 간 요청 전체의 수로 나누십시오.",
                    "Counts depend on how long a log is. Divide by the number of all requests that reached a target.",
                ),
            ),
            "percent": Answer(
                Text("비율이 백분율로 되어 있습니다.", "The shares are percentages."),
                Text("모두 더하면 1이 되게 하십시오.", "Let all of them add up to 1."),
            ),
            "ports_for_targets": Answer(
                Text(
                    "포트만 대상의 이름으로 썼습니다. 포트가 같은 대상은 하나로 합쳐집니다.",
                    "Ports were taken for targets. Targets with the same port become one.",
                ),
                Text(
                    "`target:port` 값을 나누지 말고 통째로 쓰십시오.",
                    "Use the value of `target:port` whole, without splitting it.",
                ),
            ),
            "hosts_for_targets": Answer(
                Text(
                    "IP 주소만 대상의 이름으로 썼습니다. 한 주소에서 포트만 다른 대상은 하나로 합쳐집니다.",
                    "IP addresses alone were taken for targets. "
                    "Targets at one address with different ports become one.",
                ),
                Text(
                    "`target:port` 값을 나누지 말고 통째로 쓰십시오.",
                    "Use the value of `target:port` whole, without splitting it.",
                ),
            ),
            "clients_for_targets": Answer(
                Text(
                    "대상이 아니라 클라이언트를 세었습니다. `client:port`는 대상 바로 앞의 필드입니다.",
                    "Clients were counted, not targets: `client:port` is the field just before.",
                ),
                Text(
                    "파이썬은 0부터 셉니다. 5번째 필드의 번호를 다시 확인하십시오.",
                    "Python counts from 0. See which number the fifth field has.",
                ),
            ),
            **_NO_TARGET_COUNTED,
            "only_successes": Answer(
                Text(
                    "성공한 요청만 세었습니다. 오류로 끝난 요청도 그 대상이 맡은 부하입니다.",
                    "Only successful requests were counted. One that ended in an error was load for its target too.",
                ),
                Text(
                    "상태 코드를 보지 말고 대상이 적힌 줄을 모두 세십시오.",
                    "Do not look at the status: count every line that names a target.",
                ),
            ),
            "other_shares": Answer(
                Text("비율이 로그와 맞지 않습니다.", "The shares do not fit the log."),
                Text(
                    "`shop.access_log(last=5).lines`의 다섯 줄에 함수를 써 보고 손으로 센 값과 비교하십시오.",
                    "Try the function on the five lines of `shop.access_log(last=5).lines`, and count them by hand.",
                ),
            ),
            **_FAILS_WHEN_EMPTY,
        },
    ),
    "lab04.imbalance": ExerciseWords(
        Text("불균형 구하기", "The imbalance"),
        (
            Text(
                "로그에는 요청을 받은 대상만 나옵니다. 한 번도 받지 못한 대상이 몇 개인지는 어디에서 알 수 있습니까?",
                "A log names only targets that got something. From where do you know how many got nothing?",
            ),
            Text(
                "수업 6의 6.1절에서 공평한 몫과 불균형의 정의를 다시 보십시오.",
                "In section 6.1 of lesson 6, look again at what fair share and imbalance mean.",
            ),
            Text(
                "`targets`의 대상마다 로그에 몇 번 나오는지 목록을 만드십시오(없으면 0). "
                "그 가운데 가장 큰 수를 평균으로 나누면 됩니다. 합이 0일 때를 먼저 다루십시오.",
                "Make a list of how often the log names each one of `targets`, with 0 where it does not. "
                "Divide the largest by the mean. Deal first with a sum of 0.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "모든 숨은 로그에서 불균형이 맞습니다. 요청이 없는 대상과 다른 대상 그룹도 제대로 다루었습니다.",
                    "The imbalance of every hidden log is right, idle targets and another target group included.",
                ),
                Text("이제 상점에 대상을 추가해 보십시오.", "Now scale the shop out."),
            ),
            **_NOT_A_NUMBER,
            "idle_forgotten": Answer(
                Text(
                    "요청을 받지 못한 대상을 빠뜨려서 실제보다 균등해 보입니다.",
                    "Targets that got nothing were forgotten, so the load looks more even than it is.",
                ),
                Text(
                    "공평한 몫은 로그에 나온 대상이 아니라 `targets` 전체의 수로 구하십시오.",
                    "Work out the fair share from the number of `targets`, not of those in the log.",
                ),
            ),
            "mean_not_largest": Answer(
                Text(
                    "가장 큰 비율이 아니라 평균을 썼습니다. 평균은 언제나 공평한 몫과 같아 불균형을 숨깁니다(MET-02).",
                    "This is the mean, not the largest share. The mean always equals the fair share: "
                    "it hides the imbalance (MET-02).",
                ),
                Text("가장 바쁜 대상의 비율을 쓰십시오.", "Take the share of the busiest target."),
            ),
            "largest_share": Answer(
                Text(
                    "가장 큰 비율 자체를 돌려주었습니다. 이 값은 대상 수가 다른 상점끼리 비교할 수 없습니다.",
                    "This is the largest share itself. It cannot be compared between shops "
                    "with different numbers of targets.",
                ),
                Text("공평한 몫으로 나누십시오.", "Divide it by the fair share."),
            ),
            "largest_count": Answer(
                Text("가장 바쁜 대상의 요청 수를 돌려주었습니다.", "This is how many requests the busiest target got."),
                Text("비율로 바꾼 다음 공평한 몫으로 나누십시오.", "Make it a share, and divide it by the fair share."),
            ),
            "not_by_fair_share": Answer(
                Text(
                    "가장 큰 비율을 공평한 몫으로 나눈 값이 아닙니다. "
                    "다른 값으로 나누었거나, 뺐거나, 거꾸로 나누었습니다.",
                    "This is not the largest share divided by the fair share: "
                    "it was divided by something else, subtracted, or divided the other way round.",
                ),
                Text(
                    "분자는 가장 큰 비율, 분모는 1을 `targets`의 수로 나눈 값입니다.",
                    "Above the line stands the largest share, below it 1 divided by the number of `targets`.",
                ),
            ),
            "other_group_counted": Answer(
                Text(
                    "다른 대상 그룹의 요청도 세었습니다. 로그 하나에 여러 그룹의 줄이 섞여 있을 수 있습니다(ALG-01).",
                    "Requests of another target group were counted too. "
                    "One log can hold lines of several groups (ALG-01).",
                ),
                Text("`targets`에 있는 대상의 요청만 세십시오.", "Count only requests that went to one of `targets`."),
            ),
            **_NO_TARGET_COUNTED,
            "other_imbalance": Answer(
                Text("불균형이 로그와 맞지 않습니다.", "The imbalance does not fit the log."),
                Text(
                    "줄 몇 개만 골라 가장 큰 비율과 공평한 몫을 손으로 구해 보십시오.",
                    "Take a few lines, and work out the largest share and the fair share by hand.",
                ),
            ),
            **_FAILS_WHEN_EMPTY,
        },
    ),
    "lab04.scale_out": ExerciseWords(
        Text("새 대상의 몫", "What the newcomer gets"),
        (
            Text(
                "기존 손님의 요청과 새 손님의 첫 요청 가운데 알고리즘이 대상을 고르는 것은 어느 쪽입니까?",
                "A request of an old customer, the first request of a new one: for which does the algorithm choose?",
            ),
            Text(
                "수업 6의 6.4절에서 쇼핑객 24명과 새 손님 4명을 다시 보십시오.",
                "In section 6.4 of lesson 6, look again at the 24 shoppers and the 4 newcomers.",
            ),
            Text(
                "기존 손님은 아무도 옮겨 가지 않습니다. 새 손님은 새 대상까지 포함한 모든 대상에 똑같이 나뉩니다.",
                "None of the old customers moves. The new ones are dealt out evenly to all targets, "
                "the newcomer included.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "대상이 2개인 상점과 3개인 상점에서 함수의 예측이 실제 결과와 같았고, 이유도 맞습니다.",
                    "In shops of 2 and of 3 targets your function foretold what happened, and the reason is right.",
                ),
                Text("이제 기존 손님을 다시 나누십시오.", "Now share out the old customers again."),
            ),
            **_NOT_A_NUMBER,
            "no_such_reason": Answer(
                Text("{value}은(는) 이유 목록에 없습니다.", "{value} is not in the list of reasons."),
                Text("다음 가운데 하나를 쓰십시오: {allowed}", "Write one of: {allowed}"),
            ),
            "other_reason": Answer(
                Text(
                    "함수는 맞지만 이유가 `{reason}`은 아닙니다. {sign}",
                    "The function is right, but the reason is not `{reason}`. {sign}",
                ),
                Text(
                    "기존 손님과 새 손님의 결정에 적힌 이유를 비교하십시오.",
                    "Compare the reasons in the decisions of an old customer and a new one.",
                ),
            ),
            "bound_move": Answer(
                Text(
                    "대상이 {targets}개이고 기존 손님이 {bound}명, 새 손님이 {new}명일 때 {value}명이라고 했습니다. "
                    "기존 손님까지 나눈 값이지만, 고정된 손님은 옮겨 가지 않습니다.",
                    "For {targets} targets, {bound} old customers and {new} new ones you say {value}. "
                    "That shares out the old customers too, but whoever is bound does not move.",
                ),
                Text(
                    "알고리즘이 대상을 고르는 손님만 나누십시오.",
                    "Share out only those for whom the algorithm chooses a target.",
                ),
            ),
            "newcomer_first": Answer(
                Text(
                    "대상이 {targets}개이고 기존 손님이 {bound}명, 새 손님이 {new}명일 때 {value}명이라고 했습니다. "
                    "라운드 로빈은 한가한 대상을 먼저 채우지 않습니다.",
                    "For {targets} targets, {bound} old customers and {new} new ones you say {value}. "
                    "But round robin does not fill an idle target first.",
                ),
                Text(
                    "라운드 로빈은 부하를 보지 않고 차례로 고릅니다. 새 손님 가운데 얼마가 새 대상의 차례입니까?",
                    "Round robin takes turns and does not look at load. How often is it the newcomer's turn?",
                ),
            ),
            "nothing_ever": Answer(
                Text(
                    "새 손님이 {new}명 왔는데도 새 대상이 {value}명만 받는다고 했습니다.",
                    "There were {new} new customers, and you say that the newcomer gets {value}.",
                ),
                Text(
                    "새 손님의 첫 요청에는 쿠키가 없습니다. 그때는 누가 대상을 고릅니까?",
                    "The first request of a new customer has no cookie. Who chooses a target then?",
                ),
            ),
            "old_number": Answer(
                Text(
                    "새 손님 {new}명을 기존 대상 {targets}개로만 나누었습니다.",
                    "The {new} new customers were divided by the {targets} old targets only.",
                ),
                Text("새 대상도 자기 차례를 얻습니다.", "The newcomer gets its turn, too."),
            ),
            "other_number": Answer(
                Text(
                    "대상이 {targets}개이고 기존 손님이 {bound}명, 새 손님이 {new}명일 때 {value}명이라고 했지만 "
                    "실제로는 달랐습니다.",
                    "For {targets} targets, {bound} old customers and {new} new ones you say {value}, "
                    "but it came out otherwise.",
                ),
                Text(
                    "`shop`에서 같은 수의 손님으로 시험하고 세어 보십시오.",
                    "Try it in `shop` with so many customers, and count.",
                ),
            ),
        },
    ),
    **REMEDIES,
}
