"""The checks every answer goes through: a code, how grave, and the sentence on what to do.

A block keeps the answer from being released and cannot be accepted. A warning must be corrected or
acknowledged with a reason. A note asks for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

GRAVITY = ("block", "warn", "note")
"""How grave a finding can be, the gravest first."""

SMALL_COUNT = 5
"""Counts from 1 up to, not including, this need a recorded reason to be printed exactly."""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: what it found, with {facts}, and what to do about it."""

    code: str
    severity: str
    finding: str
    todo: str


CHECKS: Mapping[str, Check] = {
    check.code: check
    for check in (
        Check(
            "total-differs", "block",
            "the lines add up to {parts}, but the total says {total}: {words}",
            "count the table again; a table whose lines overlap must be labelled so",
        ),
        Check(
            "totals-disagree", "block",
            "two tables of the same records have different totals: {first} and {second}",
            "count both again from the same records",
        ),
        Check(
            "cell-differs", "block",
            "the table prints {printed} where its figure is {value}",
            "write the answer again from the register; figures are not typed",
        ),
        Check(
            "sentence-differs", "block",
            "the sentence “{sentence}” is not what its figure says: {right}",
            "write the answer again from the register; figures are not typed",
        ),
        Check(
            "figure-miscounted", "block",
            "the figure says {value}; records behind it: {records}",
            "write the answer again from the register; figures are not typed",
        ),
        Check(
            "figure-without-records", "block",
            "the figure {value} has no records behind it and is not a stated nil",
            "count it from a register, or say what was searched to find none",
        ),
        Check(
            "nil-of-nothing", "warn",
            "the figure {value} was found by searching nothing: there are no records in its"
            " population and period",
            "check that the conditions and the period are right and that the export holds these"
            " records; acknowledge it if there are none",
        ),
        Check(
            "value-misspelt", "warn",
            "no record has “{value}” as its {column}: did you mean “{near}”?",
            "write the value as the register does, or acknowledge why it was asked for as written",
        ),
        Check(
            "value-unmatched", "note",
            "no record has “{value}” as its {column}",
            "check whether the register writes it another way",
        ),
        Check(
            "records-undated", "note",
            "{count} with no {date} cannot be counted in any period",
            "the answer says so; fill the dates in where they are known",
        ),
        Check(
            "number-typed", "warn",
            "the words say “{number}”, but there is no figure behind it",
            "put the figure there by its placeholder, such as {1.1.1}; acknowledge it if the"
            " number is not a count",
        ),
        Check(
            "placeholder-unknown", "block",
            "{name} is not a figure of this question",
            "use the id of a figure that was counted, or take the placeholder out",
        ),
        Check(
            "question-unanswered", "block",
            "question {number} has no answer",
            "answer it, or say in a sentence that the information is not held or why it is refused",
        ),
        Check(
            "attachment-missing", "block",
            "the text says that something is attached, but no file is",
            "attach the file or take the words out",
        ),
        Check(
            "attachment-kind", "block",
            "“{name}” is of a kind that is not released",
            "attach {kinds} that was written here; other files go through as text or a table",
        ),
        Check(
            "term-misspelt", "warn",
            "the term “{term}” looks misspelt: did you mean “{suggestion}”?",
            "search for the right spelling too, or acknowledge why it was searched for as written",
        ),
        Check(
            "term-unreported", "block",
            "the term “{term}” was searched for, but the table by term does not show it",
            "print every term, those without a hit as 0",
        ),
        Check(
            "term-unsearched", "block",
            "the table by term shows “{term}”, which the method does not name",
            "name in the method every term that was searched for",
        ),
        Check(
            "period-differs", "warn",
            "the question asks for {asked}, but the figures are for {answered}",
            "count the period asked for, or acknowledge the reason for the difference",
        ),
        Check(
            "small-count-without-reason", "block",
            "{count} below five {verb} printed without a recorded reason: {examples}",
            "record why they may be printed in [small_counts], or present them otherwise",
        ),
        Check(
            "table-unprotected", "block",
            "its small counts cannot be printed as asked: {reason}",
            "choose what is offered in the request, or print it exactly and record why",
        ),
        Check(
            "withheld-exposed", "block",
            "{words} is kept back, but the tables to be published leave it only {value}",
            "print the count in another presentation, or leave out the table that gives it away",
        ),
        Check(
            "print-contradicts", "block",
            "what is printed of {words} cannot all be true",
            "answer again from the register; report this with the answer.json",
        ),
        Check(
            "print-total-differs", "block",
            "the printed numbers add up to {parts}, but the printed total is {total}",
            "answer again from the register; report this with the answer.json",
        ),
        Check(
            "not-for-release", "block",
            "its public copy cannot be made: {reason}",
            "take it out, and answer again",
        ),
        Check(
            "search-stale", "block",
            "its words have changed since they were searched for the register's names and numbers",
            "answer again from the register: what was changed by hand has not been searched",
        ),
        Check(
            "register-literal-printed", "block",
            "the register holds “{words}” about somebody in these records ({kind})",
            "reword the text without it, and answer again",
        ),
        Check(
            "requester-printed", "block",
            "the words give the {kind} of whoever asked",
            "take it out, and answer again: who asked is known to those alone who write to them",
        ),
        Check(
            "record-without-case", "block",
            "records that belong to no case of the register: {count}, the first “{first}”",
            "answer again from the register that was counted: what they hold was not searched for",
        ),
        Check(
            "narrative-unredacted", "block",
            "a narrative is listed, but no finished redaction of it is named",
            "redact it (`answerable redact`), rule on every line of redactions.csv, and name it"
            " in the list",
        ),
        Check(
            "redaction-open", "block",
            "a narrative is listed with spans that are not ruled on, or are now elsewhere: {count}",
            "rule on every span of redactions.csv, and answer again",
        ),
        Check(
            "wording-copied", "block",
            "a text is taken from the narrative word for word: “{words} …”",
            "describe it in your own words, or name the finished redaction of the narrative",
        ),
        Check(
            "removed-printed", "block",
            "“{words}” was removed from the narrative but appears in the list",
            "reword the text without it, and answer again",
        ),
        Check(
            "print-unreadable", "block",
            "the file {file} is not the table of the answer",
            "answer again from the register; report this with the answer.json",
        ),
        Check(
            "person-without-reason", "block",
            "a list describes people one by one without a recorded reason",
            "record why it may be printed in [small_counts], or leave the list out",
        ),
        Check(
            "all-of-one-kind", "warn",
            "{lines}: what is true of all is true of each",
            "leave the table out, join it with another group, or acknowledge why it may be said of"
            " each of them",
        ),
        Check(
            "worksheet-incomplete", "block",
            "small counts are printed, but the intruder worksheet leaves these unanswered:"
            " {missing}",
            "answer every question of the worksheet in [small_counts.worksheet]",
        ),
        Check(
            "second-person-missing", "block",
            "small counts are printed without the agreement of a second person",
            "name in approved_by somebody other than the person who gave the reason",
        ),
        Check(
            "agreement-misdated", "block",
            "small counts are asked for, then judged, then agreed to, then printed; their days say"
            " otherwise: asked {asked}, judged {judged}, agreed {agreed}, answered {answered}",
            "write into on, approved_on and answered the days on which it was done",
        ),
        Check(
            "notice-incomplete", "block",
            "the notice under section {cited} does not state: {missing}",
            "write it into the [[question.exemption]] of the request; the address for reviews goes"
            " in review_to",
        ),
        Check(
            "cost-within-limit", "block",
            "section {cited} begins above {limit} hours, and the estimate comes to {hours}",
            "answer the question, or correct the estimate of the request",
        ),
        Check(
            "outcome-contradicted", "block",
            "the outcome is “{outcome}”, but {words}",
            "correct the outcome, or take out what contradicts it",
        ),
        Check(
            "small-count-by-difference", "block",
            "{words}, {period}, is {value}: it follows from {answers} together, and nobody has"
            " recorded why it may be disclosed",
            "record in [small_counts] why it may, present the figures otherwise, or ask for the"
            " same period as the earlier answer",
        ),
        Check(
            "difference-weighed", "warn",
            "{words}, {period}, is {value}: it follows from {answers} together",
            "check that the worksheet's reasons hold for it too, and acknowledge it",
        ),
        Check(
            "withheld-by-difference", "block",
            "{words}, {period}, was kept back and is {value}: it follows from {answers} together",
            "leave out the figure that gives it away, or present this answer otherwise",
        ),
        Check(
            "answers-contradict", "warn",
            "{words}, {period}: {answers} cannot all be right",
            "say in the answer that the records have changed since, or count again, and"
            " acknowledge it",
        ),
        Check(
            "check-failed", "block",
            "the check “{check}” could not be carried out: {reason}",
            "what could not be checked is not released; report this with the file",
        ),
        Check(
            "list-empty", "block",
            "a list is promised, but it is empty",
            "fill it, or take it out where the count is nil",
        ),
        Check(
            "list-differs", "block",
            "the list and its count differ: lines {lines}, count {value}",
            "write the answer again from the register",
        ),
        Check(
            "list-repeats", "warn",
            "two lines of the list are the same, word for word",
            "make sure that it is not one case twice, and acknowledge it",
        ),
        Check(
            "wording-missing", "block",
            "a listed incident has no wording that may be released",
            "write what may be published in the column “wording” of the decisions",
        ),
        Check(
            "hits-undecided", "warn",
            "not yet decided, although a term occurs in them: {count}",
            "decide them, or acknowledge why the answer goes out without",
        ),
        Check(
            "hits-unread", "note",
            "nobody has read the records: the figures count records in which a term occurs",
            "bring a file of decisions to count confirmed records",
        ),
        Check(
            "records-lost", "warn",
            "could not be read and are in no figure: {count} of {all}, {share} of the export",
            "correct what set_aside.csv names in the export or the mapping and answer again, or"
            " acknowledge why the answer goes out without them",
        ),
        Check(
            "rows-set-aside", "note",
            "set aside when the export was taken in: {count}",
            "look at set_aside.csv in the evidence",
        ),
        Check(
            "recall-unmeasured", "note",
            "the number of records the search terms missed has not been measured",
            "the answer says so; a certified review measures it",
        ),
        Check(
            "acknowledgement-unused", "note",
            "an acknowledgement of {code} matches no finding",
            "take it out, or correct its code and where",
        ),
    )
}  # fmt: skip
"""Every check by its code; each has a line in docs/reference/checks.md."""
