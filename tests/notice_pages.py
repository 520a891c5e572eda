"""Refusals as public bodies word them, in our own words: each sound, and its defective twin.

A twin is made by putting other words in place of some; it is to be found by the code beside it.
"""

from dataclasses import dataclass

from pages import ask

ROUTES = (
    "If you are unhappy with this response you can ask us for an internal review within 40 working"
    " days. If you remain dissatisfied you have the right under section 50 of the Act to"
    " complain to the Information Commissioner."
)
ACT = "the Freedom of Information Act 2000"


@dataclass(frozen=True)
class Notice:
    """A sound page, what is changed in its twin, and the code that names the defect."""

    name: str
    sound: str
    old: str
    new: str
    code: str

    @property
    def twin(self) -> str:
        assert self.old in self.sound, self.name
        return self.sound.replace(self.old, self.new)


def _said(question: str, *paragraphs: str, head: str = "") -> str:
    return head + ask(question, "\n\n".join((*paragraphs, ROUTES)))


LAW_ENFORCEMENT = _said(
    "Please list the software your cyber team uses.",
    f"This letter is a refusal notice under section 17(1) of {ACT}. We hold the information and"
    " withhold it by virtue of the following exemption:",
    "Section 31(1)(a) – Law Enforcement",
    "Section 31 is a prejudice-based qualified exemption, so we must show the harm in disclosure"
    " and carry out a public interest test.",
    "Harm: naming the products would tell offenders which weaknesses to look for, and would be"
    " likely to prejudice the prevention and detection of crime.",
    "Factors favouring disclosure: it would show how public money is spent.",
    "Factors against disclosure: systems that hold the records of victims would become a target.",
    "Balance: the public interest in spending is met by the totals that we publish; it is"
    " outweighed by the interest in keeping the systems safe. We therefore withhold the names.",
)
PERSONAL = _said(
    "What were the names and sanctions of the officers dismissed in 2021?",
    "14 officers were dismissed in 2021, by date of the hearing. We withhold their names under"
    f" section 40(2) of {ACT} (personal information).",
    "The names are the personal data of the officers. Giving them to the public would go against"
    " the"
    " first data protection principle: it would be neither fair nor lawful, because the hearings"
    " were in private and the officers could not expect to be named. This exemption is absolute.",
)
OLD_PERSONAL = _said(
    "Is PC A under investigation?",
    "We neither confirm nor deny that we hold information about the person you name, by virtue of"
    f" section 40(5)(b)(i) of {ACT}. To say so would itself tell the public whether somebody had"
    " been complained about, which would be unfair under the first data protection principle.",
    head="Date: 12 April 2016\n\n",
)
DENIED = _said(
    "Was covert surveillance used at the address in Mill Lane in 2022?",
    "We neither confirm nor deny that we hold any information about this, under section 30(3) and"
    " section 31(3) of the Act.",
    "Confirming would tell the people at that address that they were watched; denying would tell"
    " them that they were not. Either would harm enquiries now and later.",
    "The public interest in knowing how such powers are used is met by the reports of the"
    " Commissioner for these powers. It does not outweigh the interest in keeping each use secret.",
    "This is not to be taken as a sign that information is held or is not held.",
)
DENIED_REST = _said(
    "How many complaints about stalking were received in 2022, and is any of them linked to a"
    " unit of national security?",
    "We received 42 complaints in 2022, by date recorded.",
    "In addition we neither confirm nor deny that we hold any other information relevant to your"
    " request, by virtue of section 23(5) of the Act, because to do either would relate to the"
    " security bodies listed in section 23(3). This exemption is absolute and needs no public"
    " interest test.",
)
COST = _said(
    "How many complaints since 2014 mention social media?",
    "There is no category for this. Each of the 1,900 complaints recorded since 2014 would have"
    " to be"
    " opened and read. We timed a sample of 30: five minutes for each record. That is 158 hours and"
    " exceeds the appropriate limit of 18 hours, so section 12(1) of the Act applies and we are not"
    " obliged to comply. This is a refusal notice under section 17(5).",
    "Under section 16 we suggest a shorter period: the complaints of one year could be read within"
    " the limit.",
)
COST_TO_KNOW = _said(
    "Do any officers' notebooks from before 2005 mention the club?",
    "To find out whether this is held we would have to read 12,400 notebooks by hand. At 20 minutes"
    " for each record that is over 4,100 hours. Section 12(2) of the Act does not oblige us to find"
    " out where this alone exceeds the cost limit of 18 hours.",
    "If you can name a date and a station we may be able to help (section 16).",
)
ACCESSIBLE = _said(
    "How many complaints were recorded in 2022/23?",
    "This information is exempt under section 21(1) of the Act, because it is reasonably accessible"
    " to you: it is table 3 of the yearly statistics at https://www.example.org/statistics/2023.",
    "The exemption is absolute, so that no public interest test is needed.",
)
FUTURE = _said(
    "How many officers were assaulted in 2023?",
    "We hold this information and withhold it under section 22(1) of the Act. It will be"
    " published in"
    " the yearly report on 30 June 2024. That was settled in January 2024, before we received your"
    " request, and it is reasonable to wait until the figures have been checked.",
    "The public interest in seeing the figures now is outweighed by the interest in their being"
    " complete and published to all at the same time.",
)
INVESTIGATION = _said(
    "Please send the statements taken in Operation Lantern.",
    "The statements are exempt from disclosure by virtue of section 30(1)(a)(i) and (b) of the Act."
    " They were obtained for an investigation into whether a person should be charged with an"
    " offence. The exemption is qualified and class-based.",
    "For disclosure: the public would see how the enquiry was led. Against it: witnesses speak"
    " to us because they trust that what they say is used for the case alone.",
    "On balance the public interest lies in withholding the statements.",
)
VEXATIOUS = _said(
    "Please answer my 41st request about the car park.",
    "We refuse this request under section 14(1) of the Act, because it is vexatious: it is the 41st"
    " on one matter that our reviews and an ombudsman have closed, and it would take two members of"
    " staff a week. We considered the purpose of the request and found that it has none left.",
)
PUBLIC_AFFAIRS = _said(
    "Please send the chief officers' discussion of the merger.",
    "The notes of the discussion are exempt under section 36(2)(b)(ii) of the Act. The qualified"
    " person, our Chief Constable, gave the reasonable opinion on 3 May 2022 that disclosure"
    " would be likely to inhibit the free and frank exchange of views.",
    "We weighed the public interest: that in open government is strong, but chief officers must be"
    " able to think aloud while nothing is decided. The balance favours withholding the notes.",
)
BARRED = _said(
    "Please send the intelligence received from the regulator.",
    "This information is exempt under section 44(1)(a) of the Act, because section 348 of the"
    " Financial Services and Markets Act 2000 forbids its disclosure. The exemption is absolute.",
)
PRIVILEGE = _said(
    "What advice did your solicitors give on the case?",
    "The advice is exempt under section 42(1) of the Act. It was given in confidence by our"
    " solicitors for the purpose of legal advice. This is a qualified, class-based exemption.",
    "The public interest in openness is outweighed by the strong public interest in clients and"
    " lawyers speaking freely.",
)
TWO_PARTS = (
    "Vetting (1721A/22)\n\nRequest\n\n1. How many vetting files were reviewed in 2021?\n2. What"
    " were the names of the reviewers?\n\nResponse\n\n1. How many vetting files were reviewed in"
    " 2021?\n\n"
    "512 files were reviewed in 2021, by the date on which the review ended.\n\n2. What were the"
    " names"
    " of the reviewers?\n\nThe names are exempt from disclosure under section 40(2) of the Act,"
    " with"
    " section 40(3A)(a). They are personal data, and disclosure would be unfair and so against the"
    f" first data protection principle.\n\n{ROUTES}\n"
)
EXTENDED = _said(
    "Please send the report on the cell death.",
    "We hold the report. The exemption at section 31(1)(g) of the Act, read with section"
    " 31(2)(b), is"
    " engaged, because disclosure would be likely to prejudice the enquiry of the watchdog.",
    "We need more time to consider where the public interest lies. We expect to give our answer by"
    " 14 June 2023, which is within 40 working days.",
)

