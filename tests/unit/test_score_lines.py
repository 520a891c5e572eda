"""How many people of a register share a role, a sanction and an incident."""

from answerable.steps.redaction.score_lines import score_lines
from spec.examples import cases


def test_people_whose_references_run_into_one_another_are_two() -> None:
    register = cases(
        """
        | case_ref | subject_id | rank | outcome   | allegation |
        | MI       | 1/2        | PC   | Dismissed | Rudeness   |
        | MI/1     | 2          | PC   | Dismissed | Rudeness   |
        """
    )
    lines = score_lines(register)
    assert [line.people for line in (*lines["MI"], *lines["MI/1"])] == [2, 2]
