"""Makes up the public copies of answers for a large log: varied in size, topic, tables and refusal.

Nothing here is from a real answer. The same number and seed give the same answers.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

AUTHORITY = "Middlemarch Constabulary"
_KINDS = (
    "complaints officers vehicles dogs drones tasers arrests searches burglaries thefts frauds"
    " stations interpreters overtime training uniforms radios cameras custody helplines reports"
    " volunteers cadets cyclists horses helicopters buildings leases contracts consultants"
    " payments pensions sickness absences promotions grievances tribunals claims licences"
    " firearms festivals protests collisions diversions speeding parking nuisance noise"
    " harassment stalking trafficking missing exhibits informants surveillance"
).split()
_ASPECTS = (
    "cost of|number of|outcome of|time spent on|policy on|spending on|complaints about|staff for"
).split("|")
_PLACES = (
    "Lowick Tipton Freshitt Frick Brassing Treby Plumstead Barchester Ullathorne Greshamsbury"
    " Hogglestock Puddingdale Silverbridge Casterbridge Wessex Melchester Exonbury Sandbourne"
).split()
_WORDS = (
    "the force records hold an entry for each matter and were searched by words because no"
    " category exists for it in the system used since then every record found was read by two"
    " people who decided whether it concerned the subject of the request figures count cases by"
    " the date received one case may concern several people and is counted once where several"
    " outcomes were recorded the most severe is shown information for years before is held on"
    " paper only and was not searched officers of other bodies are not counted unless recorded"
    " here costs are those invoiced in the year shown without tax and were taken from the ledger"
).split()
_OUTCOMES = ("Management action", "Resigned", "No further action", "On-going", "Dismissed")


def made_up_answers(count: int) -> Iterator[dict[str, Any]]:
    """So many public copies, spread over twenty years."""
    return map(made_up_answer, range(count))


def made_up_answer(place: int) -> dict[str, Any]:
    """The public copy at one place of them."""
    return _entry(2006 + place % 20, place // 20 + 1, random.Random(place))


def _entry(year: int, number: int, chance: random.Random) -> dict[str, Any]:
    kind, aspect = chance.choice(_KINDS), chance.choice(_ASPECTS)
    received = date(year, 1, 4) + timedelta(days=chance.randrange(330))
    answered = received + timedelta(days=chance.randrange(5, 30))
    questions = [
        _question(place, kind, aspect, year, chance) for place in range(1, chance.randint(1, 4) + 1)
    ]
    return {
        "version": 1,
        "reference": f"{number}_{year % 100:02}",
        "path": f"{year}/{number}/",
        "title": f"{aspect.capitalize()} {kind} in {chance.choice(_PLACES)}",
        "authority": AUTHORITY,
        "received": received.isoformat(),
        "answered": answered.isoformat(),
        "topic": f"{kind.capitalize()}, {aspect.removesuffix(' of').removesuffix(' on')}",
        "intro": _prose(chance, 30),
        "licence": {
            "name": "Open Government Licence v3.0",
            "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        },
        "register": {"rows": chance.randrange(10_000, 99_000), "sha256": f"{number:064x}"},
        "questions": questions,
        "method": _method(kind, chance),
        "caveats": [_prose(chance, 15) for _ in range(chance.randint(0, 3))],
        "routes": [],
        "small_counts": None,
        "checks": [],
        "attachments": [],
    }


def _question(
    place: int, kind: str, aspect: str, year: int, chance: random.Random
) -> dict[str, Any]:
    figures: list[dict[str, Any]] = []
    tables = [
        _table(place, n, kind, year, figures, chance)
        for n in range(1, chance.choice((0, 1, 1, 2, 3)) + 1)
    ]
    if not figures:
        figures.append(_figure(f"{place}.1", kind, chance.randrange(9_999), year))
    refused = chance.random() < 0.2
    return {
        "number": str(place),
        "text": f"What was the {aspect} {kind} from {year - 5} to {year - 1}? {_prose(chance, 12)}",
        "held": True,
        "outcome": "partly refused" if refused else "granted",
        "figures": figures,
        "tables": tables,
        "lists": [],
        "narrative": [_prose(chance, chance.randint(10, 60)) for _ in range(chance.randint(1, 4))],
        "exemptions": [],
        "notice": [],
    }


def _table(
    place: int, number: int, kind: str, year: int, figures: list[Any], chance: random.Random
) -> dict[str, Any]:
    by_year = chance.random() < 0.5
    labels = [str(y) for y in range(year - 5, year)] if by_year else list(_OUTCOMES)
    counts = [chance.randrange(6, 900) for _ in labels]
    rows = []
    for label, value in zip(labels, counts, strict=True):
        figures.append(_figure(f"{place}.{number}.{label}", f"{kind}: {label}", value, year))
        rows.append({"label": label, "figures": [figures[-1]["id"]], "values": [value]})
    figures.append(_figure(f"{place}.{number}.total", kind, sum(counts), year))
    total = {"label": "Total", "figures": [figures[-1]["id"]], "values": [sum(counts)]}
    return {
        "id": f"{place}-table-{number}",
        "title": f"{kind.capitalize()}, by {'year' if by_year else 'outcome'}",
        "dimension": "Year" if by_year else "Outcome",
        "columns": ["Cases"],
        "rows": rows,
        "unit": "case",
        "additive": True,
        "note": "",
        "total": total,
        "file": f"table-{place}-{number}.csv",
    }


def _figure(id: str, label: str, value: int, year: int) -> dict[str, Any]:
    return {
        "id": id,
        "label": label,
        "value": value,
        "display": f"{value:,}",
        "unit": "case",
        "period": {"from": f"{year - 5}-01-01", "to": f"{year - 1}-12-31"},
        "date_rule": "date received",
        "population": f"All {label.partition(':')[0].lower()}",
        "terms": [],
        "searched": "",
    }


def _method(kind: str, chance: random.Random) -> dict[str, Any]:
    hits = chance.randrange(20, 500)
    return {
        "fields": ["case summary"],
        "terms": [{"term": kind, "meaning": kind, "hits": hits, "unique": hits, "first": hits}],
        "variants": [],
        "searched": 20_000,
        "without_text": 0,
        "hits": hits,
        "read": hits,
        "relevant": hits // 2,
        "rejected": hits - hits // 2,
        "undecided": 0,
        "found_by_reading": 0,
        "recall": None,
        "limits": [],
    }


def _prose(chance: random.Random, length: int) -> str:
    """Sentences of common words with a name or a number now and then, so that words differ."""
    words = [chance.choice(_WORDS) for _ in range(length)]
    words.insert(chance.randrange(length), chance.choice(_PLACES))
    words.insert(chance.randrange(length), _rare(chance))
    return " ".join(words).capitalize() + "."


def _rare(chance: random.Random) -> str:
    """A word that few other answers have: names and codes make up most of a real index."""
    return "".join(chance.choice(("ba ke li mo nu ra se ti vo wy").split()) for _ in range(3))
