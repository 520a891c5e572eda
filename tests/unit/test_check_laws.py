"""Refusals under the Scottish Act and the Environmental Information Regulations: honest and not."""

import pytest

from answerable.model.catalogues import CATALOGUES
from answerable.model.citations import Act
from answerable.model.exemptions import Role, Weighing
from pages import ask, codes, findings, grave

SCOTTISH = (
    "We answer under the Freedom of Information (Scotland) Act 2002. We hold the tender, but are"
    " withholding it under section 33(1)(b) of the Act, because its prices would be likely to harm"
    " the commercial interests of the bidder substantially.\n\nThe public interest in how money is"
    " spent was weighed against that in sound tenders, which outweighs it.\n\nIf you are"
    " dissatisfied you may require us to review this within 40 working days: write to the Clerk."
    " You may then apply to the Scottish Information Commissioner within six months."
)
ENVIRONMENTAL = (
    "We have handled this under the Environmental Information Regulations 2004. The survey of the"
    " drain is held, and is excepted under regulation 12(5)(e), as its disclosure would adversely"
    " affect the confidential trade of the surveyor.\n\nThe public interest in clean water was"
    " weighed against that in sound trade (regulation 12(1)(b)); the balance favours the"
    " exception.\n\nYou may make representations to us within 40 working days, and we shall"
    " reconsider. You may then complain to the Information Commissioner."
)
SCOTS, GREEN = ask("What was bid?", SCOTTISH), ask("The survey of the drain?", ENVIRONMENTAL)


@pytest.mark.parametrize("text", [SCOTS, GREEN])
def test_an_honest_refusal_under_either_law_raises_nothing(text: str) -> None:
    assert not grave(text)
    assert not {"review-route-missing", "complaint-route-missing"} & codes(text)


def _without(text: str, begin: str) -> str:
    """The page without the paragraph that begins so."""
    return "\n\n".join(part for part in text.split("\n\n") if not part.startswith(begin))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SCOTS.replace(" under section 33(1)(b) of the Act", ""), "refusal-without-section"),
        (SCOTS.replace("33(1)(b)", "33"), "exemption-without-limb"),
        (SCOTS.replace("are withholding it under section 33(1)(b)",
                       "it is exempt under section 42(2)"), "exemption-unknown"),
        (_without(SCOTS, "The public"), "public-interest-missing"),
        (SCOTS.replace("33(1)(b)", "36(2)").replace("its prices would be likely to harm",
                       "its giver would be harmed in") + " It is a qualified exemption.",
         "weighing-confused"),
        (SCOTS.replace("because its prices would be likely to harm the commercial interests of the"
                       " bidder substantially", "and that is all"), "exemption-unexplained"),
        (SCOTS.replace("33(1)(b)", "26(a)"), "bar-unnamed"),
        (SCOTS.replace("33(1)(b)", "25(1)"), "availability-unstated"),
        (SCOTS.replace("33(1)(b)", "38(1)(b)"), "principle-unnamed"),
        (SCOTS.replace("Scottish Inf", "Inf"), "commissioner-not-scottish"),
        (_without(SCOTS, "If you"), "review-route-missing"),
        (SCOTS.replace("We hold the tender", "We can neither confirm nor deny that we hold it"),
         "denial-without-limb"),
        (GREEN.replace("excepted under regulation 12(5)(e)", "being withheld"),
         "refusal-without-section"),
        (GREEN.replace("12(5)(e)", "12(5)"), "exemption-without-limb"),
        (GREEN.replace("12(5)(e)", "12(5)(k)"), "exemption-unknown"),
        (_without(GREEN, "The public"), "public-interest-missing"),
        (_without(GREEN.replace("12(5)(e)", "12(4)(d)"), "The public"), "public-interest-missing"),
        (_without(GREEN, "You may"), "review-route-missing"),
        (GREEN.replace("12(5)(e)", "13(1)"), "principle-unnamed"),
        (GREEN.replace("excepted under regulation 12(5)(e)", "exempt under section 43(2)"),
         "act-not-environmental"),
        (_without(GREEN, "The public").replace("excepted under regulation 12(5)(e)",
         "exempt under section 40(2) of the Freedom of Information Act 2000"),
         "act-not-environmental"),
    ],
)  # fmt: skip
def test_what_a_refusal_under_another_law_lacks_is_told(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_without(SCOTS, "The public"), "section 16(2)"),
        (_without(GREEN, "The public"), "regulations 12(1)(b) and 14(3)(b)"),
        (_without(GREEN, "The public"), "regulation 12(5)(e) is a qualified"),
    ],
)
def test_a_finding_names_the_provision_of_its_own_law(text: str, words: str) -> None:
    (found,) = (one for one in findings(text) if one.code == "public-interest-missing")
    assert words in found.message
    assert "section 17" not in found.message


