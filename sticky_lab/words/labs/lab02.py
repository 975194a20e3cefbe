"""The words of lab 2, write a sticky balancer."""

from sticky_lab.words.labs.forms import Answer, ExerciseWords
from sticky_lab.words.text import Text

#: Stands before a request whose cookie matters.
COOKIE_CAME = Text("요청의 쿠키 값은 {value}입니다.", "The request's cookie held {value}.")

_NO_COOKIE = Answer(
    Text("응답에 쿠키가 없습니다.", "The response had no cookie."),
    Text(
        "`write_cookie`가 언제나 값을 `return`으로 돌려주는지 확인하십시오.",
        "See that `write_cookie` always gives a value back with `return`.",
    ),
)
_NEVER_ENDS = Answer(
    Text("600초가 지난 쿠키를 계속 따랐습니다.", "A cookie was still followed after its 600 seconds."),
    Text(
        "쿠키에 적힌 시각과 `now`를 비교하십시오. 시각은 브라우저마다 다르므로 쿠키 안에 있어야 합니다.",
        "Compare the time in the cookie with `now`. It differs from browser to browser, so it has to be in the cookie.",
    ),
)

EXERCISES: dict[str, ExerciseWords] = {
    "lab02.round_robin": ExerciseWords(
        Text("라운드 로빈", "Round robin"),
        (
            Text(
                "대상이 3개일 때 네 번째 요청은 누구 차례입니까? 대상 하나가 사라지면 순서는 어떻게 됩니까?",
                "With 3 targets, whose turn is the fourth request? What becomes of the order when one of them is gone?",
            ),
            Text(
                "수업 1의 1.2절에서 대상이 차례로 응답하는 순서를 다시 보십시오.",
                "In section 1.2 of lesson 1, look again at the order in which the targets answer.",
            ),
            Text(
                "`turn`을 지금의 대상 수로 나눈 나머지는 0부터 대상 수보다 1 작은 수까지 되풀이됩니다.",
                "The remainder of `turn` divided by the present number of targets goes from 0 to that number less 1, "
                "again and again.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "대상이 차례로 응답했고, 대상 하나가 멈춘 뒤에도 순서가 이어졌습니다.",
                    "The targets took turns, also after one of them had died.",
                ),
                Text("이제 같은 브라우저를 같은 대상으로 보내 보십시오.", "Now keep a browser on its target."),
            ),
            "always_one": Answer(
                Text("언제나 같은 대상이 응답했습니다.", "The same target answered every time."),
                Text(
                    "`turn`은 요청마다 1씩 늘어납니다. 이 수에 따라 다른 대상을 돌려주십시오.",
                    "`turn` grows by 1 with each request. Let the target depend on it.",
                ),
            ),
            "not_in_turn": Answer(
                Text("대상이 차례로 응답하지 않았습니다.", "The targets did not take turns."),
                Text(
                    "`turn`이 1 늘 때마다 `targets`의 다음 대상이 나와야 합니다.",
                    "Each time `turn` grows by 1, the next one of `targets` should come.",
                ),
            ),
            "not_in_turn_after_loss": Answer(
                Text(
                    "대상 하나가 멈춘 뒤, 남은 두 대상이 번갈아 응답하지 않았습니다.",
                    "After one target had died, the two that were left did not take turns.",
                ),
                Text(
                    "`targets`의 길이는 바뀔 수 있습니다. 대상 수를 3으로 정해 두지 않았는지 확인하십시오.",
                    "The length of `targets` can change. See that you do not count on 3.",
                ),
            ),
        },
    ),
    "lab02.sticking": ExerciseWords(
        Text("쿠키로 고정하기", "Sticking with a cookie"),
        (
            Text(
                "로드 밸런서가 브라우저를 기억하지 않는다면 브라우저의 대상은 어디에 적혀 있어야 합니까?",
                "If the load balancer remembers no browser, where does a browser's target have to be written down?",
            ),
            Text(
                "수업 1의 1.3절에서 쿠키가 없는 첫 요청과 그 뒤의 요청이 어떻게 다른지 다시 보십시오.",
                "In section 1.3 of lesson 1, see again how the first request, without a cookie, differs from the rest.",
            ),
            Text(
                "`write_cookie`가 적은 대상을 `read_cookie`가 그대로 돌려주면 됩니다. "
                "`choose`는 그 대상이 `targets`에 있으면 그 대상을, 아니면 차례가 된 대상을 고릅니다.",
                "`read_cookie` gives back the target that `write_cookie` wrote. `choose` takes it if it is among "
                "`targets`, and otherwise the one whose turn it is.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "브라우저 5개가 저마다 자기 대상에 머물렀고, 쿠키를 거부한 브라우저는 흩어졌습니다.",
                    "Five browsers each stayed on their own target, and one that refused cookies was spread.",
                ),
                Text("다음 연습에서 고정이 끝나는 때를 정하십시오.", "In the next exercise, let stickiness end."),
            ),
            "no_cookie": _NO_COOKIE,
            "cookie_not_read": Answer(
                Text(
                    "브라우저가 다른 대상으로 갔습니다. `read_cookie`가 쿠키에서 처음 대상을 찾지 못했습니다.",
                    "A browser changed its target: `read_cookie` did not find the first one in the cookie.",
                ),
                Text(
                    "대상은 쿠키 값에 적혀 있어야 합니다. 함수 밖의 변수에 적어 두면 찾지 못합니다. "
                    "`read_cookie(write_cookie(target, now), now)`가 `target`인지도 셀에서 실행해 보십시오.",
                    "The target has to be in the value of the cookie; what is kept in a variable outside is not found. "
                    "Run `read_cookie(write_cookie(target, now), now)` in a cell, too: is it `target`?",
                ),
            ),
            "cookie_not_followed": Answer(
                Text(
                    "브라우저가 다른 대상으로 갔습니다. `choose`가 `named`를 따르지 않았습니다.",
                    "A browser changed its target: `choose` did not follow `named`.",
                ),
                Text(
                    "`named`가 `targets`에 있을 때 `choose`가 무엇을 돌려주는지 확인하십시오.",
                    "See what `choose` returns when `named` is among `targets`.",
                ),
            ),
            "not_spread": Answer(
                Text(
                    "쿠키 없이 잇달아 온 요청을 대상이 차례로 맡지 않았습니다.",
                    "Requests that came one after the other without a cookie did not go to the targets in turn.",
                ),
                Text(
                    "`named`가 `None`일 때는 앞 연습처럼 차례대로 골라야 합니다.",
                    "When `named` is `None`, the targets should take turns as in the exercise before.",
                ),
            ),
        },
    ),
    "lab02.expiry": ExerciseWords(
        Text("600초 뒤에 끝나는 고정", "Stickiness that ends after 600 seconds"),
        (
            Text(
                "쿠키가 얼마나 오래되었는지 알려면 쿠키에 무엇이 더 있어야 합니까?",
                "What else has to be in the cookie, so that its age can be told?",
            ),
            Text(
                "수업 2의 2.3절과 2.4절에서 고정 기간이 언제부터 세어지고 언제 끝나는지 다시 보십시오.",
                "In sections 2.3 and 2.4 of lesson 2, see again from when the duration counts, and when it ends.",
            ),
            Text(
                "대상과 발급 시각을 대상 ID에 없는 글자로 이어 한 값에 적고, 읽을 때 나누십시오. "
                "나이는 `now`에서 발급 시각을 뺀 값이며, 0보다 작을 수도 없고 600에 이를 수도 없습니다.",
                "Join target and time of issue with a character that no id has, and split them when you read. "
                "The age is `now` less that time; it may neither be below 0 nor reach 600.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "고정은 마지막 요청에서 600초 뒤에 끝났고, 사라진 대상을 다른 대상이 이어받았습니다.",
                    "Stickiness ended 600 seconds after the last request, and another target took over from one "
                    "that was gone.",
                ),
                Text("다음 연습에서 위조한 쿠키를 막으십시오.", "In the next exercise, keep out forged cookies."),
            ),
            "no_cookie": _NO_COOKIE,
            "ends_too_early": Answer(
                Text(
                    "쿠키가 600초보다 새것인데 따르지 않았습니다.",
                    "A cookie younger than 600 seconds was not followed.",
                ),
                Text(
                    "쿠키의 나이를 `print`로 보십시오. `now`의 단위는 초입니다.",
                    "Look at the cookie's age with `print`. `now` is in seconds.",
                ),
            ),
            "does_not_slide": Answer(
                Text(
                    "599초마다 요청했는데도 고정이 끝났습니다.",
                    "Stickiness ended although there was a request every 599 seconds.",
                ),
                Text(
                    "응답마다 새 시각을 적은 쿠키를 보내야 기간이 다시 시작됩니다.",
                    "The duration starts anew if each response brings a cookie with a new time.",
                ),
            ),
            "never_ends": _NEVER_ENDS,
            "ends_too_late": Answer(
                Text("정확히 600초가 된 쿠키를 따랐습니다.", "A cookie of exactly 600 seconds was followed."),
                Text(
                    "나이가 600에 이른 순간 이미 끝난 것으로 보십시오.",
                    "Let it be over at the moment when its age reaches 600.",
                ),
            ),
            "from_the_future": Answer(
                Text("발급 시각이 미래인 쿠키를 따랐습니다.", "A cookie issued in the future was followed."),
                Text(
                    "발급 시각이 `now`보다 늦으면 나이가 음수입니다. 그런 쿠키도 거르십시오. "
                    "끝나는 시각을 적었다면 발급 시각으로 바꾸는 편이 쉽습니다.",
                    "If a cookie's time is later than `now`, its age is negative. Refuse that one, too. "
                    "If you wrote down when it ends, the time of issue is easier to judge.",
                ),
            ),
        },
    ),
    "lab02.forged": ExerciseWords(
        Text("위조한 쿠키", "Forged cookies"),
        (
            Text(
                "로드 밸런서만 아는 것은 무엇입니까? 그것으로 쿠키의 어느 부분을 보호해야 합니까?",
                "What does only the load balancer know? Which parts of the cookie have to be protected with it?",
            ),
            Text(
                "수업 2의 2.8절에서 고친 쿠키를 로드 밸런서가 어떻게 다루는지 다시 보십시오.",
                "In section 2.8 of lesson 2, see again what the load balancer does with an altered cookie.",
            ),
            Text(
                '대상과 시각을 이은 글에 `hmac.new(SECRET, …, "sha256").hexdigest()`로 만든 서명을 덧붙이십시오. '
                "읽을 때 서명을 다시 만들어 비교하고, 조각의 수가 다르거나 서명이 다르면 `None`을 돌려주십시오. "
                "`hmac.compare_digest`는 ASCII가 아닌 글자를 받지 않으므로 바이트로 바꾸어 비교하십시오.",
                'Add a signature over target and time, made with `hmac.new(SECRET, …, "sha256").hexdigest()`. '
                "When you read, make it again and compare; return `None` if it differs, or the number of parts does. "
                "`hmac.compare_digest` takes no text beyond ASCII, so compare bytes.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "고치거나 지어낸 쿠키를 하나도 따르지 않았고, 오류도 없이 새 대상을 골랐습니다.",
                    "No altered or made-up cookie was followed; each led to a fresh choice, without an error.",
                ),
                Text(
                    "다음 글에서 실제 ALB와 무엇이 다른지 읽어 보십시오.",
                    "Read in the next text what a real ALB does differently.",
                ),
            ),
            "no_cookie": _NO_COOKIE,
            "own_refused": Answer(
                Text(
                    "직접 발급한 쿠키를 고치지 않았는데도 따르지 않았습니다.",
                    "Your own cookie was not followed, although nobody had changed it.",
                ),
                Text(
                    "쓸 때와 읽을 때 같은 글에 서명하는지 확인하십시오.",
                    "See that you sign the same text when you write and when you read.",
                ),
            ),
            "name_followed": Answer(
                Text(
                    "쿠키 속 대상 이름을 바꾸자 바뀐 대상으로 보냈습니다.",
                    "Another target's name was put into the cookie, and the request went there.",
                ),
                Text(
                    "대상 이름도 서명에 넣고, 읽을 때 서명을 확인하십시오.",
                    "Sign the target's name as well, and check the signature when you read.",
                ),
            ),
            "altered_followed": Answer(
                Text("고친 쿠키를 따랐습니다.", "An altered cookie was followed."),
                Text(
                    "쿠키의 모든 부분이 서명되는지, 서명을 처음부터 끝까지 비교하는지 확인하십시오.",
                    "See that every part of the cookie is signed, and that the whole signature is compared.",
                ),
            ),
            "secret_unused": Answer(
                Text(
                    "`SECRET`을 다른 값으로 바꾸어도 쿠키가 그대로입니다. 쿠키 값이 `SECRET`에 달려 있지 않습니다.",
                    "With another `SECRET` the cookie is the same: its value does not depend on `SECRET`.",
                ),
                Text(
                    "`write_cookie`에서 위 셀에 정한 `SECRET`으로 서명하십시오. "
                    "비밀이 없는 해시는 누구나 만들 수 있습니다.",
                    "Sign in `write_cookie` with `SECRET`, under this name, as the cell above sets it. "
                    "Anybody can make a hash that needs no secret.",
                ),
            ),
            "made_without_secret": Answer(
                Text(
                    "`SECRET`을 모르는 사람이 만든 쿠키를 따랐습니다.",
                    "A cookie was followed that somebody made who does not know `SECRET`.",
                ),
                Text(
                    "쿠키를 읽을 때 확인하는 값이 모두 `SECRET`으로 만든 것인지 보십시오.",
                    "See that everything which is checked when you read was made with `SECRET`.",
                ),
            ),
            "never_ends": _NEVER_ENDS,
        },
    ),
}
