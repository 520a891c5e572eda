"""An answer at the desk: counted, worded, checked, signed, released, taken down."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from answerable.desk import publishing
from answerable.desk.forms.answers import ConditionForm
from answerable.desk.leaving import answer_of, hashes_of, leaving
from answerable.desk.views.requests import slug_of
from answerable.files.ledgers import read_ledger
from answerable.log.site import add_answers
from answerable.model.calendar import today_in_london
from answerable.model.casework import QuestionLine
from answerable.model.errors import UserMistake
from answerable.model.outcomes import severity_order
from answerable.model.roles import Role
from answerable.model.stages import Action, State
from answerable.steps.counts.match_columns import compared_by
from answerable.store.home import ledger_file, log_folder
from answerable.store.models import Draft, Release, Request
from answerable.store.reads.chain import check_chain
from answerable.store.reads.clock import standing_of
from answerable.store.reads.organisations import organisation
from answerable.store.writes.moves import move_request
from answerable.store.writes.organisations import change_organisation
from answerable.store.writes.people import change_roles
from answerable.store.writes.requests import correct_question
from answering import Answering, approved, hidden
from web.responses import page_of


def _state(answering: Answering) -> State:
    return Request.objects.get(pk=answering.request.pk).stage


def test_the_seeds_figures_are_counted_at_the_desk(answering: Answering) -> None:
    answer = answer_of(answering.drafted())
    headlines = {
        question.number: [figure.display for figure in question.headlines]
        for question in answer.questions
    }
    assert headlines == {"1": ["9"], "2": ["10"], "3": ["0"], "4": ["£0"]}
    by_term = {row.label: row.values[0] for row in answer.questions[0].tables[0].rows}
    assert {term: count for term, count in by_term.items() if count} == {
        "facebook": 6, "twitter": 1, "social media": 1, "dating site": 1,
    }  # fmt: skip
    assert [(finding.code, finding.where) for finding in answer.checks if finding.open] == []


def test_a_released_answer_lies_in_the_log_byte_for_byte_as_approved(answering: Answering) -> None:
    draft = answering.approved()
    released = publishing.release(by=answering.desk.officer, draft=draft)
    assert released.written_at is not None
    assert _state(answering) is State.RELEASED
    expected = {name: sha for name, sha in draft.files.items() if "/" in name}
    found = {name: (log_folder() / name).read_bytes() for name in expected}
    assert hashes_of(found) == expected
    assert "2016/911/index.html" in expected
    assert [entry.answer for entry in read_ledger(ledger_file())] == ["911_16"]
    check_chain()


def _post(client: Any, address: str, answering: Answering, **typed: Any) -> Any:
    """Sends a form of the answer for the version that stands."""
    last = answering.request.drafts.first()
    return client.post(address, {"version": last.version if last else 0, **typed})


def _at(name: str, answering: Answering, *rest: Any) -> str:
    return reverse(name, args=[answering.request.pk, *rest])


def _questions(answering: Answering) -> list[Any]:
    return list(answering.request.questions.all())


COUNT = {
    "unit": "case", "date": "received_on", "period": "asked", "on_topic": "on",
    "population": "complaints made by members of the public", "by": ["term", "outcome"],
    "listed": ["wording"], "list_title": "The related incidents", "presentation": "exact",
}  # fmt: skip


def test_everything_that_decides_a_figure_is_chosen_on_the_screens(
    answering: Answering, signed_in: Any
) -> None:
    officer, first = signed_in("officer"), _questions(answering)[0]
    assert "Nothing has been worked out yet" in page_of(officer.get(_at("answer", answering)))
    chosen = {"register": answering.register.pk, "topic": answering.topic.pk,
              "review": answering.review.pk}  # fmt: skip
    sent = _post(officer, _at("answer-sources", answering), answering, **chosen)
    assert sent.status_code == 302
    count = _at("answer-count", answering, first.pk, 1)
    page = page_of(officer.get(count))
    assert "As asked: 1 January 2010 to 31 December 2015" in page
    assert _post(officer, count, answering, **COUNT).status_code == 302
    condition = _at("answer-condition", answering, first.pk, 1, "case_type")
    page = page_of(officer.get(condition))
    assert "Public complaint" in page
    typed = {"how": "where", "values": ["Public complaint"]}
    assert _post(officer, condition, answering, **typed).status_code == 302
    page = page_of(officer.get(_at("answer-question", answering, first.pk)))
    assert "1 January 2010 to 31 December 2015; case type is Public complaint" in page
    answer = answer_of(answering.request.drafts.first())
    assert [figure.value for figure in answer.questions[0].headlines] == [9]
    assert len(answer.questions[0].lists[0].rows) == 9


def test_questions_are_opened_without_a_register_by_a_button(
    answering: Answering, signed_in: Any
) -> None:
    officer, at = signed_in("officer"), _at("answer", answering)
    page = page_of(officer.get(at))
    assert "Answer without a register" in page
    form = page[page.index(f'action="{_at("answer-sources", answering)}"') :]
    sent = officer.post(_at("answer-sources", answering), {"version": hidden(form, "version")})
    assert (sent.status_code, sent.url) == (302, at)
    assert answering.request.drafts.get().register is None
    page = page_of(officer.get(at))
    assert _at("answer-question", answering, _questions(answering)[0].pk) in page
    assert "Answer without a register" not in page


def test_a_figure_is_placed_in_words_and_a_typed_number_is_doubted(
    answering: Answering, signed_in: Any
) -> None:
    answering.save(answering.plan())
    officer, first = signed_in("officer"), _questions(answering)[0]
    words = _at("answer-question-words", answering, first.pk)
    typed = {"outcome": "granted", "wording": "There were {1.1.1}.\n\nTwelve complaints, not 9."}
    assert _post(officer, words, answering, **typed).status_code == 302
    answer = answer_of(answering.request.drafts.first())
    assert answer.questions[0].narrative == ("There were 9 cases.", "Twelve complaints, not 9.")
    doubted = [one.where for one in answer.checks if one.code == "number-typed"]
    assert doubted == ["question 1, “Twelve”", "question 1, “9”"]
    typed["wording"] = "There were {1.1.99}."
    assert _post(officer, words, answering, **typed).status_code == 302
    answer = answer_of(answering.request.drafts.first())
    assert [one.quote for one in answer.checks if one.code == "placeholder-unknown"] == ["{1.1.99}"]
    typed = {"outcome": "granted", "statement": "We found {1.1.1 number} of them."}
    assert _post(officer, words, answering, **typed).status_code == 302
    answer = answer_of(answering.request.drafts.first())
    assert answer.questions[0].narrative[0] == "We found 9 of them."


def test_an_outcome_has_one_box_for_all_the_spellings_that_are_counted_with_it() -> None:
    held, key = ["Dismissed", "NFA", "No further action"], compared_by("outcome", severity_order())
    form = ConditionForm(held=held, key=key, initial={"values": ["no action"]})
    assert [value for value, _ in form.fields["values"].choices] == ["Dismissed", "NFA"]
    assert form["values"].value() == ["NFA"]


def test_a_small_table_is_brought_counted_and_taken_out(
    answering: Answering, signed_in: Any
) -> None:
    officer, third = signed_in("officer"), _questions(answering)[2]
    with answering.files.posts.open("rb") as file:
        sent = _post(officer, _at("bring-table", answering, third.pk), answering, file=file)
    assert sent.status_code == 302
    typed = {"name": "register of posts", "label": "posts obliged to it", "unit": "post"}
    assert _post(officer, sent.url, answering, **typed).status_code == 302
    column = "obliged_to_use_social_media"
    condition = _at("answer-side-condition", answering, third.pk, 1, column)
    assert _post(officer, condition, answering, how="where", values=["no"]).status_code == 302
    figure = answer_of(answering.request.drafts.first()).questions[2].figures[0]
    assert figure.value == len(figure.records) > 0
    nil = _post(officer, condition, answering, values=[], how="where", other="yes")
    assert nil.status_code == 302
    assert answer_of(answering.request.drafts.first()).questions[2].figures[0].value == 0
    assert 'value="yes"' in page_of(officer.get(condition)), "what was chosen is still to be seen"
    take_out = _at("remove-answer-part", answering, third.pk, "register", 1)
    assert _post(officer, take_out, answering).status_code == 302
    assert answer_of(answering.request.drafts.first()).questions[2].figures == ()


def test_dates_of_a_small_table_that_could_be_read_in_two_ways_are_to_be_written_anew(
    answering: Answering, signed_in: Any, tmp_path: Path
) -> None:
    officer, third = signed_in("officer"), _questions(answering)[2]
    paid = tmp_path / "paid.csv"
    paid.write_text("what,paid_on\na,01/02/2016\nb,03/01/2016\n", "utf-8")
    with paid.open("rb") as file:
        sent = _post(officer, _at("bring-table", answering, third.pk), answering, file=file)
    typed = {
        "name": "payments", "label": "payments", "unit": "entry", "date": "paid_on",
        "start_day": "1", "start_month": "1", "start_year": "2016",
        "end_day": "31", "end_month": "1", "end_year": "2016",
    }  # fmt: skip
    told = page_of(_post(officer, sent.url, answering, **typed))
    assert "could be day/month or month/day" in told
    assert "write the dates as 2016-02-01 in the file and bring it again" in told
    assert "mapping" not in told


def test_a_ground_of_refusal_asks_for_what_its_limb_needs(
    answering: Answering, signed_in: Any
) -> None:
    officer, fourth = signed_in("officer"), _questions(answering)[3]
    add = _at("add-ground", answering, fourth.pk)
    at = officer.post(add, {"section": "31(1)(a)"}).url
    page = page_of(officer.get(at))
    assert "For disclosure, one argument on each line" in page
    assert "The harm" in page
    assert "Minutes for each record" not in page
    typed = {
        "withheld": "the tools that are bought", "reason": "It is about detection.",
        "prejudice": "Whoever knows them can avoid them.", "for_disclosure": "Spending is known.",
        "for_withholding": "Crimes go on.", "balance": "Withholding weighs more.",
    }  # fmt: skip
    assert _post(officer, at, answering, **typed).status_code == 302
    question = answer_of(answering.request.drafts.first()).questions[3]
    assert question.outcome == "partly refused"
    assert [part.title for part in question.notice][:2] == [
        "Refusal notice",
        "Section 31(1)(a) – law enforcement: prevention or detection of crime",
    ]
    by_cost = officer.post(add, {"section": "12(1)"}).url
    page = page_of(officer.get(by_cost))
    assert "Minutes for each record" in page
    assert "The balance of the public interest" not in page


ON_COST = {"withheld": "the files", "records": "300", "minutes": "4",
           "measured": "We timed 30 files.", "advice": "one year"}  # fmt: skip


@pytest.mark.parametrize(
    ("authority", "limit", "blocked"),
    [("police", "18 hours for a police force", False),
     ("central-government", "24 hours for a government department", True)],
)  # fmt: skip
def test_a_cost_notice_states_the_limit_of_the_organisation(
    answering: Answering, signed_in: Any, authority: str, limit: str, blocked: bool
) -> None:
    change_organisation(by=answering.desk.administrator, authority=authority)
    officer, fourth = signed_in("officer"), _questions(answering)[3]
    at = officer.post(_at("add-ground", answering, fourth.pk), {"section": "12(1)"}).url
    assert _post(officer, at, answering, **ON_COST).status_code == 302
    answer = answer_of(answering.request.drafts.first())
    assert limit in " ".join(answer.questions[3].notice[1].paragraphs)
    assert ("cost-within-limit" in {one.code for one in answer.checks}) is blocked


def test_an_estimate_keeps_what_was_typed_of_it_and_asks_for_its_numbers(
    answering: Answering, signed_in: Any
) -> None:
    officer, fourth = signed_in("officer"), _questions(answering)[3]
    at = officer.post(_at("add-ground", answering, fourth.pk), {"section": "12(1)"}).url
    typed = {"withheld": "All.", "records": "5000", "measured": "We timed ten."}
    told = page_of(_post(officer, at, answering, **typed))
    assert "Minutes for each record: enter them for the estimate" in told
    assert "We timed ten." in told
    typed = {"withheld": "All.", "records": "5000", "minutes": "3"}
    assert _post(officer, at, answering, **typed).status_code == 302
    form = officer.get(_at("answer-ground", answering, fourth.pk, 1)).context["form"]
    assert (form["records"].value(), form["minutes"].value()) == (5000, 3)
    checks = answer_of(answering.request.drafts.first()).checks
    lacking = [one.message for one in checks if one.where == "question 4, section 12(1)"]
    assert "how that was measured" in lacking[0]
    assert _post(officer, at, answering, withheld="All.").status_code == 302, "it has none yet"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"start_day": "1", "start_month": "1", "start_year": "2012"}, "Choose “The days below”"),
        ({"list_title": "The posts", "listed": []}, "Choose what is listed under the title"),
    ],
)  # fmt: skip
def test_what_is_typed_beside_another_choice_is_not_passed_over(
    answering: Answering, signed_in: Any, typed: dict[str, Any], told: str
) -> None:
    count = _at("answer-count", answering, _questions(answering)[0].pk, 1)
    page = page_of(_post(signed_in("officer"), count, answering, **{**COUNT, **typed}))
    assert told in page
    assert not answering.request.drafts.exists()


def test_a_scottish_body_refuses_nothing_here_and_is_told_early(
    answering: Answering, signed_in: Any
) -> None:
    change_organisation(by=answering.desk.administrator, law="scotland", review_to="us")
    officer, fourth = signed_in("officer"), _questions(answering)[3]
    told = officer.post(_at("add-ground", answering, fourth.pk), {"section": "12(1)"})
    assert told.status_code == 409
    assert "write its notice yourself" in page_of(told)
    at = f"{_at('answer-ground', answering, fourth.pk, 1)}?section=12(1)"
    page = page_of(_post(officer, at, answering, **ON_COST))
    assert "Nothing can be refused here under the Freedom of Information (Scotland) Act" in page


def test_a_warning_is_accepted_with_a_reason_and_taken_back(
    answering: Answering, signed_in: Any
) -> None:
    from answerable.steps.answers.plan_answer import with_facts

    draft = answering.save(with_facts(answering.plan(), acknowledged=[]))
    officer = signed_in("officer")
    checks = answer_of(draft).checks
    number = next(n for n, one in enumerate(checks) if one.code == "term-misspelt")
    page = page_of(officer.get(_at("answer", answering)))
    assert _at("acknowledge", answering, number) in page
    accept = _at("acknowledge", answering, number)
    assert ">“linkdin”</a>" in page
    assert "<strong>“linkdin”</strong>" in page_of(officer.get(accept))
    assert "Linkdin" not in page
    assert "Give the reason" in page_of(_post(officer, accept, answering, reason=" "))
    assert _post(officer, accept, answering, reason="As asked.").status_code == 302
    after = answer_of(answering.request.drafts.first()).checks
    assert [one.acknowledged for one in after if one.code == "term-misspelt"] == [
        "As asked. (The officer)"
    ]
    back = _at("take-acknowledgement-back", answering, 1)
    assert _post(officer, back, answering).status_code == 302
    after = answer_of(answering.request.drafts.first()).checks
    assert [one.open for one in after if one.code == "term-misspelt"] == [True]


def test_findings_of_one_check_are_folded_below_the_first(
    answering: Answering, signed_in: Any
) -> None:
    from answerable.steps.answers.plan_answer import with_question

    typed = ["We looked at 31 shelves, 41 boxes, 53 files and 61 books."]
    draft = answering.save(with_question(answering.plan(), "4", wording=typed))
    codes = [one.code for one in answer_of(draft).checks]
    page = page_of(signed_in("officer").get(_at("answer", answering)))
    checks = page[page.index('id="checks"') : page.index("</section>")]
    assert checks.count('<li class="desk-finding ') == len(set(codes)) < len(codes)
    assert f"{codes.count('number-typed') - 1} more like this" in checks
    for number, code in enumerate(codes):
        assert code != "number-typed" or _at("acknowledge", answering, number) in checks


def test_what_was_accepted_falls_away_with_its_warning(
    answering: Answering, signed_in: Any
) -> None:
    from answerable.files.plans import read_plan
    from answerable.steps.answers.plan_answer import with_facts

    gone = {"code": "number-typed", "where": "question 4", "by": "The officer", "reason": "So."}
    kept = {**gone, "code": "term-misspelt", "where": "linkdin"}
    draft = answering.save(with_facts(answering.plan(), acknowledged=[kept, gone]))
    assert [one["code"] for one in read_plan(draft.plan)["acknowledged"]] == ["term-misspelt"]
    assert [one.code for one in answer_of(draft).acknowledged] == ["term-misspelt"]
    assert "acknowledgement-unused" not in {one.code for one in answer_of(draft).checks}
    page = page_of(signed_in("officer").get(_at("answer", answering)))
    assert "What was accepted and is told no more has fallen away" in page.replace(
        "; what", "; What"
    )


def test_small_counts_need_a_second_person(answering: Answering, signed_in: Any) -> None:
    answering.save(answering.plan())
    officer, approver = signed_in("officer"), signed_in("approver")
    page = page_of(officer.get(_at("answer", answering)))
    assert "without a recorded reason" in page
    assert _at("answer-small-counts", answering) in page
    typed = dict.fromkeys(_worksheet(), "Weighed.")
    weigh = _at("weigh", answering)
    assert _post(officer, weigh, answering, reason="Why.", **typed).status_code == 302
    agree = _at("agree", answering)
    assert _post(officer, agree, answering).status_code == 409
    assert _post(approver, agree, answering).status_code == 302
    last = answering.request.drafts.first()
    assert last.author == answering.desk.officer
    assert [one for one in answer_of(last).checks if one.open] == []


def _worksheet() -> list[str]:
    from answerable.model.request import WORKSHEET

    return list(WORKSHEET)


def test_an_answer_with_a_block_is_not_submitted(answering: Answering, signed_in: Any) -> None:
    answering.save(answering.plan())
    sent = _post(signed_in("officer"), _at("submit-answer", answering), answering)
    assert sent.status_code == 409
    assert "no check blocks the answer" in page_of(sent)
    assert _state(answering) is State.DRAFTING


def test_the_preview_is_the_page_that_is_released(answering: Answering, signed_in: Any) -> None:
    draft = answering.submitted()
    approver = signed_in("approver")
    page = page_of(approver.get(reverse("draft", args=[draft.pk])))
    preview = reverse("draft-file", args=[draft.pk, "2016/911/index.html"])
    assert f'src="{preview}"' in page
    for name, sha256 in draft.files.items():
        assert sha256 in page
        content = approver.get(reverse("draft-file", args=[draft.pk, name])).content
        assert hashes_of({name: content}) == {name: sha256}
    response = approver.get(preview)
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert approver.get(reverse("draft-file", args=[draft.pk, "style.css"])).status_code == 200
    assert approver.get(reverse("draft-file", args=[draft.pk, "2016/912/x"])).status_code == 404


def test_three_people_sign_and_release_on_the_screens(answering: Answering, signed_in: Any) -> None:
    draft = answering.drafted()
    officer = signed_in("officer")
    sent = _post(officer, _at("submit-answer", answering), answering)
    assert sent.url == reverse("draft", args=[draft.pk])
    for role, slug in (("officer", "clear"), ("analyst", "clear"), ("communications", "clear"),
                       ("approver", "approve"), ("officer", "release")):  # fmt: skip
        client, at = signed_in(role), reverse("sign", args=[draft.pk, slug])
        seal = hidden(page_of(client.get(at)), "seal")
        done = client.post(at, {"seal": seal, "words": ""})
        assert done.status_code == 302, (role, slug, page_of(done))
    assert _state(answering) is State.RELEASED
    page = page_of(officer.get(reverse("draft", args=[draft.pk])))
    released = Release.objects.get()
    assert released.chain_head in page
    letters = reverse("letters", args=[answering.request.pk])
    assert letters in page
    assert letters not in page_of(signed_in("approver").get(reverse("draft", args=[draft.pk])))
    published = (log_folder() / "2016/911/index.html").read_text(encoding="utf-8")
    assert answer_of(draft).desk.history in published  # type: ignore[union-attr]
    assert "One person wrote" not in published


def test_whoever_holds_two_roles_clears_one_step_with_each_page(
    answering: Answering, signed_in: Any
) -> None:
    draft, desk = answering.submitted(), answering.desk
    change_roles(by=desk.administrator, person=desk.officer, roles=[Role.OFFICER, Role.ANALYST])
    officer, at = signed_in("officer"), reverse("sign", args=[draft.pk, "clear"])
    first = page_of(officer.get(at))
    assert "You clear one step: “with the owner”" in first
    typed = {"seal": draft.seal, "step": hidden(first, "step"), "words": ""}
    assert officer.post(at, typed).status_code == 302
    told = officer.post(at, typed)  # the same page, in another window
    assert told.status_code == 409
    assert "cleared by you at “with the owner”" in page_of(told)
    assert Draft.objects.get(pk=draft.pk).state == "with professional standards"
    again = page_of(officer.get(at))
    assert officer.post(at, {**typed, "step": hidden(again, "step")}).status_code == 302
    assert Draft.objects.get(pk=draft.pk).approvals.count() == 2


def test_whoever_signs_other_bytes_than_were_shown_is_told(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.before_approver()
    at = reverse("sign", args=[draft.pk, "approve"])
    sent = signed_in("approver").post(at, {"seal": "0" * 64, "words": ""})
    assert sent.status_code == 409
    assert Draft.objects.get(pk=draft.pk).state == "with the approver"


def test_a_page_that_is_made_otherwise_since_it_was_sealed_is_neither_signed_nor_released(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.approved()
    officer, at = signed_in("officer"), reverse("draft", args=[draft.pk])
    assert "not as they were sealed" not in page_of(officer.get(at))
    settings = log_folder().with_name("log.toml")
    settings.write_text('title = "Answers of another name"', encoding="utf-8")
    assert "not as they were sealed" in page_of(officer.get(at))
    release = reverse("sign", args=[draft.pk, "release"])
    assert officer.post(release, {"seal": draft.seal, "words": ""}).status_code == 409
    assert _state(answering) is State.READY
    assert not (log_folder() / "2016").exists()
    settings.unlink()
    assert "not as they were sealed" not in page_of(officer.get(at))
    assert officer.post(release, {"seal": draft.seal, "words": ""}).status_code == 302


def test_pages_show_the_files_as_the_log_stands_now(answering: Answering, signed_in: Any) -> None:
    """They are remembered, and never stale: the answers of a topic stand beside each other."""
    draft = answering.approved()
    officer = signed_in("officer")
    at = reverse("draft-file", args=[draft.pk, "2016/911/index.html"])
    alone = officer.get(at).content
    assert officer.get(at).content == alone
    entry = {**leaving(answer_of(draft))[0], "path": "2015/7/", "reference": "7_15"}
    add_answers(log_folder(), [entry], on=date(2015, 3, 2))
    beside = officer.get(at).content
    assert beside != alone
    assert beside == leaving(answer_of(draft))[1]["2016/911/index.html"]
    assert "not as they were sealed" in page_of(officer.get(reverse("draft", args=[draft.pk])))


def test_an_answer_is_sent_without_publishing_for_a_reason(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.approved()
    officer, at = signed_in("officer"), reverse("sign", args=[draft.pk, "send"])
    assert "Give the reason" in page_of(officer.post(at, {"seal": draft.seal, "words": ""}))
    assert officer.post(at, {"seal": draft.seal, "words": "It names a victim."}).status_code == 302
    assert _state(answering) is State.UNPUBLISHED
    assert not (log_folder() / "2016").exists()
    assert len(read_ledger(ledger_file())) == 1


def test_any_approver_takes_an_answer_off_the_log(answering: Answering, signed_in: Any) -> None:
    draft = answering.approved()
    released = publishing.release(by=answering.desk.officer, draft=draft)
    at = reverse("take-down", args=[released.pk])
    assert signed_in("officer").get(at).status_code == 403
    approver = signed_in("approver")
    assert "Enter the reason" in page_of(approver.post(at, {"reason": ""}))
    assert approver.post(at, {"reason": "It named somebody."}).status_code == 302
    assert _state(answering) is State.UNPUBLISHED
    assert not (log_folder() / "2016/911/answer.json").exists()
    assert "It named somebody" in (log_folder() / "2016/911/index.html").read_text("utf-8")
    assert Release.objects.get().taken_off_at is not None
    assert approver.post(at, {"reason": "Again."}).status_code == 409


def test_whoever_corrects_an_answer_is_told_that_the_page_before_stays_readable(
    answering: Answering, signed_in: Any
) -> None:
    released = publishing.release(by=answering.desk.officer, draft=answering.approved())
    officer, at = (
        signed_in("officer"),
        reverse("move-request", args=[answering.request.pk, "correct"]),
    )
    page = page_of(officer.get(at))
    assert "the page as it stands now stays readable as an earlier version" in page
    assert reverse("draft", args=[released.draft_id]) in page
    assert officer.post(at, {"reason": "A year was missing."}).status_code == 302
    assert "stays readable as an earlier version" in page_of(
        officer.get(_at("answer-words", answering))
    )


def _refuse(*_: Any, **__: Any) -> None:
    raise ValueError("a fault of the program's")


def test_a_release_whose_pages_cannot_be_made_is_taken_back_whatever_the_fault(
    answering: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = answering.approved()
    monkeypatch.setattr(publishing, "add_answers", _refuse)
    with pytest.raises(ValueError, match="fault"):
        publishing.release(by=answering.desk.officer, draft=draft)
    assert _state(answering) is State.READY
    assert not Release.objects.exists()


def test_a_release_that_stands_in_the_log_is_completed_later_and_never_taken_back(
    answering: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = answering.approved()
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "append_to_ledger", _refuse)
        with pytest.raises(ValueError, match="fault"):
            publishing.release(by=answering.desk.officer, draft=draft)
        assert publishing.finish_due() == ()
    assert _state(answering) is State.RELEASED
    assert [one.draft for one in publishing.finish_due()] == [draft]


def test_one_answer_that_cannot_be_taken_off_keeps_no_other_in_the_log(
    answering: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = publishing.release(by=answering.desk.officer, draft=answering.approved())
    Release.objects.filter(pk=released.pk).update(taken_down_at=released.at, published=False)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "withdraw", _refuse)
        assert publishing.finish_due() == ()
    assert [one.pk for one in publishing.finish_due()] == [released.pk]
    assert "withdrawn" in (log_folder() / "2016/911/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("moves", [("close",), ("correct",), ("ask-review", "draft")])
def test_what_is_in_the_log_is_taken_off_it_whatever_became_of_its_request(
    answering: Answering, signed_in: Any, moves: tuple[str, ...]
) -> None:
    released = publishing.release(by=answering.desk.officer, draft=answering.approved())
    for action in moves:
        move_request(
            by=answering.desk.officer, request=answering.request, reason="because",
            action=next(one for one in Action if slug_of(one) == action),
        )  # fmt: skip
    before, approver = _state(answering), signed_in("approver")
    assert "Take off the log" in page_of(approver.get(reverse("draft", args=[released.draft_id])))
    at = reverse("take-down", args=[released.pk])
    assert approver.post(at, {"reason": "It named somebody."}).status_code == 302
    assert _state(answering) is before
    gone = (log_folder() / "2016/911/index.html").read_text(encoding="utf-8")
    assert "It named somebody." in gone


def test_what_is_off_the_log_is_not_taken_off_again_through_an_earlier_version(
    answering: Answering, signed_in: Any
) -> None:
    desk, request = answering.desk, answering.request
    first = publishing.release(by=desk.officer, draft=answering.approved())
    move_request(by=desk.officer, request=request, action=Action.CORRECT, reason="because")
    second = publishing.release(by=desk.officer, draft=answering.approved())
    publishing.take_off(by=desk.approver, release=second, reason="It named somebody.")
    page = page_of(signed_in("approver").get(reverse("draft", args=[first.draft_id])))
    assert "Take off the log" not in page
    with pytest.raises(UserMistake, match="not in the log"):
        publishing.take_off(by=desk.approver, release=first, reason="again")


def test_an_answered_request_neither_lapses_nor_is_withdrawn(answering: Answering) -> None:
    publishing.release(by=answering.desk.officer, draft=answering.approved())
    move = partial(move_request, by=answering.desk.officer, request=answering.request, reason="x")
    move(action=Action.CORRECT)
    with pytest.raises(UserMistake, match="no answer has left yet"):
        move(action=Action.WITHDRAW)
    # Earlier versions let it be asked for clarification.
    Request.objects.update(state=State.CLARIFICATION.value)
    for action in (Action.LAPSE, Action.WITHDRAW):
        with pytest.raises(UserMistake, match="no answer has left yet"):
            move(action=action)
    move(action=Action.CLOSE)
    assert _state(answering) is State.CLOSED


def test_a_review_that_was_closed_is_over_when_its_answer_is_corrected_later(
    answering: Answering,
) -> None:
    publishing.release(by=answering.desk.officer, draft=answering.approved())
    move = partial(move_request, by=answering.desk.officer, request=answering.request, reason="x")
    move(action=Action.ASK_REVIEW)
    assert standing_of(Request.objects.get(pk=answering.request.pk), organisation()).review
    move(action=Action.CLOSE)
    move(action=Action.CORRECT)
    assert standing_of(Request.objects.get(pk=answering.request.pk), organisation()).review is None


def test_a_released_answer_is_corrected_without_a_review_that_nobody_asked_for(
    answering: Answering, signed_in: Any
) -> None:
    publishing.release(by=answering.desk.officer, draft=answering.approved())
    officer, at = signed_in("officer"), reverse("request", args=[answering.request.pk])
    assert "Correct the answer" in page_of(officer.get(at))
    correct = reverse("move-request", args=[answering.request.pk, "correct"])
    assert officer.post(correct, {"reason": "A date was wrong."}).status_code == 302
    assert _state(answering) is State.DRAFTING
    page = page_of(officer.get(at))
    assert "Record withdrawal" not in page
    assert reverse("move-request", args=[answering.request.pk, "close"]) in page
    page = page_of(officer.get(_at("answer", answering)))
    assert "Submit for clearance" not in page
    assert "a new version has to be saved first" in page
    assert _post(officer, _at("renew-answer", answering), answering).status_code == 302
    assert "Submit for clearance" in page_of(officer.get(_at("answer", answering)))
    draft = answering.approved()
    assert draft.version > 2
    publishing.release(by=answering.desk.officer, draft=draft)
    assert "Version 2" in (log_folder() / "2016/911/index.html").read_text(encoding="utf-8")


def test_one_person_alone_is_said_on_the_page(answering: Answering, signed_in: Any) -> None:
    from answerable.store.writes.organisations import change_organisation

    change_organisation(by=answering.desk.administrator, single_person=True)
    draft = answering.submitted()
    officer = signed_in("officer")
    for slug in ("clear", "clear", "clear", "approve", "release"):
        at = reverse("sign", args=[draft.pk, slug])
        assert officer.post(at, {"seal": draft.seal, "words": ""}).status_code == 302, slug
    assert Release.objects.get().alone
    published = (log_folder() / "2016/911/index.html").read_text(encoding="utf-8")
    assert "One person wrote, approved and released this answer" in published


def test_what_a_newer_register_changes_is_shown_figure_by_figure(
    answering: Answering, signed_in: Any, tmp_path: Path
) -> None:
    from answerable.desk.registers import keep_register

    answering.save(answering.plan())
    newer = tmp_path / "newer.csv"
    lines = answering.files.complaints.read_bytes().splitlines(keepends=True)
    newer.write_bytes(b"".join(lines[:-300]))
    register = keep_register(
        by=answering.desk.analyst, name="Newer", paths=[newer, answering.files.outcomes]
    )
    officer, at = signed_in("officer"), _at("answer-recount", answering)
    typed = {"register": register.pk, "topic": answering.topic.pk, "review": ""}
    page = page_of(_post(officer, at, answering, **typed))
    assert "Figures that differ: " in page
    assert ", only where case type is Public complaint" in page
    assert "Use these figures" in page
    assert _post(officer, at, answering, **typed, use="yes").status_code == 302
    assert answering.request.drafts.first().register == register


def test_the_records_behind_a_figure_are_for_those_who_may_see_records(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.save(answering.plan())
    figure = answer_of(draft).questions[0].headlines[0]
    at = _at("figure", answering, draft.pk, figure.id)
    page = page_of(signed_in("analyst").get(at))
    assert all(record in page for record in figure.records)
    assert signed_in("communications").get(at).status_code == 403
    assert signed_in("auditor").get(at).status_code == 403
    first = _at("answer-question", answering, _questions(answering)[0].pk)
    shown = page_of(signed_in("communications").get(first))
    assert f"{figure.label}, only where {figure.conditions[0]}" in shown
    assert not any(record in shown for record in figure.records)


def test_of_two_who_save_over_one_version_the_second_is_told_and_keeps_what_was_typed(
    answering: Answering, signed_in: Any
) -> None:
    from answerable.steps.answers.plan_answer import with_facts

    draft = answering.save(answering.plan())
    officer, at = signed_in("officer"), _at("answer-words", answering)
    day = {"answered_day": "26", "answered_month": "11", "answered_year": "2026"}
    typed = {**day, "intro": "Mine."}
    answering.save(with_facts(answering.plan(), intro="Theirs."))
    page = page_of(officer.post(at, {"version": draft.version, **typed}))
    assert "Somebody else changed this" in page
    assert "Mine." in page
    assert "What stands there now" in page
    assert "Words before the answer: Theirs." in page
    again = officer.post(at, {"version": hidden(page, "version"), **typed})
    assert again.status_code == 302
    assert answer_of(answering.request.drafts.first()).intro == "Mine."


def test_of_two_approvers_one_signs_and_the_other_is_told_who_did(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.before_approver()
    at, typed = reverse("sign", args=[draft.pk, "approve"]), {"seal": draft.seal, "words": ""}
    first, second = signed_in("approver"), signed_in("approver")
    assert "Approve" in page_of(second.get(at))
    assert first.post(at, typed).status_code == 302
    sent = second.post(at, typed)
    assert sent.status_code == 409
    assert "Draft: approve by The approver" in page_of(sent)
    assert draft.approvals.filter(action="approve").count() == 1


def test_an_answer_that_is_dated_in_the_past_is_not_submitted(
    answering: Answering, signed_in: Any
) -> None:
    from datetime import date

    from answerable.steps.answers.plan_answer import with_facts

    answering.save(with_facts(answering.plan(), answered=date(2026, 11, 3)))
    sent = _post(signed_in("officer"), _at("submit-answer", answering), answering)
    assert sent.status_code == 409
    assert "is past" in page_of(sent)


def test_nothing_leaves_before_the_day_that_it_prints(answering: Answering, signed_in: Any) -> None:
    from answerable.steps.answers.plan_answer import with_facts
    from answerable.store.reads.plans import latest_draft, plan_of

    answering.drafted()
    plan = plan_of(answering.request, latest_draft(answering.request))
    tomorrow = today_in_london() + timedelta(days=1)
    draft = approved(answering.desk, answering.save(with_facts(plan, answered=tomorrow)))
    at = reverse("sign", args=[draft.pk, slug_of(Action.RELEASE)])
    officer = signed_in("officer")
    assert "which is still to come: it can leave from then on" in page_of(officer.get(at))
    for send in (Action.RELEASE, Action.SEND):
        at = reverse("sign", args=[draft.pk, slug_of(send)])
        sent = officer.post(at, {"seal": draft.seal, "words": "because"})
        assert sent.status_code == 409
        assert "which is still to come" in page_of(sent)
    assert _state(answering) is State.READY


def test_an_answer_is_worked_out_anew_where_its_request_was_corrected_since(
    answering: Answering, signed_in: Any
) -> None:
    answering.save(answering.plan())
    officer, at = signed_in("officer"), _at("answer", answering)
    assert "since this version was worked out" not in page_of(officer.get(at))
    question = _questions(answering)[0]
    corrected = QuestionLine(question.number, "How many complaints concerned social media?")
    correct_question(by=answering.desk.officer, question=question, corrected=corrected)
    page = page_of(officer.get(at))
    assert "since this version was worked out" in page
    assert "Submit for clearance" not in page
    sent = _post(officer, _at("submit-answer", answering), answering)
    assert sent.status_code == 409
    assert "Work the answer out again" in page_of(sent)
    assert _post(officer, _at("renew-answer", answering), answering).status_code == 302
    latest = answering.request.drafts.first()
    assert answer_of(latest).questions[0].text == corrected.text
    assert latest.version == 2
    page = page_of(officer.get(at))
    assert "since this version was worked out" not in page
    assert "Submit for clearance" in page


def test_what_was_counted_for_one_question_never_moves_to_another(
    answering: Answering, signed_in: Any
) -> None:
    answering.save(answering.plan())
    officer, first = signed_in("officer"), _questions(answering)[0]
    at = reverse("question", args=[answering.request.pk, first.pk])
    renumbered = page_of(officer.post(at, {"number": "9", "text": first.text}))
    assert "The answer already uses this number for question 1" in renumbered
    officer.post(reverse("remove-question", args=[answering.request.pk, first.pk]))
    more = reverse("add-question", args=[answering.request.pk])
    added = page_of(officer.post(more, {"number": "1", "text": "How many were upheld?"}))
    assert "The answer already uses this number for question 1" in added


def test_what_names_a_record_is_told_beside_the_draft_and_never_leaves(
    answering: Answering, signed_in: Any
) -> None:
    from answerable.steps.answers.plan_answer import with_question

    draft = answering.drafted()
    record = answer_of(draft).questions[0].headlines[0].records[0]
    answering.save(with_question(answering.plan(), "3", statement=f"As in {record}."))
    officer = signed_in("officer")
    page = page_of(officer.get(_at("answer", answering)))
    assert "which is for staff" in page
    assert "<iframe" not in page
    assert _post(officer, _at("submit-answer", answering), answering).status_code == 409


def test_a_file_that_is_no_table_is_told_and_nothing_is_kept(
    answering: Answering, signed_in: Any
) -> None:
    from io import BytesIO

    from answerable.store.home import tables_folder

    officer, third = signed_in("officer"), _questions(answering)[2]
    for content in (b"", b"\x89PNG\r\n\x1a\n" + bytes(50), b"x" * 2_000_001):
        file = BytesIO(content)
        file.name = "../../posts.csv"
        sent = _post(officer, _at("bring-table", answering, third.pk), answering, file=file)
        assert sent.status_code == 200
        assert "There is a problem" in page_of(sent)
    assert not tables_folder(answering.request.pk).exists()


def test_an_outcome_that_does_not_fit_what_was_chosen_is_told_in_plain_words(
    answering: Answering, signed_in: Any
) -> None:
    answering.save(answering.plan())
    officer, first = signed_in("officer"), _questions(answering)[0]
    words = _at("answer-question-words", answering, first.pk)
    page = page_of(_post(officer, words, answering, outcome="refused"))
    assert "First say under which section something is refused" in page
    add = officer.post(_at("add-ground", answering, first.pk), {"section": "12(1)"}).url
    assert _post(officer, add, answering, withheld="the rest").status_code == 302
    page = page_of(_post(officer, words, answering, outcome="refused"))
    assert "Take out what is counted" in page
    page = page_of(_post(officer, words, answering, outcome="granted"))
    assert "First take out the grounds of refusal" in page


def test_small_counts_may_be_printed_as_a_band_instead(
    answering: Answering, signed_in: Any
) -> None:
    answering.save(answering.plan())
    officer, first = signed_in("officer"), _questions(answering)[0]
    count = _at("answer-count", answering, first.pk, 1)
    page = page_of(_post(officer, count, answering, **{**COUNT, "presentation": "band"}))
    assert "A list has a line for each" in page
    typed = {**COUNT, "presentation": "band", "listed": []}
    assert _post(officer, count, answering, **typed).status_code == 302
    question = answer_of(answering.request.drafts.first()).questions[0]
    shown = {figure.display for figure in question.figures}
    assert "fewer than 5" in shown
    assert "1" not in shown


def test_a_correction_tells_readers_what_was_changed_and_keeps_the_reason_inside(
    answering: Answering, signed_in: Any
) -> None:
    page, words = log_folder() / "2016/911/index.html", _at("answer-words", answering)
    officer, day = signed_in("officer"), answering.plan()["answered"]
    typed = {"answered_day": day.day, "answered_month": day.month, "answered_year": day.year}
    assert "What was changed" not in page_of(officer.get(words))
    publishing.release(by=answering.desk.officer, draft=answering.approved())
    for said in ("One case stood in two lines.", "A year was missing."):
        correct = reverse("move-request", args=[answering.request.pk, "correct"])
        officer.post(correct, {"reason": "PC 4401 had been counted twice."})
        answering.save(answering.plan())
        sent = _post(officer, _at("submit-answer", answering), answering)
        assert "nothing tells its readers what was changed" in page_of(sent)
        assert "Enter what was changed" in page_of(_post(officer, words, answering, **typed))
        assert _post(officer, words, answering, **typed, correction=said).status_code == 302
        draft = approved(answering.desk, answering.request.drafts.first())
        publishing.release(by=answering.desk.officer, draft=draft)
        shown = page.read_text(encoding="utf-8")
        assert f": {said.rstrip('.')}. " in shown
        assert f"corrected ({said})" in shown
        assert "4401" not in shown


def test_the_contact_of_the_settings_is_printed_where_mistakes_are_reported(
    answering: Answering,
) -> None:
    page = log_folder() / "2016/911/index.html"
    publishing.release(by=answering.desk.officer, draft=answering.approved())
    assert "report a mistake" not in page.read_text(encoding="utf-8")
    contact = "E-mail: foi@force.example\n101\nPO Box 9, Hollin"
    change_organisation(by=answering.desk.administrator, contact=contact)
    draft = answering.request.drafts.first()
    shown = leaving(answer_of(draft))[1]["2016/911/index.html"].decode()
    for words in ("report a mistake", ">foi@force.example<", ">101<", ">PO Box 9, Hollin<"):
        assert words in shown


def test_a_contact_changed_while_a_version_is_cleared_is_named_where_it_cannot_be_signed(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.approved()
    at, administrator = reverse("draft", args=[draft.pk]), signed_in("administrator")
    assert "cannot be signed" not in page_of(signed_in("officer").get(at))
    assert "they have to be returned" in page_of(administrator.get(reverse("settings")))
    change_organisation(by=answering.desk.administrator, contact="foi@force.example")
    page = page_of(signed_in("officer").get(at))
    assert "cannot be signed" in page
    assert "or the contact under “Settings” has changed" in page
