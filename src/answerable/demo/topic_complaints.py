"""The public's complaints about how officers and staff used social media.

NINE are the answer to the first question. MISSED are about it too, but no listed term is in them.
"""

from answerable.demo.cases import DecidedCase, Verdict
from answerable.demo.told import told

NINE: tuple[DecidedCase, ...] = (
    told(
        "CO/00722/10", "2010-06-21", "2010-09-30",
        place=("Tannery Row, Dunnaby", "East"),
        summary="Mr K.B. complains that PC 3164, who dealt with his son after a fight at the bus"
        " station, has since commented on the case on a Facebook page that anybody can read. The"
        " officer named the estate and wrote that the family were known to everybody in uniform. A"
        " second officer pressed like and passed the words on over Twitter. Screen prints supplied"
        " by his daughter. He wants the comments taken down and the officers spoken to.",
        rows=(
            ("Improper disclosure of information",
             "That the officer discussed a live case on a public page.",
             "Upheld", "S00011", "PC", "Management action", "2010-09-24"),
            ("Improper disclosure of information",
             "That the officer discussed a live case on a public page.",
             "Not upheld", "S00012", "PC", "No further action", "2010-09-30"),
        ),
        verdict=Verdict(
            True, "an officer's own comments on a case",
            "Remarks by an officer about a case still running, on a Facebook page open to all",
        ),
    ),
    told(
        "CO/01042/11", "2011-09-05", "2011-12-12",
        place=("Osier Close, Wrenfold", "North"),
        summary="Compl had her handbag taken and was visited by a PCSO. Two days later a friend"
        " request arrived on Facebook from the PCSO's private account, followed by messages asking"
        " how she was and whether she lived alone. She did not answer and blocked the account. She"
        " does not say that anything improper was written but was uneasy that details given for a"
        " crime report had been used to find her.",
        rows=(
            ("Other neglect or failure in duty",
             "PCSO contacted a victim of crime from a private account.",
             "Not upheld", "S00013", "PCSO", "No further action", "2011-12-08"),
        ),
        verdict=Verdict(
            True, "a private account used to reach a victim",
            "A friend request on Facebook sent to the victim of a crime from a private account",
        ),
    ),
    told(
        "CO/00185/12", "2012-02-13", "2012-05-21",
        place=("Wharf Lane, Hollinford", "Central"),
        summary="E-mail from a student who took part in the march against fees. He states that an"
        " officer who was on the cordon made fun of those taking part on a Twitter account under"
        " a nickname, with remarks about soap and job centres. The account shows a helmet badge"
        " and has several hundred followers. IP believes he is the man with the drum who is"
        " mentioned. Account deleted before it could be captured by the IO.",
        rows=(
            ("Incivility, impoliteness and intolerance",
             "Officer mocked protesters under a nickname.",
             "Not upheld", "", "PC", "No further action", "2012-05-14"),
        ),
        verdict=Verdict(
            True, "remarks by an officer on an account of his own",
            "People at a demonstration made fun of from a Twitter account thought to be an"
            " officer's",
        ),
    ),
    told(
        "CO/01273/12", "2012-10-29", "2013-04-08",
        place=("Private dwelling, Saltenby", "South"),
        summary="An argument about a football result began on social media between the complainant"
        " and a man he did not know to be a detective. It went on for a week on Facebook and ended"
        " with a message that “I know where you drink and I have friends on nights”. A second"
        " officer joined in with a thumbs up. The complainant has printed the whole exchange, 14"
        " pages, and is afraid to be stopped in his car.",
        rows=(
            ("Oppressive conduct or harassment",
             "That the officer sent threatening messages while off duty.",
             "Case to answer", "S00014", "DC", "Resigned", "2013-03-28"),
            ("Oppressive conduct or harassment",
             "That the officer sent threatening messages while off duty.",
             "Upheld", "S00015", "PC", "Management advice", "2013-04-03"),
            ("Incivility, impoliteness and intolerance",
             "Abusive language in the same exchange.",
             "Upheld", "S00014", "DC", "Resigned", "2013-03-28"),
        ),
        verdict=Verdict(
            True, "threats by an officer in a private quarrel",
            "Threatening messages during an argument on Facebook with a member of the public",
        ),
    ),
    told(
        "CO/00588/13", "2013-05-20", "2013-08-19",
        place=("Sedge Gardens, Pellbridge", "West"),
        summary="Ms A.R. was burgled in April and PC attended. She says that a week later she was"
        " looking at profiles on a dating\nsite when a message came from the same officer, who had"
        " recognised her photograph and asked whether the locks had been changed yet. She thought"
        " it creepy rather than threatening. He sent two more messages although she did not reply."
        " Officer accepts the messages, says he meant to be friendly.",
        rows=(
            ("Other sexual conduct",
             "Contacted a victim for personal reasons.",
             "Upheld", "S00016", "PC", "Management action", "2013-08-12"),
            ("Improper disclosure of information",
             "Made use of what he had learnt on duty.",
             "Not upheld", "S00016", "PC", "No further action", "2013-08-12"),
        ),
        verdict=Verdict(
            True, "an officer approached a victim through a profile",
            "A victim of burglary written to on a dating site by the officer who had attended",
        ),
    ),
    told(
        "CO/00290/14", "2014-03-10", "2014-06-16",
        place=("Kestrel Way, Kelderton", "East"),
        summary="Complainant separated from her husband, a serving PC, last year. She alleges that"
        " he writes untrue things about her where their friends and the other parents at school"
        " can see them, that he does so in uniform and from work, and that his sergeant has known"
        " about it for two months without doing anything. She has been told by others that he"
        " calls her an unfit mother. No threats. Family court proceedings next month.",
        rows=(
            ("Oppressive conduct or harassment",
             "Officer wrote about his former wife on FACEBOOK while on duty.",
             "Not upheld", "S00017", "PC", "No further action", "2014-06-09"),
            ("Other neglect or failure in duty",
             "Sergeant knew and took no action.",
             "Not upheld", "S00018", "PS", "No further action", "2014-06-09"),
        ),
        verdict=Verdict(
            True, "an officer's posts; the term is in the allegation summary only",
            "Hurtful remarks about a former partner written on Facebook during working hours",
        ),
    ),
    told(
        "CO/01348/14", "2014-11-17", "",
        place=("Heron Court, Marlingate", "Central"),
        summary="Mr D.P. was filmed on an officer's own telephone while being detained under the"
        " Mental Health Act. The clip appeared on Facebook that night with a comment about"
        " full moons. His employer saw it before he was out of hospital. Clip removed after about"
        " nine hours but had been copied. Force solicitors involved. Criminal investigation under"
        " the Data Protection Act to be concluded first; officer restricted.",
        rows=(
            ("Improper disclosure of information",
             "Film of a patient made public by an officer.",
             "", "S00019", "PC", "On-going", ""),
            ("Other neglect or failure in duty",
             "Colleagues present did not stop the filming.",
             "", "", "", "On-going", ""),
        ),
        verdict=Verdict(
            True, "film taken on duty put on a private page",
            "Film of a person being detained, taken on a private telephone, shown on Facebook",
        ),
    ),
    told(
        "CO/00491/15", "2015-04-27", "",
        place=("Pippin Drive, Orchaston", "North"),
        summary="Compl states an off duty special constable set up a Facebook group about parking"
        " on the street in which he lives, and that he puts up photographs of neighbours' cars"
        " with remarks on whether they are taxed and who has points. She says that he can only"
        " know this from police systems. Audit asked for. She is one of six residents who have"
        " signed the letter; the others do not want to be named.",
        rows=(
            ("Improper disclosure of information",
             "Vehicle details from police systems given to a residents' group.",
             "", "S00020", "Special Constable", "On-going", ""),
        ),
        verdict=Verdict(
            True, "details from police systems in a group run by a special constable",
            "Details of neighbours' vehicles shared with a residents' group on Facebook",
        ),
    ),
    told(
        "CO/01197/15", "2015-10-12", "",
        place=("Yarrow Terrace, Ruddlesham", "West"),
        summary="MOTHER OF A 16 YEAR OLD WITNESS COMPLAINS THAT DC GAVE HER DAUGHTER A PERSONAL"
        " NUMBER AND HAS KEPT IN TOUCH THROUGH SOCIAL  MEDIA AND WHATSAPP SINCE THE TRIAL ENDED."
        " MESSAGES ARE SIGNED WITH KISSES. DAUGHTER SAYS HE IS ONLY BEING KIND. HANDSET OFFERED"
        " FOR EXAMINATION. REFERRED TO IPCC, RETURNED AS LOCAL INVESTIGATION.",
        rows=(
            ("Other sexual conduct",
             "DC kept up private contact with a young witness.",
             "", "S00021", "DC", "On-going", ""),
        ),
        verdict=Verdict(
            True, "private contact with a witness after the trial",
            "A witness contacted privately through social media after a trial had ended",
        ),
    ),
)  # fmt: skip
"""Received 2010 to 2015, from the public, hit by a term, confirmed: six by Facebook, then one each
by Twitter, social media and dating site; by outcome 2 management action, 1 resigned, 3 no further
action, 3 on-going."""

