"""What agreement tests are generated from: texts and terms full of what engines get wrong."""

from hypothesis import strategies as st

from answerable.model.places import Place
from answerable.model.register import Case, Detail

WORDS = (
    *("facebook", "FACEBOOK", "Facebook", "facebóok", "facebooked", "face", "book", "fb"),
    *("social", "media", "Social", "MEDIA", "ok", "OK", "cupid", "oK"),
    *("tik", "TIK", "tok", "Tik\u212a", "\u212ai\u017f\u017f", "kiss", "ki\u017fs", "KISS"),
    *("İstanbul", "istanbul", "ISTANBUL", "i\u0307stanbul", "ıstanbul"),
    *("ΣΑΣ", "σας", "σασ", "Σ", "ς", "straße", "STRASSE", "STRAẞE", "ﬁsh", "fish", "FISH"),
    *(
        "ｆｉｓｈ",
        "café",
        "CAFÉ",
        "cafe\u0301",
        "cafÃ©",
        "naïve",
        "Ω",
        "\u2126",
        "ω",
        "å",
        "\u212b",
    ),
    *("фейсбук", "ФЕЙСБУК", "فيسبوك", "פייסבוק", "भारत", "日本", "２", "2", "²", "½", "Ⅷ", "ⅷ"),
    *("a", "b", "aa", "ab", "plenty", "of", "ǅ", "ǆ", "ﬀ", "Ꮳ", "ꮳ", "ᏸ", "ʼn", "ŉ"),
)
"""Words that break engines: case that crosses ASCII, accents, marks, ligatures, other scripts."""

SEPARATORS = (
    *(" ", " ", "  ", "-", "_", "/", ".", "\n", "\r\n", "\t", "'", "’", "\u00a0", "\u200b", "…"),
    *(
        "🙂",
        "👩\u200d👧",
        "\u202e",
        "\u200f",
        "\u0301",
        "\u0307",
        "\ufeff",
        "www.",
        "://",
        "@",
        "\0",
    ),
    *("", "€", '"', '""', ",", "_ _", "\u00ad", "\ud800"),
)
"""What stands between words, "" included."""


def texts() -> st.SearchStrategy[str]:
    """Narratives out of such words, with a little of anything."""
    pieces = st.sampled_from(WORDS) | st.sampled_from(SEPARATORS) | st.text(max_size=2)
    return st.lists(pieces, max_size=14).map("".join)


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    """A few cases with narratives of their own and of their details."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        details = tuple(
            Detail(f"{number}#{k}", {"allegation_summary": text}, Place("made up"))
            for k, text in enumerate(draw(st.lists(texts(), max_size=2)))
        )
        values = {"case_summary": draw(texts())}
        made.append(Case(str(number), values, Place("made up"), details))
    return made


def _phrase() -> st.SearchStrategy[str]:
    word = st.sampled_from([w for w in WORDS if w[0].isalnum()])
    starred = word.filter(lambda w: len(w) > 1 and w[-1].isalnum()).map(lambda w: w + "*")
    return st.lists(word | starred, min_size=1, max_size=3).map(" ".join)


def _quoted() -> st.SearchStrategy[str]:
    return _phrase().map(lambda words: f'"{words}"')


def term_lines() -> st.SearchStrategy[list[str]]:
    """Lists of terms with phrases, beginnings, alternatives, NEAR and exclusions."""
    near = st.tuples(_quoted(), st.integers(0, 4), _quoted()).map(
        lambda parts: f"{parts[0]} NEAR/{parts[1]} {parts[2]}"
    )
    sides = st.lists(_phrase() | _quoted() | near, min_size=1, max_size=3).map(" | ".join)
    without = st.one_of(st.just(""), _quoted().map(lambda phrase: f" -{phrase}"))
    return st.lists(st.tuples(sides, without).map("".join), min_size=1, max_size=7)


HEADER = "Case reference,Date received,Outcome,Allegation summary,Case summary"

_PLAIN_ROWS = st.tuples(
    st.sampled_from(("2013-04-05", "2014-12-31", "2015-01-01", "2015-06-30", "")),
    st.sampled_from(("", "Resigned", "No further action", " withdrawn ", 'a "quoted" one')),
    texts(),
    texts(),
)
_DIRT = (
    *("CO-900,2014-01-01,x", "CO-901,2014-01-01,,,facebook,more", "", ",,,,", "Total,,,,"),
    *('CO-902,2014-01-01,5" tall,,facebook', 'CO-903,2014-01-01,"x"y,,facebook', "End of report"),
    *("CO-904,31/12/2014,,,facebook", "CO-905,01/02/2014,,,tik tok", "CO-906,soon,,,facebook"),
    *("CO-1,2014-01-01,,,facebook again", "co-1,2014-01-01,,,fish", ",2014-01-01,,,facebook"),
    *("CO-907,2014-01-01,,,face\0book", "CO-908,2014-01-01,,,facebook\rCO-909,2014-01-01,,,x"),
    *('CO-910,2014-01-01,,,"facebook', "2014-01-02,2014-01-01,,,facebook", HEADER, "Total-5,,,,fb"),
    *(
        "CO-911,2014-01-01,,,caf\u00c3\u00a9",
        "CO-912,2014-02-30,,,fish",
        " CO-913 ,2014-01-01,,,ok",
    ),
    *("2019,,,, ", "2019,,,,\u200b", "2019,,\u00a0,,\u00ad", '2019,,,,"\n"', "CX-1-1,,,, "),
    *("CO-914,2014-01-01,,\u00a0,\u200b", "CO-915,n/a,,,facebook", "CO-916,2014-01-01T10:00,,,fb"),
)


def _cell(text: str) -> str:
    marked = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    quoted = marked.replace('"', '""')
    return f'"{quoted}"' if any(mark in marked for mark in ',"\r\n') else marked


@st.composite
def exports(draw: st.DrawFn) -> bytes:
    """A CSV export, tidy or with a few lines that need judgement."""
    rows = [
        ",".join((f"CO-{number:05d}", day, *map(_cell, cells)))
        for number, (day, *cells) in enumerate(draw(st.lists(_PLAIN_ROWS, max_size=6)), start=1)
    ]
    for line in draw(st.lists(st.sampled_from(_DIRT), max_size=2)):
        rows.insert(draw(st.integers(0, len(rows))), line)
    end = draw(st.sampled_from(("\n", "\n", "\r\n")))
    text = end.join((HEADER, *rows)) + draw(st.sampled_from((end, "")))
    return draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + text.encode("utf-8")
