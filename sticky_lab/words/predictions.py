"""What is said around a prediction; the questions themselves stand in `questions/`."""

from sticky_lab.words.text import Text

STORED = Text("예측: {question}", "Predict: {question}")
PREDICT = Text("먼저 예측해 보십시오", "Predict first")
OBSERVED = Text("관찰한 결과: {observed}", "What happened: {observed}")
NOT_PREDICTED = Text(
    "예측을 고르지 않았습니다. 질문 셀을 실행해 답을 고른 다음 이 셀을 다시 실행하면 비교해 드립니다.",
    "You have made no prediction. Run the question's cell, choose an answer, then run this cell again.",
)
AS_PREDICTED = Text("예측과 같습니다.", "Just as you predicted.")
OTHER_THAN_PREDICTED = Text(
    "예측: “{predicted}”. 왜 다른지 아래 설명에서 확인하십시오.",
    "You predicted: “{predicted}”. Read below why it came out differently.",
)
