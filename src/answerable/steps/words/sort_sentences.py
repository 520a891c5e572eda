"""Says of a sentence what it does in a letter: ask, announce, modify, thank, or talk about form."""

import re

LONGEST = 5_000
"""Characters of one sentence that are looked at; no sentence of a letter is longer."""

_GREETING = re.compile(
    r"(?:dear\s[^,.:;!?\n]{1,80}|dear|hi|hiya|hello|hey|(?:good\s)?(?:morning|afternoon|evening)|good\sday"
    r"|greetings|to\swhom(?:soever)?\sit\smay\sconcern|sirs?|madam|sir\s?/\s?madam)"
    r"(?:\s(?:there|all|again|both|team|folks|everyone|sirs?|madam|foi\s?\w{0,10}|to\sall)){0,3}"
    r"(?P<end>\s?[,:!.–—-]+\s*|\s*\Z|\s(?=(?:(?:can|could|would)\s(?:you|i)|please|i\s|i['’]?m\s|how\smany|just|under)\b))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:(?:(?:foi\s)?request\s)?to|fao|f\.a\.o\.?|attn|for the attention of)\b:?[^?]{1,80}[,:]?\Z",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:many\s|with\s|kind\s|very\s|best\s|warm(?:est)?\s|kindest\s|all\s(?:the\s)?|thanks\sand\s"
    r"|thank\syou\sand\s|my\s){0,3}"
    r"(?:thanks|thx|thanx|thank\s?you|regards|wishes|cheers|best)\b|ta\b(?=\W*\w*\W*\Z)|yours\b|sincerely\b|faithfully\b|rgds\b"
    r"|(?:i\s|we\s)?look(?:ing)?\sforward\b|(?:i\s|we\s)?hope\sto\shear\b|sent\sfrom\smy\b"
    r"|in\santicipation\b|is\smise\b|le\smeas\b|diolch\b|best\s?,|p\.?s\b|signed\b|respectfully\b|warmly\b|take\scare\b)",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"""
      \b(?:by|via|as|in|to|through)\s(?:an?\s|this\s|my\s|return\s(?:of\s)?)?(?:e-?mail|excel|spread-?sheet|xlsx?\b|csv
        |pdf|word\b|electronic|digital|machine.readable|hard\scopy|writing|address|batches|post\b)
    | \ban?\s(?:\w+\s){0,3}(?:spread-?sheet|excel|table)\b.{0,40}\b(?:ideal|fine|would|prefer
        |easier|best|helpful|better)
    | \b(?:electronic(?:ally)?|digital(?:ly)?)\b(?:\s(?:format|form|copy|copies))?\W*\Z
    | \bformat\b | \breply\sby\b | \be-?mail\sis\sfine
    | \b(?:acknowledge|confirm)\b.{0,60}\b(?:receipt|received|this\srequest|getting)
    | \b(?:20|twenty|statutory)\b.{0,20}\bworking\sdays? | \btwentieth\sworking\sday
    | \bcost\slimit | \b18\b.{0,3}\bhours? | \beighteen\shours | \b(?:cost|fees?)\s(?:limit
        |threshold|ceiling)
    | \bif\s(?:you|there\sis)\s(?:need|require|have|want|are\sin\sany|would\slike
        |anything)\b.{0,80}\b(?:me|clear|clearer|question|questions|further|more|doubt|discuss)\b
    | \b(?:where|if|when)\s(?:an?|any|the|these|those)\s(?:\w+\s)?
        (?:figures?|numbers?|counts?|totals?|values?)\s(?:is|are|falls?|comes?|would\sbe)
        \s(?:\w+\s){0,2}?(?:below|under|less|fewer|lower|small|low|zero|nil)\b
    | \b(?:whether|if)\s(?:or\snot\s)?(?:you\shold\s)?(?:the|this|that|(?:any\s)?such)
        \s(?:\w+\s)?information(?:\s(?:\w+\s)?is\sheld)?\W*\Z
    | \bappropriate\slimit | \bsection\s(?:1[0-9]|[1-9]|[2-4]\d)\b
    | \b(?:advice\sand\sassistance|advise\sand\sassist) | \b(?:narrow|refine)\s(?:it|this|my|the)
    | \bclarif(?:y|ication) | \bhesitate\b | \bcontact\sme\b | \bget\sin\stouch\b(?!.{0,40}\?)
    | \breserve\sthe\sright | \binformation\scommissioner | \binternal\sreview
    | \bexempt(?:ion|ions|ed)?\b | \bredact | \bpublic\sinterest | \b(?:reply|response
        |answer)\swithin
    | \b(?:same|this|identical|similar)\s(?:request|letter)\s(?:is|has|was|will|goes)\b
    | \bif\s(?:any|one|some|part|parts|either|all|this|the\swhole|the\srequest|it
        |my\srequest).{0,80}\b(?:limit|time|hours|too\s(?:wide|broad)|exceed|refus|withh[eo]ld|unclear)
    | \b(?:not\s(?:ask|request|seek|want|need|requir)\w*\s(?:for\s
        |any\s){0,2}(?:the\s)?(?:names?|personal))
    | \bi\s(?:understand|realise|appreciate|am\saware|know|believe|accept)\s(?:that\s)?(?:you
        |under|i\sam|the|i\b)
    | \bright(?:\sof)?\saccess\b | \bregarding\smy\srequest\b
    | \A(?:and\s|but\s)?if\syou\s(?:are|were|feel|think|consider|cannot|can['’]t|can\snot
        |decide|believe
        |find
        |wish)\b | \bspecify\sparticular
        | \bdeletions?\b | \bre-?use\b | \bpersonal\sdata\b | \bdata\sprotection\sact
    | \bi\s(?:am|'m|would\sbe|’m)\s(?:very\s)?(?:happy|content|willing|glad)\sto\b
    | \bi(?:['’]d|['’]ll|\swould|\swill|['’]m)\s(?:also\s)?(?:be\s)?(?:quite\s|perfectly\s)?
        (?:content|happy|satisfied)\s(?:to\b|with\b|for\b)
    | \b(?:is|are|will\sbe|would\sbe|['’]s)\s(?:quite\s|perfectly\s|also\s)?
        (?:fine|ok|okay|sufficient|enough|acceptable|all\sright)(?:\s(?:by|with|for)\sme)?\W*\Z
    | \b(?:answer|respond\sto|consider|treat|handle|process|deal\swith)\s(?:it|this|them|these)\b
    | \byou\s(?:to\s|will\s|should\s)?(?:reply|respond|answer)\b | \bdeadline\b
    | \bforward\s(?:it|this|my\srequest) | \bpass\s(?:it|this|my\srequest)\b
    | \bi\s(?:would|should|had|['’]d)\s(?:rather|prefer)\b | \bput\s.{1,40}\sfirst\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_STRONG = re.compile(
    r"\b(?:how\s(?:many|much|long|often|old|far|big|frequently)|what\s(?:number|proportion|percentage|share|is|was|were|are"
    r"|has|have|does|did|do|action|sort|kind|type|amount|happened)|(?:the\s)?(?:total\s|overall\s|combined\s)?"
    r"(?:numbers?|amounts?|costs?|value)\sof|cop(?:y|ies)\sof|sight\sof|lists?\sof|breakdown\sof|details\sof"
    r"|which\s\w+|names?\sof|dates?\s(?:of|on)|who\s\w+|whether|why|when\s(?:was|were|did)"
    r"|the\s(?:total\s|overall\s|combined\s)?(?:number|amount|sum|total)\s(?:who|that|paid|spent|[a-z]{3,20}ed))\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"(?:\(?note\b|n\.?b\.?\b|for\sthe\spurposes?\sof|by\s[\"“'‘].{1,60}[\"”'’]\s(?:i|we)\smean"
    r"|definitions?\b|(?:i|we)\s(?:take|define)\b|[\"“'‘].{1,60}[\"”'’]\s(?:means|refers|includes"
    r"|does|should)|please\snote|please\sbe\saware|in\sthis\srequest\b|where\si\s(?:say|write))",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:(?:the|these|with|as|to|of|my|few)\s(?:following|follows)\b(?!\s(?:\w+\s){0,2}(?:years?|periods?|months?|dates?)\b)|following\s(?:questions?|information|points"
    r"|request|details|data|figures|freedom|foi|under)|(?:questions?|information|figures|requests?|points?|items?|details|data)\s"
    r"(?:\w+\s){0,3}below|below\b|set\sout|\b(?:these|this)\s?:|these\squestions|some\squestions|questions:|as\sfollows"
    r"|(?:glad|like|grateful|happy|wish|want)\sto\s(?:receive|ask|know|have|request|be\stold)\s?:?\Z"
    r"|\A(?:i|we)\s(?:ask|request)\b.{0,40}:\Z|\bwhat\s(?:i|we)\b.{0,60}\b(?:is|are)\s?[:,–-]*\Z|\b(?:provide|supply|tell\s(?:me|us)|know|send(?:\sme)?|request|answer|ask|state|have|share|confirm|give(?:\sme)?|list|disclose)\s?[:,–-]*\Z)",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:requests?\sfor\sinformation(?!\s(?:about|on|regarding|concerning|relating)\b)|under\sthe\sact|freedom\sof\sinformation|foia?|f\.o\.i|information\s(?:act|request)|environmental\sinformation)\b",
    re.IGNORECASE,
)
_LINKS = (
    r"(?:(?:also|and|but|or|then|finally|lastly|firstly|secondly|thirdly|first|second|third|next"
    r"|further(?:more)?|plus|as\swell\sas|in\saddition(?:\sto\s(?:the\sabove|th(?:is|at|ese|ose)))?|additionally|last\sof\sall|moreover|if\spossible|where\spossible"
    r"|similarly|likewise|again|in\stotal|overall)\b[,:]?\s){0,3}"
)
_ASKS = re.compile(
    _LINKS + r"(?:"
    r"(?:please|pls|kindly)\s(?:\w+\s){0,3}?(?:provide|send|supply|give|tell|inform|state|list|confirm|let|describe"
    r"|specify|detail|include|advise|say|explain|forward|disclose|release|quote|take|indicate"
    r"|identify|show|split|divide|outline|set|complete|share|furnish|fill|answer|name|break|count"
    r"|compare|enclose|attach|email|make|do|have|repeat|release)\b"
    r"|(?:can|could|would|will|may|might)\s(?:you|u|ya|i|we|the|someone|it|this|they)\b"
    r"|(?:i|we)\s(?:also\s|then\s|further\s|now\s|only\s|just\s|hereby\s|therefore\s|particularly\s|especially\s"
    r"|additionally\s|would\salso\s|should\stherefore\s){0,2}"
    r"(?:(?:would|should|['’]d)\s(?:also\s|therefore\s|further\s|really\s|very\smuch\s|now\s|just\s|only\s|simply\s){0,2}(?:like|be\s(?:\w+\s)?"
    r"(?:grateful|interested|obliged|glad|pleased)|appreciate|love|welcome|ask)|want|need|require|request|ask\b|"
    r"am\s(?:also\s)?(?:asking|requesting|seeking|interested|looking|after)|seek|wish)"
    r"|(?:i\sam|i['’]m|we\sare|we['’]re|i['’]d\sbe|i\swould\sbe|my\s(?:\w+\s)?(?:question|request|query)\sis|you\sare)\s"
    r"(?:\w+\s){0,2}?(?:to\s(?:find\sout|learn|know|establish|see|ask|request|obtain|provide|disclose)|curious|asked|asking)\b"
    r"|(?:i|we)\s(?:also\s|just\s|do\s)?wonder(?:ed)?\b|wondering\b"
    r"|it\swould\s(?:also\s)?be\s(?:\w+\s)?(?:helpful|useful|good|great|interesting)\sto\s(?:know|have|see|learn|be\stold)"
    r"|let\s(?:me|us)\s(?:know|have)|tell\s(?:me|us)|give\s(?:me|us)|send\s(?:me|us)|provide|state\b"
    r"|(?:i|we)['’]d\s(?:also\s|really\s|just\s|further\s){0,2}(?:like|love|appreciate|welcome|be)|grateful\sif"
    r"|whether\b|an?\s(?:\w+\s)?(?:list|copy|breakdown|count|summary|table)\s(?:of|showing)|cop(?:y|ies)\sof|details\sof"
    r"|any\s(?:records|documents|correspondence|information|copies|policy|policies)\b"
    r"|how\b|what(?:['’]?s)?\b|which\b|who\b|whose\b|when\b(?=.{0,80}\?)|where\b(?=.{0,200}\?)|why\b"
    r"|(?:is|are|was|were|do|does|did|has|have|had|should)\s(?:\w+)"
    r"|(?:of|in|on|for|at|to|from|by|with|since|between|during|within|over|against|about|under|as\swell\sas)\s.{1,150}?[,\s]"
    r"(?:how\s(?:many|much|long|often)|what\s(?:number|is|was|were|are|proportion|percentage)|which|please)\b"
    r")",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"(?:as|under|pursuant|in|for|with|following|given|having|further|because|since|when|while|after|before|during"
    r"|between|by|on|to|if|although|instead|of|at|from|so|subject)\b[^.?!;]{0,250}?[,:]\s",
    re.IGNORECASE,
)
"""What stands before a wish: "Under the Act, kindly disclose", "As a governor, I want"."""

_TIME_FIRST = re.compile(
    r"(?:for|in|between|during|from|since|over)\s[^.?!;:]{1,120}?\s"
    r"(?=(?:i|we)\s(?:also\s)?(?:need|want|would|require|request|seek|ask)\b|(?:can|could)\s(?:you|i|we)\b)",
    re.IGNORECASE,
)
"""The same without a comma: "For 2019 I need"."""

_ASKS_FURTHER_ON = re.compile(
    r"(?:,\s(?:and\s|so\s|but\s)?|\s[–—-]\s|\s(?:and|so|but)\s)(?:(?:also|therefore|now)\s)?"
    r"(?:please\b|(?:can|could|would|will)\syou\b|let\sme\s(?:have|know)|(?:give|tell|send)\sme\b"
    r"|(?:(?:i|we)\s)?(?:would|should|['’]d)\s(?:\w+\s)?(?:like\sto\s(?:know|have|ask|see|request|find)"
    r"|be\s(?:grateful|obliged|glad)|appreciate)|(?:i|we)\s(?:want|need)\s(?:to\sknow\s)?(?=how|the|a\s))",
    re.IGNORECASE,
)
"""A wish behind something else: "I am a student and would like to know how many"."""

_WISHED_BY_OTHERS = re.compile(
    rf"{_LINKS}(?:s?he|they|(?:my|our|this|the)\s(?:[\w-]+\s){{0,3}}?(?:clients?|constituents?|members?|committee|association|union"
    r"|branch|group|society|charity|campaign|newspaper|paper|organisation|office|firm|company|editor|family|applicant|requester"
    r"|undersigned|MP)|(?:Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Cllr|Councillor)\.?(?:\s[\w'’-]+){1,3}?)\s(?:(?:also|now|further)\s)?"
    r"(?:(?:would|should)\s(?:(?:also|therefore|further|really|very\smuch)\s){0,2}(?:like|be\s(?:\w+\s)?(?:grateful|interested|obliged"
    r"|glad|pleased)|appreciate|welcome)"
    r"|(?:has|have)\s(?:also\s)?asked(?:\s(?:me|us))?(?=\s(?:to|for|how|whether|what|the|a)\b)"
    r"|(?:wish(?:es)?|wants?|asks?|requests?|seeks?|needs?)(?=\s(?:also\s)?(?:to\s(?:know|ask|see|have|receive|learn|request|be\stold)|for|how|the|a)\b))\b",
    re.IGNORECASE,
)
"""A wish told for somebody else: "She would also like to know", "my client asks for"."""

_SUMS = (
    r"the\s(?:(?:total|overall|combined|exact|average|annual|actual)\s){0,2}"
    r"(?:numbers?|amounts?|sums?|totals?|costs?|value|percentage|proportion)\b"
)
_STATED_TIME = (
    r"(?:for|in|over|during|within|between|since|from)\s"
    r"(?=.{0,60}?(?:(?:19|20)\d\d|\bsame|\b(?:that|this)\s(?:\w+\s)?(?:period|year|month|time)))"
    r"(?:(?!\b(?:i|we|you|they|he|she)\b)[^,]){1,60}?,?\s"
)
_NAMES_FIGURES = re.compile(
    rf"{_LINKS}(?:{_STATED_TIME})?(?:{_SUMS}|(?:the\s)?(?:very\s|exact\s)?same\s(?:again\s)?"
    r"(?:information|figures?|data|details|numbers?|statistics|breakdown|questions?|for|about)\b"
    r"|(?:and\s)?(?:for\s(?:19|20)\d\d\s)(?:the\s)?same\W{0,3}\Z)"
    rf"|{_LINKS}(?:plus|as\swell\sas)\s(?:the|all|any|an?|your)\b",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(
    rf"{_LINKS}(?:{_STATED_TIME})?(?:(?:i|we)\s?(?:am|are|['’]m|['’]re|would|['’]d)\s(?:also\s|further\s)?"
    r"(?:interested\sin|like\sto\sknow|like)\s)?(?=(?:the|those)\s)",
    re.IGNORECASE,
)
_ADDS = re.compile(r"(?:also|plus|as\swell\sas|in\saddition|finally|lastly)\b", re.IGNORECASE)
_NAMES_COUNT = re.compile(
    rf"{_LINKS}(?:{_STATED_TIME})?(?:the\s)?(?:total\s)?(?:(?:number|nos?\.?|amount|cost|names?|dates?)\sof|(?<=total\s)\w+|average\s\w+|number\s[a-z]{{3,20}}ed)\b",
    re.IGNORECASE,
)
_VERB = r"(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|hold|holds|made|make)\b"
_NO_CONTACT = "".join(
    rf"(?<!\b{words}\s)"
    for words in (
        "(?:of|in|by|to|at|on|as|or)",
        "(?:for|and|all|per)",
        "(?:from|with|into|over|both)",
        "(?:since|under|after|about)",
        "(?:during|within|across|before)",
        "(?:between|against)",
    )
)
_CLAUSE_BEGINS = (
    r"\b(?:who|whom|whose|which|that|where|when|how|what|why|whether|if)\b"
    r"|\b(?:times|occasions|days|hours|weeks|months|years|reasons?)\s(?:\w+\s)?"
    rf"(?:\w+s|staff|people|police|personnel|(?-i:[A-Z])\w+)\s{_VERB}"
    r"|\b(?:since|before|after|until|while|once|because|unless)\s(?:the|your|this|an?)\s"
    r"(?:\w+\s){1,3}?(?:was|were|came|began|took|became)\b"
    rf"|(?<=\w\s)(?:you|they|we|he|she|it)\s{_VERB}"
    rf"|(?<=\w\s)(?<!\wing\s){_NO_CONTACT}(?:the|your|this|our)\s(?:\w+\s){{1,2}}?{_VERB}"
)
_TELLS_OF = re.compile(
    rf"(?:\([^()]{{0,200}}\)|(?!\(|{_CLAUSE_BEGINS}).){{0,300}}?"
    r"(?:\b(?:is|are|was|were|has|have|had|do|does|did|should|would|shall|could|(?-i:may)|might"
    r"|must|ought|rose|fell|grew|dropped|increased|decreased|doubled|trebled|tripled|halved|went|stood"
    r"|came|seems?|appears?|suggests?"
    r"|(?<!by\s)(?<!and\s)(?<!the\s)(?<!of\s)(?<!human\s)(?:will|can|shows|remains|makes?))\b"
    r"|\bthe\s(?:numbers|totals|amounts|costs)\spublished\b|,\saccording\sto\s(?!your?\b)"
    r"|,\s(?:as\s|which\s)?(?:i|we|my|our|he|she|they|you)\b)",
    re.IGNORECASE,
)
"""The verb of a statement: none of "the number who were fined", nor of "the number you have fined",
"the days staff were ill", "since the law was changed", which only name a number."""

_TIME = re.compile(
    r"\b(?:in|for|during|since|between|from|over|before|after|until|to|of|by|at|year|ending)\s"
    r".{0,40}?\b(?:(?:19|20)\d\d|same|(?:last|past|previous|this|that|each|every|current)\s"
    r"(?:\w+\s){0,3}(?:years?|periods?|months?|quarters?|weeks?|time|decade))\b",
    re.IGNORECASE,
)
_SAME = re.compile(rf"{_LINKS}(?:the\s)?(?:very\s|exact\s)?same\s", re.IGNORECASE)
_NAME = re.compile(
    r"[Tt]he\s[A-Z][a-z]"
    r"|(?:Number|Amount|Cost|Value|Names?|Dates?)s?\sof\s(?:the\s)?[A-Z]\w+\s[A-Z][a-z][^\d?]*\Z"
)
"""The Cost of Living Campaign: a capital within the line, where a question goes on small."""

_MODIFIES = re.compile(
    r"(?:\(|(?i:not\b)(?!\s+only)|(?i:"
    r"(?:and\s|but\s)?if\s(?:so|not|yes|no|possible|this|that|it|you|there|the\s(?:answer|information|data|figures?)|these|none|any)\b"
    r"|for\s(?:each|every|all|both)\b(?!.{0,300}\?)|in\seach\scase\b|where\s(?:\w+\b)(?!.{0,300}\?)"
    r"|(?:this|it|these|that|they|the\s(?:list|answer|figures?|data|table|information))\s(?:should|must|can|could|may|need|includes?)\b"
    r"|(?:please\s)?(?:also\s|further\s)?(?:include|exclude|break|split|divide|leave\sout|do\snot\sinclude|ignore|separate|group|specify|differentiate)\b"
    r"|please\s(?:could\syou\s|can\syou\s)?(?:also\s)?(?:break|split|divide|separate|state|specify|provide\sa\sbreakdown|provide\sthis|give\sthis|show\sthis|list\sthese)\b"
    r"|(?:could|can)\s(?:you\s(?:please\s)?|this\s(?:please\s)?(?:be\s)?|these\s(?:be\s)?|the\s(?:figures|data)\s(?:be\s)?)(?:broken?|split|divided?|separated?)\b"
    r"|(?:i\s|i(?=['’]d))(?:want|need|would\slike|['’]d\slike|require|ask\sfor|am\slooking\sfor)\s(?:the\s|these\s|your\s)?(?:numbers|figures|data|answers?|totals|this|that(?=\s(?:split|broken|divided|separated))|it|these|them)\b"
    r"|(?:e\.?g\.?|i\.?e\.?|for\s(?:example|instance)(?!.{0,80}\b(?:i|me|my|mine|we|us|ours?)\b)|such\sas|that\sis|excluding|including|officers\sdismissed|here\stoo)\b"
    r"|a\s(?:simple|plain)\s|(?:an?\s)?(?:estimate|approximate)\b))",
)
_SCOPE = re.compile(
    r"(?:(?:if|where)\s(?:(?:at\sall\s)?possible|you\s(?:hold|have|keep|record)\s(?:it|them|this|that)),?\s|ideally,?\s)?(?:also\s|and\s)?(?:please|could\syou|can\syou|could\syou\splease|i\s(?:(?:would|['’]d)\s)?(?:also\s)?(?:like|ask|appreciate|prefer|request)(?:\s(?:you\sto|that|if\syou\s(?:would|could)))?|i['’]d\slike|i\s(?:want|need|ask\sfor)|all|i\sam\s(?:only\s)?interested\sin)?\s?(?:please\s)?(?:(?:could\syou\s|can\syou\s)?(?:also\s)?"
    r"(?:provide|give|present|show|supply|send|break(?:\sdown)?|split(?:\sup)?|divide|separate|limit|restrict|confine|set\sout|lay\sout|answer|list|see|have|of)\s)?(?:me\s)?"
    r"(?:all\sof\s|all\s|each\sof\s)?(?:the|this|these|your|those|it|that|my|such)\s?(?:above\s|requested\s)?"
    r"(?:data|figures|information|answers?|numbers|results|responses?|statistics|totals?|details|questions?|requests?|search|above)?\s"
    r"(?:to\s(?:(?:questions?|q|points?|parts?)\s?)?\w{1,3}(?:\s?(?:,|-|to|and|&)\s?\w{1,3}){0,6}\s)?"
    r"(?:be\s|to\sbe\s|should\sbe\s|is\s|are\s|down\s|broken\s|split\s|presented\s|provided\s|given\s|shown\s|to\s|cover(?:s|ing)?\s|relat(?:es?|ing)\s)*"
    r"(?:annually|monthly|quarterly|separately|cover(?:s|ing)?|by|per|for|in|as|on|from|between|down|over|since|the\speriod|together|where)\b",
    re.IGNORECASE,
)
_MUSES = re.compile(
    r"(?:and\s|so\s|but\s)?(?:(?:is|was|are|were)\s(?:that|this|it|he|she|they)\s(?:really\s)?"
    r"(?:true|right|correct|so|fair|acceptable|just|reasonable|normal)(?:\s(?:or\snot|at\sall))?\s?"
    r"|(?:(?:what|why|how|when)\s(?:(?:on\searth|else|more)\s)?(?:have|am|must)\si|am\si\s(?:right|wrong|correct|the\sonly)"
    r"|do(?:n['’]t)?\syou\s(?:think|agree|care|remember|know\s(?:what|how)\s(?:it|that|this)))\b.{0,120})\?",
    re.IGNORECASE | re.DOTALL,
)
"""What a story asks, and nobody can answer from records: "Is that true?", "What have I done?"."""

_SETS_OUT = re.compile(
    r"\A.{0,40}\b(?:make|submit|lodge|put\sin|ask)\s(?:an?|this|my|some|the)\s(?:\w+\s){0,3}"
    r"(?:requests?|questions?|enquiry|inquiry)[.:]?\Z"
    r"|\b(?:help|assist)(?:\s(?:me|us))?\W*\Z"
    r"|\b(?:want|need|require|request|ask(?:\sfor)?|have|get|seek(?:ing)?|after)\s(?:(?:some|the|these|this|any|a\sfew"
    r"|several|certain|basic|two|three|four|five)\s){0,2}(?:facts|answers|information|figures|data|details"
    r"|things|questions|points)\.?\Z"
    r"|\A(?:i\sam|i['’]?m|we\sare)\s(?:writing|asking)\s(?:to\s(?:ask|request)\s)?(?:for|about)\s.{0,60}"
    r"\b(?:numbers|figures|statistics|stats|informations?|data)\.?\Z",
    re.IGNORECASE,
)
_NAMES_TOPIC = re.compile(
    r"(?:i|we)\s(?:(?:would|should)\s|['’]d\s)?(?:like|need|want|request|am\sasking\sfor)\s"
    r"(?:to\s(?:have|see|ask\sfor|request)\s)?(?:some\s|certain\s|a\sfew\s)?"
    r"(?:figures|information|data|details|statistics|numbers)\s"
    r"(?:for|from|covering|between|over|since)\b"
    r"|(?:i\sam|we\sare|i['’]m)\s(?:\w+\s)?interested\b"
    r"|(?:i\sam|we\sare|i['’]m)\s(?:asking|requesting|seeking)\s(?:\w+\s){0,2}informations?\s(?:about|on|regarding)\b(?!.*\d)"
    r"|(?:i|we)(?:\swould|['’]d)\s(?:also\s)?like\sto\s(?:know|ask)\sabout\b",
    re.IGNORECASE,
)
"""What the letter is about, before it asks."""

_WHERE_HELD = re.compile(
    r"(?:if|where)\s(?:(?:any\sof\s)?(?:the|these|such|this|any)\s)?(?:figures|data|information|numbers|breakdowns?)\s(?:is|are|can\sbe|exists?)\s"
    r"(?:\w+\s)?(?:available|held|kept|recorded|broken|split)\s(?:\w+\s)?(?:by|per|for)\b",
    re.IGNORECASE,
)
"""Where the figures are held by gender: all of them are wanted so."""

_BY_SOMETHING = re.compile(
    r"(?:(?:if|where(?:ver)?)\spossible,?\s|ideally,?\s|preferably,?\s|please,?\s)?(?:(?:all|both|each)\s)?(?:broken\s(?:down|up)|split|divided|separated|grouped|by|per)\b",
    re.IGNORECASE,
)


def is_greeting(line: str) -> str | None:
    """What follows the greeting in its line, "" for nothing; None where it is no greeting."""
    found = _GREETING.match(line)
    if found:
        rest = line[found.end() :].strip()
        return rest if len(rest.split()) > 3 else ""
    return "" if _ADDRESS.match(line) and "?" not in line and len(line) < 80 else None


def is_closing(text: str) -> bool:
    """Whether thanks, regards or the signature begin here."""
    return bool(_CLOSING.match(text)) and not (_STRONG.search(text) and "?" in text)


def is_about_form(text: str) -> bool:
    """Whether a sentence speaks of format, deadlines, limits or the law and asks for no facts."""
    text = text[:LONGEST]
    return bool(_FORM.search(text)) and not re.search(
        r"\b(?:how\s(?:many|much|long|often)|what\s(?:number|is|was|were|are)|number\sof"
        r"|cop(?:y|ies)\sof)\b",
        text,
        re.IGNORECASE,
    )


def is_strong(text: str) -> bool:
    """Whether a sentence names what is wanted: how many, a copy of, a list of, the number who."""
    return bool(_STRONG.search(text))


def names_figures(text: str) -> bool:
    """Whether a sentence without a verb names what is wanted: "Plus the amount spent in 2021"."""
    return bool(_NAMES_FIGURES.match(text)) and not _TELLS_OF.match(text)


def names_count(text: str) -> bool:
    """Whether a line begins with what is counted: "Number of vans", "The total cost of"."""
    return bool(_NAMES_COUNT.match(text)) or names_figures(text)


def asks_for_more(text: str) -> bool:
    """Whether a line below the thanks names figures: one that adds nothing may be a signature."""
    if not names_figures(text) or is_name(text):
        return False
    return adds_something(text) or bool(_TIME.search(text) or _SAME.match(text))


def is_musing(text: str) -> bool:
    """Whether a question belongs to a story, and no record answers it: "Is that true?"."""
    return bool(_MUSES.fullmatch(text))


def only_sets_out(text: str) -> bool:
    """ "Please can you help?", "I am interested in cameras": no question yet."""
    return bool(_SETS_OUT.search(text)) or (bool(_NAMES_TOPIC.match(text)) and not is_strong(text))


def is_name(text: str) -> bool:
    """Whether a line that could name figures is what somebody calls himself."""
    return bool(_NAME.match(text))


def without_lead(text: str) -> str:
    """What a sentence wants, without what leads up to it: "Also for the same period the number"."""
    found = _LEADS_UP.match(text)
    return text[found.end() :] if found else text


def adds_something(text: str) -> bool:
    """Whether a sentence beside the questions asks for more, and says nothing of them all."""
    return bool(_ADDS.match(text)) and not (is_scope(text) or is_about_form(text))


def is_definition(text: str) -> bool:
    """Whether a sentence explains words instead of asking."""
    return bool(_DEFINES.match(text))


def is_announcement(text: str) -> bool:
    """Whether a sentence only says that questions follow, or under which Act."""
    if re.search(r"\bhow\s(?:many|much|long|often)\b", text, re.IGNORECASE):
        return False
    if text.rstrip().endswith(":") and not _STRONG.search(text):
        return True
    if _ANNOUNCES.search(text):
        return not text.rstrip().endswith("?") or not _STRONG.search(_ANNOUNCES.sub(" ", text))
    return bool(_ACT.search(text)) and not _STRONG.search(text)


def is_asking(text: str) -> bool:
    """Whether a sentence asks for something: a question mark, an imperative, a wish, a number."""
    if text.rstrip(" )\"'”’").endswith("?") or _ASKS.match(text) or names_figures(text):
        return True
    for before in filter(None, (_ADVERBIAL.match(text), _TIME_FIRST.match(text))):
        if _ASKS.match(text, before.end()) and is_strong(text[before.end() :]):
            return True
    further = _WISHED_BY_OTHERS.match(text) or _ASKS_FURTHER_ON.search(text[:LONGEST])
    if further and is_strong(text[further.end() :]):
        return True
    return bool(_NAMES_COUNT.match(text)) and not _TELLS_OF.match(text)


def is_scope(text: str) -> bool:
    """Whether a sentence only says how, or for which time, the answers above are wanted."""
    scope = _SCOPE.match(text) or _WHERE_HELD.match(text)
    return bool(scope) and not text.endswith("?") and len(text.split()) < 40


def is_split(text: str) -> bool:
    """Whether a line without a verb says by what the answers are to be split: "by ward"."""
    return bool(_BY_SOMETHING.match(text))


def is_modifier(text: str) -> bool:
    """Whether a sentence belongs to the question before it: for each …, if so …, not PCSOs."""
    return bool(_MODIFIES.match(text)) or is_split(text)
