"""# Other spellings of a term

What the register also writes for a term is proposed with the rule that found it and the number of
records; a person accepts or refuses it. Nothing is searched for that nobody accepted.
"""

import pytest

from answerable.engines.fuzzy import RapidFuzz
from answerable.engines.reference import ReferenceEngine
from answerable.steps.finding.find_evidence import find_evidence
from answerable.steps.finding.propose_variants import make_wordbook, propose_variants
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.search import search
from answerable.steps.finding.spell import vocabulary
from spec.examples import Example, cases, table

EXAMPLES = [
    Example(
        "Misspellings are found whether letters are wrong, doubled, left out or written by sound.",
        """
        | case_ref | case_summary                           |
        | 1        | he harrassed her on facebok            |
        | 2        | harrased by her neighbour, see Facbook |
        | 3        | she was harassed; facebok again        |
        """,
        "facebook\nharassed",
        """
        | term     | also written | why             | records | warning |
        | facebook | facebok      | sounds the same | 2       |         |
        | facebook | facbook      | list of platforms | 1     |         |
        | harassed | harrased     | sounds the same | 1       |         |
        | harassed | harrassed    | sounds the same | 1       |         |
        """,
    ),
    Example(
        "A name may be written apart, as one word or with a hyphen, which is a separator.",
        """
        | case_ref | case_summary                       |
        | 1        | it was on face book and face-book  |
        | 2        | a socialmedia post on Whats App    |
        """,
        "facebook\nsocial media\nwhatsapp",
        """
        | term         | also written | why               | records | warning |
        | facebook     | face book    | list of platforms | 1       |         |
        | social media | socialmedia  | list of platforms | 1       |         |
        | whatsapp     | whats app    | list of platforms | 1       |         |
        """,
    ),
    Example(
        "A platform's name is made into verbs and compounds: those the register holds are shown.",
        """
        | case_ref | case_summary                        |
        | 1        | he facebooked her                   |
        | 2        | his facebookpage; she instagrammed  |
        """,
        "facebook\ninstagram",
        """
        | term      | also written | why                 | records | warning |
        | facebook  | facebooked   | name with an ending | 1       |         |
        | facebook  | facebookpage | name with an ending | 1       |         |
        | instagram | instagrammed | name with an ending | 1       |         |
        """,
    ),
    Example(
        "A term that stands for a kind is told which platforms of it no other line asks for.",
        """
        | case_ref | case_summary                                  |
        | 1        | it is on You Tube, and on YouTube again       |
        | 2        | they met on Tinder; an ad on Craigslist       |
        | 3        | he wrote it on Facebook, on the dotted line   |
        """,
        "facebook\nsocial media\ndating site",
        """
        | term         | also written | why                   | records | warning |
        | social media | craigslist   | platform of this kind | 1       |         |
        | social media | you tube     | platform of this kind | 1       |         |
        | social media | youtube      | platform of this kind | 1       |         |
        | dating site  | tinder       | platform of this kind | 1       |         |
        """,
    ),
    Example(
        "A short abbreviation comes with a warning where it stands as somebody's initials.",
        """
        | case_ref | case_summary                             |
        | 1        | The complainant, FB, 48/B/F, states that |
        | 2        | stopped by Officer FB, who               |
        | 3        | seen on FB last week                     |
        """,
        "facebook",
        """
        | term     | also written | why               | records | warning |
        | facebook | fb           | list of platforms | 3       | somebody's initials in 2 of the 3 records that hold it |
        """,  # noqa: E501
    ),
    Example(
        "A misspelt term is told what it was probably meant to be, even where nothing holds that.",
        """
        | case_ref | case_summary   |
        | 1        | a parking row  |
        """,
        "linkdin",
        """
        | term    | also written | why            | records | warning |
        | linkdin | linkedin     | probably meant | 0       |         |
        """,
    ),
    Example(
        "Real words are no errors, however near; nor is what another line of the list finds.",
        """
        | case_ref | case_summary                                              |
        | 1        | treated as a passenger under racial abuse, linked to them |
        | 2        | on fb and face book                                       |
        """,
        "threatened\nmessenger\ntinder\nsocial\nlinkedin\nface book | fb | facebook",
        """
        | term | also written | why | records | warning |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_variants(example: Example) -> None:
    records = cases(example.given)
    terms = read_terms(example.when.splitlines())
    hits = search(records, terms, engine=ReferenceEngine()).terms
    proposed = propose_variants(
        terms,
        make_wordbook(vocabulary(records), RapidFuzz()),
        gather=lambda wanted: find_evidence(records, wanted),
        hits=[term.hits for term in hits],
    )
    found = [
        {
            "term": one.term,
            "also written": variant.words,
            "why": variant.rule.value,
            "records": str(variant.records),
            "warning": variant.warning,
        }
        for one in proposed
        for variant in one.variants
    ]
    assert found == table(example.then)
