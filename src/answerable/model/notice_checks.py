"""What refusals are checked for: the limb and its date, the reasons, denials, the days."""

from answerable.model.checks import Check

NOTICE_CHECKS = (
    Check(
        "exemption-without-limb", "warn",
        "{section} has several limbs, but none is named ({limbs} …)",
        "name the limb that applies ({by})",
    ),
    Check(
        "exemption-unknown", "warn",
        "there is no exemption {cited} in the {law}",
        "look the section and its limb up in the catalogue of exemptions",
    ),
    Check(
        "citation-outdated", "warn",
        "section {cited} {told}",
        "cite the subsection in force on the day of the answer",
    ),
    Check(
        "weighing-confused", "warn",
        "{section} is {named}",
        "correct the word, and weigh the public interest where the exemption is qualified",
    ),
    Check(
        "public-interest-missing", "block",
        "{section} is a qualified exemption, but the public interest is not weighed",
        "give the arguments for both sides and the balance ({by})",
    ),
    Check(
        "public-interest-of-another", "warn",
        "{section} is a qualified exemption, and the public interest is weighed for another"
        " question and section alone",
        "weigh it here too, or say that the weighing is for both ({by})",
    ),
    Check(
        "reason-unweighed", "warn",
        "information is kept back for a reason ({reason}) for which the public interest is weighed,"
        " and it is not",
        "name the section, and give the arguments for both sides and the balance ({by})",
    ),
    Check(
        "act-not-scottish", "warn",
        "a Scottish body refuses under section {section} of the Act of 2000, which does not hold"
        " for it",
        "cite the section of the Freedom of Information (Scotland) Act 2002",
    ),
    Check(
        "act-not-environmental", "warn",
        "an answer under the Environmental Information Regulations refuses under {section} of the"
        " Act of 2000",
        "cite the exception of the Regulations; that for personal data is regulation 13(1)",
    ),
    Check(
        "commissioner-not-scottish", "warn",
        "a Scottish body sends to the Information Commissioner of the United Kingdom",
        "name the Scottish Information Commissioner (sections 19 and 47 of the Act of 2002)",
    ),
    Check(
        "public-interest-needless", "note",
        "{section} is an absolute exemption, but the public interest is weighed",
        "leave the test out, or name the qualified exemption that it belongs to",
    ),
    Check(
        "exemption-unexplained", "warn",
        "the reason why {section} applies is not given",
        "say what brings the information under it ({by})",
    ),
    Check(
        "prejudice-unstated", "warn",
        "{section} rests on prejudice, but no harm is described",
        "say what would happen, to whom, and how likely it is",
    ),
    Check(
        "availability-unstated", "warn",
        "information is said to be accessible elsewhere ({section}), but not where",
        "give the address, or the office and its charge",
    ),
    Check(
        "publication-unintended", "warn",
        "{section} is relied on without saying {missing}",
        "say what will be published and by when, and since when this has been intended",
    ),
    Check(
        "principle-unnamed", "warn",
        "{section} is relied on, but no data protection principle or condition is named",
        "name it, and say why disclosure would go against it",
    ),
    Check(
        "opinion-missing", "warn",
        "section 36 is relied on without the opinion of the qualified person",
        "say whose reasonable opinion it is and when it was given",
    ),
    Check(
        "bar-unnamed", "warn",
        "{section} is relied on, but the law that prohibits disclosure is not named",
        "name the enactment and its section, the obligation, or the order of the court",
    ),
    Check(
        "cost-then-exempt", "warn",
        "the same question is refused on cost (section {cost}) and as exempt (section {section}):"
        " what would cost too much to find has not been looked at",
        "keep one of the two, or say which part of the information each covers",
    ),
    Check(
        "part-unnamed", "warn",
        "part of the information is refused, but the notice does not say which",
        "name the question, or the information that is withheld",
    ),
    Check(
        "live-count-then-refused", "block",
        "a number of on-going cases is published, but then it is neither confirmed nor denied that"
        " there are any",
        "do one or the other",
    ),
    Check(
        "denial-with-confirmation", "block",
        "it is neither confirmed nor denied that information is held, but the same answer says that"
        " it is: “{said}”",
        "do one or the other; for the rest, say “any other information”",
    ),
    Check(
        "denial-with-not-held", "block",
        "it is neither confirmed nor denied that information is held, but the same answer says that"
        " none is: “{said}”",
        "do one or the other; for the rest, say “any other information”",
    ),
    Check(
        "denial-given-away", "warn",
        "question {number} is neither confirmed nor denied, and another answer gives a number of"
        " the same: “{said}”",
        "do one or the other",
    ),
    Check(
        "denial-without-limb", "warn",
        "it is neither confirmed nor denied that information is held, but section {cited} does not"
        " allow that",
        "cite the limb that does: {right}",
    ),
    Check(
        "denial-limb-for-held", "warn",
        "section {cited} is a ground to neither confirm nor deny, but it is used to withhold",
        "cite the exemption: {right}",
    ),
    Check(
        "extension-undated", "warn",
        "more time is taken to weigh the public interest, but no date is given",
        "give an estimate of the date (section 17(2)), within 40 working days in all",
    ),
    Check(
        "notice-late", "warn",
        "the refusal is dated {answered}, but its last day was {last}",
        "say why, or what restarted the clock ({by})",
    ),
    Check(
        "answer-late", "warn",
        "the answer is of {answered}, its last day was {last}",
        "say why, or by what the clock was restarted (section 10(1))",
    ),
)  # fmt: skip
"""The checks of refusals that can be seen in words."""
