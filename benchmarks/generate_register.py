"""Writes a made-up register of any size with a known answer: which record holds which term.

    python benchmarks/generate_register.py 1000000 --out /tmp/register

writes register.csv (about 600 bytes a record), terms.txt (nine terms with 27 spellings),
changed.txt (the same with one term exchanged) and truth.json. Terms are planted in one record of
a hundred: as typed, misspelt, in capitals, in addresses, between underscores, over line breaks.
Some records hold a near miss ("facebooked", "plenty of fishing", an accent) that must not be
found. No other
word of any narrative is a word of a term, so the truth does not depend on any matcher.
"""

import argparse
import csv
import json
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

TERMS: dict[str, tuple[tuple[str, ...], float]] = {
    "facebook": (("facebook", "facebok", "facbook", "face book"), 0.0040),
    "twitter": (("twitter", "twiter", "twittter"), 0.0015),
    "social media": (("social media", "social meda", "soical media"), 0.0022),
    "dating site": (("dating site", "dateing site", "dating website"), 0.0006),
    "whatsapp": (("whatsapp", "whats app", "watsapp"), 0.0012),
    "plenty of fish": (("plenty of fish", "plentyoffish", "pof"), 0.0003),
    "linkedin": (("linkedin", "linked in", "linkdin"), 0.0002),
    "ok cupid": (("ok cupid", "okcupid"), 0.0001),
    "tinder": (("tinder", "tindr", "tynder"), 0.0005),
    "snapchat": (("snapchat", "snap chat", "snapchap"), 0.0008),
}
"""What is planted: the spellings, the first the usual one, and in how many of all records."""

ASKED = tuple(name for name in TERMS if name != "snapchat")
CHANGED = tuple("snapchat" if name == "whatsapp" else name for name in ASKED)
PERIOD = (date(2010, 1, 1), date(2015, 12, 31))

NEAR_MISSES = (
    *("facebooked", "facebóok", "twitters", "plenty of fishing", "ok cupids", "whatsapped"),
    *("antisocial media", "social mediaeval", "updating site", "dating sites", "tinderbox"),
    *("linkedins", "mysnapchat", "snap, then chat", "social and media", "pofs"),
)
_SEPARATORS = (" ", " ", " ", "  ", "-", "/", "_", "\t", "\n", ". ")
_EDGES = (
    *(("", ""),) * 8,
    *(("(", ")"), ("_", "_"), ("“", "”"), ('"', '"'), ("www.", ".com/page"), ("#", "!")),
)
_NEAR_MISS_RATE, _BREAK_RATE, _USUAL = 0.004, 0.007, 0.75
_SENTENCES, _MISSPELT = 40_000, 0.01
_FIRST_DAY, _DAYS = date(2008, 1, 1), 5479

_PATTERNS = (
    "The complainant {initials} states that {officer} {did} {where}.",
    "{officer} {did} and {did}, and {initials} was {felt} by {this}.",
    "It is alleged that on {weekday} {officer} {did} {where}, which {initials} denies.",
    "{initials} rang the station {times} and was told that {officer} {did}.",
    "According to {initials}, £{number} was taken {where} and never returned.",
    "{officer} said that {this} was a matter for the {office} and {did}.",
    "When {initials} asked for {number} minutes to explain, {officer} {did}.",
    "The {office} didn’t reply to letter {number}, and {initials} remains {felt}.",
    "A colleague of {officer} {did} {where} and no note of {this} was made.",
)
_SLOTS = {
    "officer": "PC {initials}|the sergeant|an unknown officer|officer {number}|the custody officer"
    "|two officers|the call handler|a detective|the officer in the case",
    "did": "shouted at a neighbour|refused to take a statement|searched the car without a reason"
    "|did not return several calls|used force|left the gate open|arrived {number} minutes late"
    "|spoke rudely to a relative|lost the keys|failed to record a theft|closed the case too early"
    "|passed the address to a third party|kept the telephone for {number} weeks"
    "|made a remark about the café owner|ignored evidence from a camera|used handcuffs tightly",
    "where": "at the front desk|in the High Street|outside the address|during a stop|at home"
    "|at the hospital|in interview room {number}|near the railway bridge|on the telephone"
    "|in the cells",
    "felt": "upset|frightened|left without help|dissatisfied|injured|embarrassed|confused",
    "this": "the incident|this conduct|the delay|the search|the arrest|the missing property",
    "weekday": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "times": "twice|three times|{number} times|on several days",
    "office": "council|inspector|property store|control room|coroner|records office",
}
_COLUMNS = (
    *("Case reference", "Date received", "Case type", "Division"),
    *("Allegation", "Outcome", "Case summary"),
)
_TYPES = ("Complaint", "Complaint", "Complaint", "Conduct matter")
_DIVISIONS = ("North", "South", "East", "West", "Central")
_ALLEGATIONS = ("Incivility", "Neglect of duty", "Oppressive conduct", "Other", "Mishandling")
_OUTCOMES = ("No further action", "Management action", "Written warning", "", "Withdrawn")


