"""What the words of a request file and of the command line are at the desk.

The steps say what to do in a file or with an option; whoever sits at a screen has neither.
"""

import re
from collections.abc import Mapping, Sequence

from answerable.files.plans import PLACE
from answerable.model.checks import CHECKS
from answerable.model.errors import CATALOGUE

_ANEW = "work the answer out again"

_TODO: Mapping[str, str] = {
    "second-person-missing": "an approver, or another officer who wrote none of it, agrees under"
    " “Small counts”; they find it under “Answers”",
    "agreement-misdated": "enter a day on which it leaves not before the day of the"
    " agreement, or have the reason given and agreed to anew under “Small counts”",
    "notice-incomplete": "write it under the section, on the page of the question; where a review"
    " is asked for, an administrator enters under “Settings”",
    "wording-missing": "open the record under “Records decided” of its review, take the decision"
    " back, and decide again with the wording for publication",
    "hits-unread": "choose a review of the records under “Sources”",
    "records-lost": "correct the export and take it in again under “Register”, or acknowledge why"
    " the"
    " answer goes out without them",
    "rows-set-aside": "upload the export once more under “Register” to see each of them and why; it"
    " need not be stored again",
    "table-unprotected": "choose another presentation of the count, or print it exactly and record"
    " why under “Small counts”",
    "narrative-unredacted": "take the narrative out of the list, and list what may be published",
    "redaction-open": "take the narrative out of the list, and list what may be published",
    "requester-printed": "take it out: who asked is known to those alone who write to them",
    "list-differs": _ANEW,
    "acknowledgement-unused": f"{_ANEW}: its reason falls away",
    "search-stale": _ANEW,
    "print-contradicts": f"{_ANEW}; report it if it is told again",
    "print-total-differs": f"{_ANEW}; report it if it is told again",
    "print-unreadable": f"{_ANEW}; report it if it is told again",
}
"""What to do at the desk about what a check found, by its code."""

_MEND: Mapping[str, str] = {
    "term-without-topic": "choose a topic under “Sources” and tick “Only records on the topic” of"
    " the count, or take the table by search term out of it",
    "outcome-unranked": "an administrator gives them their place under “Settings”, in the order"
    " of outcomes; or take the table by outcome out of the count, or list each record with its"
    " outcome",
    "request-without-questions": "add a question on the page of the request’s questions",
    "column-twice": "put all the values into one condition",
    "no-cases": "see below why each row was set aside; correct the export and upload it again, or"
    " say below what differs and read it again",
    "header-row-wrong": "name another row, or choose below which column is the case reference",
    "no-narrative": "export the summaries too, or say which column holds them when the export is"
    " taken in under “Register”",
    "snapshot-changed": "take the export in again under “Register”",
    "disc-full": "have some space freed on the server, and try again; nothing half-written was"
    " left",
    "letter-template-wrong": "compare its placeholders with those of our own template",
    "log-damaged": "whoever keeps the server puts it back from a copy, or has the log written"
    " afresh from the answers in it",
    "log-unsound": "nothing was published and the log is as it was; report this",
    "search-unmade": "the log is published, its search page leads to the plain lists; whoever keeps"
    " the server makes the index again",
    "log-missing": "whoever keeps the server puts it back from a copy",
    "answer-wrong": f"{_ANEW}; report it if it is told again",
    "not-in-log": "name one by its reference (911/16)",
}
"""What to do at the desk about a mistake, by its code."""

_REVIEWS: Mapping[str, str] = {
    "put back what `answerable review start` wrote, or begin": "begin",
    "give the export it was begun on with --register": "choose the register it was begun on",
    "widen --from, --to or --where": "widen the period or the case types",
    " is shown, with `answerable review declare --repeats`": " is shown",
    "copy the reference from `answerable review next`": "go on with the record that is shown next",
    "if it is wrong: `answerable review decide --undo`": "if it is wrong, under “Records decided”",
    "decide those that `answerable review second` shows": "decide those that are shown",
    " (or --anytime)": "",
}
"""What mistakes in reviewing say to do, in the words of its pages."""

_WRITTEN: Mapping[str, str] = {
    **_REVIEWS,
    **{CHECKS[code].todo: todo for code, todo in _TODO.items()},
    **{CATALOGUE[code].todo: todo for code, todo in _MEND.items()},
    "name a column of codes or dates with --by": "choose a column of codes or dates",
    "; a mapping file can say that a column is one of them": "; which columns are dates is said"
    " when the export is taken in under “Register”",
    "or name the right column in the request": "or choose the right column",
    "see docs/reference/file-checks.md, and correct": "correct",
    " (see docs/reference/letter.md)": "",
    ", or with --again if it may stand there again": "",
    "in [small_counts.worksheet]": "under “Small counts”",
    "in [small_counts]": "under “Small counts”",
    "[small_counts.worksheet]": "small counts, worksheet",
    "[small_counts]": "small counts",
    "add [[question.exemption]] with its section": "choose “Refuse something under a section of the"
    " Act” on the page of the question",
    "write outcome as one of:": "choose as the outcome one of:",
    "or write outcome = “partly refused”": "or choose the outcome “partly refused”",
    "look it up in docs/reference/exemptions.md": "choose the section from the list",
    ' (presentation = "exact")': "",
    " (--presentation rounded)": "",
}
"""What else is written for a file, the longest words first."""

_IN_A_MAPPING = " (in a mapping: "
"""Before the line that a mapping needs: it ends a remark, and the desk has boxes for it."""

_PARTS: Mapping[str, str] = {
    "count": "count",
    "register": "small table",
    "exemption": "ground of refusal",
}


def in_own_words(words: str) -> str:
    """What a check or a mistake says, or where, as somebody at the desk can follow it."""
    for written, shown in _WRITTEN.items():
        words = words.replace(written, shown)
    return words.partition(_IN_A_MAPPING)[0]


def place_in_plan(where: str, numbers: Sequence[str]) -> str:
    """A place in a plan as pages name it: the answer, question 2, count 1.

    `numbers` are those of the questions in the order of the plan.
    """

    def named(found: re.Match[str]) -> str:
        part, place = found["part"], int(found["number"])
        if part == "question" and place <= len(numbers):
            return f"question {numbers[place - 1]}"
        return f"{_PARTS.get(part, part)} {place}"

    said = re.sub(r"\[\[(?P<part>\w+)\]\] number (?P<number>\d+)", named, where)
    said = re.sub(r"\[{1,2}(\w+)\]{1,2}", lambda found: found[1].replace("_", " "), said)
    return said.replace(f"{PLACE}, question ", "question ").replace(PLACE, "the answer")
