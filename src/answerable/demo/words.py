"""The words that fill the slots of every narrative: made-up places, things, times, wounds, wishes.

Force, towns, streets and people are invented. Telephone numbers lie in the block kept for drama.
"""

from collections.abc import Mapping

TOWNS: tuple[str, ...] = (
    "Hollinford", "Ostermere", "Pellbridge", "Wrenfold", "Caldmoor", "Dunnaby", "Marlingate",
    "Saltenby", "Thrushcombe", "Ashmerely", "Brackwade", "Corvesham", "Elverstoke", "Fenwardine",
    "Garrowby Vale", "Harthollow", "Inchwold", "Kelderton", "Lambsworthy", "Netherquay",
    "Orchaston", "Quarrendale", "Ruddlesham", "Skelderby", "Tollerwick", "Ulverhay", "Wickenhaugh",
    "Yarrowfield",
)  # fmt: skip

DIVISIONS: tuple[str, ...] = (
    "North", "South", "East", "West", "Central", "Roads Policing", "Operations", "Custody Services",
    "Contact Centre", "Crime",
)  # fmt: skip

STREET_NAMES: tuple[str, ...] = (
    "Fenner", "Osier", "Tamber", "Quillet", "Larkspur", "Hobday", "Merrow", "Plover", "Canning",
    "Sedge", "Tannery", "Wharf", "Bobbin", "Cooper", "Drover", "Eelpie", "Foundry", "Gannet",
    "Harrier", "Ivy", "Juniper", "Kiln", "Lantern", "Mallow", "Nettle", "Orchid", "Pippin",
    "Quarry", "Rookery", "Saddler", "Thistle", "Umber", "Vetch", "Weaver", "Yarrow", "Amberley",
    "Barley", "Chandler", "Dovecote", "Elder", "Falcon", "Glebe", "Heron", "Ivelmoss", "Jackdaw",
    "Kestrel", "Linden", "Mossop", "Nutmeg", "Otter", "Paddock", "Quince", "Ropewalk", "Starling",
    "Teasel", "Umbrell", "Viaduct", "Wimbrel", "Tallowby", "Brindlecote",
)  # fmt: skip

STREET_KINDS: tuple[str, ...] = (
    "Street", "Street", "Road", "Road", "Lane", "Avenue", "Close", "Terrace", "Crescent", "Way",
    "Court", "Drive", "Row", "Gardens", "Hill",
)  # fmt: skip

_NOT_INITIALS = ("AP", "IP", "DC", "PC", "PS", "DI", "CP", "FB")
INITIALS: tuple[str, ...] = tuple(
    pair
    for first in "ABCDEFGHJKLMNPRSTW"
    for second in "BDHJKMPRT"
    if (pair := first + second) not in _NOT_INITIALS
)
"""Two letters for a person; pairs that mean something else in a summary are left out."""

_PLACES: Mapping[str, tuple[str, ...]] = {
    "town": TOWNS,
    "a_town": TOWNS,
    "station": (
        "{a_town} police station", "the front counter at {a_town}", "the enquiry desk at {a_town}",
    ),
    "venue": (
        "a public house", "the bus station", "a retail park", "the market hall", "a petrol station",
        "the railway footbridge", "a building site", "a taxi rank", "a supermarket car park",
        "a fish and chip shop", "the leisure centre", "a social club", "the canal towpath",
        "a nightclub", "a school gate", "a caravan site", "the allotments", "a hotel bar",
        "a doctors' surgery", "a betting shop", "a multi-storey car park", "a launderette",
        "the recreation ground", "a garden centre", "the ring road", "a charity shop",
    ),
    "shop": (
        "the corner shop", "the petrol station", "the nightclub", "the bus company", "the landlord",
        "the council", "the supermarket", "the bookmaker's", "the takeaway", "the school",
    ),
}  # fmt: skip