OUTSIDE: tuple[DecidedCase, ...] = (
    told(
        "CO/00962/09", "2009-08-17", "2009-11-02",
        place=("Cooper Road, Brackwade", "South"),
        summary="Landlord of a public house complains that an off duty officer wrote on Facebook"
        " that the premises serve drink to anybody who can see over the bar. Trade has fallen off."
        " The officer's page gives his occupation and station. The landlord asks for a public"
        " correction and would accept a letter.",
        rows=(
            ("Incivility, impoliteness and intolerance",
             "Untrue remark about a business.",
             "Upheld", "S00022", "PC", "Management action", "2009-10-26"),
        ),
        verdict=Verdict(
            True, "on the topic; received before the period",
            "Remark on Facebook about a business",
        ),
    ),
    told(
        "CO/00164/16", "2016-02-08", "",
        place=("Lantern Hill, Netherquay", "East"),
        summary="Mr F.T. alleges that the neighbourhood team's sergeant used a Twitter account to"
        " answer him back after he had complained of litter, calling him a keyboard warrior in"
        " front of two thousand readers. The reply was taken away within the hour. He has a copy"
        " and has sent it to the ward councillor.",
        rows=(
            ("Incivility, impoliteness and intolerance",
             "Discourteous reply to a resident.",
             "", "S00023", "PS", "On-going", ""),
        ),
        verdict=Verdict(
            True, "on the topic; received after the period",
            "Discourteous reply to a resident from a team's Twitter account",
        ),
    ),
)  # fmt: skip
"""On the topic, from the public, but received outside 2010 to 2015."""

