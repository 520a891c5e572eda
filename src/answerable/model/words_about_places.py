"""Words by which the finder of places tells the name of a place from what is said of one."""

STREETS = frozenset(
    """
street road avenue lane crescent terrace close drive way place court gardens grove mews hill walk
square rise row parade rd ave bank view green mount vale wharf quay fold croft end broadway path
yard gate wynd port point fields meadow meadows drove ginnel cut chase dene dell ridge common
maltings paddock paddocks orchard copse boulevard circus loke brow cottages villas mansions estate
heights hollow spinney dale glade glen glebe brae park leas loan knoll bungalows
cl ct ln pl cres cresc sq gdns terr tce apts la mkt pde st dr alley
""".split()
)
"""What the name of a street or of a group of houses ends with."""

PREMISES = frozenset(
    """
club nightclub pub inn arms tavern bar lounge hotel motel hostel school academy college nursery
church chapel cathedral mosque synagogue temple gurdwara mandir hospital infirmary surgery clinic
hospice cafe restaurant diner stadium theatre museum supermarket pharmacy library farm lodge hall
common bridge towers tower marina house roundabout garage precinct barracks playground allotments
gym baths arcade village bakery takeaway salon stores market station primary secondary juniors
junior infants infant grammar comprehensive high rectory vicarage manor grange priory abbey castle
barn mill cottage bungalow flats annexe campus wing depot studio studios weir lock canal reservoir
beacon wood woods hse stn rec junction interchange cemetery crematorium refuge kennels stables
leisure arena lido pier beach harbour kindergarten preschool daycare playgroup almshouses suite
home homes park estate nook nookery works foundry brewery dairy smithy oasthouse granary chambers
lofts apartments maisonettes arches sidings parkway mall centre center unit ward services general
forge site comp barbers hairdressers butchers florist florists newsagents launderette laundrette
bookmakers bingo cinema tandoori grill chippy kebabs bistro brasserie deli dentist opticians vets
royal
""".split()
)
"""What the name of premises and of grounds ends with."""

TOLD_BY_NAME = frozenset("unit centre center services suite site wing way end royal".split())
"""Those of both that need a proper name before them: every force has a traffic unit."""

TOLD_BY_NAME_IN_CAPITALS = TOLD_BY_NAME | frozenset(
    """
station home homes high general junior infant primary secondary comprehensive village mall
view point cut walk drive bank row path
""".split()
)

BODIES_IN_PLACE = frozenset(
    """
police+station fire+station ambulance+station crown+court magistrates+court magistrates'+court
county+court family+court youth+court high+court appeal+court supreme+court coroner's+court
coroners+court city+centre town+centre school+club express+star drill+yard
""".split()
)
"""What ends like a place and is a body, or no place of its own."""

GENERIC = frozenset(
    """
police fire ambulance nursing care rest residential children children's childrens childs child's
private public local primary secondary high infant junior grammar main front back rear side new
same other first second third last next whole own general custody train bus railway petrol polling
magistrates magistrates' county family youth community leisure health mental sports shopping
town council social student one two three four five six right wrong only car caravan holiday retail
industrial business trading housing dead driving parking detention accident emergency intensive
acute medical surgical maternity adult day assessment support special needs boarding nursery
training sunday open empty busy quiet nearby nearest medium low ground top upstairs downstairs
friend friends friend's mum mums mum's dad dads dad's nan nans nan's mother mothers mother's father
father's sister's brother's partner's neighbour neighbours neighbour's ex's work safe long short
wrong half way home house school hospital law night working men's mens social motorway road street
traffic firearms drugs dog mounted response control call contact review crime intelligence
corruption counter investigation standards professional quarter hotel doctors doctor's gp dental
day's minutes minute mile miles metre metres hours days weeks years male female men women
people officers times pass youth walk-in job civic resource arts garden rugby football cricket golf
bowling snooker swimming full plain clear breaking starting turning vantage meeting focal annual
centre park flats unit ward suite bail remand block tower high-rise
""".split()
)
"""Words that say what a place is and not which."""

OF_UNITS = frozenset("marine canine k9 police".split())
"""Before a unit they make a body of it: the Marine Unit, but Marine Parade."""

NUMBERED = frozenset("three five seven four two six new".split())
"""What the sign of an inn is told with: the Three Horseshoes, the New Inn."""

SCHOOLS = frozenset("school primary academy nursery college infants juniors comprehensive".split())
"""What a sentence may begin with as well: KING EDWARD PRIMARY WROTE."""

