"""The words of lab 6, replace every instance."""

from sticky_lab.words.labs.forms import Answer, ExerciseWords
from sticky_lab.words.text import Text

STORY = Text("단계마다 고객이 겪은 일", "What the customers met, step by step")
STEP = Text("단계", "Step")
TARGET = Text("대상", "Target")
HEALTHY = Text("정상 대상", "Healthy")
REQUESTS = Text("요청", "Requests")
FAILED = Text("실패한 요청", "Failed")
MOVED = Text("옮겨진 횟수", "Moved")
LOST = Text("잃은 장바구니", "Carts lost")
REPORT = Text("지금까지의 합계", "Sums so far")
WHAT = Text("항목", "What")
COUNT = Text("개수", "Count")
FIRST_TARGETS = Text("아직 실행 중인 원래 대상", "First targets still running")

MET = Text(
    "`{step}` 단계({target}) 뒤에 요청 {requests}개 가운데 {failed}개가 실패했습니다. 정상 대상은 {healthy}개였습니다.",
    "After the step `{step}` ({target}), {failed} of {requests} requests failed. Healthy targets: {healthy}.",
)
SUMS = Text(
    "요청 {requests}개, 실패 {failed}개, 고객이 옮겨진 횟수 {moved}번, 잃은 장바구니 {lost}개입니다.",
    "{requests} requests, {failed} failed; {moved} moves of customers; {lost} carts lost.",
)

