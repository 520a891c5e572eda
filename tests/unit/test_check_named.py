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


@pytest.mark.parametrize(
    "said",
    [
        "Mr Khan asked for complaints per patient 2019/20 to 2021/22, and was told 12,344 in all.",
        "Mr Lee joined NHS 2021-22 Board meetings.",
        "Mrs Tate, who reported the incident 2023, has left.",
        "Mr Hale raised each complaint 2018 to 2021 with the ward.",
        "Ms Tate was told of every crime 12/05/2023 onwards.",
        "Mr Hale spoke on the case for 1,204 homes.",
        "Mr Hale made a Freedom of Information request, case number 2203/24.",
        "Mrs Tate, your complaint no. 12345 is closed.",
    ],
)
def test_years_and_the_number_of_the_request_are_no_reference_of_a_person(said: str) -> None:
    assert "identifier-printed" not in codes(ask("How many?", said))


@pytest.mark.parametrize(
    "said",
    [
        "Mr Ivo Hale (incident number 40177) was seen.",
        "Mr Ivo Hale, NHS number 943 476 5919, was seen.",
        "Mrs Tate wrote on the noise, complaint ref C/2231.",
        "Dear Mr Bell, the tractor of Mr Ivo Hale (crime no. 33/4471/21) was found.",
        "Ms Tate wrote again in case 22/0419.",
    ],
)
def test_a_number_that_is_called_one_is_of_a_person(said: str) -> None:
    assert "identifier-printed" in codes(ask("How many?", said))


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Dear Mrs Tate\n\nThank you for your e-mail on allotments.\n\n40 plots.", True),
        ("Dear Mr Hale RE: Freedom of Information request case reference FOI/2023/0551", True),
        ("Dear Ms O'Tate, you asked for the rents. They are £40.", True),
        ("Dear Miss Tate, Your case no. 12345 is closed. 40 plots.", True),
        ("Dear Mx Hale,\n\nFurther to what you wrote, there are 40 plots.", True),
        ("Dear Applicant, thank you for your e-mail. 40 plots.", False),
        ("Dear Sir or Madam, you asked for the rents. 40 plots.", False),
        ("Dear Mr [redacted], thank you for your e-mail. 40 plots.", False),
        ("Dear Mr Hale MP, thank you for your letter. 40 plots.", False),
        ("The form letter opens with Dear Mr Smith.", False),
    ],
)
def test_a_published_letter_does_not_greet_its_reader_by_name(said: str, named: bool) -> None:
    found = codes(ask("How many plots?", said))
    assert ("requester-named" in found) is named
    assert not NAMED & found
