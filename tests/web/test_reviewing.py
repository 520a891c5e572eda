"""A review on the screens: from a topic to the last decision, by one reader and by several."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.desk.readings import reading
from answerable.desk.registers import keep_register
from answerable.desk.views.reading import _record
from answerable.model.decisions import Verdict
from answerable.model.roles import Role
from answerable.steps.finding.conclude_review import conclude
from answerable.steps.finding.take_turns import Turn
from answerable.store.models import AuditEvent, ReviewEntry
from answerable.store.reads.chain import verify_chain
from answerable.store.writes.people import change_roles
from store.desks import Desk
from web.registers import RULE, begun, export, kept, settled, topic
from web.responses import page_of


@pytest.fixture
def review(desk: Desk, signed_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A review of forty records, eight of them on the topic."""
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return begun(signed_in("analyst"), topic(desk), kept(desk, tmp_path))


def _read(client: Client, review: Any, query: str = "") -> str:
    response = settled(client.get, reverse("read", args=[review.pk]) + query)
    assert response.status_code == 200
    return page_of(response)


def _ref(page: str) -> str:
    return re.search(r'name="ref" value="([^"]+)"', page)[1]  # type: ignore[index]


def _decide(client: Client, review: Any, ref: str, verdict: str, **more: str) -> Any:
    address = reverse("decide", args=[review.pk])
    return client.post(address, {"ref": ref, "verdict": verdict, **more})


def _about_the_topic(page: str) -> bool:
    return "Facebook" in page


def test_one_record_is_shown_with_its_terms_marked_and_the_rule(
    review: Any, signed_in: Any
) -> None:
    page = _read(signed_in("analyst"), review, "?source=hits")
    assert "<mark>Facebook</mark>" in page
    assert RULE in page
    assert "Terms found: facebook" in page