HARM = _said(
    "Where are the cameras?",
    "The places of the cameras are exempt under section 31(1)(a) of the Act, because they are"
    " used for"
    " policing and to name them would let drivers slow down there alone.",
    "The public interest in knowing them was weighed and does not outweigh that in safe roads.",
)
IN_TIME = _said(
    "What tactics are used?",
    "The tactics are exempt under section 31(1)(b) of the Act, because they would help offenders to"
    " escape. The public interest in openness is outweighed by that in arrests.",
    head="Received: 28 November 2025\n\nAnswered: 31 December 2025\n\n",
)

NOTICES = (
    Notice(
        "harm described",
        HARM,
        (
            "because they are used for policing and to name them would let drivers slow down there"
            " alone.\n\nThe public interest in knowing them was weighed and does not outweigh"
            " that in"
            " safe roads."
        ),
        "because of its nature. The public interest was weighed.",
        "prejudice-unstated",
    ),
    Notice(
        "in time by two calendars", IN_TIME, "31 December 2025", "2 January 2026", "notice-late"
    ),
    Notice(
        "harm and both sides",
        LAW_ENFORCEMENT,
        "Section 31(1)(a) – Law Enforcement",
        "Section 31 – Law Enforcement",
        "exemption-without-limb",
    ),
    Notice(
        "called absolute",
        LAW_ENFORCEMENT,
        "Section 31 is a prejudice-based qualified exemption",
        "Section 31(1)(a) is an absolute exemption",
        "weighing-confused",
    ),
    Notice(
        "personal data with its principle",
        PERSONAL,
        (
            "Giving them to the public would go against the first data protection principle: "
            "it would be neither fair nor lawful, because"
        ),
        "We withhold them because",
        "principle-unnamed",
    ),
    Notice(
        "as cited before 2018",
        OLD_PERSONAL,
        "12 April 2016",
        "12 April 2019",
        "citation-outdated",
    ),
    Notice(
        "as cited before its day",
        OLD_PERSONAL,
        "40(5)(b)(i)",
        "40(5B)(a)(i)",
        "citation-outdated",
    ),
    Notice(
        "neither confirmed nor denied",
        DENIED,
        "This is not to be taken",
        (
            "We can confirm that the force does hold the logs of that operation. This is not "
            "to be taken"
        ),
        "denial-with-confirmation",
    ),
    Notice(
        "neither confirmed nor denied, and nothing held",
        DENIED,
        "This is not to be taken",
        "No information is held by the local team. This is not to be taken",
        "denial-with-not-held",
    ),
    Notice(
        "denied under the limb that withholds",
        DENIED,
        "section 30(3) and section 31(3)",
        "section 30(1)(a) and section 31(1)(a)",
        "denial-without-limb",
    ),
    Notice(
        "the rest neither confirmed nor denied",
        DENIED_REST,
        (
            "In addition we neither confirm nor deny that we hold any other information "
            "relevant to your request, by virtue of section 23(5) of the Act"
        ),
        "The reports are withheld under section 23(5) of the Act",
        "denial-limb-for-held",
    ),
    Notice(
        "cost with its estimate",
        COST,
        (
            "Each of the 1,900 complaints recorded since 2014 would have to be opened and "
            "read. We timed a sample of 30: five minutes for each record. That is 158 hours "
            "and exceeds"
        ),
        "All of them would have to be opened and read. That exceeds",
        "cost-without-estimate",
    ),
    Notice(
        "cost with its offer",
        COST,
        (
            "Under section 16 we suggest a shorter period: the complaints of one year could "
            "be read within the limit."
        ),
        "We are sorry about this.",
        "advice-missing",
    ),
    Notice(
        "cost and nothing else",
        COST,
        "so section 12(1) of the Act applies",
        (
            "so section 12(1) of the Act applies, and the summaries are exempt under section "
            "40(2), by the first data protection principle, as it applies"
        ),
        "cost-then-exempt",
    ),
    Notice(
        "cost of finding out",
        COST_TO_KNOW,
        "over 4,100 hours",
        "over 1,100 hours",
        "estimate-differs",
    ),
    Notice(
        "accessible, with the place",
        ACCESSIBLE,
        ": it is table 3 of the yearly statistics at https://www.example.org/statistics/2023",
        "",
        "availability-unstated",
    ),
    Notice(
        "absolute and yet weighed",
        ACCESSIBLE,
        "The exemption is absolute, so that no public interest test is needed.",
        (
            "The public interest test: openness favours disclosure, and the balance lies with "
            "withholding."
        ),
        "public-interest-needless",
    ),
    Notice(
        "published later, and when",
        FUTURE,
        "That was settled in January 2024, before we received your request, and it",
        "It",
        "publication-unintended",
    ),
    Notice(
        "qualified and not weighed",
        FUTURE,
        (
            "The public interest in seeing the figures now is outweighed by the interest in "
            "their being complete and published to all at the same time."
        ),
        "We are sorry.",
        "public-interest-missing",
    ),
    Notice(
        "an investigation",
        INVESTIGATION,
        "30(1)(a)(i) and (b)",
        "30(1)(e)",
        "exemption-unknown",
    ),
    Notice(
        "an investigation, its basis",
        INVESTIGATION,
        "qualified and class-based",
        "qualified and prejudice-based",
        "weighing-confused",
    ),
    Notice(
        "vexatious, and why",
        VEXATIOUS,
        (
            ", because it is vexatious: it is the 41st on one matter that our reviews and an "
            "ombudsman have closed, and it would take two members of staff a week. We "
            "considered the purpose of the request and found that it has none left"
        ),
        "",
        "exemption-unexplained",
    ),
    Notice(
        "an opinion with its owner",
        PUBLIC_AFFAIRS,
        (
            "The qualified person, our Chief Constable, gave the reasonable opinion on 3 May "
            "2022 that disclosure"
        ),
        "Disclosure",
        "opinion-missing",
    ),
    Notice(
        "the law that forbids",
        BARRED,
        "section 348 of the Financial Services and Markets Act 2000 forbids its disclosure",
        "its disclosure is prohibited by law",
        "bar-unnamed",
    ),
    Notice(
        "legal privilege",
        PRIVILEGE,
        "This is a qualified, class-based exemption.",
        "This is an absolute, class-based exemption.",
        "weighing-confused",
    ),
    Notice(
        "a part, and which",
        TWO_PARTS,
        (
            "1. How many vetting files were reviewed in 2021?\n\n512 files were reviewed in "
            "2021, by the date on which the review ended.\n\n2. What were the names of the "
            "reviewers?\n\nThe names are exempt"
        ),
        (
            "512 files were reviewed, by the date on which the review ended.\n\nPart of the "
            "information is exempt"
        ),
        "part-unnamed",
    ),
    Notice(
        "more time, until a day",
        EXTENDED,
        "We expect to give our answer by 14 June 2023, which is within 40 working days.",
        "We will write again as soon as possible.",
        "extension-undated",
    ),
)

