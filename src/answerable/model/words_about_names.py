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
moodle liquidlogic carefirst systmone datix steis cpoms myconcern bromcom classcharts parentpay
safecall pentip xhibit delius oasys nomis pnc pronto gowisely chronicle socrates carpetright
interflora tampax deloitte kpmg pwc capita serco sodexo mitie travelodge footasylum smyths dunelm
evri dpd yodel arriva stagecoach npower edf pohwer voiceability veolia biffa prada versace armani
moncler xbox playstation nintendo fortnite roblox minecraft pokemon cupra kuga mokka ecosport xsara
saxo aygo auris avensis tucson sportage picanto ceed captur twingo kadjar duster sandero karoq
kodiaq touran tiguan scirocco freelander evoque vivaro trafic movano ducato kangoo surron vespa
lambretta deliveroo justeat ubereats vinted depop snapchats pepsi coke fanta lucozade redbull
prosecco strongbow carling guinness fosters budweiser mcflurry maccies nandos greggs wetherspoons
kfc haribo cadbury mars snickers gcse btec hyundais audis bmws vauxhalls citroens renaults toyotas
nissans kia kias covid19 pfizer astrazeneca moderna tetanus mrsa sepsis norovirus crohn's down's
tourette's asperger's hodgkin's bell's hepatitis chlamydia non anti pro ex semi multi sub fula twi
igbo hausa tagalog oromo amharic dari kurmanji sorani makaton braille bsl celtic arsenal tottenham
wolves baggies blues hibs wanderers rovers hotspur albion argyle instagramming insta deputy sats
ofqual ucas hmpps nacro cafcass lado freemasons freemasonry rotary rotarian ypres auschwitz somme
dunkirk normandy stormzy thanksgiving hallowe'en
bour nbour un nitrous turnitin superstore cris noms vaisakhi navratri holi purim pesach figs vol
dont cant wont didnt doesnt isnt wasnt couldnt wouldnt shouldnt hasnt havent hadnt arent werent aint
theyre youre theyve weve youve whats thats merc mercs metoo neuro cardio ortho gastro haem onc paed
paeds gynae rheum rheumatoid derm buccal sublingual subcut psych nebuliser primip multip meconium
badgernet strava securitas makita dewalt openreach bosch ryobi stihl hilti karcher dyson hotpoint
garmin fitbit gopro peloton zwift spond trello jira asana canva dropbox wetransfer docusign
eventbrite ticketmaster chatgpt copilot onlyfans trustpilot nextdoor rightmove zoopla openrent
autotrader shpock monzo revolut klarna clearpay barclaycard aviva axa bupa emis careflow cerner
meditech nervecentre adastra panopto kahoot eduroam scopus endnote securicor brinks adt verisure
ringgo paybyphone justpark parkingeye euros suez amey skanska sindall lner gwr crosscountry
transpennine merseyrail metrolink legia besiktas fenerbahce galatasaray juventus benfica ajax dettol
savlon vaseline strepsils smirnoff bacardi jagermeister heineken peroni cymru
vol
pp ibid re fw fwd cc nb pm am ie eg ref dob tel hq anon assn
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
standards station store stores street supermarket surgery synagogue holdings assn lettings taxis
recruitment logistics system tavern team teams
temple terminal terrace theatre times trading train trust tribunal union unit university valley
village ward way villa wanderers rovers hotspur albion argyle athletic homecare workshop
works yard youth zone avenue lane close drive gardens grove hall hill green place
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
granddaughter grandmother grandfather gran granny grandma grandpa nan nana grandad godson
goddaughter stepdad stepmum stepbrother stepsister inlaw law stepson stepdaughter stepmother
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

SPEAKING = frozenset(
    """
said says told tells asked asks rang states stated alleges alleged claims claimed denies denied
phoned texted emailed feels felt wants wanted thinks thought knew knows believes lives works
replied admitted apologised explained shouted swore cried
""".split()
)
"""What only people do: in capitals, a word that is a name, too, is one before these."""

PLACING = frozenset(
    """
in at near from to into through outside around towards via of across between within leaving left
visit visiting visited inside the lives live living lived resides
""".split()
)
"""Words before a town."""

