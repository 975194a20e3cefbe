"""The questions of lesson 2, the cookie and its time."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

PREDICTIONS: dict[str, Question] = {
    "02.cookie-line": Question(
        Text(
            "alice의 다음 요청에 있는 Cookie 줄에는 무엇이 실릴까요?",
            "What does the Cookie line of Alice's next request carry?",
        ),
        {
            "attributes": Text(
                "쿠키의 이름과 값, 그리고 Expires 같은 속성",
                "the cookies' names and values, and attributes like Expires",
            ),
            "values": Text("쿠키의 이름과 값만", "the cookies' names and values only"),
        },
    ),
    "02.expires": Question(
        Text(
            "고정 기간을 1분으로 줄였습니다. 다음 응답의 AWSALB에서 Expires는 언제일까요?",
            "The stickiness duration is now 1 minute. When is the Expires of AWSALB in the next response?",
        ),
        {
            "60": Text("1분 뒤", "in 1 minute"),
            "3600": Text("이전 설정대로 1시간 뒤", "in 1 hour, as set before"),
            "604800": Text("7일 뒤", "in 7 days"),
        },
    ),
    "02.slides": Question(
        Text(
            "고정 기간은 1시간입니다. alice가 50분마다 요청을 모두 10번 보냅니다. 대상을 몇 번 새로 고를까요?",
            "The stickiness duration is 1 hour. Alice sends 10 requests, one every 50 minutes. "
            "How often is a target chosen afresh?",
        ),
        {
            "0": Text("한 번도 새로 고르지 않습니다.", "never"),
            "1": Text("1시간이 지난 뒤 한 번", "once, after 1 hour"),
            "5": Text("1시간이 지날 때마다, 모두 다섯 번", "five times, whenever 1 hour is over"),
        },
    ),
    "02.boundary": Question(
        Text(
            "1초가 더 지나 마지막 요청부터 정확히 1시간이 되면 우리 로드 밸런서는 쿠키를 따를까요?",
            "One second more, and exactly 1 hour has passed since the last request. Is the cookie still followed?",
        ),
        {
            "cookie_followed": Text("예. 1시간을 넘어야 만료됩니다.", "Yes: it expires only beyond 1 hour."),
            "cookie_expired": Text(
                "아니요. 1시간이 되는 순간 만료됩니다.", "No: it expires the moment 1 hour is reached."
            ),
        },
    ),
    "02.week": Question(
        Text(
            "고정 기간은 1시간입니다. alice가 6일 23시간을 쉬고 다시 방문하면 어떻게 될까요?",
            "The stickiness duration is 1 hour. Alice waits 6 days and 23 hours, then visits again. What happens?",
        ),
        {
            "cookie_followed": Text(
                "Expires가 남아 있으므로 쿠키가 유효합니다.", "Expires has not passed, so the cookie is valid."
            ),
            "cookie_expired": Text(
                "브라우저는 쿠키를 보내지만 로드 밸런서가 따르지 않습니다.",
                "The browser sends the cookie, but the load balancer does not follow it.",
            ),
            "cookie_absent": Text(
                "브라우저가 쿠키를 이미 지워서 보내지 않습니다.",
                "The browser has dropped the cookie already and sends none.",
            ),
        },
    ),
    "02.browser-closed": Question(
        Text(
            "bob이 로그인한 뒤 브라우저를 닫고 바로 다시 열었습니다. 다음 요청은 어떻게 될까요?",
            "Bob signed in, closed his browser and opened it again at once. What happens to his next request?",
        ),
        {
            "same-in": Text(
                "같은 대상으로 가고, 로그인도 유지됩니다.", "It reaches the same target, and he is signed in."
            ),
            "same-out": Text(
                "같은 대상으로 가지만, 로그인은 풀립니다.", "It reaches the same target, but he is signed out."
            ),
            "other-out": Text(
                "다른 대상으로 가고, 로그인도 풀립니다.", "It reaches another target, and he is signed out."
            ),
        },
    ),
    "02.shortened": Question(
        Text(
            "쿠키의 나이는 30분입니다. 방금 고정 기간을 1시간에서 10분으로 줄였습니다. "
            "우리 로드 밸런서는 이 쿠키를 따를까요?",
            "The cookie is 30 minutes old, and the duration has just been cut from 1 hour to 10 minutes. "
            "Does our load balancer follow it?",
        ),
        {
            "cookie_followed": Text(
                "예. 발급될 때의 1시간이 적용됩니다.", "Yes: the 1 hour set when it was issued applies."
            ),
            "cookie_expired": Text("아니요. 지금 설정된 10분이 적용됩니다.", "No: the 10 minutes set now apply."),
        },
    ),
    "02.lengthened": Question(
        Text(
            "쿠키의 나이는 90분이고 이미 만료되었습니다. 고정 기간을 2시간으로 늘리면 어떻게 될까요?",
            "The cookie is 90 minutes old and has expired. What happens when the duration becomes 2 hours?",
        ),
        {
            "cookie_followed": Text("쿠키가 다시 유효해집니다.", "The cookie is valid again."),
            "cookie_expired": Text(
                "한 번 만료된 쿠키는 되살아나지 않습니다.", "Once expired, a cookie does not come back."
            ),
        },
    ),
    "02.tampered": Question(
        Text(
            "carol이 AWSALB 값에서 한 글자를 바꾸고 AWSALBCORS는 그대로 보냅니다. 어떻게 될까요?",
            "Carol changes one character of AWSALB and sends AWSALBCORS as it is. What happens?",
        ),
        {
            "refused": Text("요청이 거부됩니다.", "The request is refused."),
            "cookie_forged": Text(
                "쿠키를 버리고 대상을 새로 고릅니다.", "The cookie is discarded and a target chosen afresh."
            ),
            "cookie_followed": Text("이전과 같은 대상으로 갑니다.", "It reaches the same target as before."),
        },
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "02.q1": QuizQuestion(
        Text(
            "ALB 대상 그룹의 고정 기간을 30분으로 설정했습니다. 감사팀이 브라우저 개발자 도구에서 AWSALB가 7일 뒤에 "
            "만료되는 것을 보고 설정이 적용되지 않았다고 보고했습니다. 무엇이 맞습니까?",
            "An ALB target group has a stickiness duration of 30 minutes. In the browser's developer tools an auditor "
            "sees that AWSALB expires in 7 days, and reports that the setting has no effect. Which statement is right?",
        ),
        {
            "a": Choice(
                Text(
                    "설정이 잘못되었습니다. Expires는 30분 뒤여야 합니다.",
                    "The setting is wrong: Expires must be 30 minutes ahead.",
                ),
                Text(
                    "CLB의 기간 기반 쿠키라면 맞는 생각입니다. ALB의 Expires는 고정 기간과 관계없이 7일 뒤입니다.",
                    "That would be true of a duration-based cookie of a CLB. On an ALB, Expires is 7 days ahead "
                    "whatever the duration.",
                ),
            ),
            "b": Choice(
                Text(
                    "적용되었습니다. 30분은 로드 밸런서가 확인하고, Expires는 언제나 7일 뒤입니다.",
                    "It has an effect: the load balancer checks the 30 minutes, and Expires is always 7 days ahead.",
                ),
                Text(
                    "브라우저에 보이는 시각으로는 고정 기간을 알 수 없습니다(ALB-D-07).",
                    "What the browser shows says nothing about the stickiness duration (ALB-D-07).",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "지금 있는 쿠키가 모두 만료되는 7일 뒤에 적용됩니다.",
                    "It takes effect in 7 days, when all present cookies have expired.",
                ),
                Text(
                    "쿠키는 응답마다 다시 발급됩니다. 7일을 기다릴 이유가 없고, 기다려도 Expires는 다시 7일 뒤입니다.",
                    "Each response issues the cookie again, so there is no reason to wait 7 days; and even then "
                    "Expires is 7 days ahead again.",
                ),
            ),
            "d": Choice(
                Text("애플리케이션이 Expires를 덮어썼습니다.", "The application has overwritten Expires."),
                Text(
                    "AWSALB는 로드 밸런서가 만들어 응답에 추가합니다. 애플리케이션의 쿠키와는 다른 쿠키입니다.",
                    "The load balancer makes and adds AWSALB. The application's cookies are different cookies.",
                ),
            ),
        },
    ),
    "02.q2": QuizQuestion(
        Text(
            "고정 기간이 1시간인 ALB에서 한 사용자가 아침 9시부터 저녁 6시까지 40분마다 요청을 보냅니다. "
            "대상은 모두 정상입니다. 로드 밸런서는 이 사용자의 대상을 언제 새로 고릅니까?",
            "On an ALB with a stickiness duration of 1 hour, a user sends a request every 40 minutes from 9 to 18 "
            "o'clock. All targets are healthy. When is this user's target chosen afresh?",
        ),
        {
            "a": Choice(
                Text("10시에, 그 뒤로는 1시간마다", "At 10 o'clock and then every hour"),
                Text(
                    "고정 기간이 첫 요청부터 흐른다고 보면 이 답이 됩니다. ALB에서는 요청마다 다시 시작합니다.",
                    "True if the duration ran from the first request. On an ALB it starts again with each request.",
                ),
            ),
            "b": Choice(
                Text("12시에 한 번", "Once, at noon"),
                Text(
                    "고정은 정해진 시각에 끝나지 않습니다. 쉬는 시간이 고정 기간에 이르러야 대상을 새로 고릅니다.",
                    "Stickiness does not end at a time of day. It ends when the idle time reaches the duration.",
                ),
            ),
            "c": Choice(
                Text("그동안에는 새로 고르지 않습니다.", "Not at all in that time"),
                Text(
                    "쉬는 시간이 40분을 넘지 않으므로 쿠키가 계속 갱신됩니다(ALB-D-04).",
                    "The idle time never goes beyond 40 minutes, so the cookie keeps being renewed (ALB-D-04).",
                ),
                right=True,
            ),
        },
    ),
    "02.q3": QuizQuestion(
        Text(
            "고정 기간은 1시간입니다. 사용자가 금요일에 마지막으로 방문하고 월요일에 같은 브라우저로 다시 옵니다. "
            "첫 요청에서 일어나는 일은 무엇입니까?",
            "The stickiness duration is 1 hour. A user last visited on Friday and comes back on Monday with the same "
            "browser. What happens at the first request?",
        ),
        {
            "a": Choice(
                Text(
                    "브라우저는 쿠키를 보내고, 로드 밸런서는 대상을 새로 고른 뒤 새 쿠키를 보냅니다.",
                    "The browser sends the cookie; the load balancer chooses a target afresh and sends a new cookie.",
                ),
                Text(
                    "3일은 Expires의 7일보다 짧고 고정 기간 1시간보다 깁니다(ALB-D-06, ALB-D-08).",
                    "3 days are less than the 7 days of Expires and more than the 1 hour of the duration "
                    "(ALB-D-06, ALB-D-08).",
                ),
                right=True,
            ),
            "b": Choice(
                Text(
                    "브라우저가 쿠키를 지웠으므로 쿠키 없이 요청합니다.",
                    "The browser has dropped the cookie, so the request comes without it.",
                ),
                Text(
                    "브라우저는 고정 기간을 모릅니다. Expires만 보므로 7일이 될 때까지 쿠키를 보냅니다.",
                    "A browser does not know the duration. It looks at Expires only and sends the cookie for 7 days.",
                ),
            ),
            "c": Choice(
                Text(
                    "Expires가 지나지 않았으므로 금요일의 대상으로 갑니다.",
                    "Expires has not passed, so the request goes to Friday's target.",
                ),
                Text(
                    "Expires는 브라우저가 봅니다. 로드 밸런서는 고정 기간을 봅니다. 우연히 같은 대상일 수는 있습니다.",
                    "Expires is for the browser. The load balancer judges by the duration. By chance it may choose "
                    "the same target.",
                ),
            ),
            "d": Choice(
                Text("만료된 쿠키이므로 오류로 응답합니다.", "The cookie is expired, so the answer is an error."),
                Text(
                    "만료된 쿠키는 오류가 아닙니다. 로드 밸런서는 대상을 새로 고르고 요청을 처리합니다.",
                    "An expired cookie is no error. A target is chosen afresh, and the request is served.",
                ),
            ),
        },
    ),
    "02.q4": QuizQuestion(
        Text(
            "침투 테스트 담당자가 AWSALB와 AWSALBCORS의 값을 모두 임의의 문자열로 바꿔 보냈습니다. "
            "AWS 문서에 따르면 ALB는 어떻게 합니까?",
            "A penetration tester replaces the values of both AWSALB and AWSALBCORS by random text. "
            "What does an ALB do, as AWS documents it?",
        ),
        {
            "a": Choice(
                Text("400으로 거부합니다.", "It refuses the request with 400."),
                Text(
                    "값이 이상하면 거부할 것 같지만, 해독할 수 없는 AWSALB는 오류를 일으키지 않습니다.",
                    "This seems likely, but an AWSALB that cannot be decoded causes no error.",
                ),
            ),
            "b": Choice(
                Text("이 클라이언트의 고정을 7일 동안 끕니다.", "It turns this client's stickiness off for 7 days."),
                Text(
                    "응답에 새 쿠키가 실려 오므로 다음 요청부터 다시 고정됩니다.",
                    "The response brings a new cookie, so the next request is sticky again.",
                ),
            ),
            "c": Choice(
                Text("문자열과 가장 비슷한 대상으로 보냅니다.", "It uses the target most like the text."),
                Text(
                    "값은 암호화되어 있어, 해독하지 못하면 아무 대상도 가리키지 않습니다.",
                    "The value is encrypted: if it cannot be decoded, it names no target at all.",
                ),
            ),
            "d": Choice(
                Text("대상을 새로 고르고 쿠키를 교체합니다.", "It chooses a target afresh and replaces the cookie."),
                Text(
                    "클라이언트는 오류를 받지 않습니다(ALB-D-09).",
                    "The client gets no error (ALB-D-09).",
                ),
                right=True,
            ),
        },
    ),
    "02.q5": QuizQuestion(
        Text(
            "운영 중에 고정 기간을 1일에서 1시간으로 줄였습니다. 이미 발급된 쿠키를 실제 ALB가 어떻게 판단하는지 "
            "정확히 설명한 것은 무엇입니까?",
            "In production the stickiness duration is changed from 1 day to 1 hour. Which statement about the cookies "
            "already issued is exact, for a real ALB?",
        ),
        {
            "a": Choice(
                Text("새 기간으로 판단한다고 AWS가 보장합니다.", "AWS promises that the new duration applies."),
                Text(
                    "이 랩의 동작이 그렇습니다. 그러나 그것은 우리의 선택이고(SIM-01) AWS 문서에는 없습니다.",
                    "This is how the lab behaves. But that is our choice (SIM-01); AWS does not document it.",
                ),
            ),
            "b": Choice(
                Text(
                    "AWS 문서에 없습니다. 다만 응답마다 쿠키가 다시 발급됩니다.",
                    "AWS does not document it; but each response issues the cookie again.",
                ),
                Text(
                    "판단 방식은 문서에 없지만 응답마다 쿠키가 발급됩니다(ALB-D-04, X-03).",
                    "How they are judged is not documented, but after one response the client has a new cookie "
                    "(ALB-D-04, X-03).",
                ),
                right=True,
            ),
            "c": Choice(
                Text("쿠키의 Expires까지, 곧 7일 동안 유효합니다.", "They stay valid until their Expires, for 7 days."),
                Text(
                    "Expires는 브라우저가 쿠키를 보관하는 시간이고, 고정을 얼마나 유지할지와는 관계가 없습니다.",
                    "Expires tells the browser how long to keep the cookie; it does not say how long stickiness holds.",
                ),
            ),
        },
    ),
    "02.q6": QuizQuestion(
        Text(
            "사용자가 브라우저를 닫고 5분 뒤에 다시 엽니다. 고정 기간은 1일이고, 애플리케이션은 Expires도 Max-Age도 "
            "없는 쿠키로 로그인을 기억합니다. 브라우저는 세션을 복원하지 않습니다. 어떻게 됩니까?",
            "A user closes the browser and opens it again after 5 minutes. The stickiness duration is 1 day; the "
            "application keeps sign-ins with a cookie that has neither Expires nor Max-Age, and the browser does not "
            "restore its session. What happens?",
        ),
        {
            "a": Choice(
                Text("고정은 끝나고 로그인은 유지됩니다.", "Stickiness is over; the sign-in stays."),
                Text(
                    "반대입니다. AWSALB에는 Expires가 있어 남고, 로그인을 기억하는 세션 쿠키가 지워집니다.",
                    "It is the opposite: AWSALB has an Expires and stays; the sign-in's session cookie is dropped.",
                ),
            ),
            "b": Choice(
                Text(
                    "고정도 로그인도 유지됩니다. 고정은 세션을 보존하는 기능입니다.",
                    "Both stay: stickiness preserves the session.",
                ),
                Text(
                    "고정은 세션 데이터가 있는 대상으로 보내기만 합니다. 세션 쿠키가 없으면 로그인은 풀립니다.",
                    "Stickiness only leads to the target with the session data. Without the session cookie the "
                    "user is signed out.",
                ),
            ),
            "c": Choice(
                Text("같은 대상으로 가지만 로그인은 풀립니다.", "The same target answers, but the user is signed out."),
                Text(
                    "세션 쿠키는 브라우저를 닫을 때 지워지고, Expires가 있는 AWSALB는 남습니다.",
                    "The session cookie is dropped when the browser closes; AWSALB, which has an Expires, stays.",
                ),
                right=True,
            ),
            "d": Choice(
                Text("두 쿠키가 모두 지워집니다.", "Both cookies are gone."),
                Text(
                    "Expires가 있는 쿠키는 브라우저를 닫아도 남습니다. ALB의 쿠키에는 7일 뒤의 Expires가 있습니다.",
                    "A cookie with Expires stays when the browser closes. An ALB's cookie has an Expires 7 days ahead.",
                ),
            ),
        },
    ),
}
