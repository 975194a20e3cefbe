"""What is odd about a request head, by AWS's list. Only heads that are not plainly compliant come here.

`syntax_findings` tells what the bytes show, line by line; `framing_finding` what the fields say about the body;
`canonical` gives the one form in which an acceptable head goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sticky_lab.framing import findings
from sticky_lab.framing.field_lines import TOKEN, Values, framing_name, look_alike
from sticky_lab.framing.findings import Finding, worst

_LINE_END = re.compile(rb"\r?\n")
_TOKEN = re.compile(TOKEN + rb"+")
_TO_ESCAPE = re.compile(rb"[ \x80-\xff]")
_VERSION = re.compile(rb"HTTP/(?:0\.9|1\.[0-9])")
_CONTROL = re.compile(rb"[\x01-\x08\x0a-\x1f\x7f]")  # NUL, and CR, are judged apart
_CONTROL_CHARACTER = re.compile("[\x01-\x1f\x7f-\x9f]")
_LIKE_LENGTH, _LIKE_ENCODING = look_alike(b"content-length"), look_alike(b"transfer-encoding")
_LENGTH = re.compile(rb"[0-9]{1,18}")
_CODING = re.compile(rb"(?:chunked|x-gzip|gzip|x-compress|compress|deflate)")


def _split_request_line(line: bytes) -> tuple[bytes, bytes, bytes]:
    """Return method, target and version with the blanks around them; what is missing is empty."""
    method, _, rest = line.partition(b" ")
    if rest.startswith(b"HTTP/") and b" " not in rest.strip(b" "):
        return method, b"", rest
    target, blank, version = rest.rstrip(b" ").rpartition(b" ")
    if not blank or not version.upper().startswith(b"HTTP"):
        return method, rest, b""
    return method, target, rest[len(target) + 1 :]


def _is_text(target: bytes) -> bool:
    """Whether a target is ASCII, or UTF-8, without control characters: what a reader cannot but take as it is meant."""
    try:
        return not _CONTROL_CHARACTER.search(target.decode())
    except UnicodeDecodeError:
        return False


def _request_line(line: bytes) -> Iterator[Finding]:
    method, target, version = _split_request_line(line)
    if not _TOKEN.fullmatch(method):
        yield findings.BAD_METHOD
    bare = target.strip(b" ")
    if not bare:
        yield findings.MISSING_URI
    if b"\0" in target or b"\r" in target:
        yield findings.BAD_URI
    elif not _is_text(target):
        yield findings.AMBIGUOUS_URI
    elif bare and not re.match(rb"/|http://|\*$", bare, re.IGNORECASE):
        yield findings.BAD_URI
    number = version.strip(b" ")
    if (number and not _VERSION.fullmatch(number)) or b" HTTP/" in target:  # one too many
        yield findings.BAD_VERSION
    elif target.endswith(b" ") or version not in (b"HTTP/1.0", b"HTTP/1.1"):
        yield findings.NON_COMPLIANT_VERSION
    if b" " in target:
        yield findings.SPACE_IN_URI


def _header_line(line: bytes, meant: bytes | None) -> Iterator[Finding]:
    if b"\0" in line or b"\r" in line:
        yield findings.BAD_HEADER
    if not line.strip(b" \t"):
        yield findings.EMPTY_HEADER
        return
    if line[:1] in (b" ", b"\t"):
        yield findings.MULTILINE_HEADER
        return
    name, colon, value = line.partition(b":")
    if not colon:
        yield findings.MISSING_COLON
        return
    if meant and meant != name.lower():
        yield findings.SUSPICIOUS_HEADER
    if not name:
        yield findings.EMPTY_HEADER
    elif name != name.rstrip(b" \t"):
        yield findings.BLANK_BEFORE_COLON
    elif not _TOKEN.fullmatch(name):
        yield findings.NON_COMPLIANT_HEADER
    if _CONTROL.search(value) or not value.isascii():
        yield findings.NON_COMPLIANT_HEADER


def syntax_findings(head: bytes) -> list[Finding]:
    """Return what is odd about a head, which may be unfinished, whatever its lines look like.

    A bare LF ends a line here too: that is how those who take it would read it.
    """
    first, *lines = _LINE_END.split(head)
    for _ in range(2):  # the end of the last line, and the empty line
        if lines and not lines[-1]:
            lines.pop()
    found: list[Finding] = []
    values: dict[bytes, list[bytes]] = {}
    for line in lines:
        name, colon, value = line.partition(b":")
        meant = framing_name(name)
        found += _header_line(line, meant)
        if meant and colon:
            key = meant if name.lower() == meant else look_alike(meant)
            values.setdefault(key, []).append(value.strip(b" \t"))
    method, _, version = _split_request_line(first)
    framing, _ = framing_finding(method, version.strip(b" ") in (b"HTTP/1.0", b""), values)
    if framing:
        found.append(framing)
    found += _request_line(first)
    if head.count(b"\n") != head.count(b"\r\n"):
        found.append(findings.BARE_LINE_FEED)
    return found


def canonical(head: bytes) -> bytes:
    """Return an acceptable head in canonical form: one blank between the parts, no blank in the target, and 1.1.

    What is not ASCII in the target is escaped as well, which is what a client should have done (deliberate.md).

    Only the request line is rewritten; a head whose other lines do not fit then still does not.
    """
    first, _, rest = head.partition(b"\r\n")
    method, target, version = _split_request_line(first)
    number = version.strip(b" ")
    if number[:-1] == b"HTTP/1." and number[-1:] in b"23456789":
        number = b"HTTP/1.1"
    escaped = _TO_ESCAPE.sub(lambda byte: b"%%%02X" % byte[0][0], target.strip(b" "))
    return b"%b %b %b\r\n%b" % (method, escaped, number, rest)


def framing_finding(method: bytes, http_1_0: bool, values: Values) -> tuple[Finding | None, int | None]:
    """Return what is odd about the fields that frame the body, and the body's length (None: chunked).

    The length counts only where the finding passes.
    """
    # What stands under a look-alike counts as well: whoever takes it for the real one has two of them.
    lengths = [*values.get(b"content-length", ()), *values.get(_LIKE_LENGTH, ())]
    encodings = [*values.get(b"transfer-encoding", ()), *values.get(_LIKE_ENCODING, ())]
    found = []
    if _LIKE_LENGTH in values or _LIKE_ENCODING in values:
        found.append(findings.SUSPICIOUS_HEADER)
        if lengths and encodings:
            found.append(findings.SUSPICIOUS_BOTH_PRESENT)
    elif lengths and encodings:
        found.append(findings.BOTH_PRESENT)
    if encodings:
        found += _encodings(method, http_1_0, encodings)
    length: int | None = None if encodings else 0
    if lengths:
        if not all(map(_LENGTH.fullmatch, lengths)):
            found.append(findings.BAD_CONTENT_LENGTH)
        elif len(set(lengths)) > 1:
            found.append(findings.MULTIPLE_CONTENT_LENGTH)
        elif len(lengths) > 1:
            found.append(findings.DUPLICATE_CONTENT_LENGTH)
        else:
            length = int(lengths[0]) if not encodings else None
            if method in (b"GET", b"HEAD"):
                zero = int(lengths[0]) == 0
                found.append(findings.GET_HEAD_ZERO_CONTENT_LENGTH if zero else findings.UNDEFINED_CONTENT_LENGTH)
    return worst(found), length


def _encodings(method: bytes, http_1_0: bool, encodings: Sequence[bytes]) -> Iterator[Finding]:
    codings = [coding.strip(b" \t").lower() for value in encodings for coding in value.split(b",")]
    if codings.count(b"chunked") > 1:
        yield findings.MULTIPLE_CHUNKED
    elif not all(map(_CODING.fullmatch, codings)):
        yield findings.BAD_TRANSFER_ENCODING
    elif codings != [b"chunked"]:
        yield findings.UNSUPPORTED_TRANSFER_ENCODING
    if http_1_0 or method in (b"GET", b"HEAD"):
        yield findings.UNDEFINED_TRANSFER_ENCODING