DETERMINERS = frozenset("the a an this these those each any every no another".split())
"""Words that stand before things."""

MAKES = frozenset("bentley ford rover austin morris lincoln mercedes cooper royce dodge".split())
"""Cars that are called like people: one stands before its model, or behind its colour."""

COLOURS = frozenset(
    "white black red blue green grey gray silver yellow orange gold a an his her".split()
)
"""What stands before the make of a car."""

GOODS = frozenset(
    """
bike bikes bicycle moped scooter motorbike motorcycle car cars van lorry truck trailer phone phones
mobile handset laptop tablet watch trainers jacket coat bag handbag tracksuit hoodie shirt t-shirt
jumper shoes boots cap hat jeans purse wallet camera cameras dashcam console drill saw tools tv
television speaker headphones pram buggy rod knife torch baton cigarettes beer lager cider whisky
vodka rum gin costume mask poster scarf
""".split()
)
"""What is owned and called by its make."""

MAKERS = frozenset(
    """
audi bmw chevrolet citroen cupra dacia fiat honda hyundai isuzu iveco jaguar kia lexus mazda
mercedes mg mitsubishi nissan peugeot porsche renault skoda subaru suzuki tesla toyota vauxhall
volkswagen volvo vw yamaha kawasaki ducati samsung motorola huawei nokia xiaomi lenovo oneplus
""".split()
)
"""Makers of cars and telephones, before the name of a model."""

ROLES = frozenset(
    """
manager receptionist nurse witness witnesses victims suspects complainants witness victim suspect
complainant aggrieved caller driver solicitor teacher tutor lecturer professor doctor officer
officers sergeant constable inspector detective superintendent student pupil resident warden
porter clerk secretary chaplain coach captain crew firefighter paramedic consultant midwife
councillor governor surgeon registrar worker social sir lord lady dame cllr father sister canon
imam rabbi pc ps dc sgt insp mr mrs ms miss ff hca wm cm sm sw sn csw pcs co ip comp wit escort
postman prisoner operator counsellor visitor carer rep handler supervisor neighbour dispatcher
interpreter advocate counsel barrister dentist pharmacist hygienist therapist physio psychologist
psychiatrist assistant apprentice trainee probationer cadet volunteer trustee lodger landlord
landlady owner director bursar headmaster headmistress head matron sister firefighter cashier
doorman steward bouncer barman guard chef cook mechanic plumber roofer builder electrician courier
cyclist pedestrian motorist passenger patient inmate detainee client tenant applicant claimant
respondent appellant constituent parent guardian key-worker caseworker
""".split()
)
"""What somebody is, before the name."""

POSTS = frozenset(
    """
ap dp oic inf informant agg vic sus subj subject applicant detainee prisoner male female man woman
boy girl victims suspects staff
""".split()
)
"""What somebody is in a file: the injured, the accused, the detained party, who informed."""

SHORT_NAMES = frozenset("mo jo ed al bo li wu xu yu vi di cy ty lo ng ho oz".split())
"""Forenames and surnames of two letters."""

NAMES_TOO = frozenset("april june may august christian german dean jordan".split())
"""Things that are forenames, too."""

