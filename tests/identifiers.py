"""Made-up sentences that hold identifiers of the kinds in use in the United Kingdom.

Values follow the public descriptions: National Insurance manual (HMRC), NHS number (NHS data
dictionary), registration marks and driver numbers (DVLA), telephone numbers (Ofcom), postcodes
(Royal Mail's Postcode Address File guide); references of forces follow those printed in
published answers. Nothing here is taken from the rules that look for them.
"""

import random
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

LETTERS = string.ascii_uppercase
FORENAMES = ("Robert", "Margaret", "Imran", "Siobhan", "William", "Elizabeth", "David", "Agnieszka")
SHORT = {"Robert": ("Bob", "Rob"), "Margaret": ("Maggie", "Peggy"), "William": ("Bill", "Billy"),
         "Elizabeth": ("Liz", "Beth"), "David": ("Dave",)}  # fmt: skip
SURNAMES = ("Smith", "O'Brien", "Khan", "Wright-Jones", "McDonald", "Patel", "Nowak", "Okonkwo",
            "Thornbury", "Singh", "Evans", "MacLeod", "Fitzgerald", "Ng")  # fmt: skip
NICKNAMES = ("Smudge", "Big Tone", "Chalky", "Dodger")
RANKS = ("PC", "Pc", "WPC", "PS", "Sgt", "Sergeant", "Sgt.", "DC", "DS", "Det Con", "Inspector",
         "Insp", "PCSO", "Special Constable", "Constable", "DCI", "Chief Inspector", "T/Sgt",
         "A/Insp", "Supt")  # fmt: skip
FRAMES = (
    "The complainant gave {} and left the station.",
    "{} was written on the form.",
    "The caller asked about {}, then rang off.",
    "A note was found ({}) in the property store",
    "The matter concerns {}; no more is known.",
    "He says that {} is wrong.",
)
Maker = Callable[[random.Random], str]


@dataclass(frozen=True)
class Made:
    """A sentence, the value in it that must go, and what the register holds of it."""

    text: str
    value: str
    start: int
    columns: Mapping[str, str] = field(default_factory=dict)


def made(kind: str, dice: random.Random) -> Made:
    """One sentence with an identifier of the kind; its value stands between braces in the maker."""
    if kind in KNOWN:
        value, columns = KNOWN[kind](dice)
        phrase = f"\x01{value}\x02"
    else:
        phrase, columns = KINDS[kind](dice), {}
    text = dice.choice(FRAMES).format(phrase)
    start, end = text.index("\x01"), text.index("\x02") - 1
    text = text.replace("\x01", "").replace("\x02", "")
    return Made(text, text[start:end], start, columns)


def _v(value: str) -> str:
    return f"\x01{value}\x02"


def _digits(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(string.digits) for _ in range(length))


def _letters(dice: random.Random, length: int, barred: str = "") -> str:
    return "".join(dice.choice([c for c in LETTERS if c not in barred]) for _ in range(length))


def _insurance(dice: random.Random) -> str:
    barred = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
    prefix = "BG"
    while prefix in barred:
        prefix = _letters(dice, 1, "DFIQUV") + _letters(dice, 1, "DFIOQUV")
    pairs = [_digits(dice, 2) for _ in range(3)]
    suffix = dice.choice("ABCD")
    gap = dice.choice((" ", "", "-"))
    number = gap.join((prefix, *pairs, suffix))
    number = number.lower() if dice.random() < 0.1 else number
    lead = dice.choice(("NI number ", "", "National Insurance number: ", "NINO "))
    return lead + _v(number)


def _health(dice: random.Random) -> str:
    while True:
        nine = _digits(dice, 9)
        rest = 11 - sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
        if rest != 10:
            break
    ten = nine + str(0 if rest == 11 else rest)
    gap = dice.choice((" ", "", "-"))
    number = gap.join((ten[:3], ten[3:6], ten[6:]))
    return dice.choice(("NHS number ", "NHS no. ", "", "NHS No: ")) + _v(number)


def _mark_current(dice: random.Random) -> str:
    year = dice.randrange(2, 26)
    age = year if dice.random() < 0.5 else year + 50
    gap = dice.choice((" ", " ", ""))
    mark = f"{_letters(dice, 2, 'IQZ')}{age:02}{gap}{_letters(dice, 3, 'IQ')}"
    return dice.choice(("", "a blue Astra ", "registration ", "car (")) + _v(mark)


