"""The lines of a head between its first line and its end: which of them a proxy has to understand.

A head that fits `HEAD_LINES` can be read in one way only: names are tokens, a colon follows at once, lines end in
CRLF, and no control byte but a tab stands in a value. All else is left to `classifier`, or refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # RFC 9110 §5.6.2
# Possessive quantifiers (++) keep each byte looked at once. Bytes from 0x80 on are opaque; who refuses them looks.
FIELD_LINE = TOKEN + rb"+:[\t -~\x80-\xff]*+"
HEAD_LINES = rb"((?:" + FIELD_LINE + rb"\r\n)*+)\r\n"

# The two fields that frame a body, by what their names become when cleaned of case, separators and blanks.
_FRAMING = {b"transferencoding": b"transfer-encoding", b"contentlength": b"content-length"}
_SHORTEST = min(map(len, _FRAMING))
_NO_LETTERS = bytes(byte for byte in range(256) if not 97 <= byte <= 122)
# Bytes that a careless reader may take for letters: digits in their places (a one is an i, or an l), and the two
# letters beyond ASCII whose upper case is an ASCII letter.
_LOOK_ALIKE = tuple(bytes.maketrans(b"013457", letters) for letters in (b"oieast", b"oleast"))
_LONG_S, _DOTLESS_I = "\u017f".encode(), "\u0131".encode()


def look_alike(meant: bytes) -> bytes:
    """Return the key under which the values of look-alikes of a framing field stand."""
    return b"like " + meant


#: What `values` may hold that says something of the body.
FRAMES_A_BODY = frozenset(key for name in _FRAMING.values() for key in (name, look_alike(name)))

# Fields that concern one connection only (RFC 9110 §7.6.1); Connection may name more.
_HOP_BY_HOP = frozenset(
    (b"connection", b"keep-alive", b"proxy-connection", b"te", b"trailer", b"transfer-encoding", b"upgrade")
)
# Fields that a Connection line must not be able to strip: framing, routing, and what we add ourselves.
_KEPT = frozenset(
    (
        *(b"content-length", b"host", b"cookie", b"set-cookie"),
        *(b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-port", b"x-amzn-trace-id"),
    )
)
# Written anew on the way to the target, from what stood in them.
_WRITTEN_ANEW = frozenset(
    (
        *(b"host", b"expect", b"content-length", b"cookie"),
        *(b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-port", b"x-amzn-trace-id"),
    )
)
_KNOWN_AND_PASSED_ON = frozenset((b"user-agent", b"origin"))

Values = Mapping[bytes, Sequence[bytes]]


def framing_name(name: bytes) -> bytes | None:
    """Return the framing field that a name is or could be taken for, in lower case; None for all other names."""
    if len(name) < _SHORTEST:
        return None
    lower = name.lower().replace(_LONG_S, b"s").replace(_DOTLESS_I, b"i")
    for one in (lower, *map(lower.translate, _LOOK_ALIKE)):
        # Every other byte is dropped, which is what some decoders do.
        meant = _FRAMING.get(one.translate(None, _NO_LETTERS))
        if meant:
            return meant
    return None


# What is known of a field, by its name as it was spelled: its lower-case name if a proxy has to know its values, and
# whether its lines are passed on. None: passed on, and nobody's business.
_Known = tuple[bytes, bool] | None


def _request_field(name: bytes) -> _Known:
    lower = name.lower()
    if lower in _HOP_BY_HOP or lower in _WRITTEN_ANEW:
        return lower, False
    if lower in _KNOWN_AND_PASSED_ON:
        return lower, True
    meant = framing_name(lower)
    return (look_alike(meant), False) if meant else None


def _response_field(name: bytes) -> _Known:
    # Content-Length passes: its value has been checked, and it stands once.
    lower = name.lower()
    if lower in _HOP_BY_HOP:
        return lower, False
    return (lower, True) if lower in (b"content-length", b"set-cookie") else None


class Fields:
    """Reads the lines of requests, or of responses. It learns spellings of names: a bounded number of short ones."""

    _MOST_LEARNED = 1024
    _LONGEST_LEARNED = 64

    def __init__(self, judge: Callable[[bytes], _Known]) -> None:
        self._judge = judge
        self._learned: dict[bytes, _Known] = {}

    def read(self, block: bytes) -> tuple[dict[bytes, list[bytes]], list[bytes]]:
        """Return the values of the fields to be known, by lower-case name, and the lines to pass on as they came.

        `block` is what `HEAD_LINES` has captured. What a Connection line names is not passed on.
        """
        learned = self._learned
        values: dict[bytes, list[bytes]] = {}
        passed_on = []
        lines = block.split(b"\r\n")
        lines.pop()  # after the last CRLF
        for line in lines:
            name, _, value = line.partition(b":")
            try:
                known = learned[name]
            except KeyError:
                known = self._learn(name)
            if known is None:
                passed_on.append(line)
                continue
            lower, passes = known
            if lower in values:
                values[lower].append(value.strip(b" \t"))
            else:
                values[lower] = [value.strip(b" \t")]
            if passes:
                passed_on.append(line)
        if b"connection" in values:
            options = connection_options(values)
            dropped = options - _KEPT if options not in (_KEEP_ALIVE, _CLOSE) else None
            if dropped:
                passed_on = [line for line in passed_on if line.partition(b":")[0].lower() not in dropped]
        return values, passed_on

    def _learn(self, name: bytes) -> _Known:
        known = self._judge(name)
        if len(self._learned) < self._MOST_LEARNED and len(name) <= self._LONGEST_LEARNED:
            self._learned[name] = known
        return known


REQUEST_FIELDS = Fields(_request_field)
RESPONSE_FIELDS = Fields(_response_field)


_KEEP_ALIVE, _CLOSE = frozenset((b"keep-alive",)), frozenset((b"close",))
# What nearly every Connection line says.
_USUAL = {b"keep-alive": _KEEP_ALIVE, b"Keep-Alive": _KEEP_ALIVE, b"close": _CLOSE}


def connection_options(values: Values) -> frozenset[bytes]:
    """Return what the Connection lines name, in lower case."""
    lines = values[b"connection"]
    if len(lines) == 1 and lines[0] in _USUAL:
        return _USUAL[lines[0]]
    return frozenset(option.strip(b" \t") for line in lines for option in line.lower().split(b","))


def keep_alive(values: Values, http_1_0: bool) -> bool:
    """Whether the connection goes on after this message (RFC 9112 §9.3)."""
    if b"connection" not in values:
        return not http_1_0
    options = connection_options(values)
    return b"close" not in options and (not http_1_0 or b"keep-alive" in options)


def is_websocket_upgrade(values: Values) -> bool:
    """Whether Upgrade names WebSocket alone, and Connection names Upgrade (RFC 9110 §7.8)."""
    return (
        b"upgrade" in values
        and [value.lower() for value in values[b"upgrade"]] == [b"websocket"]
        and b"connection" in values
        and b"upgrade" in connection_options(values)
    )
