"""# Reading citations

A refusal cites sections in many ways. Each is read as one section with its limbs, with the words
that say it; a section of another Act is known as such, and a number that is no section is left.
"""

import pytest

from answerable.steps.words.read_citations import read_citations
from spec.examples import Example, table

EXAMPLES = [
    Example(
        "Spaces, points and capitals do not matter.",
        "Section 30 (1) (a)(i), s.40(2) and S31(1)a",
        "",
        """
        | cited       | words                 | act |
        | 30(1)(a)(i) | Section 30 (1) (a)(i) |     |
        | 40(2)       | s.40(2)               |     |
        | 31(1)(a)    | S31(1)a               |     |
        """,
    ),
    Example(
        "Limbs that follow stand for the section before them.",
        "s.40(2)(a) & (b), section 31(1)(a)(b)(g) with (2)(b)",
        "",
        """
        | cited    | words            | act |
        | 40(2)(a) | s.40(2)(a)       |     |
        | 40(2)(b) | (b)              |     |
        | 31(1)(a) | section 31(1)(a) |     |
        | 31(1)(b) | (b)              |     |
        | 31(1)(g) | (g)              |     |
        | 31(2)(b) | (2)(b)           |     |
        """,
    ),
    Example(
        "A roman limb after (a) is one level deeper; (i) after (h) is not.",
        "section 36(2)(b)(i) and (ii); section 31(1)(h) and (i)",
        "",
        """
        | cited        | words               | act |
        | 36(2)(b)(i)  | section 36(2)(b)(i) |     |
        | 36(2)(b)(ii) | (ii)                |     |
        | 31(1)(h)     | section 31(1)(h)    |     |
        | 31(1)(i)     | (i)                 |     |
        """,
    ),
    Example(
        "Several sections follow one word; “exemption” leads one too.",
        "sections 30, 31 and 40(2), or exemption 12",
        "",
        """
        | cited | words        | act |
        | 30    | sections 30  |     |
        | 31    | 31           |     |
        | 40(2) | 40(2)        |     |
        | 12    | exemption 12 |     |
        """,
    ),
    Example(
        "The Act may be named behind, after a title, or before.",
        "section 40(2) (personal information) of the Freedom of Information Act 2000; section 45"
        " of the Data Protection Act 2018; PACE section 24; section 39 assault",
        "",
        """
        | cited | words         | act                             |
        | 40(2) | section 40(2) | Freedom of Information Act 2000 |
        | 45    | section 45    | another Act                     |
        | 24    | section 24    | another Act                     |
        | 39    | section 39    | another Act                     |
        """,
    ),
    Example(
        "A title between the section and “the Act” makes no other Act of it.",
        "Section 31 Law Enforcement of the Act; section 5 Public Order Act 1986; section 40(2) –"
        " Personal Information of the Freedom of Information Act 2000",
        "",
        """
        | cited | words         | act                             |
        | 31    | Section 31    |                                 |
        | 5     | section 5     | another Act                     |
        | 40(2) | section 40(2) | Freedom of Information Act 2000 |
        """,
    ),
    Example(
        "The Scottish Act is known by its name, the Regulations of 2004 by theirs or by none.",
        "FOISA section 30(b)(ii); section 36(1) of the Freedom of Information (Scotland) Act 2002;"
        " regulations 12(5)(e) and 13(1); EIR 12(4)(d). Regulation 4(3) of the Fees Regulations",
        "",
        """
        | cited     | words                | act                                        |
        | 30(b)(ii) | section 30(b)(ii)    | Freedom of Information (Scotland) Act 2002 |
        | 36(1)     | section 36(1)        | Freedom of Information (Scotland) Act 2002 |
        | 12(5)(e)  | regulations 12(5)(e) | Environmental Information Regulations 2004 |
        | 13(1)     | 13(1)                | Environmental Information Regulations 2004 |
        | 12(4)(d)  | EIR 12(4)(d)         | Environmental Information Regulations 2004 |
        | 4(3)      | Regulation 4(3)      | another Act                                |
        """,
    ),
    Example(
        "What only looks like a section is none.",
        "the officer's 40 cases, section 31 and 12 officers, as in section 3.2",
        "",
        """
        | cited | words      | act |
        | 31    | section 31 |     |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_citations_are_read(example: Example) -> None:
    found = [
        {"cited": one.cited, "words": one.words, "act": str(one.act)}
        for one in read_citations(example.given)
    ]
    assert found == table(example.then)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_span_of_a_citation_is_its_words(example: Example) -> None:
    for one in read_citations(example.given):
        assert example.given[one.begin : one.end] == one.words
