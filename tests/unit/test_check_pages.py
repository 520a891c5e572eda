"""Each check of published pages: a small page on which it fires, and its sound twin."""

import inspect
from dataclasses import replace
from functools import partial

import pytest

from answerable.files.time_limit import limited
from answerable.model.answer import Finding
from answerable.model.page_checks import ALL_CHECKS, PAGE_CHECKS, Suppression
from answerable.model.pages import Page
from answerable.steps.checks.check import check
from answerable.steps.checks.check_page import PAGE_RULES, check_page, suppress
from answerable.steps.checks.try_rules import rule_findings
from answerable.steps.protection.audit_page import admitted
from notice_pages import NOTICES
from pages import Consistent, ask, codes, findings, grave, page
from samples import sample_answer

TWO = (
    "Two questions\n\nRequest\n\n1. How many complaints about social media were there in "
    "2014?\n2. Who was disciplined in 2014?\n\n"
    "Response\n\n1. How many complaints about social media were there in 2014?\n\n{one}\n\n2. "
    "Who was disciplined in 2014?\n\n{two}\n"
)
SEARCHED = (
    "We searched 900 summaries with the words ‘Facebook’, ‘{a}’ and ‘{b}’ and read 40 of them."
)
YEARS = "Received by year:\n\nYear | Complaints\n2015 | 12\n{middle}2018 | 15"
REFUSED = (
    "The information is exempt from disclosure under {section}. The public interest was weighed."
    " {routes}"
)
ROUTES = "You may ask for an internal review and complain to the Information Commissioner."
COST = (
    "This would exceed the 18 hours of the appropriate limit. {basis} We could answer for a "
    "shorter period. " + ROUTES
)

LETTER = (
    ask("Who?", "The names are exempt under section 40(2), as it would be unfair. {}")
    + "\n\nYours sincerely\n\nRecords Office\n"
)
UNNUMBERED = (
    "Permits\n\nRequest\n\n1. How many permits were issued?\n2. How many drivers appealed?\n"
    "3. What do wardens cost?\n\nResponse\n\n1,204 permits were issued.\n\n{}"
    "Wardens cost £40,000.\n"
)
SECRET = (
    "Cases\n\nRequest\n\n1. How many cases are there?\n2. Is any of them a covert enquiry?\n\n"
    "Response\n\n1. There are 12 cases. {}\n\n2. We neither confirm nor deny that there is any"
    " such thing, by section 31(3).\n"
)
SCOTTISH = "You may apply to the Scottish Information Commissioner."
WEIGHED = (
    "This is exempt under section 31(1)(a), as it would help burglars. The public interest in"
    " openness is outweighed by that in safety."
)