def test_what_to_do_is_filled_in() -> None:
    denied = SCOTS.replace("We hold the tender", "We can neither confirm nor deny that we hold it")
    told = [one.message for one in findings(denied) if one.code == "denial-without-limb"]
    assert told[0].endswith("cite the limb that does: 18(1)")
    denied = denied.replace("under section 33", "under sections 18 and 33")
    assert "denial-without-limb" not in codes(denied)


@pytest.mark.parametrize(
    ("text", "words"), [(SCOTS, "sections 10(1) and 16(1)"), (GREEN, "regulation 14(2)")]
)
def test_a_notice_under_another_law_is_late_too(text: str, words: str) -> None:
    days = "Received: 3 June 2024\n\nAnswered: {} 2024\n\n"
    (late,) = (f for f in findings(days.format("26 July") + text) if f.code == "notice-late")
    assert words in late.message
    assert "notice-late" not in codes(days.format("28 June") + text)


def test_what_is_not_held_under_the_regulations_needs_no_reason_beside_it() -> None:
    said = "The survey is not held, so the exception in regulation 12(4)(a) of the EIR applies."
    told = codes(ask("The survey?", said))
    assert not {"exemption-unexplained", "public-interest-missing"} & told
    assert "review-route-missing" in told


@pytest.mark.parametrize(
    "said",
    [
        "It is exempt under section 39 of the Freedom of Information Act 2000, as it is"
        " environmental; we have handled it under the Environmental Information Regulations.",
        "We have handled part under the Freedom of Information Act, and part under the EIR. The"
        " names are exempt under section 40(2), as it would be unfair.",
        "The EIR did not apply. The names are exempt under section 40(2), as it would be unfair.",
    ],
)
def test_an_answer_under_both_laws_may_cite_the_act(said: str) -> None:
    assert "act-not-environmental" not in codes(ask("The survey?", said))


def test_a_regulation_of_other_regulations_is_no_ground() -> None:
    said = "The plan is exempt under regulation 12(5) of the Police Regulations 2003, as before."
    assert not {"exemption-unknown", "public-interest-missing"} & codes(ask("The plan?", said))
    said = "Fees are withheld under regulation 12(4), as the contract has it."
    assert "public-interest-missing" not in codes(ask("The fees?", said))


def test_the_scottish_exemptions_are_weighed_as_section_2_has_it() -> None:
    limbs = CATALOGUES[Act.SCOTLAND].limbs.values()
    exempt = [one for one in limbs if one.role is Role.EXEMPTION]
    assert {one.section for one in exempt} == {str(number) for number in range(25, 42)}
    assert {one.section for one in exempt if one.weighing is Weighing.ABSOLUTE} == {
        "25", "26", "36", "37", "38",
    }  # fmt: skip


@pytest.mark.parametrize("act", CATALOGUES)
def test_every_limb_of_denial_of_a_law_is_in_its_catalogue(act: Act) -> None:
    limbs = CATALOGUES[act].limbs
    named = {one.denial for one in limbs.values() if one.denial}
    assert all(limbs[cited].role is Role.DENIAL for cited in named)
