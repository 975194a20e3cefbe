"""The words of lab 1, follow the cookie."""

from sticky_lab.words.labs.forms import Answer, ExerciseWords
from sticky_lab.words.text import Text

ON_THE_WIRE = Text("상자 {letter}의 응답: {lines}", "a response of box {letter}: {lines}")
NOT_ONE = Text("`Set-Cookie` 줄이 없습니다", "no `Set-Cookie` line")
TARGET_ALONE = Text(
    "로드 밸런서를 거치지 않고 대상에 직접 물었더니 응답에 `{lines}` 하나만 있었습니다.",
    "A target, asked past the load balancer, answered with `{lines}` and no other cookie.",
)
AFTER_PAUSE = Text(
    "상자 {letter}에서 {pause} 쉰 뒤에 요청했습니다. {decision}", "Box {letter}, after a pause of {pause}. {decision}"
)
ALMOST = Text(
    "상자 {letter}에서 {pause}보다 1초 짧게 쉰 뒤에 요청했습니다. {decision}",
    "Box {letter}, after a pause 1 second short of {pause}. {decision}",
)

WORD_UNKNOWN = Answer(
    Text("`{name}`에 {value} 값은 쓸 수 없습니다.", "`{name}` cannot be {value}."),
    Text("다음 가운데 하나를 쓰십시오: {allowed}.", "Use one of: {allowed}."),
)

