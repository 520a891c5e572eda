"""Everything that can be wrong with what a user gave us, said so that the user can correct it.

    AnswerableError
    └── UserMistake       shown without traceback, exit code 2: what / where / what to do

`CATALOGUE` is the one list of sentences, those of registers in register_mistakes, those of the log
in log_mistakes, those of the desk in desk_mistakes; a mistake is raised by its code and the facts
that fill the sentence. Exit codes: 0 done, 1 done but findings block release, 2 wrong input.
"""

from collections.abc import Callable, Mapping
from typing import NoReturn

from answerable.model.desk_mistakes import DESK_MISTAKES
from answerable.model.log_mistakes import LOG_MISTAKES
from answerable.model.register_mistakes import REGISTER_MISTAKES
from answerable.model.sentences import Sentence

EXIT_DONE = 0
EXIT_BLOCKED = 1
EXIT_WRONG_INPUT = 2


class AnswerableError(Exception):
    """The root of every error that this project raises on purpose."""


class UserMistake(AnswerableError):
    """Something the user can correct. `where` names the place in the user's own file."""

    exit_code = EXIT_WRONG_INPUT

    def __init__(self, code: str, *, where: object, **facts: object) -> None:
        sentence = CATALOGUE[code]
        self.code = code
        self.where = str(where)
        self.facts = facts
        self.what = sentence.what.format_map(facts)
        self.todo = sentence.todo.format_map(facts)
        super().__init__(f"{self.what} ({self.where}): {self.todo}")


def refuser(code: str) -> Callable[[object, str], NoReturn]:
    """What ends with this mistake, given where it is and the reason."""

    def refuse(where: object, reason: str) -> NoReturn:
        raise UserMistake(code, where=where, reason=reason)

    return refuse


