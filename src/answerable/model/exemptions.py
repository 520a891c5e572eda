"""The grounds of refusal of the Freedom of Information Act 2000, by section and limb.

Source of every line: the section itself as in force, chapter 36 of 2000; amendments are named on
the lines that they changed. The grounds of other laws stand in `catalogues`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class Role(StrEnum):
    """What a limb does."""

    EXEMPTION = "exemption"
    DENIAL = "neither confirm nor deny"
    EXCLUSION = "exclusion"
    CONDITION = "condition"


class Weighing(StrEnum):
    """Whether the public interest has to be weighed (section 2)."""

    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"
    BY_CONDITION = "by condition"
    NONE = "no exemption"


class Basis(StrEnum):
    """What brings information under a limb."""

    CLASS = "class"
    PREJUDICE = "prejudice"
    NEED = "need"
    COST = "cost"
    CONDUCT = "conduct"


STATEMENTS: Mapping[str, str] = {
    "reason": "why it applies (section 17(1)(c))",
    "prejudice": "what harm would come of it, or would be likely to, and how",
    "public_interest": "the public interest on both sides and the balance (section 17(3))",
    "available": "where the information can be obtained (section 21(1))",
    "intended": "that publication was intended before the request, and by when (section 22(1))",
    "principle": "which data protection principle or condition is met (section 40(2)(b))",
    "opinion": "whose reasonable opinion it is, and when it was given (section 36(2) and (5))",
    "confidence": "who gave it, and why its disclosure could be acted on in court (section 41(1))",
    "bar": "the enactment, obligation or court order that prohibits it (section 44(1))",
    "estimate": "how many records, how long each takes, and how that was measured (section 12(1))",
    "advice": "what could be done within the limit (section 16)",
    "earlier": "the earlier request, and when it was answered (section 14(2))",
}
"""What a notice can have to state, by the key under which a request says it."""

BEGAN = date(2005, 1, 1)
"""The day from which the Act could be relied on in full."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """One limb: what it covers, how it is weighed, and from when to when it can be cited.

    `denial` is the limb under which it may be neither confirmed nor denied that such information
    is held; `asks` are the keys of STATEMENTS that this limb needs besides the usual ones.
    """

    cited: str
    title: str
    weighing: Weighing
    basis: Basis
    role: Role = Role.EXEMPTION
    denial: str = ""
    asks: tuple[str, ...] = ()
    first: date = BEGAN
    last: date | None = None
    replaced_by: str = ""
    instrument: str = ""

    @property
    def section(self) -> str:
        """The section without its limbs."""
        return self.cited.partition("(")[0]

    @property
    def limb(self) -> str:
        """What is cited after the number of the section."""
        return self.cited[len(self.section) :]

    @property
    def states(self) -> tuple[str, ...]:
        """Keys of what a notice has to state for it."""
        usual = ("reason",) if self.basis is not Basis.COST else ()
        harm = ("prejudice",) if self.basis is Basis.PREJUDICE else ()
        weighed = ("public_interest",) if self.weighing is Weighing.QUALIFIED else ()
        return (*usual, *harm, *weighed, *self.asks)

    @property
    def confirms(self) -> bool:
        """Whether an authority that relies on it still says that it holds the information."""
        return self.role is Role.EXEMPTION or self.cited == "12(1)"


_ABS, _QUAL, _BY, _NO = Weighing
_CLASS, _HARM, _NEED, _COST, _CONDUCT = Basis

_DPA = date(2018, 5, 25)
_DPA_WORDS = "Data Protection Act 2018 (c. 12), Schedule 19, in force 25 May 2018"
_IPA = date(2014, 10, 1)
_IPA_WORDS = "Intellectual Property Act 2014 (c. 18), section 20, in force 1 October 2014"
_CRAG = date(2011, 1, 19)
_CRAG_WORDS = (
    "Constitutional Reform and Governance Act 2010 (c. 25), Schedule 7, in force 19 January 2011"
)


def _lines() -> Iterator[Exemption]:
    yield from _duties()
    yield from _states()
    yield from _justice()
    yield from _government()
    yield from _royal()
    yield from _personal()
    yield from _private()


def _duties() -> Iterator[Exemption]:
    """Sections 12 to 24: where the duty ends, what is or will be public, security."""
    yield Exemption("12(1)", "cost of compliance above the appropriate limit", _NO, _COST,
                    Role.EXCLUSION, asks=("estimate", "advice"))  # fmt: skip
    yield Exemption("12(2)", "cost of finding out whether it is held above the appropriate limit",
                    _NO, _COST, Role.EXCLUSION, asks=("estimate", "advice"))  # fmt: skip
    yield Exemption("14(1)", "vexatious request", _NO, _CONDUCT, Role.EXCLUSION)
    yield Exemption("14(2)", "repeated request", _NO, _CONDUCT, Role.EXCLUSION, asks=("earlier",))
    yield Exemption("21(1)", "reasonably accessible by other means", _ABS, _CLASS,
                    asks=("available",))  # fmt: skip
    yield from _one("22", "(1)", "intended for future publication", _QUAL, _CLASS, "(2)",
                    asks=("intended",))  # fmt: skip
    yield from (
        replace(one, first=_IPA, instrument=_IPA_WORDS)
        for one in _one("22A", "(1)", "continuing programme of research", _QUAL, _HARM, "(2)")
    )
    yield from _one("23", "(1)", "supplied by, or about, bodies dealing with security matters",
                    _ABS, _CLASS, "(5)")  # fmt: skip
    yield _condition("23(2)", "minister's certificate")
    yield _condition("23(3)", "the bodies dealing with security matters")
    yield from _one("24", "(1)", "needed to safeguard national security", _QUAL, _NEED, "(2)")
    yield _condition("24(3)", "minister's certificate")


def _states() -> Iterator[Exemption]:
    """Sections 26 to 29: defence, other states, the nations of the Kingdom, the economy."""
    yield from _several("26", "defence", _QUAL, _HARM, "(3)", {
        "(1)(a)": "defence of the British Islands or of a colony",
        "(1)(b)": "capability, effectiveness or security of the armed forces",
    })  # fmt: skip
    yield from _several("27", "international relations", _QUAL, _HARM, "(4)", {
        "(1)(a)": "relations with another state",
        "(1)(b)": "relations with an international organisation or court",
        "(1)(c)": "interests of the United Kingdom abroad",
        "(1)(d)": "promotion or protection of these interests",
    })  # fmt: skip
    yield Exemption("27(2)", "given in confidence by another state, organisation or court", _QUAL,
                    _CLASS, denial="27(4)")  # fmt: skip
    yield from _one("28", "(1)", "relations between administrations in the United Kingdom", _QUAL,
                    _HARM, "(3)")  # fmt: skip
    yield from _several("29", "the economy", _QUAL, _HARM, "(2)", {
        "(1)(a)": "economic interests of the United Kingdom or a part of it",
        "(1)(b)": "financial interests of an administration",
    })  # fmt: skip


def _justice() -> Iterator[Exemption]:
    """Sections 30 to 34: investigations, law enforcement, courts, audit, Parliament."""
    yield from _several("30", "investigations and proceedings", _QUAL, _CLASS, "(3)", {
        "(1)(a)": "investigation into whether somebody should be charged, or is guilty",
        "(1)(b)": "investigation that may lead to criminal proceedings by the authority",
        "(1)(c)": "criminal proceedings that the authority may conduct",
        "(2)": "obtained from confidential sources for such investigations",
    })  # fmt: skip
    yield from _several("31", "law enforcement", _QUAL, _HARM, "(3)", {
        "(1)(a)": "prevention or detection of crime",
        "(1)(b)": "apprehension or prosecution of offenders",
        "(1)(c)": "administration of justice",
        "(1)(d)": "assessment or collection of a tax or duty",
        "(1)(e)": "operation of the immigration controls",
        "(1)(f)": "security and good order in prisons and other places of lawful detention",
        "(1)(g)": "functions of a public authority for a purpose in subsection (2)",
        "(1)(h)": "civil proceedings for such a purpose",
        "(1)(i)": "fatal accident inquiries in Scotland",
    })  # fmt: skip
    yield _condition("31(2)", "the purposes of section 31(1)(g), (h) and (i)")
    yield from _several("32", "court records", _ABS, _CLASS, "(3)", {
        "(1)": "held only because it is in a document of a court",
        "(2)": "held only because it is in a document of an inquiry or arbitration",
    })  # fmt: skip
    yield from _several("33", "audit functions", _QUAL, _HARM, "(3)", {
        "(1)": "the functions", "(2)": "harm to their exercise",
    })  # fmt: skip
    yield from _one("34", "(1)", "parliamentary privilege", _ABS, _NEED, "(2)")
    yield _condition("34(3)", "certificate of the Speaker or the Clerk of the Parliaments")


def _government() -> Iterator[Exemption]:
    """Sections 35 to 39: policy, the conduct of affairs, safety, the environment."""
    yield from _several("35", "formulation of government policy", _QUAL, _CLASS, "(3)", {
        "(1)(a)": "formulation or development of policy",
        "(1)(b)": "communications between ministers",
        "(1)(c)": "advice by a Law Officer",
        "(1)(d)": "operation of a ministerial private office",
    })  # fmt: skip
    yield from (
        replace(one, asks=("opinion",))
        for one in _several("36", "effective conduct of public affairs", _QUAL, _HARM, "(3)", {
            "(2)(a)": "collective responsibility of ministers",
            "(2)(b)": "free and frank advice, or exchange of views",
            "(2)(c)": "effective conduct of public affairs in other ways",
        })
    )  # fmt: skip
    yield _condition("36(5)", "who the qualified person is")
    yield from _several("38", "health and safety", _QUAL, _HARM, "(2)", {
        "(1)(a)": "physical or mental health of an individual",
        "(1)(b)": "safety of an individual",
    })  # fmt: skip
    yield from _one("39", "(1)", "environmental information, to be answered under the 2004"
                    " Regulations (SI 2004/3391)", _QUAL, _CLASS, "(2)")  # fmt: skip


def _private() -> Iterator[Exemption]:
    """Sections 41 to 44: confidence, privilege, commerce, prohibitions."""
    yield from _one("41", "(1)", "provided in confidence", _ABS, _CLASS, "(2)",
                    asks=("confidence",))  # fmt: skip
    yield from _one("42", "(1)", "legal professional privilege", _QUAL, _CLASS, "(2)")
    yield Exemption("43(1)", "trade secrets", _QUAL, _CLASS)
    yield from _one("43", "(2)", "commercial interests", _QUAL, _HARM, "(3)")
    yield from (
        replace(one, asks=("bar",))
        for one in _several("44", "prohibitions on disclosure", _ABS, _CLASS, "(2)", {
            "(1)(a)": "prohibited by or under an enactment",
            "(1)(b)": "incompatible with an obligation of the European Union kept in law",
            "(1)(c)": "contempt of court",
        })
    )  # fmt: skip


def _royal() -> Iterator[Exemption]:
    """Section 37, which was divided in 2011; (1)(a) to (ab) are absolute (section 2(3)(ea))."""
    whose = {
        "(1)(a)": "communications with the Sovereign",
        "(1)(aa)": "communications with the heir and the second in line",
        "(1)(ab)": "communications with somebody who has since become one of these",
        "(1)(ac)": "communications with other members of the Royal Family",
        "(1)(ad)": "communications with the Royal Household",
    }
    for limb, title in whose.items():
        weighing = _ABS if limb in ("(1)(a)", "(1)(aa)", "(1)(ab)") else _QUAL
        yield Exemption(f"37{limb}", title, weighing, _CLASS, denial="37(2)", first=_CRAG,
                        instrument=_CRAG_WORDS)  # fmt: skip
    yield Exemption("37(1)(b)", "conferring of honours", _QUAL, _CLASS, denial="37(2)")
    yield Exemption("37(2)", "the Royal Family and honours", _BY, _CLASS, Role.DENIAL)


def _personal() -> Iterator[Exemption]:
    """Section 40, rewritten in 2018: what is cited depends on the day of the answer."""
    yield Exemption("40(1)", "personal data of the requester", _ABS, _CLASS, denial="40(5A)")
    yield Exemption("40(2)", "personal data of somebody else", _BY, _CLASS, denial="40(5B)",
                    asks=("principle",))  # fmt: skip
    new = {"first": _DPA, "instrument": _DPA_WORDS}
    yield replace(_condition("40(3A)", "against a data protection principle"), **new)  # type: ignore[arg-type]
    yield replace(_condition("40(3B)", "against an objection to processing"), **new)  # type: ignore[arg-type]
    yield replace(_condition("40(4A)", "withheld from the person's own access"), **new)  # type: ignore[arg-type]
    yield Exemption("40(5A)", "personal data of the requester", _ABS, _CLASS, Role.DENIAL,
                    first=_DPA, instrument=_DPA_WORDS)  # fmt: skip
    yield Exemption("40(5B)", "personal data of somebody else", _BY, _CLASS, Role.DENIAL,
                    asks=("principle",), first=_DPA, instrument=_DPA_WORDS)  # fmt: skip
    own, others = "personal data of the requester", "personal data of somebody else"
    old = {
        "40(3)": ("40(3A)", "against a data protection principle or an objection"),
        "40(3)(a)(i)": ("40(3A)(a)", "against a data protection principle"),
        "40(3)(a)(ii)": ("40(3B)", "against an objection to processing"),
        "40(3)(b)": ("40(3A)(b)", "against a data protection principle, for manual records"),
        "40(4)": ("40(4A)", "withheld from the person's own access"),
        "40(5)": ("40(5A) for the requester's own data, 40(5B) for others'", "personal data"),
        "40(5)(a)": ("40(5A)", own),
        "40(5)(b)": ("40(5B)", others),
        "40(5)(b)(i)": ("40(5B)(a)", others),
        "40(5)(b)(ii)": ("40(5B)(c)", others),
    }
    for cited, (now, title) in old.items():
        role = Role.DENIAL if cited.startswith("40(5)") else Role.CONDITION
        yield Exemption(cited, title, _BY, _CLASS, role, last=_DPA - timedelta(days=1),
                        replaced_by=now, instrument=_DPA_WORDS)  # fmt: skip


def _one(
    section: str,
    limb: str,
    title: str,
    weighing: Weighing,
    basis: Basis,
    denial: str,
    *,
    asks: tuple[str, ...] = (),
) -> Iterator[Exemption]:
    """A limb and the one under which it is neither confirmed nor denied."""
    cited = f"{section}{denial}"
    yield Exemption(f"{section}{limb}", title, weighing, basis, denial=cited, asks=asks)
    yield Exemption(cited, title, weighing, basis, Role.DENIAL)


def _several(
    section: str,
    topic: str,
    weighing: Weighing,
    basis: Basis,
    denial: str,
    limbs: Mapping[str, str],
) -> Iterator[Exemption]:
    """The limbs of a section that are refused to be confirmed under one and the same."""
    cited = f"{section}{denial}"
    for limb, title in limbs.items():
        yield Exemption(f"{section}{limb}", f"{topic}: {title}", weighing, basis, denial=cited)
    yield Exemption(cited, topic, weighing, basis, Role.DENIAL)


def _condition(cited: str, title: str) -> Exemption:
    """What another limb depends on; nothing is refused under it alone."""
    return Exemption(cited, title, Weighing.NONE, Basis.CLASS, Role.CONDITION)


EXEMPTIONS: Mapping[str, Exemption] = {one.cited: one for one in _lines()}
"""Every limb by its citation; each has a line in docs/reference/exemptions.md."""


def limb_of(cited: str, among: Mapping[str, Exemption] = EXEMPTIONS) -> Exemption | None:
    """The limb that a citation means, or the nearest above it; None where there is no such limb."""
    parts = cited
    while parts not in among:
        parts, bracket, _ = parts.rpartition("(")
        if not bracket:
            return None
    return among[parts]


def limbs_under(cited: str, among: Mapping[str, Exemption] = EXEMPTIONS) -> tuple[Exemption, ...]:
    """The limbs that a citation leaves open: those of section 31 for "31" or "31(1)"."""
    return tuple(one for key, one in among.items() if key.startswith(f"{cited}("))


def means_one(cited: str) -> Exemption | None:
    """The limb that a citation without its limb can only mean: 21(1) for section 21."""
    grounds = [one for one in limbs_under(cited) if one.role is Role.EXEMPTION]
    return limb_of(cited) or (grounds[0] if len(grounds) == 1 else None)


def limbs_meant(cited: str, among: Mapping[str, Exemption] = EXEMPTIONS) -> tuple[Exemption, ...]:
    """Every limb that a citation can mean."""
    exact = limb_of(cited, among)
    return (exact,) if exact else limbs_under(cited, among)


def alike(limbs: Iterable[Exemption], attribute: str) -> object:
    """The one value that all these limbs have of an attribute; None where they differ."""
    values = {getattr(one, attribute) for one in limbs}
    return values.pop() if len(values) == 1 else None
