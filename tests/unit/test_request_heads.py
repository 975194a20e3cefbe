"""Which request heads go on, in which form, and why the others do not: the table, and the edges around it."""

from __future__ import annotations

import pytest

from sticky_lab.framing import findings
from sticky_lab.framing.bodies import ChunkedReader, LengthReader
from sticky_lab.framing.field_lines import Fields
from sticky_lab.framing.findings import Finding, worst
from sticky_lab.framing.forwarding import own_response
from sticky_lab.framing.request_heads import (
    LONGEST_HEAD,
    LONGEST_LINE,
    RefusedHeadError,
    RequestHead,
    check_unfinished,
    read_request_head,
    split_head,
)
from sticky_lab.stickiness.load_balancer import DESYNC_MODES as MODES
from tests.unit.request_head_cases import (
    EVERY_HEAD,
    METHODS,
    PASSING,
    PLAIN,
    REFUSED_FOR_OTHER_REASONS,
    TABLE,
    Group,
    asked,
    get,
    head,
    post,
)

ROWS = [(group, one) for group in TABLE for one in group.heads]


def fate(data: bytes, mode: str = "defensive") -> tuple[int, Finding | None]:
    """Return the status of the refusal, or 0 where the head passes, and what was found."""
    try:
        return 0, read_request_head(data, mode).finding
    except RefusedHeadError as error:
        return error.status, error.finding


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_found_in_a_plainly_compliant_head(mode: str) -> None:
    assert {data: fate(data, mode) for data in PLAIN} == dict.fromkeys(PLAIN, (0, None))


@pytest.mark.parametrize(
    ("group", "data"), ROWS, ids=[f"{group.reason}-{number}" for number, (group, _) in enumerate(ROWS)]
)
def test_a_head_is_refused_or_passes_with_its_reason_by_mode(group: Group, data: bytes) -> None:
    for mode, expected in (("defensive", group.defensive), ("strictest", group.strictest)):
        status, finding = fate(data, mode)
        assert finding
        assert (status, finding.name, finding.risk) == (expected, group.reason, group.risk)


def test_the_table_knows_every_finding_and_shows_each_at_least_twice() -> None:
    assert {fate(one)[1] for _, one in ROWS} == set(findings.FINDINGS)
    assert all(len(set(group.heads)) == len(group.heads) >= 2 for group in TABLE)
    assert len({(finding.name, finding.status) for finding in findings.FINDINGS}) == len(findings.FINDINGS)
    assert {group.risk for group in TABLE} == set(findings.RISING[1:])


@pytest.mark.parametrize("mode", MODES)
def test_a_head_may_be_refused_though_nothing_is_odd_about_it(mode: str) -> None:
    expected = [(data[:99], status, None) for status, data in REFUSED_FOR_OTHER_REASONS]
    assert [(data[:99], *fate(data, mode)) for _, data in REFUSED_FOR_OTHER_REASONS] == expected


def test_every_refusal_has_an_answer() -> None:
    for status in {fate(data)[0] for data in EVERY_HEAD} - {0} | {408, 502, 503, 504}:
        assert own_response(status, with_body=True, close=True).startswith(b"HTTP/1.1 %d " % status)


def test_the_worst_finding_is_told_and_among_equals_the_first() -> None:
    assert worst([]) is None
    assert worst([findings.SPACE_IN_URI, findings.BAD_HOST, findings.EMPTY_HEADER]) is findings.BAD_HOST
    assert worst([findings.BAD_URI, findings.BAD_HEADER, findings.BAD_HOST]) is findings.BAD_URI
    assert fate(head("GET /a b HTTP/1.1", "Host: a", "X: \x80", "Content-Length: 5")) == (
        400,
        findings.UNDEFINED_CONTENT_LENGTH,
    )
    assert fate(head("GET /a b HTTP/1.1", "Host: a", "Host: a")) == (400, findings.BAD_HOST)
    assert fate(head("TRACE /a b HTTP/1.1", "Host: a")) == (405, findings.SPACE_IN_URI)