CASES: dict[str, tuple[str, str]] = {
    # arithmetic
    "parts-differ": (
        ask(
            "How many?",
            "12 complaints were received. Of these, 5 were upheld and 6 were not upheld.",
        ),
        ask(
            "How many?",
            "12 complaints were received. Of these, 5 were upheld and 7 were not upheld.",
        ),
    ),
    "stated-total-differs": (
        ask(
            "How many?", "A total of 30 officers were investigated, by year:\n\n2014: 15\n2015: 17"
        ),
        ask(
            "How many?", "A total of 30 officers were investigated, by year:\n\n2014: 15\n2015: 15"
        ),
    ),
    "total-differs": (
        ask(
            "How many?",
            "Recorded:\n\nRank | 2014 | 2015 | Total\nPC | 6 | 7 | 13\nPS | 8 | 9 | 18\nTotal | "
            "14 | 16 | 30",
        ),
        ask(
            "How many?",
            "Recorded:\n\nRank | 2014 | 2015 | Total\nPC | 6 | 7 | 13\nPS | 8 | 9 | 17\nTotal | "
            "14 | 16 | 30",
        ),
    ),
    "tables-differ": (
        ask(
            "How many?",
            "2011 = 10\n2012 = 20\n2013 = 30\n2014 = 40\n\nBy result:\n\n2011 = 10\n2012 = "
            "20\n2013 = 31\n2014 = 39",
        ),
        ask(
            "How many?",
            "2011 = 10\n2012 = 20\n2013 = 30\n2014 = 40\n\nOf officers:\n\n2011 = 9\n2012 = "
            "18\n2013 = 21\n2014 = 39",
        ),
    ),
    "percent-differs": (
        ask(
            "How many?",
            "12 of the 48 complaints were upheld.\n\nIn all, 12 of 48 (52%) were upheld.",
        ),
        ask(
            "How many?",
            "12 of the 48 complaints were upheld.\n\nIn all, 12 of 48 (25%) were upheld.",
        ),
    ),
    "word-number-differs": (
        ask("How many?", "There were nine (8) complaints."),
        ask("How many?", "There were nine (9) complaints."),
    ),
    "more-than-all": (
        ask("How many?", "12 of the 9 complaints were upheld."),
        ask("How many?", "9 of the 12 complaints were upheld."),
    ),
    "whole-differs": (
        ask("How many?", "There were 80 complaints recorded. Of the 81, most were upheld."),
        ask("How many?", "There were 80 complaints recorded. Of the 80, most were upheld."),
    ),
    "one-of-many": (
        ask("How many?", "In the end 1 officers were dismissed."),
        ask("How many?", "In the end 11 officers were dismissed."),
    ),
    # completeness
    "question-unanswered": (
        TWO.format(one="There were 12 complaints received.", two="").replace(
            "2. Who was disciplined in 2014?\n\nResponse",
            "2. Who was disciplined in 2014?\n3. How long did it take?\n\nResponse",
        )
        + "\n3. How long did it take?\n\nIt took 12 weeks.\n",
        TWO.format(one="There were 12 complaints received.", two="Nobody was."),
    ),
    "details-not-given": (
        ask(
            "How many complaints were there and details of the incidents?",
            "There were 12 complaints.",
        ),
        ask(
            "How many complaints were there and details of the incidents?",
            "There were 12 complaints. They concerned remarks that officers had written about "
            "their neighbours.",
        ),
    ),
    "list-undated": (
        ask(
            "Who was disciplined in 2012 to 2014?",
            "• PC – Dismissed\n• PS – Written warning\n• PC – Written warning",
        ),
        ask(
            "Who was disciplined in 2012 to 2014?",
            "• PC – Dismissed (2012)\n• PS – Written warning (2013)\n• PC – Written warning (2014)",
        ),
    ),
    "list-repeats": (
        ask(
            "Who was disciplined?",
            "• PC – Dismissed for ‘remarks on a page’\n• PC – Dismissed for ‘remarks on a page’",
        ),
        ask(
            "Who was disciplined?",
            "• PC – Dismissed for ‘remarks on a page’\n• PC – Dismissed for ‘remarks in a shop’",
        ),
    ),
    "list-differs": (
        ask(
            "Who was disciplined?",
            "The following 3 officers were disciplined:\n\n• PC – Dismissed\n• PS – Written "
            "warning",
        ),
        ask(
            "Who was disciplined?",
            "The following 2 officers were disciplined:\n\n• PC – Dismissed\n• PS – Written "
            "warning",
        ),
    ),
    "nil-basis-unstated": (
        ask(
            "How much was spent on training?",
            "No money was spent. Officers are given training when they join.",
        ),
        ask(
            "How much was spent on training?",
            "No money was spent. Officers are given training in-house; staff time is not costed.",
        ),
    ),
    "nil-contradicted": (
        ask(
            "Who must use it?",
            "No officer is obliged to use it. The press office are required to use it every day.",
        ),
        ask(
            "Who must use it?",
            "No officer is obliged to use it. The press office chooses to use it every day.",
        ),
    ),
    "year-missing": (
        ask("How many?", YEARS.format(middle="2016 | 13\n")),
        ask("How many?", YEARS.format(middle="2016 | 13\n2017 | 14\n")),
    ),
    "year-twice": (
        ask("How many?", YEARS.format(middle="2016 | 13\n2016 | 14\n2017 | 15\n")),
        ask("How many?", YEARS.format(middle="2016 | 13\n2017 | 14\n")),
    ),
    "placeholder-left": (
        ask("How many?", "There were 12 [insert unit] in the year."),
        ask("How many?", "There were 12 [recorded] complaints in the year."),
    ),
    "breakdown-not-given": (
        ask(
            "How many complaints since 2012, broken down by year?",
            "There were 50 complaints recorded.",
        ),
        ask(
            "How many complaints since 2012, broken down by year?",
            "Recorded:\n\n2012 = 12\n2013 = 20\n2014 = 18",
        ),
    ),
    # method
    "term-misspelt": (
        ask("How many?", SEARCHED.format(a="Linkdin", b="Bebo")),
        ask("How many?", SEARCHED.format(a="LinkedIn", b="Bebo")),
    ),
    "term-one-spelling": (
        ask("How many?", SEARCHED.format(a="Tik Tok", b="Bebo")),
        ask("How many?", SEARCHED.format(a="Tik Tok", b="TikTok")),
    ),
    "term-unreported": (
        ask("How many?", SEARCHED.format(a="Twitter", b="Bebo") + "\n\nFacebook = 12\nTwitter = 9"),
        ask(
            "How many?",
            SEARCHED.format(a="Twitter", b="Bebo") + "\n\nFacebook = 12\nTwitter = 9\nBebo = 0",
        ),
    ),
    "term-unsearched": (
        ask(
            "How many?",
            SEARCHED.format(a="Twitter", b="Bebo")
            + "\n\nFacebook = 12\nTwitter = 9\nBebo = 0\nSkype = 7",
        ),
        ask(
            "How many?",
            SEARCHED.format(a="Twitter", b="Bebo")
            + "\n\nFacebook = 12\nTwitter = 9\nBebo = 0\nSeveral = 7",
        ),
    ),
    "term-asked-unsearched": (
        ask("How many mention WhatsApp?", SEARCHED.format(a="Twitter", b="Bebo")),
        ask("How many mention WhatsApp?", SEARCHED.format(a="Twitter", b="What's App")),
    ),
    "term-partition": (
        ask(
            "How many?",
            SEARCHED.format(a="Twitter", b="Bebo")
            + " There were 20 complaints.\n\nFacebook = 10\nTwitter = 5\nBebo = 5",
        ),
        ask(
            "How many?",
            SEARCHED.format(a="Twitter", b="Bebo")
            + " There were 20 complaints. Each complaint is counted under the first term.\n\n"
            "Facebook = 10\nTwitter = 5\nBebo = 5",
        ),
    ),
    "terms-overlap": (
        ask(
            "How many?",
            SEARCHED.format(a="Twitter", b="Bebo")
            + " There were 20 complaints.\n\nFacebook = 12\nTwitter = 5\nBebo = 5",
        ),
        ask(
            "How many?",
            SEARCHED.format(a="Twitter", b="Bebo")
            + " There were 20 complaints. Some are in several lines.\n\nFacebook = 12\nTwitter "
            "= 5\nBebo = 5",
        ),
    ),
    "populations-unstated": (
        TWO.format(
            one="There were 16 complaints. 9 led to a written warning and 7 to no further action.",
            two="• PC – Dismissed\n• PS – Written warning",
        ),
        TWO.format(
            one="There were 16 complaints. 9 led to a written warning and 7 to no further action.",
            two="These are internal matters, not complaints.\n\n• PC – Dismissed\n• PS – "
            "Written warning",
        ),
    ),
    "unit-changes": (
        ask(
            "How many?",
            "There were 14 complaints. 6 officers had a written warning and 8 officers had no "
            "further action.",
        ),
        ask(
            "How many?",
            "There were 14 officers. 6 officers had a written warning and 8 officers had no "
            "further action.",
        ),
    ),
    "period-differs": (
        ask(
            "How many between 2010 and 2015?",
            "Between 1 April 2010 and 31 March 2015 there were 12 complaints.",
        ),
        ask(
            "How many between 2010 and 2015?",
            "Between 1 January 2010 and 31 December 2015 there were 12 complaints.",
        ),
    ),
    "date-rule-unstated": (
        ask("How many in 2015?", "There were 12 complaints in 2015."),
        ask("How many in 2015?", "There were 12 complaints recorded in 2015."),
    ),
    "regimes-compared": (
        ask(
            "How many?",
            "Complaints recorded:\n\n2018 = 50\n2019 = 60\n2020 = 70\n2021 = 90\n\nThis is an "
            "increase.",
        ),
        ask(
            "How many?",
            "Complaints recorded:\n\n2018 = 50\n2019 = 60\n2020 = 70\n2021 = 90\n\nSince "
            "February 2020 more is recorded. This is an increase.",
        ),
    ),
    "search-size-unstated": (
        ask("How many?", "We searched with the words ‘Facebook’, ‘Twitter’ and ‘Bebo’."),
        ask("How many?", SEARCHED.format(a="Twitter", b="Bebo")),
    ),
    # protection
    "small-counts-published": (
        ask("How many?", "There were 2 complaints recorded."),
        ask(
            "How many?", "There were 12 complaints recorded. 3 years were searched under section 1."
        ),
    ),
    "live-cases-published": (
        ask(
            "How many?",
            "There were 12 complaints recorded. 6 cases are on-going and 6 cases are closed.",
        ),
        ask(
            "How many?",
            "There were 120 complaints recorded on a live system. 60 cases are on-going and 60 "
            "cases are closed.",
        ),
    ),
    "people-described": (
        ask(
            "Who?",
            "• PC – Dismissed for ‘remarks on a page’\n• PS – Written warning for ‘remarks in a "
            "shop’",
        ),
        ask("Who?", "• PC – Dismissed\n• PS – Written warning"),
    ),
    "withheld-recoverable": (
        ask("How many?", "Rank | Officers\nPC | 20\nPS | <5\nOther | 12\nTotal | 35"),
        ask("How many?", "Rank | Officers\nPC | 20\nPS | <5\nOther | <5\nTotal | 26"),
    ),
    "withheld-narrowed": (
        ask(
            "How many?",
            "Rank | 2010 | 2011 | Total\nPC | <5 | <5 | 7\nPS | <5 | <5 | 7\n"
            "Other | 20 | 20 | 40\nTotal | 27 | 27 | 54",
        ),
        ask(
            "How many?",
            "Rank | 2010 | 2011 | Total\nPC | <5 | <5 | 4\nPS | <5 | <5 | 4\n"
            "Other | 20 | 20 | 40\nTotal | 24 | 24 | 48",
        ),
    ),
    "identifier-printed": (
        ask("Who?", "The hearing of PC 1234 was in public."),
        ask("Who?", "The hearing of PC A was in public, in room 1234."),
    ),
    # law
    "live-count-then-refused": (
        ask(
            "How many?",
            "12 cases are on-going. We neither confirm nor deny that there are live "
            "investigations, by section 30(3). " + ROUTES,
        ),
        ask(
            "How many?",
            "12 cases were closed. We neither confirm nor deny that any other information is "
            "held, by section 23(5). " + ROUTES,
        ),
    ),
    "refusal-without-section": (
        ask("What?", "The information is exempt from disclosure. " + ROUTES),
        ask("What?", "The information is exempt from disclosure under section 40(2). " + ROUTES),
    ),
    "public-interest-missing": (
        ask(
            "What?",
            "The information is exempt from disclosure by virtue of section 31(1)(a). " + ROUTES,
        ),
        ask("What?", REFUSED.format(section="section 31(1)(a)", routes=ROUTES)),
    ),
    "cost-without-estimate": (
        ask("What?", COST.format(basis="Every record would have to be read.")),
        ask("What?", COST.format(basis="1,200 records would have to be read.")),
    ),
    "estimate-differs": (
        ask(
            "What?",
            COST.format(basis="There are 900 cases. At 4 minutes for each this is 90 hours."),
        ),
        ask(
            "What?",
            COST.format(basis="There are 900 cases. At 4 minutes for each this is 60 hours."),
        ),
    ),
    "estimate-within-limit": (
        ask("What?", COST.format(basis="There are 200 cases. Each takes 5 minutes.")),
        ask("What?", COST.format(basis="There are 240 cases. Each takes 5 minutes.")),
    ),
    "redaction-counted": (
        ask("What?", COST.format(basis="Reading and redacting each record takes 10 minutes.")),
        ask(
            "What?",
            COST.format(basis="Reading each record takes 10 minutes; redaction is not counted."),
        ),
    ),
    "advice-missing": (
        ask(
            "What?",
            "1,200 records would have to be read, which would exceed the appropriate limit. "
            + ROUTES,
        ),
        ask("What?", COST.format(basis="1,200 records would have to be read.")),
    ),
    "review-route-missing": (
        ask(
            "What?",
            REFUSED.format(
                section="section 31", routes="The Information Commissioner is in Wilmslow."
            ),
        ),
        ask("What?", REFUSED.format(section="section 31", routes=ROUTES)),
    ),
    "complaint-route-missing": (
        ask(
            "What?",
            REFUSED.format(section="section 31", routes="You may ask for an internal review."),
        ),
        ask("What?", REFUSED.format(section="section 31", routes=ROUTES)),
    ),
    "citation-outdated": (
        ask(
            "What in 2021?",
            "We neither confirm nor deny, under section 40(5), what happened in 2021. " + ROUTES,
        ),
        ask(
            "What in 2021?",
            "We neither confirm nor deny, under section 40(5B), what happened in 2021. " + ROUTES,
        ),
    ),
    # words, files, links
    "abbreviation-unexplained": (
        ask("Who?", "It was looked at by the QRS."),
        ask("Who?", "It was looked at by the Quick Review Section (QRS). The QRS found nothing."),
    ),
    "numbering-restarts": (
        "T\n\nRequest\n\n1. How many were there?\n2. Who was it against?\n3. What happened "
        "then?\n\nResponse\n\n1. How many were there?\n\nTwelve.\n\n"
        "1. Who was it against?\n\nOfficers.\n\n1. What happened then?\n\nNothing.\n",
        "T\n\nRequest\n\n1. How many were there?\n2. Who was it against?\n3. What happened "
        "then?\n\nResponse\n\n1. How many were there?\n\nTwelve.\n\n"
        "2. Who was it against?\n\nOfficers.\n\n3. What happened then?\n\nNothing.\n",
    ),
    "dated-too-early": (
        ask("How many?", "There were 12.").replace(
            "answer\n", "answer (243/12)\n\nDate: 7 June 2011\n"
        ),
        ask("How many?", "There were 12.").replace(
            "answer\n", "answer (243/12)\n\nDate: 7 June 2012\n"
        ),
    ),
    "requester-named": (
        ask("How many?", "Dear Mrs Vane, thank you for your letter. There are 40 plots."),
        ask("How many?", "Dear Applicant, thank you for your letter. There are 40 plots."),
    ),
    "person-named": (
        ask("Who?", "The complainant, Mrs Adela Quist, was told in May."),
        ask("Who?", "Please write to the manager, Mrs Adela Quist, for a review."),
    ),
    "letter-without-review": (LETTER.format(""), LETTER.format(ROUTES)),
    "letter-without-complaint": (
        LETTER.format("You may ask for an internal review."),
        LETTER.format(ROUTES),
    ),
    "nil-of-unrecorded": (
        TWO.format(one="2014: 0. The system has no field for this.", two="Officers."),
        TWO.format(one="2014: 0. The system has a field for this.", two="Officers."),
    ),
    "answer-not-found": (
        UNNUMBERED.format(""),
        UNNUMBERED.format("9 of the drivers appealed.\n\n"),
    ),
    "denial-given-away": (
        SECRET.format("Of these, 4 cases are covert enquiries."),
        SECRET.format("All of these 12 cases are closed."),
    ),
    "act-not-scottish": (
        ask(
            "Who?",
            "This is exempt under section 38 of the Freedom of Information Act 2000. " + SCOTTISH,
        ),
        ask("Who?", "This is exempt under section 38(1)(b) of FOISA. " + SCOTTISH),
    ),
    "commissioner-not-scottish": (
        ask("Who?", "We answer under FOISA. You may complain to the Information Commissioner."),
        ask("Who?", "We answer under FOISA. " + SCOTTISH),
    ),
    "act-not-environmental": (
        ask("Who?", "Handled under the EIR, it is exempt under section 41(1)."),
        ask("Who?", "Handled under the EIR, it is excepted under regulation 13(1)."),
    ),
    "reason-unweighed": (
        ask("What rent?", "We cannot give the rent, as it is commercially sensitive."),
        ask("What rent?", "We cannot give the rent, as it is the personal matter of one person."),
    ),
    "public-interest-of-another": (
        TWO.format(one=WEIGHED, two="This is exempt under section 43(2), as it would harm trade."),
        TWO.format(
            one=WEIGHED,
            two="This is exempt under section 43(2), as it would harm trade."
            " The public interest in openness is outweighed by that in trade.",
        ),
    ),
    "answer-late": (
        "An answer\n\nReceived: 3 June 2024\n\nAnswered: 26 July 2024\n\nTwelve.",
        "An answer\n\nReceived: 3 June 2024\n\nAnswered: 28 June 2024\n\nTwelve.",
    ),
    "attachment-missing": (
        ask("What?", "Please find the list attached.") + "\nAttachments\n\nNo attachments\n",
        ask("What?", "Please find the list attached.") + "\nAttachments\n\n911_attachment_01.pdf\n",
    ),
    "attachment-unseen": (
        ask("What?", "Please see the attached document."),
        ask("What?", "The officer was attached to the traffic department."),
    ),
    "link-private": (
        "<main><h1>A</h1><p>The list is <a href='file:///C:/lists/list.xlsx'>here in "
        "full</a>.</p></main>",
        "<main><h1>A</h1><p>The list is <a href='https://www.example.org/list.xlsx'>here in "
        "full</a>.</p></main>",
    ),
    "link-empty": (
        "<main><h1>A</h1><p>See the <a href=''>list of cases</a>.</p></main>",
        "<main><h1>A</h1><p>See the <a href='/list'>list of cases</a>.</p></main>",
    ),
    "link-without-words": (
        "<main><h1>A</h1><p>For the list, <a href='/list'>click here</a>.</p></main>",
        "<main><h1>A</h1><p>See the <a href='/list'>list of cases</a>.</p></main>",
    ),
}
# refusals: each notice with its twin is tried whole in test_check_notices
CASES |= {one.code: (one.twin, one.sound) for one in NOTICES if one.code not in CASES}