def _mark_prefix(dice: random.Random) -> str:
    gap = dice.choice((" ", " ", ""))
    number = str(dice.randrange(1, 1000))
    mark = _letters(dice, 1, "IOQUZ") + number + gap + _letters(dice, 3, "IQ")
    return dice.choice(("", "the van ", "index ", "a red Escort, ")) + _v(mark)


def _mobile(dice: random.Random) -> str:
    a, b, c = "07" + _digits(dice, 3), _digits(dice, 3), _digits(dice, 3)
    form = dice.choice(("{} {}{}", "{}{}{}", "{} {} {}", "{}-{}-{}", "({}) {}{}"))
    return dice.choice(("mobile ", "", "her number ", "tel: ")) + _v(form.format(a, b, c))


def _landline(dice: random.Random) -> str:
    number = dice.choice(
        (
            f"0121 {_digits(dice, 3)} {_digits(dice, 4)}",
            f"(0121) {_digits(dice, 3)} {_digits(dice, 4)}",
            f"01{dice.randrange(200, 999)} {_digits(dice, 6)}",
            f"020 {dice.choice('378')}{_digits(dice, 3)} {_digits(dice, 4)}",
            f"0161{_digits(dice, 7)}",
            f"029-20{_digits(dice, 2)}-{_digits(dice, 4)}",
        )
    )
    return dice.choice(("telephone ", "", "home number ", "tel. ")) + _v(number)


def _international(dice: random.Random) -> str:
    number = dice.choice(
        (
            f"+44 121 {_digits(dice, 3)} {_digits(dice, 4)}",
            f"+447{_digits(dice, 9)}",
            f"+44 (0)7{_digits(dice, 3)} {_digits(dice, 6)}",
            f"0044 7{_digits(dice, 3)} {_digits(dice, 6)}",
            f"+353 1 {_digits(dice, 3)} {_digits(dice, 4)}",
            f"+1 ({dice.randrange(200, 999)}) {_digits(dice, 3)}-{_digits(dice, 4)}",
            f"+91 {_digits(dice, 5)} {_digits(dice, 5)}",
            f"+48 {_digits(dice, 3)} {_digits(dice, 3)} {_digits(dice, 3)}",
        )
    )
    return dice.choice(("phone ", "", "a call from ")) + _v(number)


def _postcode(dice: random.Random) -> str:
    first = _letters(dice, 1, "QVX")
    second = _letters(dice, 1, "IJZ")
    outward = dice.choice(
        (
            f"{first}{dice.randrange(1, 10)}",
            f"{first}{dice.randrange(10, 100)}",
            f"{first}{second}{dice.randrange(1, 10)}",
            f"{first}{second}{dice.randrange(10, 100)}",
            f"{first}{dice.randrange(1, 10)}{dice.choice('ABCDEFGHJKPSTUW')}",
            f"{first}{second}{dice.randrange(1, 10)}{dice.choice('ABEHMNPRVWXY')}",
        )
    )
    inward = str(dice.randrange(10)) + _letters(dice, 2, "CIKMOV")
    value = outward + dice.choice((" ", " ", "")) + inward
    return dice.choice(("", "postcode ", "a flat in Walsall, ")) + _v(value)


def _collar_rank(dice: random.Random) -> str:
    number = _v(_digits(dice, dice.choice((3, 4, 4, 5))))
    form = dice.choice(("{} {}", "{} {}", "{}{}", "{} {} Hill", "{} no. {}", "{} ({})"))
    return form.format(dice.choice(RANKS), number)


def _collar_words(dice: random.Random) -> str:
    number = _v(_digits(dice, dice.choice((3, 4, 5))))
    form = dice.choice(
        ("collar number {}", "collar no. {}", "collar no {}", "collar number: {}", "Collar No: {}",
         "an officer whose collar number was {}", "collar number is {}", "collar numbers {} and 12",
         "a collar number of {}", "collar #{}")
    )  # fmt: skip
    return form.format(number)


def _shoulder(dice: random.Random) -> str:
    number = dice.choice(
        (_digits(dice, 4), f"{_digits(dice, 3)}{_letters(dice, 2)}",
         f"{_digits(dice, 3)} {_letters(dice, 2)}", f"{_letters(dice, 1)}{_digits(dice, 4)}")
    )  # fmt: skip
    form = dice.choice(("shoulder number {}", "shoulder no. {}", "shoulder number was {}",
                        "Shoulder Number: {}", "shoulder numbers {} and another"))  # fmt: skip
    return form.format(_v(number))