@pytest.mark.parametrize(
    ("line", "target", "http_1_0"),
    [
        ("GET /a b HTTP/1.1", b"/a%20b", False),
        ("GET /a  b%20 c HTTP/1.1", b"/a%20%20b%20%20c", False),
        ("GET  /a HTTP/1.0", b"/a", True),
        ("GET   /a   HTTP/1.1   ", b"/a", False),
        ("GET /a HTTP/1.2", b"/a", False),
        ("GET /a HTTP/1.9", b"/a", False),
        ("GET http://b/c d HTTP/1.3 ", b"http://b/c%20d", False),
    ],
)
def test_an_acceptable_request_line_gets_one_canonical_form(line: str, target: bytes, http_1_0: bool) -> None:
    request = read_request_head(asked(line))
    assert (request.method, request.target, request.http_1_0) == (b"GET", target, http_1_0)
    assert request.finding
    assert request.keep_alive is not http_1_0


@pytest.mark.parametrize(
    ("data", "length"),
    [
        (get(), 0),
        (get("Content-Length: 0"), 0),
        (post(), 0),
        (post("Content-Length:\t007 "), 7),
        (post("Content-Length: " + "9" * 18), 10**18 - 1),
        (post("Transfer-Encoding: CHUNKED"), None),
        (head("DELETE /  HTTP/1.1", "Host: a", "Content-Length: 4"), 4),
    ],
)
def test_the_body_has_the_length_that_the_head_says(data: bytes, length: int | None) -> None:
    request = read_request_head(data)
    reader = request.body_reader()
    assert request.length == length
    assert isinstance(reader, ChunkedReader if length is None else LengthReader)
    assert reader.complete == (length == 0)
    assert reader.feed(b"0\r\n\r\nnext" if length is None else b"next")[0] == (b"next"[:length] if length else b"")


@pytest.mark.parametrize(
    ("data", "host", "path"),
    [
        (get(), b"a", b"/a"),
        (head("GET / HTTP/1.0"), b"", b"/"),
        (head("GET /http://b/ HTTP/1.1", "Host: A:80"), b"A:80", b"/http://b/"),
        (head("GET http://B:81/c?d HTTP/1.1", "Host: a"), b"B:81", b"/c?d"),
        (head("GET hTTp://[::1] HTTP/1.0"), b"[::1]", b"/"),
        (head("GET http://b?c HTTP/1.0"), b"b", b"/?c"),
        (head("GET http://b#c HTTP/1.0"), b"b", b"/#c"),
        (asked("GET /\xed\x95\x9c?\xc3\xa9 HTTP/1.1"), b"a", b"/%ED%95%9C?%C3%A9"),
        (head("OPTIONS * HTTP/1.1", "Host: a"), b"a", b"*"),
        (head("OPTIONS http://b HTTP/1.1", "Host: a"), b"b", b"*"),
        (head("OPTIONS http://b/ HTTP/1.1", "Host: a"), b"b", b"/"),
        (head("OPTIONS http://b?c HTTP/1.1", "Host: a"), b"b", b"/?c"),
    ],
)
def test_the_host_of_an_absolute_target_counts_and_is_no_part_of_the_path(
    data: bytes, host: bytes, path: bytes
) -> None:
    request = read_request_head(data)
    assert (request.host, request.path) == (host, path)


@pytest.mark.parametrize(
    ("minor", "lines", "stays_open"),
    [
        (1, (), True),
        (1, ("Connection: close",), False),
        (1, ("Connection: x,\tClose ",), False),
        (1, ("Connection: keep-alive", "connection: close"), False),
        (1, ("Connection: closed",), True),
        (0, (), False),
        (0, ("Connection: Keep-Alive",), True),
        (0, ("Connection: keep-alive, close",), False),
        (0, ("Connection: x",), False),
        (0, ("Proxy-Connection: keep-alive",), False),
    ],
)
def test_a_connection_stays_open_unless_either_side_of_the_rules_says_no(
    minor: int, lines: tuple[str, ...], stays_open: bool
) -> None:
    assert read_request_head(head(f"GET / HTTP/1.{minor}", "Host: a", *lines)).keep_alive is stays_open


@pytest.mark.parametrize(
    ("first", "lines", "wanted"),
    [
        ("GET / HTTP/1.1", ("Connection: keep-alive, Upgrade", "Upgrade: WebSocket"), True),
        ("GET / HTTP/1.0", ("Connection: Upgrade", "Upgrade: websocket"), False),
        ("POST / HTTP/1.1", ("Connection: Upgrade", "Upgrade: websocket"), False),
        ("GET / HTTP/1.1", ("Upgrade: websocket",), False),
        ("GET / HTTP/1.1", ("Connection: Upgrade",), False),
        ("GET / HTTP/1.1", ("Connection: close", "Upgrade: websocket"), False),
        ("GET / HTTP/1.1", ("Connection: Upgrade", "Upgrade: h2c"), False),
        ("GET / HTTP/1.1", ("Connection: Upgrade", "Upgrade: websocket, h2c"), False),
        ("GET / HTTP/1.1", ("Connection: Upgrade", "Upgrade: websocket", "Upgrade: h2c"), False),
    ],
)
def test_only_a_websocket_is_an_upgrade(first: str, lines: tuple[str, ...], wanted: bool) -> None:
    assert read_request_head(head(first, "Host: a", *lines)).wants_upgrade is wanted


