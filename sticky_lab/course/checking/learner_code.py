"""Running what a learner wrote: within a time limit, with an error told by its line and without a traceback."""

from __future__ import annotations

import dis
import linecache
import sys
import threading
from collections.abc import Callable, Mapping
from inspect import signature
from types import CodeType, FrameType, FunctionType
from typing import Any, TypeGuard, TypeVar

from sticky_lab.course.checking.exercise import NotYetError
from sticky_lab.course.checking.supervisor import MOST_BYTES
from sticky_lab.errors import StickyLabError
from sticky_lab.words import Text, sentence
from sticky_lab.words.checking import ERROR, LINE

CALL_SECONDS = 2.0
LARGEST = 10**15

Plain = TypeVar("Plain", str, float, list[Any])


def call(function: Callable[..., Any], *arguments: Any, name: str | None = None, seconds: float = CALL_SECONDS) -> Any:
    """Return what the learner's function returns; `name` is what it is called where its own name may be another.

    Raises `NotYetError` if it is no function, does not take these arguments, raises, or takes longer than `seconds`.
    It runs in a thread: one that never ends can be left behind, for it ends with the process.
    """
    name = name or getattr(function, "__name__", "?")
    if not callable(function):
        raise NotYetError("not_a_function", name=name)
    if not _takes(function, arguments):
        raise NotYetError("wrong_parameters", name=name, count=len(arguments))
    outcome: dict[str, Any] = {}

    def run() -> None:
        try:
            outcome["value"] = function(*arguments)
        except BaseException as error:  # whatever it is, the learner hears of it
            outcome["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        frame = sys._current_frames().get(thread.ident or 0)
        raise NotYetError("too_slow", name=name, seconds=f"{seconds:g}", place=_place_of_frame(frame))
    if isinstance(outcome.get("error"), NotImplementedError):
        raise NotYetError("not_written", name=name)
    if "error" in outcome:
        error = outcome["error"]
        if isinstance(error, MemoryError):
            raise NotYetError("too_much_memory", most=MOST_BYTES >> 30)
        raise NotYetError("raised", name=name, error=in_words(error), place=_place_of_error(error))
    return outcome["value"]


def is_written(value: object) -> bool:
    """Whether there is something to check: not None, not `...`, and no function with an empty body."""
    if value is None or value is ...:
        return False
    if isinstance(value, FunctionType):
        steps = [step for step in dis.get_instructions(value) if step.opname not in ("RESUME", "NOP")]
        empty = all(step.opname in ("LOAD_CONST", "RETURN_VALUE", "RETURN_CONST") for step in steps)
        return not empty or any(step.argval not in (None, ...) for step in steps if step.opname.endswith("CONST"))
    return True


def plain(value: object, kind: type[Plain]) -> TypeGuard[Plain]:
    """Whether this is an ordinary value: a text (`str`), a number (`float`; an int is one too) or a `list` of those.

    Only such a value may be compared: a class of the learner's could claim to be equal to anything. A number is finite
    and within ±`LARGEST`.
    """
    if kind is list:
        return type(value) is list and all(plain(one, str) or plain(one, float) for one in value)
    if kind is str:
        return type(value) is str
    return (type(value) is int or type(value) is float) and -LARGEST <= value <= LARGEST


def _takes(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
    try:
        signature(function).bind(*arguments)
    except TypeError:
        return False
    except ValueError:  # some functions of C do not tell
        return True
    return True


def in_words(error: BaseException) -> Text:
    """Return what kind of error this is and what it says, short."""
    kind = type(error).__name__
    if isinstance(error, StickyLabError):
        return ERROR.fill(kind=kind, said=sentence(error))
    said = " ".join(str(error).split())[:100]
    words = f"{kind}: {said}" if said else kind
    return Text(words, words)


def _place_of_error(error: BaseException) -> Text:
    trace = error.__traceback__
    places = []
    while trace:
        places.append((trace.tb_frame.f_code, trace.tb_lineno))
        trace = trace.tb_next
    return _place(places)


def _place_of_frame(frame: FrameType | None) -> Text:
    places = []
    while frame:
        places.append((frame.f_code, frame.f_lineno))
        frame = frame.f_back
    return _place(places[::-1])


def _place(places: list[tuple[CodeType, int]]) -> Text:
    """Return the innermost line of the learner's own code."""
    own = [(_sources[code], line) for code, line in places if code in _sources]
    lines, line = own[-1] if own else ([], 0)
    code = lines[line - 1].strip() if 0 < line <= len(lines) else "?"
    return LINE.fill(line=line or "?", code=code)


# The lines of the cell that a piece of code came from. The name of its file does not come along to another process;
# pieces of code that do the same under the same name on the same line are equal there too.
Sources = dict[CodeType, list[str]]
_sources: Sources = {}


def sources_of(namespace: Mapping[str, object]) -> Sources:
    """Return the source lines of every function in a notebook that is not ours, by its code."""
    functions = [value for value in namespace.values() if isinstance(value, FunctionType)]
    pieces = [one.__code__ for one in functions if not (one.__module__ or "").startswith("sticky_lab.")]
    found: Sources = {}
    for code in pieces:
        lines = linecache.getlines(code.co_filename)
        if lines:
            found[code] = lines
            pieces += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
    return found


def show_sources(sources: Sources) -> None:
    """Let these lines be quoted in this process."""
    _sources.update(sources)
