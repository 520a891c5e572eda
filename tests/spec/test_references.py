"""# Reading references

Each authority and each era writes references in its own way. Each leads to one address, which never
changes; what can be read in several ways is told with its readings.
"""

import pytest

from answerable.model.references import Reference, readings
from answerable.steps.old_logs.find_reference import address_readings, find_reference
from spec.examples import Example, table

SPELLINGS = [
    Example(
        "Number and year, with a letter since 2020, whatever stands between them.",
        """
        | spelt     |
        | 911_16    |
        | 4896_14   |
        | 503_14    |
        | 7680_17   |
        | 8956/17   |
        | 1293/19   |
        | 65A/20    |
        | 1721a-22  |
        | 2016/911  |
        | 0911/2016 |
        """,
        "",
        """
        | address     |
        | 2016/911/   |
        | 2014/4896/  |
        | 2014/503/   |
        | 2017/7680/  |
        | 2017/8956/  |
        | 2019/1293/  |
        | 2020/65A/   |
        | 2022/1721A/ |
        | 2016/911/   |
        | 2016/911/   |
        """,
    ),
    Example(
        "Other schemes keep their own form in the address, so that no two can meet in one.",
        """
        | spelt            |
        | 01.FOI.23.029010 |
        | 29010/23         |
        | 2012110001536    |
        | FOI/15929        |
        | 15929/22         |
        | ?p=31490         |
        """,
        "",
        """
        | address             |
        | 2023/01-FOI-029010/ |
        | 2023/29010/         |
        | 2012/2012110001536/ |
        | foi/15929/          |
        | 2022/15929/         |
        | page/31490/         |
        """,
    ),
    Example(
        "A further page under one reference, as for an additional request, has an address too.",
        """
        | spelt       |
        | 8259/19     |
        | 8259/19-2   |
        | 8259-19-2   |
        """,
        "",
        """
        | address      |
        | 2019/8259/   |
        | 2019/8259-2/ |
        | 2019/8259-2/ |
        """,
    ),
    Example(
        "What can be two things is neither.",
        """
        | spelt   |
        | 895617  |
        | 2011/12 |
        | 2011_12 |
        """,
        "",
        """
        | address                     |
        | 2017/8956/ or foi/895617/   |
        | 2011/12/ or 2012/2011/      |
        | 2012/2011/                  |
        """,
    ),
]
GIVEN = Example(
    "What a request is given as its reference may hold letters too; elsewhere they are only words.",
    """
    | spelt        |
    | RX/118/24    |
    | RX-24-118    |
    | F-2023-00580 |
    | 24/FOI/118   |
    | RFI 12345    |
    | RX-2023-24   |
    """,
    "",
    """
    | address                        |
    | 2024/RX-118/                   |
    | 2024/RX-118/                   |
    | 2023/F-580/                    |
    | 2024/118/                      |
    | foi/RFI-12345/                 |
    | 2023/RX-24/ or 2024/RX-2023/   |
    """,
)
ADDRESSES = Example(
    "An address of the old log ends with the reference.",
    """
    | slug                           |
    | social-media-complaints-911_16 |
    | missing-persons-8259-19-2      |
    | drug-arrests-65a-20            |
    | drug-arrests-65a20             |
    | deaths-in-custody-895617       |
    | stop-and-search-2010-15        |
    | what-we-publish                |
    """,
    "",
    """
    | spells    | address                   |
    | 911_16    | 2016/911/                 |
    | 8259-19-2 | 2019/8259-2/              |
    | 65a-20    | 2020/65A/                 |
    | 65a20     | 2020/65A/                 |
    | 895617    | 2017/8956/ or foi/895617/ |
    | 2010-15   | 2010/15/ or 2015/2010/    |
    |           |                           |
    """,
)
PAGES = Example(
    "What a page prints holds over its address, and settles it; a sentence about another does not.",
    """
    | title                          | address                        | line                       |
    | Complaints (911_16)            | complaints-911_16              |                            |
    | Deaths in custody              | deaths-in-custody-895617       | 8956/17                    |
    | Deaths in custody              | deaths-in-custody-895617       |                            |
    | Missing persons 8259/19        | missing-persons-8259-19-2      |                            |
    | Use of force 2016/17 (1234/18) | use-of-force                   |                            |
    | Public contact                 | public-contact                 | Our reference: 1127A/20    |
    | Public contact                 | public-contact                 | See also our answer 911/16 |
    | Arrests 65A/20                 | arrests-66a-20                 |                            |
    | Arrests of 12/19 years         | arrests-of-12-19               |                            |
    | Stop and search 18/19          | stop-and-search                |                            |
    | Police dogs 77/15              | police-dogs                    |                            |
    | Your rights under the FOI 2000 | your-rights                    | FOI 2000                   |
    """,
    "",
    """
    | reference                 | from    | differs  |
    | 2016/911/                 | title   |          |
    | 2017/8956/                | text    |          |
    | 2017/8956/ or foi/895617/ | address |          |
    | 2019/8259-2/              | title   |          |
    | 2018/1234/                | title   |          |
    | 2020/1127A/               | text    |          |
    |                           |         |          |
    | 2020/65A/                 | title   | 2020/66A |
    |                           | address |          |
    |                           |         |          |
    | 2015/77/                  | title   |          |
    |                           |         |          |
    """,
)

EXAMPLES = [*SPELLINGS, GIVEN, ADDRESSES, PAGES]


@pytest.mark.parametrize("example", SPELLINGS, ids=str)
def test_a_spelling_leads_to_its_address_or_to_its_readings(example: Example) -> None:
    found = [_paths(readings(row["spelt"])) for row in table(example.given)]
    assert found == [row["address"] for row in table(example.then)]


def test_a_given_reference_may_hold_letters() -> None:
    given = [row["spelt"] for row in table(GIVEN.given)]
    found = [_paths(readings(spelt, given=True)) for spelt in given]
    assert found == [row["address"] for row in table(GIVEN.then)]
    assert not any(map(readings, given))


def test_the_end_of_an_address_is_read() -> None:
    found = [address_readings(row["slug"]) for row in table(ADDRESSES.given)]
    assert [{"spells": spelt, "address": _paths(read)} for spelt, read in found] == table(
        ADDRESSES.then
    )


def test_a_page_stands_under_what_it_prints() -> None:
    found = [
        find_reference(row["title"], [row["address"]], [row["line"]]) for row in table(PAGES.given)
    ]
    assert [
        {"reference": _paths(one.readings), "from": one.where, "differs": one.differs}
        for one in found
    ] == table(PAGES.then)


def _paths(found: tuple[Reference, ...]) -> str:
    return " or ".join(reference.path for reference in found)