def test_lines_of_exactly_the_limit_pass_and_longer_ones_do_not() -> None:
    assert LONGEST_LINE == 16 * 1024  # HDR-05
    first = "GET /%s HTTP/1.1"
    fits = "a" * (LONGEST_LINE - len(first) + 2)
    assert fate(asked(first % fits)) == (0, None)
    assert fate(asked(first % (fits + "a"))) == (414, None)
    assert fate(get("X: " + "a" * (LONGEST_LINE - 3))) == (0, None)
    assert fate(get("X: " + "a" * (LONGEST_LINE - 2))) == (400, None)


def test_a_head_of_exactly_the_limit_passes_and_a_longer_one_does_not() -> None:
    assert LONGEST_HEAD == 64 * 1024  # HDR-05
    lines = ["X: " + "a" * 16_000] * 4
    data = get(*lines, "Y: " + "a" * (LONGEST_HEAD - len(get(*lines, "Y: "))))
    assert len(data) == LONGEST_HEAD
    assert split_head(data + b"next", LONGEST_HEAD) == (data, b"next")
    assert fate(data) == (0, None)
    longer = data.replace(b"Y: ", b"Y: a")
    unfinished = longer[:-4] + b"aaaa"
    for buffer in (longer, longer + b"next", unfinished):
        with pytest.raises(RefusedHeadError) as refused:
            split_head(buffer, LONGEST_HEAD)
        assert refused.value.status == 400
    assert split_head(unfinished[:-1], LONGEST_HEAD) is None


@pytest.mark.parametrize("end", [b"", b" HTTP/1.1\r\nHost: a\r\n\r\n"])
def test_a_target_longer_than_any_head_is_called_too_long(end: bytes) -> None:
    with pytest.raises(RefusedHeadError) as refused:
        split_head(b"GET /" + b"a" * LONGEST_HEAD + end, LONGEST_HEAD)
    assert refused.value.status == 414


def test_addresses_in_x_forwarded_for_are_counted_over_all_lines() -> None:
    for lines in (["1.2.3.4" + ",::1" * 29], ["1.2.3.4"] * 30, ["1.2.3.4, 5.6.7.8"] * 15):
        named = [f"X-Forwarded-For: {line}" for line in lines]
        assert fate(get(*named)) == (0, None)
        assert fate(get(*named, "x-forwarded-for:9.9.9.9")) == (463, None)


def test_a_head_ends_with_its_first_empty_line_wherever_it_is_cut() -> None:
    data = post("Content-Length: 5")
    for cut in range(len(data)):
        assert split_head(data[:cut], LONGEST_HEAD) is None
    for rest in (b"", b"h", b"hello" + data):
        assert split_head(data + rest, LONGEST_HEAD) == (data, rest)
    assert split_head(b"\r\n" + data[-4:] + data, LONGEST_HEAD) == (b"\r\n\r\n", b"\r\n" + data)


def too_late_after(data: bytes) -> int | None:
    """Return how many bytes it takes, one after the other, until a head is refused before its end."""
    start = 0
    for length in range(len(data) + 1):
        try:
            start = check_unfinished(data[:length], start)
        except RefusedHeadError:
            return length
    return None


def test_no_beginning_of_a_good_head_is_refused() -> None:
    for data in (one for one in PASSING if len(one) < 2000):
        assert too_late_after(data) is None, data
        for cut in range(len(data) + 1):
            assert check_unfinished(data[:cut]) >= cut - 1


def test_an_unfinished_head_is_refused_at_the_first_byte_that_spoils_it_however_it_comes() -> None:
    for data in (one for one in EVERY_HEAD if len(one) < 2000):
        spoilt = too_late_after(data)
        if spoilt:
            assert fate(data)[0] in (400, 505), data
            with pytest.raises(RefusedHeadError):
                check_unfinished(data[:spoilt])
            check_unfinished(data[: spoilt - 1])
        else:
            assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n"), data
            assert b"\0" not in data