SOUND = {
    "three limbs of denial under headings": _said(
        "Do you hold records about the visit?",
        f"This letter serves as a refusal notice under Section 17 of {ACT}.",
        "Section 23(5) – Information relating to the Security bodies",
        "Section 24(2) – National Security",
        "Section 31(3) – Law Enforcement",
        "Section 23 is an absolute class-based exemption, so that no public interest test is"
        " needed.",
        "Sections 24 and 31 are qualified exemptions; we have to show the harm and to weigh the"
        " public"
        " interest.",
        "The force neither confirms nor denies that it holds any information about your request."
        " This"
        " should not be taken as an indication that information is held or is not held.",
        "Harm: to confirm would show what the force can do. Balance: the public interest lies with"
        " neither confirming nor denying.",
    ),
    "figures, and the rest neither confirmed nor denied": _said(
        "How many officers are under investigation?",
        "We can confirm that the force holds the information you have requested and it is given"
        " below.",
        "2021: 14\n2022: 19",
        "In addition the force can neither confirm nor deny that it holds any other information"
        " with"
        " regard to covert work, by virtue of Section 30(3) of the Act. The public interest was"
        " weighed: the integrity of such work outweighs the interest in its extent.",
    ),
    "cost, and a gesture of goodwill": _said(
        "How many complaints, and against whom?",
        "To search 1,900 complaints at five minutes each is 158 hours, which exceeds the 18 hours."
        " Section 12(1) applies. As a gesture of goodwill we give what we have found. The names are"
        " exempt under section 40(2), as it would be unfair and against the first data protection"
        " principle to give them. Under section 16 you may wish to refine your request.",
    ),
    "what the Act asks, and nothing held": ask(
        "What records are there?",
        f"Section 1 of {ACT} places two duties on public authorities. Unless exemptions apply, the"
        " first duty at Section 1(1)(a) is to confirm or deny whether information is held. Where"
        " exemptions are relied upon, Section 17 requires a notice. No information is held.",
    ),
    "sections of other Acts": ask(
        "How many searches and arrests were there?",
        "There were 412 searches under section 60 and 14 under section 44 of the Terrorism Act"
        " 2000,"
        " by date of the search. 31 people were arrested for section 39 common assault. This"
        " applies"
        " to 2021 alone.",
    ),
    "one part not held, one neither confirmed nor denied": (
        "Two parts (123/21)\n\nRequest\n\n1. How many?\n2. Who?\n\nResponse\n\nQ1. We do not"
        " hold any"
        " information about this.\n\nQ2. We neither confirm nor deny that we hold information,"
        " under"
        " section 40(5B)(a)(i), as it would be unfair and against the first data protection"
        " principle"
        f" to say so.\n\n{ROUTES}\n"
    ),
    "reasons once, for two questions": (
        "Two parts (124/21)\n\nRequest\n\n1. Which tactics are used?\n2. Which software is"
        " used?\n\n"
        "Response\n\nWe withhold both under section 31(1)(a) of the Act. Disclosure would be"
        " likely to"
        " prejudice the detection of crime, as offenders could plan around it. The public"
        " interest in"
        f" openness does not outweigh this.\n\n{ROUTES}\n"
    ),
}
"""Pages on which a careless reader would find a contradiction, and there is none."""
