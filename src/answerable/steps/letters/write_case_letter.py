"""Writes the letters of a request that carry no answer: acknowledgement, clarification, extension.

Their words are our own defaults, in plain English; an organisation's own template may put others
around them. What the law wants said is listed with each letter and looked for in what was made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from answerable.model.errors import UserMistake
from answerable.model.exemptions import Exemption, Weighing, limbs_meant
from answerable.model.law import Regime
from answerable.model.letters import CaseFacts, CaseLetter, LetterKind, LetterPart, Required
from answerable.model.periods import long_date
from answerable.steps.answers.write_notice import routes_for

_ANYBODY = "Sir or Madam"


def write_case_letter(kind: LetterKind, facts: CaseFacts) -> CaseLetter:
    """The letter in its parts. Raises UserMistake "letter-not-ready" where something is missing."""
    parts, required = _KINDS[kind](facts)
    return letter_of(kind, facts, subject=_SUBJECTS[kind], parts=parts, required=required)


def letter_of(
    kind: LetterKind,
    facts: CaseFacts,
    *,
    subject: str,
    parts: Sequence[LetterPart],
    required: Iterable[Required],
) -> CaseLetter:
    """A letter with everything around its parts; its reference has to stand in every one."""
    reference = Required("our reference", facts.reference, "so that a reply finds its request")
    return CaseLetter(
        kind=kind,
        authority=facts.authority,
        contact=facts.contact,
        to=tuple(_address_lines(facts)),
        dear=f"Dear {facts.name.strip() or _ANYBODY}",
        dated=facts.today,
        reference=facts.reference,
        title=facts.title,
        subject=subject,
        parts=parts,
        required=(reference, *required),
    )


def _address_lines(facts: CaseFacts) -> Iterator[str]:
    """The lines of the address: the name, then the postal or e-mail address."""
    if facts.name.strip():
        yield facts.name.strip()
    yield from (line.strip() for line in facts.address.splitlines() if line.strip())


Written = tuple[tuple[LetterPart, ...], tuple[Required, ...]]


def _acknowledgement(facts: CaseFacts) -> Written:
    received = f"We received your request for information on {long_date(facts.received_on)}."
    under = f"We are dealing with it under the {facts.law.name}."
    paragraphs = [received, under]
    required = [Required("the law", facts.law.name, facts.law.code)]
    if facts.last_day:
        last = long_date(facts.last_day)
        paragraphs.append(
            _by_when(last, late=facts.today > facts.last_day, extended=facts.extended)
        )
        required.append(Required("the last day to answer", last, "section 10(1)"))
    asked = [f"{question.number}. {question.text}" for question in facts.questions]
    check = "Please tell us as soon as you can if we have misunderstood your request."
    understood = LetterPart("What we understand you to be asking for", (*asked, check))
    return (LetterPart("", paragraphs), *((understood,) if asked else ())), tuple(required)


def _by_when(last: str, *, late: bool, extended: bool) -> str:
    """The promise of section 10(1); a day that is past is never promised, but owned up to."""
    which = "" if extended else ", the twentieth working day"
    if late:
        return (
            f"We should have answered by {last}{which}, but have not done so. We are sorry for the"
            " delay, and will answer as soon as we can."
        )
    if extended:
        return (
            "We need longer than twenty working days to weigh the public interest (section 10(3)),"
            f" and expect to answer by {last}."
        )
    return (
        f"We will answer promptly, and no later than {last}{which}."
        " Weekends and bank holidays are not counted."
    )


def _clarification(facts: CaseFacts) -> Written:
    asked = _said(facts, "what has to be clarified")
    opening = (
        f"Thank you for your request for information, which we received on"
        f" {long_date(facts.received_on)}. We need to know more before we can find what you are"
        " asking for."
    )
    stops, what, source = _when_clarified(facts)
    help_words = (
        f"If it would help, we can tell you what we hold and how it is kept ({facts.law.advice})."
    )
    parts = (
        LetterPart("", (opening,)),
        LetterPart("What we need to know", tuple(asked.split("\n"))),
        LetterPart("What happens next", (stops, help_words)),
    )
    required = (
        Required("what has to be clarified", asked, "section 1(3)"),
        Required(what, stops, source),
        Required("the offer of help", help_words, "the duty to advise and assist"),
    )
    return parts, required


def _when_clarified(facts: CaseFacts) -> tuple[str, str, str]:
    """What a reply does to the time, with what that is and its source.

    Asked for after the last day, it begins no new time: a letter that promised one would be wrong.
    """
    if facts.last_day and facts.today > facts.last_day:
        words = (
            f"We should have asked you by {long_date(facts.last_day)}, the last day to answer, but"
            " did not. We are sorry for the delay, and will answer as soon as we can once we have"
            " your reply."
        )
        return words, "that the last day to answer was missed", "section 10(1)"
    words = (
        f"Under section 1(3) of the {facts.law.name} our time to answer starts when we have your"
        " reply. We then have twenty working days."
    )
    return words, "that the time begins with the reply", facts.law.clarified


def _extension(facts: CaseFacts) -> Written:
    """The notice that section 17(2) wants: exemption, why it applies, the day that is expected."""
    if facts.last_day is None:
        raise UserMistake("letter-not-ready", where="extension", reason="the time does not run")
    if facts.today > facts.last_day:
        reason = f"the day that the extension leads to, {long_date(facts.last_day)}, is past"
        raise UserMistake("letter-not-ready", where="extension", reason=reason)
    limb, why = _qualified(facts), _said(facts, "why the exemption applies")
    routes = _routes(facts)
    last = long_date(facts.last_day)
    cites = f"section {limb.cited} of the {facts.law.name} ({limb.title})"
    engaged = f"Some of what you are asking for may be exempt from disclosure under {cites}."
    weighing = (
        "This exemption is qualified: we have to weigh the public interest in disclosing the"
        " information against the public interest in withholding it. We have not finished, and"
        " need longer than twenty working days (section 10(3))."
    )
    expected = f"We expect to tell you our decision by {last}."
    parts = (
        LetterPart("", (engaged, weighing, expected)),
        LetterPart("Why the exemption applies", tuple(why.split("\n"))),
        LetterPart("If you are dissatisfied with how we are dealing with your request", routes),
    )
    required = (
        Required("the exemption", cites, "section 17(1)(b)"),
        Required("why it applies", why, "section 17(1)(c)"),
        Required("that the weighing is not finished", weighing, "section 17(2)"),
        Required("the day by which we expect to decide", expected, "section 17(2)"),
        *routes_required(facts.law, routes),
    )
    return parts, required


def routes_required(law: Regime, routes: tuple[str, ...]) -> tuple[Required, ...]:
    """The ways to a review and to the Commissioner, as words that have to be there."""
    ways = ("how to ask for an internal review", "the right to apply to the Commissioner")
    said = zip(ways[-len(routes) :], routes, strict=True)
    return tuple(Required(what, words, law.complaints) for what, words in said)


def _routes(facts: CaseFacts) -> tuple[str, ...]:
    if not facts.review_to.strip():
        reason = "the organisation has not said where to write for an internal review"
        raise UserMistake("letter-not-ready", where="settings", reason=reason)
    return routes_for(facts.law, facts.review_to, facts.reference)


def _qualified(facts: CaseFacts) -> Exemption:
    limbs = [one for one in limbs_meant(facts.cited) if one.weighing is Weighing.QUALIFIED]
    if not limbs:
        reason = "only a qualified exemption gives more time: say which"
        raise UserMistake("letter-not-ready", where="exemption", reason=reason)
    return limbs[0]


def _said(facts: CaseFacts, what: str) -> str:
    if not (words := facts.words.strip()):
        raise UserMistake("letter-not-ready", where="words", reason=f"it does not say {what}")
    return words


_KINDS: Mapping[LetterKind, Callable[[CaseFacts], Written]] = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.CLARIFICATION: _clarification,
    LetterKind.EXTENSION: _extension,
}
_SUBJECTS: Mapping[LetterKind, str] = {
    LetterKind.ACKNOWLEDGEMENT: "We have received your request for information",
    LetterKind.CLARIFICATION: "We need to know more about your request",
    LetterKind.EXTENSION: "We need more time to answer your request",
}
