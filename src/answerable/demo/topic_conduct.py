"""Conduct matters about how officers and staff used social media.

TEN are the answer to the second question; BESIDE are on the topic and outside its rule.
"""

from answerable.demo.cases import DecidedCase, Verdict
from answerable.demo.told import told

TEN: tuple[DecidedCase, ...] = (
    told(
        "CM/00111/12", "2012-03-19", "2012-09-20",
        place=("Enquiry office, Ostermere", "North"),
        summary="A member of the public sent a link to the neighbourhood inspector. A PCSO on the"
        " team had for some months written on a Twitter account in the name of the beat about"
        " residents, their weight and their children, at times while on patrol. Some entries could"
        " be matched with calls attended the same day. PCSO had been advised once before by e-mail."
        " Staff disciplinary hearing held.",
        rows=(
            ("Discreditable conduct",
             "Wrote offensive comments about residents under the name of the beat.",
             "Case to answer", "S00041", "PCSO", "Dismissed", "2012-09-14"),
        ),
        verdict=Verdict(
            True, "comments by a PCSO",
            "Offensive comments about residents written on a Twitter account",
        ),
    ),
    told(
        "CM/00300/10", "2010-08-02", "2010-12-13",
        place=("Police station, Caldmoor", "South"),
        summary="Supervisor found that PC had an open Facebook album with pictures of himself and"
        " others of the shift in uniform and out of it, in one of which the force crest had been"
        " altered. One colleague is recognisable and works in a sensitive post. Second officer"
        " lent the camera. Album closed at once when asked.",
        rows=(
            ("Discreditable conduct",
             "Showed pictures of colleagues and an altered crest to anybody who looked.",
             "Case to answer", "S00042", "PC", "Written warning", "2010-12-06"),
            ("Discreditable conduct",
             "Showed pictures of colleagues and an altered crest to anybody who looked.",
             "No case to answer", "S00043", "PC", "No further action", "2010-12-06"),
        ),
        verdict=Verdict(
            True, "pictures put up by an officer",
            "Photographs of the officer, of colleagues and of an altered force crest shown on"
            " Facebook",
        ),
    ),
    told(
        "CM/00181/11", "2011-05-09", "2011-10-10",
        place=("Police station, Thrushcombe", "West"),
        summary="Female student officer reported to her tutor that PC had sent her a message on"
        " FACEBOOK late at night of a kind that nobody should send to a trainee. She did not wish"
        " to go further but the tutor was bound to report it. PC said that he had been drinking"
        " and apologised through a friend, which made matters worse.",
        rows=(
            ("Authority, respect and courtesy",
             "Sent an unsuitable message to a student officer.",
             "Case to answer", "S00044", "PC", "Written warning", "2011-10-03"),
        ),
        verdict=Verdict(
            True, "a message from an officer to a trainee",
            "An unsuitable private message to a trainee through Facebook",
        ),
    ),
    told(
        "CM/00455/11", "2011-11-21", "2012-04-25",
        place=("Contact Centre", "Contact Centre"),
        summary="Call handler wrote on Facebook, during a shift, about a caller who had rung eleven"
        " times, giving the time, the district and enough besides for the caller's family to know"
        " who was meant. Family rang the force. Member of staff removed the words and made a full"
        " admission. Had signed the policy in 2010.",
        rows=(
            ("Confidentiality",
             "Described a caller so that the family knew who was meant.",
             "Case to answer", "S00045", "Support Staff", "Final written warning", "2012-04-18"),
        ),
        verdict=Verdict(
            True, "comments by staff about a caller",
            "Comments about a caller to the control room written on Facebook",
        ),
    ),
    told(
        "CM/00468/09", "2009-11-30", "2010-03-29",
        place=("Police station, Garrowby Vale", "East"),
        summary="Chief officer team received an unsigned letter with prints from Facebook, in"
        " which PC gives views on travellers after a day at a horse fair. The page could be seen"
        " by friends of friends. PC states that the page was private and that the words were meant"
        " in jest. Received in 2009, meeting held the following March.",
        rows=(
            ("Equality and diversity",
             "Wrote slighting words about travellers.",
             "Case to answer", "S00046", "PC", "Written warning", "2010-03-22"),
        ),
        verdict=Verdict(
            True, "comments by an officer; received before the period, sanctioned within it",
            "Slighting comments about a group of people on Facebook",
        ),
    ),
    told(
        "CM/00049/13", "2013-02-04", "2013-07-19",
        place=("Headquarters", "Operations"),
        summary="Fleet assistant put a string of remarks on Facebook about a manager who was off"
        " sick, inviting others to guess the reason. Four members of staff joined in and were"
        " spoken to. The manager was sent the lot by her sister. Human resources led the enquiry;"
        " the assistant had a live warning for lateness.",
        rows=(
            ("Authority, respect and courtesy",
             "Wrote about the sickness of a manager.",
             "Case to answer", "S00047", "Support Staff", "Final written warning", "2013-07-12"),
        ),
        verdict=Verdict(
            True, "comments by staff about a manager",
            "Comments about a manager's absence through illness placed on Facebook",
        ),
    ),
    told(
        "CM/00245/13", "2013-06-24", "2013-11-11",
        place=("Private dwelling, Ulverhay", "Roads Policing"),
        summary="Following the end of a relationship PC sent the new partner of his former wife a"
        " message by Facebook which insults him and ends with what will happen should they meet."
        " The recipient did not want a prosecution. PC had been awake for two days and was under"
        " the care of his GP. Fed rep present throughout.",
        rows=(
            ("Discreditable conduct",
             "Sent an insulting and threatening message.",
             "Case to answer", "S00048", "PC", "Management action", "2013-11-05"),
        ),
        verdict=Verdict(
            True, "a threatening message from an officer",
            "Insults and a threat sent to another person by Facebook message",
        ),
    ),
    told(
        "CM/00018/14", "2014-01-13", "2014-06-27",
        place=("Police station, Wickenhaugh", "Central"),
        summary="PC commented on Facebook on the verdict in a murder trial while the jury was"
        " still out on a second count. The judge was told and the trial was held up for a morning."
        " PC had no part in the case. He took the words down when a friend warned him. A second"
        " comment concerned the length of sentences in general.",
        rows=(
            ("Discreditable conduct",
             "Commented on a trial before it had ended.",
             "Case to answer", "S00049", "PC", "Written warning", "2014-06-20"),
        ),
        verdict=Verdict(
            True, "comments by an officer on a trial",
            "Comments on a trial that had not ended, made on Facebook",
        ),
    ),
    told(
        "CM/00293/14", "2014-07-28", "2015-01-22",
        place=("Custody suite, Hollinford", "Custody Services"),
        summary="PC was to sit at the open door of a cell and keep a detainee in view at all times."
        " Footage shows him looking at his telephone for 47 minutes of the hour. Data obtained with"
        " consent show two calls, nine texts and visits to Facebook. The detainee tied a sock round"
        " her neck and was seen by the nurse passing by. No lasting harm.",
        rows=(
            ("Duties and responsibilities",
             "Did not keep a person in custody in view as ordered.",
             "Case to answer", "S00050", "PC", "Management advice", "2015-01-15"),
            ("Duties and responsibilities",
             "Sergeant did not check on the officer at the door.",
             "No case to answer", "S00051", "PS", "No further action", "2015-01-15"),
        ),
        verdict=Verdict(
            True, "an officer looked at Facebook instead of a detainee",
            "A detained person left unwatched while the officer telephoned, sent texts and looked"
            " at Facebook",
        ),
    ),
    told(
        "CM/00105/15", "2015-03-16", "2015-09-03",
        place=("Private dwelling, Ashmerely", "North"),
        summary="Vetting officer was told that PC had a profile on the dating site Plenty of Fish"
        " in which every picture but one shows him in full uniform, in two of them beside a marked"
        " car with its number readable. The text says that he can be trusted because of what he"
        " does for a living. Removed on request.",
        rows=(
            ("Orders and instructions",
             "Used pictures in uniform for private purposes.",
             "Case to answer", "S00052", "PC", "Management advice", "2015-08-27"),
        ),
        verdict=Verdict(
            True, "pictures in uniform for private ends",
            "Uniformed pictures used in a profile on a dating website",
        ),
    ),
)  # fmt: skip
"""Sanctioned 2010 to 2015, hit by a term, confirmed: one row of outcome each that counts."""