@pytest.mark.parametrize(
    ("part", "finding"),
    [
        (b"GET / HTTP/1.1\n", findings.BARE_LINE_FEED),
        (b"GET / HTTP/1.1\nHost: a\n\n", findings.BARE_LINE_FEED),
        (b"GET / HTTP/1.1\r\nHost: a\n", findings.BARE_LINE_FEED),
        (b"GET / HTTP/1.1\r\nX: a\rb", findings.BAD_HEADER),
        (b"GET / HTTP/1.1\r\nX\0", findings.BAD_HEADER),
        (b"GET /\0", findings.BAD_URI),
        (b"\x16\x03\x01\x02\x00\x01\x00", findings.BAD_METHOD),
        (b"POST / HTTP/1.1\nContent-Length: x\n", findings.BAD_CONTENT_LENGTH),
    ],
)
def test_what_spoils_an_unfinished_head_is_told(part: bytes, finding: Finding) -> None:
    with pytest.raises(RefusedHeadError, match=finding.name) as refused:
        check_unfinished(part)
    assert refused.value.finding is finding


@pytest.mark.parametrize("end", range(1, 5))
def test_a_head_that_lacks_its_empty_line_or_the_end_of_a_line_is_waited_for_and_never_read(end: int) -> None:
    # PartialHeaderLine and MissingLastEmptyLine of the library, which is given whole heads.
    data = get("X: a")[:-end]
    assert split_head(data, LONGEST_HEAD) is None
    check_unfinished(data)
    assert fate(data) == (400, findings.BAD_HEADER)


def passed_on(*lines: str) -> RequestHead:
    return read_request_head(head("POST / HTTP/1.1", "Host: a", *lines))


def test_lines_that_are_nobodys_business_are_passed_on_as_they_came() -> None:
    lines = ["x-a:1", "X-A: \t2 ", "Accept:", "user-AGENT: b ", "Origin:c", "Z: \xe9"]
    request = passed_on(*lines)
    assert request.passed_on == [line.encode("latin-1") for line in lines]
    assert request.values == {b"host": [b"a"], b"user-agent": [b"b"], b"origin": [b"c"]}  # the log, and CORS


def test_what_connection_names_stays_behind_but_nothing_that_frames_or_routes() -> None:
    kept = (
        "Content-Length: 5",
        "Cookie: a=1",
        "X-Forwarded-For: 1.2.3.4",
        "X-Forwarded-Proto: a",
        "X-Amzn-Trace-Id: b",
    )
    names = "x-A, Accept ,User-Agent,, close, " + ", ".join(line.partition(":")[0] for line in kept)
    request = passed_on(
        f"Connection: {names}", "connection: Y", "X-a: 1", "ACCEPT: b", "User-Agent: c", "Y:", "Z: 1", *kept
    )
    assert request.passed_on == [b"Z: 1"]
    assert request.length == 5
    assert request.host == b"a"
    assert [name in request.values for name in (b"cookie", b"x-forwarded-for", b"x-amzn-trace-id")] == [True] * 3
    assert passed_on("Connection: Transfer-Encoding, Host", "Transfer-Encoding: chunked").length is None


def test_spellings_are_learned_up_to_a_bound_and_read_the_same_beyond_it() -> None:
    judged: list[bytes] = []

    def judge(name: bytes) -> tuple[bytes, bool] | None:
        judged.append(name)
        return (name.lower(), False) if name.startswith(b"A") else None

    fields = Fields(judge)
    names = [b"A" * 65, b"A" * 64, *(b"%c%d" % (letter, number) for number in range(1000) for letter in b"AB")]
    block = b"".join(name + b": 1\r\n" for name in names)
    first, again = fields.read(block), fields.read(block)
    assert first == again
    assert first == (
        {name.lower(): [b"1"] for name in names if name[:1] == b"A"},
        [b"B%d: 1" % number for number in range(1000)],
    )
    assert len(judged) == 2 * len(names) - 1024


def test_methods_of_the_specification_pass_and_no_others() -> None:
    assert all(fate(asked(f"{method} / HTTP/1.1")) == (0, None) for method in METHODS)
    assert {fate(asked(f"{method} / HTTP/1.1"))[0] for method in ("TRACE", "LINK", "post", "GETT", "GE")} == {405}
