"""The questions of lesson 7, which load balancer."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

PREDICTIONS: dict[str, Question] = {
    "07.visible-lifetime": Question(
        Text(
            "설정 4가지(ALB 기간 기반, ALB 애플리케이션 기반, CLB 기간 기반, CLB 애플리케이션 제어) 가운데, "
            "로드 밸런서의 쿠키가 브라우저에 10분이라고 알리는 것은 몇 가지일까요?",
            "Of the 4 settings (ALB duration-based, ALB application-based, CLB duration-based, CLB "
            "application-controlled), in how many does the load balancer's cookie tell the browser 10 minutes?",
        ),
        {
            "0": Text("없습니다. 언제나 7일입니다.", "in none: it is always 7 days"),
            "1": Text("1가지", "in 1"),
            "2": Text("2가지(기간 기반)", "in 2, the duration-based ones"),
            "3": Text("3가지(기간을 정한 설정 모두)", "in 3, all that were given a duration"),
        },
    ),
    "07.minute-twelve": Question(
        Text(
            "기간은 10분입니다. 0분, 6분, 12분에 요청합니다. 12분까지 고정이 이어지는 로드 밸런서는 어느 것일까요?",
            "The duration is 10 minutes, with requests at minutes 0, 6 and 12. Where is the last one still sticky?",
        ),
        {
            "alb and clb": Text("둘 다", "on both"),
            "alb": Text("ALB만", "on the ALB only"),
            "clb": Text("CLB만", "on the CLB only"),
            "neither": Text("둘 다 아닙니다. 10분이 지났습니다.", "on neither: 10 minutes are over"),
        },
    ),
    "07.same-address": Question(
        Text(
            "NLB에서 소스 IP 고정을 켰습니다. grace와 heidi가 세 번씩 요청하면 대상 몇 개가 응답할까요?",
            "The NLB has source IP stickiness. Grace and Heidi send three requests each: how many targets answer?",
        ),
        {
            "1": Text("1개입니다. 두 사람이 같은 대상으로 갑니다.", "one, the same for both"),
            "2": Text("2개입니다. 사람마다 다른 대상에 고정됩니다.", "two: each sticks to a target of her own"),
            "3": Text("3개입니다. 쿠키가 없으니 흩어집니다.", "three: without cookies the requests spread"),
        },
    ),
    "07.comes-back": Question(
        Text(
            "ALB 기간 기반 고정입니다. ivan의 대상이 비정상이 되어 ivan은 다른 대상으로 옮겨졌습니다. "
            "원래 대상이 정상으로 돌아오면 ivan의 다음 요청은 어디로 갈까요?",
            "Duration-based stickiness on an ALB. Ivan's target became unhealthy, so he was moved to another. "
            "When the old target is healthy again, where does his next request go?",
        ),
        {
            "back": Text("원래 대상으로 돌아갑니다.", "back to the old target"),
            "stays": Text("옮겨 간 대상에 남습니다.", "it stays with the one he was moved to"),
            "afresh": Text("알고리즘이 새로 고릅니다.", "the algorithm chooses afresh"),
        },
    ),
    "07.all-unhealthy": Question(
        Text(
            "모든 대상의 프로세스가 죽었고 모두 비정상입니다. ALB와 CLB는 어떤 상태 코드로 응답할까요?",
            "All targets are dead and count as unhealthy. With which status codes do the ALB and the CLB answer?",
        ),
        {
            "503-503": Text(
                "둘 다 503. 정상 대상이 없으니 보낼 곳이 없습니다.",
                "both 503: no healthy target is left",
            ),
            "502-503": Text("ALB는 502, CLB는 503", "the ALB 502, the CLB 503"),
            "503-502": Text("ALB는 503, CLB는 502", "the ALB 503, the CLB 502"),
            "502-502": Text("둘 다 502. 대상에 연결할 수 없습니다.", "both 502: the targets cannot be reached"),
        },
    ),
    "07.weight-zero": Question(
        Text(
            "blue의 가중치를 0, green의 가중치를 100으로 바꿉니다. blue의 사용자가 바로 다시 요청하면 어떻게 될까요?",
            "The weight of blue becomes 0, that of green 100. Blue's users send their next "
            "request at once: what happens?",
        ),
        {
            "move": Text("모두 green으로 옮겨 갑니다.", "all move to green"),
            "some": Text("일부만 green으로 옮겨 갑니다.", "some move to green"),
            "stay": Text("모두 blue에 남습니다.", "all stay on blue"),
        },
    ),
    "07.draining-tunnel": Question(
        Text(
            "WebSocket이 열린 대상을 등록 취소했습니다. 열린 연결로 메시지를 보내면 어떻게 될까요?",
            "The target of an open WebSocket has been deregistered. What happens to a message on that connection?",
        ),
        {
            "same": Text("같은 대상이 답합니다.", "the same target answers"),
            "other": Text("다른 대상이 이어받아 답합니다.", "another target takes over and answers"),
            "closed": Text("연결이 바로 끊깁니다.", "the connection is cut at once"),
        },
    ),
    "07.cross-zone": Question(
        Text(
            "ALB 대상 그룹에서 교차 영역 로드 밸런싱을 끈 다음 고정을 켜면 어떻게 될까요?",
            "On an ALB's target group cross-zone load balancing is off. What happens when stickiness is turned on?",
        ),
        {
            "accepted": Text(
                "켜집니다. 두 설정은 관계가 없습니다.", "It is accepted: the two have nothing to do with each other."
            ),
            "refused": Text("거부됩니다.", "It is refused."),
        },
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "07.q1": QuizQuestion(
        Text(
            "게임 회사가 TCP 리스너로 서비스하며, 클라이언트는 쿠키를 지원하지 않습니다. "
            "같은 클라이언트의 연결을 같은 대상으로 보내야 합니다. 무엇을 씁니까?",
            "A game company serves its clients over a TCP listener; the clients do not support "
            "cookies. Connections of one client must go to the same target. What do you use?",
        ),
        {
            "a": Choice(
                Text("ALB와 lb_cookie 고정", "An ALB with lb_cookie stickiness"),
                Text(
                    "ALB에는 HTTP와 HTTPS 리스너만 있고, 쿠키를 돌려보내지 않는 클라이언트에는 고정이 없습니다.",
                    "An ALB has HTTP and HTTPS listeners only, and a client that returns no cookie does not stick.",
                ),
            ),
            "b": Choice(
                Text("TCP 리스너의 CLB와 기간 기반 고정", "A CLB with a TCP listener, duration-based stickiness"),
                Text(
                    "CLB에는 TCP 리스너가 있지만, 고정 쿠키는 HTTP와 HTTPS 리스너에만 있습니다.",
                    "A CLB does have TCP listeners, but its stickiness cookies exist on HTTP and HTTPS listeners only.",
                ),
            ),
            "c": Choice(
                Text("NLB와 source_ip 고정", "An NLB with source_ip stickiness"),
                Text(
                    "NLB는 쿠키 없이 소스 IP 주소와 프로토콜로 고정합니다. "
                    "NAT 뒤의 사용자가 한 대상에 몰리는 점은 감수해야 합니다.",
                    "An NLB sticks by source IP address and protocol, without cookies. "
                    "The price is that users behind one NAT share a target.",
                ),
                right=True,
            ),
            "d": Choice(
                Text("NLB와 고정 기간 1시간", "An NLB with a stickiness duration of 1 hour"),
                Text(
                    "유형은 맞게 골랐지만, NLB 고정에는 기간 설정이 없습니다.",
                    "The right load balancer, but stickiness on an NLB has no duration to set.",
                ),
            ),
        },
    ),
    "07.q2": QuizQuestion(
        Text(
            "가중 대상 그룹으로 카나리 배포를 했습니다. 새 버전에 문제가 있어 그 그룹의 가중치를 0으로 낮췄는데도 "
            "일부 사용자가 10분 넘게 새 버전을 계속 씁니다. 왜 그럴까요?",
            "After a canary deployment with weighted target groups the new version misbehaves. Its weight is set to 0, "
            "yet 10 minutes later some users still reach it. Why?",
        ),
        {
            "a": Choice(
                Text(
                    "대상 그룹 고정이 켜져 있어 AWSALBTG가 가중치보다 우선합니다.",
                    "Target group stickiness is on, and AWSALBTG overrides the weights.",
                ),
                Text(
                    "쿠키가 있는 사용자는 고정이 끝날 때까지 그 그룹으로 갑니다. 가중치는 쿠키가 없는 요청만 나눕니다.",
                    "Users with the cookie stay there until the binding ends. Weights apply only to "
                    "requests without it.",
                ),
                right=True,
            ),
            "b": Choice(
                Text("가중치 0은 최솟값 1로 처리됩니다.", "A weight of 0 counts as the minimum, 1."),
                Text(
                    "가중치의 범위는 0~999이고, 0은 새 요청을 보내지 않는다는 뜻입니다.",
                    "Weights are 0 to 999, and 0 really means no new requests.",
                ),
            ),
            "c": Choice(
                Text("등록 취소 지연이 아직 끝나지 않았습니다.", "The deregistration delay is not over yet."),
                Text(
                    "가중치를 바꾸어도 대상은 등록된 그대로입니다. 이 지연은 대상을 등록 취소할 때만 적용됩니다.",
                    "Changing a weight deregisters nothing; that delay matters only when a target is deregistered.",
                ),
            ),
        },
    ),
    "07.q3": QuizQuestion(
        Text(
            "상태 확인 경로를 잘못 입력하여 모든 대상이 비정상이 되었지만 애플리케이션은 잘 동작합니다. "
            "ALB와 CLB 뒤에서 사용자는 무엇을 보게 됩니까?",
            "A wrong health check path makes all targets unhealthy, while the application works well. "
            "What do users see behind an ALB and behind a CLB?",
        ),
        {
            "a": Choice(
                Text("둘 다 503", "503 behind both"),
                Text(
                    "ALB의 503은 등록된 대상이 없거나 모두 unused일 때입니다. 모두 비정상이면 오류 시 열림입니다.",
                    "An ALB's 503 is for no registered targets, or all unused. With all unhealthy it fails open.",
                ),
            ),
            "b": Choice(
                Text("ALB 뒤에서는 정상 응답, CLB 뒤에서는 503", "Good responses behind the ALB, 503 behind the CLB"),
                Text(
                    "ALB는 오류 시 열림으로 모든 대상에 보내고, 대상은 실제로 응답합니다. "
                    "CLB는 비정상 인스턴스로 보내지 않습니다.",
                    "The ALB fails open, and the targets do answer. A CLB does not send to unhealthy instances.",
                ),
                right=True,
            ),
            "c": Choice(
                Text("ALB 뒤에서는 502, CLB 뒤에서는 정상 응답", "502 behind the ALB, good responses behind the CLB"),
                Text(
                    "502는 대상에 연결할 수 없거나 응답이 잘못되었을 때입니다. 여기서는 대상이 잘 응답합니다. "
                    "CLB는 오류 시 열림이 아닙니다.",
                    "A 502 means that a target cannot be reached or answers badly; here it answers well. "
                    "And a CLB does not fail open.",
                ),
            ),
            "d": Choice(
                Text("고정 쿠키 덕분에 둘 다 정상 응답", "Good responses behind both, thanks to the cookies"),
                Text(
                    "쿠키는 CLB의 503을 막지 못합니다. 정상 인스턴스가 없으면 쿠키와 관계없이 503입니다.",
                    "A cookie does not prevent a CLB's 503: with no healthy instance it is 503 all the same.",
                ),
            ),
        },
    ),
    "07.q4": QuizQuestion(
        Text(
            "CLB의 쿠키 만료 기간은 600초입니다. 쿠키의 만료를 무시하고 계속 보내는 모니터링 프로그램이 있습니다. "
            "2시간 뒤에는 어떻게 됩니까?",
            "A CLB's cookie expiration period is 600 seconds. A monitoring program ignores the expiry and "
            "keeps sending the cookie. What happens after 2 hours?",
        ),
        {
            "a": Choice(
                Text(
                    "CLB가 만료를 확인하고 인스턴스를 새로 고릅니다.",
                    "The CLB checks the expiry and chooses another instance.",
                ),
                Text(
                    "ALB라면 그렇게 합니다. CLB는 쿠키를 쓰기 전에 만료를 확인하지 않습니다.",
                    "An ALB would. A CLB does not check the expiry before it uses the cookie.",
                ),
            ),
            "b": Choice(
                Text("CLB가 400으로 거부합니다.", "The CLB refuses it with 400."),
                Text("오래된 고정 쿠키는 오류가 되지 않습니다.", "An old stickiness cookie is never an error."),
            ),
            "c": Choice(
                Text(
                    "응답마다 쿠키가 갱신되어 만료되지 않습니다.",
                    "Each response renews the cookie, so it does not expire.",
                ),
                Text(
                    "AWS 문서에 따르면 CLB는 쿠키의 만료를 갱신하지 않습니다. 갱신하는 것은 ALB입니다.",
                    "By AWS's documents a CLB does not refresh the expiry. It is the ALB that renews.",
                ),
            ),
            "d": Choice(
                Text(
                    "인스턴스가 정상인 한 같은 인스턴스로 갑니다.",
                    "It goes to the same instance, as long as that is healthy.",
                ),
                Text(
                    "CLB는 만료를 확인하지도 갱신하지도 않으므로, 고정을 끝내는 것은 쿠키를 버리는 클라이언트입니다. "
                    "문서에서 추론한 결과입니다.",
                    "A CLB neither checks nor renews the expiry, so the client ends stickiness, by "
                    "dropping the cookie. This is deduced from the documents.",
                ),
                right=True,
            ),
        },
    ),
    "07.q5": QuizQuestion(
        Text(
            "ALB 대상 그룹에서 weighted_random과 이상 완화를 쓰고 있습니다. 같은 그룹에 고정 세션도 필요해졌습니다. "
            "어떻게 합니까?",
            "An ALB's target group uses weighted_random with anomaly mitigation. Now the same group needs sticky "
            "sessions. What do you do?",
        ),
        {
            "a": Choice(
                Text(
                    "고정을 켭니다. 알고리즘은 첫 요청에만 쓰이므로 문제가 없습니다.",
                    "Turn stickiness on: the algorithm only serves first requests, so there is no problem.",
                ),
                Text(
                    "그럴듯하지만 두 설정은 함께 쓸 수 없습니다.",
                    "It sounds right, but the two settings exclude each other.",
                ),
            ),
            "b": Choice(
                Text(
                    "알고리즘을 round_robin이나 least_outstanding_requests로 바꾸고 고정을 켭니다.",
                    "Change the algorithm to round_robin or least_outstanding_requests, then turn stickiness on.",
                ),
                Text(
                    "고정은 이 두 알고리즘과 함께 쓸 수 있습니다. "
                    "이상 완화는 weighted_random에서만 되므로 포기해야 합니다.",
                    "Stickiness goes with these two. Anomaly mitigation needs weighted_random, so you give it up.",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "대상 그룹 고정만 켜면 같은 대상으로 갑니다.",
                    "Turn on target group stickiness only; it keeps clients on one target.",
                ),
                Text(
                    "대상 그룹 고정은 그룹만 기억하고, 그 안의 대상은 알고리즘이 요청마다 고릅니다.",
                    "That remembers the group only; inside it the algorithm chooses a target for each request.",
                ),
            ),
        },
    ),
    "07.q6": QuizQuestion(
        Text(
            "ALB 뒤에서 Socket.IO를 폴링부터 시작하도록 쓰는데, 대상이 여럿이 되자 연결이 자주 실패합니다. "
            "무엇을 먼저 확인합니까?",
            "An application uses Socket.IO, starting with polling, behind an ALB. With several targets, "
            "connections often fail. What do you look at first?",
        ),
        {
            "a": Choice(
                Text(
                    "WebSocket은 원래 고정되므로 고정 설정과는 관계가 없습니다. 상태 확인을 봅니다.",
                    "WebSockets are sticky by themselves, so it is not stickiness. Look at the health checks.",
                ),
                Text(
                    "업그레이드 뒤에는 맞는 말입니다. 그러나 폴링은 업그레이드 전의 평범한 HTTP 요청입니다.",
                    "True after the upgrade. But polling is plain HTTP requests, before any upgrade.",
                ),
            ),
            "b": Choice(
                Text(
                    "HTTP 리스너로는 WebSocket을 쓸 수 없으므로 NLB로 바꿉니다.",
                    "An HTTP listener cannot carry WebSockets; change to an NLB.",
                ),
                Text(
                    "ALB는 WebSocket을 전달합니다. 101로 응답한 대상이 그 연결을 계속 맡습니다.",
                    "An ALB does carry WebSockets: the target that answers 101 keeps the connection.",
                ),
            ),
            "c": Choice(
                Text(
                    "고정이 켜져 있고 클라이언트가 쿠키를 돌려보내는지 봅니다.",
                    "Whether stickiness is on, and the client returns the cookies",
                ),
                Text(
                    "폴링 요청은 모두 한 대상으로 가야 합니다. "
                    "다른 사이트에서 접속한다면 스크립트가 쿠키를 실어 보내도록 해야 합니다.",
                    "All polling requests must reach one target. From another site, the script must send credentials.",
                ),
                right=True,
            ),
        },
    ),
    "07.q7": QuizQuestion(
        Text(
            "CLB 애플리케이션 제어 고정에서, 애플리케이션이 만료 시각이 없는 세션 쿠키를 발급합니다. "
            "AWSELB는 언제까지 유효합니까?",
            "With application-controlled stickiness on a CLB, the application issues a session cookie without an "
            "expiry. How long does AWSELB live?",
        ),
        {
            "a": Choice(
                Text("애플리케이션의 쿠키처럼 브라우저 세션 동안", "Like the application's: the browser session"),
                Text(
                    "정책에는 이름만 있고 기간이 없습니다. AWSELB는 애플리케이션 쿠키의 수명을 따릅니다.",
                    "The policy has a name and no duration; AWSELB follows the lifetime of the application's cookie.",
                ),
                right=True,
            ),
            "b": Choice(
                Text("7일", "7 days"),
                Text(
                    "7일은 ALB의 쿠키가 브라우저에 알리는 값입니다.",
                    "7 days is what an ALB's cookies tell the browser.",
                ),
            ),
            "c": Choice(
                Text("정책에 정한 쿠키 만료 기간", "The expiration period that the policy sets"),
                Text(
                    "만료 기간은 기간 기반 정책에만 있습니다. 애플리케이션 제어 정책에는 쿠키 이름만 있습니다.",
                    "Only the duration-based policy has a period; this one has just a cookie name.",
                ),
            ),
            "d": Choice(
                Text("기본값 1일", "The default, 1 day"),
                Text(
                    "1일은 ALB 대상 그룹의 고정 기간 기본값입니다.",
                    "1 day is the default stickiness duration of an ALB's target group.",
                ),
            ),
        },
    ),
}