BESIDE: tuple[DecidedCase, ...] = (
    told(
        "CM/00402/08", "2008-10-13", "2009-02-23",
        place=("Police station, Yarrowfield", "West"),
        summary="PC belonged to a Facebook group with a name that insults a senior officer and had"
        " written on it twice. Group had nine members, all serving. Closed by the member of staff"
        " who set it up.",
        rows=(
            ("Authority, respect and courtesy",
             "Insulted a senior officer before colleagues.",
             "Case to answer", "S00053", "PC", "Written warning", "2009-02-17"),
        ),
        verdict=Verdict(True, "on the topic; sanctioned before the period", ""),
    ),
    told(
        "CM/00370/15", "2015-09-21", "2016-02-11",
        place=("Police station, Hollinford", "Central"),
        summary="Members of a response shift exchanged pictures of a sudden death in a WhatsApp"
        " group. One left the group and reported it. The DC who took the pictures had no reason to"
        " use his own handset. Others advised. Meeting held in February.",
        rows=(
            ("Confidentiality",
             "Shared pictures of a sudden death.",
             "Case to answer", "S00054", "DC", "Final written warning", "2016-02-04"),
        ),
        verdict=Verdict(True, "on the topic; sanctioned after the period", ""),
    ),
    told(
        "CM/00382/13", "2013-09-30", "2013-12-02",
        place=("Police station, Dunnaby", "East"),
        summary="Report that PC used a nickname on Facebook to sell raffle tickets for a charity"
        " run without asking. Money accounted for to the penny. Nothing in it reflects on the"
        " force.",
        rows=(
            ("Orders and instructions",
             "Raised money for charity without permission.",
             "No case to answer", "S00055", "PC", "No further action", "2013-11-25"),
        ),
        verdict=Verdict(True, "on the topic; no sanction", ""),
    ),
    told(
        "CM/00477/15", "2015-12-07", "",
        place=("Roads policing base, Brackwade", "Roads Policing"),
        summary="Complaint by a manufacturer, passed on as a conduct matter: PC is seen on"
        " Instagram driving a police car on a closed track and praising the tyres. It is thought"
        " that he was paid in tyres. Register of interests has no entry.",
        rows=(
            ("Honesty and integrity",
             "Lent the force's name to a product.",
             "", "S00056", "PC", "On-going", ""),
        ),
        verdict=Verdict(True, "on the topic; still open", ""),
    ),
    told(
        "CM/00073/11", "2011-02-21", "2011-07-04",
        place=("Custody suite, Ruddlesham", "Custody Services"),
        summary="Detention officer described on Facebook how prisoners are woken for fun. Denied at"
        " first, then said to have been invented to impress a cousin. Footage of the nights named"
        " shows nothing of the kind. Resigned before the hearing.",
        rows=(
            ("Discreditable conduct",
             "Claimed to mistreat prisoners.",
             "Case to answer", "S00057", "Detention Officer", "Resigned", "2011-06-28"),
        ),
        verdict=Verdict(True, "on the topic; resigned, which is no sanction", ""),
    ),
    told(
        "MI/00102/14", "2014-05-12", "2014-06-02",
        place=("", "Central"),
        summary="A retired teacher is of the view that the force should not let neighbourhood teams"
        " run a Twitter account each, as jokes about doughnuts do nothing for respect. She names"
        " nobody and does not want a reply.",
        rows=(
            ("Direction and control: operational policing policies",
             "", "", "", "", "", ""),
        ),
        verdict=Verdict(True, "on the topic; a view on policy, neither complaint nor conduct", ""),
    ),
)  # fmt: skip
"""On the topic and caught by a term, yet no row of theirs is an answer to either question."""
