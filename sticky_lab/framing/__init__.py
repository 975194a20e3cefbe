"""THE FRAMING. Bytes in; heads, bodies, and the reason why a head is refused out.

No socket, clock, thread, randomness or log lives here (import-linter holds it), so each cut of each message can be
tried without a network. The law is AWS's list of risky heads, and what we refuse on top of it (`findings`).

    findings        what can be odd about a request head: AWS's classes and reasons, and ours
    classifier      which of them a head shows
    field_lines     the lines of any head, and what a proxy has to know of them
    request_heads   a head that is safe to forward, or the reason why it is not
    response_heads  the same for what targets answer
    bodies          where a body ends
    forwarding      the heads that go on to the other side, and the answers of our own
"""