def _warrant(dice: random.Random) -> str:
    number = dice.choice(
        (_digits(dice, 6), _digits(dice, 5), f"{_letters(dice, 1)}{_digits(dice, 6)}")
    )
    form = dice.choice(("warrant number {}", "warrant card number {}", "warrant no. {}",
                        "Warrant Number: {}", "a warrant card, number {}",
                        "warrant card {}"))  # fmt: skip
    return form.format(_v(number))


def _crime(dice: random.Random) -> str:
    value, bare = dice.choice(
        (
            (
                f"20{_letters(dice, 2)}/{_digits(dice, 6)}{_letters(dice, 1)}/{_digits(dice, 2)}",
                True,
            ),
            (f"{_digits(dice, 7)}/{dice.randrange(10, 24)}", True),
            (f"CRI/06{_letters(dice, 2)}/{_digits(dice, 7)}/{dice.randrange(10, 24)}", True),
            (f"CR/{_digits(dice, 5)}/{dice.randrange(10, 24)}", True),
            (f"{dice.randrange(40, 60)}{dice.randrange(10, 24)}{_digits(dice, 7)}", False),
            (f"{_letters(dice, 1)}{_digits(dice, 7)}", False),
            (f"22/{_digits(dice, 5)}/{dice.randrange(10, 24)}", False),
        )
    )
    lead = dice.choice(("crime reference ", "crime number ", "crime reference number ",
                        "crime ref: ", "crime no. ", "Crime Ref No ",
                        "a crime report, "))  # fmt: skip
    return (lead if not bare or dice.random() < 0.6 else "") + _v(value)


def _custody(dice: random.Random) -> str:
    value = dice.choice(
        (f"{_digits(dice, 2)}{_letters(dice, 2)}/{_digits(dice, 4)}/{dice.randrange(10, 24)}",
         f"{_letters(dice, 2)}/{_digits(dice, 5)}/{dice.randrange(10, 24)}", _digits(dice, 6),
         f"{_letters(dice, 3)}{_digits(dice, 6)}")
    )  # fmt: skip
    lead = dice.choice(("custody reference ", "custody record ", "custody number ", "custody ref: ",
                        "custody record number is ", "Custody Ref No. "))  # fmt: skip
    return lead + _v(value)


def _log(dice: random.Random) -> str:
    n, day, month, year = _digits(dice, dice.choice((3, 4))), dice.randrange(1, 29), dice.randrange(
        1, 13), dice.randrange(10, 24)  # fmt: skip
    return dice.choice(
        (
            f"log {_v(f'{n} of {day} January 20{year}')}",
            f"incident {_v(f'{n} of {day:02}/{month:02}/20{year}')}",
            f"log number {_v(f'{n} of {day:02}/{month:02}/{year}')}",
            f"incident log {_v(f'{n}-{day:02}{month:02}{year}')}",
            f"CAD {_v(f'{n}/{day:02}JAN{year}')}",
            f"STORM log {_v(f'20{year}{month:02}{day:02}-{n}')}",
            f"incident number {_v(f'PS-20{year}{month:02}{day:02}-{n}')}",
            f"log ref. {_v(n)}",
        )
    )


def _birth(dice: random.Random) -> str:
    day, month, year = dice.randrange(1, 29), dice.randrange(1, 13), dice.randrange(1940, 2009)
    name = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December")[month - 1]  # fmt: skip
    value = dice.choice(
        (f"{day:02}/{month:02}/{year}", f"{day} {name} {year}", f"{day}.{month}.{year % 100:02}",
         f"{day:02}-{month:02}-{year}", f"{year}-{month:02}-{day:02}", f"{day} {name[:3]} {year}",
         f"{day}th {name} {year}", f"{day:02}{month:02}{year}")
    )  # fmt: skip
    lead = dice.choice(("DOB ", "born on ", "date of birth ", "d.o.b. ", "date of birth is ",
                        "DOB: ", "born "))  # fmt: skip
    return lead + _v(value)


def _driver(dice: random.Random) -> str:
    surname = (dice.choice(("MORGAN", "SMITH", "KHAN", "NG", "FITZGERALD")) + "9999")[:5]
    month = dice.randrange(1, 13) + dice.choice((0, 50))
    date = f"{_digits(dice, 1)}{month:02}{dice.randrange(1, 29):02}{_digits(dice, 1)}"
    initials = _letters(dice, 1) + dice.choice((_letters(dice, 1), "9"))
    tail = f"{initials}{dice.choice('9876')}{_letters(dice, 2)}"
    gap = dice.choice(("", " "))
    lead = dice.choice(("driver number ", "", "licence ", "driving licence number "))
    return lead + _v(gap.join((surname, date, tail)))