CATALOGUE: Mapping[str, Sentence] = {
    # files
    "file-missing": Sentence(
        "there is no such file",
        "check the spelling and the folder; paths are relative to where you are",
    ),
    "file-is-folder": Sentence(
        "this is a folder, not a file",
        "name the export inside it; several files can be given one after another",
    ),
    "file-is-device": Sentence(
        "this is a device, not a file",
        "name the saved export file",
    ),
    "file-unreadable": Sentence(
        "the file cannot be opened: {reason}",
        "close it in other programs and check that you may read it",
    ),
    "file-empty": Sentence(
        "the file is empty",
        "export it again and check that it opens with rows in it",
    ),
    "file-not-text": Sentence(
        "this is not a CSV file: it begins like {looks_like}",
        "export the register again as CSV or Excel; renaming a file does not change what it is",
    ),
    "name-not-utf-8": Sentence(
        "the name of a file or folder, or something else that was typed, is not in UTF-8",
        "give the file or folder another name (mv, or a file manager), and type that",
    ),
    "file-not-workbook": Sentence(
        "the workbook cannot be read: {reason}",
        "open it in your spreadsheet program and save it again as .xlsx without a password",
    ),
    "disc-full": Sentence(
        "the output could not be written: {reason}",
        "free some space or choose another folder with --out; nothing half-written was left",
    ),
    "file-exists": Sentence(
        "there is such a file already",
        "give {option} another name, or put the file elsewhere; nothing in it was touched",
    ),
    "out-not-ours": Sentence(
        "the output folder already holds files that answerable did not write",
        "choose an empty or new folder with --out; nothing in it was touched",
    ),
    "out-busy": Sentence(
        "another run is writing to this folder",
        "wait until it has finished, then try again",
    ),
    **REGISTER_MISTAKES,
    # terms, decisions, requests
    "term-syntax": Sentence(
        "“{term}” is not a term: {reason}",
        "write {example}",
    ),
    "terms-missing": Sentence(
        "there are no terms in the list",
        "write one term on each line; lines that begin with # are comments",
    ),
    "decision-wrong": Sentence(
        "{reason}",
        "each row needs: ref, relevant (yes, no or unsure), by, on (a date), note",
    ),
    "variant-wrong": Sentence(
        "{reason}",
        "each row needs: term, variant, accepted (yes or no), by, on (a date), note",
    ),
    # reviews
    "review-exists": Sentence(
        "this folder is not empty",
        "choose a new folder for the review; nothing in this one was touched",
    ),
    "review-missing": Sentence(
        "there is no review in this folder",
        "begin one with `answerable review start`, or name the folder it is in",
    ),
    "review-definition-changed": Sentence(
        "the definition was changed after the review had begun, so its decisions now answer a"
        " different question",
        "put back what `answerable review start` wrote, or begin another review",
    ),
    "review-register-changed": Sentence(
        "this is not the register that the review was begun on: its content has a different hash",
        "give the export it was begun on with --register, or begin another review on the new one",
    ),
    "review-damaged": Sentence(
        "the journal of the review was changed by something else: {reason}",
        "restore it from a copy; no entry was used or written",
    ),
    "review-busy": Sentence(
        "somebody else is writing to this review",
        "try again in a moment",
    ),
    "review-empty": Sentence(
        "no record in the scope has any text",
        "widen --from, --to or --where",
    ),
    "review-not-now": Sentence(
        "{action} is not possible while the stage is: {stage}",
        "{todo}",
    ),
    "review-declared-once": Sentence(
        "the sample was declared as the only one",
        "ask for its certificate; further samples must be announced before the first is shown,"
        " with `answerable review declare --repeats`",
    ),
    "review-size-wrong": Sentence(
        "a sample of {size:,} cannot be drawn; {what} unread: {unread:,}",
        "declare a size from 1 to {unread:,}",
    ),
    "review-no-record": Sentence(
        "there is no such record in the scope of the review “{topic}”",
        "copy the reference from `answerable review next`",
    ),
    "review-decided": Sentence(
        "this record has already been decided: {verdict}, by {by}",
        "take it back first if it is wrong: `answerable review decide --undo`",
    ),
    "review-nothing-to-undo": Sentence(
        "there is no decision to take back",
        "name the record whose decision is wrong",
    ),
    "review-not-drawn": Sentence(
        "this record was not drawn for second reading",
        "decide those that `answerable review second` shows",
    ),
    "review-same-reader": Sentence(
        "this reader decided some of these records the first time",
        "ask somebody else to read them",
    ),
    "review-nothing-to-read-twice": Sentence(
        "no record has been decided yes or no by somebody else",
        "read first; a second reader decides some of the same records again",
    ),
    "review-read-mostly-once": Sentence(
        "this reader decided most of the records, and too few are left for a second opinion",
        "let somebody read them again who decided fewer of them",
    ),
    "review-too-early": Sentence(
        "too few random records have been decided: {read:,}; needed: {needed:,}",
        "declare a sample of at least {needed:,} (or --anytime) and read that many",
    ),
    "review-and-decisions": Sentence(
        "the topic names both a review and a file of decisions",
        "keep one of them: the review's decisions can be written with `answerable review export`",
    ),
    "review-other-register": Sentence(
        "the review was made on a different register from the one this answer is counted from",
        "answer from the register of the review, or review this one",
    ),
    "labels-wrong": Sentence(
        "{reason}",
        "labels are a table with the columns ref and relevant; relevant is 1 or 0",
    ),
    "timings-wrong": Sentence(
        "{reason}",
        "each row needs: ref, seconds (or minutes); activity, question, relevant, by and on are"
        " optional (see docs/how-to/estimate-the-cost.md)",
    ),
    "record-above-most": Sentence(
        "the record “{ref}” took longer than the most declared for one record: minutes {minutes},"
        " the most {most}",
        "check the time; if it is right, declare a larger most with --most-seconds, then draw and"
        " time a new sample: a most chosen after seeing this one proves nothing",
    ),
    "sample-not-drawn": Sentence(
        "seed {seed} does not draw this sample from the records in scope ({records:,}): {reason}",
        "time the records that `answerable estimate --draw` named, with the same selection; leave"
        " --seed out if the sample was drawn in another way",
    ),
    "sample-too-large": Sentence(
        "{size:,} records cannot be drawn from {records:,}",
        "draw fewer, or time them all",
    ),
    "nothing-in-scope": Sentence(
        "no records match the dates and conditions you gave",
        "check the dates and values; without a record in scope there is nothing to estimate",
    ),
    "requests-wrong": Sentence(
        "{reason}",
        "each row needs: ref, received (a date), requester, subject; group (people who act"
        " together) and hours are optional",
    ),
    "no-adding-up": Sentence(
        "the {law} have no rule for adding up requests within a number of working days",
        "leave --requests out",
    ),
    "request-wrong": Sentence(
        "{reason}",
        "{todo}",
    ),
    "request-without-questions": Sentence(
        "the request has no question",
        "add at least one [[question]] with a number and a text",
    ),
    "outcome-unranked": Sentence(
        "these outcomes appear beside others in one {unit}, and the order of severity does not say"
        " where they belong: {values}",
        'add them to the order in the request: [outcomes] then order = ["most severe", …]',
    ),
    "column-not-held": Sentence(
        "the register has no column “{column}”",
        "use one of: {columns}",
    ),
    "unit-not-held": Sentence(
        "the register has no column that tells of {units}: it does not hold how many there are,"
        " which is another answer than none",
        "give an export with a column {fields}; or say which of its columns is one: {columns}; or"
        " count another unit, and say in the answer that this one is not held",
    ),
    "column-not-coded": Sentence(
        "the column “{column}” holds text to be read, not codes (different values: {values})",
        "name a column of codes or dates with --by; what is recorded only in text has to be read",
    ),
    "column-not-a-date": Sentence(
        "the column “{column}” holds no dates by which records could be chosen",
        "the register's dates are: {columns}; a mapping file can say that a column is one of them",
    ),
    "column-not-one": Sentence(
        "“{column}” is the header of several columns",
        "say which is meant: {columns}",
    ),
    "column-twice": Sentence(
        "“{column}” names a column that another condition already names",
        'give all the values in one list: column = ["one", "another"]',
    ),
    "term-without-topic": Sentence(
        "a table by search term is asked for where no terms are searched",
        "take “term” out of by, or add a [topic] and leave on_topic = false out",
    ),
    "no-cases": Sentence(
        "no row of the register could be taken in; set aside: {rows}",
        "see why with `answerable import`, and correct the export or the mapping",
    ),
    "no-narrative": Sentence(
        "the register holds no text to be searched: {fields}",
        "export the summaries too, or map the column that holds them to case_summary or"
        " allegation_summary (see docs/how-to/map-columns.md)",
    ),
    "side-register-wrong": Sentence(
        "{reason}",
        "{todo}",
    ),
    # tables of counts
    "counts-wrong": Sentence(
        "this is not a table of counts: {reason}",
        "give one table of whole numbers: lines down and columns across, or one cell a line with"
        " its labels and the count last",
    ),
    "counts-differ": Sentence(
        "the table prints {printed} for {line}, and its parts add up to {parts}",
        "where one record can stand in several lines, as under any of its terms, the table cannot"
        " be protected alone: say the presentation in its request and answer that; else count it"
        " again, or take the total out and let it be reckoned",
    ),
    "counts-unreadable": Sentence(
        "the table as it would be published cannot be read back: {reason}",
        "rename lines that could be taken for a total or for a number, and try again",
    ),
    "ledger-changed": Sentence(
        "the ledger was changed after it was written: this line does not follow from the one"
        " before it",
        "restore the last good copy; nothing is checked or published against a changed ledger",
    ),
    "claims-wrong": Sentence(
        "these figures of earlier answers cannot be entered: {reason}",
        "give an answer.json, or a CSV with the columns of docs/how-to/protect-small-counts.md",
    ),
    "ledger-about-missing": Sentence(
        "the ledger needs to know what the table counts: {option} is missing",
        "give --reference, --population, --from and --to as the answer does",
    ),
    "reckoning-too-long": Sentence(
        "what a reader could work out of the counts was not settled within the limits, so nothing"
        " is printed",
        "take a column with fewer values, a shorter period or fewer tables at once; if the machine"
        " was busy, try again when it has less to do",
    ),
    "presentation-not-allowed": Sentence(
        "the policy does not allow this presentation",
        "use one of: {allowed}",
    ),
    # letters of request
    "letter-type-unknown": Sentence(
        "files ending in “{ending}” are not read as letters",
        "give one of {known}, or save the letter's text as .txt",
    ),
    "letter-too-big": Sentence(
        "the letter is larger than {limit:,} bytes or characters",
        "save the part with the questions as a separate text file",
    ),
    "letter-unreadable": Sentence(
        "the letter cannot be read: {reason}",
        "open it in the program it came from and save it again, or copy its text into a .txt file",
    ),
    "pdf-locked": Sentence(
        "the PDF is locked by a password",
        "open it with the password and save it without, or copy its text into a .txt file",
    ),
    "pdf-no-text": Sentence(
        "the PDF holds pictures of pages and no text",
        "let a scanner's text recognition (OCR) read it and save it again, or type the text into a"
        " .txt file",
    ),
    "pdf-too-long": Sentence(
        "the PDF is too long to be read: more than {pages} pages, or more than a minute's work",
        "save the pages with the questions and answers as a separate PDF",
    ),
    # published pages
    "block-suppressed": Sentence(
        "the check “{check}” blocks the release of this answer and cannot be suppressed",
        "correct what it found, and remove the entry",
    ),
    # narratives
    "redaction-wrong": Sentence(
        "{reason}",
        "correct that line in the file of rulings, or write the file again with --out and rule"
        " there",
    ),
    # dates
    "date-wrong": Sentence(
        "“{text}” is not a date",
        "write a day from 1900 to 2999 as 2024-03-01, or 2024-03-01T23:30+00:00 where the time of"
        " day matters",
    ),
    "dates-out-of-order": Sentence(
        "{day} is before {earlier}, the day it must follow",
        "check both dates",
    ),
    "fee-unpaid": Sentence(
        "a fees notice was given but no payment: the clock is stopped",
        "add --fee-paid with the day of the payment",
    ),
    "fee-unasked": Sentence(
        "a fee was paid, but no fees notice is given",
        "enter the date of the fees notice with --fee-notice, so that the days since then are not"
        " counted",
    ),
    "fee-too-late": Sentence(
        "a fee has to be paid within three months of its notice, by {last}: on {day} the duty to"
        " answer had already ended (section 9)",
        "treat the request as lapsed; if the requester asks again, the time runs from the day the"
        " new request arrives",
    ),
    "fee-notice-late": Sentence(
        "a fees notice had to be given by {last}, the last day to answer: one given on {day} gives"
        " no more time (sections 9(1) and 10(2))",
        "answer without the fee, as soon as you can; if the notice was given in time, enter the"
        " day on which it was given",
    ),
    "receipt-missing": Sentence(
        "this is about the time to answer, but no day of receipt is given",
        "give the day of receipt as DATE, and the day of the answer or review with its option",
    ),
    "no-extension": Sentence(
        "the {law} does not allow an extension for the public interest",
        "leave the extension out",
    ),
    "law-without-refusals": Sentence(
        "nothing can be refused here under the {law}: the exemptions and notices that are known"
        " are those of the Act of 2000",
        "leave the refusal out, and write its notice yourself, in a letter of your own",
    ),
    "calendar-ends": Sentence(
        "the table of bank holidays covers {first} to {last} only",
        "install a newer version; a guessed holiday would be a wrong deadline",
    ),
    "platform-wrong": Sentence(
        "this line does not describe a platform: {reason}",
        "write its name, a colon, and what else it is called: `facebook: fb, face book`",
    ),
    # optional parts
    "semantic-missing": Sentence(
        "comparing by meaning needs the optional part [semantic], which is not here: {reason}",
        "run `pip install 'answerable[semantic]'` where answerable is installed, or leave this out",
    ),
    # answers
    "answer-wrong": Sentence(
        "this is not an answer that answerable wrote: {reason}",
        "give the answer.json from the folder that `answerable answer` made",
    ),
    "answer-blocked": Sentence(
        "findings that block the release of this answer: {count}",
        "correct what is told above and answer again; `answerable check` with the same --log and"
        " --ledger tells it again",
    ),
    "logo-wrong": Sentence(
        "the logo cannot be used: {reason}",
        "save it as a PNG or JPEG of at most 20 million pixels and name that file",
    ),
    "answer-address-taken": Sentence(
        "it has the same address in the log ({address}) as {other}",
        "publish only one of them, or correct one of the two references and answer again",
    ),
    "reference-wrong": Sentence(
        "“{text}” cannot be an answer's address: {reason}",
        "write number and year, such as 911_16, 1406A/21 or RX/118/24",
    ),
    "return-wrong": Sentence(
        "{reason}",
        "a return is made from a table with a row for each request: reference, received, answered,"
        " outcome and the columns of docs/reference/returns.md",
    ),
    "return-period-wrong": Sentence(
        "“{text}” is not a quarter or a year",
        "write 2025 or 2024/25 for a year, 2025-Q1 or 2024/25-Q1 for one quarter of it",
    ),
    "return-table-wrong": Sentence(
        "no line of this table was recognised: {reason}",
        "give a table with the names of its lines in the first column and a column for each period",
    ),
    "old-log-wrong": Sentence(
        "this is not a log that can be brought along: {reason}",
        "give the XML file that WordPress exports (Tools, Export), or the folder of saved pages",
    ),
    "authority-missing": Sentence(
        "the export does not say whose log it is",
        "name the authority with --authority",
    ),
    "references-wrong": Sentence(
        "{reason}",
        "references given by hand are a table with the columns page (its file, its entry or its"
        " address) and reference",
    ),
    "not-for-release": Sentence(
        "the public copy would carry {what}",
        "take it out of the list or the wording, and answer again",
    ),
    "seal-wrong": Sentence(
        "this is not a seal",
        "give the 64 digits noted at approval, or the seal.json written beside the answer",
    ),
    "seal-differs": Sentence(
        "it is not what was approved: {what} differs",
        "approve it as it is now, or answer again and publish what was approved",
    ),
    "letter-template-wrong": Sentence(
        "the letter template cannot be used: {reason}",
        "compare its placeholders with docs/reference/letter.md",
    ),
    "file-refused": Sentence(
        "a file that would leave carries {carries} [{finding}]",
        "nothing was written; see docs/reference/file-checks.md, and correct the template or the"
        " text that it comes from",
    ),
    "folder-empty": Sentence(
        "there is no file in this folder",
        "name a file, or a folder with files in it",
    ),
    **LOG_MISTAKES,
    **DESK_MISTAKES,
}
