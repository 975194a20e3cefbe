"""The command line: `sticky-lab study | up | doctor`.

It speaks the language of the terminal's locale. A mistake gets one line on standard error and exit status 2.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

import sticky_lab
from sticky_lab.messages import StickyLabError, Text, commands, one_line, refusals, terminal_language
from sticky_lab.stickiness import STICKINESS_TYPES


class _Parser(argparse.ArgumentParser):
    """An argparse that says what is wrong in one line, in the terminal's language."""

    def error(self, message: str) -> NoReturn:
        raise StickyLabError(refusals.COMMAND_LINE, value=message, program=self.prog)


def _port(written: str) -> int:
    if not written.isdecimal() or not 0 <= int(written) <= 65535:
        raise StickyLabError(refusals.PORT_RANGE, value=written)
    return int(written)


def _say(text: Text) -> None:
    print(text.plain(terminal_language(os.environ)), flush=True)


def _parser() -> argparse.ArgumentParser:
    language = terminal_language(os.environ)
    parser = _Parser(prog="sticky-lab", description=commands.PROGRAM.plain(language))
    parser.add_argument("--version", action="version", version=sticky_lab.__version__)
    several = parser.add_subparsers(dest="command", required=True, metavar="study | up | doctor")

    study = several.add_parser("study", help=commands.STUDY.plain(language))
    study.add_argument("--port", type=_port, help=commands.HELP_STUDY_PORT.plain(language))
    study.add_argument("--no-browser", action="store_true", help=commands.HELP_NO_BROWSER.plain(language))

    up = several.add_parser("up", help=commands.UP.plain(language))
    up.add_argument("--targets", type=int, default=3, metavar="N", help=commands.HELP_TARGETS.plain(language))
    kinds = "|".join(STICKINESS_TYPES)
    up.add_argument("--stickiness", default="off", metavar=kinds, help=commands.HELP_STICKINESS.plain(language))
    up.add_argument("--duration", metavar="90s|15m|1h|1d", help=commands.HELP_DURATION.plain(language))
    up.add_argument("--port", type=_port, default=0, help=commands.HELP_UP_PORT.plain(language))
    up.add_argument("--json", action="store_true", help=commands.HELP_JSON.plain(language))

    several.add_parser("doctor", help=commands.DOCTOR.plain(language))
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    try:
        options = _parser().parse_args(arguments)
        if options.command == "up":
            from sticky_lab.commands.up import up

            return up(
                targets=options.targets,
                port=options.port,
                stickiness=options.stickiness,
                duration=options.duration,
                as_json=options.json,
                say=_say,
            )
        if options.command == "study":
            from sticky_lab.commands.study import study

            return study(port=options.port, open_browser=not options.no_browser, say=_say)
        from sticky_lab.commands.doctor import doctor

        return doctor(_say)
    except StickyLabError as error:
        print(f"sticky-lab: {one_line(error.text, os.environ)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
