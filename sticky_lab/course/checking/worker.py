"""The process that judges: a learner's work comes in on standard input, the verdict goes out as JSON after a token.

The token came with the work: what is written without it, by code that found where the verdict goes, is no verdict.
"""

from __future__ import annotations

import json
import os
import pickle
import sys

from sticky_lab.course.checking.exercise import Exercise, NotYetError, Verdict, verdict
from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.checking.learner_code import in_words, is_written, show_sources
from sticky_lab.course.checking.supervisor import MOST_BYTES


def bound_memory() -> None:
    """Let what is asked for beyond `MOST_BYTES` raise MemoryError, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def judged(exercise: Exercise, work: dict[str, object]) -> Verdict:
    """Judge the work, here and now."""
    try:
        for name in exercise.takes:
            if not is_written(work.get(name)):
                raise NotYetError("not_written", name=name)
        observed = exercise.judge(*(work[name] for name in exercise.takes))
    except MemoryError:
        return verdict(exercise.name, "too_much_memory", most=MOST_BYTES >> 30)
    except Exception as error:  # whatever the work made of the judge, the learner hears of it
        if isinstance(error, NotYetError) and error.answer != "passed":
            return verdict(exercise.name, error.answer, error.observed, **error.facts)
        return verdict(exercise.name, "judge_failed", error=in_words(error))
    return verdict(exercise.name, "passed", observed)


def judged_from_bytes(exercise: Exercise, pickled: bytes) -> Verdict:
    """Judge work that comes pickled: a dictionary by name."""
    try:
        work = pickle.loads(pickled)
    except MemoryError:
        return verdict(exercise.name, "too_much_memory", most=MOST_BYTES >> 30)
    except Exception as error:  # what cannot be unpickled says so in many ways
        return verdict(exercise.name, "not_movable", name="`, `".join(exercise.takes), error=in_words(error))
    return judged(exercise, work)


def main() -> None:
    """Judge what standard input holds."""
    # What the learner's code prints, and what programs that it starts print, is not part of the answer.
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8") as answer:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        token, name, sources, pickled = pickle.load(sys.stdin.buffer)
        # Modules of the learner's own, beside the notebook: last, so that none stands in for one of Python's or ours.
        sys.path.append(os.getcwd())
        show_sources(sources)
        bound_memory()
        answer.write(token + json.dumps(judged_from_bytes(EXERCISES[name], pickled).as_json()))
    os._exit(0)  # a thread of the learner's may never end


if __name__ == "__main__":
    main()
