"""Spans are proposals; what people ruled is applied; what was removed is nowhere in the text."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.files.registers import read_register
from answerable.model.errors import UserMistake
from answerable.model.phrases import folded
from answerable.model.places import Place
from answerable.model.redaction import Found, Kind, Pass, Redacted, Ruled, Ruling
from answerable.model.register import Case, Detail
from answerable.steps.redaction.redact import know, redact

TEXT = (
    "The complainant, BH, 21/B/F, states that on 1-29-13, at 2:50 PM, Officers KF and TD stopped"
    " her. Officer Dempsey laughed; BH told KF."
)


def case(text: str, ref: str = "C1", **columns: str) -> Case:
    """A case with a narrative and columns of its own; an underscore is a blank in the header."""
    held = {name.replace("_", " "): value for name, value in columns.items()}
    return Case(ref, {"case_summary": text, **held}, Place("test"))


def redacted(text: str, *rulings: Ruled, terms: tuple[str, ...] = (), **columns: str) -> Redacted:
    """One record that is a register by itself."""
    record = case(text, **columns)
    return redact(record, know([record], terms=terms), rulings)


def ruled(text: str, words: str, ruling: Ruling, **more: str) -> Ruled:
    """A ruling on the first place of some words."""
    start = text.index(words)
    on = date(2024, 2, 20)
    return Ruled("C1", start, start + len(words), words, ruling, "A. Reader", on, **more)


def test_a_number_behind_a_name_is_one_of_staff_wherever_it_stands_again() -> None:
    text = "PC Kaur 6120 and Hargreave (4471) came. In 2019 Ms Lowe, 62, had seen 4471 in the 15th."
    assert redacted(text).derived == (
        "PC [officer 1] [collar number] and [person 1] ([collar number]) came. In 2019 Ms"
        " [person 2], 62, had seen [collar number] in the 15th."
    )


def test_one_name_has_one_marker_inside_a_record() -> None:
    assert redacted(TEXT).derived == (
        "The complainant, [complainant 1], [description], states that on January 2013, at [time],"
        " Officers [officer 1] and [officer 2] stopped her. Officer [officer 3] laughed;"
        " [complainant 1] told [officer 1]."
    )


def test_a_name_of_the_register_and_its_initials_have_one_marker() -> None:
    found = redacted("PC Kershaw said so. J. Kershaw left.", Officer_Name="Jane Kershaw")
    assert found.derived == "PC [officer 1] said so. [officer 1] left."
    assert {span.found_by for span in found.spans} == {Pass.REGISTER}


@pytest.mark.parametrize(
    ("words", "month"),
    [("12/05/55", "May 1955"), ("30/04/65", "April 1965"), ("30/04/26", "April 2026"),
     ("30/04/27", "April 1927")],
)  # fmt: skip
def test_no_day_with_a_year_of_two_digits_is_after_today(words: str, month: str) -> None:
    record = case(f"He gave {words}; seen on 31/12/2014.")
    found = redact(record, know([record], latest=2026))
    assert found.derived == f"He gave {month}; seen on December 2014."


DEMPSEY = "Dempsey posted a photo. Bob Dempsey later deleted it, and Robert apologised."


def test_forename_and_surname_in_columns_of_their_own_have_one_marker() -> None:
    found = redacted(DEMPSEY, Officer_Surname="Dempsey", Officer_Forename="Robert")
    assert found.derived == (
        "[officer 1] posted a photo. [officer 1] later deleted it, and [officer 1] apologised."
    )


def test_halves_of_different_people_keep_markers_of_their_own() -> None:
    text = "Dempsey met Robert Holt; Holt told Jane Dempsey and Robert."
    columns = {
        "Officer_Surname": "Dempsey",
        "Officer_Forename": "Jane",
        "Complainant_First_Name": "Robert",
        "Complainant_Last_Name": "Holt",
    }
    assert redacted(text, **columns).derived == (
        "[officer 1] met [complainant 1]; [complainant 1] told [officer 1] and [complainant 1]."
    )


def test_several_forenames_and_surnames_in_a_cell_are_put_together_in_order() -> None:
    text = "Dempsey met Holt; Jane told Robert."
    derived = "[officer 1] met [officer 2]; [officer 2] told [officer 1]."
    columns = {"Officer_Surname": "Dempsey; Holt", "Officer_Forename": "Robert; Jane"}
    assert redacted(text, **columns).derived == derived


def test_a_surname_whose_forename_is_not_held_goes_by_itself() -> None:
    text = "Dempsey met Robert Holt."
    columns = {"Officer_Surname": "Dempsey", "Officer_Forename": " "}
    assert redacted(text, **columns).derived == "[officer 1] met [person 1]."


def test_the_un_initialled_officer_of_the_first_real_record_is_found(
    philadelphia: list[Path],
) -> None:
    cases = read_register(philadelphia[:1]).cases
    first = redact(cases[0], know(cases))
    assert first.ref == "13-0001"
    assert "Dempsey" in first.text
    assert "Dempsey" not in first.derived
    assert first.left == ()


def test_no_text_grows_by_the_length_of_what_it_hides() -> None:
    short, long = redacted("PC Ng left."), redacted("PC Featherstonehaugh left.")
    assert short.derived == long.derived == "PC [officer 1] left."


def test_what_is_kept_stays_and_everything_else_goes() -> None:
    found = redacted(TEXT, ruled(TEXT, "21/B/F", Ruling.KEPT), ruled(TEXT, "KF", Ruling.REMOVED))
    assert "21/B/F" in found.derived
    assert len(found.open) == len(found.spans) - 2


def test_what_is_generalised_reads_as_the_person_wrote_it() -> None:
    found = redacted(TEXT, ruled(TEXT, "1-29-13", Ruling.GENERALISED, replacement="a day in 2013"))
    assert "on a day in 2013, at" in found.derived


def test_a_reader_can_take_out_what_no_pass_found() -> None:
    text = "He is the deaf driver of the 11 bus."
    found = redacted(text, ruled(text, "deaf driver", Ruling.REMOVED))
    assert found.derived == "He is the [removed] of the 11 bus."
    assert found.spans[0].found_by is Pass.READER


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (replace(ruled(TEXT, "KF", Ruling.KEPT), words="XX"), "does not read so"),
        (ruled(TEXT, "KF and", Ruling.REMOVED), "overlaps a span"),
        (ruled(TEXT, "KF", Ruling.GENERALISED), "generalised to nothing"),
        (ruled(TEXT, "KF", Ruling.GENERALISED, replacement="officer KF"), "words that hold it"),
    ],
)
def test_a_ruling_that_does_not_fit_is_refused(one: Ruled, reason: str) -> None:
    with pytest.raises(UserMistake, match=reason):
        redacted(TEXT, one)


def test_what_the_register_holds_is_kept_only_with_a_note() -> None:
    text = "Brown wore a coat."
    with pytest.raises(UserMistake, match="needs a note"):
        redacted(text, ruled(text, "Brown", Ruling.KEPT), Surname="Brown")
    kept = ruled(text, "Brown", Ruling.KEPT, note="the colour")
    assert redacted(text, kept, Surname="Brown").derived == text


def test_a_removed_word_that_still_stands_is_told() -> None:
    kept = ruled(TEXT, "Dempsey", Ruling.KEPT)
    text = f"{TEXT} Later Dempsey left."
    assert redacted(text, kept).left == ("Dempsey",)
    assert redacted(text).left == ()


def test_no_narrative_is_remembered_once_it_is_read() -> None:
    folded.cache_clear()
    redacted(f"{TEXT} Later Dempsey left.")
    assert folded.cache_info().currsize == 0


def test_a_word_that_everybody_writes_is_not_the_name_that_was_removed() -> None:
    found = redacted("PC Hope left. I hope so.")
    assert found.derived == "PC [officer 1] left. I hope so."
    assert found.left == ()


def test_the_words_of_the_request_stay_unless_the_register_holds_them_as_a_name() -> None:
    text = "PC Tinder wrote to her friend, Tinder."
    assert redacted(text, terms=("tinder",)).spans == ()
    assert "Tinder" not in redacted(text, terms=("tinder",), Surname="Tinder").derived


def test_what_overlaps_is_one_span() -> None:
    found = redacted("log 123 of 5 January 2016 and j.smith@example.com", Surname="Smith")
    assert found.derived == "log [reference] and [e-mail]"


def test_a_reader_is_shown_what_no_rule_removes() -> None:
    found = redacted("The deaf driver, the officer's sister, is eight years old. A quernstone!")
    assert [one.topic for one in found.to_read] == [
        "health or disability", "family of officers or between people", "age in words",
    ]  # fmt: skip
    assert "quernstone" in found.rare


def test_a_word_that_three_records_hold_is_not_rare() -> None:
    cases = [case("the harvester stood", ref) for ref in "ABC"] + [case("a quernstone", "D")]
    known = know(cases)
    assert redact(cases[0], known).rare == ()
    assert redact(cases[3], known).rare == ("quernstone",)


def test_a_line_is_scored_by_the_people_who_share_it() -> None:
    def conduct(ref: str, officer: str, rank: str) -> Case:
        row = {"subject_id": officer, "rank": rank, "outcome": "Written warning"}
        given = {"case_summary": "text", "category": "Social media"}
        return Case(ref, given, Place("test"), (Detail(f"{ref}#1", row, Place("test")),))

    cases = [conduct("A", "1", "PC"), conduct("B", "2", "pc"), conduct("C", "3", "PCSO")]
    lines = know(cases).lines
    assert [lines[ref][0].people for ref in "ABC"] == [2, 2, 1]
    assert (lines["C"][0].role, lines["C"][0].sanction) == ("PCSO", "Written warning")


@given(
    st.lists(st.sampled_from([*TEXT.split(), *"ABab ,.'-12/:@é"]), max_size=30).map(" ".join),
    st.text(alphabet="ABab ,.'-12/:@éOficer", max_size=200),
)
def test_the_derived_text_is_made_of_what_stays(words: str, more: str) -> None:
    text = f"{words} {TEXT} {more}"
    found = redacted(text)
    assert found.spans
    made, end = "", 0
    for span in found.spans:
        made += text[end : span.start] + span.replacement
        end = span.end
    assert found.derived == made + text[end:]


def test_a_span_has_a_beginning_before_its_end() -> None:
    with pytest.raises(ValueError, match="a span from 3 to 3"):
        Found(3, 3, Kind.DATE, Pass.CIRCUMSTANCE)