def test_each_decision_brings_the_next_record_until_all_are_read(
    review: Any, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    seen = []
    for _ in range(40):
        page = _read(analyst, review)
        seen.append(_ref(page))
        verdict = "relevant" if _about_the_topic(page) else "not relevant"
        assert _decide(analyst, review, seen[-1], verdict).status_code == 302
    assert len(set(seen)) == 40
    assert "There is nothing left to read here" in _read(analyst, review)
    made = reading(review).look(conclude)
    found = [one.ref for one in made.decisions if one.verdict is Verdict.RELEVANT]
    assert len(found) == 8
    assert made.certificate is not None
    assert made.certificate.upper_remaining == 0
    assert verify_chain() is None


def test_looking_again_shows_the_same_record_and_writes_nothing(
    review: Any, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    first = _ref(_read(analyst, review))
    written = ReviewEntry.objects.count()
    assert _ref(_read(analyst, review)) == first
    assert ReviewEntry.objects.count() == written


def test_two_readers_get_different_records(review: Any, signed_in: Any) -> None:
    one, other = signed_in("analyst"), signed_in("officer")
    assert _ref(_read(one, review)) != _ref(_read(other, review))


def test_of_two_who_decide_the_same_record_one_is_told_and_keeps_her_note(
    review: Any, signed_in: Any
) -> None:
    one, other = signed_in("analyst"), signed_in("officer")
    ref = _ref(_read(one, review))
    _decide(other, review, ref, "not relevant")
    response = _decide(one, review, ref, "relevant", note="the post was <shared>")
    assert response.status_code == 409
    page = page_of(response)
    assert "The officer decided" in page
    assert "not relevant" in page
    assert "the post was &lt;shared&gt;" in page
    standing = reading(review).look(conclude).decisions
    assert [(d.ref, d.verdict) for d in standing] == [(ref, Verdict.NOT_RELEVANT)]


def test_the_same_button_twice_is_one_decision(review: Any, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    ref = _ref(_read(analyst, review))
    assert _decide(analyst, review, ref, "relevant").status_code == 302
    assert _decide(analyst, review, ref, "relevant").status_code == 302
    assert len(reading(review).look(conclude).decisions) == 1


def test_undo_brings_the_record_back(review: Any, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    ref = _ref(_read(analyst, review))
    _decide(analyst, review, ref, "relevant")
    response = analyst.post(reverse("undo", args=[review.pk]), {})
    assert _ref(page_of(analyst.get(response.url))) == ref
    assert reading(review).look(conclude).decisions == ()
    told = analyst.post(reverse("undo", args=[review.pk]), {})
    assert told.status_code == 409


def test_the_sample_is_shown_blind(desk: Desk, review: Any, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    for _ in range(3):
        page = _read(analyst, review, "?source=hits")
        _decide(analyst, review, _ref(page), "relevant")
    address = reverse("certificate", args=[review.pk])
    response = analyst.post(address, {"bound": "one-shot", "size": "37"})
    assert response.status_code == 302, page_of(response)
    for _ in range(37):
        page = _read(analyst, review)
        assert "<mark>" not in page
        assert "Shown blind" in page
        assert "What the register says beside it" not in page
        verdict = "relevant" if _about_the_topic(page) else "not relevant"
        _decide(analyst, review, _ref(page), verdict)
    page = page_of(analyst.get(address))
    assert "With 95% confidence no others exist" in page
    assert "8 on the topic" in page


def test_a_sample_that_cannot_be_drawn_is_told_in_the_form(review: Any, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    address = reverse("certificate", args=[review.pk])
    page = page_of(analyst.post(address, {"bound": "one-shot", "size": "400"}))
    assert "There is a problem" in page
    assert "declare a size from 1 to 40" in page


def test_a_second_reader_decides_blind_and_the_agreement_is_shown(
    review: Any, signed_in: Any
) -> None:
    one, other = signed_in("analyst"), signed_in("officer")
    for _ in range(16):
        page = _read(one, review)
        _decide(one, review, _ref(page), "relevant" if _about_the_topic(page) else "not relevant")
    assert one.post(reverse("second-reader", args=[review.pk])).status_code == 409
    response = other.post(reverse("second-reader", args=[review.pk]))
    left = True
    while left:
        page = page_of(settled(other.get, response.url))
        left = 'name="ref"' in page
        if left:
            assert "<mark>" not in page
            verdict = "relevant" if _about_the_topic(page) else "not relevant"
            response = _decide(other, review, _ref(page), verdict, second="True")
            assert response.status_code == 302
    page = page_of(one.get(reverse("certificate", args=[review.pk])))
    assert "kappa 1.00" in page


def test_what_is_about_the_complainant_is_hidden_by_role(review: Any, signed_in: Any) -> None:
    assert "Complainant name" in _read(signed_in("analyst"), review, "?source=hits")
    page = _read(signed_in("officer"), review, "?source=hits")
    assert "Complainant name" not in page
    assert "Case type" in page


@pytest.mark.parametrize("role", ["communications", "administrator", "auditor"])
def test_nothing_of_a_review_opens_to_who_may_not_see_records(
    role: str, review: Any, signed_in: Any
) -> None:
    client = signed_in(role)
    pk, made = review.pk, review.topic.pk
    pages = [
        reverse("reviews"), reverse("topics"), reverse("registers"), reverse("upload-register"),
        *(reverse(name, args=[pk]) for name in (
            "review", "read", "certificate", "records", "record", "suggestions",
        )),
        *(reverse(name, args=[made]) for name in (
            "topic", "terms", "spellings", "term-report", "compare-terms",
        )),
        reverse("begin-review", args=[made, review.snapshot.pk]),
    ]  # fmt: skip
    posts = [
        *(reverse(name, args=[pk]) for name in (
            "decide", "undo", "pause", "reading-keys", "certificate", "second-reader",
        )),
        reverse("term-counts", args=[made]),
    ]  # fmt: skip
    assert {client.get(page).status_code for page in pages} == {403}
    assert {client.post(page, {}).status_code for page in posts} == {403}


def test_an_approver_looks_and_cannot_decide(review: Any, signed_in: Any) -> None:
    approver = signed_in("approver")
    assert approver.get(reverse("review", args=[review.pk])).status_code == 200
    assert approver.get(reverse("read", args=[review.pk])).status_code == 403
    assert _decide(approver, review, "CO/00005/15", "relevant").status_code == 403
    page = page_of(approver.get(reverse("certificate", args=[review.pk])))
    assert "Declare" not in page.split("</nav>")[-1]


def test_while_a_sample_of_fixed_size_is_read_nothing_is_read_by_rank(
    review: Any, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    analyst.post(reverse("certificate", args=[review.pk]), {"bound": "one-shot", "size": "5"})
    told = settled(analyst.get, reverse("read", args=[review.pk]) + "?source=hits")
    assert told.status_code == 200
    assert "Next: read the sample to its end first: 5 records of it are left." in page_of(told)
    assert 'name="verdict"' not in page_of(told)


@pytest.mark.parametrize("source", ["", "sample"])
def test_whoever_decides_the_last_record_of_the_sample_is_told_that_it_is_read(
    review: Any, signed_in: Any, source: str
) -> None:
    analyst, certificate = signed_in("analyst"), reverse("certificate", args=[review.pk])
    analyst.post(certificate, {"bound": "one-shot", "size": "2"})
    first = _ref(_read(analyst, review, f"?source={source}"))
    _decide(analyst, review, first, "not relevant", source=source)
    last = _ref(_read(analyst, review, f"?source={source}"))
    sent = _decide(analyst, review, last, "not relevant", source=source)
    assert (sent.status_code, sent.url) == (302, certificate)
    assert "The random sample has been read to the end. Next: " in page_of(analyst.get(sent.url))
    assert "Reading the sample is not possible" in _read(analyst, review, "?source=sample")


def test_a_sample_can_be_declared_before_anything_is_read(
    desk: Desk, signed_in: Any, review: Any
) -> None:
    analyst = signed_in("analyst")
    again = begun(analyst, review.topic, review.snapshot, sample="12", minutes="60")
    page = _read(analyst, again)
    assert "12 of the sample left" in page
    assert "Shown blind" in page
    address = reverse("begin-review", args=[review.topic.pk, review.snapshot.pk])
    for changes, told in (
        ({"sample": "900"}, "declare a size from 1 to 40"),
        ({"start_day": "1", "start_month": "1", "start_year": "2030"}, "There is a problem"),
        ({"minutes": "0"}, "There is a problem"),
    ):
        typed = {"date_field": "received_on", "minutes": "60", "request": "", **changes}
        assert told in page_of(settled(analyst.post, address, typed))
    assert type(review).objects.count() == 2


def test_a_case_type_has_one_box_in_whatever_spellings_the_register_has_it(
    desk: Desk, signed_in: Any, review: Any, tmp_path: Path
) -> None:
    path = tmp_path / "spelt.csv"
    path.write_text(export().replace("1/2015,Complaint,", "1/2015,complaint,"), encoding="utf-8")
    register = keep_register(by=desk.analyst, name="Spelt", paths=[path])
    address = reverse("begin-review", args=[review.topic.pk, register.pk])
    form = settled(signed_in("analyst").get, address).context["form"]
    offered = [value.casefold() for value, _ in form.fields["types"].choices]
    assert offered == ["complaint", "conduct"]


def test_what_was_done_about_records_is_hidden_in_the_history_of_a_request(
    desk: Desk, signed_in: Any, review: Any
) -> None:
    request = desk.request()
    made = topic(desk, terms=("Zebra crossing",), request=request, name="another")
    begun(signed_in("analyst"), made, review.snapshot, request=str(request.pk))
    address = reverse("request", args=[request.pk])
    assert "Zebra crossing" in page_of(signed_in("analyst").get(address))
    page = page_of(signed_in("communications").get(address))
    assert "Zebra crossing" not in page
    assert "Review: begun" not in page


def test_keys_are_shown_and_can_be_switched_off(review: Any, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    assert 'data-keys="on"' in _read(analyst, review)
    analyst.post(reverse("reading-keys", args=[review.pk]), {})
    assert 'data-keys="off"' in _read(analyst, review)


def test_notes_and_decisions_stand_in_the_list_of_records_and_in_the_history(
    review: Any, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    ref = _ref(_read(analyst, review))
    _decide(analyst, review, ref, "relevant", note="he <em>posted</em> it", wording="A post.")
    page = page_of(analyst.get(reverse("records", args=[review.pk])))
    assert ref in page
    assert "he &lt;em&gt;posted&lt;/em&gt; it" in page
    page = page_of(analyst.get(reverse("review", args=[review.pk])))
    assert "Review: decided" in page
    event = AuditEvent.objects.get(action="review: decided")
    assert "posted" not in event.body


def test_a_decision_without_a_verdict_is_told(review: Any, signed_in: Any) -> None:
    response = _decide(signed_in("analyst"), review, "CO/00005/15", "perhaps")
    assert response.status_code == 409
    assert _decide(signed_in("analyst"), review, "elsewhere", "relevant").status_code == 409


def test_an_account_that_lost_its_roles_decides_no_more(
    desk: Desk, review: Any, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    ref = _ref(_read(analyst, review))
    change_roles(by=desk.administrator, person=desk.analyst, roles=[Role.AUDITOR])
    assert _decide(analyst, review, ref, "relevant").status_code == 403


def test_what_is_before_other_readers_is_counted_in_records_not_in_texts() -> None:
    texts = [SimpleNamespace(refs=("C-1", "C-2")), SimpleNamespace(refs=("C-3",))]
    opened: Any = SimpleNamespace(pool=SimpleNamespace(records=texts))
    nobody: Any = None
    shown = _record(nobody, nobody, opened, Turn([0, 1], blind=False), None)
    assert shown["left"] == 3
