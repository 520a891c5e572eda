"""Topics on the screens: terms counted as they are typed, spellings ruled on, versions compared."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from answerable.store.models import RegisterSnapshot, TermList, Topic, VariantDecision
from answerable.store.writes.topics import save_terms
from store.desks import Desk
from web.registers import RULE, begun, kept, settled, topic
from web.responses import page_of


@pytest.fixture
def register(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RegisterSnapshot:
    """Forty complaints in the home of the test."""
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return kept(desk, tmp_path)


def _typed(register: RegisterSnapshot, *lines: str, **more: str) -> dict[str, str]:
    return {"register": str(register.pk), "terms": "\n".join(lines), "after_version": "0", **more}


def test_a_topic_goes_from_its_rule_to_saved_terms(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    analyst = signed_in("analyst")
    request = desk.request()
    response = analyst.post(
        reverse("add-topic"), {"name": "social media", "rule": RULE, "request": request.pk}
    )
    made = Topic.objects.get()
    assert response.url == reverse("terms", args=[made.pk])
    assert made.request == request
    saved = settled(analyst.post, response.url, _typed(register, "facebook", "waiting", save=""))
    assert saved.status_code == 302
    assert TermList.objects.get().terms == ["facebook", "waiting"]
    page = page_of(analyst.get(reverse("topic", args=[made.pk])))
    assert "Terms saved" in page
    assert "Begin a review on Complaints" in page


def test_counts_come_while_terms_are_typed(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made = topic(desk)
    analyst = signed_in("analyst")
    address = reverse("term-counts", args=[made.pk])
    typed = _typed(register, "facebook", "# sites", "posted", "(nothing", "linkdin")
    told = settled(analyst.post, address, typed).json()
    assert (told["searched"], told["whole"]) == (40, 8)
    lines = {one["number"]: one for one in told["lines"]}
    assert (lines[1]["hits"], lines[1]["unique"], lines[1]["first"]) == (8, 0, 8)
    assert (lines[3]["hits"], lines[3]["first"]) == (8, 0)
    assert lines[1]["meaning"] == "the word “facebook”"
    assert "means nothing here" in lines[4]["wrong"]
    assert lines[5]["hits"] == 0
    assert "Line 4" in told["html"]


def test_the_button_counts_without_saving(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made = topic(desk)
    address = reverse("terms", args=[made.pk])
    page = page_of(settled(signed_in("analyst").post, address, _typed(register, "face*", count="")))
    assert "any word beginning with “face”" in page
    assert TermList.objects.count() == 1


def test_every_line_that_cannot_be_read_is_told_with_its_number_and_nothing_is_saved(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made = topic(desk)
    typed = _typed(register, "facebook", "a AND b", "x*y", save="", after_version="1")
    page = page_of(settled(signed_in("analyst").post, reverse("terms", args=[made.pk]), typed))
    assert "Line 2:" in page
    assert "Line 3:" in page
    assert TermList.objects.count() == 1


def test_whoever_saves_over_another_version_is_told(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made = topic(desk)
    typed = _typed(register, "tiktok", save="")
    page = page_of(settled(signed_in("analyst").post, reverse("terms", args=[made.pk]), typed))
    assert "There is a problem" in page
    assert "tiktok" in page
    assert TermList.objects.count() == 1


def test_a_spelling_is_searched_only_after_somebody_accepted_it_with_a_reason(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made = topic(desk, terms=("facbook",))
    analyst = signed_in("analyst")
    address = reverse("spellings", args=[made.pk])
    page = page_of(settled(analyst.get, address))
    assert "did you mean facebook?" in page
    assert "8 records; probably meant" in page
    refused = page_of(settled(analyst.post, address, _ruled(page, "facebook", "yes")))
    assert "Say why you ruled this way on “facebook”" in refused
    unruled = page_of(settled(analyst.post, address, _ruled(page, "facebook", "", "a slip")))
    assert "You gave a reason and ruled nothing new on “facebook”" in unruled
    report = reverse("term-report", args=[made.pk])
    assert "0 records hold at least one term" in page_of(settled(analyst.get, report))
    response = settled(analyst.post, address, _ruled(page, "facebook", "yes", "a slip"))
    assert response.status_code == 302
    assert "8 records hold at least one term" in page_of(settled(analyst.get, report))
    ruled = VariantDecision.objects.get()
    assert (ruled.variant, ruled.accepted, ruled.reason, ruled.records) == (
        "facebook", True, "a slip", 8,
    )  # fmt: skip


def _ruled(page: str, spelling: str, ruling: str, reason: str = "") -> dict[str, str]:
    """What a page sends for one spelling."""
    found = re.search(rf'for="id_(ruling_\w+)"[^>]*>\s*Ruling on “{spelling}”', page)
    assert found is not None
    return {found[1]: ruling, found[1].replace("ruling", "reason"): reason}


def test_a_ruling_holds_for_the_spelling_that_it_was_about_whatever_was_saved_meanwhile(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made, analyst = topic(desk, terms=("facbook",)), signed_in("analyst")
    address = reverse("spellings", args=[made.pk])
    ruled = _ruled(page_of(settled(analyst.get, address)), "facebook", "yes", "a slip")
    save_terms(by=desk.analyst, topic=made, terms=["complaimant", "facbook"], after_version=1)
    later = page_of(settled(analyst.get, address))
    assert later.index("Ruling on “complainant”") < later.index("Ruling on “facebook”")
    assert settled(analyst.post, address, ruled).status_code == 302
    assert [one.variant for one in VariantDecision.objects.all()] == ["facebook"]


def test_a_ruling_on_a_spelling_that_is_no_longer_proposed_is_told(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made, analyst = topic(desk, terms=("facbook",)), signed_in("analyst")
    address = reverse("spellings", args=[made.pk])
    ruled = _ruled(page_of(settled(analyst.get, address)), "facebook", "yes", "a slip")
    save_terms(by=desk.analyst, topic=made, terms=["complaimant"], after_version=1)
    page = page_of(settled(analyst.post, address, ruled))
    assert "a spelling that you ruled on is no longer here" in page
    assert not VariantDecision.objects.exists()


def test_the_report_says_which_terms_found_nothing_and_splits_by_year(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made = topic(desk)
    page = page_of(settled(signed_in("analyst").get, reverse("term-report", args=[made.pk])))
    assert "Found nothing: twitter" in page
    assert ">2015<" in page


def test_two_versions_are_compared_on_the_same_records(
    desk: Desk, register: RegisterSnapshot, signed_in: Any
) -> None:
    made = topic(desk)
    analyst = signed_in("analyst")
    typed = _typed(register, "facebook", "patrol car", save="", after_version="1")
    settled(analyst.post, reverse("terms", args=[made.pk]), typed)
    page = page_of(settled(analyst.get, reverse("compare-terms", args=[made.pk])))
    assert "patrol car" in page
    assert "twitter" in page
    assert "8 before, 16 after" in page


def test_terms_are_suggested_from_ten_confirmed_records_on(
    desk: Desk, signed_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    made = topic(desk, terms=("facebook",))
    analyst = signed_in("analyst")
    review = begun(analyst, made, kept(desk, tmp_path, records=120))
    address = reverse("suggestions", args=[review.pk])
    page = page_of(settled(analyst.get, address))
    assert "from 10 confirmed texts on, and there are 0, in 0 records" in page
    decide = reverse("decide", args=[review.pk])
    for number in range(1, 81):
        verdict = "relevant" if number % 5 == 0 else "not relevant"
        analyst.post(decide, {"ref": f"CO/{number:05}/15", "verdict": verdict})
    page = page_of(settled(analyst.get, address))
    assert "Ruled before" not in page
    typed = {"words": "posted", "records": "24", "after_version": "1", "accepted": "yes"}
    assert analyst.post(address, {**typed, "reason": ""}).status_code == 200
    assert analyst.post(address, {**typed, "reason": "how it is said"}).status_code == 302
    assert TermList.objects.latest("version").terms == ["facebook", "posted"]
    assert "posted: accepted: how it is said" in page_of(settled(analyst.get, address))


def test_a_list_of_topics_shows_the_first_terms_of_each(desk: Desk, signed_in: Any) -> None:
    from answerable.store.writes.topics import add_topic, save_terms

    long = add_topic(by=desk.analyst, name="many words", rule=RULE)
    terms = [f"word{number}" for number in range(300)]
    save_terms(by=desk.analyst, topic=long, terms=terms, after_version=0)
    page = signed_in("analyst").get(reverse("topics")).content.decode()
    assert "word0, word1, " in page
    assert "word11 and 288 more" in page
    assert "word12," not in page


def test_wrong_terms_are_told_line_by_line_and_what_to_write_once(
    desk: Desk, signed_in: Any
) -> None:
    from answerable.desk.forms.topics import CountForm

    form = CountForm({"terms": '"open\n*\nfacebook'}, snapshots=[])
    told = form.errors["terms"]
    assert [words[:7] for words in told] == ["Line 1:", "Line 2:", "Write f"]
