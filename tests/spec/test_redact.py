"""# What leaves a narrative

What the register's own columns hold is looked for first, then identifiers, names behind a rank or
a role with everything that repeats them, then marks of age and race, places, days and times.
"""

import pytest

from answerable.steps.redaction.redact import know, redact
from spec.examples import Example, table
from unit.test_redact import case

EXAMPLES = [
    Example(
        "A name that a column holds goes, with its initials, plurals and short forms.",
        """
        | case_ref | Complainant Name | case_summary                                 |
        | 1        | Robert Kershaw   | Bob rang; the Kershaws left; R.K. wrote      |
        """,
        "",
        """
        | case_ref | derived                                                              |
        | 1        | [complainant 1] rang; the [complainant 1] left; [complainant 1] wrote |
        """,
    ),
    Example(
        "Behind a rank or “The complainant,” any initials are a name, and so is what repeats them.",
        """
        | case_ref | Complainant Name | case_summary                                            |
        | 1        |                  | The complainant, NO, says Officers MC and B hit NO       |
        """,
        "",
        """
        | case_ref | derived                                                                |
        | 1        | The complainant, [complainant 1], says Officers [officer 1] and [officer 2] hit [complainant 1] |
        """,  # noqa: E501
    ),
    Example(
        "A day becomes its month; the order of its figures is what the register's other days need.",
        """
        | case_ref | Complainant Name | case_summary                     |
        | 1        |                  | on 1-5-13 at 2:50 PM             |
        | 2        |                  | on 1-29-13                       |
        """,
        "",
        """
        | case_ref | derived                   |
        | 1        | on January 2013 at [time] |
        | 2        | on January 2013           |
        """,
    ),
    Example(
        "A capitalised word that is no word of the language is a name, wherever else it stands; "
        "towns, bodies, laws and things stay.",
        """
        | case_ref | Complainant Name | case_summary                                              |
        | 1        |                  | Piotr Zielinski saw it. ZIELINSKI's son Marek ran.        |
        | 2        |                  | West Midlands Police came to Walsall in a Vauxhall Astra. |
        """,
        "",
        """
        | case_ref | derived                                                   |
        | 1        | [person 1] saw it. [person 1]'s son [person 2] ran.       |
        | 2        | West Midlands Police came to Walsall in a Vauxhall Astra. |
        """,
    ),
    Example(
        "A name that is a word as well goes where it is a name, and the word stays.",
        """
        | case_ref | Complainant Name | case_summary                                       |
        | 1        |                  | Her sister Hope told Cllr Long. I hope not long.   |
        """,
        "",
        """
        | case_ref | derived                                                      |
        | 1        | Her sister [person 1] told Cllr [person 2]. I hope not long. |
        """,
    ),
    Example(
        "Numbers go by what announces them or by their shape; sections, roads and years stay.",
        """
        | case_ref | Complainant Name | case_summary                                          |
        | 1        |                  | GMC no. 6093381, exhibit JB/7 and 02/KD/7713/18        |
        | 2        |                  | section 18(1)(b), the A38 and the year 2018/19         |
        """,
        "",
        """
        | case_ref | derived                                                 |
        | 1        | GMC no. [reference], exhibit [reference] and [reference] |
        | 2        | section 18(1)(b), the A38 and the year 2018/19           |
        """,
    ),
    Example(
        "Places and times go as people write them; police stations and sums stay.",
        """
        | case_ref | Complainant Name | case_summary                                             |
        | 1        |                  | At 23.47 in the Fox and Hounds, then at Ashgrove Care Home |
        | 2        |                  | It cost 23.47 pounds at Bilston Street Police Station      |
        """,
        "",
        """
        | case_ref | derived                                                |
        | 1        | At [time] in [place], then at [place]                  |
        | 2        | It cost 23.47 pounds at Bilston Street Police Station  |
        """,
    ),
    Example(
        "The request's own words stay, as do bodies and statutes that everybody knows.",
        """
        | case_ref | Complainant Name | case_summary                              |
        | 1        |                  | named Tinder, she wrote to the IOPC by it |
        """,
        "tinder",
        """
        | case_ref | derived                                   |
        | 1        | named Tinder, she wrote to the IOPC by it |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_redact(example: Example) -> None:
    cases = [
        case(row["case_summary"], row["case_ref"], Complainant_Name=row["Complainant Name"])
        for row in table(example.given)
    ]
    known = know(cases, terms=example.when.split())
    found = [{"case_ref": one.ref, "derived": redact(one, known).derived} for one in cases]
    assert found == table(example.then)
