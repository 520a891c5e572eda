"""Addresses, premises and inns are found by what they are called or by what stands before them."""

import pytest

from answerable.steps.redaction.find_places import find_places


def places(text: str) -> str:
    """The text with what was found between brackets."""
    gone = {i for f in find_places(text) for i in range(f.start, f.end)}
    marked = [
        f"{'[' if i in gone and i - 1 not in gone else ''}{char}"
        f"{']' if i in gone and i + 1 not in gone else ''}"
        for i, char in enumerate(text)
    ]
    return "".join(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "the [5 WREN CLOSE] address",
        "OUTSIDE [THE JOLLY COLLIER] ON MONDAY. OUT OF [THE THREE HORSESHOES] BY STAFF",
        "to [Elm Lodge, 2-4 Mill Bank]; at [14 Ffordd Las]; [Ward 7 at Ysbyty Gwynedd]. Ward 7",
        "[the flat above the old bakery on Toll Lane]; the house by the church on Friday",
        "on [the A449 at Coven Heath] by car. M6 at Junction 8",
        "AT [THE NOOK, BACK LANE]. THEY WENT BACK LATE. TAKEN TO THE [ROYAL GWENT]",
        "[KING EDWARD PRIMARY] WROTE. AT [CEDAR DAY CENTRE]. AT THE NEW DAY CENTRE",
        "at [14 O'Brien Street]. At [22 St. Mary's Road]. At [14 McAllister Street].",
        "STOPPED ON [KING STREET] BY POLICE",
        "a dispute at [PARKWOOD RISE]",
        "live at [14 moorside close] still",
        "met at [The Old Bakery, Mill Lane]",
        "at [Fosse Retail Park] he was stopped",
        "on the [corner of Chapel Road and Victoria Street]",
        "at [Belgrave Social Club] she fell",
        "the [Highfield Family Centre] was shut",
        "fell in [the Fox and Hounds] last night",
        "outside [the Cross Keys] at noon",
        "in [Priestley Hall, Block B]",
        "[at no 44] the door was open",
        "at [The Laurels]",
        "near [Meadowhall Shopping Centre]",
        "at [Ashgrove Care Home]",
        "by [Tipton railway station]",
        # in capitals
        "ATTENDED [17 LARCH GROVE] TIPTON ON SUNDAY",
        "HE LIVES AT [FLAT 12 TRINITY POINT] AND",
        "SEEN AT [THE CROWN INN IN LITTLE WEXFORD] LATE",
        "LEFT [OAKFIELD PRIMARY] IN TEARS",
        "ADMITTED TO [RUSSELLS HALL HOSPITAL] AND TO [MAPLE WARD]",
        "STOPPED NR [THE SPAR ON MILL LANE] BY POLICE",
        "AT [THE OLD RECTORY, CHURCH LANE, GREAT HAYWOOD] AS HE LEFT",
        "IN [THE HARE AND HOUNDS] AGAIN",
        "OUTSIDE [THE WHEATSHEAF] HE WAS TOLD",
        "LAST KNOWN ADDRESS [VILLA ROSA, CALLE OLMO, SPAIN]",
        "THE [CORNER OF DOCK ROAD AND ALBION STREET]",
        "MOVED TO [22B CHAPEL ASH] FROM [9 THE PADDOCK]",
        "STOPPED ON [CORONATION DRIVE] BY POLICE. WALKED DOWN [MILL ROW]. ON [CANAL WALK] HE FELL",
        # the word for a flat or a block stands apart from the street without a number
        "a flat on [Elm Road], a room in [Station Road], the unit at [Park Lane]",
        "from [FLAT 4 ELM ROAD] to [FLAT B ELM ROAD] by [1500 block of JFK Boulevard]",
        "AT [12 MARINE PARADE] BY NIGHT, AT [4 MARINE WAY]",
        "Family Court, [1501 Arch Street]",
        # in small letters
        "lives in [Little Wexford]",
        "the door at [118A Dudley Port]",
        "reply to [St Jude's Vicarage, Mount Pleasant], WS10",
        "kept in the [Oleaster place of safety suite] for",
        "in [Ludgate Street car park] by",
        "at [the Odeon], to [The Bell & Bear, Gorsty Hill Road], in [the Birch Unit] on",
        "the school is [Moat Farm High].",
        "her daughter goes to [St. Benedict's]; he",
        "came round [9 the maltings] about",
        "near [Kirkgate Market]",
        "by [HMP Leeds]",
        # streets and premises in small letters, by what leads to them
        "lives on [acacia avenue] and off [church lane]; parked on [mill street]; off [nelson rd]",
        "at [flat 12 penrose house], outside [marwood high], from [bethel gospel hall]",
        "went to [st johns school] by the school",
        "fell at [Tanyard bridge], leaving [Al-Noor masjid]; at [Oldcastle railway stn]",
        "at [Ashgrove detention centre] again",
        # streets that are shortened
        "on [Bramble Cl] eating; of [3 Albion Gdns]; in [Market Pl]; [Manor Fm, nr Great Gidding]",
        "AT [28 LABURNUM RD]. ON [9 SANDMARTIN DR]. ON [DOCK ST]. THERE DR PATEL SAW ST GILES",
        "AT [HARBOUR VIEW APTS, DOCK ST]. AT [ROSE COTTAGE, BACK LA]. IN [PIGEON ALLEY] THEN",
        # villages
        "AT [LITTLE SNORING GREEN] HE FELL. IN [COLD ASHBY]. AT [EAST MOORS] WITH HIM",
        "between [Upper Thurlby and Nether Stowell]; seen near [Stony Cross]",
        "HE WAS SEEN IN [STOKE GIFFARD] BY HIM",
        "[the village of Clapton]; AT [UPTON SNODSBURY] BY NIGHT",
        # schools and inns by what leads to them
        "ATTENDED [ST OSWALD'S] IN TEARS. TEACHER AT [QUEEN ELIZABETH'S]. IN ST ALBANS",
        "DRINKING IN [THE RAILWAY] WHEN HE FELL; barred from [the Hope and Anchor]",
        "she lives on [oak close] and walked down [river way]. On foot, on his way",
        "in [Block 4 of Ryder Court]; the Review Team at [Lower Lane]",
        # what stands there
        "[the Tesco Express on Gipsy Lane]; [the skate park on Hadley Rd]",
        "[the depot at Wren's Nest]; [THE FLYOVER AT SMEATON'S END]; [the pub on Quarry Hill]",
        "the [Shell garage on the A56]; the A56",
        "at [Crown Bingo, Mill Street]; opposite [the Dog & Gun]",
    ],
)
def test_found(marked: str) -> None:
    assert places(marked.replace("[", "").replace("]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "at the police station; in the high street; at court",
        "outside Bilston Street Police Station; to Ludgate Street police station",
        "at Wood Green Crown Court, at Horseferry Road Magistrates' Court",
        "THE STREET WAS DARK AND POLICE CLOSE THE ROAD",
        "it took 10 minutes close to the house",
        "the University and College Union",
        "Contact Management Centre",
        "there was no 12 of them",
        "AT THE SCENE HE WENT TO THE HOSPITAL AND THEN TO THE WRONG HOUSE ON THE ESTATE IN THE END",
        "ON HIS WAY HOME IN A CAR PARK. LONG WAIT AT FRONT OFFICE. SENT TO FIREARMS LICENSING UNIT",
        "HOME ADDRESS DISCLOSED AT HIGH SCHOOL. 40 MINUTES DRIVE. 2 CARE HOME STAFF. CROWN COURT",
        "AT THE TEST DRIVE. TOLD TO DRIVE ON. IN A HEATED ROW. IT IS ON HARD DRIVE AND LOST",
        "MAN ON PATROL WALK PAST. IN VAN DRIVE AWAY",
        "to the Marine Unit, from PPD's Canine Unit, at the DVIC Unit and the K9 Unit",
        "held in the Philadelphia Police Detention Unit",
        "on dirt way, on dog walk, up a hill, in first place; to St John Ambulance",
        "in bicycle lane, on tennis court, in the medic unit, to secure unit, from catholic school",
        "IN BLIND SPOT. AT FAR CORNER. IN CROSS EXAMINATION. ON TOP OF HILL. UNDER RAILWAY BRIDGE",
        "by the Royal Mail; on the M6 at Junction 10",
        "on main road in a busy street, in bus lane on foot, at school, close to the road",
        "in North London, New York and West Bromwich; in South Wales; between Management and HR",
        "AT CLOSE RANGE. IN GREAT DISTRESS. IN LITTLE PAIN. TO PSD FM INSP. LONG LAST",
        "FROM COLD CALLER. OF HIGH VALUE ITEMS. TO OVER REACT. IN EAST WING. IN HIGH VIS JACKET",
        "the house in March; the hospital on Friday; a school on Facebook; the pub in England",
        "THE SHOP IN QUESTION; THE ESTATE IN GENERAL; THE CLUB ON SATURDAY; A HOTEL ON BUSINESS",
        "in Birmingham city centre; at Leeds magistrates court; a friend at West Bromwich Albion's",
        "a picture in the Express & Star; the Public Order Act and the College of Policing guide",
    ],
)
def test_not_found(text: str) -> None:
    assert places(text) == text
