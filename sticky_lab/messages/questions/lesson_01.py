"""The questions of lesson 1, sticky sessions."""

from sticky_lab.messages.questions.forms import Question, QuizQuestion
from sticky_lab.messages.text import Text

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
    "01.duration": Question(
        Text(
            "고정 기간은 1시간입니다. alice가 59분 쉬었다가 요청을 보내고, 다시 59분 쉬었다가 요청을 보냅니다. "
            "두 번째 요청은 어디로 갈까요?",
            "The duration is one hour. Alice waits 59 minutes, sends a request, waits another 59 minutes "
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

QUIZ: dict[str, QuizQuestion] = {}
