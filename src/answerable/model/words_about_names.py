"""Words by which the finder of names tells people from things.

A name that stands among the things by mistake would stay in a narrative: what is a surname as well
(Ford, Morrison) is left out, and a word that is missing costs a reader one look.
"""

THINGS = frozenset(
    """
mondays tuesdays wednesdays thursdays fridays saturdays sundays
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri
sat sun january february march april may june july august september october november december jan
feb mar apr jun jul aug sep sept oct nov dec christmas xmas easter ramadan eid diwali hanukkah
halloween lent whitsun epiphany england english scotland scottish scots wales welsh ireland irish
britain british briton britons ulster europe european africa african america american americas
asia asian australia australian afghan afghanistan albanian albania algerian arab arabic arabian
armenian bangladeshi bangla bengali belgian bosnian brazilian bulgarian cameroonian canadian
caribbean chinese colombian congolese cornish croatian cuban czech danish dutch egyptian eritrean
ethiopian farsi filipino finnish french gaelic gambian georgian german ghanaian greek gujarati
guyanese hebrew hindi hispanic hungarian icelandic indian indonesian iranian iraqi israeli italian
ivorian jamaican japanese kashmiri kenyan korean kosovan kurdish kurd latin latina latino latvian
lebanese liberian libyan lithuanian macedonian malaysian maltese mandarin mexican mirpuri moldovan
moroccan nepalese nepali nigerian norwegian pakistani palestinian pashto persian polish portuguese
punjabi roma romani romanian russian rwandan scandinavian senegalese serbian sikh sikhs sinhalese
slovak slovakian slovenian somali spanish sudanese swahili swedish swiss sylheti syrian tamil thai
tibetan tigrinya tunisian turkish ugandan ukrainian urdu vietnamese yemeni yiddish yoruba zambian
zimbabwean christian christians christianity catholic catholics protestant anglican methodist
baptist muslim muslims islam islamic islamist islamophobia islamophobic jew jews jewish judaism
antisemitic antisemitism hindu hindus hinduism buddhist buddhism quran koran qur'an bible torah
allah god jesus jehovah quaker mormon orthodox sunni shia hijab niqab halal kosher imam mosque
whatsapp facebook twitter instagram snapchat tiktok youtube linkedin google gmail hotmail outlook
yahoo microsoft windows word excel sharepoint onedrive zoom skype facetime messenger telegram
reddit tinder grindr netflix spotify amazon ebay gumtree paypal uber deliveroo airbnb iphone
iphones ipad ipads android samsung nokia huawei apple siri alexa internet wifi bluetooth excel pdf
tesco asda sainsbury's sainsburys waitrose morrisons aldi lidl iceland primark argos wilko
poundland greggs costa starbucks mcdonald's mcdonalds kfc subway nando's nandos domino's b&q
homebase wickes halfords screwfix superdrug wetherspoon wetherspoons barclays natwest hsbc
santander lloyds halifax vodafone o2 ee bt virgin sky giffgaff co-op spar ikea matalan debenhams
argos vauxhall astra corsa vectra zafira insignia volkswagen vw golf polo passat audi bmw mercedes
benz sprinter nissan qashqai micra juke toyota yaris corolla prius honda civic hyundai kia renault
clio megane peugeot citroen berlingo fiat punto skoda octavia fabia seat ibiza leon volvo mazda
subaru suzuki yamaha kawasaki mitsubishi lexus jaguar porsche tesla fiesta mondeo transit escort
mini chevrolet chevy buick pontiac cadillac chrysler dodge jeep acura toyota camry altima impala
malibu explorer taser tasers pava captor naloxone tetra airwave niche connect holmes compass
centurion iapro storm athena taser's dashcam bodycam covid coronavirus brexit hiv aids alzheimer's
parkinson's cannabis heroin cocaine ketamine spice zopiclone diazepam valium methadone tramadol
fentanyl paracetamol ibuprofen sertraline quetiapine citalopram mirtazapine fluoxetine olanzapine
amitriptyline
pregabalin gabapentin codeine tramadol lithium clozapine aripiprazole risperidone insulin enc encs
screenshot screenshots spicegirls lsd mdma xanax viagra interpol europol home office
parliament westminster whitehall holyrood senedd stormont hansard nhs unison unite unision gmb
acas ofsted ofcom ofgem ofwat ico iopc ipcc hmicfrs hmic cps crown crimestoppers mencap mind
samaritans shelter barnardo's nspcc rspca rspb rnli relate citizens met police constabulary
constabularies londoner londoners philadelphia philly pennsylvania jersey delaware camden septa
amtrak temple prevent channel contest marac mappa osman clare's sarah's clare magna carta
wednesbury gdpr pace latin greek roman victorian georgian edwardian nazi nazis fascist tory tories
labour liberal ukip mr mrs ms miss mx dr prof sir madam rev revd esq hon cllr pc ps dc ds di dci
dsu sgt insp supt pcso wpc det cpl lt capt col maj allegation complainant witness victim suspect
officer sergeant inspector constable afro rasta bame lgbt lgbtq pcs pcsos dcs ombudsman resolver
comp compl complt complnt subj alleg sol sec loc rpt attd incl approx dept govt min max obs ops
intel invest insp misc occ offr poss pref prob prop resp sched stmt susp temp veh vic wit yrs int
ext hosp amb pt pts dx hx info para paras encl sgd tbc tba nfa yeah yep nope ah er um amen oi hey
wow sirs madam ma'am americans asians africans indians romanians pakistanis russians europeans
italians chancellor chancellors provost erasmus haldol stella caldicott data china turkey nike
footlocker adidas gucci rolex percocet oxycontin coors hms hmp regs dear ltd plc inc llc etc appx
figs vol pp ibid re fw fwd cc nb pm am ie eg ref dob tel hq
""".split()
)
"""Bodies, makes, shops, peoples, days: they have a capital and are nobody's name."""

