"""The questions of lesson 5, session data."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

PREDICTIONS: dict[str, Question] = {
    "05.where": Question(
        Text(
            "고정이 켜져 있습니다. alice가 로그인하고 차를 담았습니다. 대상 3개 가운데 몇 개의 메모리에 "
            "장바구니가 있을까요?",
            "Stickiness is on. Alice signs in and puts tea into her cart. How many of the three targets have the cart "
            "in their memory?",
        ),
        {
            "1": Text("1개", "one"),
            "2": Text("2개: 하나는 예비 사본", "two: one of them a spare copy"),
            "3": Text("3개 모두", "all three"),
        },
    ),
    "05.killed": Question(
        Text(
            "alice가 고정된 인스턴스가 갑자기 죽습니다. 로드 밸런서가 비정상으로 판정한 뒤에 alice가 요청을 "
            "보내면 어떻게 될까요?",
            "The instance that Alice is stuck to dies. The load balancer has found it "
            "unhealthy, and then Alice sends a request. What happens?",
        ),
        {
            "kept": Text(
                "다른 대상이 응답하고 장바구니도 그대로입니다.", "Another target answers, and her cart is still there."
            ),
            "empty": Text(
                "다른 대상이 응답하지만 장바구니가 비어 있습니다.", "Another target answers, but her cart is empty."
            ),
            "refused": Text(
                "그 인스턴스가 돌아올 때까지 요청이 실패합니다.", "Her requests fail until the instance is back."
            ),
        },
    ),
    "05.draining": Question(
        Text(
            "alice의 대상이 등록 취소되어 드레이닝 중입니다. 지연 300초가 남아 있고 프로세스도 살아 있습니다. "
            "쿠키를 가진 alice의 새 요청은 어디로 갈까요?",
            "Alice's target is deregistered and is draining: 300 seconds are left, and its "
            "process is alive. Where does a new request with her cookie go?",
        ),
        {
            "stayed": Text(
                "지연이 끝날 때까지 같은 대상으로 갑니다.", "It goes to the same target until the delay is over."
            ),
            "moved": Text("곧바로 다른 대상으로 갑니다.", "It goes to another target at once."),
        },
    ),
    "05.lunch": Question(
        Text(
            "alice가 장바구니에 주전자를 담고 점심을 먹으러 갑니다. 죽은 대상은 없습니다. "
            "고정 기간과 같은 1시간 뒤에 돌아오면 주전자는 어떻게 될까요?",
            "Alice puts a pot into her cart and goes to lunch. No target dies. She comes back "
            "after one hour, as long as the stickiness duration. Where is the pot?",
        ),
        {
            "kept": Text("장바구니에 있습니다.", "It is in her cart."),
            "lost": Text("장바구니에 없습니다.", "It is not in her cart."),
        },
    ),
    "05.outside": Question(
        Text(
            "세션이 인스턴스 밖에 있습니다. bob의 요청을 맡은 인스턴스가 죽으면 장바구니는 어떻게 될까요?",
            "Sessions are outside the instances. The instance that Bob is stuck to is killed. "
            "What happens to his cart?",
        ),
        {
            "kept": Text("그대로입니다.", "It is still there."),
            "empty": Text("비어 있습니다.", "It is empty."),
        },
    ),
    "05.no-stickiness": Question(
        Text(
            "고정을 끕니다. bob이 세 번 방문하면 몇 번의 응답에 장바구니가 그대로 있을까요?",
            "Stickiness is turned off. Bob visits three times: how many of the responses show his cart?",
        ),
        {
            "0": Text("0번", "none"),
            "1": Text("1번", "one"),
            "3": Text("3번 모두", "all three"),
        },
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "05.q1": QuizQuestion(
        Text(
            "어느 쇼핑몰이 ALB 뒤의 인스턴스 메모리에 장바구니를 저장하고 기간 기반 고정을 켰습니다. "
            "인스턴스 하나가 죽자 일부 고객의 장바구니가 비었습니다. 다시 일어나지 않게 하려면 무엇을 바꿔야 합니까?",
            "A web shop keeps carts in the memory of instances behind an ALB, with duration-based stickiness. One "
            "instance dies, and some customers find their carts empty. What must change so that it does not "
            "happen again?",
        ),
        {
            "a": Choice(
                Text("고정 기간을 7일로 늘립니다.", "Raise the stickiness duration to 7 days."),
                Text(
                    "기간을 늘리면 고정이 오래갈 뿐입니다. 인스턴스가 죽으면 메모리도 사라지므로 결과는 같습니다.",
                    "That makes stickiness last longer. The memory still dies with the instance, so it does not help.",
                ),
            ),
            "b": Choice(
                Text("애플리케이션 기반 고정으로 바꿉니다.", "Change to application-based stickiness."),
                Text(
                    "고정 유형은 어떤 쿠키를 쓸지 정할 뿐입니다. 데이터가 있는 곳은 바뀌지 않습니다.",
                    "The kind of stickiness decides which cookies are used, not where the data is.",
                ),
            ),
            "c": Choice(
                Text(
                    "장바구니를 인스턴스 밖의 캐시나 데이터베이스에 둡니다.",
                    "Keep the carts in a cache or a database outside the instances.",
                ),
                Text(
                    "어느 대상이든 같은 장바구니를 읽으므로 인스턴스를 잃어도 남습니다.",
                    "Every target then reads the same carts, so they outlive any instance.",
                ),
                right=True,
            ),
            "d": Choice(
                Text("상태 확인을 더 자주 합니다.", "Check health more often."),
                Text(
                    "죽은 대상을 더 빨리 알아내어 오류는 줄지만, 그 메모리에 있던 장바구니는 돌아오지 않습니다.",
                    "A dead target is noticed sooner, which saves some errors. The carts in its memory do not "
                    "come back.",
                ),
            ),
        },
    ),
    "05.q2": QuizQuestion(
        Text(
            "배포하려고 대상을 등록 취소했습니다. 등록 취소 지연은 300초입니다. "
            "고정된 사용자가 10초 뒤에 쿠키와 함께 새 요청을 보냅니다. ALB는 어떻게 합니까?",
            "For a deployment, a target is deregistered; the deregistration delay is 300 seconds. A user who is stuck "
            "to it sends a new request with the cookie 10 seconds later. What does an ALB do?",
        ),
        {
            "a": Choice(
                Text(
                    "정상 대상을 새로 고르고 고정 쿠키를 바꿉니다.",
                    "It chooses a healthy target and replaces the stickiness cookie.",
                ),
                Text(
                    "드레이닝 중인 대상은 새 요청을 받지 않습니다. AWS 문서에 나오는 동작입니다(HC-10).",
                    "A draining target gets no new requests. AWS documents this (HC-10).",
                ),
                right=True,
            ),
            "b": Choice(
                Text(
                    "290초 동안은 계속 그 대상으로 보냅니다.",
                    "It keeps sending to that target for the 290 seconds left.",
                ),
                Text(
                    "그럴듯하지만 지연은 진행 중인 요청을 위한 시간입니다. 새 요청은 쿠키가 있어도 옮겨집니다.",
                    "Tempting, but the delay is for requests in flight. A new request moves, cookie or not.",
                ),
            ),
            "c": Choice(
                Text("503으로 응답합니다.", "It answers 503."),
                Text(
                    "503은 등록된 대상이 없을 때의 응답입니다. 여기에는 정상 대상이 남아 있습니다.",
                    "503 is for a group without registered targets. Here healthy ones are left.",
                ),
            ),
        },
    ),
    "05.q3": QuizQuestion(
        Text(
            "인스턴스가 방금 죽었습니다. 몇 초 동안 일부 사용자만 502를 받고 나머지는 정상입니다. 가장 "
            "그럴듯한 설명은 무엇입니까?",
            "An instance has just died. For some seconds, some of the users get 502 and the "
            "others notice nothing. What is the best explanation?",
        ),
        {
            "a": Choice(
                Text(
                    "502를 받은 사용자의 쿠키가 위조된 것으로 판정되었습니다.",
                    "The cookies of those users were found to be forged.",
                ),
                Text(
                    "해독할 수 없는 쿠키에는 오류가 나지 않습니다. ALB가 대상을 새로 고르고 쿠키를 바꿉니다.",
                    "A cookie that cannot be decoded gives no error: the ALB chooses a target and replaces the cookie.",
                ),
            ),
            "b": Choice(
                Text(
                    "고정된 사용자의 요청이, 아직 비정상으로 판정되지 않은 죽은 대상으로 가고 있습니다.",
                    "Requests of users stuck to the dead target still go there, because it has not been"
                    " found unhealthy yet.",
                ),
                Text(
                    "상태 확인이 연달아 실패할 때까지 오류가 그 대상의 사용자에게 몰린다고 추론할 수 있습니다(HC-04).",
                    "Until its health checks have failed often enough, we deduce, the errors gather on its "
                    "users (HC-04).",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "고정이 켜져 있으면 ALB가 장애 조치를 하지 않습니다.",
                    "With stickiness on, an ALB does no failover.",
                ),
                Text(
                    "합니다. 대상이 비정상으로 판정되면 정상 대상을 새로 고르고 쿠키를 바꿉니다(ALB-D-11).",
                    "It does: once the target is unhealthy, a healthy one is chosen and the cookie replaced "
                    "(ALB-D-11).",
                ),
            ),
            "d": Choice(
                Text("등록 취소 지연이 아직 끝나지 않았습니다.", "The deregistration delay is not over yet."),
                Text(
                    "아무도 대상을 등록 취소하지 않았습니다. 드레이닝 중이라면 새 요청은 곧바로 옮겨집니다.",
                    "Nobody deregistered the target. If it were draining, new requests would have moved at once.",
                ),
            ),
        },
    ),
    "05.q4": QuizQuestion(
        Text(
            "죽었던 대상이 돌아와 다시 정상이 되었습니다. 장애 동안 다른 대상으로 옮겨진 사용자의 다음 요청은 "
            "어디로 갑니까? "
            "고정 유형은 lb_cookie입니다.",
            "A target died, and a user was moved to another target. Now the first target is "
            "back and healthy. Where does this user's next request go? The type is lb_cookie.",
        ),
        {
            "a": Choice(
                Text("원래 대상으로 돌아갑니다.", "Back to the first target."),
                Text(
                    "로드 밸런서는 이전 대상을 따로 기억하지 않습니다. 쿠키가 이미 새 대상을 가리킵니다.",
                    "The load balancer does not remember the former target. The cookie now names the new one.",
                ),
            ),
            "b": Choice(
                Text("알고리즘이 다시 고릅니다.", "The algorithm chooses again."),
                Text(
                    "쿠키가 유효하고 대상이 정상이면 알고리즘은 관여하지 않습니다.",
                    "While the cookie is valid and its target is healthy, the algorithm is not used.",
                ),
            ),
            "c": Choice(
                Text("지금의 대상에 머무릅니다.", "It stays on the present target."),
                Text(
                    "장애 조치 때 쿠키가 바뀌었기 때문이라고 추론할 수 있습니다(ALB-D-12).",
                    "The cookie was replaced at the failover. From this we deduce that the request "
                    "stays there (ALB-D-12).",
                ),
                right=True,
            ),
        },
    ),
    "05.q5": QuizQuestion(
        Text(
            "로그인은 8시간 동안 유효해야 하고, 세션은 인스턴스의 메모리에 있습니다. ALB의 고정 기간은 30분입니다. "
            "인스턴스는 모두 멀쩡한데 점심을 먹고 온 사용자들이 로그아웃되어 있습니다. 원인은 무엇입니까?",
            "A sign-in should last 8 hours; sessions are in the memory of instances, and the "
            "ALB's stickiness duration is 30 minutes. All instances are healthy, yet users are "
            "signed out after lunch. Why?",
        ),
        {
            "a": Choice(
                Text(
                    "ALB가 30분 뒤에 애플리케이션의 세션을 지웁니다.",
                    "The ALB deletes the application's session after 30 minutes.",
                ),
                Text(
                    "로드 밸런서는 애플리케이션의 세션을 모르고, 지우지도 못합니다.",
                    "A load balancer neither knows nor deletes the sessions of an application.",
                ),
            ),
            "b": Choice(
                Text(
                    "30분 넘게 쉬어 고정이 끝났고, 세션을 모르는 다른 대상이 뽑혔습니다.",
                    "After 30 idle minutes stickiness was over, and another target was chosen, which "
                    "does not know the session.",
                ),
                Text(
                    "고정 기간은 마지막 요청부터 셉니다. 세션은 옛 대상에 남아 있지만 요청이 거기로 가지 않습니다.",
                    "The duration counts from the last request. The session is still on the old target, where "
                    "no request goes.",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "브라우저가 30분 뒤에 AWSALB 쿠키를 지웁니다.",
                    "The browser drops the AWSALB cookie after 30 minutes.",
                ),
                Text(
                    "브라우저에 보이는 Expires는 7일 뒤입니다. 고정을 끝내는 것은 로드 밸런서입니다.",
                    "The Expires that a browser sees is 7 days ahead. It is the load balancer that ends stickiness.",
                ),
            ),
            "d": Choice(
                Text("등록 취소 지연이 너무 짧습니다.", "The deregistration delay is too short."),
                Text(
                    "등록 취소된 대상이 없으므로 이 지연과는 관계가 없습니다.",
                    "No target was deregistered, so this delay plays no part.",
                ),
            ),
        },
    ),
    "05.q6": QuizQuestion(
        Text(
            "세션을 외부 저장소로 옮긴 팀이 고정을 끌지 논의합니다. 고정을 켜 두어야 할 가장 좋은 이유는 무엇입니까?",
            "A team has moved its sessions to a store outside the instances. Should it turn "
            "stickiness off? Which is the best reason to leave it on?",
        ),
        {
            "a": Choice(
                Text(
                    "폴링 방식의 통신이 모든 요청을 한 대상에서 받아야 합니다.",
                    "A polling transport needs all of its requests on one target.",
                ),
                Text(
                    "WebSocket으로 바뀌기 전의 폴링에는 고정이 필요하다고 추론할 수 있습니다(WS-02).",
                    "Polling, before it becomes a WebSocket, relies on stickiness, as we deduce (WS-02).",
                ),
                right=True,
            ),
            "b": Choice(
                Text("고정을 끄면 로그인이 풀립니다.", "Without stickiness, users are signed out."),
                Text(
                    "세션이 밖에 있으면 어느 대상이든 읽을 수 있습니다. 이 수업에서 고정을 끄고 확인했습니다.",
                    "With sessions outside, any target can read them. This lesson tried it with stickiness off.",
                ),
            ),
            "c": Choice(
                Text(
                    "열려 있는 WebSocket이 다른 대상으로 옮겨 가지 않게 합니다.",
                    "It keeps open WebSockets from moving to another target.",
                ),
                Text(
                    "WebSocket은 101로 응답한 대상에 그대로 남습니다. 쿠키 고정과 관계가 없습니다(WS-01).",
                    "A WebSocket stays with the target that answered 101; cookie stickiness plays no part (WS-01).",
                ),
            ),
            "d": Choice(
                Text("부하가 더 고르게 나뉩니다.", "It spreads the load more evenly."),
                Text(
                    "반대입니다. 고정은 부하를 한쪽으로 몰 수 있습니다(GEN-08).",
                    "The opposite: stickiness can unbalance the load (GEN-08).",
                ),
            ),
        },
    ),
}
