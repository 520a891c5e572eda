"""Tells what happened: the narratives of a case, with names and pronouns that agree throughout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.demo import complaints, conduct, frames, powers, words
from answerable.demo.cases import CONDUCT, PUBLIC
from answerable.demo.chance import Chance, Weights
from answerable.demo.families import Family
from answerable.demo.grammar import Grammar
from answerable.demo.miscellaneous import MISCELLANEOUS_FRAMES
from answerable.model.phrases import capital

Names = dict[str, str]
"""What one narrative has fixed: who, where, when and the pronouns."""

SHORTEST, LONGEST = 30, 130
"""Words of a narrative."""

_ACTS: Mapping[str, tuple[str, ...]] = {
    "neglect": complaints.NEGLECT.acts,
    "rude": complaints.INCIVILITY.acts,
    "assault": complaints.ASSAULT.acts,
    "detail_assault": complaints.ASSAULT.details,
    "harass": complaints.HARASSMENT.acts,
    "unfair": complaints.UNFAIR.acts,
    "property": complaints.PROPERTY.acts,
    "discriminate": complaints.DISCRIMINATION.acts,
    "disclose": complaints.DISCLOSURE.acts,
    "procedure": complaints.PROCEDURE.acts,
    "arrest": powers.ARREST.acts,
    "custody": powers.CUSTODY.acts,
    "search": powers.SEARCH.acts,
    "lied": powers.EVIDENCE.acts,
    "traffic": powers.TRAFFIC.acts,
    "duty": conduct.DUTIES.acts,
    "detail_duty": conduct.DUTIES.details,
    "confidential": conduct.CONFIDENTIALITY.acts,
    "discredit": conduct.DISCREDIT.acts,
    "general": frames.GENERAL,
    "channel": frames.CHANNELS,
}
_GRAMMAR = Grammar({**words.SLOTS, **_ACTS})
_MONTHS = words.SLOTS["month"]
_CALLED = Weights({"the complainant": 40, "named": 45, "compl": 8, "AP": 4, "the IP": 3})
_STAFF = {
    "Support Staff": ("a member of staff", "the member of staff", "a member of police staff"),
    "Detention Officer": ("a detention officer", "the detention officer", "DO {collar}"),
    "Special Constable": ("a special constable", "SC {collar}", "the special constable"),
    "": ("an unknown officer", "an officer", "one of the officers", "an officer not identified"),
}
_OFFICER = ("{rank} {collar}", "{rank} {II}", "the officer", "{rank} {collar}", "the {rank}")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a case is told from: the day it came in, the place, and the rank of whose conduct it is.

    `location` and `place` say the same, for a column and inside a sentence, as patterns.
    """

    received_on: date
    street: str
    town: str
    location: str
    place: str
    rank: str


def names_for(case: Circumstances, chance: Chance) -> Names:
    """The names and pronouns that stay the same all through one case."""
    woman = chance.odds(0.44)
    names = {
        "he": "she" if woman else "he",
        "him": "her" if woman else "him",
        "his": "her" if woman else "his",
        "himself": "herself" if woman else "himself",
        "He": "She" if woman else "He",
        "His": "Her" if woman else "His",
        "street": case.street,
        "town": case.town,
        "date": _day(case.received_on - timedelta(days=chance.between(1, 75)), chance),
        "date2": _day(case.received_on + timedelta(days=chance.between(1, 9)), chance),
    }
    names["place"] = case.place.format_map(names)
    names["compl"] = _complainant(woman, chance)
    pattern = chance.pick(_STAFF.get(case.rank, _OFFICER))
    names["officer"] = _GRAMMAR.fill(pattern, {"rank": case.rank}, chance)
    return names


def _complainant(woman: bool, chance: Chance) -> str:
    called = chance.weigh(_CALLED)
    if called != "named":
        return called
    title = chance.pick(("Ms", "Mrs", "Miss")) if woman else "Mr"
    return _GRAMMAR.fill(title + " {II}", {}, chance)


