"""Letters as people really write them, each with the questions and periods that stand in it.

A line of the reading is: number, parent, period (from..to, or -), text.
"""
# ruff: noqa: E501  (letters stand as they were typed, one paragraph a line)

from dataclasses import dataclass
from datetime import date

import pytest

from answerable.steps.requests.read_questions import read_questions
from answerable.steps.requests.split_questions import MOST


@dataclass(frozen=True)
class Letter:
    """A request in one style, the day it came, and how a careful officer reads it."""

    style: str
    received: str
    text: str
    reading: str

    def __str__(self) -> str:
        return self.style


LETTERS = [
    Letter(
        "a journalist's long prose, questions among the background",
        "2021-06-14",
        """
Dear Sir or Madam,

I am a reporter with a regional newspaper and I am working on a piece about stalking. In 2019 the
College of Policing published new advice on the subject, and last autumn your Chief Constable told
the local press that the matter was a priority.

How many reports of stalking did the force record between 1 April 2018 and 31 March 2021? How many
of these led to a charge?

I would also like to know how many officers have completed the specialist training course.

My deadline is tight, so an early reply would be appreciated. I look forward to hearing from you.

Kind regards,
Petra Holloway
Senior Reporter
Tel: 01632 960123
""",
        """
- | - | 2018-04-01..2021-03-31 | How many reports of stalking did the force record between 1 April 2018 and 31 March 2021?
- | - | 2018-04-01..2021-03-31 | How many of these led to a charge?
- | - | - | I would also like to know how many officers have completed the specialist training course.
""",
    ),
    Letter(
        "a student's survey with Q labels and a period in the introduction",
        "2019-11-04",
        """
Hello,

I'm a third-year student at a university and this request forms part of my dissertation. All
questions relate to the academic years 2016/17 to 2018/19.

Q1. How many students reported a sexual assault to the university?
Q2. How many of those reports were passed to the police?
Q3. What support was offered to those who reported?

Many thanks for your help with my research,
Jo
""",
        """
Q1 | - | 2016-09-01..2019-08-31 | How many students reported a sexual assault to the university?
Q2 | - | 2016-09-01..2019-08-31 | How many of those reports were passed to the police?
Q3 | - | 2016-09-01..2019-08-31 | What support was offered to those who reported?
""",
    ),
    Letter(
        "a round robin with an empty table to be filled in",
        "2022-05-09",
        """
Dear FOI Officer

This request is being sent to all local authorities in England.

1. Please complete the table below showing the number of fly-tipping incidents reported and the number of fixed penalty notices issued in each of the last three financial years.

Year | Incidents | Notices
2019/20 | |
2020/21 | |
2021/22 | |

2. How much did the council spend on clearing fly-tipped waste in 2021/22?

Regards
Data Team
""",
        """
1 | - | 2019-04-01..2022-03-31 | Please complete the table below showing the number of fly-tipping incidents reported and the number of fixed penalty notices issued in each of the last three financial years.
2 | - | 2021-04-01..2022-03-31 | How much did the council spend on clearing fly-tipped waste in 2021/22?
""",
    ),
    Letter(
        "a pasted web form with named boxes",
        "2020-02-10",
        """
Title: Mrs
First name: Denise
Surname: Oakham
Email: d.oakham@example.com
Preferred format: Email
Your request: Please provide the number of parking fines issued in Mill Lane since January 2018. How many of them were cancelled on appeal?
I have read the privacy notice: Yes
""",
        """
- | - | 2018-01-01..2020-02-10 | Please provide the number of parking fines issued in Mill Lane since January 2018.
- | - | 2018-01-01..2020-02-10 | How many of them were cancelled on appeal?
""",
    ),
    Letter(
        "a forwarded e-mail with its headers",
        "2017-09-22",
        """
FYI - one for you, please log.

Thanks
Sue

-----Original Message-----
From: A Resident [mailto:resident@example.org]
Sent: 21 September 2017 18:04
To: Enquiries
Subject: FOI request - potholes

Dear Council,

Under the Freedom of Information Act please tell me:

1) How many potholes were reported in 2015 and 2016?
2) What was the average time taken to repair them?

Yours sincerely
A Resident
""",
        """
1 | - | 2015-01-01..2016-12-31 | How many potholes were reported in 2015 and 2016?
2 | - | 2015-01-01..2016-12-31 | What was the average time taken to repair them?
""",
    ),
    Letter(
        "all capitals, numbers without dots",
        "2018-03-05",
        """
DEAR SIR

FREEDOM OF INFORMATION ACT 2000

PLEASE TELL ME

1) HOW MANY TASERS DOES THE FORCE OWN?
2) HOW MANY TIMES WERE THEY FIRED IN 2017?

YOURS FAITHFULLY
B GRANT
""",
        """
1 | - | - | HOW MANY TASERS DOES THE FORCE OWN?
2 | - | 2017-01-01..2017-12-31 | HOW MANY TIMES WERE THEY FIRED IN 2017?
""",
    ),
    Letter(
        "bullets with nested letters",
        "2023-01-20",
        """
Good afternoon

Please provide the following information for the calendar years 2020, 2021 and 2022:

• The number of complaints about police custody, broken down by:
  a) custody suite
  b) outcome
• The number of deaths in custody
• The total compensation paid

Thanks in advance
""",
        """
- | - | 2020-01-01..2022-12-31 | The number of complaints about police custody, broken down by:
a | - | 2020-01-01..2022-12-31 | custody suite
b | - | 2020-01-01..2022-12-31 | outcome
- | - | 2020-01-01..2022-12-31 | The number of deaths in custody
- | - | 2020-01-01..2022-12-31 | The total compensation paid
""",
    ),
    Letter(
        "one line",
        "2016-07-01",
        "How many police horses did the force have in 2014?",
        """
- | - | 2014-01-01..2014-12-31 | How many police horses did the force have in 2014?
""",
    ),
    Letter(
        "one polite line with greeting and thanks",
        "2024-08-15",
        "Hi there, please could you tell me how many drones the force has bought in the last five years? Thanks, Al",
        """
- | - | 2019-08-15..2024-08-15 | please could you tell me how many drones the force has bought in the last five years?
""",
    ),
    Letter(
        "points joined in one line by a web page that lost its line breaks",
        "2021-10-12",
        "Dear Trust, I would like to request the following: 1. How many staff were suspended in 2019/20? 2. How many staff were suspended in 2020/21? 3. What was the cost of those suspensions? Yours faithfully, T Moss",
        """
1 | - | 2019-04-01..2020-03-31 | How many staff were suspended in 2019/20?
2 | - | 2020-04-01..2021-03-31 | How many staff were suspended in 2020/21?
3 | - | 2020-04-01..2021-03-31 | What was the cost of those suspensions?
""",
    ),
    Letter(
        "requests numbered in words, with a definition and a limit to the population",
        "2022-11-30",
        """
To whom it may concern

Request 1: The number of police officers who resigned while under investigation since 1 January 2020.
Request 2: The rank of each of those officers.

For the purposes of this request, "officers" does not include PCSOs or special constables.

If it is not possible to provide the information within the cost limit, please provide advice and assistance under section 16.

Yours faithfully
""",
        """
Request 1 | - | 2020-01-01..2022-11-30 | The number of police officers who resigned while under investigation since 1 January 2020.
Request 2 | - | 2020-01-01..2022-11-30 | The rank of each of those officers.
""",
    ),
    Letter(
        "decimal numbering",
        "2020-12-01",
        """
Dear Information Governance,

1. Between April 2017 and March 2020:
1.1 how many employees made a grievance complaint?
1.2 how many of these were upheld?
2. Please provide a copy of your current grievance policy.

Best wishes,
Sam Thorne
""",
        """
1 | - | 2017-04-01..2020-03-31 | Between April 2017 and March 2020:
1.1 | 1 | 2017-04-01..2020-03-31 | how many employees made a grievance complaint?
1.2 | 1 | 2017-04-01..2020-03-31 | how many of these were upheld?
2 | - | - | Please provide a copy of your current grievance policy.
""",
    ),
    Letter(
        "lines wrapped by a mail program at seventy columns",
        "2015-05-18",
        """
Dear Sir/Madam,

Under the Freedom of Information Act 2000 I should like to request the
following information:

1. The number of stop and searches carried out by the force under
section 60 of the Criminal Justice and Public Order Act 1994 in each
month of 2014.

2. The ethnicity of the persons searched, where it was recorded by the
officer.

I would prefer to receive the information electronically. If the
decision is made to withhold some of it, please name the exemption.

Yours faithfully,

Mr H. Quill
""",
        """
1 | - | 2014-01-01..2014-12-31 | The number of stop and searches carried out by the force under section 60 of the Criminal Justice and Public Order Act 1994 in each month of 2014.
2 | - | 2014-01-01..2014-12-31 | The ethnicity of the persons searched, where it was recorded by the officer.
""",
    ),
    Letter(
        "numbers lost, one request to a line",
        "2019-02-25",
        """
Hello

Can you please send me the following for 2016, 2017 and 2018

Number of burglaries reported
Number of burglaries solved
Number of officers on the burglary team

Thanks
Kerry
""",
        """
- | - | 2016-01-01..2018-12-31 | Number of burglaries reported
- | - | 2016-01-01..2018-12-31 | Number of burglaries solved
- | - | 2016-01-01..2018-12-31 | Number of officers on the burglary team
""",
    ),
    Letter(
        "years that are no periods: Acts, policies, references, amounts",
        "2023-06-19",
        """
Dear Disclosure Unit,

I refer to your response FOI/2021/0457 of 3 March 2021 and to the Public Order Act 1986.

1. How many of the force's 2000 officers hold a second job?
2. Please send me the 2019 Vetting Code of Practice as adopted by the force.
3. How many complaints cost more than £2,010 to deal with?
4. Has the force paid regard to the Equality Act (2010) in its Strategy 2025?

Yours truly
""",
        """
1 | - | - | How many of the force's 2000 officers hold a second job?
2 | - | - | Please send me the 2019 Vetting Code of Practice as adopted by the force.
3 | - | - | How many complaints cost more than £2,010 to deal with?
4 | - | - | Has the force paid regard to the Equality Act (2010) in its Strategy 2025?
""",
    ),
    Letter(
        "a period stated once at the end",
        "2018-10-08",
        """
Dear Sirs

Please answer these questions:

(a) How many dogs attacked a member of staff?
(b) How many of those members of staff needed hospital treatment?
(c) How much was paid out in compensation?

All of the above for the period 1st June 2016 to 31st May 2018.

Regards, Lee
""",
        """
a | - | 2016-06-01..2018-05-31 | How many dogs attacked a member of staff?
b | - | 2016-06-01..2018-05-31 | How many of those members of staff needed hospital treatment?
c | - | 2016-06-01..2018-05-31 | How much was paid out in compensation?
""",
    ),
    Letter(
        "headings with years above restarted numbers",
        "2021-03-22",
        """
Dear FOI team,

2018/19

1. How many officers were assaulted?
2. How many assailants were charged?

2019/20

1. How many officers were assaulted?
2. How many assailants were charged?

Many thanks
""",
        """
1 | - | 2018-04-01..2019-03-31 | How many officers were assaulted?
2 | - | 2018-04-01..2019-03-31 | How many assailants were charged?
1 | - | 2019-04-01..2020-03-31 | How many officers were assaulted?
2 | - | 2019-04-01..2020-03-31 | How many assailants were charged?
""",
    ),
    Letter(
        "numbers, roman parts, and a note that belongs to the question before it",
        "2022-08-01",
        """
Hello,

1. For each of the calendar years 2019, 2020 and 2021, please state:
   (i) the number of misconduct hearings held;
   (ii) the number held in private;
   (iii) the reason for holding each in private.

2. How many officers are currently suspended?

NOT special constables, please.

Yours,
R. Pym
""",
        """
1 | - | 2019-01-01..2021-12-31 | For each of the calendar years 2019, 2020 and 2021, please state:
i | 1 | 2019-01-01..2021-12-31 | the number of misconduct hearings held;
ii | 1 | 2019-01-01..2021-12-31 | the number held in private;
iii | 1 | 2019-01-01..2021-12-31 | the reason for holding each in private.
2 | - | - | How many officers are currently suspended? NOT special constables, please.
""",
    ),
    Letter(
        "a reply that quotes the older letter below it",
        "2020-06-15",
        """
Dear Ms Fox,

Thank you for asking me to clarify. My request should read as follows:

1. How many ambulances waited for more than an hour outside the hospital in December 2019?
2. What was the longest wait in that month?

Regards,
Ian

On 8 June 2020 at 10:12, FOI Office wrote:
> Dear Mr Vale
> Thank you for your request of 1 June 2020. Could you tell us which year you mean?
> 1. How many ambulances waited in 2018?
""",
        """
1 | - | 2019-12-01..2019-12-31 | How many ambulances waited for more than an hour outside the hospital in December 2019?
2 | - | 2019-12-01..2019-12-31 | What was the longest wait in that month?
""",
    ),
    Letter(
        "a campaigner's letter: background in numbered paragraphs is none, requests are imperative",
        "2017-04-03",
        """
Dear Chief Executive,

Our group has followed the closure of day centres for many years. Please provide a list of all day centres closed since 2010. Please also provide the date on which each was closed. Please send a copy of any equality impact assessment that was made.

We would be grateful if the information could be sent by e-mail.

Yours sincerely,
Friends of Elm House
""",
        """
- | - | 2010-01-01..2017-04-03 | Please provide a list of all day centres closed since 2010.
- | - | 2010-01-01..2017-04-03 | Please also provide the date on which each was closed.
- | - | 2010-01-01..2017-04-03 | Please send a copy of any equality impact assessment that was made.
""",
    ),
    Letter(
        "questions in words with their label on a line of its own",
        "2021-01-11",
        """
Dear all

Question 1
How many fines were issued for breaches of the coronavirus rules between 27 March and 31 December 2020?

Question 2
How many of the fines were later withdrawn?

With best wishes
""",
        """
Question 1 | - | 2020-03-27..2020-12-31 | How many fines were issued for breaches of the coronavirus rules between 27 March and 31 December 2020?
Question 2 | - | 2020-03-27..2020-12-31 | How many of the fines were later withdrawn?
""",
    ),
    Letter(
        "a compound label with letters in brackets and a fallback",
        "2024-02-05",
        """
Dear Police,

1(a) How many vetting checks were carried out on serving staff in the last two financial years? If this is not possible, please give the figure for the last financial year only.
1(b) How many of those checks were failed?
2 How many staff work in the vetting unit at present?

Thank you
""",
        """
1(a | - | 2021-04-01..2023-03-31 | How many vetting checks were carried out on serving staff in the last two financial years? If this is not possible, please give the figure for the last financial year only.
1(b | - | 2021-04-01..2023-03-31 | How many of those checks were failed?
2 | - | - | How many staff work in the vetting unit at present?
""",
    ),
    Letter(
        "this year so far and the years before",
        "2019-09-30",
        """
Hi,

• How many knives were handed in at amnesty bins in 2017, 2018 and this year so far?
• How many amnesty bins are there?

Cheers
""",
        """
- | - | 2017-01-01..2019-09-30 | How many knives were handed in at amnesty bins in 2017, 2018 and this year so far?
- | - | - | How many amnesty bins are there?
""",
    ),
    Letter(
        "dashes for bullets and an unlabelled follow-up",
        "2016-12-12",
        """
Dear FOI

I would like to know the following about cautions given for cannabis possession in the last three calendar years:

- the number of cautions, by year
- the age and sex of the persons cautioned
- how many were later found to have been cautioned before

I understand that under the Act I am entitled to a response within 20 working days.

Yours
M
""",
        """
- | - | 2013-01-01..2015-12-31 | the number of cautions, by year
- | - | 2013-01-01..2015-12-31 | the age and sex of the persons cautioned
- | - | 2013-01-01..2015-12-31 | how many were later found to have been cautioned before
""",
    ),
    Letter(
        "capital letters as labels, parts in numbers",
        "2023-09-04",
        """
Dear Sir or Madam,

A. Since September 2021, how many pupils were excluded for:
1. violence
2. drugs
3. any other reason
B. How many of the excluded pupils had special educational needs?

Kind regards
""",
        """
A | - | 2021-09-01..2023-09-04 | Since September 2021, how many pupils were excluded for:
1 | A | 2021-09-01..2023-09-04 | violence
2 | A | 2021-09-01..2023-09-04 | drugs
3 | A | 2021-09-01..2023-09-04 | any other reason
B | - | 2021-09-01..2023-09-04 | How many of the excluded pupils had special educational needs?
""",
    ),
    Letter(
        "a number list inside one sentence, and legal boilerplate after it",
        "2020-09-21",
        """
Hello, I would like to see 1) the number of noise complaints in 2018, 2) the number in 2019, and 3) the number of notices served in either year.

Please note that under section 10(1) of the Act you must reply by the twentieth working day. Should you rely on section 12 (Fees Regulations 2004), please explain how the estimate was made.

I reserve the right to complain to the Information Commissioner.

Yours, C. Bream
""",
        """
1 | - | 2018-01-01..2018-12-31 | the number of noise complaints in 2018
2 | - | 2019-01-01..2019-12-31 | the number in 2019
3 | - | 2018-01-01..2019-12-31 | the number of notices served in either year.
""",
    ),
    Letter(
        "an indirect question in a single paragraph of an angry resident",
        "2022-01-24",
        """
I have lived in this street for thirty years and nobody from the council has answered me. In March 2020 I was told that the trees would be felled. I want to know who took that decision and on what date. Please let me have copies of all e-mails about the trees between 1 March 2020 and 31 May 2020. I am disgusted.
""",
        """
- | - | - | I want to know who took that decision and on what date.
- | - | 2020-03-01..2020-05-31 | Please let me have copies of all e-mails about the trees between 1 March 2020 and 31 May 2020.
""",
    ),
    Letter(
        "odd characters: non-breaking spaces, zero-width joiners, curly quotes, a private-use bullet",
        "2021-07-07",
        "Dear\u00a0Sir,\r\n\r\n\uf0b7\tHow many \u201cghost\u201d plates were seized\u00a0in 2020?\u200b\r\n\uf0b7\tHow many drivers were charged with using them?\r\n\r\nThanks \U0001f642\r\n",
        """
- | - | 2020-01-01..2020-12-31 | How many “ghost” plates were seized in 2020?
- | - | 2020-01-01..2020-12-31 | How many drivers were charged with using them?
""",
    ),
]


