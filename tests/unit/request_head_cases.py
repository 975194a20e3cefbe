"""Request heads and what is to become of them: AWS's list of risky heads, and ours, as a table."""

from __future__ import annotations

from typing import NamedTuple

from sticky_lab.framing.findings import Risk

COMPLIANT, ACCEPTABLE, AMBIGUOUS, SEVERE = Risk


def head(*lines: str) -> bytes:
    """Return a head of these lines; the characters are bytes."""
    return "".join(line + "\r\n" for line in (*lines, "")).encode("latin-1")


def post(*lines: str) -> bytes:
    return head("POST /a HTTP/1.1", "Host: a", *lines)


def get(*lines: str) -> bytes:
    return head("GET /a HTTP/1.1", "Host: a", *lines)


def asked(line: str) -> bytes:
    """Return a head with this request line."""
    return head(line, "Host: a")


class Group(NamedTuple):
    """Heads with the same fate. `defensive` is the status of the refusal, or 0 where the head passes."""

    reason: str
    risk: Risk
    defensive: int
    strictest: int
    heads: tuple[bytes, ...]


METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")

# Plainly compliant: they pass in both modes, and nothing is found.
PLAIN = (
    *(head(f"{method} / HTTP/1.1", "Host: a") for method in METHODS),
    *(head(f"{method} / HTTP/1.0") for method in METHODS),
    head("GET / HTTP/1.0", "Host: a"),
    head("POST / HTTP/1.0", "Content-Length: 3"),
    head("OPTIONS * HTTP/1.1", "Host: a"),
    *(head(f"GET {target} HTTP/1.1", "Host: b:81") for target in ("http://a", "HTTP://a:80/b?c", "http://[::1]:80/")),
    *(head(f"GET {target} HTTP/1.0") for target in ("http://a?b", "http://a_b.c~d-e:1/")),
    head("OPTIONS http://a HTTP/1.1", "Host: a"),
    *(asked(f"GET {target} HTTP/1.1")
        for target in ("/%20%0d%0a%00%zz", "/|{}[]\\^`\"<>'", "//a/../b", "/a?b?c=/#d#e")),
    *(asked(f"GET {target} HTTP/1.1")
        for target in ("/http://b/", "/*", "/:80", "/a;b=c@d", "/HTTP/1.1", "/" + "a" * 9999)),
    *(head("GET / HTTP/1.1", f"Host:{host}")
        for host in ("a:80", " a.b-c_d~e", "1.2.3.4:65535", " [::1]\t", "[::1]:8")),
    *(head("GET / HTTP/1.1", f"{name}: a") for name in ("host", "HOST", "hOsT")),
    head("GET / HTTP/1.1", "X: 1", "Host: a", "X: 1", "x: 2"),
    get("X:", "Y: ", "Z:\t \t", "W:a", "V: \t a \t b \t "),
    get("!#$%&'*+-.^_`|~09azAZ: :;,()<>@[]{}?=\"\\/"),
    get("Cookie: a=1", "cookie:b=2; c=\"3\"", "COOKIE: ", "Cookie: =;;=,"),
    get("Connection: keep-alive, X-A", "X-A: 1", "Keep-Alive: 5", "Proxy-Connection: close", "TE: trailers",
        "Trailer: X"),
    *(get(f"Connection: {value}") for value in ("close", "Close, ,", "Host", "Content-Length, Cookie",
        "X-Forwarded-For")),
    get("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"),
    get("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AA"),
    get("Content-Type: text/plain", "Content-Encoding: gzip", "Accept-Encoding: chunked", "X-Content-Length: 5"),
    get("Transfer: chunked", "Length: 5", "Contents-Length: 5", "Content-Lengths: 5", "Transfer-Encodings: x"),
    *(post(f"Content-Length: {value}") for value in ("0", "5", "005", "9" * 18, "5 ", "\t5\t")),
    *(post(f"content-LENGTH:{value}") for value in ("5", " \t 5 \t ")),
    *(head(f"{method} / HTTP/1.1", "Host: a", "Content-Length: 2") for method in METHODS[2:]),
    *(post(f"Transfer-Encoding: {value}") for value in ("chunked", "Chunked", "CHUNKED \t")),
    *(post(f"TRANSFER-encoding:{value}") for value in ("chunked", "\tchunked")),
    post("Expect: 100-continue", "Content-Length: 5"),
    get("X-Forwarded-For: " + ", ".join(["1.2.3.4"] * 30)),
    get("X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: https", "X-Forwarded-Port: 1", "X-Amzn-Trace-Id: Root=1"),
    # UTF-8 as it is, from a client that does not escape: 한국어, an emoji, é.
    *(asked(f"GET /{text.encode().decode('latin-1')} HTTP/1.1") for text in ("한국어", "a?q=\U0001f36a", "\xe9#\xe9")),
)  # fmt: skip

