"""What the package shows to whoever imports it: names, errors that help, tables of named rows, views."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest

import sticky_lab
from sticky_lab import Lab, SettingRefusedError, StickyLabError, Table, UnknownNameError
from sticky_lab.words import sentence


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    with Lab(targets=2, seed=1, start="2026-01-05T09:00:00Z") as one:
        one.set_stickiness("lb_cookie", duration="1h")
        one.browser("alice").visit(2)
        one.browser("bob").get("/")
        yield one


def run(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_package_lists_what_there_is_and_can_give_all_of_it() -> None:
    assert {"Lab", "StickyLabError", "SettingRefusedError", "Table", "predict", "check"} <= set(dir(sticky_lab))
    assert all(getattr(sticky_lab, name) for name in dir(sticky_lab))
    with pytest.raises(AttributeError):
        _ = sticky_lab.labs


def test_the_package_ships_its_types() -> None:
    assert files("sticky_lab").joinpath("py.typed").is_file()


def test_a_lab_has_fewer_than_thirty_public_names(lab: Lab) -> None:
    assert len([name for name in dir(lab) if not name.startswith("_")]) < 30


def test_widgets_are_imported_when_a_view_is_asked_for_and_not_before() -> None:
    script = """if True:
        import sys
        from sticky_lab import Lab
        with Lab(targets=1) as lab:
            lab.browser("alice").get("/")
            before = "ipywidgets" in sys.modules
            lab.map()
            print(before, "ipywidgets" in sys.modules)
    """
    assert run(script) == "False True\n"


def test_a_target_starts_without_the_rules_and_what_they_need() -> None:
    script = """if True:
        import sys
        import sticky_lab.fleet.app, sticky_lab.fleet.target
        print({name for name in sys.modules if name.startswith(("sticky_lab.stickiness", "cryptography"))})
    """
    assert run(script) == "set()\n"


def test_the_rules_tell_a_mistake_by_code_and_facts_where_nobody_has_words_for_it() -> None:
    script = """if True:
        import sys
        from sticky_lab.stickiness import TargetGroupAttributes, parse_duration
        for mistake in (lambda: parse_duration("soon"), lambda: TargetGroupAttributes(algorithm="dice")):
            try:
                mistake()
            except Exception as error:
                print(error)
        print("sticky_lab.words" in sys.modules)
    """
    first, second, words = run(script).splitlines()
    assert first == "duration_unreadable, value='soon'"
    assert second.startswith("not_one_of, key=load_balancing.algorithm.type, value='dice', allowed=round_robin")
    assert words == "False"


def test_an_error_carries_its_code_its_facts_and_what_aws_would_say(lab: Lab) -> None:
    with pytest.raises(SettingRefusedError) as refused:
        lab.set_stickiness("app_cookie", duration="1h", cookie_name="AWSALB-mine")
    error = refused.value
    assert (error.code, error.rule, error.aws_code) == ("cookie_name_reserved", "CFG-04", "ValidationError")
    assert error.key == "stickiness.app_cookie.cookie_name"
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.facts, again.key) == (error.code, error.facts, error.key)


WRONG_NAMES: list[tuple[Callable[[Lab], object], str]] = [
    (lambda lab: lab.set_stickyness, "set_stickiness"),  # type: ignore[attr-defined]
    (lambda lab: lab.set_stickiness("lb_cookie", durtion="1h"), "duration"),  # type: ignore[call-arg]
    (lambda lab: lab.browsers[0].gett, "get"),  # type: ignore[attr-defined]
    (lambda lab: lab.browsers[0].get().instancy, "instance"),  # type: ignore[attr-defined]
    (lambda lab: lab.clock.advanc, "advance"),  # type: ignore[attr-defined]
    (lambda lab: lab.targets[0].kil, "kill"),  # type: ignore[attr-defined]
    (lambda lab: lab.decisions()[0].reasn, "reason"),
    (lambda lab: lab.decisions().where(browsar="alice"), "browser"),
    (lambda lab: lab.panel("maps"), "map"),
    (lambda lab: Lab(target=3), "targets"),  # type: ignore[call-arg]
]


@pytest.mark.parametrize(("wrong", "meant"), WRONG_NAMES)
def test_a_name_that_is_not_there_is_answered_by_the_nearest(
    lab: Lab, wrong: Callable[[Lab], object], meant: str
) -> None:
    with pytest.raises(UnknownNameError) as unknown:
        wrong(lab)
    assert unknown.value.facts["nearest"] == meant
    assert f"Did you mean {meant}?" in sentence(unknown.value).en


def test_a_name_like_no_other_is_answered_by_all_there_are(lab: Lab) -> None:
    with pytest.raises(UnknownNameError) as unknown:
        lab.panel("zebra")
    assert unknown.value.facts["allowed"] == "map, send, form, clock, targets, cookies, decisions, what_if"


def test_a_call_that_lacks_something_is_answered_by_its_form(lab: Lab) -> None:
    with pytest.raises(StickyLabError, match=r"Write it as browser\(name\)"):
        lab.browser()  # type: ignore[call-arg]
    with pytest.raises(StickyLabError, match=r"Write it as Lab\(targets=3, \*, seed=None"):
        Lab(1, 2)  # type: ignore[call-arg]


def test_a_browser_is_made_or_given_back_and_another_one_can_be_made(lab: Lab) -> None:
    assert lab.browser("alice") is lab.browser(" alice ")
    names = [lab.new_browser().name, lab.new_browser().name, lab.new_browser("carol").name]
    assert names == ["browser 1", "browser 2", "carol"]
    with pytest.raises(StickyLabError, match="carol"):
        lab.new_browser("carol")


def test_a_table_is_a_sequence_of_named_rows(lab: Lab) -> None:
    table = lab.decisions()
    alices = table.where(browser="alice")
    assert isinstance(alices, Table)
    assert [row.reason for row in alices[:2]] == ["cookie_absent", "cookie_followed"]
    assert alices[0].target == alices[1].target == alices.to_dicts()[1]["target"]
    assert [row.number for row in table[:2]] == [1, 2]
    number, browser, *_ = table[0]
    assert (number, browser) == (1, "alice")
    assert "reason='cookie_absent'" in repr(table[0])
    assert "target" in dir(table[0])
    assert not hasattr(table[0], "_repr_png_")


def test_rows_of_the_access_log_keep_their_lines(lab: Lab) -> None:
    log = lab.access_log()
    assert [row.line for row in log.where(elb_status_code="200")] == log.lines
    assert len(log[:1].lines) == 1
    assert log.lines[0] not in log._repr_html_()


def test_a_table_goes_to_pandas_where_pandas_is(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, Any] = {}

    class Pandas:
        @staticmethod
        def DataFrame(rows: list[dict[str, Any]], columns: list[str]) -> str:  # noqa: N802 (pandas calls it so)
            made.update(rows=rows, columns=columns)
            return "a frame"

    monkeypatch.setitem(sys.modules, "pandas", Pandas)
    assert lab.decisions().to_pandas() == "a frame"
    assert (made["columns"][0], made["rows"][0]["browser"]) == ("number", "alice")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError):
        lab.decisions().to_pandas()


def test_views_say_what_they_are_where_no_widget_can_live(lab: Lab) -> None:
    for view in (lab.panel(), lab.map(), lab.form(), lab.timeline()):
        assert " object at 0x" not in repr(view)
        assert "·" in repr(view)


def test_a_lab_at_the_end_of_a_cell_shows_its_map(lab: Lab) -> None:
    bundle = lab._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "application/vnd.jupyter.widget-view+json" in data