SIGNS = frozenset(
    """
arms head inn lion swan hart bell bells crown anchor oak tree plough horse horses bull fox hound
hounds duck sun moon wheatsheaf eagle dragon feathers stag boar flag fleece lamb unicorn greyhound
dolphin mermaid barrel tap vaults tavern shovel bear keys hare star ship wagon waggon hammer
smiths masons navigation cricketers travellers collier colliers miner miners weaver weavers
brewers drovers drover shepherd shepherds ploughman cricketer waggoners blacksmith blacksmiths
forester foresters woodman huntsman sportsman fisherman angler anglers pilgrim sailor sailors
mariner mariners admiral cock cockerel falcon peacock pheasant raven rook elephant beehive badger
otter pelican griffin mitre thistle vine cannon anvil farmer farmers miller millers horseshoe
horseshoes newt spile water malt jug tankard compasses chequers gardeners carpenters bricklayers
potters butchers bakers tailors coopers boatman ferryman poacher gamekeeper jockey nag mare pony
gate sailor packhorse trout salmon kingfisher heron


""".split()
)
"""What inns are called by."""

ALWAYS_STREETS = frozenset(
    "street road avenue lane crescent terrace grove mews rd ave cl cres cresc gdns".split()
)
"""Streets that need nothing before their name."""

SHORT_STREETS = frozenset("st ln cl ct cres cresc gdns sq tce terr".split())
"""Streets as they are shortened in haste, behind a name that begins small or with a capital."""

NO_STREETS = frozenset(
    """
bus cycle bicycle fast slow middle inside outside oncoming slip nearside offside side main wrong
right left whole opposite other same busy quiet dark wet dirt ring toll rail narrow country open
public dead-end
""".split()
)
"""What a street or a lane has before it that is no name."""

GROUNDS = frozenset(
    """
rec quarry flyover masjid bandstand towpath footbridge underpass subway skatepark
hill wash pool layby lay-by shop shops chippy bookies roundabout bungalow caravan museum locks
gurdwara temple caff pound field fields court terminal airport prison barbers
""".split()
)
"""What else a place is, told in small letters behind its name."""

VERBS = frozenset(
    """
works lock home homes high general comp services leisure stores junior infant juniors infants forge
common court tower towers high village
""".split()
)
"""What ends the name of premises and is, in small letters, as often something else."""

VILLAGE_ENDS = frozenset(
    """
green heath common end cross moor moors bridge hill hills ford wold wolds marsh fen fens magna parva
regis abbas episcopi nest bay sands thorpe
""".split()
)
"""What the names of villages and hamlets end with."""

DRIVES = frozenset("drive walk row".split())
"""Streets whose word is as often what is done or said: ON CORONATION DRIVE, IN A ROW."""

NO_DRIVES = frozenset(
    """
tennis squash basketball food dog test death hard flash pen usb wheel memory charity foot space
sponsored big huge long
""".split()
)
"""What a drive, a walk and a row have before them that are no streets."""

OF_VILLAGES = frozenset(
    """
mount great little upper lower nether much old new long north south east west cold stoke chipping
market kings king's bishops bishop's abbots monks stony over castle temple high low
""".split()
)
"""What the names of villages begin with."""

OF_TOWNS = frozenset("mount great old new north south east west high market castle".split())
"""Those that say which part of a town it is, too."""

ROOMS = frozenset("flats unit apartments ward wing suite home homes house st ln cl ct".split())
"""What stands before a place and says of nobody which part of it is meant: a unit at Park Lane."""

SIDES = "back front rear corner side end entrance steps top bottom nick".split()
"""What stands before a place and is a part of it: the back of Boots."""

STREETS_CALLED = frozenset("high school station church hospital park hall".split())
"""Some of them are the names of streets."""

LEADS = (
    "at in of to from outside inside near nr by on into opp opposite behind via through along down "
    "off towards past attended attending attends attend joined visited visits entered left "
    "searched lives address loc location is"
).split()
"""What stands before a place."""

STOPS = frozenset(
    """
a an the this that these those her his their our my your its he she they we i you it who which what
when where while whilst why how if and or but nor so as than then there here with without within
for about against between under over after before during until till since because although though
is was were are be been being am has had have having do does did done will would can could shall
should may might must not no never also only just still again now later once again very too more
most less much many some any every each all both either neither another such said says told tells
asked states stated went came took gave got put made make makes saw seen told rang called felt
wants want let said ran sent kept held lost paid knew found met hit see go going back please via
mr mrs ms miss dr pc ps dc ds di sgt insp pcso officer officers sergeant constable inspector
complainant witness victim suspect ip comp male female man woman boy girl son daughter husband wife
mum dad mother father brother sister partner up out re per onto across around upon
""".split()
)
"""Words that are no part of the name of a place."""

MONTHS = (
    "january february march april may june july august september october november december"
).split()
