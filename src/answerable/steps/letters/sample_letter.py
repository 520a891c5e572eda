"""A made-up letter of each kind: a template is tried with it before it is accepted."""

from dataclasses import replace
from datetime import date

from answerable.model.law import REGIMES
from answerable.model.letters import (
    ANSWERING,
    Asked,
    CaseFacts,
    CaseLetter,
    LetterKind,
    LetterPart,
    LetterTable,
    Required,
)
from answerable.steps.answers.write_notice import routes_for
from answerable.steps.letters.write_case_letter import routes_required, write_case_letter

FACTS = CaseFacts(
    authority="Hollinshire Police",
    contact="foi@hollinshire.example",
    review_to="the Review Officer, 1 High Street, Hollin",
    law=REGIMES["uk"],
    reference="911_26",
    title="Complaints about social media & others",
    name="Rowan Vale",
    address="rowan.vale@example.org",
    received_on=date(2026, 11, 2),
    today=date(2026, 11, 26),
    last_day=date(2026, 12, 1),
    questions=(Asked("1", "How many complaints were made?"), Asked("2", "What did it cost?")),
    words="Which years do you mean, and do you mean posts by officers <or> about them?",
    cited="31(1)(a)",
)


def sample_letter(kind: LetterKind) -> CaseLetter:
    """The letter, with everything that a letter of its kind can carry."""
    if kind not in ANSWERING:
        return write_case_letter(kind, FACTS)
    letter = write_case_letter(LetterKind.ACKNOWLEDGEMENT, FACTS)
    routes = routes_for(FACTS.law, FACTS.review_to, FACTS.reference)
    said = "We hold this information but are withholding it."
    table = LetterTable(
        "Complaints by year", ("Year", "Complaints"), (("2025", "9"),), ("A note.",)
    )
    parts = (
        LetterPart("", ("This is our response.",)),
        LetterPart(
            "Question 1", ("How many complaints were made?", "Answer: granted."), (), (table,)
        ),
        LetterPart("Section 31(1)(a)", (said,), ("For disclosure: openness.",)),
        LetterPart("If you are dissatisfied with this response", routes),
    )
    required = (
        Required("our reference", FACTS.reference, "so that a reply finds its request"),
        Required("the answer to each question", "Answer: granted.", "section 1(1)"),
        Required("the figures of a table", "Complaints by year", "section 1(1)"),
        Required("the notice of a refusal", said, "section 17"),
        Required("the points of a notice", "For disclosure: openness.", "section 17(3)"),
        *routes_required(FACTS.law, routes),
    )
    subject = "Response to your request for information"
    return replace(letter, kind=kind, parts=parts, required=required, subject=subject)
