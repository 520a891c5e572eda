"""The cases that give the demo its figures, and the truth about them for whoever measures a search.

Their references are the same at any size of the register.
"""

from answerable.demo.cases import DecidedCase
from answerable.demo.passing import REJECTED
from answerable.demo.topic_complaints import MISSED, NINE, OUTSIDE
from answerable.demo.topic_conduct import BESIDE, TEN

TOLD: tuple[DecidedCase, ...] = (*NINE, *TEN, *OUTSIDE, *BESIDE, *REJECTED, *MISSED)
"""Every case that is told one by one."""

MISSED_BY_KEYWORDS: tuple[str, ...] = tuple(case.record.ref for case in MISSED)
"""References of complaints about officers' social media that none of the nine terms finds."""

ON_TOPIC: tuple[str, ...] = tuple(
    case.record.ref for case in TOLD if case.verdict is None or case.verdict.relevant
)
"""References of every record on the topic, found by a term or missed; no other record is."""