@pytest.mark.parametrize("code", CASES)
def test_a_check_fires_on_its_page(code: str) -> None:
    assert code in codes(CASES[code][0])


@pytest.mark.parametrize("code", CASES)
def test_a_check_is_silent_on_the_sound_twin(code: str) -> None:
    assert code not in codes(CASES[code][1])


def test_what_happened_may_be_told_in_the_sentence_that_counts() -> None:
    said = "There were 12 complaints about messages that officers had sent to each other."
    assert "details-not-given" not in codes(ask("How many, and details of the incidents?", said))


def test_every_check_of_pages_has_its_pair() -> None:
    assert set(PAGE_CHECKS) - set(CASES) == set()


def test_there_are_at_least_forty_checks() -> None:
    assert len(ALL_CHECKS) >= 40


@pytest.mark.parametrize("rule", PAGE_RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_where_it_was_seen_and_how_to_repair_it(rule: object) -> None:
    words = inspect.getdoc(rule) or ""
    assert "Repair:" in words
    assert "Seen:" in words


def test_two_hundred_consistent_answers_raise_nothing() -> None:
    """They add up and are told right; that a second number kept back protects the first is not so
    (6 left for two numbers below five leaves each 2, 3 or 4), and is told."""
    told = {"withheld-narrowed", "withheld-recoverable"}
    raised = [
        (seed, finding)
        for seed in range(200)
        for finding in grave(Consistent(seed).text())
        if finding.code not in told
    ]
    assert raised == []


@pytest.mark.parametrize("code", CASES)
def test_every_finding_quotes_words_of_the_page(code: str) -> None:
    read = page(CASES[code][0])
    words = " ".join([read.text, *(link.words for link in read.links)])
    found = findings(CASES[code][0])
    assert code in {finding.code for finding in found}
    for finding in found:
        assert finding.quote
        for part in finding.quote.split(" … "):
            assert part in words


def test_a_finding_is_suppressed_by_its_words_with_the_reason() -> None:
    found = findings(CASES["abbreviation-unexplained"][0])
    reason = Suppression(
        "abbreviation-unexplained", "known in this house", "R. Marlowe", words="QRS"
    )
    left, gone = suppress(found, [reason])
    assert "abbreviation-unexplained" not in {finding.code for finding in left}
    assert [one.suppression.reason for one in gone] == ["known in this house"]


def test_an_empty_page_raises_nothing() -> None:
    assert check_page(Page(title="", text="", exchanges=())) == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("There were nine (8) of them.", "word-number-differs"),
        ("It was decided by [insert name].", "placeholder-left"),
        ("12 of the 48 (52%) were upheld.", "percent-differs"),
        (
            "The rest is exempt from disclosure by virtue of section 31(1).",
            "public-interest-missing",
        ),
        ("It concerns PC 1234 alone.", "identifier-printed"),
    ],
)
def test_the_sentences_of_an_answer_of_ours_are_checked_too(said: str, code: str) -> None:
    answer = sample_answer()
    first, *others = answer.questions
    told = replace(first, narrative=(*first.narrative, said))
    before = {finding.code for finding in check(answer)}
    after = {finding.code for finding in check(replace(answer, questions=(told, *others)))}
    assert code not in before
    assert code in after


