"""# Reading a request

A letter is split into its questions; each keeps its own label, a sub-part names its parent. A
period is read only where one is stated, with both ends included; all examples were received on
14 March 2016.
"""

from datetime import date

import pytest

from answerable.model.questions import AskedQuestion
from answerable.steps.requests.read_questions import read_questions
from spec.examples import Example, table

RECEIVED = date(2016, 3, 14)

EXAMPLES = [
    Example(
        "Greeting, form and signature are no questions.",
        """
        Dear Sir, please send the answer by e-mail.
        1. How many dogs are kept?
        2. What do they cost?
        Yours, A. Reader
        """,
        "",
        """
        | number | parent | text                   |
        | 1      |        | How many dogs are kept? |
        | 2      |        | What do they cost?      |
        """,
    ),
    Example(
        "A lead-in is a question of its own, and its parts name it.",
        """
        1. How many officers were dismissed for:
           a) theft
           b) assault
        2. How many appealed?
        """,
        "",
        """
        | number | parent | text                                 |
        | 1      |        | How many officers were dismissed for: |
        | a      | 1      | theft                                 |
        | b      | 1      | assault                               |
        | 2      |        | How many appealed?                    |
        """,
    ),
    Example(
        "Parts numbered inside a sentence are read out of it; the sentence stays whole.",
        "Q1 How many (a) cars and (b) vans were sold in 2014?",
        "",
        """
        | number | parent | text                                              |
        | Q1     |        | How many (a) cars and (b) vans were sold in 2014? |
        | a      | Q1     | cars                                              |
        | b      | Q1     | vans                                              |
        """,
    ),
    Example(
        "So are numbers inside a question: what stands before them is not lost.",
        "In how many cases was the driver (1) fined (2) jailed?",
        "",
        """
        | number | text                                  |
        |        | In how many cases was the driver      |
        | 1      | fined                                 |
        | 2      | jailed?                               |
        """,
    ),
    Example(
        "Running text is split at what asks; what modifies a question stays with it.",
        "How many were fined? For each, please state the amount. Please send a copy of the policy.",
        "",
        """
        | number | parent | text                                                   |
        |        |        | How many were fined? For each, please state the amount. |
        |        |        | Please send a copy of the policy.                       |
        """,
    ),
    Example(
        "What is named without a verb is asked, and is no part of the question before it.",
        """
        How many officers were dismissed in 2015?

        Finally, the amount spent on fees. Plus how much was paid out.
        The same information for PCSOs.
        """,
        "",
        """
        | text                                      | population |
        | How many officers were dismissed in 2015? | officers   |
        | Finally, the amount spent on fees.        |            |
        | Plus how much was paid out.               |            |
        | The same information for PCSOs.           | PCSOs      |
        """,
    ),
    Example(
        "The number who resigned goes back to whom was counted; its breakdown is its own.",
        """
        How many officers were dismissed in 2015?

        For the same period, the number who resigned, by quarter.
        """,
        "",
        """
        | text                                                      | population | by      |
        | How many officers were dismissed in 2015?                 | officers   |         |
        | For the same period, the number who resigned, by quarter. | officers   | quarter |
        """,
    ),
    Example(
        "A sentence that asks several things is several questions, and shares its period.",
        """
        Please could you tell me how many dogs were found in 2014, how many of them were claimed and
        how much was spent on kennels.
        """,
        "",
        """
        | text                              | from       | to         | unit   |
        | how many dogs were found in 2014  | 2014-01-01 | 2014-12-31 | dogs   |
        | how many of them were claimed     | 2014-01-01 | 2014-12-31 | dogs   |
        | how much was spent on kennels     | 2014-01-01 | 2014-12-31 | pounds |
        """,
    ),
    Example(
        "So is one that names numbers and costs; what a table is to show is one question.",
        """
        I should be grateful for the number of bins stolen in 2014; the number found again; and
        the cost of new ones. Please send a table with the number of vans and the cost of each.
        """,
        "",
        """
        | text                                                              |
        | the number of bins stolen in 2014                                 |
        | the number found again                                            |
        | the cost of new ones                                              |
        | Please send a table with the number of vans and the cost of each. |
        """,
    ),
    Example(
        "What cannot stand alone stays: how many of each, how many with a fine.",
        """
        How many vans and how many lorries were sold?
        How many were sold in 2014, and how many in 2015?
        How many drivers were stopped and how many were fined? Why, and whether each has paid?
        """,
        "",
        """
        | text                                                   |
        | How many vans and how many lorries were sold?          |
        | How many were sold in 2014, and how many in 2015?      |
        | How many drivers were stopped and how many were fined? |
        | Why, and whether each has paid?                        |
        """,
    ),
    Example(
        "A wish may stand behind something else in its sentence; what somebody told is no wish.",
        """
        You told the press how many left. I run a small shop, and I would like to know how many bins
        were missed in 2014. Please check again and let me have the number of bins you own.
        """,
        "",
        """
        | text                                                                                |
        | I run a small shop, and I would like to know how many bins were missed in 2014.     |
        | Please check again and let me have the number of bins you own.                      |
        """,
    ),
    Example(
        "Below a list, what goes on asking is a question; how small figures may be shown is none.",
        """
        Could you tell me your rules on
        + parking
        + tattoos

        and when you last changed them?

        Where a figure is under five, please write "<5".
        Copied to: the Gazette
        """,
        "",
        """
        | number | text                        |
        |        | parking                     |
        |        | tattoos                     |
        |        | when you last changed them? |
        """,
    ),
    Example(
        "Lines below an announcement are its items, of whatever words; who writes is none.",
        """
        For 2014:
        Fires attended
        Number of false alarms
        Longest time taken

        If possible please break these down by month. I keep a shop in the town.
        """,
        "",
        """
        | text                   | from       | by    |
        | Fires attended         | 2014-01-01 | month |
        | Number of false alarms | 2014-01-01 | month |
        | Longest time taken     | 2014-01-01 | month |
        """,
    ),
    Example(
        "Lines that each begin to ask are a question each, without marks or capitals.",
        """
        how many holes were reported in 2014
        how many were mended
        what was the cost of mending
        """,
        "",
        """
        | text                                 | from       | unit   |
        | how many holes were reported in 2014 | 2014-01-01 | holes  |
        | how many were mended                 | 2014-01-01 | holes  |
        | what was the cost of mending         | 2014-01-01 | pounds |
        """,
    ),
    Example(
        "What asks further in a line right below an item is no part of it.",
        """
        - passes issued in 2014
        - passes withdrawn
        And in total, the amount spent on passes.
        """,
        "",
        """
        | text                                      |
        | passes issued in 2014                     |
        | passes withdrawn                          |
        | And in total, the amount spent on passes. |
        """,
    ),
    Example(
        "A period stated for the whole request holds for every question that states none.",
        """
        All questions cover 1 April 2012 to date.
        1. How many were fined?
        2. How many appealed in 2013/14?
        """,
        "",
        """
        | number | from       | to         | words                |
        | 1      | 2012-04-01 | 2016-03-14 | 1 April 2012 to date |
        | 2      | 2013-04-01 | 2014-03-31 | in 2013/14           |
        """,
    ),
    Example(
        "Both ends of a period are read where they are told apart; what is held so far ends none.",
        """
        1. How many were fined before 1 April 2015, going back to 2013?
        2. How many were fined since June 2013 but before June 2014?
        3. How many were fined in the years 2011 to 2013, so far as you know?
        4. How many of those fined since 2013 had been fined before 2015?
        """,
        "",
        """
        | number | from       | to         |
        | 1      | 2013-01-01 | 2015-03-31 |
        | 2      | 2013-06-01 | 2014-05-31 |
        | 3      | 2011-01-01 | 2013-12-31 |
        | 4      | 2013-01-01 | 2016-03-14 |
        """,
    ),
    Example(
        "A chained question has the period of the one it goes back to; one about today has none.",
        """
        1. How many were fined in the last two calendar years?
        2. How many of those appealed?
        3. How many wardens do you employ at present?
        """,
        "",
        """
        | number | from       | to         | words                             |
        | 1      | 2014-01-01 | 2015-12-31 | in the last two calendar years    |
        | 2      | 2014-01-01 | 2015-12-31 | in the last two calendar years    |
        | 3      |            |            |                                   |
        """,
    ),
    Example(
        "A question without a verb goes on with the one above; a time before several is of all.",
        """
        How many wardens left in 2014? And how many drivers? For each year since 2013 please give
        the number of vans; the number of cars.
        """,
        "",
        """
        | text                                                     | from       | unit    | by   |
        | How many wardens left in 2014?                           | 2014-01-01 | wardens |      |
        | And how many drivers?                                    | 2014-01-01 | drivers |      |
        | For each year since 2013 please give the number of vans  | 2013-01-01 | vans    | year |
        | the number of cars                                       | 2013-01-01 | cars    | year |
        """,
    ),
    Example(
        "The years of Acts, policies, references and amounts are no periods.",
        """
        1. How many fines under the Theft Act 1968 were paid?
        2. Is the 2014 Parking Policy in force?
        3. How many of your 2000 staff park free?
        """,
        "",
        """
        | number | from | to | words |
        | 1      |      |    |       |
        | 2      |      |    |       |
        | 3      |      |    |       |
        """,
    ),
    Example(
        "Population, unit, breakdowns and who is left out are read where they are named.",
        "1. How many complaints about police officers (NOT PCSOs) were made, broken down by rank?",
        "",
        """
        | number | population      | unit       | by   | excluding |
        | 1      | police officers | complaints | rank | PCSOs     |
        """,
    ),
    Example(
        "The same information for other people is about those people.",
        """
        1. How many allegations were made against police officers?
        2. The same information for special constables
        """,
        "",
        """
        | number | population         | unit        |
        | 1      | police officers    | allegations |
        | 2      | special constables | allegations |
        """,
    ),
    Example(
        "What an item begins with is its unit, also misspelt; money, days and averages are units.",
        """
        Please supply for 2014:
        - false alarms attended
        - emplyees who left
        - income from scrap
        - number of working days lost
        - the average rent of a shop
        """,
        "",
        """
        | text                        | unit         |
        | false alarms attended       | alarms       |
        | emplyees who left           | employees    |
        | income from scrap           | pounds       |
        | number of working days lost | working days |
        | the average rent of a shop  | average rent |
        """,
    ),
    Example(
        "Them are those spoken of last; what is told of each thing is no thing counted.",
        """
        1. For calls closed in 2014, how many concerned a dog?
        2. How many wardens were sent out? In how many cases was one bitten?
        3. How many of them were off sick?
        4. Please list the shops fined, with the name and the number of fines.
        """,
        "",
        """
        | number | unit    |
        | 1      | calls   |
        | 2      | wardens |
        | 3      | wardens |
        | 4      | shops   |
        """,
    ),
    Example(
        "A part is about whom it names; student officers are no students, nor is whoever asks.",
        """
        I am a teacher in the town.
        1. How many student officers left in 2014?
        2. How many reports were made in 2014?
           a) How many were about sergeants?
           b) How many came from members of the public?
        """,
        "",
        """
        | number | population            | unit     |
        | 1      | student officers      | officers |
        | 2      |                       | reports  |
        | a      | sergeants             | reports  |
        | b      | members of the public | reports  |
        """,
    ),
    Example(
        "Years are financial years where only such are named; who did a thing is no breakdown.",
        """
        1. The number of fines issued in 2013/14, by year and ward.
        2. The number of vans sold in 2013, by depot.
        3. How many fixed penalty notices were sent, by post?
        4. In how many disciplinary hearings was the outcome "dismissed"?
        5. Please list the fires of 2013, giving the date, the street and the cause.
        """,
        "",
        """
        | number | by                  |
        | 1      | financial year area |
        | 2      | depot               |
        | 3      |                     |
        | 4      |                     |
        | 5      | date area cause     |
        """,
    ),
    Example(
        "A question may name another by its letter alone.",
        """
        a. the number of dismissals in 2014
        b. a breakdown of (a) by severity
        """,
        "",
        """
        | number | from       | by       |
        | a      | 2014-01-01 |          |
        | b      | 2014-01-01 | severity |
        """,
    ),
    Example(
        "Who somebody is today has no period.",
        """
        1. How many officers were fined in 2014?
        2. What is the name of the officer responsible for parking?
        """,
        "",
        """
        | number | from       |
        | 1      | 2014-01-01 |
        | 2      |            |
        """,
    ),
    Example(
        "A fallback below the last question is no part of what it asks for.",
        """
        1. How many were fined in 2014?
        2. details of any hearings held (date, outcome)

        If this is not held, please give the last twelve months.
        """,
        "",
        """
        | number | from       | fallbacks                                                |
        | 1      | 2014-01-01 |                                                          |
        | 2      | 2014-01-01 | If this is not held, please give the last twelve months. |
        """,
    ),
    Example(
        "What is asked for only if the first is not possible is a fallback.",
        "How many were fined in 2014? If this is not possible, please give 2015.",
        "",
        """
        | from       | fallbacks                                      |
        | 2014-01-01 | If this is not possible, please give 2015.     |
        """,
    ),
    Example(
        "In a letter without capitals each line that begins a sentence is one.",
        """
        can you tell me how many wardens you had in 2014
        how many of them left
        whats the starting salary
        cheers dave
        """,
        "",
        """
        | text                                             | from       |
        | can you tell me how many wardens you had in 2014 | 2014-01-01 |
        | how many of them left                            | 2014-01-01 |
        | whats the starting salary                        |            |
        """,
    ),
    Example(
        "A list announced goes on over blank lines while its items end without a stop.",
        """
        We would be grateful to receive:

        copies of all letters about the lido from 2014

        the survey of the pool

        the minutes of any meeting about it

        Paper copies are fine.
        """,
        "",
        """
        | text                                           |
        | copies of all letters about the lido from 2014 |
        | the survey of the pool                         |
        | the minutes of any meeting about it            |
        """,
    ),
    Example(
        "A wish behind what introduces it asks; what is to be split below it belongs to it.",
        """
        Under the Act, kindly disclose the number of beds.
        Split by site.
        """,
        "",
        """
        | text                                                              | by   |
        | Under the Act, kindly disclose the number of beds. Split by site. | area |
        """,
    ),
    Example(
        "Numbered headings of sections are no questions, nor is what stands under an aside.",
        """
        1. Background
        1.1 The unit closed in June 2015.
        2. Request
        2.1 How many births took place in 2014?
        3. Format
        Excel if possible.
        """,
        "",
        """
        | number | text                               |
        | 2.1    | How many births took place in 2014? |
        """,
    ),
    Example(
        "Two things that a wish wants told are two questions.",
        "Please tell me how many wardens left in 2014 and what reasons they gave for leaving.",
        "",
        """
        | text                                |
        | how many wardens left in 2014       |
        | what reasons they gave for leaving  |
        """,
    ),
    Example(
        "A year is the one the letter defines; among academic years 2013/14 is one.",
        """
        By academic year I mean 1 August to 31 July.
        1. How many students left in the academic years 2012/13 and 2013/14?
        2. What was spent on tutors in 2013/14?
        """,
        "",
        """
        | number | from       | to         | unit     |
        | 1      | 2012-08-01 | 2014-07-31 | students |
        | 2      | 2013-08-01 | 2014-07-31 | pounds   |
        """,
    ),
    Example(
        "Below a dated question what was and bare counts have its period; papers have none.",
        """
        1. How many drivers were fined in 2014?
        2. Number of drivers under 21
        3. A copy of any guidance issued to wardens
        4. How many wardens do you employ?
        """,
        "",
        """
        | number | from       |
        | 1      | 2014-01-01 |
        | 2      | 2014-01-01 |
        | 3      |            |
        | 4      |            |
        """,
    ),
    Example(
        "Below a heading that is nothing but a noun, that is what is counted.",
        """
        Please provide figures for 2014:

        Complaints
        - received
        - upheld

        Appeals
        - allowed
        """,
        "",
        """
        | text     | unit       |
        | received | complaints |
        | upheld   | complaints |
        | allowed  | appeals    |
        """,
    ),
    Example(
        "A numbered heading is no question; what heads notes and conditions asks nothing.",
        """
        1. Driver training
        1.1 How many drivers were trained in 2014?
        2. Other training
        2.1 How many others were trained in 2015?

        Conditions
        (1) Whole force, not by division.
        """,
        "",
        """
        | number | parent | text                                      |
        | 1.1    |        | How many drivers were trained in 2014?    |
        | 2.1    |        | How many others were trained in 2015?     |
        """,
    ),
    Example(
        "What the figures above are to be divided by is a list of no question.",
        """
        1. How many vans were sold in 2014?
        2. How many cars were sold in 2014?

        Please break down each of the above by:
        - month
        - depot

        Where the figures are available by ward I would be glad of that too.
        """,
        "",
        """
        | number | by               |
        | 1      | month depot area |
        | 2      | month depot area |
        """,
    ),
    Example(
        "A day at the edge of a year is a day; the year before is told from the question above.",
        """
        1. How many dogs were kept at the end of 2013?
        2. How many were kept on the first day of March 2014?
        3. How many dogs died in 2013/14?
        4. How many died the year before?
        5. How many were there at the end of 2012 and 2013?
        """,
        "",
        """
        | number | from       | to         |
        | 1      | 2013-12-31 | 2013-12-31 |
        | 2      | 2014-03-01 | 2014-03-01 |
        | 3      | 2013-04-01 | 2014-03-31 |
        | 4      | 2012-04-01 | 2013-03-31 |
        | 5      | 2012-12-31 | 2013-12-31 |
        """,
    ),
    Example(
        "The noun counted and what it is told by are the requester's own words.",
        """
        1. Total permanent exclusions per school
        2. Number of sick days taken in January, February and March 2014
        3. Details of every vehicle pursuit in 2014
        4. How many cyclists were hurt, by year and by the speed limit of the road?
        5. What bonus did the director get?
        """,
        "",
        """
        | number | unit       | by                           |
        | 1      | exclusions | school                       |
        | 2      | sick days  | month                        |
        | 3      | pursuits   |                              |
        | 4      | cyclists   | year speed limit of the road |
        | 5      | pounds     |                              |
        """,
    ),
]


def _cell(question: AskedQuestion, column: str) -> str:
    stated = question.stated_period
    cells = {
        "from": stated and stated.period.start,
        "to": stated and stated.period.end,
        "words": stated and stated.words,
        "population": question.population and question.population.value,
        "unit": question.unit and question.unit.value,
        "by": " ".join(reading.value for reading in question.by),
        "excluding": " ".join(reading.value for reading in question.excluding),
        "fallbacks": " ".join(one.words for one in question.fallbacks),
    }
    value = cells[column] if column in cells else getattr(question, column)
    return str(value or "")


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_request_is_read(example: Example) -> None:
    expected = table(example.then)
    questions = read_questions(example.given, received_on=RECEIVED).questions
    read = [{column: _cell(question, column) for column in expected[0]} for question in questions]
    assert read == expected
