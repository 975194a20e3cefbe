"""ERRORS. A mistake that the person at the keyboard can mend: a code, and facts by name. No sentence stands here.

This is the ground of the package. `sticky_lab.words` holds the sentences and, once imported, says how an error reads;
rules that are used without it are told by code and facts.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import wraps
from typing import Any, ClassVar, Protocol, TypeVar

# A fact that a person wrote may be of any length; so many letters of it are shown.
LONGEST_FACT = 60

_Class = TypeVar("_Class", bound=type)


class Sentence(Protocol):
    """What an error says, in whatever languages there are."""

    def plain(self) -> str:
        """Return it on one line."""

    def lines(self) -> list[str]:
        """Return it as lines for a notebook's plain output."""


class StickyLabError(Exception):
    """A mistake that can be mended by whoever made it.

    `code` names it, such as "target_unknown"; `facts` are what its sentence fills in: the value that was given, what is
    allowed. In a notebook only the sentence is shown, without a traceback; the command line prints it on one line.
    """

    #: How an error reads; `sticky_lab.words` puts its own function here.
    in_words: ClassVar[Callable[[StickyLabError], Sentence]]

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def text(self) -> Sentence:
        """What it says; a notebook shows it in the language of the page."""
        return type(self).in_words(self)

    def __str__(self) -> str:
        return self.text.plain()

    def _render_traceback_(self) -> list[str]:
        """IPython asks for this instead of a traceback."""
        return self.text.lines()


class _BareFacts:
    """How an error reads where nobody has words for it."""

    def __init__(self, error: StickyLabError) -> None:
        self._line = ", ".join([error.code, *(f"{name}={fact}" for name, fact in error.facts.items())])

    def plain(self) -> str:
        return self._line

    def lines(self) -> list[str]:
        return [self._line]


StickyLabError.in_words = _BareFacts


class UnknownNameError(StickyLabError, AttributeError):
    """A name that is not there, such as a misspelled keyword; says which was meant, if one comes near."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = list(known)
        nearest = get_close_matches(name, names, 1)
        if nearest:
            super().__init__("name_meant", value=shown(name), nearest=nearest[0])
        else:
            super().__init__("name_unknown", value=shown(name), allowed=", ".join(names))


def shown(value: object) -> str:
    """Return a value that a person gave as an error shows it: its repr, cut to `LONGEST_FACT` letters."""
    try:
        return repr(value)[:LONGEST_FACT]
    except Exception:  # an object of a learner's own may have a repr that fails
        return f"<{type(value).__name__}>"


def helpful(cls: _Class) -> _Class:
    """Decorate a class that learners use: a name that it does not have is answered by the nearest that it has.

    That goes for its attributes, and for the arguments of its public methods.
    """
    for name, attribute in list(vars(cls).items()):
        if inspect.isfunction(attribute) and (name == "__init__" or not name.startswith("_")):
            setattr(cls, name, _checked(attribute))

    def unknown(self: object, name: str) -> Any:
        # Python's own questions, such as IPython's for a way to draw this, are no misspelled names.
        if name.startswith("_"):
            raise AttributeError(name)
        raise UnknownNameError(name, [known for known in dir(self) if not known.startswith("_")])

    cls.__getattr__ = unknown  # type: ignore[attr-defined]
    return cls


def _checked(function: Callable[..., Any]) -> Callable[..., Any]:
    name_of_call = function.__qualname__.removesuffix(".__init__").rpartition(".")[2]
    signature = inspect.signature(function)
    kinds = inspect.Parameter
    parameters = list(signature.parameters.values())
    named = [one.name for one in parameters if one.kind in (kinds.POSITIONAL_OR_KEYWORD, kinds.KEYWORD_ONLY)]
    takes_any = any(one.kind is kinds.VAR_KEYWORD for one in parameters)

    @wraps(function)
    def call(*arguments: Any, **keywords: Any) -> Any:
        if not takes_any:
            for name in keywords:
                if name not in named:
                    raise UnknownNameError(name, named[1:])
        try:
            return function(*arguments, **keywords)
        except TypeError:
            # Asked only now: it takes longer than most of these methods do.
            try:
                signature.bind(*arguments, **keywords)
            except TypeError:
                bare = [one.replace(annotation=kinds.empty) for one in parameters[1:]]
                form = signature.replace(parameters=bare, return_annotation=kinds.empty)
                raise StickyLabError("call_form", form=f"{name_of_call}{form}") from None
            raise

    return call
