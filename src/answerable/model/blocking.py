"""What keeps an answer from being published, whoever asks: rules, and what enforces each.

A rule is a set of check codes that block, of file codes the gate refuses by, and of mistakes that
stop a command before anything is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blocking:
    """One rule: what may not happen, which codes stand for it, and where they are looked for."""

    name: str
    what: str
    checks: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    files: str = ""
    where: str = ""


BLOCKING: Mapping[str, Blocking] = {
    rule.name: rule
    for rule in (
        Blocking(
            "B1", "a count that is kept back can be worked out, from this answer or with others",
            checks=("withheld-exposed", "table-unprotected", "withheld-by-difference",
                    "small-count-by-difference"),
            mistakes=("counts-unreadable",),
            where="answer, check, publish: the tables are written, read back and audited; protect",
        ),
        Blocking(
            "B2", "printed parts do not make their printed total within the method stated",
            checks=("print-total-differs", "print-contradicts", "print-unreadable",
                    "total-differs", "cell-differs"),
            where="answer, check, publish",
        ),
        Blocking(
            "B3", "a file carries what it does not show",
            mistakes=("file-refused",), files="X, D, P, I and T codes",
            where="answer and publish: the gate looks through every file before it is in its place",
        ),
        Blocking(
            "B4", "what was removed from a narrative stands in a public byte",
            checks=("removed-printed", "redaction-open", "not-for-release", "search-stale"),
            mistakes=("log-unsound", "not-for-release"),
            where="answer, with the register; check and publish, that the words are still the same",
        ),
        Blocking(
            "B5", "whoever approves is the author",
            checks=("second-person-missing", "agreement-misdated"), where="answer, check, publish",
        ),
        Blocking(
            "B6", "a small count or a line about one person is printed without the worksheet",
            checks=("small-count-without-reason", "person-without-reason", "worksheet-incomplete"),
            where="answer, check, publish; protect",
        ),
        Blocking(
            "B7", "words come from a narrative whose spans nobody has ruled on",
            checks=("narrative-unredacted", "redaction-open", "wording-copied",
                    "record-without-case"),
            where="answer, with the register; kept by check and publish",
        ),
        Blocking(
            "B8", "a name, number, plate or address of a record behind the answer, or of one linked"
            " to it, stands in its words; or of whoever asked, or anybody's by its shape",
            checks=("register-literal-printed", "search-stale", "record-without-case",
                    "requester-printed", "identifier-printed"),
            mistakes=("reason-tells-of-somebody",),
            where="answer, with the register; the desk, with who asked; check and publish, that the"
            " words are still the same; withdraw and the desk, of the reason",
        ),
        Blocking(
            "B9", "what is published is not, byte for byte, what was approved",
            mistakes=("seal-differs", "seal-wrong", "log-unsound"),
            where="publish: the seal of the answer, --approved, and the files as they were written",
        ),
        Blocking(
            "B10", "a chain of seals is broken",
            mistakes=("ledger-changed",),
            where="whatever reads the ledger: protect, answer, check, publish",
        ),
        Blocking(
            "B11", "a file of a kind that is not released",
            checks=("attachment-kind",), mistakes=("file-refused",), files="I02",
            where="answer, check, publish; the gate",
        ),
        Blocking(
            "B12", "a check could not be made, or took too long",
            checks=("check-failed",), mistakes=("file-refused",), files="X19, X20",
            where="answer, check, publish; the gate refuses what it cannot finish",
        ),
    )
}  # fmt: skip
"""The rules by their name; docs/reference/blocking-rules.md is written from this."""