GIVEN = frozenset(
    """
abbey abigail abram ada addis adelaide adolfo agnes alan alexandria alfie ali allan alma alvaro
amber amir ana andre angel angus ani ann anna april archer aria arne art ash asuncion athena
aurora austin autumn azalea barb barry basil bea beau beck benito bernardo berry beth beverley
bill billy birdie blanca blanche blessing bliss blossom bonnie brad bradley brandon brent brook
brooke brooklyn bruce bud buddy carlos carmine carol catarina chad charity chase chastity
chelsea cherish cherry christian clara clare clay clement cliff clifton clinton colin coral
corey craig crystal curt curtis cyrus daisy dale dallas dan dana darcy dawn dean delia della
denny denver derek derrick desmond dev dexter diamond diego dinah dirk dolly don donna dora dot
drew dudley duke dusty earl earnest ebony eddy ellen ellis eloy emerald emerson emery emir
enrique eric erin ernest errol essa ester esther eve faith fanny fatih felicity felipe fergus
fern fernando flora florin forest frances francisco frank franklin fred gale garland garnet
garry gary gaya gene geneva genie georgia gilbert giles ginger gladys glen glenn gloria grace
graham grant guadalupe gus gustavo guy hai hale harley harmony harper hasan hazel heath heather
hector helena herb homer honey honor hope howard hunter imam ines ira iris irvine isla ismail
ivor ivory ivy jack jade jalil jan jasmine jasper jay jaya jerome jewel jordan jose josh joy
juan jude julian june karol kat kaya keith kelly kelvin ken kendal kendall kendra kennedy kent
kerry kia kim kimberley kira kirk kirsty kit kitty kyle kylie lacey lacy lamar lance laura
laurel lavender lavinia lea lee leigh lena leon leonard leone leopoldo leroy levi levy lillian
lily lincoln linda linden lindsay lindsey lola lorenzo loretta lori lorna lucas lucia luis luka
luke luz lydia lyle lyndon lynn mabel mac magdalena magnolia marc marcus mariana marica marie
marina mario marjorie mark marlin marlon marshall marta martha martin marvin mary mason matt max
maxim maxima may melanie melody mercedes mercy merle merlin merlo mick mickey miguel mike milan
mildred miles millicent millie milton minh minna misty moira mona monica monty morgan morris
mortimer myrtle nadir nash nasim nat nell nelson neville nia nicolas nina noel nora norma norman
norris nova nur octavia olga olinda olive oliver ollie omar opal orlando osman oswald otto owen
pablo paddy pansy pat patience patty paul paulo pearl pedro peg penny percy perry pete peter
petra phoebe phoenix phyllis pierre pip piper polly poppy precious priscilla prudence queenie
quentin rae rahim rahman ralph ram randy raven ravi ray regina regis renata reuben rex rhoda
rhys ria rica rich rick ripley rita rob robin rocky rod rodney roland roman rory rosa rosario
rose rosie ross rosy roy royston ruby rudy rue russell rusty ruth saba sage salvador sana sandy
santiago santos saul savanna savannah scarlet scarlett scott selby serge shad shah shan shane
shannon sharif sharon shaun shelby shelley sherry sheryl shirley sid sidney sienna sierra sky
skye sofia sol soledad solomon sonia spencer stacey stan stella sterling stew stuart sue summer
sunny sydney tad tai tamara tammy tara tatiana ted terri thelma theo theodore tia tiffany tim
tina tom toni tory tracey tracy trent trevor tricia trina trinity tudor tyrone val valentine
vance vanessa vaughan vera verity vernon verona vic vicente victor vida vince viola violet
virgil vivian vladimir wade wallace wally walt wanda warren wayne wendy wes will willow winston
woody wyatt xuan yasmin yuri zara zhu zoe
""".split()
)
"""Forenames, those above all that are words, towns, months or makes as well."""

CALLED = frozenset(
    """
operation op exercise project storm hurricane year's hms ss contractor contractors company firm
brand app dog pd

""".split()
)
"""Before these a name is that of a thing."""

NEVER_FIRST = frozenset(
    """
a an the and or but in on at to of is was as be by for from had has he her his she it its my no
not off our so we they them this that who why with you your if do did are were been up out re
about after also whom when where while which then than into over under again against because both
""".split()
)
"""What no name begins with."""

ALSO_NAMES = frozenset(
    """white black west north south east lane field place young christian english irish house may
    june street road hill green""".split()
)
"""Surnames that say what somebody looks like, or which post he has."""

NICKNAMES = (
    "big little wee young old fat mad crazy ginger uncle auntie aunty aunt father sister".split()
)
"""What stands before a forename as a part of the name: Big Dave."""

MAY_BE_DONE = frozenset(
    """
will may can might must shall would could should said made held read drew hurt shook hung
""".split()
)
"""Verbs that stand behind a name in capitals and are no part of it, be they names as well."""