EXERCISES: dict[str, ExerciseWords] = {
    "lab01.products": ExerciseWords(
        Text("제품과 고정의 종류", "Product and kind of stickiness"),
        (
            Text(
                "첫 응답은 `/health`의 응답이고, 상점은 여기에 쿠키를 보내지 않습니다. "
                "그때 로드 밸런서는 혼자 쿠키를 보냈습니까, 기다렸습니까?",
                "The first response is that of `/health`, where the shop sends no cookie. "
                "Did the load balancer send one alone, or did it wait?",
            ),
            Text(
                "제품의 이름은 수업 3의 3.2절, 기다리는 쿠키는 수업 4의 4.2절과 4.7절, 그룹을 기억하는 쿠키는 수업 "
                "7의 7.7절에 있습니다.",
                "Names of products: section 3.2 of lesson 3. Cookies that wait: sections 4.2 and 4.7 of lesson 4. "
                "A cookie that remembers a group: section 7.7 of lesson 7.",
            ),
            Text(
                "상자마다 셋을 차례로 보십시오. 쿠키 이름의 `AWS` 다음 세 글자, `/health`의 응답에 쓸모 있는 값이 "
                "있는지, "
                "그리고 `box.visit(6).instances`에 대상이 몇 개 나오는지입니다.",
                "Look at three things of each box: the three letters after `AWS` in the name of the cookie, "
                "whether the "
                "response of `/health` holds a useful value, and how many targets `box.visit(6).instances` shows.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "다섯 상자의 제품과 고정의 종류를 모두 알아냈습니다. 이름과 모양이 제품을, 쿠키가 오는 때가 "
                    "종류를 말해 줍니다.",
                    "You know the product and the kind of stickiness of all five. Name and form tell the product; when "
                    "the cookie comes tells the kind.",
                ),
                Text("이제 누가 어떤 쿠키를 만드는지 보십시오.", "Now see who makes which cookie."),
            ),
            "word_unknown": WORD_UNKNOWN,
            "clb_taken_for_alb": Answer(
                Text(
                    "상자 {letter}의 쿠키는 ALB가 쓰는 모양이 아닙니다.",
                    "The cookie of box {letter} does not have the form that an ALB writes.",
                ),
                Text(
                    "이름을 한 글자씩 읽고, 속성의 대문자와 세미콜론 뒤를 다른 상자와 비교하십시오.",
                    "Read its name letter by letter, and compare the capitals of its attributes, and what follows a "
                    "semicolon, with another box.",
                ),
            ),
            "alb_taken_for_clb": Answer(
                Text(
                    "상자 {letter}의 쿠키는 CLB가 쓰는 모양이 아닙니다.",
                    "The cookie of box {letter} does not have the form that a CLB writes.",
                ),
                Text(
                    "CLB의 쿠키에는 이름이 하나뿐이고 `Expires`가 없습니다. 수업 3의 3.2절과 비교하십시오.",
                    "A CLB has one name for its cookies and writes no `Expires`. Compare section 3.2 of lesson 3.",
                ),
            ),
            "application_missed": Answer(
                Text(
                    "상자 {letter}의 로드 밸런서는 `/health`의 응답에 쓸모 있는 쿠키를 싣지 않았습니다. 무엇인가를 "
                    "기다립니다.",
                    "The load balancer of box {letter} put no useful cookie on the response of `/health`. It waits for "
                    "something.",
                ),
                Text(
                    "다음 응답에서 무엇이 함께 왔는지 보고, `SHOPSESSION`을 `drop`한 다음 방문해 보십시오.",
                    "See what came together in the next response; then `drop` the `SHOPSESSION` and visit.",
                ),
            ),
            "no_need_to_wait": Answer(
                Text(
                    "상자 {letter}에도 `SHOPSESSION`은 오지만, 로드 밸런서는 그것을 기다리지 않고 쿠키를 보냈습니다.",
                    "`SHOPSESSION` comes in box {letter} too, but the load balancer sent its cookie without "
                    "waiting for "
                    "it.",
                ),
                Text(
                    "`SHOPSESSION`을 `drop`한 다음에도 고정이 유지되는지 보십시오.",
                    "See whether stickiness holds after you `drop` the `SHOPSESSION`.",
                ),
            ),
            "group_missed": Answer(
                Text(
                    "상자 {letter}에서는 같은 브라우저의 요청에 대상이 하나가 아니라 둘이 번갈아 응답합니다.",
                    "In box {letter}, not one target but two take turns to answer the same browser.",
                ),
                Text(
                    "`visit(6).instances`를 보고, 대상 4개 가운데 무엇이 고정되었는지 생각해 보십시오.",
                    "Look at `visit(6).instances`: of the 4 targets, what is it that sticks?",
                ),
            ),
            "no_group": Answer(
                Text(
                    "상자 {letter}에서는 같은 브라우저의 요청에 언제나 대상 하나가 응답합니다.",
                    "In box {letter}, always one target answers the same browser.",
                ),
                Text(
                    "그룹만 고정된다면 그 안의 대상은 번갈아 응답합니다. `visit(6).instances`를 다른 상자와 "
                    "비교하십시오.",
                    "If only a group stuck, its targets would take turns. Compare `visit(6).instances` with "
                    "another box.",
                ),
            ),
        },
    ),
    "lab01.makers": ExerciseWords(
        Text("쿠키를 만든 곳", "Who made the cookie"),
        (
            Text(
                "로드 밸런서가 없다면 대상의 응답에는 어떤 쿠키가 남습니까?",
                "Without any load balancer, which cookies would a target's response still have?",
            ),
            Text(
                "수업 4의 첫 그림과 4.1절을 다시 보십시오.",
                "Look at the first picture of lesson 4, and at section 4.1.",
            ),
            Text(
                "`ask_target()`은 대상에 직접 묻습니다. 거기에 있으면 애플리케이션이, 없으면 로드 밸런서가 "
                "만들었습니다.",
                "`ask_target()` asks a target directly. What is there was made by the application, what is not by the "
                "load balancer.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "누가 어떤 쿠키를 만드는지 모두 맞습니다. 애플리케이션 기반 고정에서도 두 쿠키는 서로 다른 "
                    "곳에서 옵니다.",
                    "All makers are right. With application-based stickiness, too, the two cookies come from two "
                    "places.",
                ),
                Text("이제 브라우저가 쿠키를 버리는 때를 읽으십시오.", "Now read when the browser drops the cookie."),
            ),
            "word_unknown": WORD_UNKNOWN,
            "shops_own": Answer(
                Text(
                    "`{name}`은 로드 밸런서의 설정에 이름이 적힐 수 있지만, 로드 밸런서가 만들지는 않습니다.",
                    "The name `{name}` may stand in the load balancer's settings, but the load balancer does not "
                    "make it.",
                ),
                Text("`ask_target()`의 응답을 보십시오.", "Look at the response of `ask_target()`."),
            ),
            "name_misleads": Answer(
                Text(
                    "애플리케이션 쿠키라는 이름 때문에 헷갈리기 쉽지만, 대상은 `{name}`을 모릅니다.",
                    "It is called the application cookie, which misleads: a target does not know `{name}`.",
                ),
                Text(
                    "`ask_target()`의 응답에 이 이름이 있는지 보십시오.",
                    "See whether this name is in the response of `ask_target()`.",
                ),
            ),
            "not_from_target": Answer(
                Text("대상의 응답에는 `{name}` 쿠키가 없습니다.", "A target's response has no cookie `{name}`."),
                Text(
                    "그렇다면 브라우저에 오기 전에 누가 그 줄을 더했겠습니까?",
                    "Then who added that line before it reached the browser?",
                ),
            ),
        },
    ),
    "lab01.lifetimes": ExerciseWords(
        Text("브라우저가 쿠키를 버리는 때", "When the browser drops the cookie"),
        (
            Text(
                "브라우저는 고정 기간을 모릅니다. 브라우저가 아는 것은 무엇입니까?",
                "A browser does not know the stickiness duration. What does it know?",
            ),
            Text(
                "수업 2의 2.2절과 2.6절, 수업 3의 3.5절, 수업 4의 4.7절을 다시 보십시오.",
                "Look again at sections 2.2 and 2.6 of lesson 2, 3.5 of lesson 3 and 4.7 of lesson 4.",
            ),
            Text(
                "`Expires`에서 방문한 시각을 빼거나 `MAX-AGE`의 초를 시간으로 바꾸십시오. 둘 다 없으면 세션 "
                "쿠키입니다. "
                '`renew("20m")`은 상점의 쿠키 수명만 바꿉니다. 따라 바뀌는 것이 있습니까?',
                "Take the time of the visit from `Expires`, or turn the seconds of `MAX-AGE` into hours. With "
                "neither it "
                'is a session cookie. `renew("20m")` changes the lifetime of the shop\'s cookie only: does another '
                "follow?",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "브라우저가 로드 밸런서의 쿠키를 버리는 때와, 그때를 정하는 쪽이 모두 맞습니다.",
                    "You know when a browser drops the load balancer's cookie, and who sets that time.",
                ),
                Text(
                    "이제 브라우저가 쿠키를 버리지 않는다면 고정이 언제 끝나는지 측정하십시오.",
                    "Now measure when stickiness ends if the browser never drops the cookie.",
                ),
            ),
            "word_unknown": WORD_UNKNOWN,
            "duration_for_expires": Answer(
                Text(
                    "`drops`에 적은 상자 {letter}의 값은 로드 밸런서가 확인하는 시간입니다. 브라우저는 그 시간을 "
                    "모릅니다.",
                    "What `drops` says of box {letter} is the time that the load balancer checks. The browser does not "
                    "know it.",
                ),
                Text(
                    "`Set-Cookie` 줄에서 브라우저가 읽을 수 있는 날짜를 찾으십시오.",
                    "Find the date in the `Set-Cookie` line, which is what the browser can read.",
                ),
            ),
            "others_lifetime": Answer(
                Text(
                    "상자 {letter}에서 브라우저를 닫을 때 없어지는 것은 다른 쿠키입니다. 로드 밸런서의 쿠키에는 "
                    "수명이 적혀 있습니다.",
                    "What goes in box {letter} when the browser is closed is another cookie. That of the load balancer "
                    "has a lifetime written on it.",
                ),
                Text(
                    "`close_browser()` 다음에 `cookies`를 보십시오.",
                    "Look at `cookies` after `close_browser()`.",
                ),
            ),
            "session_cookie": Answer(
                Text(
                    "상자 {letter}의 로드 밸런서가 보낸 쿠키에는 `Expires`도 `MAX-AGE`도 없습니다.",
                    "The cookie from the load balancer of box {letter} has neither `Expires` nor `MAX-AGE`.",
                ),
                Text(
                    "그런 쿠키를 무엇이라고 하며 브라우저가 언제 버리는지, 수업 2의 2.6절을 보십시오.",
                    "What is such a cookie called, and when does a browser drop it? See section 2.6 of lesson 2.",
                ),
            ),
            "other_lifetime": Answer(
                Text(
                    "`drops`에 적은 상자 {letter}의 값이 로드 밸런서가 보낸 줄과 다릅니다.",
                    "What `drops` says of box {letter} is not what the line from the load balancer says.",
                ),
                Text(
                    "`MAX-AGE`는 초입니다. `Expires`는 날짜이므로 방문한 시각을 빼십시오.",
                    "`MAX-AGE` counts seconds. `Expires` is a date: take the time of the visit from it.",
                ),
            ),
            "not_by_operator": Answer(
                Text(
                    "상자 {letter}에서는 설정한 시간을 바꾸어도 쿠키에 적힌 수명이 그대로이거나, 바꿀 시간이 아예 "
                    "없습니다.",
                    "In box {letter} the lifetime on the cookie stays when the time in the settings is changed, or "
                    "there "
                    "is no such time to set.",
                ),
                Text(
                    "ALB가 쓰는 `Expires`는 어느 상자나 같습니까? CLB라면 상점의 쿠키와 비교하십시오.",
                    "Is the `Expires` that an ALB writes the same in every box? With a CLB, compare the shop's cookie.",
                ),
            ),
            "not_by_application": Answer(
                Text(
                    "상자 {letter}에서는 상점이 자기 쿠키의 수명을 바꾸어도 로드 밸런서의 쿠키가 따라 바뀌지 않습니다.",
                    "In box {letter} the load balancer's cookie does not follow when the shop changes the lifetime "
                    "of its "
                    "own.",
                ),
                Text('`renew("20m")`의 응답을 보십시오.', 'Look at the response of `renew("20m")`.'),
            ),
            "not_by_fixed": Answer(
                Text(
                    "상자 {letter}에서는 쿠키에 적힌 수명이 언제나 같지는 않습니다. 다른 곳을 바꾸자 함께 "
                    "바뀌었습니다.",
                    "In box {letter} the lifetime on the cookie is not always the same: it changed with something "
                    "else.",
                ),
                Text(
                    '`renew("20m")`의 응답을 보고, 그대로라면 정책의 기간을 떠올리십시오.',
                    'Look at the response of `renew("20m")`; if nothing follows, think of the period of a policy.',
                ),
            ),
        },
    ),
    "lab01.ends": ExerciseWords(
        Text("고정이 끝나는 때", "When stickiness ends"),
        (
            Text(
                "만료된 쿠키까지 계속 보내는 클라이언트가 있다면, 그래도 대상을 새로 고르는 것은 누구입니까?",
                "If a client sends even expired cookies, who would still choose a target afresh?",
            ),
            Text(
                "수업 3의 3.4절과 수업 4의 4.6절을 다시 보십시오.",
                "Look again at section 3.4 of lesson 3 and section 4.6 of lesson 4.",
            ),
            Text(
                '`keep_expired_cookies()`를 한 번 실행하고 `stays("30m")`, `stays("1h")`, …을 차례로 측정하십시오. '
                "5보다 작아지는 첫 시간이 답입니다.",
                'Run `keep_expired_cookies()` once, then measure `stays("30m")`, `stays("1h")` and so on. '
                "The first that gives less than 5 is the answer.",
            ),
        ),
        {
            "passed": Answer(
                Text(
                    "고정이 끝나는 때가 모두 맞습니다. ALB는 스스로 확인하고, CLB는 쿠키가 오는 한 따릅니다.",
                    "All ends are right. An ALB checks by itself; a CLB follows for as long as the cookie comes.",
                ),
                Text("이제 아래의 정리를 읽으십시오.", "Now read the summary below."),
            ),
            "word_unknown": WORD_UNKNOWN,
            "expires_for_duration": Answer(
                Text(
                    "상자 {letter}에 적은 {pause}은 브라우저에게 알려 주는 만료입니다. 고정은 그 전에 끝났습니다.",
                    "What you say of box {letter}, {pause}, is the expiry that the browser is told. Stickiness ended "
                    "before.",
                ),
                Text(
                    "`stays`로 더 짧은 시간을 측정하십시오.",
                    "Measure shorter pauses with `stays`.",
                ),
            ),
            "never_checks": Answer(
                Text(
                    "상자 {letter}에서 {pause} 뒤에도 쿠키를 따랐습니다. 이 로드 밸런서는 만료를 확인하지 않습니다.",
                    "Box {letter} still followed the cookie after {pause}. This load balancer does not check the "
                    "expiry.",
                ),
                Text(
                    "브라우저가 쿠키를 버리는 것과 로드 밸런서가 고정을 끝내는 것은 다릅니다. "
                    "`keep_expired_cookies()` 다음에 다시 측정하십시오.",
                    "That a browser drops a cookie is not the load balancer ending stickiness. Measure again after "
                    "`keep_expired_cookies()`.",
                ),
            ),
            "it_checks": Answer(
                Text(
                    "상자 {letter}에서는 쿠키가 왔는데도 로드 밸런서가 대상을 새로 골랐습니다.",
                    "In box {letter} the cookie came, and yet the load balancer chose a target afresh.",
                ),
                Text(
                    "언제부터 그런지 `stays`로 측정하십시오.",
                    "Measure with `stays` from when on it does so.",
                ),
            ),
            "ends_later": Answer(
                Text(
                    "상자 {letter}에서 {pause} 뒤에도 아직 쿠키를 따랐습니다.",
                    "Box {letter} still followed the cookie after {pause}.",
                ),
                Text("더 긴 시간을 `stays`로 측정하십시오.", "Measure longer pauses with `stays`."),
            ),
            "ends_earlier": Answer(
                Text(
                    "상자 {letter}에서는 {pause} 전에 이미 고정이 끝났습니다.",
                    "In box {letter} stickiness had ended before {pause}.",
                ),
                Text("더 짧은 시간을 `stays`로 측정하십시오.", "Measure shorter pauses with `stays`."),
            ),
        },
    ),
}