def main() -> None:
    """Writes the four files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=911)
    options = parser.parse_args()
    write_register(options.out, records=options.records, seed=options.seed)


def write_register(folder: Path, *, records: int, seed: int) -> None:
    """The register and its truth: the same bytes for the same seed."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    pool = [_sentence(chance) for _ in range(_SENTENCES)]
    _check_apart(pool)
    truth: dict[str, list[str]] = {name: [] for name in TERMS}
    days: Counter[str] = Counter()
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for number in range(1, records + 1):
            ref = f"CO-{number:08d}"
            day = (_FIRST_DAY + timedelta(days=chance.randrange(_DAYS))).isoformat()
            text, planted = _narrative(pool, chance)
            for name in planted:
                truth[name].append(f"{ref} {day}")
            days[day] += 1
            writer.writerow((ref, day, *map(chance.choice, _COLUMN_VALUES), text))
    for name, asked in (("terms.txt", ASKED), ("changed.txt", CHANGED)):
        lines = (" | ".join(TERMS[term][0]) for term in asked)
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "truth.json").write_text(
        json.dumps(
            {
                "records": records,
                "period": [day.isoformat() for day in PERIOD],
                "asked": ASKED,
                "changed": CHANGED,
                "spellings": {name: spellings for name, (spellings, _) in TERMS.items()},
                "planted": truth,
                "days": dict(sorted(days.items())),
            }
        ),
        encoding="utf-8",
    )


_COLUMN_VALUES = (_TYPES, _DIVISIONS, _ALLEGATIONS, _OUTCOMES)


def _sentence(chance: random.Random) -> str:
    text = chance.choice(_PATTERNS)
    while "{" in text:
        before, _, rest = text.partition("{")
        slot, _, after = rest.partition("}")
        text = before + _filling(slot, chance) + after
    return " ".join(_perhaps_misspelt(word, chance) for word in text.split(" "))


def _filling(slot: str, chance: random.Random) -> str:
    if slot == "initials":
        return "".join(chance.choices("ABCDEGHJKMRSTW", k=2))
    if slot == "number":
        return str(chance.randrange(2, 2000))
    return chance.choice(_SLOTS[slot].split("|"))


def _perhaps_misspelt(word: str, chance: random.Random) -> str:
    """One word in a hundred gets two letters exchanged, or loses one."""
    if len(word) < 4 or not word.isalpha() or chance.random() > _MISSPELT:
        return word
    at = chance.randrange(1, len(word) - 1)
    if chance.random() < 0.5:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _check_apart(pool: list[str]) -> None:
    """No word of the pool may be a word of a term, "of" and "in" left aside."""
    allowed = {"of", "in"}
    planted = {w for spellings, _ in TERMS.values() for s in spellings for w in s.split()}
    words = {word.strip(".,").lower() for sentence in pool for word in sentence.split()}
    if found := words & (planted - allowed):
        raise AssertionError(f"the sentences hold words of terms: {found}")


def _narrative(pool: list[str], chance: random.Random) -> tuple[str, list[str]]:
    text = " ".join(chance.choices(pool, k=chance.randrange(3, 9)))
    if chance.random() < _NEAR_MISS_RATE:
        text = _insert(text, chance.choice(NEAR_MISSES), chance)
    planted = []
    draw = chance.random()
    for name, (spellings, rate) in TERMS.items():
        draw -= rate
        if draw < 0:
            text = _insert(text, _planted(spellings, chance), chance)
            planted.append(name)
            if chance.random() < 0.05:
                text, also = _second(text, name, chance)
                planted.append(also)
            break
    if chance.random() < _BREAK_RATE:
        text = text.replace(". ", ".\n", 1)
    return text, planted


def _second(text: str, name: str, chance: random.Random) -> tuple[str, str]:
    also = chance.choice([other for other in TERMS if other != name])
    return f"{text} {_planted(TERMS[also][0], chance)}", also


def _planted(spellings: tuple[str, ...], chance: random.Random) -> str:
    """A spelling in some case, with some separator between its words and something around it."""
    usual = chance.random() < _USUAL
    spelling = spellings[0] if usual else chance.choice(spellings[1:])
    spelling = chance.choice((str.lower, str.lower, str.title, str.upper))(spelling)
    before, after = chance.choice(_EDGES)
    return before + spelling.replace(" ", chance.choice(_SEPARATORS)) + after


def _insert(text: str, piece: str, chance: random.Random) -> str:
    """Puts a piece at the start or behind one of the sentences, never inside a word."""
    at = chance.choice([i for i in range(len(text)) if text.startswith(". ", i)] or [-2]) + 2
    return f"{text[:at]}{piece} {text[at:]}"


if __name__ == "__main__":
    main()
