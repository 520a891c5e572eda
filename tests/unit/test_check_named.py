"""Private people named without Mr or Mrs: by their part in a case, or left in a text."""

import pytest

from pages import ask, codes

NAMED = {"identifier-printed", "person-named"}


@pytest.mark.parametrize(
    "said",
    [
        "The longest case (N/19/0412, complainant Ottilie Brandreth-Vane, School of Law) rested.",
        "Ottilie Vane, a second year student, was withdrawn (ref SC/0041/22).",
        "The pupil named Bartholomew Quill was excluded in case 22/0419.",
    ],
)
def test_a_name_with_a_part_in_a_case_and_its_reference_identifies(said: str) -> None:
    assert "identifier-printed" in codes(ask("A copy of the report?", said))


@pytest.mark.parametrize(
    "said",
    [
        "The student, Ottilie Vane, asked for a review.",
        "Complainant: Ottilie Vane. Outcome: upheld.",
        "The patient's name was Ottilie Vane.",
        "Names have been removed. The oldest complaint, SC/0041/22 (Ottilie Vane), took 204 days.",
        "All names were redacted. The case of Ottilie Vane, SC/0041/22, is the oldest.",
    ],
)
def test_a_name_with_a_part_in_a_case_or_left_beside_one_is_told(said: str) -> None:
    assert "person-named" in codes(ask("A copy of the report?", said))


@pytest.mark.parametrize(
    "said",
    [
        "The student Support Centre keeps this under SC/0041/22.",
        "The complainant Skerry Larder Ltd wrote in case 22/0419.",
        "Names have been removed. The contract SC/0041/22 (Skerry Larder) runs to 2024.",
        "The longest case (N/19/0412, complainant, School of Law) was held up.",
        "The Ombudsman found for the complainant in Vane v Brandreth, tribunal case 22/0419.",
        "Ottilie Vane, Director of Student Services, answered case 22/0419.",
        "A student at Marlow Heath College complained in 2019/20.",
        "The resident, Parking Services said, may appeal.",
        "Each patient, Monday to Friday, is seen in 4 hours.",
        "We tell every student, Home Office rules or not.",
        "The victim, Greater Ilden Police said, was not known.",
        "Names have been removed. Complaint SC/0041/22 (School of Law) was the longest.",
        "Names have been removed. Case SC/0041/22, Stage Two, took long.",
    ],
)
def test_bodies_offices_and_parties_of_judgments_are_nobody_private(said: str) -> None:
    assert not NAMED & codes(ask("A copy of the report?", said))
