"""The command line: `sticky-lab study | up | check | rules | doctor`.

It speaks the language of the terminal's locale. A mistake gets one line on standard error and exit status 2.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from typing import NoReturn

import sticky_lab
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.stickiness import ALGORITHMS
from sticky_lab.words import Text, command_line, one_line, sentence, terminal_language


class _Parser(argparse.ArgumentParser):
    """An argparse that says what is wrong in one line, in the terminal's language."""

    def error(self, message: str) -> NoReturn:
        raise StickyLabError("command_line", value=message[:200], program=self.prog)


def _port(written: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", written) or int(written) > 65535:
        raise StickyLabError("port_range", value=written[:60])
    return int(written)


def _group(written: str) -> tuple[str, tuple[int, int]]:
    form = re.fullmatch("([^=:]{1,40})=([0-9]{1,4}):([0-9]{1,4})", written)
    if not form:
        raise StickyLabError("group_option", value=shown(written))
    return form[1], (int(form[2]), int(form[3]))


def _path(written: str) -> str:
    if not re.fullmatch("/[!-~]*", written):
        raise StickyLabError("browser_path", value=shown(written))
    return written


def _seconds(written: str) -> float:
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", written) or not 0.1 <= float(written) <= 300:
        raise StickyLabError("health_interval", value=shown(written))
    return float(written)


def _whole_seconds(written: str) -> int:
    if not re.fullmatch("[0-9]{1,4}", written) or not 1 <= int(written) <= 3600:
        raise StickyLabError("check_seconds", value=shown(written))
    return int(written)


def _say(text: Text) -> None:
    print(text.plain(terminal_language(os.environ)), flush=True)


def _parser() -> argparse.ArgumentParser:
    language = terminal_language(os.environ)
    parser = _Parser(prog="sticky-lab", description=command_line.PROGRAM.plain(language))
    parser.add_argument("--version", action="version", version=sticky_lab.__version__)
    several = parser.add_subparsers(dest="command", required=True, metavar="study | up | check | rules | doctor")

    study = several.add_parser("study", help=command_line.STUDY.plain(language))
    study.add_argument("--port", type=_port, help=command_line.HELP_STUDY_PORT.plain(language))
    study.add_argument("--no-browser", action="store_true", help=command_line.HELP_NO_BROWSER.plain(language))

    up = several.add_parser("up", help=command_line.UP.plain(language))
    up.add_argument("--targets", type=int, metavar="N", help=command_line.HELP_TARGETS.plain(language))
    places = "instance|shared|redis://127.0.0.1:6379/0"
    up.add_argument("--sessions", metavar=places, help=command_line.HELP_SESSIONS.plain(language))
    up.add_argument("--product", metavar="alb|clb|nlb", help=command_line.HELP_PRODUCT.plain(language))
    kinds = "off|lb_cookie|app_cookie|source_ip"
    up.add_argument("--stickiness", default="off", metavar=kinds, help=command_line.HELP_STICKINESS.plain(language))
    up.add_argument("--duration", metavar="90s|15m|1h|1d", help=command_line.HELP_DURATION.plain(language))
    up.add_argument("--cookie-name", metavar="NAME", help=command_line.HELP_COOKIE_NAME.plain(language))
    up.add_argument("--algorithm", metavar="|".join(ALGORITHMS), help=command_line.HELP_ALGORITHM.plain(language))
    up.add_argument(
        "--group",
        action="append",
        default=[],
        type=_group,
        metavar="NAME=WEIGHT:TARGETS",
        help=command_line.HELP_GROUP.plain(language),
    )
    up.add_argument(
        "--group-stickiness", metavar="90s|15m|1h|1d", help=command_line.HELP_GROUP_STICKINESS.plain(language)
    )
    up.add_argument(
        "--target",
        action="append",
        default=[],
        metavar="http://127.0.0.1:9001",
        help=command_line.HELP_TARGET.plain(language),
    )
    up.add_argument("--health-path", type=_path, metavar="/PATH", help=command_line.HELP_HEALTH_PATH.plain(language))
    up.add_argument(
        "--health-interval", type=_seconds, metavar="SECONDS", help=command_line.HELP_HEALTH_INTERVAL.plain(language)
    )
    up.add_argument("--access-log", metavar="FILE", help=command_line.HELP_ACCESS_LOG.plain(language))
    up.add_argument("--admin-port", type=_port, metavar="PORT", help=command_line.HELP_ADMIN_PORT.plain(language))
    up.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=command_line.HELP_HOST.plain(language))
    up.add_argument("--allow-non-loopback", action="store_true", help=command_line.HELP_NON_LOOPBACK.plain(language))
    up.add_argument("--port", type=_port, default=0, help=command_line.HELP_UP_PORT.plain(language))
    up.add_argument("--json", action="store_true", help=command_line.HELP_JSON.plain(language))

    rules = several.add_parser("rules", help=command_line.RULES.plain(language))
    rules.add_argument("--markdown", action="store_true", help=command_line.HELP_MARKDOWN.plain(language))

    check = several.add_parser("check", help=command_line.CHECK.plain(language))
    check.add_argument("notebook", metavar="NOTEBOOK", help=command_line.HELP_NOTEBOOK.plain(language))
    check.add_argument("--seconds", type=_whole_seconds, default=300, help=command_line.HELP_SECONDS.plain(language))
    check.add_argument("--json", action="store_true", help=command_line.HELP_CHECK_JSON.plain(language))

    several.add_parser("doctor", help=command_line.DOCTOR.plain(language))
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Korean Windows has no "✓" in the encoding of a redirected output
    try:
        options = _parser().parse_args(arguments)
        if options.command == "up":
            from sticky_lab.commands.up import up

            return up(options, _say)
        if options.command == "study":
            from sticky_lab.commands.study import study

            return study(port=options.port, open_browser=not options.no_browser, say=_say)
        if options.command == "rules":
            from sticky_lab.commands.rules import as_markdown, as_text

            print(as_markdown() if options.markdown else as_text(terminal_language(os.environ)), end="")
            return 0
        if options.command == "check":
            from sticky_lab.commands.check import check_notebook

            return check_notebook(options.notebook, seconds=options.seconds, as_json=options.json, say=_say)
        from sticky_lab.commands.doctor import doctor

        return doctor(_say)
    except StickyLabError as error:
        print(f"sticky-lab: {one_line(sentence(error), os.environ)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
