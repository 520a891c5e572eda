"""The laws under which a page can refuse: their grounds, and where each asks what of the notice.

Sources: the Act of 2000 (chapter 36); the Act of 2002 (asp 13), Part 2, with section 2(2) on what
is weighed; the Environmental Information Regulations 2004 (SI 2004/3391), regulations 12 to 14.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from answerable.model.citations import Act
from answerable.model.exemptions import EXEMPTIONS, Basis, Exemption, Role, Weighing

_ABS, _QUAL, _BY, _NO = Weighing
_CLASS, _HARM, _NEED, _COST, _CONDUCT = Basis


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The grounds of one law by their citation, and what its notice has to say by virtue of what.

    `lead` stands before a citation, which names its limb with so many brackets as `depth` says.
    `procedural` are the provisions on requests, notices and complaints: none of them lets
    information be kept back. `name`, `why`, `weigh`, `routes` and `time` are those that want the
    ground named, its reasons, the public interest, review and Commissioner, and all of it in time.
    """

    limbs: Mapping[str, Exemption]
    lead: str
    depth: int
    procedural: frozenset[str]
    name: str
    why: str
    weigh: str
    routes: str
    time: str

    def words(self, cited: str) -> str:
        """A citation as it is written: "section 31(1)(a)", "regulation 12(5)(e)"."""
        return f"{self.lead} {cited}"


def _scottish() -> Iterator[Exemption]:
    yield Exemption("12(1)", "excessive cost of compliance", _NO, _COST, Role.EXCLUSION)
    yield Exemption("14(1)", "vexatious request", _NO, _CONDUCT, Role.EXCLUSION)
    yield Exemption("14(2)", "repeated request", _NO, _CONDUCT, Role.EXCLUSION)
    yield Exemption("18(1)", "whether it exists or is held", _QUAL, _CLASS, Role.DENIAL)
    yield Exemption("25(1)", "otherwise accessible", _ABS, _CLASS, asks=("available",))
    yield from _of("26", "prohibitions on disclosure", _ABS, _CLASS, "(a) (b) (c)", asks=("bar",))
    yield from _of("27(1)", "future publication", _QUAL, _CLASS, asks=("intended",))
    yield from _of("27(2)", "programme of research", _QUAL, _HARM)
    yield from _of("28(1)", "relations within the United Kingdom", _QUAL, _HARM, denied=True)
    yield from _of("29(1)", "formulation of Scottish policy", _QUAL, _CLASS, "(a) (b) (c) (d)",
                   denied=True)  # fmt: skip
    yield from _of("30", "effective conduct of public affairs", _QUAL, _HARM,
                   "(a) (b)(i) (b)(ii) (c)", denied=True)  # fmt: skip
    yield from _of("31(1)", "national security", _QUAL, _NEED, denied=True)
    yield from _of("31(4)", "defence", _QUAL, _HARM, denied=True)
    yield from _of("32(1)(a)", "international relations", _QUAL, _HARM, denied=True)
    yield from _of("32(1)(b)", "given in confidence by another state", _QUAL, _CLASS, denied=True)
    yield from _of("33(1)(a)", "trade secrets", _QUAL, _CLASS, denied=True)
    yield from _of("33(1)(b)", "commercial interests", _QUAL, _HARM, denied=True)
    yield from _of("33(2)", "the economy", _QUAL, _HARM, "(a) (b)", denied=True)
    yield from _of("34", "investigations and proceedings", _QUAL, _CLASS,
                   "(1)(a) (1)(b) (1)(c) (2) (3) (4)", denied=True)  # fmt: skip
    yield from _of("35(1)", "law enforcement", _QUAL, _HARM,
                   "(a) (b) (c) (d) (e) (f) (g) (h)", denied=True)  # fmt: skip
    yield _condition("35(2)", "the purposes of section 35(1)(g) and (h)")
    yield from _of("36(1)", "confidential in legal proceedings", _QUAL, _CLASS)
    yield from _of("36(2)", "obtained in confidence", _ABS, _CLASS, asks=("confidence",))
    yield from _of("37(1)", "court records", _ABS, _CLASS, "(a) (b)")
    yield from _of("38(1)", "personal data of the requester, census, health of the dead", _ABS,
                   _CLASS, "(a) (c) (d)", denied=True)  # fmt: skip
    yield from _of("38(1)(b)", "personal data of somebody else", _BY, _CLASS,
                   asks=("principle",), denied=True)  # fmt: skip
    for cited in ("38(2)", "38(2A)", "38(2B)", "38(3A)"):
        yield _condition(cited, "a condition of section 38(1)(b)")
    yield from _of("39(1)", "health and safety", _QUAL, _HARM, denied=True)
    yield from _of("39(2)", "environmental information", _QUAL, _CLASS)
    yield from _of("40", "audit functions", _QUAL, _HARM, "(a) (b)")
    yield from _of("41", "the Sovereign and honours", _QUAL, _CLASS, "(a) (b)", denied=True)


