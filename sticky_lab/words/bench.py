"""What a lab says."""

from sticky_lab.words.text import Text

LAB_REPLACED = Text(
    "이전에 열려 있던 랩을 닫고 새 랩을 열었습니다.",
    "The lab that was open before has been closed; this is a new one.",
)