def _name_online(dice: random.Random) -> str:
    return dice.choice(
        ("jsmith_99", "bigdave77", "luv2dance", "the_real_kk", "xx_mo_xx", "n.patel84")
    )


def _handle(dice: random.Random) -> str:
    name = _name_online(dice)
    return dice.choice(
        (
            _v(f"@{name}"),
            f"Twitter handle {_v(name)}",
            f"Instagram name {_v(name)}",
            f"the username “{_v(name)}”",
            f"user name {_v(name)}",
            f"Snapchat account {_v(name)}",
            f"a post by {_v('@' + name)}",
            f"the handle {_v('@' + name)}",
        )
    )


def _profile(dice: random.Random) -> str:
    name = dice.choice(("john.smith.99", "jsmith", "KKhan84", "mo-patel-1a2b3c"))
    return _v(
        dice.choice(
            (
                f"https://www.facebook.com/{name}",
                f"facebook.com/{name}",
                f"www.linkedin.com/in/{name}",
                f"twitter.com/{name}",
                f"http://instagram.com/{name}",
                f"https://t.me/{name}",
                f"https://www.tiktok.com/@{name}",
                f"https://m.facebook.com/profile.php?id={_digits(dice, 9)}",
            )
        )
    )


def _mail(dice: random.Random) -> str:
    name = dice.choice(("j.smith", "kkhan84", "mo_patel", "siobhan.obrien+police", "info-desk"))
    host = dice.choice(("example.com", "mail.example.co.uk", "force.police.uk", "EXAMPLE.ORG"))
    return dice.choice(("e-mail ", "", "write to ")) + _v(f"{name}@{host}")


def _rank_surname(dice: random.Random) -> str:
    rank, surname = dice.choice(RANKS), dice.choice(SURNAMES)
    form = dice.choice(("{} {}", "{} {}", "{} {caps}", "{} J {}", "{} J. {}", "{} 4417 {}"))
    shown = surname.upper() if "caps" in form else surname
    return form.format(rank, _v(surname), caps=_v(shown))


KINDS: Mapping[str, Maker] = {
    "National Insurance number": _insurance,
    "NHS number": _health,
    "registration mark, current": _mark_current,
    "registration mark, prefix": _mark_prefix,
    "mobile telephone": _mobile,
    "landline": _landline,
    "international telephone": _international,
    "postcode": _postcode,
    "collar number after a rank": _collar_rank,
    "collar number, said so": _collar_words,
    "shoulder number": _shoulder,
    "warrant number": _warrant,
    "crime reference": _crime,
    "custody reference": _custody,
    "incident log number": _log,
    "date of birth": _birth,
    "driver number": _driver,
    "social-media handle": _handle,
    "profile address": _profile,
    "e-mail address": _mail,
    "rank and surname": _rank_surname,
}
"""The kinds that rules find without the register."""


def _civilian(dice: random.Random) -> tuple[str, Mapping[str, str]]:
    first, last = dice.choice(FORENAMES), dice.choice(SURNAMES)
    value = dice.choice(
        (f"{first} {last}", last, f"Mr {last}", f"{first[0]}. {last}", f"{first[0]}{last[0]}",
         first, last.upper(), f"{first[0]}.{last[0]}.", f"{last}, {first}")
    )  # fmt: skip
    value = value.removeprefix("Mr ")
    if dice.random() < 0.5:
        return value, {"Complainant Forename": first, "Complainant Surname": last}
    return value, {"Complainant Name": f"{first} {last}"}


def _nickname(dice: random.Random) -> tuple[str, Mapping[str, str]]:
    if dice.random() < 0.5:
        name = dice.choice(NICKNAMES)
        return name, {"Nickname": name}
    first = dice.choice(tuple(SHORT))
    return dice.choice(SHORT[first]), {"Officer Forename": first}


def _mark_dateless(dice: random.Random) -> tuple[str, Mapping[str, str]]:
    letters, digits = _letters(dice, dice.choice((2, 3)), "IQZ"), str(dice.randrange(1, 1000))
    halves = (letters, digits) if dice.random() < 0.5 else (digits, letters)
    held = dice.choice((" ", "")).join(halves)
    return dice.choice((" ", "")).join(halves), {"Vehicle Registration": held}


KNOWN: Mapping[str, Callable[[random.Random], tuple[str, Mapping[str, str]]]] = {
    "civilian name": _civilian,
    "nickname": _nickname,
    "registration mark, dateless": _mark_dateless,
}
"""The kinds that are found where the register's own columns hold them."""