def _environmental() -> Iterator[Exemption]:
    """Each exception of regulation 12 is weighed; what is not held cannot be."""
    yield Exemption("5(3)", "personal data of the requester", _ABS, _CLASS)
    yield _condition("12(1)", "the public interest test")
    yield _condition("12(2)", "the presumption of disclosure")
    yield _condition("12(3)", "personal data only as regulation 13 has it")
    yield Exemption("12(4)(a)", "not held when the request came", _NO, _CLASS, Role.EXCLUSION)
    for limb, title in (
        ("b", "manifestly unreasonable request"),
        ("c", "request formulated too generally"),
        ("d", "unfinished documents and incomplete data"),
        ("e", "internal communications"),
    ):
        yield Exemption(f"12(4)({limb})", title, _QUAL, _CLASS)
    for limb, title, denial in (
        ("a", "international relations, defence, national security or public safety", "12(6)"),
        ("b", "course of justice, fair trial, inquiries", ""),
        ("c", "intellectual property rights", ""),
        ("d", "confidentiality of proceedings", ""),
        ("e", "commercial or industrial confidentiality", ""),
        ("f", "interests of whoever provided it", ""),
        ("g", "protection of the environment", ""),
    ):
        yield Exemption(f"12(5)({limb})", title, _QUAL, _HARM, denial=denial)
    yield Exemption("12(6)", "whether it exists and is held", _QUAL, _HARM, Role.DENIAL)
    yield _condition("12(9)", "no confidentiality of emissions")
    yield Exemption("13(1)", "personal data of somebody else", _BY, _CLASS, denial="13(5A)",
                    asks=("principle",))  # fmt: skip
    for cited in ("13(2)", "13(2A)", "13(2B)", "13(3)", "13(3A)"):
        yield _condition(cited, "a condition of regulation 13(1)")
    for cited in ("13(5)", "13(5A)", "13(5B)"):
        yield Exemption(cited, "whether personal data is held", _BY, _CLASS, Role.DENIAL)


def _of(
    section: str,
    title: str,
    weighing: Weighing,
    basis: Basis,
    limbs: str = "",
    *,
    asks: tuple[str, ...] = (),
    denied: bool = False,
) -> Iterator[Exemption]:
    """The limbs of a Scottish section, which are denied under section 18 where that names them."""
    for limb in limbs.split() or [""]:
        denial = "18(1)" if denied else ""
        yield Exemption(f"{section}{limb}", title, weighing, basis, denial=denial, asks=asks)


def _condition(cited: str, title: str) -> Exemption:
    return Exemption(cited, title, Weighing.NONE, Basis.CLASS, Role.CONDITION)


CATALOGUES: Mapping[Act, Catalogue] = {
    Act.INFORMATION: Catalogue(
        EXEMPTIONS, "section", 1,
        frozenset(("1", "2", "8", "9", "10", "11", "16", "17", "19", "45", "50")),
        "section 17(1)(b)", "section 17(1)(c)", "section 17(3)", "section 17(7)",
        "section 17(1)",
    ),
    Act.SCOTLAND: Catalogue(
        {one.cited: one for one in _scottish()}, "section", 1,
        frozenset(("1", "2", "8", "9", "10", "11", "13", "15", "16", "17", "19", "20", "21", "47",
                   "60")),
        "section 16(1)(c)", "section 16(1)(d)", "section 16(2)", "section 19",
        "sections 10(1) and 16(1)",
    ),
    Act.ENVIRONMENT: Catalogue(
        {one.cited: one for one in _environmental()}, "regulation", 2,
        frozenset(("2", "4", "5", "6", "7", "8", "9", "10", "11", "14", "16", "18")),
        "regulation 14(3)(a)", "regulation 14(1)", "regulations 12(1)(b) and 14(3)(b)",
        "regulation 14(5)", "regulation 14(2)",
    ),
}  # fmt: skip
"""The laws that a page is held to; each ground has a line in docs/reference/exemptions.md."""
