"""Reads one page of an old log: reference, dates, sections, what it cites, the files it names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import unquote, urlsplit

from answerable.model.citations import Act
from answerable.model.exemptions import limbs_meant
from answerable.model.old_log import FileState, OldFile, OldPage, ReadPage, Remark
from answerable.model.pages import Link, Page
from answerable.model.references import Reference
from answerable.steps.checks.check_files import promised_files_are_there
from answerable.steps.old_logs.decide_addresses import OF_ANSWERS
from answerable.steps.old_logs.find_reference import find_reference, references_in
from answerable.steps.old_logs.lay_blocks import lay_blocks
from answerable.steps.pages.date_page import answered_on, received_on
from answerable.steps.pages.read_answer import read_answer
from answerable.steps.pages.read_grounds import citations_of, grounds_of

FILE_ENDING = re.compile(
    r"\.(?:pdf|xlsx?|xlsm|csv|docx?|rtf|txt|zip|ods|odt|pptx?|png|jpe?g|tiff?|msg)\Z", re.IGNORECASE
)
"""How the names of files end that can be attachments."""

_BANNER = re.compile(r"\b(?:covid(?:-?19)?|coronavirus|pandemic)\b", re.IGNORECASE)
_QUERY = re.compile(r"\?p=[0-9]{1,9}")
_ADDRESS = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._~()-]{0,99}/){1,5}")
_LONGEST_ADDRESS = 200
_OF_STATE = {
    FileState.ABSENT: "attachment-absent",
    FileState.UNCLEAR: "attachment-unclear",
    FileState.REFUSED: "attachment-refused",
}
_DEAR = re.compile(r"\bDear (?:[A-Z]|applicant)|\b[Oo]ur ref(?:erence)?\b")
_YOU_ASKED = re.compile(
    r"\b(?:you (?:have )?asked|you requested|your (?:\w+ ){0,3}request|freedom of information)\b",
    re.IGNORECASE,
)
_BANNER_SINCE = 2020
_LISTED = 3
_QUOTE = 200


def read_old_page(
    old: OldPage, files: Mapping[str, OldFile], *, settled: Reference | None = None
) -> ReadPage:
    """The page with everything read from it.

    `files` are those that the export brings, by `file_key`; `settled` is the reference that
    somebody gave by hand.
    """
    page = read_answer(old.page)
    blocks, left_out = lay_blocks(old.page)
    lines = [block.words for block in blocks if block.kind != "table"]
    found = find_reference(old.title, old.addresses, lines)
    named = tuple(_files(old, page, files))
    reference = settled or found.sure
    read = ReadPage(
        old=old,
        page=page,
        blocks=blocks,
        left_out=left_out,
        reference=reference,
        found=found,
        remarks=(),
        received=received_on(page),
        answered=answered_on(page),
        cited=_cited(page),
        files=named,
        links=tuple(_links(page)),
        settled=settled is not None,
    )
    return replace(read, remarks=tuple(_remarks(read)))


def keeps_address(address: str) -> bool:
    """Whether an earlier address can go on in a log: plain, short, in no answer's own place."""
    plain = bool(_QUERY.fullmatch(address) or _ADDRESS.fullmatch(address))
    return plain and len(address) <= _LONGEST_ADDRESS and not OF_ANSWERS.fullmatch(address)


def file_key(name: str) -> str:
    """A file's name as it is compared: without its ending, marks and capitals."""
    plain = unquote(name.replace("\\", "/").rpartition("/")[2])
    return re.sub(r"[^a-z0-9]", "", FILE_ENDING.sub("", plain).casefold())


def _files(old: OldPage, page: Page, files: Mapping[str, OldFile]) -> Iterator[OldFile]:
    """Every file that the page names or that hangs on it, each once."""
    targets = {link.words: urlsplit(link.target).path for link in page.links if _is_file(link)}
    names = [targets.get(name, name) for name in page.files or ()]
    names += [*targets.values(), *old.files]
    seen = set[str]()
    for name in names:
        plain = unquote(name.rpartition("/")[2]).strip()
        key = file_key(plain)
        if key and key not in seen:
            seen.add(key)
            yield files.get(key, OldFile(plain, FileState.ABSENT))


def _is_file(link: Link) -> bool:
    try:
        return bool(FILE_ENDING.search(urlsplit(link.target).path))
    except ValueError:
        return False


def _links(page: Page) -> Iterator[Link]:
    """Links to other sites; those to files and inside the old site are told in other ways."""
    for link in dict.fromkeys(page.links):
        try:
            parts = urlsplit(link.target)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and not _is_file(link):
            yield link


def _cited(page: Page) -> tuple[str, ...]:
    """The sections that are relied on; where no sentence applies one, all cited that exempt.

    The section of the Act by which somebody may complain is none of these.
    """
    grounds = [ground.citation for ground in grounds_of(page)]
    relied = [one.cited for one in grounds if one.act is Act.INFORMATION]
    every = [citation.cited for citation in citations_of(page.text)]
    named = [cited for cited in every if limbs_meant(cited)]
    return tuple(dict.fromkeys(relied or named))


def _remarks(read: ReadPage) -> Iterator[Remark]:
    if read.found.differs and not read.settled:
        yield Remark("reference-differs", read.found.differs)
    for section in ("request", "response"):
        if section not in read.sections:
            yield Remark(f"no-{section}")
    if not (read.received or read.answered or read.old.posted):
        yield Remark("undated")
    if not read.files:
        for finding in promised_files_are_there(read.page):
            yield Remark("attachment-promised", _short(finding.quote))
    yield from _file_remarks(read)
    for address in read.old.addresses:
        if not keeps_address(address):
            yield Remark("address-lost", _short(address))
    for picture in read.old.page.pictures:
        yield Remark("picture", picture.words or picture.target.rpartition("/")[2])
    yield from _banners(read)


def _file_remarks(read: ReadPage) -> Iterator[Remark]:
    for file in read.files:
        if file.state is not FileState.PASSED:
            codes = f" [{', '.join(file.codes)}]" if file.codes else ""
            yield Remark(_OF_STATE[file.state], f"{file.name}{codes}")


def _banners(read: ReadPage) -> Iterator[Remark]:
    """Words about the pandemic on an answer given before it."""
    year = read.reference.year if read.reference else 0
    for block in read.blocks:
        if 0 < year < _BANNER_SINCE and _BANNER.search(block.text):
            yield Remark("banner", _short(block.text))


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE].rpartition(' ')[0]} …"


def may_answer(read: ReadPage) -> bool:
    """Whether a page without headings of a request or response reads like an answer all the same.

    It answers a question, and has a reference, a day or a section; or is a letter about a request.
    """
    answers = any(exchange.asked and exchange.said for exchange in read.page.exchanges)
    marked = read.found.readings or read.received or read.answered or read.cited
    letter = _DEAR.search(read.page.text) and _YOU_ASKED.search(read.page.text)
    return bool((answers and marked) or letter)


def lists_answers(read: ReadPage) -> bool:
    """Whether a page prints the references of many answers and answers nothing itself."""
    if read.is_answer:
        return False
    listed = {one for block in read.blocks for one in references_in(block.words)}
    return len(listed) >= _LISTED


def since(read: ReadPage) -> date:
    """The day by which pages of one reference are put in order."""
    return read.answered or read.received or read.old.posted or date.max