def _expected(reading: str) -> list[tuple[str, str, str, str]]:
    rows = [line.split(" | ", 3) for line in reading.strip().splitlines()]
    return [(number, parent, period, text) for number, parent, period, text in rows]


def _read(letter: Letter) -> list[tuple[str, str, str, str]]:
    read = read_questions(letter.text, received_on=date.fromisoformat(letter.received))
    return [
        (
            question.number or "-",
            question.parent or "-",
            f"{question.period.start}..{question.period.end}" if question.period else "-",
            " ".join(question.text.split()),
        )
        for question in read.questions
    ]


@pytest.mark.parametrize("letter", LETTERS, ids=str)
def test_a_letter_is_read_as_a_careful_officer_reads_it(letter: Letter) -> None:
    assert _read(letter) == _expected(letter.reading)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "?",
        "Dear Sir,",
        "1.",
        "•",
        "\ud800 \U0010ffff \x00",
        "Thanks",
        "(a) (b) (c)",
        "Q1",
    ],
)
def test_a_letter_without_a_question_ends_without_a_crash(text: str) -> None:
    assert len(read_questions(text, received_on=date(2020, 1, 1)).questions) <= 3


@pytest.mark.parametrize(
    "piece", ["? ", "?", "1. a\n", "(a) x, ", "from 2010 to ", "the last ", "( "]
)
def test_a_letter_of_one_thing_repeated_is_read_to_its_end(piece: str) -> None:
    read = read_questions(piece * 3000, received_on=date(2020, 1, 1))
    assert len(read.questions) <= MOST


