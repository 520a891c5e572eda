"""What can be wrong with an export: the part of the catalogue (model/errors) for registers."""

from collections.abc import Mapping

from answerable.model.sentences import Sentence

REGISTER_MISTAKES: Mapping[str, Sentence] = {
    "register-missing": Sentence(
        "no register was given",
        "name at least one export with --register",
    ),
    "no-header": Sentence(
        "no row looks like a header with a case reference",
        "name the header row and the columns in a mapping file (see docs/how-to/map-columns.md)",
    ),
    "references-repeat": Sentence(
        "references in this table stand in {other} too, with another {field}: {count} (the first is"
        " “{reference}”)",
        'say whether it is the same case: write in the mapping repeated_references = "same case",'
        ' or "other case" where each table numbers its cases anew: its name then stands in front of'
        " the reference, as {example}",
    ),
    "reference-format": Sentence(
        "the spreadsheet shows the case reference {digits} in a number format that is not read"
        " here: {shown}",
        "make text of the column as it is shown (in a column beside it: =TEXT(cell, format)), or"
        " save the sheet as CSV and take that in",
    ),
    "header-row-wrong": Sentence(
        "row {row} is said to be the header, but it has no case reference: {cells}",
        'name another row, or say in [columns] which of its headers is "case_ref"',
    ),
    "no-rows": Sentence(
        "there are no rows below the header",
        "export it again and check that the filter in your system is not hiding every row",
    ),
    "column-ambiguous": Sentence(
        "{columns} could each be the {field}",
        "state which one it is in a mapping file: {example}",
    ),
    "column-unknown": Sentence(
        "something is said of the column “{column}”, which is not in the file",
        "use one of: {columns}",
    ),
    "field-unknown": Sentence(
        "“{field}” is not a field of a register",
        "did you mean {suggestion}? All fields are listed in docs/reference/fields.md",
    ),
    "dates-ambiguous": Sentence(
        "the dates could be day/month or month/day: no value in the column shows which"
        " (for example “{example}”)",
        'state which in a mapping file: [dates] then "{column}" = "day first" or "month first"',
    ),
    "dates-mixed": Sentence(
        "the dates are written in two orders: “{example}” is day/month, “{other_example}” is"
        " month/day",
        "export them in one order, or state which is right in a mapping file: [dates] then"
        ' "{column}" = "day first" or "month first"; rows of the other order are set aside',
    ),
    "dates-half-read": Sentence(
        "a spreadsheet has swapped day and month in some of these dates: its date cells all have a"
        " day of 12 or less (“{other_example}”), and the dates left as text all have a day above"
        " 12 (“{example}”)",
        "export again, without opening and saving the file in between; if the dates are right as"
        ' they stand, state this in a mapping file: [dates] then "{column}" = "as written"',
    ),
    "dates-are-numbers": Sentence(
        "the column of dates holds numbers such as “{example}”",
        "format it as dates and save again; if they are a spreadsheet's day numbers, state this in"
        ' a mapping file: [dates] then "{column}" = "day numbers"',
    ),
    "column-not-dates": Sentence(
        "no value of this column is a date, for example “{example}”",
        'state what it is in a mapping file: [columns] then "{column}" = "another field", or ""'
        " to keep it under its own name",
    ),
    "date-unclear": Sentence(
        "the column “{column}” does not say which date it is",
        'state it in a mapping file: [columns] then "{column}" = "received_on" (or another date of'
        ' docs/reference/fields.md, or "" to keep it under its own name)',
    ),
    "quote-open": Sentence(
        "a quotation mark is opened here and not properly closed, which would lose rows",
        "correct the quotation marks in this row, or export as Excel instead",
    ),
    "register-twice": Sentence(
        "the same table was given twice, which would count every row twice",
        "name each export once",
    ),
    "register-changed": Sentence(
        "the register was changed while its index was being made; no index was kept",
        "wait until it is complete and make the index again",
    ),
    "workbook-too-big": Sentence(
        "the workbook was not opened: {reason}",
        "delete stray cells far from the table, or export as CSV",
    ),
    "mapping-wrong": Sentence(
        "the mapping file cannot be used: {reason}",
        "compare it with the one that --save-mapping writes",
    ),
    "snapshot-changed": Sentence(
        "the snapshot was changed after it was made: its content no longer matches its hash",
        "make it again from the export with `answerable import`",
    ),
    "snapshot-newer": Sentence(
        "this version of answerable cannot read a snapshot of version {version}",
        "use the version that made it, or make the snapshot again from the export",
    ),
    "register-kept": Sentence(
        "this register has already been taken in, as “{name}”",
        "use that one; cancel this upload",
    ),
    "upload-too-big": Sentence(
        "the files come to {size:,} MB together, and the most allowed is {most:,} MB",
        "leave out years or columns that nobody asks about, or export as CSV",
    ),
    "upload-broken-off": Sentence(
        "reading the files was interrupted: {reason}",
        "read them again, or cancel and upload them again; nothing was stored",
    ),
    "snapshot-not-alone": Sentence(
        "a snapshot is a whole register, but it was given with {others}",
        "give the snapshot alone, without a mapping, or the exports it was made from",
    ),
}