_ORDER = ExerciseWords(
    Text("요청을 잃지 않는 순서", "An order that loses no request"),
    (
        Text(
            "새 대상이 정상이 되는 때와 옛 프로세스를 중지해도 되는 때를 어떻게 압니까?",
            "How do you know when a new target may be counted on, and when an old process may be stopped?",
        ),
        Text(
            "수업 5의 5.3절에서 등록 취소 지연이 누구를 위한 시간인지 다시 보십시오.",
            "Look at section 5.3 of lesson 5 again: for whom is the deregistration delay?",
        ),
        Text(
            "옛 대상마다 다섯 가지를 차례로 합니다. 추가, 기다리기, 등록 취소, 기다리기, 중지입니다. "
            "기다리는 두 번은 서로 다른 상태를 기다립니다.",
            "For each old target, five things in a row: add, wait, deregister, wait, stop. "
            "The two waits are for two different states.",
        ),
    ),
    {
        "passed": Answer(
            Text(
                "대상을 모두 교체하는 동안 실패한 요청이 없었고 정상 대상이 줄지도 않았습니다.",
                "Every target was replaced; no request failed, and there were never fewer healthy targets.",
            ),
            Text("이제 장바구니는 어떻게 되었는지 세어 보십시오.", "Now count what became of the carts."),
        ),
        "stopped_first": Answer(
            Text(
                "등록된 대상의 프로세스를 중지했습니다. 로드 밸런서는 그 대상으로 계속 요청을 보냅니다.",
                "The process of a registered target was stopped. The load balancer goes on sending it requests.",
            ),
            Text(
                "중지하기 전에 로드 밸런서가 그 대상으로 요청을 보내지 않게 하십시오.",
                "Before you stop it, see that the load balancer sends it no more requests.",
            ),
        ),
        "not_drained": Answer(
            Text(
                "등록 취소한 대상을 바로 중지해서 진행 중인 요청이 502로 끝났습니다.",
                "A deregistered target was stopped at once, so its request in flight ended with 502.",
            ),
            Text(
                "드레이닝이 끝나면 대상은 어떤 상태가 됩니까? 그 상태까지 기다리십시오.",
                "In which state is a target when its draining is over? Wait for that.",
            ),
        ),
        "nobody_left": Answer(
            Text(
                "정상 대상이 하나도 남지 않아 요청이 503으로 끝났습니다.",
                "No healthy target was left, so requests ended with 503.",
            ),
            Text(
                "옛 대상을 빼기 전에 그 자리를 맡을 새 대상을 준비하십시오.",
                "Have a new target ready in its place before an old one leaves.",
            ),
        ),
        "delay_too_short": Answer(
            Text(
                "진행 중인 요청이 끝나기 전에 등록 취소 지연이 지나 502로 끝났습니다.",
                "The deregistration delay was over before a request in flight had ended, so it got 502.",
            ),
            Text(
                "등록 취소 지연은 가장 오래 걸리는 요청보다 길어야 합니다. 기본값은 300초입니다.",
                "The deregistration delay has to be longer than the longest request. The default is 300 seconds.",
            ),
        ),
        "too_few": Answer(
            Text(
                "새 대상을 넣기 전에 옛 대상을 뺐습니다. 정상 대상이 {wanted}개에서 {healthy}개로 줄었습니다.",
                "An old target left before a new one was there: {healthy} healthy targets instead of {wanted}.",
            ),
            Text(
                "순서를 바꾸어 정상 대상이 처음보다 적어지지 않게 하십시오.",
                "Change the order, so that there are never fewer healthy targets than at the start.",
            ),
        ),
        "not_healthy_yet": Answer(
            Text(
                "새 대상이 `initial` 상태일 때 옛 대상을 빼서 정상 대상이 {wanted}개에서 {healthy}개로 줄었습니다.",
                "An old target left while the new one was `initial`: {healthy} healthy targets instead of {wanted}.",
            ),
            Text(
                "새 대상이 첫 상태 확인을 통과할 때까지 기다린 다음 옛 대상을 빼십시오.",
                "Wait until the new target has passed its first health check, then let the old one leave.",
            ),
        ),
        "one_left": Answer(
            Text(
                "원래 대상 {all}개 가운데 {left}개가 아직 등록되어 있습니다.",
                "{left} of the {all} first targets are still registered.",
            ),
            Text(
                "검사하는 랩은 대상 수가 다릅니다. `lab.targets`의 대상을 모두 거치게 하십시오.",
                "The lab of the check has another number of targets. Go through all of `lab.targets`.",
            ),
        ),
        "not_stopped": Answer(
            Text(
                "등록 취소한 원래 대상 {all}개 가운데 {left}개의 프로세스가 아직 실행 중입니다.",
                "The processes of {left} of the {all} first targets still run, though these are deregistered.",
            ),
            Text(
                "드레이닝이 끝난 다음 프로세스를 중지하십시오. 쓰지 않는 인스턴스에도 요금이 나옵니다.",
                "Stop the process when draining is over: an instance that nobody uses costs money all the same.",
            ),
        ),
        "rolled_twice": Answer(
            Text(
                "대상 {all}개를 교체하는 데 새 대상을 {added}개 시작했습니다.",
                "To replace {all} targets, {added} new ones were started.",
            ),
            Text(
                "옛 대상 하나에 새 대상 하나면 됩니다. 새 대상까지 다시 교체하고 있지 않은지 확인하십시오.",
                "One new target for each old one will do. See that you do not replace the new ones as well.",
            ),
        ),
        "record_changed": Answer(
            Text(
                "랩이 센 요청 수가 단계 기록에 적힌 수({told})와 다르거나, 처음의 고객과 대상이 그대로 있지 않습니다.",
                "The lab's count of requests is not what its steps tell ({told}), "
                "or the customers and targets of the start are not the same.",
            ),
            Text(
                "`roll`에서는 대상만 교체하십시오. 랩의 기록과 합계, 고객은 그대로 두고 `restart()`도 부르지 마십시오.",
                "Let `roll` replace targets only. Leave the lab's steps, counts and customers alone, "
                "and do not call `restart()`.",
            ),
        ),
        "stickiness_changed": Answer(
            Text(
                "교체하는 동안 고정 설정이 바뀌어 그대로 남았습니다.",
                "The stickiness settings were changed during the roll, and stayed so.",
            ),
            Text(
                "교체할 때 고정은 그대로 두십시오. 쿠키가 드레이닝 중인 대상을 가리켜도 요청은 정상 대상으로 갑니다.",
                "Leave stickiness as it is: a request whose cookie names a draining target goes to a healthy one.",
            ),
        ),
    },
)

