"""The laws of access: their time limits in working days, whom one complains to, their sources."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regime:
    """One law of access to information: whose holidays it skips, and its limits in working days.

    `extended` is None where the law knows no public-interest extension. `routes` are the clauses
    (model.clauses.NOTICE) on a review and on the Commissioner, `reviewed` is that on the
    Commissioner once there was a review. `advice` is the section on advice and assistance, `code`
    the code of practice, `clarified` what lets the time begin with a reply, `complaints` the
    section that wants the routes told. `refusals` is False where no refusal under this
    law is written, though published ones are checked (model.catalogues).
    """

    name: str
    nations: str
    answer: int
    extended: int | None
    review: int
    review_at_most: int
    ask_review: int
    source: str
    routes: tuple[str, str]
    reviewed: str
    commissioner: str
    complain_at: str
    advice: str
    code: str
    clarified: str
    complaints: str
    refusals: bool


REGIMES: Mapping[str, Regime] = {
    "uk": Regime(
        name="Freedom of Information Act 2000",
        nations="EWSN",
        answer=20,
        extended=40,
        review=20,
        review_at_most=40,
        ask_review=40,
        source="s.10(1), (3) and (6); 40 days in all: the regulator's line on s.10(3); reviews:"
        " section 45 Code of Practice, 4 July 2018",
        routes=("review", "commissioner"),
        reviewed="commissioner-reviewed",
        commissioner="Information Commissioner",
        complain_at="https://ico.org.uk/make-a-complaint/",
        advice="section 16",
        code="section 45 Code of Practice",
        clarified="section 1(3) and section 10(6)",
        complaints="section 17(7)",
        refusals=True,
    ),
    "scotland": Regime(
        name="Freedom of Information (Scotland) Act 2002",
        nations="S",
        answer=20,
        extended=None,
        review=20,
        review_at_most=20,
        ask_review=40,
        source="s.10, s.20, s.21 and s.73",
        routes=("review-scotland", "commissioner-scotland"),
        reviewed="commissioner-reviewed-scotland",
        commissioner="Scottish Information Commissioner",
        complain_at="https://www.foi.scot/",
        advice="section 15",
        code="section 60 Code of Practice",
        clarified="section 1(3) and section 10(1)(b)",
        complaints="section 19",
        refusals=False,
    ),
}
"""The laws by the word for --nation; England, Wales and Northern Ireland share the first."""

SCHOOL_DAYS = 60
"""Working days that a school has at most, its holidays counted (SI 2004/3364, SI 2010/2768)."""
