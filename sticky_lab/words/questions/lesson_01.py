"""The questions of lesson 1, sticky sessions."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

PREDICTIONS: dict[str, Question] = {
    "01.without-cookie": Question(
        Text(
            "고정이 꺼져 있습니다. alice가 요청을 여섯 번 보내면 대상 몇 개가 응답할까요?",
            "Stickiness is off. Alice sends six requests: how many targets answer?",
        ),
        {
            "1": Text("언제나 같은 대상 1개", "one, always the same"),
            "2": Text("대상 2개", "two of them"),
            "3": Text("대상 3개 모두", "all three"),
        },
    ),
    "01.with-cookie": Question(
        Text(
            "이제 고정을 켭니다. alice가 다시 여섯 번 요청하면 대상 몇 개가 응답할까요?",
            "Now stickiness is on. Alice sends six more requests: how many targets answer?",
        ),
        {
            "1": Text("언제나 같은 대상 1개", "one, always the same"),
            "2": Text("처음에 1개, 그다음부터 다른 1개, 모두 2개", "two: one at first, then always another"),
            "3": Text("이전처럼 대상 3개 모두", "all three, as before"),
        },
    ),
    "01.two-browsers": Question(
        Text(
            "bob이 다른 브라우저로 처음 접속합니다. bob도 alice와 같은 대상에 고정될까요?",
            "Bob visits for the first time, with another browser. Does he have to get the same target as Alice?",
        ),
        {
            "same": Text(
                "예. 고정은 로드 밸런서 전체에 적용됩니다.", "Yes: stickiness holds for the whole load balancer."
            ),
            "other": Text(
                "아니요. bob은 쿠키를 따로 받으므로 대상도 따로 정해집니다.",
                "No: Bob gets his own cookie, so his target is chosen separately.",
            ),
        },
    ),
    "01.no-cookies": Question(
        Text(
            "carol의 브라우저는 쿠키를 저장하지 않습니다. 고정이 켜져 있을 때 어떻게 될까요?",
            "Carol's browser stores no cookies. Stickiness is on: what happens?",
        ),
        {
            "sticky": Text(
                "IP 주소로 알아보고 같은 대상으로 보냅니다.", "She is known by her IP address and stays on one target."
            ),
            "error": Text("요청이 거부됩니다.", "Her requests are refused."),
            "spread": Text("매번 알고리즘이 대상을 고릅니다.", "The algorithm chooses a target each time."),
        },
    ),
    "01.copied-cookie": Question(
        Text(
            "dave는 처음 방문합니다. alice가 복사해 준 AWSALB 쿠키만 가지고 있습니다. 첫 요청은 어떻게 될까요?",
            "Dave visits for the first time, with nothing but a copy of Alice's AWSALB cookie. What does he get?",
        ),
        {
            "both": Text("alice의 대상으로 가고 로그인도 되어 있습니다.", "Alice's target, and he is signed in."),
            "target": Text(
                "alice의 대상으로 가지만 로그인은 되어 있지 않습니다.", "Alice's target, but not signed in."
            ),
            "afresh": Text("모르는 클라이언트이므로 대상을 새로 고릅니다.", "A target chosen afresh: he is not known."),
        },
    ),
    "01.duration": Question(
        Text(
            "고정 기간은 1시간입니다. alice가 59분 쉬었다가 요청을 보내고, 다시 59분 쉬었다가 요청을 보냅니다. "
            "두 번째 요청은 어디로 갈까요?",
            "The stickiness duration is one hour. Alice waits 59 minutes, sends a request, waits another 59 minutes "
            "and sends one more. Where does the second request go?",
        ),
        {
            "followed": Text("여전히 같은 대상으로 갑니다.", "It still goes to the same target."),
            "expired": Text(
                "118분이 지났으므로 대상을 새로 고릅니다.", "118 minutes have passed, so a target is chosen afresh."
            ),
        },
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "01.q1": QuizQuestion(
        Text(
            "ALB에 lb_cookie 고정을 켰는데, 쿠키를 저장하지 않는 배치 프로그램의 요청이 계속 여러 대상으로 "
            "흩어집니다. 어떻게 해야 합니까?",
            "An ALB has lb_cookie stickiness, yet the requests of a batch program that stores no cookies "
            "keep spreading over the targets. What should be done?",
        ),
        {
            "a": Choice(
                Text("고정 기간을 7일로 늘립니다.", "Raise the stickiness duration to 7 days."),
                Text(
                    "쿠키가 돌아오지 않으면 고정 기간은 쓰일 일이 없습니다.",
                    "If no cookie comes back, the duration is never used.",
                ),
            ),
            "b": Choice(
                Text(
                    "프로그램이 AWSALB와 AWSALBCORS를 받은 그대로 저장하고 돌려보내게 합니다.",
                    "Make the program store AWSALB and AWSALBCORS and return them as they came.",
                ),
                Text(
                    "쿠키를 지원하는 클라이언트에만 고정이 적용됩니다(GEN-02).",
                    "Only a client that supports cookies gets stickiness (GEN-02).",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "프로그램의 IP 주소를 대상 그룹에 등록합니다.",
                    "Register the program's IP address with the target group.",
                ),
                Text(
                    "대상 그룹에는 요청을 처리하는 서버를 등록합니다. 클라이언트는 등록하지 않습니다.",
                    "A target group holds the servers that handle requests, not clients.",
                ),
            ),
        },
    ),
    "01.q2": QuizQuestion(
        Text(
            "직원 200명이 같은 공인 IP 주소로 나와 lb_cookie 고정을 켠 ALB에 접속합니다. 첫 요청은 어떻게 나뉩니까?",
            "200 employees reach an ALB with lb_cookie stickiness from one public IP address. How are their first "
            "requests shared?",
        ),
        {
            "a": Choice(
                Text(
                    "IP 주소가 같으므로 모두 한 대상으로 갑니다.",
                    "All reach one target, because they have one IP address.",
                ),
                Text(
                    "소스 IP로 고정하는 NLB라면 그렇습니다. ALB의 쿠키 고정은 IP 주소를 보지 않습니다.",
                    "That is true of an NLB that sticks by source IP. Cookie stickiness on an ALB uses no IP address.",
                ),
            ),
            "b": Choice(
                Text(
                    "첫 직원만 고정되고 나머지는 매번 흩어집니다.",
                    "Only the first one sticks; the others spread each time.",
                ),
                Text(
                    "고정은 선착순이 아닙니다. 쿠키를 받은 브라우저는 모두 고정됩니다.",
                    "Stickiness is not first come, first served: every browser with a cookie is sticky.",
                ),
            ),
            "c": Choice(
                Text("ALB가 사용자 이름으로 구분합니다.", "The ALB tells them apart by user name."),
                Text(
                    "ALB의 고정은 누가 로그인했는지 모릅니다. 쿠키만 봅니다.",
                    "Stickiness on an ALB does not know who is signed in. It only looks at the cookie.",
                ),
            ),
            "d": Choice(
                Text(
                    "요청마다 알고리즘이 대상을 고르고, 브라우저마다 쿠키를 따로 받습니다.",
                    "The algorithm chooses for each request, and each browser gets its own cookie.",
                ),
                Text(
                    "첫 요청에는 쿠키가 없으므로 따로 고릅니다(ALB-D-01).",
                    "First requests carry no cookie, so each is routed on its own (ALB-D-01).",
                ),
                right=True,
            ),
        },
    ),
    "01.q3": QuizQuestion(
        Text(
            "고정이 켜져 있고 장바구니는 대상의 메모리에 있습니다. 어떤 사용자가 고정된 대상을 운영자가 "
            "등록 취소했습니다. 그 사용자의 다음 요청은 어떻게 됩니까?",
            "Stickiness is on, and carts are in the targets' memory. The target that a user is bound to is "
            "deregistered. What happens to the user's next request?",
        ),
        {
            "a": Choice(
                Text(
                    "다른 대상이 정상으로 응답하지만 장바구니는 비어 있습니다.",
                    "Another target answers normally, but the cart is empty.",
                ),
                Text(
                    "대상은 새로 정해지지만(ALB-D-10) 메모리의 데이터는 옮겨지지 않는다고 추론합니다(GEN-07).",
                    "A target is chosen afresh (ALB-D-10), but, as we deduce, the data in memory does not "
                    "move (GEN-07).",
                ),
                right=True,
            ),
            "b": Choice(
                Text(
                    "다른 대상이 응답하고 장바구니도 그대로입니다.",
                    "Another target answers, and the cart is as it was.",
                ),
                Text(
                    "고정은 세션 데이터를 복사하지 않습니다. 데이터를 지키려면 대상 밖에 저장해야 합니다.",
                    "Stickiness copies no session data. To keep it, store it outside the targets.",
                ),
            ),
            "c": Choice(
                Text(
                    "고정 기간이 끝날 때까지 503으로 응답합니다.",
                    "The answer is 503 until the stickiness duration is over.",
                ),
                Text(
                    "쿠키가 가리키는 대상을 쓸 수 없으면 로드 밸런서는 곧바로 다른 대상을 고릅니다.",
                    "When the cookie's target cannot be used, the load balancer chooses another one at once.",
                ),
            ),
        },
    ),
    "01.q4": QuizQuestion(
        Text(
            "고정을 끈 ALB에서 페이지를 두 번 새로 고쳤더니 같은 대상이 응답했습니다. 무엇을 알 수 있습니까?",
            "On an ALB with stickiness off, a page is reloaded twice and the same target answers. What does that show?",
        ),
        {
            "a": Choice(
                Text("고정이 꺼지지 않았습니다.", "Stickiness was not turned off."),
                Text(
                    "같은 대상이 연달아 응답한 것만으로는 알 수 없습니다. 응답에 AWSALB가 있는지 확인하십시오.",
                    "The same target twice proves nothing. See whether responses bring AWSALB.",
                ),
            ),
            "b": Choice(
                Text("나머지 대상이 비정상입니다.", "The other targets are unhealthy."),
                Text(
                    "그럴 수도 있지만 이 관찰만으로는 알 수 없습니다. 상태 확인 결과를 보아야 합니다.",
                    "Possible, but this does not show it. Look at the health checks.",
                ),
            ),
            "c": Choice(
                Text("이것만으로는 아무것도 알 수 없습니다.", "Nothing, by itself."),
                Text(
                    "라운드 로빈은 로드 밸런서의 노드마다 따로 셉니다(ALG-07).",
                    "Each node of the load balancer keeps its own round robin (ALG-07).",
                ),
                right=True,
            ),
        },
    ),
    "01.q5": QuizQuestion(
        Text(
            "트래픽이 늘어 ALB에 새 노드가 추가되었습니다. 다른 노드에서 고정된 클라이언트의 요청이 새 노드로 "
            "왔습니다. 고정이 유지되려면 무엇이 필요합니까?",
            "Traffic grows and the ALB gets a new node. A client that was bound by another node now reaches the new "
            "one. What does stickiness need to hold?",
        ),
        {
            "a": Choice(
                Text("노드끼리 공유하는 세션 테이블", "A session table that the nodes share"),
                Text(
                    "로드 밸런서가 클라이언트를 기억한다고 보면 필요해 보입니다. 그러나 대상은 쿠키에 들어 있습니다.",
                    "It seems needed if the load balancer remembers clients. But the target is in the cookie.",
                ),
            ),
            "b": Choice(
                Text("클라이언트가 보낸 유효한 쿠키", "A valid cookie from the client"),
                Text(
                    "쿠키에 대상이 들어 있으므로 어느 노드든 따를 수 있습니다. AWS 문서의 설명에서 추론한 "
                    "것입니다(GEN-04).",
                    "The cookie encodes the target, so any node can follow it. We deduce this from what AWS "
                    "documents (GEN-04).",
                ),
                right=True,
            ),
            "c": Choice(
                Text("이전과 같은 클라이언트 IP 주소", "The same client IP address as before"),
                Text(
                    "쿠키로 고정할 때 ALB는 IP 주소를 보지 않습니다. 휴대전화가 다른 망으로 옮겨 가도 고정은 "
                    "유지됩니다.",
                    "With cookie stickiness an ALB uses no IP address: a phone that changes networks stays sticky.",
                ),
            ),
            "d": Choice(
                Text("애플리케이션에 다시 로그인하기", "A new sign-in to the application"),
                Text(
                    "로그인은 애플리케이션의 일입니다. lb_cookie 고정에는 로그인이 필요 없습니다.",
                    "The application handles sign-ins. Stickiness with lb_cookie needs no sign-in.",
                ),
            ),
        },
    ),
    "01.q6": QuizQuestion(
        Text(
            "공격자가 어떤 사용자의 AWSALB와 AWSALBCORS만 훔쳐 자기 브라우저에 넣었습니다. 무엇을 얻습니까?",
            "An attacker steals a user's AWSALB and AWSALBCORS, and nothing else, and puts them into a browser. What "
            "does the attacker gain?",
        ),
        {
            "a": Choice(
                Text("사용자의 로그인 상태", "The user's sign-in"),
                Text(
                    "로그인은 애플리케이션의 쿠키에 달려 있습니다. 고정 쿠키는 대상만 가리킵니다.",
                    "The sign-in depends on the application's own cookie. A stickiness cookie only names a target.",
                ),
            ),
            "b": Choice(
                Text("쿠키를 해독해 얻은 대상의 주소", "The target's address, by decoding the cookie"),
                Text(
                    "값은 AWS가 관리하는 키로 암호화되어 있어 클라이언트가 읽을 수 없습니다(ALB-D-02).",
                    "The value is encrypted with a key that AWS keeps; no client can read it (ALB-D-02).",
                ),
            ),
            "c": Choice(
                Text("같은 대상으로 요청이 가는 것뿐", "Requests that reach the same target, no more"),
                Text(
                    "고정 쿠키는 인증이 아니라는 것은 추론입니다(SEC-03).",
                    "That a stickiness cookie is no authentication is deduced (SEC-03).",
                ),
                right=True,
            ),
        },
    ),
}
