"""THE CONTENT. Questions, exercises and rules as they stand in TOML files, Korean and English side by side.

A sentence is a table with a side for each language (`question.ko = "…"`, `question.en = "…"`); a further language is
a further line. A new file among `lessons/`, `labs/` or `rules/` is found without being named anywhere, and read when
something of it is asked for first. All functions raise `StickyLabError` for a file that is odd, naming file and key.

    lessons/01.toml         [predictions.NAME]  question, options or same_options_as
                            [quiz.NAME]         question, choices.KEY: answer, feedback, right
    labs/lab01/words.toml   [exercises.NAME]    title, hints 1 to 3, answers.NAME: reason, next_step; include
                            [shared.NAME]       an answer for each exercise that has it in its `include`
                            [words.NAME]        what the lab says besides; [signs.NAME]: what speaks against an answer
    checking/answers.toml   [answers.NAME]      what any check can find
    rules/general.toml      [rules.ID]          a rule in plain words; [families.LETTERS]: the heading above such rules
    making/rules_page.toml  [words.NAME]        the page around them; [confidence.TAG]: how sure a rule is
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sticky_lab.course.content_file import Part, read
from sticky_lab.words import Text
from sticky_lab.words import content as words

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """A prediction and its options. The keys of the options are what an experiment can turn out to be."""

    text: Text
    options: dict[str, Text]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer of a quiz, and what is said to whoever gives it: why it is right, or what makes it tempting."""

    text: Text
    feedback: Text
    right: bool = False


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question at the end of a lesson: one choice is right. `choices` has short names, such as "a", as keys."""

    text: Text
    choices: dict[str, Choice]


@dataclass(frozen=True, slots=True)
class Lesson:
    """The questions of a lesson; "01.with-cookie" is the name of a prediction, "01.q1" of a question of the quiz."""

    predictions: dict[str, Question]
    quiz: dict[str, QuizQuestion]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check says: why the work does not pass (or does), and what to do next. It never shows the solution."""

    reason: Text
    next_step: Text


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """The words of one exercise.

    `hints` are a question, a pointer to a section of a lesson, and a sketch. `answers` has a name for each thing that
    a check can find wrong; "passed" is what it says when it finds nothing.
    """

    title: Text
    hints: tuple[Text, Text, Text]
    answers: dict[str, Answer]


@dataclass(frozen=True, slots=True)
class LabWords:
    """All that a lab says: its exercises by name, such as "lab01.products", and the rest as its own code names it."""

    exercises: dict[str, ExerciseWords]
    words: dict[str, Text]
    signs: dict[str, Text]


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules in plain words by their ids; headings of the page by the letters before the number of a rule."""

    texts: dict[str, Text]
    families: dict[str, Text]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What stands around the rules: words by name, and by the specification's tags how sure a rule is."""

    words: dict[str, Text]
    confidence: dict[str, Text]


@cache
def predictions() -> dict[str, Question]:
    """Return the predictions of all lessons by name, such as "01.with-cookie"."""
    return {name: one for lesson in lessons() for name, one in lesson.predictions.items()}


@cache
def quiz_questions() -> dict[str, QuizQuestion]:
    """Return the questions of all quizzes by name, such as "01.q1"."""
    return {name: one for lesson in lessons() for name, one in lesson.quiz.items()}


@cache
def exercises() -> dict[str, ExerciseWords]:
    """Return the words of all exercises by name, such as "lab01.products"."""
    labs = sorted(path.parent.name for path in FOLDER.glob("labs/*/words.toml"))
    return {name: one for lab in labs for name, one in lab_words(lab).exercises.items()}


@cache
def lab_words(lab: str) -> LabWords:
    """Return what a lab, such as "lab01", says."""
    return read_lab(FOLDER / "labs" / lab / "words.toml")


def lab_text(lab: str, name: str) -> Text:
    """Return what a lab says under a name among its `words`."""
    return lab_words(lab).words[name]


def exercise_words(name: str) -> ExerciseWords:
    """Return the words of one exercise, and read no other lab for it."""
    return lab_words(name.partition(".")[0]).exercises[name]