def _day(day: date, chance: Chance) -> str:
    """A date in one of the ways that people write dates."""
    month = _MONTHS[day.month - 1]
    ways = (
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day} {month}",
        f"{day.day:02}.{day.month:02}.{day.year % 100:02}",
        f"{month} {day.day}",
    )
    return chance.pick(ways)


def choose_act(family: Family, names: Names, chance: Chance) -> None:
    """Fixes what is said to have been done, and in which circumstances, for the whole case."""
    act, second = chance.several(family.acts, 2)
    for slot, pattern in (
        ("act", act),
        ("act2", second),
        ("scene", chance.pick(family.scenes)),
        ("detail", chance.pick(family.details)),
    ):
        names[slot] = _GRAMMAR.fill(pattern, names, chance)
    names["first"] = _named_first(names)


def _named_first(names: Names) -> str:
    """The circumstances for the head of a summary: whom they befell is named, not called "he"."""
    scene, he = names["scene"], names["he"] + " "
    return f"{names['compl']} {scene.removeprefix(he)}" if scene.startswith(he) else scene


def case_summary(case_type: str, family: Family, *, names: Names, chance: Chance) -> str:
    """A summary of 30 to 130 words: how it began, what else there is to say, how it stands."""
    opening = _sentences(chance.pick(_frames(case_type)), names, chance)
    details = chance.several(family.details, 4)
    general = chance.several(frames.GENERAL, 3) if case_type == PUBLIC else []
    more = [*details[:2], *general[:2], *details[2:], *general[2:]]
    wanted = SHORTEST + int(chance.below(75) * (chance.below(100) + 25) / 100)
    return _until(opening, more, _closings(case_type), wanted=wanted, names=names, chance=chance)


def passing_summary(case_type: str, pattern: str, *, names: Names, chance: Chance) -> str:
    """A summary that follows a pattern of its own, with an ending like any other."""
    opening = _sentences(pattern, names, chance)
    return _until(opening, [], _closings(case_type), wanted=SHORTEST, names=names, chance=chance)


def allegation_summary(case_type: str, names: Names, chance: Chance) -> str:
    """One or two sentences on one allegation."""
    conduct_matter = case_type == CONDUCT
    table = frames.CONDUCT_ALLEGATION_FRAMES if conduct_matter else frames.ALLEGATION_FRAMES
    return _sentences(chance.pick(table), names, chance)


def _frames(case_type: str) -> Sequence[str]:
    if case_type == PUBLIC:
        return frames.COMPLAINT_FRAMES
    return conduct.CONDUCT_FRAMES if case_type == CONDUCT else MISCELLANEOUS_FRAMES


def _closings(case_type: str) -> Sequence[str]:
    return conduct.CONDUCT_CLOSINGS if case_type == CONDUCT else frames.CLOSINGS


def _sentences(pattern: str, names: Names, chance: Chance) -> str:
    """A filled pattern in which every sentence begins with a capital."""
    filled = _GRAMMAR.fill(pattern, names, chance)
    return ". ".join(capital(part) for part in filled.split(". "))


def _until(
    text: str,
    more: Sequence[str],
    closings: Sequence[str],
    *,
    wanted: int,
    names: Names,
    chance: Chance,
) -> str:
    """The text with sentences added until it has the words wanted, and mostly an ending."""
    parts = [text]
    length = len(text.split())
    endings = chance.several(closings, 3)
    for pattern in (*more, *endings[1:]):
        if length >= wanted:
            break
        parts.append(_GRAMMAR.sentence(pattern, names, chance) + ".")
        length += parts[-1].count(" ") + 1
    if chance.odds(0.6) and length < LONGEST - 20:
        parts.append(_GRAMMAR.sentence(endings[0], names, chance) + ".")
    return " ".join(parts)
