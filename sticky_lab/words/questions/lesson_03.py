"""The questions of lesson 3, duration-based cookies."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

PREDICTIONS: dict[str, Question] = {
    "03.two-kinds": Question(
        Text(
            "같은 ALB에서 고정 유형만 애플리케이션 기반으로 바꿉니다. 로드 밸런서는 어떤 쿠키를 보낼까요?",
            "On the same ALB only the stickiness type changes, to application-based. "
            "Which cookies does the load balancer send?",
        ),
        {
            "same": Text("이번에도 AWSALB", "AWSALB, as before"),
            "none": Text(
                "쿠키를 보내지 않습니다. 애플리케이션이 만든 쿠키만 씁니다.",
                "None: only the application's own cookie is used.",
            ),
            "other": Text(
                "이름이 다른 쿠키를 애플리케이션의 쿠키와 함께 보냅니다.",
                "Cookies with another name, beside the application's own.",
            ),
        },
    ),
    "03.browser-told": Question(
        Text(
            "CLB에 만료 기간 10분을 설정합니다. CLB는 브라우저에 쿠키를 얼마 동안 보관하라고 할까요?",
            "A CLB gets an expiration period of 10 minutes. How long does it tell the browser to keep the cookie?",
        ),
        {
            "week": Text("ALB처럼 언제나 7일", "7 days, always, as an ALB does"),
            "period": Text("설정한 10분", "the 10 minutes that were set"),
            "session": Text(
                "기간을 알리지 않습니다. CLB만 기간을 압니다.", "It does not say: only the CLB knows the period."
            ),
        },
    ),
    "03.no-pause": Question(
        Text(
            "CLB의 만료 기간은 10분입니다. carol은 0분, 4분, 8분, 12분에 요청합니다. 12분의 요청은 어떻게 될까요?",
            "The CLB's period is 10 minutes. Carol sends requests at minutes 0, 4, 8 and 12. "
            "What happens to the request at minute 12?",
        ),
        {
            "classic_cookie_followed": Text(
                "요청마다 기간이 새로 시작되므로 같은 인스턴스로 갑니다.",
                "Each request started the period again, so it goes to the same instance.",
            ),
            "cookie_expired": Text(
                "쿠키를 보내지만 CLB가 만료를 알아채고 인스턴스를 새로 고릅니다.",
                "It carries the cookie, but the CLB sees that the cookie has expired and chooses an instance afresh.",
            ),
            "cookie_absent": Text(
                "브라우저가 쿠키를 이미 지웠으므로 쿠키 없이 도착합니다.",
                "The browser has already dropped the cookie, so the request comes without one.",
            ),
        },
    ),
    "03.edited-expires": Question(
        Text(
            "설정한 기간은 10분입니다. 사용자가 브라우저에 저장된 쿠키의 만료 시각을 1년 뒤로 고치고 "
            "1시간 뒤에 다시 요청합니다. 고정은 어디에서 이어질까요?",
            "The time that was set is 10 minutes. A user changes the expiry of the stored cookie to a year ahead "
            "and sends a request 1 hour later. Where does stickiness continue?",
        ),
        {
            "both": Text("ALB와 CLB 모두", "on both, ALB and CLB"),
            "alb": Text("ALB에서만", "on the ALB only"),
            "clb": Text("CLB에서만", "on the CLB only"),
            "neither": Text("어디에서도 이어지지 않습니다.", "on neither"),
        },
    ),
    "03.no-period": Question(
        Text(
            "CLB 정책에 기간을 정하지 않습니다. grace는 브라우저를 닫지 않고 30일 뒤에 다시 요청합니다. 어떻게 될까요?",
            "A CLB policy has no period. Grace does not close her browser and comes back after 30 days. What happens?",
        ),
        {
            "cookie_absent": Text(
                "기본값 1일이 지나 브라우저가 쿠키를 지웠습니다.",
                "A default of 1 day was over, and the browser dropped the cookie.",
            ),
            "cookie_expired": Text(
                "쿠키를 보내지만 CLB가 너무 오래된 쿠키로 판단합니다.",
                "It carries the cookie, but the CLB judges it too old.",
            ),
            "classic_cookie_followed": Text("여전히 같은 인스턴스로 갑니다.", "It still goes to the same instance."),
        },
    ),
    "03.cross-site": Question(
        Text(
            "다른 사이트의 페이지에서 보낸 요청에 SameSite=None; Secure 쿠키만 실립니다. "
            "고정과 로그인은 어떻게 될까요?",
            "A request from another site's page carries only cookies with SameSite=None; Secure. "
            "What happens to stickiness and to the sign-in?",
        ),
        {
            "both": Text("둘 다 유지됩니다.", "Both continue."),
            "stickiness": Text(
                "고정은 유지되지만 로그인하지 않은 상태가 됩니다.", "Stickiness continues, but the sign-in does not."
            ),
            "neither": Text(
                "AWSALB가 없으므로 둘 다 유지되지 않습니다.", "Neither continues, because AWSALB is missing."
            ),
        },
    ),
    "03.two-groups": Question(
        Text(
            "경로에 따라 대상 그룹 2개로 나눈 ALB입니다. 두 그룹 모두 고정이 켜져 있습니다. "
            "leo가 /, /memory, / 순서로 요청하면 세 번째 요청은 어떻게 될까요?",
            "An ALB sends different paths to 2 target groups; both are sticky. "
            "Leo requests /, then /memory, then /. What happens to the third request?",
        ),
        {
            "cookie_followed": Text(
                "첫 번째 요청이 갔던 대상으로 갑니다. 그룹마다 쿠키가 따로 있습니다.",
                "It goes where the first one went: each group has a cookie of its own.",
            ),
            "cookie_of_other_group": Text(
                "쿠키가 다른 그룹의 대상을 가리키므로 대상을 새로 고릅니다.",
                "The cookie names a target of the other group, so a target is chosen afresh.",
            ),
            "cookie_absent": Text(
                "/memory의 응답이 쿠키를 지웠으므로 쿠키 없이 도착합니다.",
                "The response for /memory deleted the cookie, so the request comes without one.",
            ),
        },
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "03.q1": QuizQuestion(
        Text(
            "CLB의 기간 정책에 만료 기간 1시간을 설정했습니다. 사용자가 브라우저로 9시 정각부터 25분마다 요청합니다. "
            "AWS 문서에 따르면 10시 15분의 요청은 어떻게 됩니까? 인스턴스는 모두 정상입니다.",
            "A CLB's duration-based policy has an expiration period of 1 hour. From 9 o'clock, a user's browser sends "
            "a request every 25 minutes. All instances are healthy. According to AWS's documents, what happens to the "
            "request at 10:15?",
        ),
        {
            "a": Choice(
                Text(
                    "쉬는 시간이 1시간보다 짧으므로 같은 인스턴스로 갑니다.",
                    "It goes to the same instance: each pause was shorter than 1 hour.",
                ),
                Text(
                    "ALB라면 그렇습니다. CLB는 만료를 갱신하지 않으므로 기간을 처음 받은 때부터 셉니다.",
                    "That is true of an ALB. A CLB does not renew the expiry: its period counts from the first issue.",
                ),
            ),
            "b": Choice(
                Text(
                    "브라우저가 쿠키를 지웠으므로 쿠키 없이 도착합니다.",
                    "It comes without the cookie: the browser has dropped it.",
                ),
                Text(
                    "10시에 MAX-AGE가 지났습니다. CLB는 인스턴스를 고르고 새 쿠키를 보냅니다.",
                    "MAX-AGE was over at 10 o'clock. The CLB chooses an instance and sends a new cookie.",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "쿠키가 오지만 CLB가 만료를 확인하고 인스턴스를 새로 고릅니다.",
                    "It carries the cookie, but the CLB sees that it has expired and chooses an instance afresh.",
                ),
                Text(
                    "고정 기간을 직접 확인하는 것은 ALB입니다. CLB는 쿠키가 왔다면 그대로 따릅니다.",
                    "It is an ALB that checks the duration itself. A CLB would follow the cookie if it came.",
                ),
            ),
            "d": Choice(
                Text(
                    "쿠키가 7일 동안 유효하므로 같은 인스턴스로 갑니다.",
                    "It goes to the same instance: the cookie lasts for 7 days.",
                ),
                Text(
                    "7일은 ALB가 쓰는 Expires입니다. CLB는 설정한 1시간을 MAX-AGE로 씁니다.",
                    "7 days is the Expires that an ALB writes. A CLB writes the 1 hour that was set, as MAX-AGE.",
                ),
            ),
        },
    ),
    "03.q2": QuizQuestion(
        Text(
            "응답에 AWSELB=…;PATH=/;MAX-AGE=3600이 있습니다. 이 줄을 보고 무엇을 알 수 있습니까?",
            "A response carries AWSELB=…;PATH=/;MAX-AGE=3600. What does this line tell you?",
        ),
        {
            "a": Choice(
                Text(
                    "ALB가 보냈고, 고정 기간은 1시간입니다.", "An ALB sent it, and its stickiness duration is 1 hour."
                ),
                Text(
                    "AWSELB의 ELB를 보고 모든 로드 밸런서의 쿠키로 오해하기 쉽습니다. ALB의 이름은 AWSALB이고, "
                    "ALB는 Expires를 7일 뒤로 씁니다.",
                    "The letters ELB make one think of all load balancers. But an ALB's cookie is called AWSALB, "
                    "and its Expires is 7 days ahead.",
                ),
            ),
            "b": Choice(
                Text(
                    "NLB가 보냈고, 같은 IP 주소를 1시간 동안 고정합니다.",
                    "An NLB sent it, and keeps an IP address sticky for 1 hour.",
                ),
                Text("NLB의 고정은 쿠키를 쓰지 않습니다.", "Stickiness of an NLB uses no cookie."),
            ),
            "c": Choice(
                Text(
                    "CLB가 보냈고, 1시간이 지난 쿠키가 오면 CLB가 거절합니다.",
                    "A CLB sent it, and the CLB will refuse the cookie after 1 hour.",
                ),
                Text(
                    "CLB가 보낸 것은 맞지만, CLB는 쿠키가 만료되었는지 확인하지 않습니다.",
                    "It is from a CLB, but a CLB does not check whether the cookie has expired.",
                ),
            ),
            "d": Choice(
                Text(
                    "CLB가 보냈고, 1시간 뒤 브라우저가 지웁니다.",
                    "A CLB sent it, and after 1 hour the browser drops it.",
                ),
                Text(
                    "CLB의 기간은 브라우저에 전달되고, 지키는 것도 브라우저입니다.",
                    "A CLB tells its period to the browser, and the browser follows it.",
                ),
                right=True,
            ),
        },
    ),
    "03.q3": QuizQuestion(
        Text(
            "부하 생성기가 쿠키의 만료를 무시하고 받은 쿠키를 계속 보냅니다. 설정한 기간은 5분입니다. "
            "6분을 쉬고 다시 요청하면, AWS 문서에 따르면 어느 로드 밸런서에서 고정이 이어집니까?",
            "A load generator ignores the expiry of cookies and keeps sending the cookies it has. The time that was "
            "set is 5 minutes. According to AWS's documents, where does stickiness continue after 6 minutes without "
            "a request?",
        ),
        {
            "a": Choice(
                Text("CLB에서만", "behind a CLB only"),
                Text(
                    "CLB는 만료를 확인하지 않으므로 쿠키가 오면 따릅니다. ALB는 직접 확인합니다.",
                    "A CLB does not check the expiry and follows the cookie. An ALB checks it itself.",
                ),
                right=True,
            ),
            "b": Choice(
                Text("ALB에서만", "behind an ALB only"),
                Text(
                    "반대입니다. ALB의 쿠키에는 7일이라고 쓰여 있지만 ALB는 5분을 직접 확인합니다.",
                    "It is the opposite: an ALB's cookie says 7 days, but the ALB itself checks the 5 minutes.",
                ),
            ),
            "c": Choice(
                Text("둘 다", "behind both"),
                Text(
                    "쿠키가 오기만 하면 된다는 것은 CLB에만 맞습니다.",
                    "On a CLB it is enough that the cookie comes. On an ALB it is not.",
                ),
            ),
            "d": Choice(
                Text("어디에서도 이어지지 않습니다.", "behind neither"),
                Text(
                    "서버가 만료를 확인하리라고 생각하기 쉽습니다. CLB는 브라우저에 맡깁니다.",
                    "You might expect a server to check the expiry. A CLB leaves that to the browser.",
                ),
            ),
        },
    ),
    "03.q4": QuizQuestion(
        Text(
            "운영자가 CLB 정책을 만들면서 만료 기간을 비워 두었습니다. 어떻게 됩니까?",
            "An operator creates a CLB policy and leaves the expiration period empty. What happens?",
        ),
        {
            "a": Choice(
                Text("정책이 거부됩니다.", "The policy is refused."),
                Text(
                    "기간을 반드시 정해야 하는 것은 아닙니다. ALB의 고정 기간도 비우면 기본값이 쓰입니다.",
                    "A period is not required. On an ALB too, the duration can be left out; then its default is used.",
                ),
            ),
            "b": Choice(
                Text("기본값인 1일이 쓰입니다.", "The default of 1 day is used."),
                Text("기본값 1일은 ALB의 고정 기간에 있습니다.", "The default of 1 day is that of an ALB's duration."),
            ),
            "c": Choice(
                Text("쿠키가 브라우저를 닫을 때까지 남습니다.", "The cookie lasts until the browser is closed."),
                Text(
                    "MAX-AGE가 없는 쿠키는 브라우저 세션 동안 남습니다.",
                    "A cookie without MAX-AGE lasts for the browser session.",
                ),
                right=True,
            ),
            "d": Choice(
                Text("고정이 꺼집니다.", "Stickiness is off."),
                Text(
                    "0이나 빈 기간을 꺼짐으로 읽기 쉽습니다. 고정을 끄려면 리스너에서 정책을 뗍니다.",
                    "A period of 0, or none, looks like off. To turn stickiness off, remove the policy from the "
                    "listener.",
                ),
            ),
        },
    ),
    "03.q5": QuizQuestion(
        Text(
            "상점 페이지가 다른 사이트의 iframe 안에서 HTTPS로 열립니다. ALB의 고정은 되는데 "
            "로그인이 유지되지 않습니다. 로그인 쿠키는 SameSite=Lax입니다. 무엇을 고쳐야 합니까?",
            "A shop's page is opened over HTTPS in an iframe of another site. The ALB's stickiness works, "
            "but the sign-in does not last. The sign-in cookie is SameSite=Lax. What has to be changed?",
        ),
        {
            "a": Choice(
                Text("고정 기간을 7일로 늘립니다.", "Make the stickiness duration 7 days."),
                Text(
                    "고정은 이미 됩니다. 빠진 것은 로그인 쿠키입니다.",
                    "Stickiness works already. What is missing is the sign-in cookie.",
                ),
            ),
            "b": Choice(
                Text(
                    "애플리케이션이 로그인 쿠키에 SameSite=None; Secure를 붙입니다.",
                    "Let the application put SameSite=None; Secure on its sign-in cookie.",
                ),
                Text(
                    "고정은 AWSALBCORS가 맡지만 로그인 쿠키는 애플리케이션의 일입니다.",
                    "AWSALBCORS carries stickiness, but the application alone decides about the sign-in cookie.",
                ),
                right=True,
            ),
            "c": Choice(
                Text("ALB에서 AWSALBCORS를 켭니다.", "Turn AWSALBCORS on at the ALB."),
                Text(
                    "켜고 끄는 설정이 아닙니다. ALB는 AWSALB와 함께 언제나 보냅니다.",
                    "There is nothing to turn on: an ALB always sends it with AWSALB.",
                ),
            ),
            "d": Choice(
                Text("AWSALB의 이름을 로그인 쿠키에 맞춥니다.", "Give AWSALB the sign-in cookie's name."),
                Text(
                    "AWSALB의 이름은 바꿀 수 없고, 고정 쿠키는 로그인을 대신하지 않습니다.",
                    "AWSALB cannot be renamed, and a stickiness cookie does not sign anybody in.",
                ),
            ),
        },
    ),
    "03.q6": QuizQuestion(
        Text(
            "ALB 하나가 /를 대상 그룹 A로, /api/*를 대상 그룹 B로 보냅니다. 둘 다 기간 기반 고정을 씁니다. "
            "AWS 문서로 말할 수 있는 것은 무엇입니까?",
            "One ALB sends / to target group A and /api/* to target group B. Both use duration-based stickiness. "
            "What can be said from AWS's documents?",
        ),
        {
            "a": Choice(
                Text(
                    "두 그룹 모두 AWSALB라는 이름을 쓰며, 두 고정이 함께 유지되는지는 나와 있지 않습니다.",
                    "Both use the name AWSALB; whether both bindings last together is not said.",
                ),
                Text(
                    "이 랩은 쿠키 하나에 대상 하나를 넣지만, 그것은 우리의 선택입니다.",
                    "In this lab a cookie holds one target, but that is our choice.",
                ),
                right=True,
            ),
            "b": Choice(
                Text(
                    "그룹마다 AWSALB-A, AWSALB-B처럼 다른 쿠키를 씁니다.",
                    "Each group has a cookie of its own, such as AWSALB-A and AWSALB-B.",
                ),
                Text("이름은 언제나 AWSALB이며 바꿀 수 없습니다.", "The name is always AWSALB and cannot be changed."),
            ),
            "c": Choice(
                Text(
                    "한 ALB에서 고정을 켤 수 있는 대상 그룹은 하나뿐입니다.",
                    "Only one target group of an ALB can be sticky.",
                ),
                Text(
                    "그룹마다 고정을 켜고 유형도 다르게 정할 수 있습니다.",
                    "Each group can be sticky, even with a type of its own.",
                ),
            ),
            "d": Choice(
                Text(
                    "AWSALB에 모든 그룹의 대상이 기록되므로 고정이 끊기지 않습니다.",
                    "AWSALB records the targets of all groups, so no binding is lost.",
                ),
                Text(
                    "여러 그룹을 기록한다고 문서에 나와 있는 것은 애플리케이션 기반 쿠키입니다.",
                    "It is the application-based cookie that is documented to record several groups.",
                ),
            ),
        },
    ),
}
