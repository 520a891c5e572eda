"""# Headers

What a column is taken for, from its header and, where that does not say it alone, from its values.
The table of an example is a column a row: its header and its first values, parted by semicolons. A
case reference stands beside them. A column that no field claims keeps its own header.
"""

import pytest

from answerable.model.fields import BY_NAME
from answerable.model.tables import ColumnMap, RawTable
from answerable.steps.registers.guess_columns import find_heading
from spec.examples import Example, table

BESIDE = "beside a case reference"
ALONE = "alone"

EXAMPLES = [
    Example(
        "Short forms, other orders, hints in brackets and words that change nothing are seen"
        " through.",
        """
        | header                                  | values                     |
        | Dt Rcvd (DD/MM/YYYY)                    | 13/01/2016                 |
        | Date complaint was recorded by the PSD: | 14/01/2016                 |
        | Case Closure Dt                         | 15/01/2016                 |
        | No. of Complainants *                   | 2                          |
        | Local Policing Area (LPA)               | North                      |
        | Rank_x0020_at_x0020_Incident            | PC                         |
        | OfficerGender                           | F                          |
        | Ethnic origin of officer                | W1                         |
        | Referred to IOPC? (Y/N)                 | N                          |
        | Allegation(s)                           | Incivility                 |
        """,
        BESIDE,
        """
        | header                                  | field             |
        | Dt Rcvd (DD/MM/YYYY)                    | received_on       |
        | Date complaint was recorded by the PSD: | recorded_on       |
        | Case Closure Dt                         | finalised_on      |
        | No. of Complainants *                   | complainant_count |
        | Local Policing Area (LPA)               | division          |
        | Rank_x0020_at_x0020_Incident            | rank              |
        | OfficerGender                           | sex               |
        | Ethnic origin of officer                | ethnicity         |
        | Referred to IOPC? (Y/N)                 | referral          |
        | Allegation(s)                           | allegation        |
        """,
    ),
    Example(
        "A word more makes a header another thing: of a complainant, of who handles the case, of"
        " another day.",
        """
        | header                     | values          |
        | Complainant's Ethnicity    | W1              |
        | Sex (complainant)          | F               |
        | Eth (comp't)               | W1              |
        | Investigating Officer Rank | DS              |
        | Date Acknowledged          | 13/01/2016      |
        | Target Closure Date        | 13/02/2016      |
        | Recorded By                | D Hale          |
        | Date of Review             | 13/02/2016      |
        | Appeal Received            | 13/02/2016      |
        | Days to Close              | 31              |
        | Crime Ref                  | 47/1234/16      |
        | Desired Outcome            | An apology      |
        """,
        BESIDE,
        """
        | header                     | field |
        | Complainant's Ethnicity    |       |
        | Sex (complainant)          |       |
        | Eth (comp't)               |       |
        | Investigating Officer Rank |       |
        | Date Acknowledged          |       |
        | Target Closure Date        |       |
        | Recorded By                |       |
        | Date of Review             |       |
        | Appeal Received            |       |
        | Days to Close              |       |
        | Crime Ref                  |       |
        | Desired Outcome            |       |
        """,
    ),
    Example(
        "“Outcome” with findings is the result of the allegation, and “Outcome date” goes with it.",
        """
        | header       | values                         |
        | Outcome      | Upheld; Not upheld; Withdrawn  |
        | Outcome date | 13/01/2016; 14/01/2016         |
        """,
        BESIDE,
        """
        | header       | field                |
        | Outcome      | allegation_result    |
        | Outcome date | allegation_result_on |
        """,
    ),
    Example(
        "“Result” with sanctions is the outcome; “Type” is that of the case or of the subject.",
        """
        | header | values                              |
        | Result | Written warning; Dismissed; Resigned |
        | Type   | Police officer; PCSO; Police staff  |
        """,
        BESIDE,
        """
        | header | field        |
        | Result | outcome      |
        | Type   | subject_type |
        """,
    ),
    Example(
        "“Decision” whose values are neither is left alone.",
        """
        | header   | values                   |
        | Decision | Letter sent; See file    |
        """,
        BESIDE,
        """
        | header   | field |
        | Decision |       |
        """,
    ),
    Example(
        "A header that is known by its words only must hold what its field holds.",
        """
        | header          | values                     |
        | Date of events  | July 2015; early in 2016   |
        | Reported        | Yes; No                    |
        | Complainers     | Mr Hale; Ms Dorn           |
        | Alleg. Descr.   | 1; 2                       |
        """,
        BESIDE,
        """
        | header          | field |
        | Date of events  |       |
        | Reported        |       |
        | Complainers     |       |
        | Alleg. Descr.   |       |
        """,
    ),
    Example(
        "Of a header that is listed and one that is not, the listed one is taken; of two that are"
        " not, neither.",
        """
        | header         | values     |
        | Date Received  | 13/01/2016 |
        | Date Reported  | 12/01/2016 |
        | Date Concluded | 15/01/2016 |
        | Date Resolved  | 16/01/2016 |
        """,
        BESIDE,
        """
        | header         | field       |
        | Date Received  | received_on |
        | Date Reported  |             |
        | Date Concluded |             |
        | Date Resolved  |             |
        """,
    ),
    Example(
        "A header of the list that the values would make another field keeps what it says where"
        " that field has its own column.",
        """
        | header            | values                            |
        | Allegation Result | Upheld; Not upheld                |
        | Case Outcome      | Upheld; Not upheld; Part upheld   |
        | Case to answer    | Case to answer; No case to answer |
        | Case Type         | Officer complaint; Staff complaint |
        | Subject Type      | Officer; Staff                    |
        """,
        BESIDE,
        """
        | header            | field             |
        | Allegation Result | allegation_result |
        | Case Outcome      | outcome           |
        | Case to answer    | case_to_answer    |
        | Case Type         | case_type         |
        | Subject Type      | subject_type      |
        """,
    ),
    Example(
        "A few values that are no numbers do not make the number of complainants another thing;"
        " names do.",
        """
        | header                 | values             |
        | Number of complainants | 1; 2; N/K; 1;; 3   |
        | Complainants           | Mr Hale; Ms Dorn   |
        """,
        BESIDE,
        """
        | header                 | field             |
        | Number of complainants | complainant_count |
        | Complainants           |                   |
        """,
    ),
    Example(
        "A column that holds something goes before an empty one with a better header.",
        """
        | header        | values                 |
        | Date Received | ;                      |
        | Dt Rec'd      | 13/01/2016; 14/01/2016 |
        """,
        BESIDE,
        """
        | header        | field       |
        | Date Received |             |
        | Dt Rec'd      | received_on |
        """,
    ),
    Example(
        "Sex and ethnicity without a word of whose they are may be the complainant's: they are the"
        " subject's only where the table has subjects and says nothing of complainants.",
        """
        | header    | values  |
        | Gender    | F; M    |
        | Ethnicity | W1; A2  |
        | Status    | closed  |
        """,
        BESIDE,
        """
        | header    | field  |
        | Gender    |        |
        | Ethnicity |        |
        | Status    | status |
        """,
    ),
    Example(
        "Nor are they where another column is about whom a service is for.",
        """
        | header      | values     |
        | Tenant name | Hale; Dorn |
        | Gender      | F; M       |
        | Staff grade | G5; G7     |
        """,
        BESIDE,
        """
        | header      | field |
        | Tenant name |       |
        | Gender      |       |
        | Staff grade | rank  |
        """,
    ),
    Example(
        "In a table with subjects they are the subject's.",
        """
        | header       | values  |
        | Gender       | F; M    |
        | Ethnic group | W1; A2  |
        | Rank         | PC; PS  |
        """,
        BESIDE,
        """
        | header       | field     |
        | Gender       | sex       |
        | Ethnic group | ethnicity |
        | Rank         | rank      |
        """,
    ),
    Example(
        "Where no column names the case reference, one of another name is it, if its values are"
        " references and no other column could be it as well.",
        """
        | header        | values                   |
        | HR case no    | D16/1; D16/2; D16/3      |
        | Crime Ref     | 47/1/16; 47/2/16; 47/3/16 |
        | Date Received | 13/01/2016; 14/01/2016; 15/01/2016 |
        | Rank          | PC; PS; PC               |
        """,
        ALONE,
        """
        | header        | field       |
        | HR case no    | case_ref    |
        | Crime Ref     |             |
        | Date Received | received_on |
        | Rank          | rank        |
        """,
    ),
    Example(
        "A header that is not listed is read by its parts, what it is about and what it says of it,"
        " in any order, glued together, behind the name of a table, as a question.",
        """
        | header                                  | values                            |
        | Enquiry Lodged On                       | 13/01/2016; 14/01/2016            |
        | LOGGEDDT                                | 14/01/2016; 15/01/2016            |
        | tblMatter.MatterClosedDate              | 15/01/2016; 16/01/2016            |
        | 4. When did it take place?              | 10/01/2016; 11/01/2016            |
        | 5. Where did it happen?                 | At home; Market Square            |
        | What is your complaint about?           | Nobody came for days; Was very rude |
        | OFFRRNK                                 | PC; PS                            |
        | RespondentGender                        | F; M                              |
        | Penalty awarded                         | Written warning; Dismissal        |
        | Date penalty awarded                    | 20/01/2016; 21/01/2016            |
        | Standard breached - heading             | Honesty; Duties                   |
        """,
        BESIDE,
        """
        | header                                  | field            |
        | Enquiry Lodged On                       | received_on      |
        | LOGGEDDT                                | recorded_on      |
        | tblMatter.MatterClosedDate              | finalised_on     |
        | 4. When did it take place?              | incident_from_on |
        | 5. Where did it happen?                 | location         |
        | What is your complaint about?           | case_summary     |
        | OFFRRNK                                 | rank             |
        | RespondentGender                        | sex              |
        | Penalty awarded                         | outcome          |
        | Date penalty awarded                    | outcome_on       |
        | Standard breached - heading             | allegation       |
        """,
    ),
    Example(
        "A header with a word of no part, a plural alone, or a word that only begins and ends like"
        " parts is none; nor is one whose values are of another kind.",
        """
        | header                | values                 |
        | Your ref              | A/1; A/2               |
        | Officer name          | Hale; Dorn             |
        | Staff                 | 2; 1                   |
        | Member gender         | F; M                   |
        | Hearing venue         | Room 1; Room 2         |
        | Decision rationale    | Evidence; No evidence  |
        | Sanctions             | 2; 1                   |
        | Caseworker            | Hale; Dorn             |
        | Penalty               | Yes; No                |
        | Closed                | Yes; No                |
        | Grade                 | Low; High              |
        | Unit                  | 13/01/2016; 14/01/2016 |
        | Action                | Boiler mended; Letter  |
        """,
        BESIDE,
        """
        | header                | field |
        | Your ref              |       |
        | Officer name          |       |
        | Staff                 |       |
        | Member gender         |       |
        | Hearing venue         |       |
        | Decision rationale    |       |
        | Sanctions             |       |
        | Caseworker            |       |
        | Penalty               |       |
        | Closed                |       |
        | Grade                 |       |
        | Unit                  |       |
        | Action                |       |
        """,
    ),
    Example(
        "Where the parts make two fields, the values decide; where words may be somebody's name,"
        " they must be words of the field.",
        """
        | header             | values                                                |
        | Alleged conduct    | He left two children alone; She kept the cash herself |
        | Alleged misconduct | Incivility; Neglect of duty                           |
        | Reported by        | Phone; Letter; Member of public                       |
        | Raised by          | J Hale; M Dorn                                        |
        """,
        BESIDE,
        """
        | header             | field              |
        | Alleged conduct    | allegation_summary |
        | Alleged misconduct | allegation         |
        | Reported by        | source             |
        | Raised by          |                    |
        """,
    ),
    Example(
        "The first column is the case reference where no other could be it and its values look like"
        " nothing else.",
        """
        | header        | values                             |
        | Datix         | W10233; W10240; W10251             |
        | Date Received | 13/01/2016; 14/01/2016; 15/01/2016 |
        | Rank          | PC; PS; PC                         |
        | Status        | open; closed; open                 |
        """,
        ALONE,
        """
        | header        | field       |
        | Datix         | case_ref    |
        | Date Received | received_on |
        | Rank          | rank        |
        | Status        | status      |
        """,
    ),
    Example(
        "A summary that differs from row to row of a case is the allegation's.",
        """
        | header        | values                                              |
        | Ref           | A/1; A/1; A/2                                       |
        | Allegation No | 1; 2; 1                                             |
        | Summary       | Pushed at the gate; Laughed at him; Nobody answered |
        """,
        ALONE,
        """
        | header        | field              |
        | Ref           | case_ref           |
        | Allegation No | allegation_no      |
        | Summary       | allegation_summary |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_headers(example: Example) -> None:
    columns = table(example.given)
    expected = {row["header"]: row["field"] for row in table(example.then)}
    values = [[value.strip() for value in row["values"].split(";")] for row in columns]
    headers = [row["header"] for row in columns]
    if example.when == BESIDE:
        headers = ["Case Ref", *headers]
        values = [[f"CO/{n}/16" for n in range(1, 1 + max(map(len, values)))], *values]
    longest = max(map(len, values))
    body = zip(*(column + [""] * (longest - len(column)) for column in values), strict=True)
    rows = (tuple(headers), *body)
    found = find_heading(RawTable("a.csv", "", rows, tuple(range(1, len(rows) + 1))), ColumnMap())
    assert found
    fields = {column.header: column.field for column in found.columns}
    assert {header: fields[header] for header in expected} == expected
    assert set(expected.values()) - {""} <= BY_NAME.keys()
