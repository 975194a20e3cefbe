"""The questions of lesson 6, load and imbalance."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

_BUSIEST = {
    "29": Text("29번: 로드 밸런서가 85번을 고르게 나눕니다.", "29: the load balancer evens out the 85."),
    "60": Text(
        "60번: 바쁜 대상의 다른 사용자는 다른 대상으로 옮겨 갑니다.",
        "60: the other users of a busy target are moved away.",
    ),
    "65": Text(
        "65번: 같은 대상에 고정된 다른 사용자도 그대로 남습니다.",
        "65: the other user who sticks to the same target stays, too.",
    ),
}

PREDICTIONS: dict[str, Question] = {
    "06.even": Question(
        Text(
            "고정이 켜져 있고 알고리즘은 라운드 로빈입니다. 사용자 6명이 5번씩 요청하면 대상 3개의 불균형은 "
            "얼마일까요?",
            "Stickiness is on, the algorithm is round robin. 6 users send 5 requests each: "
            "what is the imbalance of the 3 targets?",
        ),
        {
            "1.00": Text("1.00: 대상마다 같습니다.", "1.00: the same for every target"),
            "1.50": Text("1.50: 한 대상에 3명이 고정됩니다.", "1.50: 3 users stick to one target"),
            "3.00": Text("3.00: 한 대상이 모두 받습니다.", "3.00: one target gets everything"),
        },
    ),
    "06.heavy": Question(
        Text(
            "요청이 많은 사용자 1명이 60번, 나머지 5명이 5번씩 요청합니다. 가장 바쁜 대상은 요청을 몇 번 받을까요?",
            "One heavy user sends 60 requests, the other 5 users 5 each. How many requests does the busiest "
            "target get?",
        ),
        _BUSIEST,
    ),
    "06.algorithm": Question(
        Text(
            "알고리즘을 최소 미해결 요청으로 바꾸었습니다. 이번에는 가장 바쁜 대상이 요청을 몇 번 받을까요?",
            "The algorithm is now least outstanding requests. How many requests does the busiest target get this time?",
        ),
        _BUSIEST,
    ),
    "06.scale-out": Question(
        Text(
            "쇼핑객 24명이 대상 3개에 고정되어 있습니다. 대상을 하나 추가한 뒤 24명이 5번씩 요청합니다. "
            "요청 120번 가운데 새 대상은 몇 번을 받을까요?",
            "24 shoppers stick to 3 targets. A target is added, then the 24 send 5 requests each. "
            "How many of the 120 requests does the new target get?",
        ),
        {
            "0": Text("0번: 아무도 옮겨 가지 않습니다.", "0: nobody moves."),
            "30": Text("30번: 곧바로 4분의 1을 받습니다.", "30: one quarter, at once."),
            "120": Text("120번: 비어 있는 대상이 먼저 받습니다.", "120: an idle target comes first."),
        },
    ),
    "06.ended-cookie": Question(
        Text(
            "상점이 12명의 SHOPSESSION을 지난 날짜로 만료시킵니다. 그 뒤에 12명 가운데 누가 로그인 상태로 남을까요?",
            "The shop sends SHOPSESSION with a past date to 12 shoppers. Who of the 12 is still signed in afterwards?",
        ),
        {
            "all": Text("12명 모두", "all 12"),
            "some": Text("원래 대상으로 돌아온 사람만", "only those who get their old target again"),
            "none": Text("아무도 없습니다.", "nobody"),
        },
    ),
    "06.tiny-duration": Question(
        Text(
            "이번에는 애플리케이션의 쿠키는 그대로 두고 고정 기간만 1초로 바꿉니다. 12명 가운데 누가 로그인 "
            "상태로 남을까요?",
            "Now the application's cookie is not changed; only the duration becomes 1 second. "
            "Who of the 12 is still signed in?",
        ),
        {
            "all": Text("12명 모두", "all 12"),
            "some": Text("원래 대상으로 돌아온 사람만", "only those who get their old target again"),
            "none": Text("아무도 없습니다.", "nobody"),
        },
    ),
    "06.nat": Question(
        Text(
            "NLB에서 source_ip로 고정합니다. IP 주소가 같은 사용자 24명의 요청은 대상 4개 가운데 몇 개로 갈까요?",
            "An NLB, sticky by source_ip. How many of the 4 targets get requests of 24 users with one IP address?",
        ),
        {
            "1": Text("1개", "one"),
            "3": Text("3개: 나중에 추가한 대상만 빠집니다.", "three: all except the one added later"),
            "4": Text("4개: 연결마다 포트가 다릅니다.", "four: each connection has another port"),
        },
    ),
    "06.shorter": Question(
        Text(
            "고정 기간을 1일에서 10분으로 줄이면 확장한 뒤의 불균형은 어떻게 될까요?",
            "The duration is cut from 1 day to 10 minutes. What happens to the imbalance after the scale-out?",
        ),
        {
            "same": Text("달라지지 않습니다.", "It stays as it is."),
            "free": Text("더 빨리 사라지며 잃는 것은 없습니다.", "It disappears sooner, and nothing is lost."),
            "price": Text(
                "더 빨리 사라지지만 많은 요청이 이전과 다른 대상으로 갑니다.",
                "It disappears sooner, but many requests go to another target than before.",
            ),
        },
    ),
    "06.busy": Question(
        Text(
            "세션의 1%가 100배로 요청합니다. 고정 기간을 10분으로 줄이면 이 불균형도 사라질까요?",
            "1% of the sessions send 100 times as much. Does a duration of 10 minutes remove this imbalance, too?",
        ),
        {
            "even": Text(
                "예. 10분마다 모두 대상을 다시 고릅니다.", "Yes: everybody chooses a target again every 10 minutes."
            ),
            "uneven": Text(
                "아니요. 요청이 많은 사용자는 10분을 쉬지 않습니다.", "No: a heavy user never pauses for 10 minutes."
            ),
        },
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "06.q1": QuizQuestion(
        Text(
            "웹 애플리케이션이 ALB 뒤의 EC2 인스턴스 4대에서 실행되고, 고정 기간은 1일입니다. 오전에 Auto "
            "Scaling이 인스턴스 "
            "2대를 추가했지만 기존 4대의 CPU 사용률은 90%에 머물고 새 인스턴스는 거의 한가합니다. 상태 확인은 "
            "모두 통과합니다. 가장 그럴듯한 원인은 무엇입니까?",
            "A web application runs on 4 EC2 instances behind an ALB with a stickiness duration of 1 day. In "
            "the morning "
            "Auto Scaling adds 2 instances, but the old 4 stay at 90% CPU and the new ones are almost idle. All "
            "health checks pass. What is the most likely cause?",
        ),
        {
            "a": Choice(
                Text(
                    "라운드 로빈은 새 대상을 다음 날부터 포함합니다.",
                    "Round robin includes new targets from the next day.",
                ),
                Text(
                    "기간이 1일이라 그럴듯하지만, 새 대상은 상태 확인을 통과하면 바로 후보가 됩니다. 다만 "
                    "쿠키가 가리키는 대상이 없는 요청만 후보 가운데서 고릅니다.",
                    "The 1 day makes it tempting, but a new target is a candidate as soon as it is "
                    "healthy. But only requests without a usable cookie are distributed among the "
                    "candidates.",
                ),
            ),
            "b": Choice(
                Text("대상 그룹에 느린 시작이 설정되어 있습니다.", "Slow start is configured for the target group."),
                Text(
                    "느린 시작은 길어야 900초입니다. 오전 내내 한가한 이유가 되지 못합니다.",
                    "Slow start lasts 900 seconds at the most: no reason to be idle all morning.",
                ),
            ),
            "c": Choice(
                Text(
                    "이미 고정된 클라이언트는 원래 대상에 남고, 새 대상은 새 클라이언트만 받습니다.",
                    "Bound clients stay on their targets; new targets get new clients only.",
                ),
                Text(
                    "확장은 아직 고정되지 않았거나 대상을 다시 고르는 클라이언트만 나눕니다.",
                    "Only clients that are not bound yet or choose again go to the new targets.",
                ),
                right=True,
            ),
            "d": Choice(
                Text("ALB가 새 인스턴스를 자동으로 드레이닝합니다.", "The ALB drains the new instances."),
                Text(
                    "드레이닝은 등록 취소한 대상의 상태입니다. 새로 등록한 대상과는 관계가 없습니다.",
                    "Draining is the state of a target that is deregistered; it has nothing to do with new ones.",
                ),
            ),
        },
    ),
    "06.q2": QuizQuestion(
        Text(
            "애플리케이션 기반 고정을 쓰는 서비스를 확장했습니다. 코드는 고칠 수 없고, 지금 접속 중인 사용자를 "
            "새 대상에도 나누어야 합니다. 세션은 데이터베이스에 있습니다. AWS가 설명하는 방법은 무엇입니까?",
            "A service with application-based stickiness was scaled out. The code cannot be "
            "changed, and the present users must be distributed over the new targets too. "
            "Sessions are in a database. Which way does AWS describe?",
        ),
        {
            "a": Choice(
                Text(
                    "고정 기간을 1초처럼 아주 짧게 바꾸었다가 되돌립니다.",
                    "Make the stickiness duration tiny, such as 1 second, then set it back.",
                ),
                Text(
                    "애플리케이션의 쿠키가 살아 있어도 고정이 다시 정해집니다. 세션이 대상 밖에 있으므로 잃는 것도 "
                    "없습니다.",
                    "Bindings are made anew although the application's cookie lives on. With sessions outside the "
                    "targets nothing is lost either.",
                ),
                right=True,
            ),
            "b": Choice(
                Text(
                    "애플리케이션이 자기 쿠키를 지난 날짜로 만료시킵니다.",
                    "Let the application send its cookie with a past date.",
                ),
                Text(
                    "AWS가 설명하는 또 하나의 방법이지만 코드를 고쳐야 합니다.",
                    "AWS describes this way too, but it needs a change of the code.",
                ),
            ),
            "c": Choice(
                Text(
                    "알고리즘을 최소 미해결 요청으로 바꿉니다.", "Change the algorithm to least outstanding requests."
                ),
                Text(
                    "바쁜 대상을 피하는 알고리즘이라 그럴듯하지만, 고정된 사용자에게는 처음 한 번만 쓰입니다.",
                    "It avoids busy targets, which makes it tempting. But for a bound user it was used "
                    "only once, for the first request.",
                ),
            ),
        },
    ),
    "06.q3": QuizQuestion(
        Text(
            "엔지니어가 CloudWatch에서 RequestCountPerTarget이 일정한 것을 보고 대상들의 부하가 균등하다고 "
            "결론지었습니다. 이 결론은 어떻습니까?",
            "An engineer sees a steady RequestCountPerTarget in CloudWatch and concludes that "
            "the load of the targets is even. Is this conclusion right?",
        ),
        {
            "a": Choice(
                Text("옳습니다. 대상마다 센 값이기 때문입니다.", "Yes: the figure is counted for each target."),
                Text(
                    "이름은 그렇게 들리지만 대상 그룹의 요청을 정상 대상 수로 나눈 평균입니다.",
                    "The name sounds like it, but it is an average: the group's requests divided by its"
                    " healthy targets.",
                ),
            ),
            "b": Choice(
                Text(
                    "틀립니다. 평균이므로 액세스 로그에서 대상별로 세어야 합니다.",
                    "No: the figure is an average. Count by target in the access log.",
                ),
                Text(
                    "ALB에서는 5번째 필드 target:port를 셉니다.",
                    "For an ALB count field 5, target:port.",
                ),
                right=True,
            ),
            "c": Choice(
                Text(
                    "틀립니다. NonStickyRequestCount를 대상별로 보아야 합니다.",
                    "No: look at NonStickyRequestCount for each target.",
                ),
                Text(
                    "결론이 틀린 것은 맞지만 이 지표에는 대상도 대상 그룹도 차원으로 없습니다. 새로 고른 요청을 "
                    "셀 뿐입니다.",
                    "The conclusion is wrong, but this metric has neither target nor target group as a "
                    "dimension. It counts requests for which a target was chosen afresh.",
                ),
            ),
        },
    ),
    "06.q4": QuizQuestion(
        Text(
            "사용자 대부분이 회사 네트워크에서 NAT 하나를 거쳐 접속합니다. TCP 대상 그룹에 source_ip 고정을 켠 "
            "NLB에서 대상 "
            "하나만 바쁩니다. 애플리케이션은 HTTP입니다. 사용자를 나누면서 고정도 유지하려면 무엇이 알맞습니까?",
            "Most users come from a company network through one NAT. An NLB whose TCP target "
            "group is sticky by source_ip has a single busy target. The application speaks "
            "HTTP. What distributes the users and keeps them sticky?",
        ),
        {
            "a": Choice(
                Text("대상을 더 추가합니다.", "Add more targets."),
                Text(
                    "주소 하나는 대상 하나로만 갑니다. 추가한 대상은 이 사용자들을 나누어 받지 못합니다.",
                    "One address leads to one target. Added targets get no part of these users.",
                ),
            ),
            "b": Choice(
                Text("NLB의 고정 기간을 줄입니다.", "Shorten the NLB's stickiness duration."),
                Text(
                    "ALB에서는 조절할 수 있지만 NLB의 source_ip에는 기간 설정이 없습니다.",
                    "An ALB has such a setting, but there is no duration with source_ip on an NLB.",
                ),
            ),
            "c": Choice(
                Text("NLB의 대상 그룹에 lb_cookie를 켭니다.", "Turn on lb_cookie in the NLB's target group."),
                Text(
                    "쿠키를 쓴다는 생각은 좋지만 TCP 대상 그룹에서는 거부됩니다. NLB는 HTTP를 읽지 않습니다.",
                    "A cookie is the right idea, but a TCP target group refuses the type; an NLB does not read HTTP.",
                ),
            ),
            "d": Choice(
                Text("쿠키로 고정하는 ALB를 씁니다.", "Use an ALB with cookie stickiness."),
                Text(
                    "쿠키는 브라우저마다 다르므로 주소가 같아도 나누어 고정할 수 있습니다.",
                    "Each browser has its own cookie, so users can stick to different targets from one address.",
                ),
                right=True,
            ),
        },
    ),
    "06.q5": QuizQuestion(
        Text(
            "ALB의 고정 기간은 10분입니다. 한 파트너의 프로그램이 쿠키를 저장하며 2초마다 요청을 보냅니다. "
            "프로그램이 고정된 대상은 다른 대상보다 훨씬 바쁩니다. 1시간 뒤에는 어떻게 됩니까?",
            "An ALB has a stickiness duration of 10 minutes. A partner's program keeps its "
            "cookies and sends a request every 2 seconds; its target is much busier than the "
            "others. What happens an hour later?",
        ),
        {
            "a": Choice(
                Text("10분마다 다른 대상으로 옮겨 갑니다.", "It moves to another target every 10 minutes."),
                Text(
                    "기간이 처음부터 흐른다고 생각하기 쉽지만, ALB는 요청마다 쿠키를 갱신하고 마지막 요청부터 셉니다.",
                    "It is tempting to count from the start, but an ALB renews the cookie with each request and "
                    "counts from the last one.",
                ),
            ),
            "b": Choice(
                Text("여전히 같은 대상으로 갑니다.", "It still goes to the same target."),
                Text(
                    "10분을 쉬는 일이 없으므로 대상이 정상인 한 고정이 끝나지 않습니다.",
                    "It never pauses for 10 minutes, so the binding does not end while the target is healthy.",
                ),
                right=True,
            ),
            "c": Choice(
                Text("대상이 바쁘면 ALB가 고정을 무시합니다.", "The ALB ignores stickiness when the target is busy."),
                Text(
                    "바쁜 것과 비정상인 것은 다릅니다. 정상인 대상을 가리키는 유효한 쿠키는 부하와 상관없이 따릅니다.",
                    "Busy is not unhealthy. A valid cookie that names a healthy target is followed whatever the "
                    "load is.",
                ),
            ),
        },
    ),
    "06.q6": QuizQuestion(
        Text(
            "부하 테스트 도구가 쿠키 저장소 하나를 모든 가상 사용자가 함께 쓰게 합니다. 고정을 켠 ALB에 보내니 "
            "대상 하나만 요청을 받습니다. 무엇을 결론지을 수 있습니까?",
            "A load test lets all its virtual users share one cookie jar. Sent to an ALB with stickiness, all "
            "requests reach one target. What follows?",
        ),
        {
            "a": Choice(
                Text(
                    "테스트가 만든 현상입니다. 가상 사용자마다 저장소를 따로 두고 다시 재야 합니다.",
                    "It comes from the test: give each virtual user its own jar and measure again.",
                ),
                Text(
                    "로드 밸런서에게 쿠키 저장소 하나는 클라이언트 하나라고 추론할 수 있습니다.",
                    "To the load balancer one jar is one client, as we deduce.",
                ),
                right=True,
            ),
            "b": Choice(
                Text("ALB의 라운드 로빈이 고장 났습니다.", "Round robin of the ALB is broken."),
                Text(
                    "라운드 로빈은 쿠키가 없는 첫 요청에만 쓰였습니다. 그 뒤에는 모두 같은 쿠키를 따랐습니다.",
                    "Round robin was used for the first request, which had no cookie. All later ones followed "
                    "that cookie.",
                ),
            ),
            "c": Choice(
                Text("ALB는 테스트 도구의 IP 주소로 고정합니다.", "The ALB sticks by the IP address of the test tool."),
                Text(
                    "IP 주소로 고정하는 것은 NLB의 source_ip입니다. ALB는 쿠키를 봅니다.",
                    "That is source_ip on an NLB. An ALB looks at cookies.",
                ),
            ),
        },
    ),
}
