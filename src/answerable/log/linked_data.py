"""Says what an answer and a log are in the words that search engines and catalogues read.

schema.org Dataset (JSON-LD) stands in the page of an answer, a DCAT 3 catalogue (W3C) beside the
lists. Nothing in them is not on the page too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten
from typing import Any

from answerable.log.series_view import headline_words
from answerable.model.log_entries import Summary
from answerable.model.log_settings import LogSettings
from answerable.steps.entries.group_answers import slug, year_of
from answerable.steps.entries.lay_out import headlines, sheets
from answerable.steps.entries.publish import PublicEntry

Json = dict[str, Any]

_DCAT_CONTEXT: Mapping[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"


def dataset_json(entry: PublicEntry, *, settings: LogSettings) -> str:
    """A schema.org Dataset as it stands inside a page: no sign in it can end the data block."""
    text = json.dumps(_dataset(entry, settings), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _dataset(entry: PublicEntry, settings: LogSettings) -> Json:
    address = settings.address + entry["path"] if settings.address else ""
    publisher = {"@type": "GovernmentOrganization", "name": entry["authority"]}
    data: Json = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": entry["title"],
        "identifier": entry["reference"],
        "description": _description(entry),
        "inLanguage": "en-GB",
        "license": entry["licence"]["url"],
        "creator": publisher,
        "datePublished": entry["answered"],
        "temporalCoverage": _coverage(entry),
        "keywords": entry.get("topic"),
        "distribution": list(_downloads(entry, address)),
    }
    return {key: value for key, value in data.items() if value}


def _description(entry: PublicEntry) -> str:
    """What was asked and, in figures, answered: 50 to 5,000 signs (guidance of Dataset Search)."""
    asked = " ".join(question["text"] for question in entry["questions"])
    given = "; ".join(
        f"{one.amount} {one.label}"
        for question in entry["questions"]
        for one in headlines(question)
    )
    return shorten(f"{entry['title']}. {asked} {given}", 1000, placeholder=" …")


def _coverage(entry: PublicEntry) -> str:
    """From the first to the last day of all figures, as ISO 8601 writes it."""
    periods = [
        figure["period"]
        for question in entry["questions"]
        for figure in question["figures"]
        if figure["period"]
    ]
    if not periods:
        return ""
    start, end = min(one["from"] for one in periods), max(one["to"] for one in periods)
    return f"{start}/{end}"


def _downloads(entry: PublicEntry, address: str) -> Iterator[Json]:
    for question in entry["questions"]:
        for sheet in sheets(question):
            yield _download(sheet.title, address + sheet.file, "text/csv")
    yield _download("The whole answer", f"{address}answer.json", "application/json")


def _download(name: str, address: str, media: str) -> Json:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": address,
        "encodingFormat": media,
    }


def catalogue_json(summaries: Iterable[Summary], *, settings: LogSettings, name: str) -> bytes:
    """The DCAT catalogue of the log: one catalogue inside it for each year, a series each topic."""
    answers = list(summaries)
    years = sorted({year_of(one) for one in answers})
    topics = {slug(one.topic): one.topic for one in answers if one.topic}
    data = {
        **_catalogue_head(settings, name, "", settings.title),
        "dcat:catalog": [{"@id": f"{settings.address}{year}/catalog.jsonld"} for year in years],
        "dcat:dataset": [
            {"@id": _series_id(settings, key), "@type": "dcat:DatasetSeries", "dct:title": topic}
            for key, topic in sorted(topics.items())
        ],
    }
    return _bytes(data)


def year_catalogue_json(
    year: str, summaries: Sequence[Summary], *, settings: LogSettings, name: str
) -> bytes:
    """The DCAT catalogue of one year: every answer as a dataset with its distributions."""
    head = _catalogue_head(settings, name, f"{year}/", f"{settings.title} {year}")
    root = settings.address or "../"
    return _bytes({**head, "dcat:dataset": [_dcat_dataset(o, settings, root) for o in summaries]})


def _catalogue_head(settings: LogSettings, name: str, folder: str, title: str) -> Json:
    return {
        "@context": _DCAT_CONTEXT,
        "@id": f"{settings.address}{folder}catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": title,
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": name},
        "dct:license": {"@id": settings.licence["url"]},
        "dct:language": "en-GB",
    }


def _series_id(settings: LogSettings, key: str, root: str = "") -> str:
    return f"{settings.address or root}topics/{key}/"


def _dcat_dataset(one: Summary, settings: LogSettings, root: str) -> Json:
    address = f"{root}{one.path}"
    data: Json = {
        "@id": address,
        "@type": "dcat:Dataset",
        "dct:identifier": one.reference,
        "dct:title": one.title,
        "dct:description": headline_words(one) or one.title,
        "dct:issued": _day(one.published or one.answered),
        "dct:modified": _day(one.updated or one.answered),
        "dcat:keyword": one.topic,
        "dcat:inSeries": {"@id": _series_id(settings, slug(one.topic), root)}
        if one.topic
        else None,
        "dcat:landingPage": {"@id": address},
        "dct:license": {"@id": settings.licence["url"]},
        "dcat:distribution": [_distribution(f"{address}answer.json", "application/json")],
    }
    return {key: value for key, value in data.items() if value}


def _day(iso: str) -> Json | None:
    return {"@value": iso, "@type": "xsd:date"} if iso else None


def _distribution(address: str, media: str) -> Json:
    return {
        "@type": "dcat:Distribution",
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": _MEDIA + media},
    }


def _bytes(data: Json) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
