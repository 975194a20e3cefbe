"""The prediction questions of the lessons: what is asked before an experiment, and what may be answered."""

from __future__ import annotations

from dataclasses import dataclass

from sticky_lab.messages.text import Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its options. The keys of the options are what an experiment can turn out to be."""

    text: Text
    options: dict[str, Text]


QUESTIONS: dict[str, Question] = {
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

STORED = Text("예측: {question}", "Predict: {question}")
PREDICT = Text("먼저 예측해 보십시오", "Predict first")
OBSERVED = Text("관찰한 결과: {observed}", "What happened: {observed}")
NOT_PREDICTED = Text(
    "예측을 고르지 않았습니다. 질문 셀을 실행해 답을 고른 다음 이 셀을 다시 실행하면 비교해 드립니다.",
    "You have made no prediction. Run the question's cell, choose an answer, then run this cell again.",
)
AS_PREDICTED = Text("예측과 같습니다.", "Just as you predicted.")
OTHER_THAN_PREDICTED = Text(
    "예측은 “{predicted}”였습니다. 왜 다른지 아래 설명에서 확인하십시오.",
    "You predicted: “{predicted}”. Read below why it came out differently.",
)
