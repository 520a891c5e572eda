"""Two workings-out of one request are compared figure by figure."""

from dataclasses import replace

from answerable.engines.answers import Run
from answerable.steps.counts.compare_figures import compare_figures


def test_an_answer_compared_with_itself_differs_nowhere(demo_run: Run) -> None:
    changes = list(compare_figures(demo_run.answer, demo_run.answer))
    assert len(changes) == sum(len(question.figures) for question in demo_run.answer.questions)
    assert [change for change in changes if change.differs or change.came or change.went] == []


def test_a_figure_that_changed_came_or_fell_away_is_told(demo_run: Run) -> None:
    before = demo_run.answer
    first, *others = before.questions
    headline, *cells = first.figures
    more = replace(headline, value=10, records=(*headline.records[1:], "new", "newer"))
    new = replace(cells[0], label="something else")
    after = replace(before, questions=(replace(first, figures=(more, new, *cells[1:])), *others))
    changed = [change for change in compare_figures(before, after) if change.differs]
    assert [(one.label, bool(one.before), bool(one.after)) for one in changed] == [
        (headline.label, True, True),
        ("something else", False, True),
        (cells[0].label, True, False),
    ]
    assert (changed[0].came, changed[0].went) == (2, 1)
