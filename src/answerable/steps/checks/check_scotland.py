"""Checks whether a page of a Scottish body keeps to the Act of 2002 and its own Commissioner."""

import re
from collections.abc import Callable, Iterable, Iterator

from answerable.model.answer import Finding
from answerable.model.citations import Act
from answerable.model.pages import Page
from answerable.steps.pages.read_authority import ends_of
from answerable.steps.pages.read_grounds import KEEPS, applies, cited_under, keeps_nothing
from answerable.steps.words.quote_words import sentences_of
from answerable.steps.words.write_finding import write_finding

_SIGN = re.compile(
    r"\bFOISA\b|\bFreedom of Information \(?Scotland\)?|\bScottish Information Commissioner",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\bCouncil\b[^.]{0,20}\bComhairle\b(?! Ceantair)|\bComhairle nan?\b|\bPolice Scotland\b"
    r"|\bNHS (?:Scotland|Lothian|Grampian|Tayside|Fife|Highland|Borders|Lanarkshire|Orkney|Shetland"
    r"|Ayrshire|Greater Glasgow|Forth Valley|Dumfries|Western Isles)"
    r"|\b(?:Aberdeen City|Aberdeenshire|Angus|Argyll and Bute|City of Edinburgh|Clackmannanshire"
    r"|Dumfries and Galloway|Dundee City|(?:East|North|South) (?:Ayrshire|Lanarkshire)"
    r"|East (?:Dunbartonshire|Lothian|Renfrewshire)|Falkirk|Fife|Glasgow City|Highland|Inverclyde"
    r"|Midlothian|Moray|Orkney Islands|Perth and Kinross|Renfrewshire|Scottish Borders"
    r"|Shetland Islands|Stirling|West (?:Dunbartonshire|Lothian)) Council\b"
    r"|[\w-]\.gov\.scot\b|\bGaelic (?:and|or|&) BSL (?:version|cop)"
)
"""The names of bodies of Scotland, where the page names the body that it is of."""

_NORTHERN_IRELAND = re.compile(r"\bNorthern Ireland\b|\bBelfast\b|\bBT\d{1,2} \d[A-Z]{2}\b")
_UNDER_2000 = re.compile(r"\bFreedom of Information Act,? 2000|\bFOIA 2000", re.IGNORECASE)
_UNDER_2002 = re.compile(r"\bFOISA\b|\bScotland\)? Act", re.IGNORECASE)
_OTHER_ACT = re.compile(r"\bAct (?:19|20)\d\d|\bRegulations\b", re.IGNORECASE)
_THEIRS = re.compile(r"\bScottish Information Commissioner|\bfoi\.scot\b", re.IGNORECASE)
_NOT_THEIRS = re.compile(
    r"\bInformation Commissioner(?:['’]s Office)?\b|\bICO\b|\bico\.org\.uk\b|\bWycliffe House\b"
)
_REFUSES = re.compile(
    rf"\b(?:{KEEPS}|by virtue of|engaged|rel(?:y|ies|ied|ying) (?:up)?on)\b"
    r"|\bsections?\s\d[^.;,]{0,80}\bappl(?:y|ies|ied)\b|\bappl(?:y|ied|ying) section",
    re.IGNORECASE,
)
"""Words of a refusal; an Act that applies to somebody's records refuses nothing."""


def act_is_that_of_scotland(page: Page) -> Iterator[Finding]:
    """A Scottish body refuses under a section of the Act of 2002, not of that of 2000.

    Seen: made-up pages whose letter was taken from an English template. Repair: the section of the
    Act of 2002; personal data is section 38(1)(b).
    """
    if not _is_of_scotland(page):
        return
    alone = _UNDER_2000.search(page.text) and not _UNDER_2002.search(page.text)
    for exchange in page.exchanges:
        for sentence in sentences_of(exchange):
            here = _UNDER_2000.search(sentence) and not _UNDER_2002.search(sentence)
            named = here or (alone and not _OTHER_ACT.search(sentence))
            refuses = named and applies(sentence) and _REFUSES.search(sentence)
            every = cited_under((Act.INFORMATION,), sentence) if refuses else []
            cited = [one for one in every if not keeps_nothing(one)]
            if cited:
                section = cited[0].cited
                yield write_finding(
                    "act-not-scottish", exchange.where, quote=sentence, section=section
                )
                return


def commissioner_is_that_of_scotland(page: Page) -> Iterator[Finding]:
    """A Scottish body sends its applicants to the Scottish Information Commissioner.

    Seen: as above. Repair: name the Scottish Information Commissioner, with six months for the
    application (section 47).
    """
    found = _NOT_THEIRS.search(page.text)
    if found and _is_of_scotland(page) and not _THEIRS.search(page.text):
        quote = found.group()
        yield write_finding("commissioner-not-scottish", "the answer", quote=quote)


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    act_is_that_of_scotland,
    commissioner_is_that_of_scotland,
)
"""Every rule of this module that reads a page."""


def _is_of_scotland(page: Page) -> bool:
    """Whether the page names the Act or Commissioner of Scotland, or is of a body there."""
    of_body = _BODY.search("\n".join(ends_of(page))) and not _NORTHERN_IRELAND.search(page.text)
    return bool(_SIGN.search(page.text) or of_body)