@cache
def common_answers() -> dict[str, Answer]:
    """Return what any check can find before it looks at the work itself."""
    whole = read(FOLDER / "checking" / "answers.toml").only("answers")
    return {name: _answer(part) for name, part in whole.parts("answers").items()}


@cache
def rules() -> Rules:
    """Return the rules that lessons name; the specification beside `stickiness` is the law."""
    found = Rules({}, {})
    for path in sorted(FOLDER.glob("rules/*.toml")):
        whole = read(path).only("families", "rules")
        for key, known in (("families", found.families), ("rules", found.texts)):
            for name, text in whole.texts(key).items():
                if name in known:
                    raise whole.part(key).odd(name, words.TWICE)
                known[name] = text
    return found


@cache
def rules_page() -> RulesPage:
    """Return the words of the page of the rules."""
    whole = read(FOLDER / "making" / "rules_page.toml").only("words", "confidence")
    return RulesPage(whole.texts("words"), whole.texts("confidence"))


def read_lesson(path: Path) -> Lesson:
    """Return what a lesson's file holds; its name without the ending begins the names of its questions."""
    whole = read(path).only("predictions", "quiz")
    asked: dict[str, Question] = {}
    for name, part in whole.parts("predictions").items():
        asked[name] = _question(part, asked)
    return Lesson(
        {f"{path.stem}.{name}": one for name, one in asked.items()},
        {f"{path.stem}.{name}": _quiz_question(part) for name, part in whole.parts("quiz").items()},
    )


def read_lab(path: Path) -> LabWords:
    """Return what a lab's file holds; the name of its folder begins the names of its exercises."""
    whole = read(path).only("words", "signs", "shared", "exercises")
    shared = {name: _answer(part) for name, part in whole.parts("shared").items()}
    return LabWords(
        {f"{path.parent.name}.{name}": _exercise(part, shared) for name, part in whole.parts("exercises").items()},
        whole.texts("words", filled=True),
        whole.texts("signs"),
    )


@cache
def lessons() -> tuple[Lesson, ...]:
    """Return the questions of each lesson that has any, in order."""
    return tuple(map(read_lesson, sorted(FOLDER.glob("lessons/*.toml"))))


def _question(part: Part, before: Mapping[str, Question]) -> Question:
    part.only("question", "options", "same_options_as")
    if "same_options_as" not in part.held:
        part.part("options")
        return Question(part.text("question"), part.texts("options"))
    if "options" in part.held:
        raise part.odd("same_options_as", words.TWICE)
    other = part.held["same_options_as"]
    if not isinstance(other, str) or other not in before:
        raise part.odd("same_options_as", words.NOT_THERE, value=other, among="predictions")
    return Question(part.text("question"), before[other].options)


def _quiz_question(part: Part) -> QuizQuestion:
    part.only("question", "choices")
    choices = {
        key: Choice(
            one.only("answer", "feedback", "right").text("answer"),
            one.text("feedback"),
            one.truth("right"),
        )
        for key, one in part.parts("choices").items()
    }
    right = sum(one.right for one in choices.values())
    if right != 1:
        raise part.odd("choices", words.RIGHT, count=right)
    return QuizQuestion(part.text("question"), choices)


def _answer(part: Part) -> Answer:
    part.only("reason", "next_step")
    return Answer(part.text("reason", filled=True), part.text("next_step", filled=True))


def _exercise(part: Part, shared: Mapping[str, Answer]) -> ExerciseWords:
    part.only("title", "hints", "include", "answers")
    answers = {name: _answer(one) for name, one in part.parts("answers").items()}
    if "passed" not in answers:
        raise part.odd("answers.passed", words.MISSING)
    for name in part.names("include", shared, "shared"):
        if name in answers:
            raise part.odd(f"answers.{name}", words.TWICE)
        answers[name] = shared[name]
    hints = part.texts("hints")
    if set(hints) != {"1", "2", "3"}:
        raise part.odd("hints", words.HINTS, found=", ".join(hints) or "—")
    return ExerciseWords(part.text("title"), (hints["1"], hints["2"], hints["3"]), answers)