@pytest.mark.parametrize(
    ("asked", "said", "code"),
    [
        (
            "How many complaints?",
            "We received 127 complaints.\n\nOutcome | 2022 | Total\nUpheld | 51 | 51\n"
            "Not upheld | 77 | 77\nTotal | 128 | 128",
            "stated-total-differs",
        ),
        ("Of those, how many were nurses?", "2", "small-counts-published"),
        ("How many members of staff were dismissed?", "3.", "small-counts-published"),
        (
            "How many?",
            "This is exempt under section 12 because it would take too long.",
            "cost-without-estimate",
        ),
        ("How many?", "We have applied s12 to this question.", "cost-without-estimate"),
    ],
)
def test_what_short_answers_say_is_checked_too(asked: str, said: str, code: str) -> None:
    assert code in codes(ask(asked, said + "\n\nThe complaints were made about staff."))


@pytest.mark.parametrize(
    ("asked", "said", "code"),
    [
        (
            "How many complaints?",
            "We received 128 complaints.\n\nAllegations | 2022 | Total\nA | 81 | 81\n"
            "B | 60 | 60\nTotal | 141 | 141",
            "stated-total-differs",
        ),
        ("How many vehicles do you own?", "3", "small-counts-published"),
        ("Which stage do complaints about staff end at?", "2", "small-counts-published"),
        ("Which?", "The pension is refused under section 120 of the Act.", "cost-without-estimate"),
        ("Which?", "This applies to the council's 12 wards.", "cost-without-estimate"),
    ],
)
def test_short_answers_about_other_things_raise_nothing(asked: str, said: str, code: str) -> None:
    assert code not in codes(ask(asked, said))


