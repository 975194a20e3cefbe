"""The questions of lesson 4, application-based cookies."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

PREDICTIONS: dict[str, Question] = {
    "04.lines": Question(
        Text(
            "alice가 처음 접속합니다. 이 응답에 Set-Cookie 줄은 몇 개일까요?",
            "Alice visits for the first time. How many Set-Cookie lines does the response have?",
        ),
        {
            "1": Text("1개: 상점의 SHOPSESSION", "one: the shop's SHOPSESSION"),
            "2": Text(
                "2개: SHOPSESSION과 로드 밸런서의 AWSALBAPP", "two: SHOPSESSION, and the load balancer's AWSALBAPP"
            ),
            "5": Text(
                "5개: SHOPSESSION과 로드 밸런서의 쿠키 4개", "five: SHOPSESSION, and four of the load balancer's"
            ),
        },
    ),
    "04.before": Question(
        Text(
            "상점이 아직 SHOPSESSION을 보내지 않았습니다. bob의 요청 3개는 어디로 갈까요?",
            "The shop has not sent SHOPSESSION yet. Where do Bob's three requests go?",
        ),
        {
            "sticky": Text(
                "같은 대상으로 갑니다. 로드 밸런서의 쿠키로 충분합니다.",
                "To one target: the load balancer's cookie is enough.",
            ),
            "spread": Text("여러 대상으로 흩어집니다.", "To several targets."),
            "error": Text("쿠키가 없으므로 거부됩니다.", "They are refused, because the cookie is missing."),
        },
    ),
    "04.nobody-sends-it": Question(
        Text(
            "쿠키 이름을 STICKY로 설정했습니다. 상점은 이 쿠키를 모릅니다. carol이 여섯 번 요청하면 어떻게 될까요?",
            "The cookie name is set to STICKY, which the shop does not know. Carol sends six requests: what happens?",
        ),
        {
            "made": Text(
                "로드 밸런서가 STICKY 쿠키를 만들어 고정합니다.",
                "The load balancer makes a cookie called STICKY, and she is sticky.",
            ),
            "sticky": Text("AWSALBAPP만으로 고정됩니다.", "AWSALBAPP alone makes her sticky."),
            "spread": Text("설정은 되지만 고정되지 않습니다.", "The setting is accepted, but nothing is sticky."),
        },
    ),
    "04.lost-shop-cookie": Question(
        Text(
            "dave에게 로드 밸런서의 쿠키(AWSALBAPP-0)는 있지만 상점의 쿠키가 없습니다. 다음 요청은 어떻게 될까요?",
            "Dave has the load balancer's cookie (AWSALBAPP-0) but not the shop's. What happens to his next request?",
        ),
        {
            "followed": Text(
                "같은 대상으로 갑니다. 대상은 AWSALBAPP-0 안에 적혀 있습니다.",
                "It goes to the same target: AWSALBAPP-0 says which one.",
            ),
            "error": Text("로드 밸런서가 400으로 거부합니다.", "The load balancer refuses it with 400."),
            "afresh": Text("알고리즘이 대상을 새로 고릅니다.", "The algorithm chooses a target afresh."),
        },
    ),
    "04.past-date": Question(
        Text(
            "상점이 SHOPSESSION을 지난 날짜로 다시 보냈습니다. 그 응답에도 로드 밸런서는 AWSALBAPP-0을 붙였습니다. "
            "frank의 다음 요청은 어떻게 될까요?",
            "The shop sent SHOPSESSION again with a date in the past, and the load balancer added AWSALBAPP-0 to that "
            "response too. What happens to Frank's next request?",
        ),
        {
            "followed": Text(
                "고정이 유지됩니다. AWSALBAPP-0은 7일 동안 유효합니다.",
                "Still sticky: AWSALBAPP-0 is valid for 7 days.",
            ),
            "ended": Text(
                "고정이 끝납니다. 브라우저가 SHOPSESSION을 더는 보내지 않습니다.",
                "No longer sticky: the browser does not send SHOPSESSION any more.",
            ),
        },
    ),
    "04.short-lifetime": Question(
        Text(
            "고정 기간은 1시간이고 상점의 쿠키는 10분 동안 유효합니다. grace가 15분을 쉬고 요청하면 고정이 유지될까요?",
            "The stickiness duration is 1 hour, the shop's cookie is valid for 10 minutes. "
            "Grace waits for 15 minutes: is she still sticky?",
        ),
        {
            "followed": Text(
                "예. 고정 기간이 45분 남았습니다.", "Yes: 45 minutes of the stickiness duration are left."
            ),
            "ended": Text("아니요. 상점의 쿠키가 만료되었습니다.", "No: the shop's cookie has expired."),
        },
    ),
    "04.long-lifetime": Question(
        Text(
            "고정 기간은 1시간이고 상점의 쿠키는 1일 동안 유효합니다. heidi가 2시간을 쉬고 두 쿠키를 모두 보내면 "
            "고정이 유지될까요?",
            "The stickiness duration is 1 hour, the shop's cookie is valid for 1 day. Heidi waits for 2 hours and "
            "sends both cookies: is she still sticky?",
        ),
        {
            "followed": Text(
                "예. 고정은 애플리케이션의 쿠키가 살아 있는 동안 유지됩니다.",
                "Yes: stickiness lasts as long as the application's cookie.",
            ),
            "ended": Text(
                "아니요. ALB가 고정 기간이 지났음을 확인합니다.", "No: the ALB sees that the duration is over."
            ),
        },
    ),
    "04.clb": Question(
        Text(
            "CLB에서 상점의 쿠키에 Max-Age=600이 있습니다. CLB가 붙이는 AWSELB의 수명은 얼마일까요?",
            "With a CLB, the shop's cookie has Max-Age=600. What lifetime does the CLB's AWSELB get?",
        ),
        {
            "week": Text("ALB처럼 7일", "7 days, as with an ALB"),
            "session": Text("브라우저 세션", "the browser session"),
            "copied": Text("상점의 쿠키와 같은 600초", "600 seconds, like the shop's cookie"),
        },
    ),
    "04.reserved-name": Question(
        Text(
            "앱 쿠키 이름으로 AWSALBmine을 설정하면 어떻게 될까요?",
            "What happens when the app cookie name is set to AWSALBmine?",
        ),
        {
            "accepted": Text(
                "됩니다. 예약된 이름은 AWSALB, AWSALBAPP, AWSALBTG뿐입니다.",
                "It is accepted: only AWSALB, AWSALBAPP and AWSALBTG are reserved.",
            ),
            "refused": Text("거부됩니다.", "It is refused."),
        },
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "04.q1": QuizQuestion(
        Text(
            "ALB 대상 그룹에 app_cookie 고정이 켜져 있습니다. 클라이언트가 유효한 AWSALBAPP-0은 보내지만 "
            "애플리케이션의 쿠키는 보내지 않습니다. ALB는 어떻게 합니까?",
            "An ALB target group has app_cookie stickiness. A client sends a valid AWSALBAPP-0 but not the "
            "application's cookie. What does the ALB do?",
        ),
        {
            "a": Choice(
                Text("AWSALBAPP-0이 가리키는 대상으로 보냅니다.", "It sends the request to the target in AWSALBAPP-0."),
                Text(
                    "그럴듯하지만, AWS 문서에 따르면 두 쿠키가 모두 있어야 고정됩니다(ALB-A-06).",
                    "It does name a target, but AWS documents that both cookies must come back (ALB-A-06).",
                ),
            ),
            "b": Choice(
                Text(
                    "애플리케이션의 쿠키를 대신 만들어 응답에 붙입니다.",
                    "It makes the application's cookie itself and adds it to the response.",
                ),
                Text(
                    "로드 밸런서는 이름이 설정된 쿠키를 만들지 않습니다. 대상이 보내기를 기다립니다(ALB-A-02).",
                    "A load balancer never makes the named cookie; it waits for the target to send it (ALB-A-02).",
                ),
            ),
            "c": Choice(
                Text(
                    "알고리즘으로 대상을 고르고 오류 없이 응답합니다.",
                    "The algorithm chooses a target; there is no error.",
                ),
                Text(
                    "고정되지 않은 요청이 됩니다(ALB-A-07). 대상이 새 쿠키를 보내면 다시 고정됩니다.",
                    "The request is just not sticky (ALB-A-07). It is sticky again when a target sends a new cookie.",
                ),
                right=True,
            ),
            "d": Choice(
                Text("400을 보냅니다.", "It answers 400."),
                Text(
                    "쿠키가 빠졌다고 해서 요청이 거부되지는 않습니다. 고정되지 않을 뿐입니다.",
                    "A missing cookie is no reason to refuse a request. It is just not sticky.",
                ),
            ),
        },
    ),
    "04.q2": QuizQuestion(
        Text(
            "쿠버네티스에서 한 팀이 stickiness.app_cookie.cookie_name=ROUTE로 설정했습니다. 설정은 성공했지만 "
            "요청은 여러 파드로 흩어지고 브라우저에는 ROUTE 쿠키가 없습니다. 애플리케이션은 쿠키를 보내지 않습니다. "
            "가장 적은 작업으로 고정하려면 어떻게 해야 합니까?",
            "A team on Kubernetes sets stickiness.app_cookie.cookie_name=ROUTE. The setting is accepted, but requests "
            "spread over the pods and no browser has a ROUTE cookie. The application sends no cookies at all. "
            "What makes it sticky with the least work?",
        ),
        {
            "a": Choice(
                Text("고정 유형을 lb_cookie로 바꿉니다.", "Change the stickiness type to lb_cookie."),
                Text(
                    "그 쿠키는 로드 밸런서가 혼자 만들므로 애플리케이션을 고치지 않아도 됩니다(ALB-D-01).",
                    "The load balancer makes that cookie alone, so the application stays as it is (ALB-D-01).",
                ),
                right=True,
            ),
            "b": Choice(
                Text("이름을 AWSALBROUTE로 바꿉니다.", "Change the name to AWSALBROUTE."),
                Text(
                    "AWSALB로 시작하는 이름은 거부됩니다(CFG-04). 다른 이름도 아무도 보내지 않으면 소용없습니다.",
                    "Names that start with AWSALB are refused (CFG-04). And a name that nobody sends does not help.",
                ),
            ),
            "c": Choice(
                Text("고정 기간을 7일로 늘립니다.", "Raise the stickiness duration to 7 days."),
                Text(
                    "고정이 시작된 적이 없으므로 기간은 상관없습니다(ALB-A-01).",
                    "Stickiness never began, so its duration does not matter (ALB-A-01).",
                ),
            ),
            "d": Choice(
                Text(
                    "클라이언트가 ROUTE 쿠키를 임의의 값으로 만들어 보내게 합니다.",
                    "Have the clients invent a ROUTE cookie with any value.",
                ),
                Text(
                    "로드 밸런서의 쿠키가 없으면 따를 대상이 없다고 추론합니다(ALB-A-30).",
                    "We deduce that this does not help: the load balancer's cookie is missing (ALB-A-30).",
                ),
            ),
        },
    ),
    "04.q3": QuizQuestion(
        Text(
            "로그아웃할 때 애플리케이션이 자기 쿠키를 지난 날짜로 다시 보냅니다. ALB의 고정 기간은 1일입니다. "
            "이 사용자의 다음 요청은 어디로 갑니까?",
            "On sign-out an application sends its cookie again with a date in the past. The ALB's stickiness duration "
            "is 1 day. Where does this user's next request go?",
        ),
        {
            "a": Choice(
                Text("1일이 지날 때까지 같은 대상으로 갑니다.", "To the same target, until the day is over."),
                Text(
                    "AWSALBAPP-0은 아직 유효하지만 그것만으로는 고정되지 않습니다(ALB-A-06).",
                    "AWSALBAPP-0 is still valid, but alone it does not make a request sticky (ALB-A-06).",
                ),
            ),
            "b": Choice(
                Text("알고리즘이 고른 대상으로 갑니다.", "To the target that the algorithm chooses."),
                Text(
                    "브라우저가 그 쿠키를 지우고 더는 보내지 않으므로 처음부터 다시 시작합니다(ALB-A-15).",
                    "The browser drops that cookie and no longer sends it, so the process starts again (ALB-A-15).",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "같은 대상으로 갑니다. ALB는 쿠키의 이름만 보고 만료 날짜는 보지 않습니다.",
                    "To the same target: an ALB looks at the name of the cookie, not at its expiry.",
                ),
                Text(
                    "ALB가 이름만 본다는 말은 맞습니다(ALB-A-03). 그러나 만료 날짜는 브라우저가 봅니다.",
                    "An ALB does look only at the name (ALB-A-03). But the browser looks at the expiry.",
                ),
            ),
        },
    ),
    "04.q4": QuizQuestion(
        Text(
            "ALB 대상 그룹에서 앱 쿠키 이름으로 쓸 수 있는 것은 무엇입니까?",
            "Which of these can be the app cookie name of an ALB target group?",
        ),
        {
            "a": Choice(
                Text("AWSALBmine", "AWSALBmine"),
                Text(
                    "예약된 이름 3개와 다르지만 AWSALB로 시작하므로 거부됩니다(CFG-04).",
                    "It is none of the 3 reserved names, but it starts with AWSALB and is refused (CFG-04).",
                ),
            ),
            "b": Choice(
                Text("AWSALBAPP-0", "AWSALBAPP-0"),
                Text(
                    "로드 밸런서의 쿠키가 쓰는 이름이고 AWSALB로 시작합니다(CFG-04).",
                    "The load balancer's own cookie has this name, and it starts with AWSALB (CFG-04).",
                ),
            ),
            "c": Choice(
                Text("(빈 이름)", "(an empty name)"),
                Text(
                    "이름이 없으면 로드 밸런서가 어떤 쿠키를 기다릴지 알 수 없습니다. 빈 이름이 거부된다는 것은 AWS "
                    "문서가 아니라 다른 도구의 코드에서 알 수 있습니다(CFG-03).",
                    "Without a name the load balancer does not know which cookie to wait for. That an empty name is "
                    "refused is known from another tool's code, not from AWS's documents (CFG-03).",
                ),
            ),
            "d": Choice(
                Text("MYAWSALB", "MYAWSALB"),
                Text(
                    "거부되는 것은 접두사입니다. 이 이름은 AWSALB로 끝날 뿐입니다(CFG-04).",
                    "What is refused is a prefix, and this name only ends with AWSALB (CFG-04).",
                ),
                right=True,
            ),
        },
    ),
    "04.q5": QuizQuestion(
        Text(
            "보안 팀이 고정에 쓰는 쿠키에 HttpOnly와 Secure를 요구합니다. 애플리케이션은 자기 쿠키에 둘 다 붙입니다. "
            "로드 밸런서의 쿠키에도 이 속성이 복사되는 구성은 무엇입니까?",
            "A security team demands HttpOnly and Secure on the cookies used for stickiness. The application sets both "
            "on its own cookie. With which configuration does the load balancer's cookie get them too?",
        ),
        {
            "a": Choice(
                Text("ALB의 app_cookie", "app_cookie on an ALB"),
                Text(
                    "ALB의 쿠키는 애플리케이션 쿠키의 속성을 복사하지 않습니다(ALB-A-04).",
                    "An ALB's cookie copies no attribute of the application's (ALB-A-04).",
                ),
            ),
            "b": Choice(
                Text("CLB의 애플리케이션 제어 고정", "application-controlled stickiness on a CLB"),
                Text(
                    "애플리케이션 쿠키의 Secure와 HttpOnly는 AWSELB에도 설정됩니다(CLB-A-05).",
                    "Secure and HttpOnly of the application's cookie are also set on AWSELB (CLB-A-05).",
                ),
                right=True,
            ),
            "c": Choice(
                Text("CLB의 기간 기반 고정", "duration-based stickiness on a CLB"),
                Text(
                    "이 유형에는 따라 할 쿠키가 없고, Secure와 HttpOnly를 설정할 수 없습니다(CLB-D-07).",
                    "This kind has no cookie to imitate, and Secure and HttpOnly cannot be set on it (CLB-D-07).",
                ),
            ),
            "d": Choice(
                Text("ALB의 lb_cookie", "lb_cookie on an ALB"),
                Text(
                    "AWSALB에는 이 속성을 켜는 설정이 없습니다(SEC-02).",
                    "There is no setting that puts these attributes on AWSALB (SEC-02).",
                ),
            ),
        },
    ),
    "04.q6": QuizQuestion(
        Text(
            "응답에 AWSALBAPP-0부터 AWSALBAPP-3까지 있는데 값이 모두 _remove_입니다. 무엇을 뜻합니까?",
            "A response carries AWSALBAPP-0 to AWSALBAPP-3, all with the value _remove_. What does it mean?",
        ),
        {
            "a": Choice(
                Text("로드 밸런서가 브라우저의 쿠키를 지웠습니다.", "The load balancer deleted the browser's cookies."),
                Text(
                    "이름은 그렇게 보이지만 Expires가 7일 뒤이므로 브라우저는 이 값을 저장합니다(ALB-A-22).",
                    "It looks like that, but Expires is 7 days ahead, so a browser stores the value (ALB-A-22).",
                ),
            ),
            "b": Choice(
                Text("쿠키의 암호화 키가 바뀌었습니다.", "The key that encrypts the cookies has changed."),
                Text(
                    "키와는 관계가 없습니다. 아직 맺은 고정이 없을 때 관찰되는 값입니다(ALB-A-21).",
                    "It has nothing to do with keys: it has been observed where there is no binding (ALB-A-21).",
                ),
            ),
            "c": Choice(
                Text("등록된 대상이 없습니다.", "There is no registered target."),
                Text(
                    "응답한 대상이 있습니다. 대상이 없으면 로드 밸런서가 503으로 응답합니다(HC-13).",
                    "A target has answered. Without any, the load balancer would answer 503 (HC-13).",
                ),
            ),
            "d": Choice(
                Text(
                    "기억할 고정이 없습니다. 예를 들어 대상이 아직 자기 쿠키를 보내지 않았습니다.",
                    "There is no binding to store: the target may not have sent its own cookie yet.",
                ),
                Text(
                    "AWS 문서에는 없지만 실제 응답에서 관찰되었습니다(ALB-A-21). 설정한 이름과 대상이 "
                    "보내는 이름이 같은지 확인하십시오.",
                    "AWS does not document it, but it has been observed (ALB-A-21). Check that the configured "
                    "name is the one that the target sends.",
                ),
                right=True,
            ),
        },
    ),
}
