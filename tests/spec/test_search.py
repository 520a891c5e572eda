"""# Searching

A term is searched in narratives only. A word is a run of letters and digits; everything else,
the underscore included, separates words; case does not matter, accents do.
"""

import pytest

from answerable.engines.reference import ReferenceEngine
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.search import search
from spec.examples import Example, cases, table

EXAMPLES = [
    Example(
        "A term hits whole words in any case, whatever marks stand around them.",
        """
        | case_ref | case_summary                   |
        | 1        | Posted on FACEBOOK, he said.   |
        | 2        | see www.facebook.com/his_page  |
        | 3        | the _facebook_ group           |
        | 4        | she facebooked him             |
        """,
        "facebook",
        """
        | term     | hits | unique | first | records |
        | facebook | 3    | 3      | 3     | 1 2 3   |
        """,
    ),
    Example(
        "A phrase hits across any spaces or marks, and only where its words follow each other.",
        """
        | case_ref | case_summary                     |
        | 1        | a social   media post            |
        | 2        | social-media training            |
        | 3        | social_media                     |
        | 4        | social worker spoke to the media |
        """,
        '"social media"',
        """
        | term         | hits | unique | first | records |
        | social media | 3    | 3      | 3     | 1 2 3   |
        """,
    ),
    Example(
        "A star at the end of a word stands for any ending.",
        """
        | case_ref | case_summary         |
        | 1        | he tweeted about it  |
        | 2        | a tweet              |
        | 3        | retweets             |
        """,
        "tweet*",
        """
        | term   | hits | unique | first | records |
        | tweet* | 2    | 2      | 2     | 1 2     |
        """,
    ),
    Example(
        "An accent makes another word; letters of every script are letters.",
        """
        | case_ref | case_summary         |
        | 1        | on facebóok          |
        | 2        | on facebook          |
        | 3        | в фейсбуке facebook  |
        """,
        "facebook",
        """
        | term     | hits | unique | first | records |
        | facebook | 2    | 2      | 2     | 2 3     |
        """,
    ),
    Example(
        "A record hit by several terms is counted once, under the first of the list; a term that"
        " hits nothing is reported as 0.",
        """
        | case_ref | case_summary                  |
        | 1        | on Twitter and then Facebook  |
        | 2        | on Twitter                    |
        """,
        "facebook\ntwitter\ninstagram",
        """
        | term      | hits | unique | first | records |
        | facebook  | 1    | 0      | 1     | 1       |
        | twitter   | 2    | 1      | 1     | 1 2     |
        | instagram | 0    | 0      | 0     |         |
        """,
    ),
    Example(
        "Case summary and allegation summary are both searched; categories and outcomes never.",
        """
        | case_ref | case_summary   | allegation_summary | allegation       | outcome  |
        | 1        | see allegation | a Facebook post    | Other            | No       |
        | 2        | a parking row  | he was rude        | facebook misuse  | facebook |
        """,
        "facebook",
        """
        | term     | hits | unique | first | records |
        | facebook | 1    | 1      | 1     | 1       |
        """,
    ),
    Example(
        "Alternatives stand apart with a bar; a minus leaves out records that hold a phrase;"
        " NEAR allows so many words between, in either order.",
        """
        | case_ref | case_summary                            |
        | 1        | a tik tok of the arrest                 |
        | 2        | a TikTok shop refund                    |
        | 3        | photos of colleagues were put online    |
        | 4        | online forms were lost with the photos  |
        """,
        'tiktok | "tik tok" -"shop refund"\nphotos NEAR/4 online',
        r"""
        | term                               | hits | unique | first | records |
        | tiktok \| "tik tok" -"shop refund" | 1    | 1      | 1     | 1       |
        | photos NEAR/4 online               | 1    | 1      | 1     | 3       |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_search(example: Example) -> None:
    terms = read_terms(example.when.splitlines())
    report = search(cases(example.given), terms, engine=ReferenceEngine())
    found = [
        {
            "term": term.term,
            "hits": str(term.hits),
            "unique": str(term.unique),
            "first": str(term.first),
            "records": " ".join(hit.ref for hit in report.hits if number in hit.terms),
        }
        for number, term in enumerate(report.terms)
    ]
    assert found == table(example.then)