def test_a_question_below_the_answer_to_another_is_its_own_though_it_ends_in_a_request() -> None:
    text = (
        "FOI/2024/0912\n\nQ1. How many complaints?\nA1. 14\n\nQ2. How many were nurses?\nA2. 9\n\n"
        "Q3. Do you have a policy? Please provide a copy.\nA3. Yes, please see attached."
    )
    exchanges = page(text).exchanges
    told = [(one.number, one.said[0].text) for one in exchanges if one.said]
    assert told == [("1", "14"), ("2", "9"), ("3", "Yes, please see attached.")]


def test_a_refusal_on_cost_named_at_the_head_of_a_page_is_judged_where_it_is_explained() -> None:
    text = (
        "An answer\n\nSection 12(1): cost of compliance above the appropriate limit.\n\n"
        "1. How many complaints were there?\n\nThere were 12.\n\n2. Who was disciplined?\n\n"
    ) + COST.format(basis="1,200 records would have to be read.")
    assert "cost-without-estimate" not in codes(text)


def _grid(*rows: tuple[str, ...]) -> str:
    """A page of complaints about officers with one table."""
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    asked = "<p>How many complaints about officers?</p>"
    return f"<h1>An answer</h1><h2>Request</h2>{asked}<h2>Response</h2><table>{lines}</table>"