MISSED: tuple[DecidedCase, ...] = (
    told(
        "CO/01310/10", "2010-11-08", "2011-02-14",
        place=("Bobbin Lane, Skelderby", "North"),
        summary="Compl says PC put a picture of the inside of her house on his facebok wall after"
        " a search for her nephew, with a joke about the wallpaper. She was shown it at work by a"
        " colleague who knows the officer's wife. Picture no longer there when looked for.",
        rows=(
            ("Improper disclosure of information",
             "Showed others a picture taken during a search.",
             "Not upheld", "S00024", "PC", "No further action", "2011-02-07"),
        ),
        verdict=None,
    ),
    told(
        "CO/00307/11", "2011-03-14", "2011-06-27",
        place=("Drover Street, Inchwold", "Central"),
        summary="Mrs C.H. states that the officer who dealt with her road accident has been"
        " discussing her driving with his friends on face book. Her name is not given but the car"
        " and the junction are. She found it because her cousin was at school with the officer."
        " She would like it removed and an apology.",
        rows=(
            ("Improper disclosure of information",
             "Discussed a collision where others could read it.",
             "Upheld", "S00025", "PC", "Management action", "2011-06-20"),
        ),
        verdict=None,
    ),
    told(
        "CO/00861/12", "2012-07-23", "2012-10-15",
        place=("Glebe Avenue, Lambsworthy", "West"),
        summary="AP states her ex-partner, a detention officer, is using fb to tell people that"
        " she has been locked up, which she has not. He has added several of her work mates. She"
        " rang 101 and was advised to block him. She feels that nothing is done because of the job"
        " he has.",
        rows=(
            ("Oppressive conduct or harassment",
             "Spread untrue claims about a former partner.",
             "Withdrawn", "S00026", "Detention Officer", "No further action", "2012-10-09"),
        ),
        verdict=None,
    ),
    told(
        "CO/00941/13", "2013-08-12", "2013-11-18",
        place=("Recreation ground, Elverstoke", "South"),
        summary="Organiser of the summer fair complains that an inspector tweeted that the event"
        " was a waste of police time and that he would rather be at home. Stallholders were upset."
        " The inspector has since said that it was meant for a friend and went out to everybody by"
        " mistake. Copy of the words supplied by the vicar.",
        rows=(
            ("Incivility, impoliteness and intolerance",
             "Inspector belittled a community event.",
             "Local resolution", "S00027", "Insp", "No further action", "2013-11-11"),
        ),
        verdict=None,
    ),
    told(
        "CO/01294/13", "2013-11-04", "2014-02-03",
        place=("Foundry Road, Corvesham", "Crime"),
        summary="A solicitor's clerk writes that a DS whom she met at court looked her up on"
        " LinkedIn the same evening and has since sent four messages about her appearance. She"
        " replied once to say that she was not interested. The profile carries the force's crest"
        " and the name of his squad.",
        rows=(
            ("Other sexual conduct",
             "Unwanted messages to a person met at court.",
             "Not upheld", "S00028", "DS", "No further action", "2014-01-27"),
        ),
        verdict=None,
    ),
    told(
        "CO/00617/14", "2014-05-27", "2014-09-01",
        place=("Bus station, Tollerwick", "Central"),
        summary="“The officer who moved me on has posted a video of me online and my kids have"
        " seen it.” Letter by hand, rest hard to read. Writer was drunk at the time and accepts"
        " that. He says it was filmed by the younger of the two PCs, the one with the ginger"
        " beard, and that you can hear both of them laughing.",
        rows=(
            ("Incivility, impoliteness and intolerance",
             "Filmed a man who was drunk and let others see it.",
             "Upheld", "S00029", "PC", "Management action", "2014-08-22"),
            ("Other neglect or failure in duty",
             "Second officer did not intervene.",
             "Not upheld", "S00030", "PC", "No further action", "2014-08-22"),
        ),
        verdict=None,
    ),
    told(
        "CO/00697/15", "2015-06-15", "2015-10-05",
        place=("Plover Crescent, Harthollow", "East"),
        summary="Ms J.D. alleges that a PCSO filmed her being told off about her dog and that the"
        " clip was on the PCSO's insta story with a crying face on it. It was gone the next day."
        " Her sister saw it. The PCSO says it was only for close friends and that no face could be"
        " seen.",
        rows=(
            ("Incivility, impoliteness and intolerance",
             "Made fun of a member of the public.",
             "Upheld", "S00031", "PCSO", "Management action", "2015-09-28"),
        ),
        verdict=None,
    ),
    told(
        "CO/00991/15", "2015-08-24", "2016-01-11",
        place=("Merrow Street, Quarrendale", "Operations"),
        summary="Father of a trainee barmaid says that an officer in his forties sends her"
        " pictures over Snapchat, some taken in a police car with the blue lights on, and asks for"
        " pictures in return. She is 18. She is said to find it funny. He does not.",
        rows=(
            ("Other sexual conduct",
             "Sent pictures from a police vehicle to a young woman.",
             "Upheld", "S00032", "PC", "Management advice", "2015-12-17"),
        ),
        verdict=None,
    ),
    told(
        "CO/01373/15", "2015-11-23", "",
        place=("Thistle Row, Fenwardine", "North"),
        summary="Complainant was arrested at a wedding. He has been shown a Whats App group called"
        " B shift in which his custody photograph is passed round with remarks about the groom."
        " The person who showed it to him is related to one of the officers and will not make a"
        " statement.",
        rows=(
            ("Improper disclosure of information",
             "Custody photograph shared in a group.",
             "", "", "", "On-going", ""),
        ),
        verdict=None,
    ),
)  # fmt: skip
"""Received 2010 to 2015, from the public, on the topic, and hit by none of the nine terms."""
