"""What the balancer remembers of a request: the decision, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from sticky_lab.messages import Text
from sticky_lab.messages.reasons import ANSWERED, CUT, FAILURES, NEW_COOKIE, RENEWED_COOKIE
from sticky_lab.stickiness import Decision, Reason

# ERR-01, ERR-03: what can go wrong after the decision, with the status that the client sees.
FAILURE_STATUS = {
    "target_unreachable": 502,
    "target_closed": 502,
    "target_malformed": 502,
    "target_timeout": 504,
    "request_malformed": 400,
    "request_timeout": 408,
    "client_gone": 460,
}


@dataclass(slots=True)
class Record:
    """One routed request. `status` is 0 until there is an answer; `failure` names what went wrong afterwards.

    `bound` tells whether the response carried a stickiness cookie that names the target.
    """

    number: int
    method: str
    path: str
    trace_root: str
    decision: Decision
    status: int = 0
    failure: str | None = None
    bound: bool = False

    @property
    def reason(self) -> Reason:
        """Why the request went where it went; if it failed there, why it failed."""
        if self.failure is None:
            return self.decision.reason
        return Reason(self.failure, "ERR-01" if self.failure.startswith("target") else "ERR-03")

    @property
    def text(self) -> Text:
        """What happened, in words: the decision, then the failure or the cookie that followed from it."""
        text = self.decision.reasons[0].text
        for reason in self.decision.reasons[1:]:
            text = text.followed_by(reason.text)
        if self.failure is not None:
            text = text.followed_by(FAILURES[self.failure])
            if self.failure == "client_gone":
                return text  # there was nobody to answer
            cut = self.status != FAILURE_STATUS[self.failure]
            return text.followed_by(CUT if cut else ANSWERED.fill(status=self.status))
        if self.bound:
            return text.followed_by(NEW_COOKIE if self.decision.used_turn else RENEWED_COOKIE)
        return text