TWO_WORDS = frozenset(
    """
hugo+boss calvin+klein ralph+lauren tommy+hilfiger michael+kors ford+focus ford+fiesta ford+ka
ford+galaxy ford+puma ford+ranger ford+mustang morris+minor morris+marina austin+metro
austin+allegro austin+maestro rover+metro dodge+ram lincoln+continental alfa+romeo land+rover
range+rover virginia+water crystal+palace may+day victoria+line elizabeth+line jubilee+line
victoria+cross george+cross robin+hood father+christmas johnnie+walker jim+beam southern+comfort
grey+goose harley+davidson massey+ferguson john+deere stella+artois jack+russell jack+russells
mickey+mouse peppa+pig summer+holiday summer+holidays dawn+raid dawn+raids amber+light
amber+lights amber+alert amber+warning ruby+ring pearl+button diamond+ring diamond+rings rose+bush
rose+bushes rose+garden rose+gardens art+class art+room grant+money poppy+day grace+period
joy+ride miles+east miles+west miles+north miles+south miles+away angel+delight hope+house
bill+payer bill+book jack+plug frank+talk winter+fuel doc+martens sur+ron holland+barrett
louis+vuitton


""".split()
)
"""Makes that are called like people."""

CHAINS = frozenset("and or both for".split())
"""They join towns as well as people."""

OFFICES = frozenset(
    """
bishop archbishop dean duke earl lord lady prince princess king queen mayor sheriff church house
bank university college city borough county court port master provost
""".split()
)
"""Words that are surnames, too, and an office or a body before "of"."""

ABBREVIATIONS = frozenset(
    """
AM PM DC ID TV IA IAD DA PD OK US USA UK EU NJ PA NY TX FB DNA DOB DUI DVD GPS SUV CCTV ATM PIN
NHS GP CPS CID PSD PSU IPCC IOPC FOIA FOI DPA GDPR PCSO PCSOS PACE BWV BWC PIC MIT RTC ABH GBH ASB
ASBO DV DVPN MARAC MASH PNC PND ANPR HMP HMCTS HR IT FAQ SIM SMS PDF URL HIV ADHD PTSD ECW EMS EMT
FBI DEA ATF DHS PFA BMV DMV PPD FOP VUFA PDU DPU NSU CCJ SVU AID PBI USC RPC PINN INCT RADQ QPOR
IAPRO CAP RTF AVE ST RD BLVD LLC INC LTD PLC ETC NB RE PS PTO OR ON IN AT TO NO SO IF IS OF AND
THE NOT ALL FOR WHO TAKE ROTC SWAT UPS YMCA SEPTA NFA WW FWW MA DI DCI DCC ACC AA UPP CIS GMC CV
MO TASER LOL OMG WTF VIP AKA ASAP UTT NCIC PCIC CIT JAD CAD STORM MET BTP NCA HMIC CS VW KA BMW
AWOL RSO RDO PC PCS WYP WMP GMP MPS TVP SYP NYP DDO CDO HCP SIO OIC IP HMRC HM MCA RTO FLO OPG QC
KC LGBT LGBTQ BLM EDL BNP NAACP CJC RIP TSG ARV FPN NIP TOR ICO ABE VPS NI DBS SEN SEND EHCP PALS
CQC ICU ITU ENT MRI CT ECG IV OT DWP VAT HMO CCG ICB LGO LGSCO SAR EIR MRN UPN CFO DCFO HCA PVC
DVC BAME NUS UCU RCN NMC BMA PCN ICS CMHT CAMHS DOLS DNR DNACPR LADO IRO CAFCASS EDT SGO PEP EHO
ASBI CPN CPO LPA TPO HMS RAF MOD AFO OFC SFO NFU DPO RPU OSU PCT PSNI HGV LGV MOT SORN PTSO NINO
RSVP NPAS CPOMS SOIT TASO MOPI PHSO APPT APPTS ADDR SIMS ISVA IDVA MOSOVO DASH SENCO SENCOS HOLMES
GOWISELY JDLR AMHP AMHPS CAWN DVPO SCAS WMAS LAS NEAS EMAS YAS SWAST MISPER MISPERS VISOR PNLD
NCRS UNISON GMB HMYOI COMPACT SARC PREV MEDS MINS HRS SECS STEIS SIRI DATIX RIDDOR COSHH EHC
SENDIST FGM DSE TUPE ACAS HMICFRS BTEC GCSE GCSES SATS MFL PSHE PGCE TEFL ESOL IELTS UCAS OIA
SATNAV TOEFL FAO RTA RTAS RTCS BWVS CADS CHIS POCA RIPA SOCO SOCPA SOPO SHPO NERC ESRC EPSRC UKRI
DNAR DNAPR ASSN BT OFS OFSTED HCPC SRA BSB FBU NEU NASUWT RMT ASLEF HSE DFE DEFRA DLUHC NICE UKVI
BRP EVRI TPIM VRI VRN VRM OCG OCGS NRM MPRS IPLDP PEQF PIP FCP CTPSA AVLS DSU SNT NPT RASSO MAPPA
MATAC DVLA DVSA UC PIPS ESA JSA POHWER IMCA IMHA LPS EHRC LGBTQIA NEET NEETS BACS CHAPS IBAN EPOS
COPD CABG NSTEMI STEMI TTOS SBAR CTG IVF EPAU SCBU NICU CICU HDU AMU SAU EAU MAU GORD DKA PRN BPM
PAVA PPST OST STO FME CJU CJS TDC TPC TPS ACPO NPCC APCC OPCC

""".split()
)
"""What letters in capitals stand for that is nobody: the trade's own, and everybody's."""

