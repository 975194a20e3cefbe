"""The process that judges: a learner's work comes in on standard input, the verdict goes out as one line of JSON."""

from __future__ import annotations

import json
import os
import pickle
import sys

from sticky_lab.course.checks.exercises import EXERCISES
from sticky_lab.course.checks.forms import Exercise, NotYetError, Verdict, verdict
from sticky_lab.course.checks.learner_code import is_written, show_sources


def judged(exercise: Exercise, work: dict[str, object]) -> Verdict:
    """Judge the work, here and now."""
    try:
        for name in exercise.takes:
            if not is_written(work.get(name)):
                raise NotYetError("not_written", name=name)
        observed = exercise.judge(*(work[name] for name in exercise.takes))
    except NotYetError as not_yet:
        return verdict(exercise.name, not_yet.answer, not_yet.observed, **not_yet.facts)
    return verdict(exercise.name, "passed", observed)


def judged_from_bytes(exercise: Exercise, pickled: dict[str, bytes]) -> Verdict:
    """Judge work that comes pickled, by name."""
    work = {}
    for name, value in pickled.items():
        try:
            work[name] = pickle.loads(value)
        except Exception as error:  # what cannot be unpickled says so in many ways
            return verdict(exercise.name, "not_movable", name=name, error=f"{type(error).__name__}: {error}"[:100])
    return judged(exercise, work)


def main() -> None:
    """Judge what standard input holds."""
    # What the learner's code prints, and what programs that it starts print, is not part of the answer.
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8") as answer:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        name, sources, pickled = pickle.load(sys.stdin.buffer)
        show_sources(sources)
        answer.write(json.dumps(judged_from_bytes(EXERCISES[name], pickled).as_json()))
    os._exit(0)  # a thread of the learner's may never end


if __name__ == "__main__":
    main()