def _asked_and_noted(text: str) -> tuple[list[str], list[str]]:
    read = read_questions(text, received_on=date(2024, 6, 10))
    return [one.text for one in read.questions[1:]], list(read.notes)


@pytest.mark.parametrize(
    "sentence",
    [
        "Plus how much was paid in compensation.",
        "As well as the total paid out.",
        "Finally, the amount spent on legal fees in 2021.",
        "The sum paid in fines.",
        "For 2021, the number of officers suspended.",
        "Also for the same period the number who resigned, by quarter.",
        "I am also interested in the number suspended.",
        "The same information for PCSOs and special constables.",
        "And the same for PCSOs.",
    ],
)
@pytest.mark.parametrize(
    "letter",
    [
        "How many officers were dismissed in 2021? {}",
        "How many officers were dismissed in 2021?\n\n{}\n\nMany thanks\nJane",
        "1. How many officers were dismissed in 2021?\n\n{}\n\nMany thanks\nJane",
        "How many officers were dismissed in 2021? Thank you. {}",
    ],
)
def test_a_number_named_without_a_verb_is_asked_wherever_it_stands(
    letter: str, sentence: str
) -> None:
    assert _asked_and_noted(letter.format(sentence)) == ([sentence], [])


@pytest.mark.parametrize(
    "sentence",
    [
        "The total paid was £3m according to the press.",
        "The same figures were published last year.",
        "In 2019, the number suspended rose.",
        "Suspensions would interest me too.",
        "As well as the press, my neighbour told me.",
        "Also suspensions for the same period, by quarter.",
        "Please send the answer by e-mail.",
    ],
)
def test_what_is_said_below_a_question_and_asks_nothing_is_a_note(sentence: str) -> None:
    assert _asked_and_noted(f"How many were dismissed in 2021?\n\n{sentence}") == ([], [sentence])


def test_a_note_that_adds_something_says_nothing_of_the_questions() -> None:
    letter = "How many resigned in 2021?\n\nAlso suspensions for the same period, by quarter."
    assert read_questions(letter, received_on=date(2024, 6, 10)).questions[0].by == ()


def test_whom_all_figures_are_about_is_said_below_the_question_too() -> None:
    letter = "How many complaints were made in 2021?\n\nAll figures are for police officers only."
    (question,) = read_questions(letter, received_on=date(2024, 6, 10)).questions
    assert question.people == ("police officers",)


def test_thanks_are_no_note_and_a_motto_below_them_is_no_question() -> None:
    letter = 'How many were dismissed in 2021? Many thanks.\n\nJane\n"How many roads are there?"'
    asked, notes = _asked_and_noted(letter)
    assert (asked, "Many thanks." in notes) == ([], False)


def test_what_follows_thanks_in_the_last_item_is_asked() -> None:
    letter = "1. How many left?\n2. How many were fined? Thank you. Also, the number of fines paid."
    asked, notes = _asked_and_noted(letter)
    assert asked == ["How many were fined?", "Also, the number of fines paid."]
    assert notes == []
