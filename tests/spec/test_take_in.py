"""# Taking in

Rows are numbered as in a spreadsheet, the header included. Every row below the header is taken or
set aside with its reason. Several tables are linked by case reference; in the examples each stands
under its name.
"""

import re
import tomllib

import pytest

from answerable.model.errors import UserMistake
from answerable.model.register import Case, Register
from answerable.model.tables import ColumnMap, RawTable
from answerable.steps.registers.take_in import take_in
from spec.examples import Example, table

NOTHING_SAID = "no mapping"

EXAMPLES = [
    Example(
        "Headers are known by their words; columns that are no field keep their own name.",
        """
        cases.csv
        | Complaint Ref. | DATE_RECEIVED | Nature    | Team   |
        | CO/1/16        | 2016-01-05    | Neglect   | Red    |
        """,
        NOTHING_SAID,
        """
        | row         | result       | received_on | category | Team |
        | cases.csv 2 | case CO/1/16 | 2016-01-05  | Neglect  | Red  |
        """,
    ),
    Example(
        "One day above the 12th decides the order of day and month for its column, and for the"
        " other date columns of the file.",
        """
        cases.csv
        | Case Ref | Date Received | Date Finalised |
        | 1        | 13/01/2016    | 02/03/2016     |
        | 2        | 01/02/2016    | 04/05/2016     |
        """,
        NOTHING_SAID,
        """
        | row         | result | received_on | finalised_on |
        | cases.csv 2 | case 1 | 2016-01-13  | 2016-03-02   |
        | cases.csv 3 | case 2 | 2016-02-01  | 2016-05-04   |
        """,
    ),
    Example(
        "Where nothing decides it, the user is asked; the mapping says it.",
        """
        cases.csv
        | Case Ref | Date Received |
        | 1        | 01/02/2016    |
        """,
        NOTHING_SAID,
        """
        | refused         | where                             |
        | dates-ambiguous | cases.csv, column “Date Received” |
        """,
    ),
    Example(
        "The mapping says it.",
        """
        cases.csv
        | Case Ref | Date Received |
        | 1        | 01/02/2016    |
        """,
        """
        [dates]
        "Date Received" = "month first"
        """,
        """
        | row         | result | received_on |
        | cases.csv 2 | case 1 | 2016-01-02  |
        """,
    ),
    Example(
        "Where every date reads the same either way, nobody is asked.",
        """
        cases.csv
        | Case Ref | Date Received |
        | 1        | 01/01/2016    |
        | 2        | 2/2/16        |
        """,
        NOTHING_SAID,
        """
        | row         | result | received_on |
        | cases.csv 2 | case 1 | 2016-01-01  |
        | cases.csv 3 | case 2 | 2016-02-02  |
        """,
    ),
    Example(
        "A row with a date that cannot be read is set aside, whichever date it is; a blank one, or"
        " one that says there is none, is fine.",
        """
        cases.csv
        | Case Ref | Date Received | Date Finalised |
        | 1        | 404 error     | 2016-03-02     |
        | 2        | 2016-01-02    | 2016-02-31     |
        | 3        | 2016-01-03    |                |
        | 4        | 2016-01-04    | N/A            |
        | 5        | 0201-01-05    |                |
        """,
        NOTHING_SAID,
        """
        | row         | result                                             | received_on |
        | cases.csv 2 | set aside: this is not a date                      |             |
        | cases.csv 3 | set aside: there is no such day                    |             |
        | cases.csv 4 | case 3                                             | 2016-01-03  |
        | cases.csv 5 | case 4                                             | 2016-01-04  |
        | cases.csv 6 | set aside: the year is not between 1950 and 2049   |             |
        """,
    ),
    Example(
        "Rows without a case reference, totals and repeated headers are set aside; blank rows are"
        " not rows.",
        """
        cases.csv
        | Case Ref | Status |
        | 1        | live   |
        |          | live   |
        |          |        |
        | Case Ref | Status |
        | Total: 1 |        |
        """,
        NOTHING_SAID,
        """
        | row         | result                                                | status |
        | cases.csv 2 | case 1                                                | live   |
        | cases.csv 3 | set aside: it has no case reference                   |        |
        | cases.csv 5 | set aside: it is the header again                     |        |
        | cases.csv 6 | set aside: it is a line below the table, not a record |        |
        """,
    ),
    Example(
        "A text that stands alone in the row of a wide table and looks like no reference of the"
        " others is a heading or a note; a reference that stands alone is a case, one word with"
        " a digit even where it is of another kind.",
        """
        cases.csv
        | Case Ref              | Status | Rank |
        | 2016                  |        |      |
        | Division: North       |        |      |
        | CO/1/16               | live   | PC   |
        | CO/22/16              |        |      |
        | CO/3/16/A             |        |      |
        | 2016/17               |        |      |
        | Division 3            |        |      |
        | * N/K = not known     |        |      |
        | Extracted 01/02/2017  |        |      |
        """,
        NOTHING_SAID,
        """
        | row         | result                                                     | status |
        | cases.csv 2 | set aside: it is a heading or a note in one cell, not a record |    |
        | cases.csv 3 | set aside: it is a heading or a note in one cell, not a record |    |
        | cases.csv 4 | case CO/1/16, detail CO/1/16#1                             | live   |
        | cases.csv 5 | case CO/22/16                                              |        |
        | cases.csv 6 | case CO/3/16/A                                             |        |
        | cases.csv 7 | set aside: it is a heading or a note in one cell, not a record |    |
        | cases.csv 8 | set aside: it is a heading or a note in one cell, not a record |    |
        | cases.csv 9 | set aside: it is a heading or a note in one cell, not a record |    |
        | cases.csv 10 | set aside: it is a line below the table, not a record     |        |
        """,
    ),
    Example(
        "Below a small table and above its parts stand lines whose reference has no digit: they"
        " leave blank what the records fill, and are no cases.",
        """
        a.csv
        | Case Ref | Date Received | Status | Days |
        | North |  |  | |
        | CO/1/16 | 2016-01-05 | live | 1 |
        | CO/2/16 | 2016-01-06 |  | 2 |
        | CO/3/16 | 2016-01-07 | live | 3 |
        | Average days | |  | 2 |
        | Longest |  | 3 | 3 |
        """,
        NOTHING_SAID,
        """
        | row | result | received_on |
        | a.csv 2 | set aside: it is a line below the table, not a record | |
        | a.csv 3 | case CO/1/16 | 2016-01-05 |
        | a.csv 4 | case CO/2/16 | 2016-01-06 |
        | a.csv 5 | case CO/3/16 | 2016-01-07 |
        | a.csv 6 | set aside: the case reference has no digit, unlike the others of the table | |
        | a.csv 7 | set aside: the case reference has no digit, unlike the others of the table | |
        """,
    ),
    Example(
        "Where the others are of one kind, a reference without a digit is none even in a full row;"
        " where they are names, it is one.",
        """
        a.csv
        | Case Ref | Days |
        | CO/1/16 | 1 |
        | CO/2/16 | 2 |
        | CO/3/16 | 3 |
        | Mean | 2 |

        ops.csv
        | Case Ref | Days |
        | Op Kestrel 1 | 1 |
        | Op Kestrel 2 | 2 |
        | Op Kestrel 3 | 3 |
        | Op Heron | 2 |
        """,
        NOTHING_SAID,
        """
        | row | result | Days |
        | a.csv 2 | case CO/1/16 | 1 |
        | a.csv 3 | case CO/2/16 | 2 |
        | a.csv 4 | case CO/3/16 | 3 |
        | a.csv 5 | set aside: the case reference has no digit, unlike the others of the table | |
        | ops.csv 2 | case Op Kestrel 1 | 1 |
        | ops.csv 3 | case Op Kestrel 2 | 2 |
        | ops.csv 4 | case Op Kestrel 3 | 3 |
        | ops.csv 5 | case Op Heron | 2 |
        """,
    ),
    Example(
        "References that stand in two tables of cases, most of them with another date, are asked"
        " about: each table may number its cases anew.",
        """
        2015.csv
        | Case Ref | Date Received | Summary |
        | 1        | 2015-01-13    | a post  |
        | 2        | 2015-01-14    | a tweet |

        2016.csv
        | Case Ref | Date Received | Summary |
        | 1        | 2016-01-13    | a video |
        | 3        | 2016-01-14    | a blog  |
        """,
        NOTHING_SAID,
        """
        | refused           | where           |
        | references-repeat | 2016.csv, row 2 |
        """,
    ),
    Example(
        "The mapping says that they are other cases.",
        """
        2015.csv
        | Case Ref | Date Received |
        | 1        | 2015-01-13    |

        2016.csv
        | Case Ref | Date Received |
        | 1        | 2016-01-13    |
        """,
        """
        repeated_references = "other case"
        """,
        """
        | row        | result      | received_on |
        | 2015.csv 2 | case 2015/1 | 2015-01-13  |
        | 2016.csv 2 | case 2016/1 | 2016-01-13  |
        """,
    ),
    Example(
        "A case that goes on into another year is one case, though a date of it was corrected.",
        """
        2015.csv
        | Case Ref | Date Received | Status |
        | 1        | 2015-01-13    | live   |
        | 2        | 2015-01-14    | live   |

        2016.csv
        | Case Ref | Date Received | Status |
        | 1        | 2015-01-13    | closed |
        | 2        | 2015-01-15    | live   |
        """,
        NOTHING_SAID,
        """
        | row        | result     | received_on | Status |
        | 2015.csv 2 | case 1     | 2015-01-13  |        |
        | 2015.csv 3 | case 2     | 2015-01-14  |        |
        | 2016.csv 2 | detail 1#1 |             |        |
        | 2016.csv 3 | detail 2#1 | 2015-01-15  |        |
        """,
    ),
    Example(
        "What a report prints above every page is no case; nor is a total"
        " whose number stands where references do.",
        """
        cases.csv
        | Rank | Case Ref | Status |
        | PC | CO/1/16 | live |
        | PC | CO/2/16 | live |
        | PC | CO/3/16 | live |
        | PC | CO/4/16 | live |
        | PC | CO/5/16 | live |
        | PC | CO/6/16 | live |
        | PC | CO/7/16 | live |
        | PC | CO/8/16 | live |
        | PC | CO/9/16 | live |
        | PC | CO/10/16 | live |
        | | NORTHSHIRE POLICE | |
        | | NORTHSHIRE POLICE | |
        | Total officers | 10 | |
        | Total support  | CO/11/16 | |
        """,
        NOTHING_SAID,
        """
        | row         | result                                                | status |
        | cases.csv 2 | case CO/1/16, detail CO/1/16#1 | live |
        | cases.csv 3 | case CO/2/16, detail CO/2/16#1 | live |
        | cases.csv 4 | case CO/3/16, detail CO/3/16#1 | live |
        | cases.csv 5 | case CO/4/16, detail CO/4/16#1 | live |
        | cases.csv 6 | case CO/5/16, detail CO/5/16#1 | live |
        | cases.csv 7 | case CO/6/16, detail CO/6/16#1 | live |
        | cases.csv 8 | case CO/7/16, detail CO/7/16#1 | live |
        | cases.csv 9 | case CO/8/16, detail CO/8/16#1 | live |
        | cases.csv 10 | case CO/9/16, detail CO/9/16#1 | live |
        | cases.csv 11 | case CO/10/16, detail CO/10/16#1 | live |
        | cases.csv 12 | set aside: it is a heading or a note in one cell, not a record | |
        | cases.csv 13 | set aside: it is a heading or a note in one cell, not a record | |
        | cases.csv 14 | set aside: it is a line below the table, not a record | |
        | cases.csv 15 | case CO/11/16, detail CO/11/16#1 | |
        """,
    ),
    Example(
        "The date of an ending may say that it has not come; the date received may not.",
        """
        cases.csv
        | Case Ref | Date Received | Date Finalised |
        | 1        | 13/01/2016    | Ongoing        |
        | 2        | 14/01/2016    | 0              |
        | 3        | Pending       | 15/02/2016     |
        """,
        NOTHING_SAID,
        """
        | row         | result                          | received_on |
        | cases.csv 2 | case 1                          | 2016-01-13  |
        | cases.csv 3 | case 2                          | 2016-01-14  |
        | cases.csv 4 | set aside: this is not a date   |             |
        """,
    ),
    Example(
        "The mapping may say that blanks of a column repeat the row above: the rest of a case is"
        " carried with its reference, and nothing is carried over a total.",
        """
        cases.csv
        | Case Ref | Date Received | Allegation | Rank |
        | 1        | 2016-01-05    | Neglect    | PC   |
        |          |               | Incivility | PS   |
        | 2        |               | Neglect    | PC   |
        | Total: 2 |               |            |      |
        |          |               | Incivility | PC   |
        """,
        'fill_down = ["Case Ref", "Date Received"]',
        """
        | row         | result                                                | allegation |
        | cases.csv 2 | case 1, detail 1#1                                    | Neglect    |
        | cases.csv 3 | detail 1#2                                            | Incivility |
        | cases.csv 4 | case 2, detail 2#1                                    | Neglect    |
        | cases.csv 5 | set aside: it is a line below the table, not a record |            |
        | cases.csv 6 | set aside: it has no case reference                   |            |
        """,
    ),
    Example(
        "A row that goes on with the case above it is no line below the table, however it begins;"
        " a bare total is.",
        """
        cases.csv
        | Case Ref | Date Received | Rank | Allegation      |
        | 1        | 2016-01-05    | PC   | Neglect         |
        |          |               |      | Report not made |
        |          |               |      | Total neglect   |
        |          |               | PS   | Incivility      |
        |          |               |      | Total           |
        """,
        'fill_down = ["Case Ref"]',
        """
        | row         | result                                                | allegation      |
        | cases.csv 2 | case 1, detail 1#1                                    | Neglect         |
        | cases.csv 3 | detail 1#2                                            | Report not made |
        | cases.csv 4 | detail 1#3                                            | Total neglect   |
        | cases.csv 5 | detail 1#4                                            | Incivility      |
        | cases.csv 6 | set aside: it is a line below the table, not a record |                 |
        """,
    ),
    Example(
        "A reference that several rows have the kind of is none of the lines below a table, though"
        " it begins like one.",
        """
        cases.csv
        | Case Ref    | Date Received | Outcome |
        | Report 1/20 | 2020-01-05    | NFA     |
        | Report 2/20 | 2020-01-06    |         |
        | Report: all | 2020-02-01    |         |
        """,
        "",
        """
        | row         | result                                                |
        | cases.csv 2 | case Report 1/20, detail Report 1/20#1                |
        | cases.csv 3 | case Report 2/20                                      |
        | cases.csv 4 | set aside: it is a line below the table, not a record |
        """,
    ),
    Example(
        "Another column that is filled is filled within a case, whose rows may each have its"
        " reference, and never from the case before.",
        """
        cases.csv
        | Case Ref | Rank | Allegation |
        | CO/1     | PC   | Neglect    |
        | co / 1   |      | Incivility |
        | CO/2     |      | Neglect    |
        |          | PS   | Incivility |
        | CO/2     |      | Oppression |
        """,
        'fill_down = ["Rank"]',
        """
        | row         | result                              | rank |
        | cases.csv 2 | case CO/1, detail CO/1#1            | PC   |
        | cases.csv 3 | detail CO/1#2                       | PC   |
        | cases.csv 4 | case CO/2, detail CO/2#1            |      |
        | cases.csv 5 | set aside: it has no case reference |      |
        | cases.csv 6 | detail CO/2#2                       |      |
        """,
    ),
    Example(
        "A header row that the mapping names holds, or is refused.",
        """
        cases.csv
        | Case Ref | Status |
        | 1        | live   |
        | 2        | closed |
        """,
        "header_row = 2",
        """
        | refused          | where            |
        | header-row-wrong | cases.csv, row 2 |
        """,
    ),
    Example(
        "Identical rows are all taken; the mapping may set the repeats aside.",
        """
        officers.csv
        | Case Ref | Officer | Outcome |
        | 1        |         | NFA     |
        | 1        |         | NFA     |
        """,
        "drop_duplicates = true",
        """
        | row            | result                              | outcome |
        | officers.csv 2 | case 1, detail 1#1                  | NFA     |
        | officers.csv 3 | set aside: it is identical to row 2 |         |
        """,
    ),
    Example(
        "Two columns that could be one field are never chosen between.",
        """
        officers.csv
        | Case Ref | Action Taken | Sanction        |
        | 1        | Hearing      | Written warning |
        """,
        NOTHING_SAID,
        """
        | refused          | where               |
        | column-ambiguous | officers.csv, row 1 |
        """,
    ),
    Example(
        "The mapping chooses; the other column keeps its own name.",
        """
        officers.csv
        | Case Ref | Action Taken | Sanction        |
        | 1        | Hearing      | Written warning |
        """,
        """
        [columns]
        "Sanction" = "outcome"
        """,
        """
        | row            | result             | outcome         | Action Taken |
        | officers.csv 2 | case 1, detail 1#1 | Written warning | Hearing      |
        """,
    ),
    Example(
        "A bare “Date” is the date received only among case fields without another date.",
        """
        outcomes.csv
        | Case Ref | Outcome | Date       |
        | 1        | NFA     | 2016-01-05 |
        """,
        NOTHING_SAID,
        """
        | refused      | where                              |
        | date-unclear | outcomes.csv, row 1, column “Date” |
        """,
    ),
    Example(
        "A “Subject” whose values are words is what the case is about, and nobody's number.",
        """
        cases.csv
        | Case Ref | Status | Subject       |
        | 1        | closed | Use of force  |
        | 2        | closed | Lost property |

        officers.csv
        | Case Ref | Subject | Outcome |
        | 1        | JM      | NFA     |
        | 2        | S-17    | NFA     |
        """,
        NOTHING_SAID,
        """
        | row            | result             | Subject       | subject_id |
        | cases.csv 2    | case 1             | Use of force  |            |
        | cases.csv 3    | case 2             | Lost property |            |
        | officers.csv 2 | detail 1#1         |               | JM         |
        | officers.csv 3 | detail 2#1         |               | S-17       |
        """,
    ),
    Example(
        "References are joined without case and spaces around marks; a row whose case is in no"
        " table of cases is set aside.",
        """
        cases.csv
        | Case Ref | Status |
        | CO/1/16  | closed |

        outcomes.csv
        | Case Ref    | Outcome |
        | co / 1 / 16 | NFA     |
        | CO/11/6     | NFA     |
        """,
        NOTHING_SAID,
        """
        | row            | result                                              | outcome |
        | cases.csv 2    | case CO/1/16                                        |         |
        | outcomes.csv 2 | detail CO/1/16#1                                    | NFA     |
        | outcomes.csv 3 | set aside: its case is in none of the tables of cases |       |
        """,
    ),
    Example(
        "An outcome receives the rank of its subject and the category of its allegation from the"
        " other tables; rows that say nothing more are joined to it.",
        """
        cases.csv
        | Case Ref | Status |
        | 1        | closed |

        allegations.csv
        | Case Ref | Allegation No | Allegation |
        | 1        | 1             | Neglect    |
        | 1        | 2             | Incivility |

        subjects.csv
        | Case Ref | Subject ID | Rank |
        | 1        | S1         | PC   |

        outcomes.csv
        | Case Ref | Subject ID | Allegation No | Outcome         |
        | 1        | S1         | 1             | Written warning |
        """,
        NOTHING_SAID,
        """
        | row               | result               | rank | allegation | outcome         |
        | cases.csv 2       | case 1               |      |            |                 |
        | allegations.csv 2 | joined to detail 1#2 |      |            |                 |
        | allegations.csv 3 | detail 1#1           |      | Incivility |                 |
        | subjects.csv 2    | joined to detail 1#2 |      |            |                 |
        | outcomes.csv 2    | detail 1#2           | PC   | Neglect    | Written warning |
        """,
    ),
    Example(
        "An outcome of a table that names no subjects is about the subject of its allegation, where"
        " one is named for it; where several are, it stays with none.",
        """
        cases.csv
        | Case Ref | Status |
        | 1        | closed |

        allegations.csv
        | Case Ref | Subject ID | Rank | Allegation No | Allegation |
        | 1        | S1         | PC   | 1             | Neglect    |
        | 1        | S1         | PC   | 2             | Incivility |
        | 1        | S2         | PS   | 2             | Incivility |

        outcomes.csv
        | Case Ref | Allegation No | Outcome         |
        | 1        | 1             | Written warning |
        | 1        | 2             | NFA             |
        """,
        NOTHING_SAID,
        """
        | row               | result               | rank | allegation | outcome         |
        | cases.csv 2       | case 1               |      |            |                 |
        | allegations.csv 2 | joined to detail 1#3 |      |            |                 |
        | allegations.csv 3 | detail 1#1           | PC   | Incivility |                 |
        | allegations.csv 4 | detail 1#2           | PS   | Incivility |                 |
        | outcomes.csv 2    | detail 1#3           | PC   | Neglect    | Written warning |
        | outcomes.csv 3    | detail 1#4           |      | Incivility | NFA             |
        """,
    ),
    Example(
        "Case fields repeated on every row come from the first; a value that differs stays with its"
        " detail.",
        """
        flat.csv
        | Case Ref | Division | Allegation |
        | 1        | North    | Neglect    |
        | 1        | South    | Incivility |
        """,
        NOTHING_SAID,
        """
        | row        | result             | division | allegation |
        | flat.csv 2 | case 1, detail 1#1 | North    | Neglect    |
        | flat.csv 3 | detail 1#2         | South    | Incivility |
        """,
    ),
    Example(
        "A spreadsheet that turned half of the dates round is found out: every date cell has a day"
        " up to 12, every text one above it.",
        """
        cases.csv
        | Case Ref | Date Received |
        | 1        | 2016-05-01    |
        | 2        | 2016-06-01    |
        | 3        | 2016-07-01    |
        | 4        | 2016-08-01    |
        | 5        | 2016-09-01    |
        | 6        | 2016-10-01    |
        | 7        | 13/01/2016    |
        | 8        | 14/01/2016    |
        | 9        | 15/01/2016    |
        """,
        NOTHING_SAID,
        """
        | refused         | where                             |
        | dates-half-read | cases.csv, column “Date Received” |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_take_in(example: Example) -> None:
    expected = table(example.then)
    tables, column_map = drawn_tables(example.given), spoken_map(example.when)
    if "refused" in expected[0]:
        with pytest.raises(UserMistake) as raised:
            take_in(tables, column_map)
        assert [{"refused": raised.value.code, "where": raised.value.where}] == expected
        return
    register = take_in(tables, column_map)
    results = become(register)
    assert register.rows == len(results) == len(expected)
    for line in expected:
        result, values = results[line.pop("row")]
        assert result == line.pop("result")
        assert {name: values.get(name, "") for name in line} == line


def drawn_tables(text: str) -> list[RawTable]:
    """The tables of an example, each under its name."""
    tables = []
    for block in re.split(r"\n\s*\n", text.strip()):
        name, *lines = (line.strip() for line in block.splitlines())
        rows = tuple(tuple(c.strip() for c in line.strip("|").split("|")) for line in lines)
        tables.append(RawTable(name, name, rows, tuple(range(1, len(rows) + 1))))
    return tables


def spoken_map(text: str) -> ColumnMap | None:
    """The mapping of an example."""
    if text == NOTHING_SAID:
        return None
    return ColumnMap(**tomllib.loads(re.sub(r"^\s+", "", text, flags=re.MULTILINE)))


def become(register: Register) -> dict[str, tuple[str, dict[str, str]]]:
    """What every row became, with the values that are kept under its place."""
    found: dict[str, tuple[str, dict[str, str]]] = {
        f"{row.place.file} {row.place.row}": (f"set aside: {row.reason}", {})
        for row in register.set_aside
    }
    for case in register.cases:
        found[f"{case.place.file} {case.place.row}"] = (f"case {case.ref}", dict(case.values))
        _details_become(case, found)
    return found


def _details_become(case: Case, found: dict[str, tuple[str, dict[str, str]]]) -> None:
    for detail in case.details:
        place = f"{detail.place.file} {detail.place.row}"
        words, values = found.get(place, ("", {}))
        result = ", ".join(filter(None, (words, f"detail {detail.id}")))
        found[place] = (result, {**values, **detail.values})
        for joined in detail.joined:
            found[f"{joined.file} {joined.row}"] = (f"joined to detail {detail.id}", {})
