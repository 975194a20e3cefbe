"""What can be odd about a request head: the classes and reasons of AWS's desync mitigation, as data.

AWS writes class and reason into the access log (LOG-02). Where a finding is not on AWS's list its `source` says so:
"library" is AWS's http-desync-guardian, which the guides name; "ours" is what we refuse on purpose, because a head
with two readings must never reach a target.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Risk(StrEnum):
    """AWS's classes, by rising risk."""

    COMPLIANT = "Compliant"
    ACCEPTABLE = "Acceptable"
    AMBIGUOUS = "Ambiguous"
    SEVERE = "Severe"


RISING = tuple(Risk)


@dataclass(frozen=True, slots=True)
class Finding:
    """One oddity. `status` is what the client gets where the head is refused for it."""

    name: str
    risk: Risk
    source: Literal["log", "library", "ours"] = "log"
    status: int = 400

    def passes(self, mode: str) -> bool:
        """Whether a head with this oddity, and none worse, may go on in this mode, given a canonical form."""
        return self.risk is Risk.ACCEPTABLE and mode == "defensive"


NON_COMPLIANT_HEADER = Finding("NonCompliantHeader", Risk.ACCEPTABLE)
NON_COMPLIANT_VERSION = Finding("NonCompliantVersion", Risk.ACCEPTABLE)
SPACE_IN_URI = Finding("SpaceInUri", Risk.ACCEPTABLE)
GET_HEAD_ZERO_CONTENT_LENGTH = Finding("GetHeadZeroContentLength", Risk.ACCEPTABLE)
BARE_LINE_FEED = Finding("NonCrLfLineTermination", Risk.ACCEPTABLE, "library")

EMPTY_HEADER = Finding("EmptyHeader", Risk.AMBIGUOUS)
AMBIGUOUS_URI = Finding("AmbiguousUri", Risk.AMBIGUOUS)
UNDEFINED_CONTENT_LENGTH = Finding("UndefinedContentLengthSemantics", Risk.AMBIGUOUS)
UNDEFINED_TRANSFER_ENCODING = Finding("UndefinedTransferEncodingSemantics", Risk.AMBIGUOUS)
DUPLICATE_CONTENT_LENGTH = Finding("DuplicateContentLength", Risk.AMBIGUOUS)
BOTH_PRESENT = Finding("BothTeClPresent", Risk.AMBIGUOUS)
SUSPICIOUS_HEADER = Finding("SuspiciousHeader", Risk.AMBIGUOUS)
MISSING_URI = Finding("MissingUri", Risk.AMBIGUOUS, "library")
MULTILINE_HEADER = Finding("MultilineHeader", Risk.AMBIGUOUS, "library")
MISSING_COLON = Finding("MissingHeaderColon", Risk.AMBIGUOUS, "library")
BLANK_BEFORE_COLON = Finding("BlankBeforeColon", Risk.AMBIGUOUS, "ours")
BAD_HOST = Finding("BadHost", Risk.AMBIGUOUS, "ours")

SUSPICIOUS_BOTH_PRESENT = Finding("SuspiciousTeClPresent", Risk.SEVERE)
BAD_HEADER = Finding("BadHeader", Risk.SEVERE)
BAD_URI = Finding("BadUri", Risk.SEVERE)
BAD_VERSION = Finding("BadVersion", Risk.SEVERE)
BAD_METHOD = Finding("BadMethod", Risk.SEVERE)
MULTIPLE_CONTENT_LENGTH = Finding("MultipleContentLength", Risk.SEVERE)
BAD_CONTENT_LENGTH = Finding("BadContentLength", Risk.SEVERE)
MULTIPLE_CHUNKED = Finding("MultipleTransferEncodingChunked", Risk.SEVERE)
BAD_TRANSFER_ENCODING = Finding("BadTransferEncoding", Risk.SEVERE)
# ERR-03: a coding that is spelled well but not supported is 501; nothing about its framing is in doubt.
UNSUPPORTED_TRANSFER_ENCODING = Finding("BadTransferEncoding", Risk.SEVERE, status=501)

FINDINGS: tuple[Finding, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Finding))


def worst(findings: list[Finding]) -> Finding | None:
    """Return the finding of the highest risk; among equals the first."""
    return max(findings, key=lambda finding: RISING.index(finding.risk), default=None)