_CARTS = ExerciseWords(
    Text("잃는 장바구니의 수", "How many carts are lost"),
    (
        Text("장바구니는 어느 프로세스의 메모리에 있습니까?", "In the memory of which process is a cart?"),
        Text(
            "수업 5의 5.3절에서 쿠키가 `draining` 상태인 대상을 가리킨 요청이 어디로 갔는지 보십시오.",
            "Look at section 5.3 of lesson 5: where did a request go whose cookie named a `draining` target?",
        ),
        Text(
            "세션이 인스턴스 안에 있으면 `homes`의 값 가운데 `replaced`에 있는 것을 세십시오. "
            "옮겨진 이유의 이름은 결정표 아래의 목록에 있습니다.",
            "With sessions in the instances, count the values of `homes` that are in `replaced`. "
            "The name of the reason for the moves stands in the list below the table of decisions.",
        ),
    ),
    {
        "passed": Answer(
            Text(
                "예측한 수와 측정한 수가 같고, 고객이 옮겨진 이유도 맞습니다.",
                "What you predicted is what was measured, and the reason for the moves is right.",
            ),
            Text("이제 아무것도 잃지 않는 계획을 세우십시오.", "Now make a plan that loses nothing."),
        ),
        "no_number": Answer(
            Text(
                "`carts_lost`가 수가 아닌 값을 돌려주었습니다: {value}",
                "`carts_lost` returned what is no number: {value}",
            ),
            Text("잃는 장바구니의 수를 정수로 돌려주십시오.", "Return the number of lost carts as a whole number."),
        ),
        "draining_saves": Answer(
            Text(
                "`carts_lost`가 0을 돌려주었지만 검사하는 랩에서는 장바구니를 잃었습니다.",
                "`carts_lost` returned 0, but carts were lost in the lab of the check.",
            ),
            Text(
                "드레이닝은 진행 중인 요청을 끝내기 위한 시간입니다. 다음 요청은 어디로 갑니까?",
                "Draining is time for requests in flight. Where does the next request go?",
            ),
        ),
        "everything": Answer(
            Text(
                "`carts_lost`가 장바구니를 모두 잃는다고 했지만, 교체하지 않은 인스턴스의 장바구니는 남아 있습니다.",
                "`carts_lost` said that all carts are lost, but those on instances that stay are still there.",
            ),
            Text("`replaced`에 있는 인스턴스만 생각하십시오.", "Think only of the instances in `replaced`."),
        ),
        "even_share": Answer(
            Text(
                "`carts_lost`가 고객이 인스턴스마다 똑같이 나뉜다고 보고 {value}을(를) 돌려주었습니다.",
                "`carts_lost` returned {value}, as if the customers were shared evenly among the instances.",
            ),
            Text(
                "고정된 고객은 고르게 나뉘지 않습니다. `homes`에서 직접 세십시오.",
                "Customers that are stuck are not shared evenly. Count them in `homes`.",
            ),
        ),
        "wrong_count": Answer(
            Text(
                "`carts_lost`가 돌려준 값은 측정한 수와 다릅니다: {value}",
                "What `carts_lost` returned is not what was measured: {value}",
            ),
            Text(
                "`homes`의 키는 고객이고 값은 그 고객의 인스턴스입니다. 고객을 세고 있는지 확인하십시오.",
                "In `homes` the keys are customers and the values their instances. See that you count customers.",
            ),
        ),
        "sessions_ignored": Answer(
            Text(
                '세션이 인스턴스 밖에 있는데도(`"shared"`) `carts_lost`가 장바구니를 잃는다고 했습니다.',
                '`carts_lost` said that carts are lost, although the sessions are outside the instances (`"shared"`).',
            ),
            Text("`sessions` 값에 따라 답이 어떻게 달라집니까?", "How does the answer depend on `sessions`?"),
        ),
        "wrong_reason": Answer(
            Text(
                "고객이 옮겨진 요청의 이유는 {value}이(가) 아닙니다.",
                "{value} is not the reason of the requests with which customers were moved.",
            ),
            Text(
                "등록 취소한 뒤의 결정에서 쿠키를 따르지 않은 요청을 찾고, 규칙의 ID가 아니라 이유의 이름을 쓰십시오.",
                "Look at the decisions after the deregistration, find those that did not follow the cookie, "
                "and write the name of the reason, not the id of the rule.",
            ),
        ),
    },
)