TABLE = (
    # The reasons of the access log.
    Group("NonCompliantHeader", ACCEPTABLE, 0, 400, (
        *(get(f"X: {value}") for value in ("\x80", "caf\xe9", "\xff" * 9, "\xc3\xa9 a\t\xed\x95\x9c")),
        get("Cookie: a=\xed\x95\x9c; b=1"), post("X: \x85", "Content-Length: 5"),
    )),
    Group("NonCompliantHeader", ACCEPTABLE, 400, 400, (  # there is no canonical form of these
        *(get(f"X: a{byte}b") for byte in "\x01\x07\x08\x0b\x0c\x1b\x1f\x7f"),
        *(get(f"{name}: a") for name in ("X Y", "X(Y)", "X\x01", "\x7fX", "caf\xe9", "X\"", "X/Y", "X@", "{X}")),
        get("Cookie: a=\x01"), head("GET / HTTP/1.1", "Host: a", "H\xf6st: b"),
    )),
    Group("NonCompliantVersion", ACCEPTABLE, 0, 400, (
        *(asked(f"GET /a HTTP/1.{digit}") for digit in "23456789"),
        *(asked(f"GET /a{line}") for line in ("  HTTP/1.1", " HTTP/1.1 ", "   HTTP/1.1   ", "  HTTP/1.9 ")),
        head("GET /a  HTTP/1.0 "), asked("GET /a b HTTP/1.2 "),
        head("POST /a HTTP/1.2", "Host: a", "Transfer-Encoding: chunked"),
    )),
    Group("NonCompliantVersion", ACCEPTABLE, 400, 400, (  # 0.9 has no framing
        *(asked(f"GET {line}") for line in ("/", "/a b", "/a ", "/HTTP/1.1", "http://a/")),
    )),
    Group("SpaceInUri", ACCEPTABLE, 0, 400, (
        *(asked(f"GET {target} HTTP/1.1")
            for target in ("/a b", "/a  b c", "/a?b= c", " /a", "  /a b", "http://b/c d")),
    )),
    Group("GetHeadZeroContentLength", ACCEPTABLE, 0, 400, (
        *(head(f"{method} / HTTP/1.{minor}", "Host: a", "Content-Length: 0") for method in METHODS[:2]
            for minor in "01"),
        get("content-length:000"),
    )),
    Group("EmptyHeader", AMBIGUOUS, 400, 400, (
        *(get(line) for line in (":", ": a", ":a:b", " ", "\t", " \t \t")), get(" ", "X: a"),
        head("GET / HTTP/1.1", " ", "Host: a"), get("X: a") + get("X: a"),
    )),
    Group("AmbiguousUri", AMBIGUOUS, 400, 400, (
        *(asked(f"GET /a{byte}b HTTP/1.1") for byte in "\x01\x08\t\x0b\x0c\x1f\x7f\x80\xe9\xff"),
        # No UTF-8: cut short, too long a form, a surrogate; and a control character in good UTF-8.
        *(asked(f"GET /a{seen} HTTP/1.1") for seen in ("\xed\x95", "\xc0\xaf", "\xed\xa0\x80", "\xc2\x85")),
        asked("GET /a\tHTTP/1.1"), asked("GET \t/a HTTP/1.1"), asked("GET /a\x01b"),
        asked("GET http://a\x0b/ HTTP/1.1"),
    )),
    Group("UndefinedContentLengthSemantics", AMBIGUOUS, 400, 400, (
        *(head(f"{method} / HTTP/1.{minor}", "Host: a", "Content-Length: 5") for method in METHODS[:2]
            for minor in "01"),
        get("X: \x01", "Content-Length: 9000"), head("GET /a\tb HTTP/1.1", "Host: a", "Content-Length: 9000"),
    )),
    Group("UndefinedTransferEncodingSemantics", AMBIGUOUS, 400, 400, (
        *(head(f"{method} / HTTP/1.0", "Transfer-Encoding: chunked") for method in METHODS),
        *(head(f"{method} / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked") for method in METHODS[:2]),
        get("X: \x01", "Transfer-Encoding: chunked"),
        *(head(line, "Transfer-Encoding: chunked") for line in ("POST /", "POST /  HTTP/1.0", "POST / HTTP/1.0 ")),
    )),
    Group("DuplicateContentLength", AMBIGUOUS, 400, 400, (
        post("Content-Length: 5", "Content-Length: 5"), post("Content-Length: 0", "X: a", "content-length:0"),
        get("Content-Length: 5", "Content-Length: 5"), head("POST / HTTP/1.0", *["Content-Length: 5"] * 3),
    )),
    Group("BothTeClPresent", AMBIGUOUS, 400, 400, (
        post("Content-Length: 5", "Transfer-Encoding: chunked"),
        post("Transfer-Encoding: chunked", "Content-Length: 0"),
        get("Transfer-Encoding: Chunked", "X: a", "Content-Length: 5"),
        post("X: \x01", "transfer-encoding:chunked", "CONTENT-LENGTH:1"),
        head("POST / HTTP/1.0", "Transfer-Encoding: chunked", "Content-Length: 5"),
    )),
    Group("SuspiciousHeader", AMBIGUOUS, 400, 400, (
        *(post(f"{name}: 5") for name in (
            "Content_Length", "ContentLength", "Content--Length", "Content.Length", "-Content-Length",
            "Content-Length_",
            "C0ntent-Length", "C0nt3n7_L3ng7h", "Content-1ength", "Content Length", "Content-Length ",
            "Content-Length\t",
            "\x01Content-Length", "Content-Length\x7f", "\xa0Content-Length", "Content\xe2\x80\x95Length",
        )),
        *(post(f"{name}: chunked") for name in (
            "Transfer_Encoding", "TransferEncoding", "transfer---encoding", "Transfer-Encod1ng", "7ran5fer-3ncoding",
            "Transfer-Encoding!", "Transfer- Encoding", "Transfer-Encoding ", "T\x0bransfer-Encoding",
            "Tran\xc5\xbffer-Encoding", "Transfer-Encod\xc4\xb1ng", "Transfer-Encoding\x88", "'Transfer-Encoding'",
        )),
        get("Content_Length: 0"), post("X: \x80", "Content_Length: 5"),
    )),
    Group("MissingUri", AMBIGUOUS, 400, 400, (
        *(asked(line) for line in ("GET HTTP/1.1", "GET  HTTP/1.1", "GET   HTTP/1.1 ", "GET HTTP/1.1  ", "GET",
            "GET ", "GET  ")),
    )),
    Group("SuspiciousTeClPresent", SEVERE, 400, 400, (
        post("Content_Length: 5", "Transfer-Encoding: chunked"),
        post("Content-Length: 5", "Transfer_Encoding: chunked"),
        post("Content-Length : 5", "Transfer-Encoding\t: chunked"),
        post("Content-Length: 5", "Transfer-Encod1ng : chunked"),
        post("Content-Length: 5", " Transfer-Encoding: chunked"),
        post("Content-Length: 5", "Tran\xc5\xbffer-Encoding: chunked"),
    )),
    Group("BadHeader", SEVERE, 400, 400, (
        *(get(line) for line in ("X: a\0b", "X: \0", "X\0: a", "\0X: a", "X: a\rb", "X: a\r", "X\r: a", "\rX: a",
            "\0", "\r")),
        post("Content-Length\0: 5"), post("Transfer-Encoding\r: chunked"), get("X: a\rTransfer-Encoding: chunked"),
        get("X: a\r\r", "Y: b"), get("X: a\r\nb\0"),
    )),
    Group("BadUri", SEVERE, 400, 400, (
        *(asked(f"GET {target} HTTP/1.1") for target in ("/a\0b", "\0/a", "/a\rb", "/a\r", "\r/", "/ \0")),
        *(asked(f"GET {target} HTTP/1.1")
            for target in ("a", "?a", "#", "*a", "https://a/", "ftp://a/", "http:/a", "http:a", "a:80")),
        *(asked(line) for line in ("CONNECT a:80 HTTP/1.1", "GET HTTP/1.1 HTTP/1.1", "GET * HTTP/1.1",
            "POST * HTTP/1.0")),
    )),
    Group("BadVersion", SEVERE, 400, 400, (
        *(asked(f"GET / {version}") for version in (
            "http/1.1", "HTTP/1", "HTTP/1.", "HTTP/1.10", "HTTP/11", "HTTP/01.1", "HTTP/1,1", "HTTP/0.8", "HTTP/a.b",
            "HTTP/1.1\t", "HTTP/1.1\x0b", "HTTP/1.\xb2", "HTTPS/1.1", "HTTP", "HTTP1.1", "HTTP/2", "HTTP/+1.1",
            "HTTP/1.1\r", "HTTP/1.1 HTTP/1.1", "HTTP/1.0 HTTP/1.1", "HTTP/1.0 b HTTP/1.1", " HTTP/9 HTTP/1.1",
        )),
        asked("GET http://a/ HTTP/1.1 HTTP/1.1"),
    )),
    Group("BadMethod", SEVERE, 400, 400, (
        *(asked(line) for line in ("", " / HTTP/1.1", "G(T / HTTP/1.1", "GET\t/ HTTP/1.1", "G\0T / HTTP/1.1",
            "GET\x01 / HTTP/1.1")),
        *(asked(line) for line in ("\xc7ET / HTTP/1.1", "GET: / HTTP/1.1", "\x16\x03\x01\x02", "{\"a\":1}",
            "\r/ HTTP/1.1")),
        b"\r\n\r\n", b"\r\n" + asked("GET / HTTP/1.1"),
    )),
    Group("MultipleContentLength", SEVERE, 400, 400, (
        post("Content-Length: 5", "Content-Length: 6"), post("Content-Length: 5", "content-length: 05"),
        get("Content-Length: 0", "Content-Length: 5"), post(*["Content-Length: 5"] * 3, "Content-Length: 4"),
        post("Content-Length : 100", "Content-Length: 1000"), post(" Content-Length: 100", "Content-Length: 1000"),
    )),
    Group("BadContentLength", SEVERE, 400, 400, (
        *(post(f"Content-Length: {value}") for value in (
            "", "+5", "-5", "5,5", "5, 5", "5 5", "5;", "0x5", "5.0", "5e1", "1_0", "five", "\"5\"", "9" * 19,
            "0" * 19,
            "\xb2", "\xd9\xa5", "5\xa0", "5\x0b", "\x0c5", "5\x11", "1\t0",
        )),
        get("Content-Length: -0"), post("Content-Length: 5", "Content-Length: x"), post("Content_Length: x"),
    )),
    Group("MultipleTransferEncodingChunked", SEVERE, 400, 400, (
        *(post(f"Transfer-Encoding: {value}")
            for value in ("chunked, chunked", "chunked,Chunked", "gzip, chunked,\tchunked")),
        post("Transfer-Encoding: chunked", "transfer-encoding: chunked"),
        post("Transfer-Encoding : chunked", "Transfer-Encoding: chunked"),
    )),
    Group("BadTransferEncoding", SEVERE, 400, 400, (
        *(post(f"Transfer-Encoding: {value}") for value in (
            "", "xchunked", "chunked,", ",chunked", "chunked chunked", "chunk", "chunked;q=1", "\"chunked\"",
            "'chunked'",
            "identity", "chunked, identity", "x, chunked", "\x0bchunked", "chunked\x0b", "chunked\x7f", "chunked\x80",
            "chun\tked", "\xa0chunked", "chu\xc5\xbfked", "br",
        )),
        get("Transfer-Encoding: xchunked"), post("Transfer-Encoding:", " chunked:"),
        post("Transfer-Encoding: chunked", "Transfer-Encoding: identity"),
        post("X: \x11", "Transfer-Encoding: chunked\x80", "Content-Length: $9000"),
    )),
    Group("BadTransferEncoding", SEVERE, 501, 501, (  # ERR-03
        *(post(f"Transfer-Encoding: {value}")
            for value in ("gzip", "Deflate", "gzip, chunked", "x-compress", "chunked, gzip")),
        post("Transfer-Encoding: gzip", "Transfer-Encoding: chunked"), get("Transfer-Encoding: gzip"),
    )),
    # The library's.
    Group("NonCrLfLineTermination", ACCEPTABLE, 400, 400, (
        b"GET / HTTP/1.1\nHost: a\n\n", b"GET / HTTP/1.1\nHost: a\n\r\n", b"GET / HTTP/1.1\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n\n",
    )),
    Group("MultilineHeader", AMBIGUOUS, 400, 400, (
        get("X: a", " b"), get("X: a", "\tb: c"), head("GET / HTTP/1.1", " X: a", "Host: a"),
        get("Content-Type: multipart/form-data;", " boundary=a"), post("Content-Length: 1", " 0"),
        get(" : a"), get("\t:"), get("X: a", " Transfer-Encoding: chunked"),
    )),
    Group("MissingHeaderColon", AMBIGUOUS, 400, 400, (
        get("X"), get("X a"), head("GET / HTTP/1.1", "Host"), post("Content-Length 5"), get("a=b"),
        b"GET / HTTP/1.1\r\nHost: a\nX\r\n\r\n",
    )),
    # Ours.
    Group("BlankBeforeColon", AMBIGUOUS, 400, 400, (
        get("X : a"), get("X\t: a"), head("GET / HTTP/1.1", "Host : a"), get("Cookie \t : a=1"),
    )),
    Group("BadHost", AMBIGUOUS, 400, 400, (
        head("GET / HTTP/1.1"), head("GET / HTTP/1.1", "X: a"), head("GET http://a/ HTTP/1.1"),
        *(head(f"GET {target} HTTP/1.{minor}", "Host: a", "Host: a") for target in ("/", "http://a/")
            for minor in "01"),
        head("GET / HTTP/1.1", "Host: a", "hOST:b"), head("GET / HTTP/1.1", "Host:", "Host: a"),
        *(head(f"{line} HTTP/1.{minor}", f"Host:{blank}") for line in ("GET /", "GET http://a/", "OPTIONS *")
            for minor in "01" for blank in ("", " ", "\t ")),
        *(head("GET / HTTP/1.1", f"Host: {host}") for host in (
            "a b", "a,b", "a/b", "a@b", "a:b", "a:1:2", "a:123456", "::1", "[::1", "[]", "[::1]a", "a?", "a#",
            "\"a\"",
            "%61", "a\xe9", "\xea\xb0\x80", ":", ":80", "http://a", "[g::1]", "*",
        )),
        *(head(f"GET http://{host}/ HTTP/1.1", "Host: a")
            for host in ("", ":80", "u@a", "u:p@a", "a:b", "a%20b", "[::1", "a,b")),
        *(head(f"GET http://{rest} HTTP/1.0") for rest in ("", "?a", "#a", "/a")),
        head("GET http:/// HTTP/1.1", "Host:"),
    )),
)  # fmt: skip

