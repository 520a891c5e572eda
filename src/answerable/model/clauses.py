"""The clause library: caveats and notices in fixed words, each printed when its rule says so.

The rules stand in `steps.answers.draft` and `steps.answers.write_notice`; the words here
are what an organisation edits.
"""

from collections.abc import Mapping

CLAUSES: Mapping[str, str] = {
    "words-only": (
        "The records have no category for this topic. They were found by searching for words in"
        " their summaries, so a record that describes the matter in other words, or spells a word"
        " differently, is not counted. How many such records there are has not been measured."
    ),
    "read-by-rank": (
        "The records have no category for this topic. They were read in order of how likely they"
        " were to concern it, and a random sample of the others was read as well. How many may"
        " have been missed is stated with the method."
    ),
    "read-whole": (
        "The records have no category for this topic. They were read in order of how likely they"
        " were to concern it, and no random sample of others was read. What may have been missed"
        " is stated with the method."
    ),
    "terms-not-exhaustive": (
        "The words searched for are listed with what each of them found. They do not cover every"
        " site, app or expression that could concern the topic."
    ),
    "terms-alone": (
        "The words searched for are listed. They do not cover every site, app or expression that"
        " could concern the topic."
    ),
    "hits-unread": (
        "The records counted are those in which a term occurs. Nobody has read them to check"
        " whether each one concerns the topic: some will not."
    ),
    "hits-confirmed": (
        "Only records that a reader confirmed are counted. Records in which a term occurs for"
        " another reason were read and left out."
    ),
    "hits-undecided": (
        "Some records in which a term occurs have not been decided yet. They are shown separately"
        " and are not included in any other figure."
    ),
    "units-differ": (
        "Figures in different units (cases, officer–case pairs, allegations, outcomes, rows) count"
        " different things and must not be added or compared with each other."
    ),
    "populations-differ": (
        "The questions are answered for different populations, each named beside its figures: a"
        " matter counted under one question need not appear under another."
    ),
    "pairs-repeated": (
        "Where officer–case pairs are counted, a person who is the subject of several cases is"
        " counted once for each of them, and once only for all that a case holds against them."
    ),
    "people-repeated": (
        "Where allegations, outcomes or rows are counted, a person is counted as often as there are"
        " allegations, outcomes or rows about them."
    ),
    "still-open": (
        "Cases shown as on-going had no outcome on the day of the export. Their outcomes, once"
        " known, will change these figures."
    ),
    "dates-missing": (
        "Some records do not have the date that decides the period they belong to. They are not"
        " included in any figure."
    ),
    "records-lost": (
        "Some rows of the export could not be read. Their records are not included in any figure."
    ),
    "live-register": (
        "The figures were counted from one export of a register that continues to change. The same"
        " count on a later day may give a different result."
    ),
}
"""Every clause by its code; each has a line in docs/reference/clauses.md."""

_ACT = "the Freedom of Information Act 2000"
_SCOTTISH_ACT = "the Freedom of Information (Scotland) Act 2002"
NOTICE: Mapping[str, str] = {
    "refused": (
        "We hold this information but are withholding it. This is our refusal notice under section"
        f" 17(1) of {_ACT}."
    ),
    "partly": (
        "We are disclosing the part of this information that is given here and withholding the"
        " rest, which is described below. This is our refusal notice under section 17(1) of"
        f" {_ACT}."
    ),
    "denied": (
        f"This is our refusal notice under section 17(1) of {_ACT}. Nothing in it should be taken"
        " to mean that the information exists or that it does not."
    ),
    "excluded": (
        "We are refusing this part of the request. This is our refusal notice under section 17(5)"
        f" of {_ACT}."
    ),
    "excluded-held": (
        "We hold information of this kind but are refusing this part of the request. This is our"
        f" refusal notice under section 17(5) of {_ACT}."
    ),
    "withholds": "We are withholding: {withheld}.",
    "refuses": "We are refusing: {withheld}.",
    "denies": "We neither confirm nor deny that we hold this: {withheld}.",
    "denies-all": "We neither confirm nor deny that we hold information of the kind asked for.",
    "under": "It is exempt from disclosure under section {cited} of the Act.",
    "under-denial": (
        "Under section {cited} of the Act we do not have to say whether such information is held."
    ),
    "under-exclusion": "We are refusing it under section {cited} of the Act.",
    "absolute": "This exemption is absolute, so there is no public interest test.",
    "qualified": (
        "This exemption is qualified. How we weighed the public interest is set out below."
    ),
    "estimate": (
        "{records} would have to be looked through, at {minutes} for each record, which is {hours}."
        " The appropriate limit is {limit} hours for {body}"
        " (SI 2004/3244, regulations 3 and 4). {measured}"
    ),
    "available": "Where you can get it: {words}.",
    "intended": "When it will be published, and since when this has been intended: {words}.",
    "principle": "The condition that is met: {words}.",
    "opinion": "The reasonable opinion of the qualified person: {words}.",
    "confidence": "The duty of confidence: {words}.",
    "bar": "What prohibits disclosure: {words}.",
    "advice": "What we could do within the limit (section 16): {words}.",
    "earlier": "The earlier request: {words}.",
    "review": (
        "You can ask us for an internal review of how we dealt with your request. Write within 40"
        " working days of this response to {review_to} and quote {reference}."
    ),
    "commissioner": (
        "If you are still dissatisfied after the review, you can apply to the Information"
        f" Commissioner for a decision under section 50 of {_ACT}:"
        " https://ico.org.uk/make-a-complaint/."
    ),
    "commissioner-reviewed": (
        "This is the outcome of your internal review. If you are dissatisfied with it, you can"
        f" apply to the Information Commissioner for a decision under section 50 of {_ACT}:"
        " https://ico.org.uk/make-a-complaint/."
    ),
    "commissioner-reviewed-scotland": (
        "This is the outcome of your review. If you are dissatisfied with it, you can apply within"
        " six months to the Scottish Information Commissioner for a decision (section 47 of"
        f" {_SCOTTISH_ACT}): https://www.foi.scot. Against the Commissioner’s decision you"
        " can appeal on a point of law to the Court of Session (section 56)."
    ),
    "review-scotland": (
        "You can require us to review how we dealt with your request (section 20 of"
        f" {_SCOTTISH_ACT}). Write within 40 working days after you received this response, or"
        " after the day by which it was due if that is later, to {review_to}, quote {reference},"
        " and say why you are dissatisfied."
    ),
    "commissioner-scotland": (
        "If you are still dissatisfied after the review, or have had no answer to it within 20"
        " working days, you can apply within six months of either to the Scottish Information"
        f" Commissioner for a decision (section 47 of {_SCOTTISH_ACT}):"
        " https://www.foi.scot. Against the Commissioner’s decision you can appeal on a"
        " point of law to the Court of Session (section 56)."
    ),
}
"""The fixed words of a refusal notice and of the ways to complain, by their code, with {what is put
in}."""
