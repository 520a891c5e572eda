"""The short forms of forenames that everybody knows: Robert is Bob, Margaret is Peggy.

Source: the "diminutive of" notes of common English given names in ordinary dictionaries.
"""

from collections.abc import Mapping

from answerable.model.words_about_names import GIVEN

_FAMILIES = """
abigail abby gail; adam ad; adrian ade; albert al bert albie; alexander alex alec sandy xander;
alexandra alex sandra lexi; alfred alf alfie fred; amanda mandy; andrew andy drew; angela angie;
anthony tony ant; antonia toni; arthur art; barbara barb babs; benjamin ben benny; bernard
bernie; bradley brad; bridget bridie; carol caz; caroline carrie caro; catherine cathy kate
katie cath kit; charles charlie chas chuck; charlotte charlie lottie; christine chris chrissie
tina; christopher chris kit topher; clifford cliff; constance connie; cynthia cindy; daniel dan
danny; david dave davey; deborah deb debbie debs; dennis den; derek del; diana di; donald don
donnie; dorothy dot dottie dolly; douglas doug dougie; edward ed eddie ted ned teddy; eleanor
ellie nell; elizabeth liz lizzie beth betty eliza libby lisa bess; emily em emmy; eugene gene;
florence flo; frances fran frankie; francis frank frankie; frederick fred freddie; gabriel gabe;
geoffrey geoff; george georgie; gerald gerry jerry; gillian gill jill; graham gray; gregory
greg; harold harry hal; harriet hattie; helen nell; henry harry hank; herbert bert; hugh hughie;
ian iain; isabel izzy bella; jacob jake; jacqueline jackie; james jim jimmy jamie; janet jan;
jeffrey jeff; jennifer jen jenny; jeremy jerry jez; jessica jess jessie; joan joanie; joanna jo;
john jack johnny; jonathan jon jonny; joseph joe joey; josephine jo josie; joshua josh; joyce
joy; judith judy jude; julian jules; katherine kate katie kathy kath kat kay; kathleen kath
kathy; kenneth ken kenny; kevin kev; kimberly kim; lawrence larry laurie; leonard len lenny;
leslie les; lewis lew; louis lou; louise lou; lucille lucy; malcolm mal; margaret maggie meg
peggy madge margie; maria marie; martin marty; matthew matt; maureen mo; maurice mo; maxwell
max; melanie mel; michael mick mike mikey micky; michelle shell; mohammed mo; muhammad mo;
mohammad mo; nancy nan; natalie nat; nathan nate nat; nathaniel nate nat; nicholas nick nicky;
nicola nicky nic; nigel nige; norman norm; oliver ollie; olivia liv; pamela pam; patricia pat
patsy tricia trish; patrick pat paddy; paula paulie; penelope penny; peter pete; philip phil
pip; rachel rach; raymond ray; rebecca becky becca; reginald reg reggie; richard rick dick
richie ricky; robert bob bobby rob robbie bert; roger rodge; roland roly; ronald ron ronnie;
rosemary rose rosie; rupert rupe; russell russ; samantha sam sammy; samuel sam sammy; sarah
sally sal; sharon shaz; sidney sid; simon si; sophia sophie; stanley stan; stephen steve stevie;
steven steve stevie; stewart stew; stuart stu; susan sue susie suzy; terence terry tel; teresa
terry tess; thomas tom tommy; timothy tim timmy; valerie val; victor vic; victoria vicky tori;
vincent vince vinny; virginia ginny; walter walt wally; wayne waz; wilfred wilf; william bill
billy will willy liam; zachary zach zack
"""
_FORMS: Mapping[str, tuple[str, ...]] = {
    names[0]: tuple(names[1:]) for line in _FAMILIES.split(";") if (names := line.split())
}
FORENAMES = frozenset(_FAMILIES.replace(";", " ").split()) | GIVEN
"""Common forenames and their short forms, and those that are words and towns, in lower case."""


def short_forms(forename: str) -> tuple[str, ...]:
    """The short forms of a forename, in lower case; none for a name without."""
    return _FORMS.get(forename, ())