# Refused though nothing about their form is odd: (status, head).
REFUSED_FOR_OTHER_REASONS = (
    *((405, asked(f"{method} / HTTP/1.1"))
        for method in ("TRACE", "get", "Get", "PROPFIND", "X", "GETGET", "!#$%&'*+-.^_`|~")),
    *((405, head(f"{method} / HTTP/1.0")) for method in ("TRACE", "CONNECT")),
    *((505, asked(f"GET / HTTP/{version}")) for version in ("0.9", "2.0", "3.0", "9.9", "2.0 ")),
    (505, b"PRI * HTTP/2.0\r\n\r\n"),
    (463, get("X-Forwarded-For: " + ",".join(["1.2.3.4"] * 31))),
    (463, get(*["X-Forwarded-For: 1.2.3.4, 5.6.7.8"] * 15, "x-forwarded-for:9.9.9.9")),
    (414, asked("GET /" + "a" * 16_384 + " HTTP/1.1")),
    (400, get("X: " + "a" * 16_384)),
)  # fmt: skip

PASSING = (*PLAIN, *(one for group in TABLE if not group.defensive for one in group.heads))
EVERY_HEAD = (
    *PLAIN,
    *(one for group in TABLE for one in group.heads),
    *(one for _, one in REFUSED_FOR_OTHER_REASONS),
)