_ENDINGS = tuple(
    """
azepam azolam olol sartan statin oxetine triptyline apine idone peridol azine codeine cillin mycin
cycline floxacin prazole azole xaban gliptin formin tadine rizine solone terol phylline setron
dipine thiazide lukast parin codone fentanil zumab profen barbital barbitone zodone ronic bamate
osterone cortisone triptan caine trexate tocin tocinon cristine blastine platin donepezil melline
tropine clone ovir pril grel moxetine faxine dopa thyroxine butamol etamol codamol morphine
buprenorphine nidazole furantoin onide trexone afinil phenidate amfetamine semide actone farin
clidine idine quine

""".split()
)
_MEDICINES = frozenset(
    """
madopar sinemet aricept syntocinon syntometrine warfarin metformin enbrel humira stelara benlysta
naproxen arcoxia celebrex rivotril frisium sabril topamax zonegran briviact vimpat nitrazepam
mogadon ozempic mounjaro wegovy victoza trulicity januvia jardiance forxiga lantus levemir tresiba
novomix toujeo symbicort fostair relvar trelegy spiriva braltus duoresp salbutamol bricanyl
pulmicort qvar plaquenil imuran herceptin tamoxifen zoladex prostap xtandi imatinib glivec avastin
kadcyla medikinet concerta equasym intuniv strattera xenidate circadin slenyto risperdal invega
latuda zypadhera priadel camcolit efexor cymbalta edronax trintellix remeron tramacet zapain
oxynorm longtec butec matrifen durogesic sevredol zomorph shortec targinact nexplanon mirena
depo-provera cerazette furosemide bumetanide spironolactone digoxin bisoprolol clopidogrel plavix
brilique aspirin edoxaban lixiana pradaxa tinzaparin dalteparin fragmin tranexamic omeprazole
gaviscon peptac zantac prednisolone hydrocortisone betnovate dermovate epaderm cetraben diprobase
aveeno abilify acuphase alendronic amoxiclav antabuse aspirin ativan becotide bisacodyl bonjela
botox buscopan buvidal calpol champix cialis cipramil clenil clexane clopixol concerta creon
depakote depixol digoxin efexor eliquis elvanse ensure entonox epilim epipen epilepsy espranor
fluclox fortisip fostair gaviscon haldol heparin humulin imodium kalms keppra lactulose lamictal
lantus largactil laxido lemsip levemir lustral lyrica melatonin microgynon movicol neurontin
novorapid nurofen nytol oramorph phenergan piriton plavix prozac rennie ritalin senna senokot
seretide seroquel strattera suboxone subutex sudocrem symbicort tazocin tegretol temgesic ventolin
xarelto zoloft zyban zyprexa

""".split()
)
HIS_OWN = frozenset("his her my their our your".split())
"""Behind these a relative is told, and not named."""

_MEDICINE_FROM = 7


def is_medicine(low: str) -> bool:
    """Whether a word is a medicine, by its name or by how the names of medicines end."""
    return low in _MEDICINES or len(low) >= _MEDICINE_FROM and low.endswith(_ENDINGS)
