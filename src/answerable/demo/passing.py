"""Hits that are not on the topic: a term stands in the summary for some other reason.

The commonest kind in real registers is a complaint about how a report of online abuse was handled.
"""

from dataclasses import dataclass

from answerable.demo.cases import CONDUCT, MISCELLANEOUS, PUBLIC, DecidedCase, Verdict
from answerable.demo.told import told

NEGLECT = "Other neglect or failure in duty"
_NOT_DEALT_WITH = "about how a report was dealt with, not about use by officers or staff"
_OWN_POSTS = "the complainant's own posts"
_EVIDENCE = "mentioned as evidence in a case"


@dataclass(frozen=True, slots=True)
class Passing:
    """A pattern for a summary in which a term is mentioned in passing, and why it is rejected."""

    label: str
    pattern: str
    reason: str
    case_type: str = PUBLIC


PASSING: tuple[Passing, ...] = (
    Passing(
        "Mishandling of property",
        "{compl} had {his} telephone stolen at {venue} on {date}. The thief stayed logged in to the"
        " Facebook app and {he} could see roughly where the handset was. {officer} {neglect}.",
        "a stolen telephone with the Facebook app on it",
    ),
    Passing(
        "Unlawful/unnecessary arrest or detention",
        "{compl} was arrested on {date} over words {he} had put on {his} own Facebook page about"
        " {neighbour}. {He} says that {officer} {arrest} and that all {town} writes worse.",
        _OWN_POSTS,
    ),
    Passing(
        NEGLECT,
        "{compl} reported {crime} at {place}. {He} found a witness through Facebook {when} and gave"
        " the name to the police, but {officer} {neglect}. {general}.",
        "a witness found by way of Facebook",
    ),
    Passing(
        NEGLECT,
        "{compl} has been receiving threats by Facebook from {neighbour} for {span}. {officer}"
        " {neglect}. {He} was told {remark}.",
        _NOT_DEALT_WITH,
    ),
    Passing(
        "Direction and control: operational policing policies",
        "{compl} suggests that the force ought to put its appeals for witnesses in the parish"
        " magazine as well, since not everybody is on social media. {He} has raised this {times}.",
        "a suggestion about appeals; no conduct",
        MISCELLANEOUS,
    ),
    Passing(
        "Duties and responsibilities",
        "On {date} {boss} found that {officer} had not asked for the Facebook records of a suspect"
        " in time, so that they were deleted. {He} {duty}. File returned by CPS.",
        _EVIDENCE,
        CONDUCT,
    ),
    Passing(
        NEGLECT,
        "{compl} was defrauded of {sum} by somebody {he} had met on a dating site. {officer}"
        " {neglect} and told {him} that it was a matter for another body.",
        "fraud by a person met on a dating site",
    ),
    Passing(
        "Lack of fairness and impartiality",
        "{compl} and {neighbour} have fallen out over remarks on Twitter. {He} alleges that"
        " {officer} {unfair}. {general}.",
        "a quarrel between members of the public",
    ),
    Passing(
        "Other assault",
        "{compl} alleges that on {date} outside {venue} {officer} {assault}. Film taken by a"
        " passer-by was put on Facebook and has been seen many times. {detail_assault}.",
        "film of an incident put up by a passer-by",
    ),
    Passing(
        NEGLECT,
        "Social services asked for a welfare visit to a girl of 14 who was being groomed over"
        " WhatsApp. {compl}, her guardian, complains that {officer} {neglect}.",
        _NOT_DEALT_WITH,
    ),
    Passing(
        "Incivility, impoliteness and intolerance",
        "{compl} went to {station} about a false profile in {his} name on Plenty of Fish. {He}"
        " alleges that {officer} {rude}. {He} had taken {evidence} along.",
        _NOT_DEALT_WITH,
    ),
    Passing(
        "Breach of Code B PACE (searching of premises and seizure of property)",
        "Officers searched {his} home on {street} for {item} that had been offered for sale on"
        " Instagram. {compl} states that {officer} {search}.",
        "goods offered for sale by a member of the public",
    ),
    Passing(
        NEGLECT,
        "{compl} writes that {he} will go to the papers and to social media unless somebody calls"
        " {him} back. {He} had reported {crime} and {officer} {neglect}.",
        "the complainant means to publish",
    ),
    Passing(
        "Confidentiality",
        "An audit shows that {officer} {confidential}. The reason given was that {relative} had"
        " seen the name on Facebook. No further disclosure. A copy of {document} is on file.",
        "misuse of police systems; the platform is only where a name was seen",
        CONDUCT,
    ),
    Passing(
        "Oppressive conduct or harassment",
        "{compl} received a harassment notice for messages sent to {his} ex-partner by WhatsApp."
        " {He} says that {officer} {harass}. {He} denies sending any of them.",
        "the complainant's own messages",
    ),
    Passing(
        "Direction and control: organisational decisions",
        "{compl} saw on the council's Twitter page that {station} is to close and asks who decided"
        " it. {He} had to travel to {a_town} to hand in {item}.",
        "a decision on premises; the platform is only where it was read",
        MISCELLANEOUS,
    ),
    Passing(
        "Irregularity in relation to evidence/perjury",
        "{compl} was identified from a picture on Facebook shown to the victim by {relative}. At"
        " trial it came out that {officer} {lied}. {general}.",
        _EVIDENCE,
    ),
    Passing(
        NEGLECT,
        "{compl} was told by {officer} to close {his} Facebook account if {he} did not like what"
        " {neighbour} wrote there. {He} had asked for help {times} since {date}.",
        _NOT_DEALT_WITH,
    ),
    Passing(
        "Mishandling of property",
        "{compl} wants {his} tablet back; it was seized on {date} because of the Instagram messages"
        " on it. {officer} {property}.",
        "a device seized as evidence",
    ),
    Passing(
        "Discreditable conduct",
        "A member of staff was herself the victim: a stranger copied her pictures to a dating site."
        " In the same report it is said that {officer} {discredit}. The two are not connected.",
        "the member of staff was the victim",
        CONDUCT,
    ),
    Passing(
        "Discriminatory behaviour",
        "{compl} reported racist abuse on Twitter by football supporters. {He} alleges that"
        " {officer} {discriminate}. {He} has been the victim {times}.",
        _NOT_DEALT_WITH,
    ),
    Passing(
        "Traffic irregularity",
        "{compl} says that the driver of a marked car {traffic}. {He} filmed it and placed the film"
        " on {his} Facebook page, where it was recognised. {general}.",
        "the complainant's own film",
    ),
    Passing(
        "Other irregularity in procedure",
        "{compl} was on bail with a condition not to use social media. {He} alleges that {officer}"
        " {procedure}, so that the condition ran on for {span}.",
        "a condition of bail",
    ),
    Passing(
        NEGLECT,
        "{compl} met a man through OK Cupid who took {item} from {his} flat. {officer} {neglect}."
        " {He} offered {evidence}.",
        "theft by a person met through OK Cupid",
    ),
    Passing(
        "Duties and responsibilities",
        "A missing child was found by her aunt by way of WhatsApp before the police had begun to"
        " look. Review found that {officer} {duty}. {detail_duty}.",
        "how the family found a missing child",
        CONDUCT,
    ),
    Passing(
        "Improper disclosure of information",
        "{compl} complains that a newspaper reported {his} arrest within the hour and that readers"
        " commented on Facebook. {He} believes that {officer} {disclose}.",
        "readers' comments on a newspaper's page",
    ),
    Passing(
        "Direction and control: operational management decisions",
        "{compl} learnt of a road closure near {venue} from a radio station's Twitter feed and"
        " missed {his} train. {He} seeks {sum}.",
        "a road closure; the platform is only where it was read",
        MISCELLANEOUS,
    ),
    Passing(
        "Breach of Code C PACE (detention, treatment and questioning)",
        "{compl} was held for {few} hours over an argument on social media with {neighbour}. {He}"
        " states that {officer} {custody}. {general}.",
        "the complainant's own posts",
    ),
)  # fmt: skip
"""Patterns used in turn; the reason goes into the decision."""

