"""Charts: the drawing, the words beside it, and the text form."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from sticky_lab.show.chart import BarChart, LineChart
from sticky_lab.simulation import Shares
from sticky_lab.words import Text

SAID = Text("말", "words")
LINES = LineChart(
    Text("시간에 따른 값", "Values over time"),
    [f"{hour}:00" for hour in range(1, 31)],
    {"1d": [hour / 10 for hour in range(30)], "<5m>": [1.0] * 30},
    form="{:.2f}".format,
)
BARS = Shares({"i-a": 30, "i-b": 10, "i-c": 0})
TOLD_APART_BY_LANGUAGE = re.compile(r'<span lang="(?:ko|en)">.*?</span>|<span class="between-languages">.*?</span>')


def drawings(html: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]


class _Balance(HTMLParser):
    """Whether every element is closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass


def test_bars_are_as_long_as_the_shares_and_the_mark_stands_at_the_fair_share() -> None:
    drawn = drawings(BARS._repr_html_())
    bars = [float(svg[1].attrib["width"]) for svg in drawn]
    assert bars == [pytest.approx(320 * share) for share in (0.75, 0.25, 0)]
    assert {svg[2].attrib["x1"] for svg in drawn} == {f"{320 / 3:.1f}"}


def test_the_text_form_of_bars() -> None:
    lines = repr(BARS).splitlines()
    assert lines[:2] == ["대상별 요청 비율", "Share of requests per target"]
    assert lines[2].split() == ["i-a", "#" * 30, "75.0%", "30"]
    assert lines[4].split() == ["i-c", "0.0%", "0"]
    assert lines[-1] == "Fair share 33.3%, imbalance 2.25 (largest share ÷ fair share)"


def test_bars_without_any_request() -> None:
    empty = BarChart(SAID, SAID, {"i-a": 0}, 1.0)
    assert empty.shares == {"i-a": 0}
    assert "0.0%" in repr(empty)
    assert len(drawings(empty._repr_html_())) == 1


def test_lines_run_from_the_lowest_to_the_highest_value() -> None:
    svg = next(svg for svg in drawings(LINES._repr_html_()) if "viewBox" in svg.attrib)
    lines = [element for element in svg if element.tag == "polyline"]
    rising = [tuple(map(float, point.split(","))) for point in lines[0].attrib["points"].split()]
    assert rising[0] == (0, 200)
    assert rising[-1] == (640, 0)
    assert len(rising) == 30
    assert {point.split(",")[1] for point in lines[1].attrib["points"].split()} == {"131.0"}


def test_lines_differ_by_their_dashes_and_the_legend_shows_the_same_ones() -> None:
    drawn = drawings(LINES._repr_html_())
    lines = [part.attrib["stroke-dasharray"] for svg in drawn for part in svg if part.tag == "polyline"]
    legend = [part.attrib["stroke-dasharray"] for svg in drawn for part in svg if part.tag == "path"]
    assert lines == legend
    assert len(set(lines)) == 2


@pytest.mark.parametrize("chart", [BARS, LINES], ids=["bars", "lines"])
def test_a_drawing_takes_the_colour_of_the_text_and_leaves_words_to_the_page(chart: BarChart | LineChart) -> None:
    html = chart._repr_html_()
    balance = _Balance()
    balance.feed(html)
    assert balance.open == []
    for svg in drawings(html):
        assert svg.attrib["aria-hidden"] == "true"
        colours = {part.attrib.get(name) for part in svg.iter() for name in ("fill", "stroke")}
        assert colours <= {None, "none", "currentColor"}
        assert not [part for part in svg.iter() if (part.text or "").strip()]


@pytest.mark.parametrize("chart", [BARS, LINES], ids=["bars", "lines"])
def test_every_word_beside_a_drawing_follows_the_language_switch(chart: BarChart | LineChart) -> None:
    html = chart._repr_html_()
    assert chart.caption.html() in html
    neutral = re.sub(r"<[^>]*>", " ", TOLD_APART_BY_LANGUAGE.sub(" ", html))
    assert not re.search("[가-힣]", neutral)
    assert not set(re.findall("[A-Za-z]{3,}", neutral))


def test_what_a_drawing_shows_is_also_said_and_listed() -> None:
    html = LINES._repr_html_()
    assert "1d: first 0.00, lowest 0.00, highest 2.90, last 2.90." in html
    assert '<tr><th scope="row">30:00</th><td>2.90</td><td>1.00</td></tr>' in html
    assert "<5m>" not in html
    assert "imbalance" in BARS._repr_html_()


def test_the_text_form_of_lines_is_a_table_that_ends_with_the_last_value() -> None:
    lines = repr(LINES).splitlines()
    assert lines[2].split() == ["시각", "·", "Time", "1d", "<5m>"]
    assert lines[-1].split() == ["30:00", "2.90", "1.00"]
    assert len(lines) == 3 + 10
    assert repr(LINES) == repr(LINES)


def test_more_lines_than_can_be_told_apart_stand_in_a_table_and_are_not_drawn() -> None:
    series = {f"i-{number}": [number / 2, 0.25] for number in range(1, 8)}
    most = LineChart(SAID, ["1:00", "2:00"], dict(list(series.items())[:6]), form=str)
    svg = next(svg for svg in drawings(most._repr_html_()) if "viewBox" in svg.attrib)
    assert len({part.attrib["stroke-dasharray"] for part in svg if part.tag == "polyline"}) == 6
    html = LineChart(SAID, ["1:00", "2:00"], series, form=str)._repr_html_()
    assert "<svg" not in html
    assert "More than 6 lines" in html
    assert "<details>" not in html
    assert f'<tr><th scope="row">1:00</th>{"".join(f"<td>{number / 2}</td>" for number in range(1, 8))}</tr>' in html
    balance = _Balance()
    balance.feed(html)
    assert balance.open == []


def test_a_chart_of_one_value_is_drawn() -> None:
    one = LineChart(SAID, ["1:00"], {"a": [0.0]}, form=str)
    assert 'points="0.0,200.0"' in one._repr_html_()
    assert repr(one).splitlines()[-1].split() == ["1:00", "0.0"]
