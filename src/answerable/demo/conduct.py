"""Conduct matters, by the standards of professional behaviour: what colleagues reported.

Here "he" or "she" is the person whose conduct it is; there is no complainant.
"""

from answerable.demo.families import Family

HONESTY = Family(
    ("Honesty and integrity",),
    (
        "an overtime claim was dip-sampled by the finance team",
        "an anonymous call was made to the confidential line",
        "a fuel card statement did not tally",
        "a line manager compared the duty roster with door entry data",
        "a vetting renewal brought an undeclared matter to light",
    ),
    (
        "claimed {few} hours of overtime that had not been worked",
        "signed for a training day and was not there",
        "made a false entry in a notebook about a visit",
        "told {boss} that an enquiry was complete when it had not been begun",
        "kept {sum} handed in as found property",
        "did not declare a caution for {offence} on a vetting form",
        "used a force fuel card for {his} own car",
        "reported sick and was seen playing golf at {a_town}",
        "ran a second business without permission",
        "gave a colleague's name when stopped for speeding",
    ),
    (
        "The amount in question is {sum}",
        "{document} does not support the account given",
        "{He} offered to pay the money back",
        "CPS advised that there was no realistic prospect of conviction",
        "Access to systems was withdrawn pending interview",
        "{He} said that it had been an honest mistake made at the end of a long set of nights",
        "{other} noticed a discrepancy in {document}",
    ),
)

COURTESY = Family(
    ("Authority, respect and courtesy",),
    (
        "there was an exchange in the parade room at {a_town}",
        "{boss} overheard a telephone call with a victim",
        "a member of the cleaning staff came to the front office in tears",
        "a radio channel was left open at {clock}",
        "a training course was disrupted on its second day",
    ),
    (
        "shouted at a junior colleague {manner}",
        "spoke to a victim of {crime} in an offhand way",
        "used offensive language over the radio",
        "made belittling comments about a probationer",
        "slammed a door in the face of {boss}",
        "sent round a cartoon of a colleague by internal post",
        "called a member of staff {insult}",
        "turned {his} back on a member of the public at the counter",
        "undermined {boss} in front of the shift",
        "left rude notes on the fridge",
    ),
    (
        "{few} members of the team have given statements",
        "{He} apologised the same day",
        "Relations on the shift have been poor for {span}",
        "The colleague did not want a formal grievance",
        "Mediation was tried without success",
        "{He} put it down to tiredness and trouble at home",
        "There is no recording of what was said",
    ),
)

EQUALITY = Family(
    ("Equality and diversity",),
    (
        "a member of a minority staff association came forward",
        "graffiti was found in a locker room at {a_town}",
        "an interpreter wrote to the command team",
        "a joke was told at a leaving do at {venue}",
    ),
    (
        "made a remark about a colleague's hijab",
        "mimicked an accent during a briefing",
        "left a colleague off a list because of {illness}",
        "used a homophobic word in the canteen",
        "said that women should not be on the unit",
        "refused to work with a colleague because of her age",
        "displayed an offensive picture on the wall of the report room",
        "commented on the pregnancy of a member of staff",
    ),
    (
        "Those present took it in different ways",
        "{He} denies any intention to offend",
        "The diversity adviser was consulted",
        "The words complained of were noted by {other} within the hour",
        "{He} has attended a course since",
        "Human resources hold a separate file",
    ),
)

FORCE = Family(
    ("Use of force",),
    (
        "a custody supervisor reviewed cell footage",
        "an officer from another force reported what had been seen at {venue}",
        "a use of force form raised questions at supervision",
        "{other} made a report at the end of a late turn",
    ),
    (
        "struck a detainee who was already in handcuffs",
        "used a leg sweep in the corridor without need",
        "pushed a juvenile into a cell",
        "drew a baton on a man who was walking away",
        "deployed spray in a confined space",
        "held a prisoner by the throat for some seconds",
        "threw a shoe at a prisoner",
        "discharged a Taser contrary to training",
    ),
    (
        "The detainee made no complaint and had {injury}",
        "The footage has no sound",
        "{He} relied on section 3 of the Criminal Law Act",
        "A subject matter expert was asked for an opinion",
        "{other} stepped in and took over",
        "The matter was referred to the IPCC and sent back for local investigation",
    ),
)

ORDERS = Family(
    ("Orders and instructions",),
    (
        "a written order had been given by {boss}",
        "a check was made of kit lockers at {a_town}",
        "a vehicle returned to the yard with damage",
        "the force had changed its rule on secondary employment",
    ),
    (
        "failed to hand in a warrant card on suspension",
        "drove a response vehicle without the permit for it",
        "went off duty with the keys to the armoury",
        "took a marked car home",
        "ignored an instruction to attend a scene at {venue}",
        "smoked in a police vehicle",
        "left {his} post at a cordon for {minutes}",
        "did not complete the mandatory driving check",
        "wore {his} own boots and a badge that is not issued",
        "used a colleague's log-in",
    ),
    (
        "{He} had been reminded by e-mail {times}",
        "The order is published on the intranet",
        "{He} says that nobody had explained the change",
        "Damage to the vehicle came to {sum}",
        "A similar matter was dealt with by words of advice {span} before",
        "The shift inspector confirmed the instruction in writing",
    ),
)