@pytest.mark.parametrize(
    "label", ["Suspended", "Corporate communications", "Separated", "Misdemeanour", "On Sundays"]
)
def test_a_word_that_only_holds_the_name_of_something_else_is_counted_of_people(label: str) -> None:
    told = codes(_grid(("Officers", "Number"), (label, "2"), ("Dismissed", "14")))
    assert "small-counts-published" in told


@pytest.mark.parametrize("label", ["Average", "Rates", "Days", "Cost (£)", "Percentage", "Posts"])
def test_what_is_no_count_of_people_still_is_none(label: str) -> None:
    told = codes(_grid(("Officers", "Number"), (label, "2"), ("Dismissed", "14")))
    assert "small-counts-published" not in told


@pytest.mark.parametrize("name", ["Operations", "Corporate", "Exchanges", "Meanings"])
def test_a_column_whose_name_only_holds_that_of_a_share_is_added_up(name: str) -> None:
    rows = (("Year", name), ("2019", "20"), ("2020", "22"), ("2021", "20"), ("Total", "60"))
    assert "total-differs" in codes(_grid(*rows))


@pytest.mark.parametrize("name", ["Rate", "Ratios", "Mean", "Days lost", "% upheld", "Costs"])
def test_a_column_of_shares_is_not_added_up(name: str) -> None:
    rows = (("Year", name), ("2019", "20"), ("2020", "22"), ("2021", "20"), ("Total", "60"))
    assert "total-differs" not in codes(_grid(*rows))