_TIMES: Mapping[str, tuple[str, ...]] = {
    "clock": (
        "{hour}:{minute} hrs", "{hour}{minute}hrs", "about {hour12} {half}",
        "{hour12}.{minute}{half}",
    ),
    "hour": tuple(f"{hour:02}" for hour in range(24)),
    "hour12": tuple(map(str, range(1, 13))),
    "minute": ("00", "05", "10", "15", "20", "25", "30", "35", "40", "45", "50", "55"),
    "half": ("am", "pm"),
    "when": (
        "at {clock}", "the previous evening", "earlier that week", "in the early hours",
        "on the Sunday afternoon", "over the bank holiday weekend", "shortly after {clock}",
        "the month before", "during the school run", "between {clock} and {clock}",
    ),
    "span": (
        "{few} weeks", "{few} months", "{few} days", "nearly a fortnight", "more than a year",
        "over {few} hours", "the best part of a month", "the whole of a weekend",
    ),
    "minutes": ("ten minutes", "twenty minutes", "half an hour", "a good hour", "{few} hours"),
    "nth": ("second", "third", "fourth", "fifth", "sixth", "tenth"),
    "few_digits": tuple(f"{number:03}" for number in range(4, 1000, 7)),
    "few": ("two", "three", "four", "five", "six", "seven", "nine", "eleven"),
    "times": ("twice", "three times", "on several occasions", "more than once", "repeatedly"),
    "month": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip

_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "II": INITIALS,
    "collar": tuple(str(number) for number in range(1013, 9990, 37)),
    "relative": (
        "{his} brother", "{his} son", "{his} daughter", "{his} partner", "{his} mother",
        "{his} elderly father", "{his} nephew", "{his} sister", "{his} lodger", "{his} ex-partner",
        "{his} stepson", "{his} grandmother",
    ),
    "neighbour": (
        "the next-door neighbour", "a man known to {him}", "the tenant upstairs", "a former friend",
        "the landlord", "a work colleague", "a youth from the estate", "{his} ex-partner",
        "an unknown male", "two females", "a group of lads", "the door supervisor",
    ),
    "witness": (
        "the only witness", "an independent witness", "the shop assistant",
        "the bus driver", "{relative}", "the carer who had seen it all", "a paramedic",
        "the woman who made the 999 call",
    ),
    "other": (
        "a second officer", "another officer", "a colleague", "a sergeant",
        "the officer in the case",
        "PC {collar}", "a PCSO", "PS {collar}", "DC {II}", "an officer with a beard",
        "the officer's crewmate", "a special constable",
    ),
    "boss": (
        "the duty inspector", "a sergeant", "the custody sergeant", "the neighbourhood inspector",
        "the control room supervisor", "the officer's line manager", "a detective inspector",
    ),
    "job": (
        "baker", "plasterer", "nurse", "teaching assistant", "lorry driver", "carpenter",
        "hairdresser", "warehouse picker", "chef", "care worker", "student", "roofer", "dentist",
        "car valeter", "barber", "postman", "florist", "welder", "childminder", "librarian",
        "scaffolder", "farmer", "receptionist", "estate agent", "gas fitter", "gardener", "tiler",
        "bricklayer", "chiropodist", "cleaner", "window cleaner", "butcher", "tailor",
        "upholsterer",
        "veterinary nurse", "optician", "musician", "stagehand", "locksmith", "glazier", "potter",
        "bookkeeper", "translator", "milkman", "fishmonger", "groundsman", "caretaker", "surveyor",
        "cabinet maker", "machinist", "forklift driver", "tree surgeon", "pharmacist", "midwife",
        "paralegal", "lifeguard", "dance teacher", "wedding photographer", "telephone engineer",
        "bus driver", "tram conductor", "traffic warden", "school cook", "piano tuner", "jeweller",
        "curate", "retired miner", "foundry worker", "seamstress", "saddler", "beekeeper",
    ),
    "errand": (
        "buying paint", "walking the dogs", "posting a parcel", "fetching a prescription",
        "delivering leaflets", "going to the bank", "collecting a pram", "waiting for a locksmith",
        "taking a cat to the vet", "moving furniture", "on the way to choir practice", "at bingo",
        "looking for a lost cat", "carrying shopping", "returning library books",
        "at the cashpoint",
        "unloading a trailer", "on the way to a night shift", "dropping off an elderly passenger",
        "putting out the bins", "meeting a cousin from the coach", "paying the rent", "jogging",
        "washing the car", "mending a puncture", "feeding the ducks", "visiting a grave",
        "sheltering from hail", "queueing for concert tickets", "buying birthday candles",
        "on the way to the mosque", "coming back from evening class", "painting a fence",
        "emptying a skip", "selling poppies", "hanging out washing", "fitting a satellite dish",
    ),
    "look": (
        "stocky with glasses", "thin and clean shaven", "bald with a moustache",
        "blonde with a ponytail",
        "broad shouldered and sunburnt", "in his fifties with a stoop", "young, with freckles",
        "Scottish by his voice", "well spoken", "heavily built with tattoos", "short, with braces",
        "wearing a fluorescent jacket", "limping slightly", "chewing a pen", "with a bandaged hand",
        "unshaven", "with dyed red hair", "wearing a turban", "left-handed",
        "with a northern accent",
    ),
    "adviser": (
        "{his} solicitor", "the duty solicitor", "a housing officer", "Citizens Advice",
        "{his} MP", "a ward councillor", "{his} GP", "a support worker", "social services",
        "an independent custody visitor", "the ombudsman", "a union representative",
    ),
}  # fmt: skip

