"""The clause library: caveats in fixed words, each printed when its rule says so.

The rules stand in `steps.draft`; the words here are what an organisation edits.
"""

from collections.abc import Mapping

CLAUSES: Mapping[str, str] = {
    "words-only": (
        "The records have no category for this topic. They were found by the words written in"
        " their summaries, so a record that describes the matter in other words, or spells a word"
        " differently, is not counted. How many such records there are has not been measured."
    ),
    "terms-not-exhaustive": (
        "The words searched are listed with what each of them found. They do not name every site,"
        " app or expression that could concern the topic."
    ),
    "hits-unread": (
        "The records counted are those in which a term occurs. Nobody has read them to see whether"
        " each really concerns the topic: some will not."
    ),
    "hits-confirmed": (
        "Only records that a reader confirmed are counted. Records in which a term occurs for"
        " another reason were read and left out."
    ),
    "hits-undecided": (
        "Some records in which a term occurs have not been decided yet. They are shown apart and"
        " are in no other figure."
    ),
    "units-differ": (
        "Figures in different units (cases, officer–case pairs, allegations, outcomes, rows) count"
        " different things and must not be added or compared with each other."
    ),
    "populations-differ": (
        "The questions are answered for different populations, each named beside its figures: a"
        " matter counted under one question need not appear under another."
    ),
    "people-repeated": (
        "A person who is the subject of several allegations or cases is counted once for each."
    ),
    "still-open": (
        "Cases shown as on-going had no outcome on the day of the export; their outcome will"
        " change these figures."
    ),
    "dates-missing": (
        "Some records carry no date of the kind that decides the period. They are in no figure."
    ),
    "records-lost": ("Some rows of the export could not be read. Their records are in no figure."),
    "live-register": (
        "The figures were counted from one export of a register that goes on changing. The same"
        " count on a later day can differ."
    ),
}
"""Every clause by its code; each has a line in docs/reference/clauses.md."""