@pytest.mark.parametrize(
    "kept", ["1-4", "1 to 4", "1–4", "0 - 4", "<=5", "=< 5", "≤5", "less than or equal to 5",
             "between 1 and 4", "no more than 4", "<5"],
)  # fmt: skip
def test_a_range_is_a_number_kept_back_and_follows_from_its_total(kept: str) -> None:
    rows = (("Role", "Number"), ("PC", "20"), ("PS", kept), ("Staff", "30"), ("Total", "53"))
    assert "withheld-recoverable" in codes(_grid(*rows))


@pytest.mark.parametrize(
    ("kept", "ends"),
    [("1-4", (1, 4)), ("0 to 4", (0, 4)), ("<5", (0, 4)), ("<=5", (0, 5)), ("≤5", (0, 5)),
     ("less than or equal to 5", (0, 5)), ("less than 5", (0, 4)), ("between 1 and 4", (1, 4))],
)  # fmt: skip
def test_the_words_of_a_cell_say_from_what_to_what_it_can_be(
    kept: str, ends: tuple[int, int]
) -> None:
    assert admitted(None, kept, 0) == ends


def test_a_column_of_ages_beside_its_labels_holds_no_numbers() -> None:
    rows = (("Sex", "Age", "Number"), ("Men", "16-24", "20"), ("Women", "25-34", "31"))
    (grid,) = page(_grid(*rows)).exchanges[0].grids
    assert [line.label for line in grid.lines] == ["Men 16-24", "Women 25-34"]


