"""What is said when something cannot be done: what was wrong, what is allowed, what to do. By the error's code."""

from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness.refusals import SettingRefusedError
from sticky_lab.words.refusals import bench, command_line, course, settings
from sticky_lab.words.text import Text

SENTENCES: dict[str, Text] = settings.SENTENCES | bench.SENTENCES | command_line.SENTENCES | course.SENTENCES


def refusal(error: StickyLabError) -> Text:
    """See `sticky_lab.words.sentence`."""
    said = SENTENCES[error.code].fill(**error.facts)
    if isinstance(error, SettingRefusedError):
        said = said.followed_by(settings.SOURCES[error.basis].fill(rule=error.rule, aws_code=error.aws_code))
    return said