REJECTED: tuple[DecidedCase, ...] = (
    told(
        "CM/00219/12", "2012-06-04", "2013-01-14",
        place=("Police station, Pellbridge", "Crime"),
        summary="DC was asked by a victim of stalking to look at 60 pages of messages from Facebook"
        " and left them in a tray for five months. By then the suspect had closed his account and"
        " gone abroad. DC said that the tray was not hers.",
        rows=(
            ("Duties and responsibilities",
             "Did not deal with evidence handed in by a victim.",
             "Case to answer", "S00061", "DC", "Written warning", "2013-01-07"),
        ),
        verdict=Verdict(False, _EVIDENCE),
    ),
    told(
        "CO/00411/08", "2008-04-07", "2008-06-30",
        place=("Canning Close, Caldmoor", "South"),
        summary="Compl wrote about the arrest of his brother on Facebook and was visited by PC, who"
        " is said to have called him a clown on his own doorstep. Compl's posts are not"
        " defamatory in his view. He would like the police to stay away.",
        rows=(
            ("Incivility, impoliteness and intolerance",
             "PC was rude on the doorstep.",
             "Unsubstantiated", "S00062", "PC", "No further action", "2008-06-23"),
        ),
        verdict=Verdict(False, _OWN_POSTS),
    ),
    told(
        "CO/00172/16", "2016-02-10", "",
        place=("Vetch Lane, Inchwold", "North"),
        summary="Complainant reported that her son is bullied over Instagram and WhatsApp by boys"
        " at his school. She is told that the schools officer is on leave until March and that"
        " nobody else can look at it.",
        rows=(
            (NEGLECT, "No action on a report of bullying.", "", "", "", "On-going", ""),
        ),
        verdict=Verdict(False, _NOT_DEALT_WITH),
    ),
)  # fmt: skip
"""Told one by one so that they are there at any size: a sanction, and both sides of the period."""