@pytest.mark.parametrize(
    "said",
    ["They took 2.5 + 3 = 5.5 hours.", "The sum is 10 - 2 + 3 = 11.", "It is 20 x 2 + 3 = 43.",
     "1.5 + 1.5 = 3", "It is 2 + 3 = 10 / 2.", "It is 1,000 + 200 = 1,200.", "6+4*2+1 = 15"],
)  # fmt: skip
def test_a_sum_that_is_right_raises_nothing(said: str) -> None:
    assert "parts-differ" not in codes(ask("How many?", said))


@pytest.mark.parametrize(
    "said", ["They took 2.5 + 3 = 6.5 hours.", "– 7 + 11 = 19", "It was 7 + 11 = 19."]
)
def test_a_sum_that_is_wrong_is_told(said: str) -> None:
    assert "parts-differ" in codes(ask("How many?", said))


@pytest.mark.parametrize("run", ["a", "1", "1,", "a-", "A", "_", "1 ", "a "])
def test_a_page_with_a_long_run_is_checked_in_the_time_of_one_check(run: str) -> None:
    said = "To answer would exceed 18 hours, and section 21 applies. We searched for facebook."
    read = page(ask("How many?", f"{said}\n\n{run * (20_000 // len(run))}\n\n{said}"))
    with limited():
        check_page(read)


def test_a_rule_that_takes_too_long_on_a_page_is_told_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never_ends(_: Page) -> list[Finding]:
        while True:
            pass

    monkeypatch.setattr("answerable.steps.checks.check_page.PAGE_RULES", (never_ends, *PAGE_RULES))
    found = check_page(page(ask("How many?", "There were nine (8).")), watch=partial(limited, 0.05))
    assert {"check-failed", "word-number-differs"} <= {one.code for one in found}
    assert {one.where for one in found if one.code == "check-failed"} == {"the page"}


def test_each_rule_that_fails_on_a_page_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def sums_hold(_: Page) -> list[Finding]:
        raise ZeroDivisionError

    def withheld_numbers_stay_wide(_: Page) -> list[Finding]:
        raise TimeoutError

    monkeypatch.setattr("answerable.steps.checks.check_page.PAGE_RULES", (sums_hold,))
    read = page(ask("How many?", "Nine."))
    audited = rule_findings(withheld_numbers_stay_wide, read, where="the page")
    messages = " ".join(one.message for one in check_page(read, audited))
    assert "sums hold" in messages
    assert "withheld numbers stay wide" in messages