DUTIES = Family(
    ("Duties and responsibilities",),
    (
        "a review of undetected {offence_kind} was carried out at {a_town}",
        "an exhibit store was audited",
        "a vulnerable female was found unwell after a visit",
        "a file was returned by CPS for the {nth} time",
        "a prisoner was found with a ligature on a routine check",
    ),
    (
        "did not carry out visits to a cell as {he} should have",
        "left a case file in a drawer for {span}",
        "did not make a risk assessment after a domestic incident",
        "failed to book in drugs to the store",
        "slept in a vehicle while on duty",
        "did not attend a call to {nuisance} although {he} was free",
        "allowed a prisoner to escape from hospital",
        "closed {few} crimes without any enquiry",
        "missed a court date so that the case was dismissed",
        "did not read the briefing and let a wanted man go",
        "failed to seize {evidence}",
    ),
    (
        "The victim has been told and does not wish to complain",
        "{He} carried {few} other files at the time",
        "The sample covered {span} of work",
        "{document} is incomplete",
        "{He} accepts that {he} fell short",
        "Supervision was found wanting as well",
        "An action plan has been agreed with {boss}",
        "Social services had asked for the visit",
    ),
)

CONFIDENTIALITY = Family(
    ("Confidentiality",),
    (
        "a routine audit of the crime system was run",
        "{other} reported a conversation at {venue}",
        "a laptop computer was stolen from {vehicle}",
        "papers were found by a dog walker near {place}",
    ),
    (
        "searched for {his} own address {times}",
        "looked up {relative} on the intelligence system",
        "left a briefing pack on a bus",
        "told a friend that a warrant was planned",
        "ran a PNC check on a car that {he} meant to buy",
        "looked at the custody record of a footballer",
        "printed a list of informants' numbers and mislaid it",
        "gave a former partner details of an incident",
        "showed a photograph from a scene to a relation",
    ),
    (
        "The audit shows {few} searches without a policing purpose",
        "{He} said that it was curiosity",
        "The Information Commissioner has been notified",
        "There is no evidence that anything was passed on",
        "{He} had completed the data protection package in {month}",
        "The papers have been recovered complete",
    ),
)

FITNESS = Family(
    ("Fitness for duty",),
    (
        "a random test was carried out on an early turn",
        "{boss} noticed a smell of drink at briefing",
        "{he} was on restricted duties because of {illness}",
    ),
    (
        "came on duty unfit through drink",
        "gave a positive sample at work",
        "did not say that {he} was taking strong painkillers",
        "took part in a football tournament while off sick",
        "failed to keep {few} appointments with occupational health",
        "fell asleep at a control room desk",
    ),
    (
        "{He} was sent home in a taxi",
        "{He} has since asked for help",
        "The reading was just over the limit set by policy",
        "Welfare support was offered through {adviser}",
        "Occupational health reported {span} later",
    ),
)

DISCREDIT = Family(
    ("Discreditable conduct",),
    (
        "{he} was arrested off duty by another force",
        "a neighbour rang to complain about a party",
        "{he} was ejected from {venue}",
        "a county court judgement was registered",
        "{his} partner called 999 in the early hours",
    ),
    (
        "was charged with {offence}",
        "was involved in a fight at a wedding",
        "produced a warrant card to avoid a fare",
        "had a relationship with the victim in a case {he} was dealing with",
        "was abusive to door staff",
        "drove with excess alcohol",
        "took part in a prank that frightened a taxi driver",
        "sent unwanted letters to a former partner",
        "was seen drunk in half uniform on a train",
        "owes {sum} to a colleague and will not discuss it",
        "used a force telephone for {few} hours of private calls",
    ),
    (
        "{He} pleaded guilty at {a_town} magistrates' court",
        "No charges followed",
        "The local press carried a short report",
        "{He} reported {himself} to {boss} the next morning",
        "{He} had been at a retirement function since noon",
        "The complainant in the criminal case withdrew",
        "Bail conditions keep {him} away from {a_town}",
    ),
)

REPORTING = Family(
    ("Challenging and reporting improper conduct",),
    (
        "an allegation against {other} was under investigation",
        "{he} was crewed with {other} on the night in question",
        "a prisoner had been found with {injury}",
    ),
    (
        "did not report what {he} had seen",
        "gave an account that left out the part played by {other}",
        "laughed along and did nothing to stop it",
        "waited {span} before telling {boss}",
        "warned {other} that an investigation had begun",
        "deleted {evidence} that showed a colleague",
    ),
    (
        "{He} said that it was not {his} place to speak up",
        "{He} was a student officer at the time",
        "The colleague concerned has been dealt with separately",
        "{document} shows that {he} was within a few feet",
        "{He} later made a full statement",
    ),
)

CONDUCT_FRAMES: tuple[str, ...] = (
    "It is reported that {officer} {act}. This came to notice when {scene}.",
    "Internal report: {scene}. It was found that {officer} {act}.",
    "Conduct matter recorded after {scene}. It is alleged that on or about {date} {officer} {act}.",
    "On {date} {scene}. It emerged that {officer} {act}.",
    "{officer}, posted to {town}, {act}. Background: {scene}.",
    "Information received that {officer} {act}. The report followed when {scene}.",
    "{scene}. {boss} then established that {officer} {act} and possibly {act2}.",
    "Between {date} and the end of that month {officer} {act}. {scene}, which led to this report.",
    "Referred by {boss}: {officer} {act}; also alleged that {he} {act2}.",
)
"""How a conduct matter begins."""

CONDUCT_CLOSINGS: tuple[str, ...] = (
    "Regulation notice served on {date2}",
    "Severity assessment: misconduct, suitable for a meeting",
    "Assessed as gross misconduct; papers to the appropriate authority",
    "AA decided that management action would suffice if proved",
    "Federation friend informed",
    "{He} has {few} years' service and a clean record",
    "Line manager to deal by way of an action plan",
    "IO appointed from another division",
    "{He} declined to answer questions in interview and handed in a prepared statement",
    "Restricted to office duties at {a_town} in the meantime",
    "Interview took place at {station}",
    "Lessons for the whole team have been passed to {boss}",
    "The matter was kept separate from a grievance that is running",
)
"""How a conduct matter may end, each without its full stop."""