_NO_LOSS = ExerciseWords(
    Text("아무도 모르게 교체하기", "A roll that nobody notices"),
    (
        Text(
            "세션이 어디에 있어야 인스턴스와 함께 사라지지 않습니까?",
            "Where must sessions be, so as not to go with an instance?",
        ),
        Text("수업 5의 5.5절을 다시 보십시오.", "Look at section 5.5 of lesson 5 again."),
        Text(
            "랩을 만들고, 고정을 켜고, 고객을 들이고, `roll`을 한 번 부르고, 랩을 돌려줍니다. "
            "설정 하나가 첫 번째 랩과 다릅니다.",
            "Make the lab, turn stickiness on, let the customers in, call `roll` once, return the lab. "
            "One setting differs from the first lab.",
        ),
    ),
    {
        "passed": Answer(
            Text(
                "원래 인스턴스는 하나도 남지 않았습니다. 실패한 요청도 잃은 장바구니도 없습니다.",
                "None of the first instances is left. No request failed, and no cart was lost.",
            ),
            Text(
                "세션 저장소가 멈추면 어떻게 되겠습니까? 이제 지켜야 할 것은 저장소입니다.",
                "What if the session store stops? It is the store that has to be kept safe now.",
            ),
        ),
        "no_busy_lab": Answer(
            Text(
                "`plan`이 열려 있는 BusyLab을 돌려주지 않았습니다. 돌려준 것의 유형은 {value}입니다.",
                "`plan` did not return an open BusyLab. The type of what it returned is {value}.",
            ),
            Text(
                "`BusyLab(…)`으로 랩을 만들고, 닫지 말고 그대로 돌려주십시오. "
                "`with`로 연 랩은 블록이 끝날 때 닫힙니다.",
                "Make the lab with `BusyLab(…)`, and return it without closing it. "
                "What `with` opens is closed at the end of its block.",
            ),
        ),
        "too_small": Answer(
            Text(
                "대상 {targets}개 이상과 고객 {customers}명이 있어야 합니다.",
                "There have to be {targets} targets or more, and {customers} customers.",
            ),
            Text(
                "교체하기 전에 `open_doors(customers)`를 불렀는지 확인하십시오.",
                "See that you call `open_doors(customers)` before the roll.",
            ),
        ),
        "failed": Answer(
            Text("교체하는 동안 실패한 요청이 있습니다.", "Some requests failed during the roll."),
            Text(
                "`lab06.order` 검사를 먼저 통과하고, 그 `roll`을 쓰십시오.",
                "Pass `lab06.order` first, and use that `roll`.",
            ),
        ),
        "one_left": Answer(
            Text(
                "원래 대상 {all}개 가운데 {left}개가 아직 등록되어 있습니다.",
                "{left} of the {all} first targets are still registered.",
            ),
            Text("`plan` 안에서 `roll`을 부르십시오.", "Call `roll` within `plan`."),
        ),
        "not_stopped": Answer(
            Text(
                "등록 취소한 원래 대상 {all}개 가운데 {left}개의 프로세스가 아직 실행 중입니다.",
                "The processes of {left} of the {all} first targets still run, though these are deregistered.",
            ),
            Text("드레이닝이 끝난 다음 프로세스를 중지하십시오.", "Stop the process when draining is over."),
        ),
        "rolled_twice": Answer(
            Text(
                "대상 {all}개를 교체하는 데 새 대상을 {added}개 시작했습니다.",
                "To replace {all} targets, {added} new ones were started.",
            ),
            Text("`roll`을 한 번만 부르십시오.", "Call `roll` only once."),
        ),
        "stickiness_off": Answer(
            Text(
                "마지막에 고정이 꺼져 있습니다. 이 연습은 고정을 켠 채로 교체하는 것입니다.",
                "Stickiness is off at the end. The task is to roll with it on.",
            ),
            Text(
                "`lb_cookie` 고정을 켜고, 끄는 줄을 지우십시오.",
                "Turn `lb_cookie` stickiness on, and take out what turns it off.",
            ),
        ),
        "sessions_inside": Answer(
            Text(
                "요청은 모두 성공했지만 장바구니 {all}개 가운데 {lost}개가 인스턴스와 함께 사라졌습니다.",
                "Every request succeeded, but {lost} of {all} carts are lost: they went with their instances.",
            ),
            Text(
                "순서로는 해결되지 않습니다. 세션을 어디에 두는지 바꾸십시오.",
                "No order of steps helps here. Change where the sessions are kept.",
            ),
        ),
    },
)

EXERCISES: dict[str, ExerciseWords] = {"lab06.order": _ORDER, "lab06.carts": _CARTS, "lab06.no_loss": _NO_LOSS}