_THINGS: Mapping[str, tuple[str, ...]] = {
    "crime": (
        "a burglary", "criminal damage to {his} car", "an assault", "the theft of {item}",
        "a hit and run", "threats to kill", "a robbery", "a distraction burglary",
        "harassment by {neighbour}", "a rogue trader", "an attempted break-in",
        "a racially abusive neighbour",
        "the theft of metal from {his} yard", "a dangerous dog", "cheque fraud", "arson to a shed",
    ),
    "nuisance": (
        "youths on mini motorcycles", "a fight", "a noisy party", "drug dealing in the stairwell",
        "eggs being thrown at windows", "a loose horse", "nuisance calls", "a suspicious van",
        "fireworks in the street", "a blocked driveway", "an abandoned vehicle", "street drinkers",
        "a man shouting at buses", "an alarm that had rung all night",
    ),
    "minor": ("a civil dispute", "a lost property report", "anti-social behaviour", "a nil crime",
              "an information-only log", "a domestic non-crime", "a parking matter"),
    "item": (
        "{his} mobile phone", "a bicycle", "a gold chain", "{his} wallet", "a laptop computer",
        "{sum} in cash", "a set of house keys", "a wedding ring", "power tools", "{his} passport",
        "a rucksack", "a camera", "a pair of trainers", "a games console", "{his} medication",
        "a leather jacket", "an air rifle", "a birth certificate", "a watch", "fishing tackle",
    ),
    "sum": ("£20", "£35", "£60", "£85", "£110", "£240", "£375", "£600", "£1,150", "£2,400"),
    "injury": (
        "a cut lip", "bruised ribs", "a sprained wrist", "grazes to both knees", "a black eye",
        "a lump on the back of the head", "reddening to the wrists", "a swollen elbow",
        "a chipped tooth", "a sore shoulder", "numbness in one thumb", "scratches to the neck",
        "a nosebleed", "a twisted ankle", "a panic attack",
    ),
    "illness": (
        "asthma", "diabetes", "a heart condition", "epilepsy", "a slipped disc", "depression",
        "autism", "a hearing impairment", "a recent operation", "arthritis", "PTSD",
    ),
    "vehicle": (
        "a marked car", "an unmarked Astra", "a police van", "{his} car", "a motorcycle",
        "{his} work van", "a blue hatchback", "a taxi", "a scooter", "a people carrier",
        "a tractor",
    ),
    "offence": (
        "being drunk and disorderly", "a breach of the peace", "common assault", "shoplifting",
        "a section 5 public order offence", "possession of cannabis", "driving without insurance",
        "criminal damage", "going equipped", "failing to appear at court", "obstruction",
        "breach of bail", "affray", "handling stolen goods", "drink driving",
        "making off without payment",
    ),
    "offence_kind": (
        "burglaries", "car crimes", "shop thefts", "assaults", "frauds", "domestic incidents",
    ),
    "insult": (
        "“a waste of space”", "“scum”", "“a drama queen”", "“love”", "“a serial complainer”",
        "“a clown”", "“sunshine”", "a liar", "“mental”", "“you people”", "an idiot",
        "“a benefit scrounger”", "“a nosy old bat”", "“pond life”",
    ),
    "remark": (
        "“we have better things to do”", "“that is not a police matter”", "“get over it”",
        "“what do you expect, living round here?”", "“you can complain all you like”",
        "“I can make your life difficult”", "“keep your nose out”", "“go on, make my day”",
        "“ring somebody who cares”", "“I do not have to tell you my number”",
        "“you brought this on yourself”", "“there is plenty of time for tears later”",
        "“we know all about your family”", "“move or be moved”",
    ),
    "manner": (
        "in a raised voice", "with a smirk", "with arms folded", "while chewing gum",
        "without looking up from a pocket notebook", "from the driver's seat",
        "across a crowded waiting room", "in front of {his} children", "in a sarcastic tone",
        "within earshot of {neighbour}", "with a finger in {his} face",
    ),
    "document": (
        "the custody record", "the crime report", "the pocket notebook entries",
        "the 999 recording",
        "the incident log", "the stop form", "the MG11 statement", "the property sheet",
        "the search register", "the duty rota", "the radio transcripts", "the medical notes",
    ),
    "evidence": (
        "CCTV", "footage from a taxi camera", "photographs of the bruising", "a GP's letter",
        "the call log", "a receipt", "an audio recording", "the bus company's camera footage",
        "a hospital discharge note", "two witness statements", "a diary of the events",
        "an invoice dating from {month}",
    ),
}  # fmt: skip

SLOTS: Mapping[str, tuple[str, ...]] = {**_PLACES, **_TIMES, **_PEOPLE, **_THINGS}
"""Every slot that no narrative fixes for itself, with its words."""
