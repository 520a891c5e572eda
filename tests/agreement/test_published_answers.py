"""Published answers in the shapes that forces use, made up: consistent ones, and each slip planted.

A consistent page may raise notes and nothing graver. A page with a slip is one of the consistent
ones with a single thing changed; the check that names the slip must be among its findings, and no
graver finding beside it.
"""

import pytest

from pages import findings

SOCIAL = """Social media complaints 592A/23

Request

1. How many complaints about social media were recorded in each year from 2019 to 2021?
2. What was the outcome of these complaints?
3. How many complaints were found by each search term?

Response

1. How many complaints about social media were recorded in each year from 2019 to 2021?

Figures are shown by the date on which the complaint was recorded.

Year | Complaints
2019 | 14
2020 | 17
2021 | 21
Total | 52

2. What was the outcome of these complaints?

Of the 52 complaints, 30 were resolved, 12 were upheld and 10 were not upheld.

3. How many complaints were found by each search term?

The complaint summaries were searched for the words ‘Facebook’, ‘Twitter’, ‘Instagram’ and \
‘Snapchat’. Each complaint is shown under the first term found in it.

Facebook = 31
Twitter = 13
Instagram = 8
Snapchat = 0
"""

DRUGS = """<html><body><main><h1>Drug tests F-2023-00380</h1>
<h2>You asked</h2><p>1. How many officers were tested for drugs, at random and with cause, in each
financial year from 2020/21 to 2022/23?</p>
<h2>Our response</h2><p>The figures are for tests taken in the financial year shown.</p>
<table><caption>Tests</caption><tr><th>Financial year</th><th>Random</th><th>With cause</th>
<th>Total</th></tr>
<tr><td>2020/21</td><td>120</td><td>9</td><td>129</td></tr>
<tr><td>2021/22</td><td>143</td><td>12</td><td>155</td></tr>
<tr><td>2022/23</td><td>160</td><td>11</td><td>171</td></tr>
<tr><td>Total</td><td>423</td><td>32</td><td>455</td></tr></table></main></body></html>"""

REFUSED_IN_PART = """Misuse of force systems 175A/22

Request

1. How many officers and staff were disciplined for the misuse of force systems in 2020 and 2021?
2. In which month did each incident happen?

Response

1. How many officers and staff were disciplined for the misuse of force systems in 2020 and 2021?

By the date on which the case was finalised, 19 people were disciplined: 12 officers and 7 members \
of staff.

2. In which month did each incident happen?

The month of the incident is not recorded in a field of its own. To find it, each of the 1,900 case \
files would have to be read at 5 minutes each, which is over 158 hours and exceeds the limit of 18 \
hours. Section 12(1) of the Freedom of Information Act 2000 applies. Under section 16 we can give \
the year in which each case was recorded if you send a new request.

Your rights

If you are not satisfied you may ask for an internal review within 40 working days of this letter, \
and then complain to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, \
SK9 5AF, www.ico.org.uk.
"""

SHARES = """Outcomes of misconduct hearings 2022-24902

Request

How many misconduct hearings were held in 2021, and with which outcome?

Response

Hearings are shown by the date on which the hearing ended. There were 40 hearings in 2021.

Outcome | Hearings | Share
Dismissed | 16 | 40%
Final written warning | 10 | 25%
Reduction in rank | 8 | 20%
Not proven | 6 | 15%
Total | 40 | 100%
"""

TWO_TABLES = """Complaints of incivility FOI/16610

Request

Q1. How many complaints of incivility were recorded in each year from 2018 to 2021?
Q2. How many of them were recorded for each division?

Response

A1. The figures are by the date of recording.

Year | Complaints of incivility
2018 | 25
2019 | 31
2020 | 28
2021 | 22
Total | 106

A2. The same complaints by division:

Division | 2018 | 2019 | 2020 | 2021 | Total
North | 10 | 12 | 9 | 8 | 39
South | 15 | 19 | 19 | 14 | 67
Total | 25 | 31 | 28 | 22 | 106
"""

EMAIL = """From: Freedom of Information <foi@force.example>
Subject: RE: FOI 1272/20 Dogs

Dear Ms Reed,

Thank you for your request. Your questions are repeated with our answers below them.

1. How many people were bitten by police dogs in 2018 and 2019?

By the date of the bite, 46 people were bitten by police dogs: 21 in 2018 and 25 in 2019.

2. How many of them were members of staff?

Of the 46 people, 11 were members of staff and 35 were members of the public.

Kind regards
Disclosure Unit
"""

NAMED_LIST = """Business interests 619A/23

Request

1. How many applications for a business interest were refused in 2022?
2. Please list the kind of business of each refused application.

Response

1. How many applications for a business interest were refused in 2022?

6 applications were refused, by the date of the decision.

2. Please list the kind of business of each refused application.

The list is attached as 619A_attachment_01.pdf.

Attachments

619A_attachment_01.pdf
"""

GROUPS = """Restricted duties 804/19

Request

1. How many officers were on restricted duties on 1 March 2019?
2. How many of these were men?
3. How many of these were women?
4. How many officers were suspended on that date?

Response

1-3. On 1 March 2019 there were 60 officers on restricted duties, of whom 41 were men and 19 were \
women.

4. There were 8 suspended officers on that date.
"""

CONSISTENT = {
    "a search, block then block": SOCIAL,
    "a web page with one table": DRUGS,
    "a refusal of one part on cost": REFUSED_IN_PART,
    "a table with shares": SHARES,
    "two tables of one thing": TWO_TABLES,
    "an e-mail": EMAIL,
    "an attached list": NAMED_LIST,
    "an answer to several questions": GROUPS,
}

SLIPS = {
    "a column that does not add up": (SOCIAL, "2020 | 17", "2020 | 16", "total-differs"),
    "parts that do not make the total": (SOCIAL, "12 were upheld", "13 were upheld", "parts-differ"),
    "a term searched and not reported": (SOCIAL, "Snapchat = 0\n", "", "term-unreported"),
    "a row that does not add up": (DRUGS, "<td>12</td><td>155", "<td>12</td><td>156", "total-differs"),
    "the cost in hours that the minutes do not give": (
        REFUSED_IN_PART, "over 158 hours", "over 58 hours", "estimate-differs",
    ),
    "people that do not make the sum": (
        REFUSED_IN_PART, "12 officers and 7 members", "12 officers and 8 members", "parts-differ",
    ),
    "a share that is another": (SHARES, "10 | 25%", "10 | 35%", "percent-differs"),
    "two tables that differ": (TWO_TABLES, "2018 | 25\n2019 | 31", "2018 | 26\n2019 | 30", "tables-differ"),
    "years that do not make the sum": (EMAIL, "25 in 2019", "24 in 2019", "parts-differ"),
    "a promised list that is absent": (
        NAMED_LIST, "attached as 619A_attachment_01.pdf", "attached", "attachment-missing",
    ),
    "parts of a shared answer": (GROUPS, "41 were men", "42 were men", "parts-differ"),
}  # fmt: skip


@pytest.mark.parametrize("name", CONSISTENT)
def test_a_consistent_answer_raises_no_more_than_notes(name: str) -> None:
    assert [one for one in findings(CONSISTENT[name]) if one.severity != "note"] == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_planted_slip_is_found(name: str) -> None:
    page, sound, slip, code = SLIPS[name]
    assert sound in page
    text = page.replace(sound, slip)
    if code == "attachment-missing":
        text = text.replace("619A_attachment_01.pdf", "No attachments")
    assert code in {one.code for one in findings(text)}
