"""What can be odd at a key of a file of the course's words; the refusal `content_odd` names file and key."""

from sticky_lab.words.text import Text

MISSING = Text("필요한 키인데 없습니다.", "this is needed and missing.")
UNKNOWN = Text("여기에는 쓸 수 없는 키입니다. 쓸 수 있는 키: {allowed}.", "no such key here; there can be: {allowed}.")
TWICE = Text("같은 이름이 이미 있습니다.", "this name is there already.")
NOT_A_TABLE = Text("키와 값이 담긴 표가 와야 합니다.", "a table of keys and values has to stand here.")
NOT_A_TEXT = Text(
    "한 줄의 문장이나, 줄마다 문자열 하나인 목록이 와야 합니다. 빈 문장은 쓸 수 없습니다.",
    "a sentence in one line has to stand here, or a list with a text for each line; it cannot be empty.",
)
NOT_A_TRUTH = Text("true나 false가 와야 합니다.", "true or false has to stand here.")
NOT_NAMES = Text("이름의 목록이 와야 합니다.", "a list of names has to stand here.")
LANGUAGE = Text(
    '문장의 키는 "ko", "en", "ja" 같은 언어 부호여야 합니다.',
    'the keys of a sentence are codes of languages, such as "ko", "en", "ja".',
)
BRACES = Text("중괄호의 짝이 맞지 않습니다.", "a brace has no partner.")
NOT_FILLED = Text(
    "이 문장에는 값을 채우지 않으므로 {fields} 자리를 쓸 수 없습니다.",
    "nothing is filled into this sentence, so there can be no {fields} in it.",
)
FIELDS_DIFFER = Text(
    "한국어 문장과 채울 자리가 다릅니다. 여기: {here}, 한국어: {korean}.",
    "what is to be filled in differs from the Korean sentence: here {here}, there {korean}.",
)
RIGHT = Text(
    "right = true인 선택지가 하나여야 합니다. 지금은 {count}개입니다.",
    "one choice has to have right = true; {count} have.",
)
HINTS = Text("힌트의 키는 1, 2, 3이어야 합니다. 지금은 {found}입니다.", "the hints are 1, 2 and 3; these are {found}.")
NOT_THERE = Text("{value}{이라는/라는} 이름은 {among}에 없습니다.", "there is no {value} in {among}.")