PARTICLES = frozenset(
    """
van von der den de da di du del della dos la le el al ul bin ibn bint ap ab mac mc ni ní ó y ter
ten st o
""".split()
)
"""Small words in the middle of a name."""

BODIES = frozenset(
    """
academy act acts agency airport alliance ambulance app arena army association authority award bank
banking board borough branch bridge brigade bureau bus campus canal cathedral centre center
chamber charity church circuit city class clinic club co code college commission commissioner
committee community company congregation constituency constabulary convention corporation council
county court crescent custody dept department diocese directive directorate district division
estate faculty federation festival flats force foundation fund garage gazette group guard guidance
heights helpline hospital hospice hostel hotel house industries infirmary inn inquiry institute
institution international journal kitchen league library limited line ltd llp plc magistrates mall
marina market mill ministry model mosque motors museum network news nursery operation office
ombudsman order panel park parkway partnership party pavilion pharmacy plan police policy port
post practice precinct primary prison procedure programme project protocol quay railway region
regulation regulations report restaurant retail review river road roads room scheme school
secretary section secondary sector service services shop shopping society square stadium standard
standards station store stores street supermarket surgery synagogue system tavern team teams
temple terminal terrace theatre times trading train trust tribunal union unit university valley
village ward way works yard youth zone avenue lane close drive gardens grove hall hill green place
mews rise rd st ave
""".split()
)
"""What a run of words ends with that is a place or a body: the run is nobody's name."""

HOMELY = frozenset(
    """
park street hill green hall lane church house bridge bank mill wood woods place field fields close
rivers class way west north south east marsh drive post ward court guard yard
""".split()
)
"""Those of them that are surnames, too: behind a forename they are one."""

KIN = frozenset(
    """
son sons daughter daughters husband wife mother father mum mam dad brother brothers sister sisters
cousin nephew niece uncle aunt auntie partner fiance fiancee boyfriend girlfriend friend grandson
granddaughter grandmother grandfather gran nan nana grandad stepson stepdaughter stepmother
stepfather neighbour neighbor colleague ex ex-partner ex-wife ex-husband twins child children baby
called named landlord flatmate housemate lodger carer pal mate tenant
""".split()
)
"""Behind these somebody is named."""

RANKS_WRITTEN_SMALL = frozenset("pc ps dc sgt insp dci wpc pcso mr mrs ms mx dr cllr".split())
"""Short ranks and titles, as they are typed in haste."""

TELLING = frozenset(
    """
told asked called accused blamed saw met named phoned rang texted contacted emailed married hit
assaulted arrested against interviewed informed advised with by from to and for or but that while
because when about says said alleges states
""".split()
)
"""Words before somebody's name in the middle of a sentence."""

PLACING = frozenset(
    """
in at near from to into through outside around towards via of across between within leaving left
visit visiting visited inside the
""".split()
)
"""Words before a town."""

DETERMINERS = frozenset("the a an this these those each any every no another".split())
"""Words that stand before things."""

MAKES = frozenset("ford rover austin morris lincoln mercedes cooper royce dodge".split())
"""Cars that are called like people: one stands before its model, or behind its colour."""

COLOURS = frozenset(
    "white black red blue green grey gray silver yellow orange gold a an his her".split()
)
"""What stands before the make of a car."""

ROLES = frozenset(
    """
manager receptionist nurse witness witnesses victims suspects complainants witness victim suspect
complainant aggrieved caller driver solicitor
teacher tutor lecturer professor doctor officer officers sergeant constable inspector detective
superintendent student pupil resident warden porter clerk secretary chaplain coach captain crew
firefighter paramedic consultant midwife councillor governor surgeon registrar worker social sir
lord lady dame cllr father sister canon imam rabbi pc ps dc sgt insp mr mrs ms miss ff hca wm cm
sm sw sn csw pcs co ip comp wit
""".split()
)
"""What somebody is, before the name."""

SHORT_NAMES = frozenset("mo jo ed al bo li wu xu yu vi di cy ty lo ng ho oz".split())
"""Forenames and surnames of two letters."""

NAMES_TOO = frozenset("april june may august christian german dean jordan".split())
"""Things that are forenames, too."""

CALLED = frozenset(
    """
operation op exercise project hms ss contractor contractors company firm brand app dog pd
""".split()
)
"""Before these a name is that of a thing."""

CHAINS = frozenset("and or both for".split())
"""They join towns as well as people."""

OFFICES = frozenset(
    """
bishop archbishop dean duke earl lord lady prince princess king queen mayor sheriff church house
bank university college city borough county court port master provost
""".split()
)
"""Words that are surnames, too, and an office or a body before "of"."""
