"""Names that nothing announces are found; words, towns, bodies and things are not."""

import pytest

from answerable.model.lexicon import lexicon, plain
from answerable.steps.redaction.find_names import find_names


def names(text: str, *spare: str) -> list[str]:
    """The names found, in the order of the text, each place once."""
    found = {(f.start, f.end) for f in find_names(text, spare=frozenset(spare))}
    return [text[start:end] for start, end in sorted(found)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # whole names without a cue, in every order
        ("Witness: Piotr Zielinski was outside.", ["Piotr Zielinski"]),
        ("Deborah Catterall reports that her fence broke.", ["Deborah Catterall"]),
        ("The aggrieved (Ogden, Maureen) rang twice.", ["Ogden", "Maureen"]),
        ("Victim - Samina Akhtar. Suspect - Yusuf Demir.", ["Samina Akhtar", "Yusuf Demir"]),
        ("Statement of Mary-Kate O'Sullivan was taken.", ["Mary-Kate O'Sullivan"]),
        ("Tamsin Vane and Stuart Pickup denied it.", ["Tamsin Vane", "Stuart Pickup"]),
        ("Ewa WRONA rang; WRONA Ewa rang.", ["Ewa WRONA", "WRONA Ewa"]),
        # of many languages, with particles
        ("Annelies van der Meer saw it.", ["Annelies van der Meer"]),
        ("Siobhán Ní Dhomhnaill wrote to Callum McAllister.",
         ["Siobhán Ní Dhomhnaill", "Callum McAllister"]),
        ("Wong Kar-Yan did not speak.", ["Wong Kar-Yan"]),
        ("Bogdan Ionescu and Krisztina Szabó came.", ["Bogdan Ionescu", "Krisztina Szabó"]),
        # forenames and surnames alone
        ("His daughter Ellie was in the car.", ["Ellie"]),
        ("her brother tomasz was arrested", ["tomasz"]),
        ("Ahmed then left the room and Fatima cried.", ["Ahmed", "Fatima"]),
        ("It was Bernadette who rang the police.", ["Bernadette"]),
        ("HCA Mo told the family so.", ["Mo"]),
        ("They live by the Cartwrights.", ["Cartwrights"]),
        # with the initial glued on
        ("PC BKing hit him. Officer JSmith swore.", ["BKing", "JSmith"]),
        ("Witness JDoe saw KLee and AMcKay.", ["JDoe", "KLee", "AMcKay"]),
        ("TJSmith left; AMcKAY left; NHSmail was down.", ["TJSmith", "AMcKAY"]),
        ("The complainant, BKing, 23/B/F, and AMcP left.", ["BKing", "AMcP"]),
        ("I spoke to RO'Neil about MoPI, POhWER, EMTs, CCTVs and an XBox.", ["RO'Neil"]),
        # nicknames
        ("HER SISTER JOY RANG. SISTER CAME TO THE DOOR.", ["JOY"]),
        ("Big Dave hit me. It was a big van. Her Father Tom left.", ["Big Dave", "Tom"]),
        ('Kyle "Tank" Ferris was there.', ['Kyle "Tank" Ferris']),
        # names that are words
        ("Rose had asked Dean to leave.", ["Rose", "Dean"]),
        ("She told Grace about the Hill family.", ["Grace", "Hill"]),
        ("Witnesses: Ellie, Grace and Hope.", ["Ellie", "Grace", "Hope"]),
        ("Officer Will Hunt left. Constable Sunday Okafor stayed.", ["Will Hunt", "Sunday Okafor"]),
        ("Cllr Major and Cllr Bishop failed to answer.", ["Major", "Bishop"]),
        # towns that are people
        ("Preston said that he was sorry.", ["Preston"]),
        # forenames and surnames that are towns or words, one behind the other
        ("Returned to Tracey Preston. Search of Wayne Blackwood.",
         ["Tracey Preston", "Wayne Blackwood"]),
        ("Tracey Hope e-mailed. Spoke to Florence Burnley in custody.",
         ["Tracey Hope", "Florence Burnley"]),
        ("STATEMENT FROM ANGELA ROCHESTER. CALL MADE TO VICTORIA BRANCH AND LEWIS FIELD",
         ["ANGELA ROCHESTER", "LEWIS FIELD"]),
        ("IP: FRANK STERLING. SEARCH OF GRACE BATTLE. GRANT CASH IN MAY HOLIDAY",
         ["FRANK STERLING", "GRACE BATTLE"]),
        ("ATTENDED BY DAWN FIELD. DAWN RAID. THE GRANT MONEY. SUMMER HOLIDAY WAS BOOKED",
         ["DAWN FIELD"]),
        ("MRS WINSTON ST CLAIR RANG. MR GEORGE CONSTABLE CAME",
         ["WINSTON ST CLAIR", "GEORGE CONSTABLE"]),
        ("Ian St John rang. Mr Roy Constable left.", ["Ian St John", "Roy Constable"]),
        ("The licensee, Rose Crown-Harvey, left. The nurse, Blessing, was late.",
         ["Rose Crown-Harvey", "Blessing"]),
        ("Record of Bell, Joan (12). Stella's husband. Ivy (surname refused) left.",
         ["Bell, Joan", "Stella", "Ivy"]),
        # what somebody is called
        ('Babajide ("BJ") left. They gave their names as Ant and Dec.',
         ["Babajide", "BJ", "Ant", "Dec"]),
        ("EVERYONE KNOWS HIM AS COACH K. HE KICKED PC MAY 3402. STEWARD SAID SO",
         ["COACH K", "MAY"]),
        ('Known to everyone as "Tiny". Storm Eunice came.', ["Tiny"]),
        ("OFFICERS WRIGHT AND BARKER WENT", ["WRIGHT", "BARKER"]),
        # texts all in capitals, and all in small letters
        ("CO OGDEN STATES THAT POLICE TOOK HER SON LEWIS AWAY", ["OGDEN", "LEWIS"]),
        ("SHE SAYS THAT MARK HIT HER", ["MARK"]),
        ("the Zielinski complaint and the Hill house", ["Zielinski", "Hill"]),
        ("HOME OF BEVERLEY SWALES WAS SEARCHED", ["BEVERLEY SWALES"]),
        ("he was told by pc hargreaves and sgt o'neill to wait", ["hargreaves", "o'neill"]),
        ("his wife jo saw her son jean-paul fall, and his wife jo-anne",
         ["jo", "jean-paul", "jo-anne", "anne"]),
        ("pc j smith, ms b. ward and mr p. o'hare left; dr i think so",
         ["j smith", "b. ward", "p. o'hare"]),
        ("ip fatima, 34, sat in her Corsa with PC Hart", ["fatima", "Hart"]),
        ("IP'S SON KAI (14) AND HIS SISTER-IN-LAW PRUDENCE SAW IT", ["KAI", "PRUDENCE"]),
        ("ESCORT SUE SIGNED. DRIVER BILL HATCH FROM CITY CARS CAME", ["SUE", "BILL HATCH"]),
        ("MS AGNIESZKA KOWALCZYK-WARD REPORTS IT", ["AGNIESZKA KOWALCZYK-WARD"]),
        ("PC MARK ROSE AND PCSO SHABANA MIR 7508 WENT", ["MARK ROSE", "SHABANA MIR"]),
        ("DC WILL HUNT RETIRED. NOBODY WILL HUNT FOR IT", ["WILL HUNT"]),
        ("PC MAY WAS RUDE TO MRS YOUNG. THEY ARE YOUNG. HE MAY CALL", ["MAY", "YOUNG"]),
        ("MR POTTER AND MRS COOK CAME. SUE RANG", ["POTTER", "COOK", "SUE"]),
        ("TEAM MANAGER CHRISTIAN CROSS DID NOT REPLY", ["CHRISTIAN CROSS"]),
        ("PRISONER DEAN ANTHONY PRICE PUT A PRICE ON IT", ["DEAN ANTHONY PRICE"]),
        ("HER VISITOR MO HAS SEEN NANA 4 AND GRACE 2. SHE LEFT", ["MO", "NANA", "GRACE"]),
        ("THIS IS MAD. SMITH, JOHN STATES HE WAS HIT", ["SMITH, JOHN"]),
        ("MY NAME IS HENDRIK VAN DER MEER. SGT DA COSTA CAME",
         ["HENDRIK VAN DER MEER", "DA COSTA"]),
        ("He named Big Dave. A woman who gave the name Star left.", ["Big Dave", "Star"]),
        ("Ola, Temi and Junior were stopped.", ["Ola", "Temi", "Junior"]),
        ("my name is kelly ann dodd and i am fed up", ["kelly", "kelly ann dodd"]),
        ("my name is sharon pickles and i live in walsall", ["sharon", "sharon pickles"]),
    ],
)  # fmt: skip
def test_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Bishop of Lichfield opened the hall.",
        "It ran between May 2019 and March 2020.",
        "The officer was from West Midlands Police.",
        "Devon and Cornwall Police and Rotherham Council replied.",
        "She lives in Wednesbury and works in Preston.",
        "He drove a white Ford from Birmingham; a Vauxhall Astra stood by.",
        "Section 5 of the Public Order Act and the Human Rights Act apply.",
        "On Monday the Force sent an Apology Letter. Complaint closed.",
        "Operation Sandpiper was a drugs operation.",
        "The English and Polish speakers read the Koran at Easter.",
        "I hope she will mark the date; may I rest? The hill is green.",
        "COMPLAINANT STATES THAT OFFICERS ENTERED THE PREMISES AND DAMAGED THE KITCHEN DOOR",
        "OFFICERS IGNORED REPORTS OF ANTISOCIAL BEHAVIOUR. SHE WANTS AN APOLOGY",
        "Allegation 1: Incivility. Outcome: Not upheld. Comp was unhappy.",
        "The VC, the SW and his MP met; FF and ET are abbreviations.",
        "PC 4471 ATTENDED AND LEFT. SGT NOT AWARE. OFFICER T1127 AT THE ROADSIDE. OFFICER CONTACT",
        "SHE WAS LEFT FOR 50 MINS. LADO INFORMED. NPAS VIDEO EXISTS. MISPER REF GIVEN. PTSD LISTED",
        "ON EPILIM AND PREDNISOLONE. He was given Bisoprolol and Apixaban; Crohn's disease; Calpol",
        "It was held under MoPI, said POhWER; it is in Moodle. He supports Aston Villa",
        "HE LIVES IN LEITH, NOW LIVES TIPTON. HIS NAN'S RING IS GONE. HER CARER WAS RUDE",
        "a Hugo Boss coat; her former husband; the LR form",
        "Headbutting was alleged. Unmarked cars came. Handcuffed twice.",
        "The Dean of Students and the Vice-Chancellor's Office answered.",
    ],
)
def test_not_found(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PC Fox laughed. FOX'S colleague told fox, the animal.", ["Fox", "FOX"]),
        ("Her son JAMIE Holt left. Jamie's bag; jamie was cold.", ["JAMIE Holt", "Jamie", "jamie"]),
        ("Sgt Church came from High Church; Church relies on it.", ["Church", "Church"]),
        ("Ms May Park fell in May. May said so.", ["May Park", "May"]),
        ("The Smiths left. PC Smith stayed.", ["Smith", "Smith"]),
        ("Hope Street (19/F) wept. Street's mother ran up High Street.", ["Hope Street", "Street"]),
    ],
)  # fmt: skip
def test_a_known_name_is_found_again_but_for_what_is_a_word_or_a_place(
    text: str, found: list[str]
) -> None:
    assert names(text) == found


def test_the_words_of_the_request_stay() -> None:
    assert names("They met on Fettlebook.", "fettlebook") == []


def test_the_tables_are_small_words_without_accents() -> None:
    known = lexicon()
    for table in (known.words, known.either, known.names, known.towns):
        assert len(table) > 100
        assert all(word == plain(word) and word.isalpha() for word in table)
    assert not known.words & known.either
    assert plain("Łukasz") == "lukasz"
