"""Two workings-out of one request are compared figure by figure."""

from dataclasses import replace

from answerable.engines.answers import Run
from answerable.model.figures import Figure
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
    assert [(one.words, bool(one.before), bool(one.after)) for one in changed] == [
        (headline.words, True, True),
        (new.words, False, True),
        (cells[0].words, True, False),
    ]
    assert (changed[0].came, changed[0].went) == (2, 1)


def test_a_figure_of_other_records_differs_though_they_are_as_many(demo_run: Run) -> None:
    before = demo_run.answer
    first, *others = before.questions
    headline, *cells = first.figures
    exchanged = replace(headline, records=(*headline.records[2:], "new", "newer"))
    after = replace(before, questions=(replace(first, figures=(exchanged, *cells)), *others))
    (changed,) = [change for change in compare_figures(before, after) if change.differs]
    assert (changed.words, changed.came, changed.went) == (headline.words, 2, 2)


def test_counts_in_the_same_words_are_told_apart_by_their_conditions_and_period(
    demo_run: Run,
) -> None:
    before = demo_run.answer
    first, *others = before.questions
    whole = replace(first.figures[0], value=71, conditions=())
    one = replace(whole, id="1.2.1", value=8, conditions=("outcome is Dismissed",))
    year = replace(whole, id="1.3.1", value=5, period=None)

    def changed(*figures: Figure) -> list[tuple[str, int, int]]:
        after = replace(before, questions=(replace(first, figures=figures), *others))
        asked = replace(before, questions=(replace(first, figures=(whole, one, year)), *others))
        return [
            (change.words, change.before.value, change.after.value)
            for change in compare_figures(asked, after)
            if change.differs and change.before and change.after
        ]

    assert changed(replace(whole, value=72), one, year) == [(whole.label, 71, 72)]
    assert changed(one, year, replace(whole, value=72)) == [(whole.label, 71, 72)]
    more = replace(one, value=9, conditions=("outcome is Resigned",))
    assert changed(whole, more, year) == [(f"{one.label}, only where outcome is Resigned", 8, 9)]
