"""Writes an answer as answer.json, the staff copy, and reads it back key by key."""

import math
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn, TypeGuard, TypeVar, get_type_hints

from answerable.model.answer import (
    VERSION,
    Answer,
    Attachment,
    DeskNote,
    Finding,
    Method,
    QuestionAnswer,
    RegisterNote,
    Seal,
)
from answerable.model.cost import AUTHORITIES, USUAL_LIMIT, CostLimit
from answerable.model.errors import UserMistake
from answerable.model.exemptions import limb_of
from answerable.model.figures import (
    EXACTLY,
    UNITS,
    Figure,
    Listing,
    Mark,
    Number,
    Row,
    Shown,
    Table,
)
from answerable.model.hits import TermCount
from answerable.model.periods import Period
from answerable.model.protection import Policy
from answerable.model.refusals import Estimate, NoticePart, PublicInterest, Refusal
from answerable.model.request import Acknowledgement, SmallCounts

Json = dict[str, Any]
T = TypeVar("T")
PENNY = Decimal("0.01")


def answer_json(answer: Answer) -> Json:
    """The staff copy: everything, with the ids of the records behind every figure.

    Dates are ISO 8601, amounts JSON numbers; the shape is docs/reference/answer.schema.json.
    """
    return {
        "version": VERSION,
        "reference": answer.reference,
        "title": answer.title,
        "authority": answer.authority,
        "received": answer.received_on.isoformat(),
        "answered": _iso(answer.answered_on),
        "authority_kind": answer.limit.kind,
        "topic": answer.topic,
        "author": answer.author,
        "intro": answer.intro,
        **({"correction": answer.correction} if answer.correction else {}),
        "register": _register_json(answer.register),
        "questions": [_question_json(question) for question in answer.questions],
        "method": _method_json(answer.method),
        "caveats": list(answer.caveats),
        "routes": list(answer.routes),
        "small_counts": _small_counts_json(answer.small_counts),
        "acknowledged": [_fields(item) for item in answer.acknowledged],
        "checks": [_fields(finding) for finding in answer.checks],
        "attachments": [_fields(attachment) for attachment in answer.attachments],
        **({"desk": _fields(answer.desk)} if answer.desk else {}),
        "policy": {key: getattr(answer.policy, key) for key in ("threshold", "need", "base")},
        "searched": answer.searched,
        "cases": dict(answer.cases),
        "seal": _seal_json(answer.seal) if answer.seal else None,
    }


def _register_json(register: RegisterNote) -> Json:
    return {key: said for key, said in _fields(register).items() if said or key != "layout"}


def _seal_json(seal: Seal) -> Json:
    return {"sha256": seal.sha256, "files": [_fields(file) for file in seal.files]}


def _question_json(question: QuestionAnswer) -> Json:
    return {
        "number": question.number,
        "text": question.text,
        "held": question.held,
        "outcome": question.outcome,
        "figures": [_figure_json(figure) for figure in question.figures],
        "tables": [_table_json(table) for table in question.tables],
        "lists": [_fields(listing) for listing in question.lists],
        "narrative": list(question.narrative),
        "exemptions": [_refusal_json(refusal) for refusal in question.refusals],
        "notice": [_fields(part) for part in question.notice],
    }


def _refusal_json(refusal: Refusal) -> Json:
    """A ground of refusal; title, weighing and role are told from the catalogue."""
    limb, weighed = refusal.exemption, refusal.public_interest
    return {
        "section": limb.section,
        "limb": refusal.cited.removeprefix(limb.section),
        "title": limb.title,
        "weighing": limb.weighing,
        "role": limb.role,
        "withheld": refusal.withheld,
        "reason": refusal.reason,
        "prejudice": refusal.prejudice,
        "public_interest": _fields(weighed) if weighed else None,
        "estimate": _estimate_json(refusal.estimate) if refusal.estimate else None,
        "particulars": [{"about": k, "words": v} for k, v in refusal.particulars.items()],
    }


def _estimate_json(estimate: Estimate) -> Json:
    numbers = {"minutes": _number(estimate.minutes), "hours": _number(estimate.hours)}
    return {**_fields(estimate), **numbers}


def _figure_json(figure: Figure) -> Json:
    period = figure.period
    ends = {"from": period.start.isoformat(), "to": period.end.isoformat()} if period else None
    return {
        "id": figure.id,
        "label": figure.label,
        "value": _number(figure.value),
        "display": figure.display,
        **_shown_json(figure.shown),
        "unit": figure.unit,
        "period": ends,
        "date_rule": figure.date_rule,
        "population": figure.population,
        "terms": list(figure.terms),
        "records": list(figure.records),
        "searched": figure.searched,
        **({} if figure.conditions is None else {"conditions": list(figure.conditions)}),
    }


def _shown_json(shown: Shown | None) -> Json:
    """What is printed instead of a value, from what to what that leaves it, and its marker."""
    if shown is None:
        return {"mark": EXACTLY, "low": None, "high": None, "printed": None}
    return {
        "mark": shown.mark.value,
        "low": shown.low,
        "high": shown.high,
        "printed": shown.value,
    }


def _table_json(table: Table) -> Json:
    return {
        **_fields(table),
        "rows": [_row_json(row) for row in table.rows],
        "total": _row_json(table.total) if table.total else None,
    }


def _row_json(row: Row) -> Json:
    return {
        "label": row.label,
        "figures": list(row.figures),
        "values": [_number(value) for value in row.values],
    }


def _method_json(method: Method) -> Json:
    return {
        **_fields(method),
        "terms": [_fields(term) for term in method.terms],
        "recall": dict(method.recall) if method.recall is not None else None,
    }


def _small_counts_json(small: SmallCounts | None) -> Json | None:
    return {**_fields(small), "worksheet": dict(small.worksheet)} if small else None


def _fields(value: Any) -> Json:
    """The fields of a flat value, tuples as lists and dates in ISO 8601."""
    return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Number) -> int | float:
    return int(value) if value == int(value) else float(value)


def answer_from_json(data: object) -> Answer:
    """The answer that `answer_json` wrote; keys it does not know are left aside.

    Raises UserMistake "answer-wrong", naming the path of the key, for anything missing or of the
    wrong kind. Whether figures agree with each other is left to the checks.
    """
    top = _Node(data, "")
    if top.integer("version") != VERSION:
        top.refuse(f"“version” is not {VERSION}")
    return Answer(
        reference=top.text("reference"),
        title=top.text("title"),
        authority=top.text("authority"),
        received_on=top.day("received"),
        answered_on=top.day_or_none("answered"),
        limit=_limit(top) if top.has("authority_kind") else USUAL_LIMIT,
        author=top.text("author"),
        intro=top.text("intro"),
        correction=top.text("correction") if top.has("correction") else "",
        register=_register(top.node("register")),
        questions=top.each("questions", _question),
        method=_method(top.node("method")),
        caveats=top.texts("caveats"),
        routes=top.texts("routes") if top.has("routes") else (),
        small_counts=top.optional("small_counts", _small_counts),
        acknowledged=top.each("acknowledged", _flat(Acknowledgement)),
        checks=top.each("checks", _flat(Finding)),
        attachments=top.each("attachments", _flat(Attachment)),
        desk=top.optional("desk", _flat(DeskNote)) if top.has("desk") else None,
        policy=_policy(top.node("policy")) if top.has("policy") else Policy(),
        searched=top.text("searched") if top.has("searched") else "",
        seal=top.optional("seal", _seal) if top.has("seal") else None,
        topic=top.text("topic") if top.has("topic") else "",
        cases=top.mapping("cases", _Node.text) if top.has("cases") else {},
    )


def _register(node: "_Node") -> RegisterNote:
    layout = node.text("layout") if node.has("layout") else ""
    return node.made(RegisterNote, layout=layout)


def _limit(node: "_Node") -> CostLimit:
    if (kind := node.text("authority_kind")) not in AUTHORITIES:
        node.refuse(f"“authority_kind” is not one of: {', '.join(AUTHORITIES)}")
    return AUTHORITIES[kind]


def _policy(node: "_Node") -> Policy:
    try:
        return Policy(node.integer("threshold"), node.integer("need"), node.integer("base"))
    except ValueError as error:
        node.refuse(f"“policy” cannot be: {error}")


def _seal(node: "_Node") -> Seal:
    return Seal(node.text("sha256"), node.each("files", _flat(Attachment)))


@cache
def _types(kind: Hashable) -> Mapping[str, object]:
    """The types of a dataclass's fields, by their names."""
    return get_type_hints(kind)


class _Node:
    """One JSON object with its path, so that every refusal names the key."""

    def __init__(self, value: object, path: str) -> None:
        self.path = path
        if not isinstance(value, dict):
            self.refuse(f"“{path}” is not an object" if path else "it is not an object")
        self._values: Mapping[str, Any] = value

    def refuse(self, reason: str) -> NoReturn:
        raise UserMistake("answer-wrong", where="answer.json", reason=reason)

    def text(self, key: str) -> str:
        value = self._take(key)
        return value if isinstance(value, str) else self._wrong(key, "a text")

    def flag(self, key: str) -> bool:
        value = self._take(key)
        return value if isinstance(value, bool) else self._wrong(key, "true or false")

    def flag_or_none(self, key: str) -> bool | None:
        return None if self._take(key) is None else self.flag(key)

    def has(self, key: str) -> bool:
        return key in self._values

    def integer(self, key: str) -> int:
        value = self._take(key)
        return value if _is_whole(value) and value >= 0 else self._wrong(key, "a whole number")

    def number(self, key: str) -> Number:
        return self._number(self._take(key), key)

    def numbers(self, key: str) -> tuple[Number, ...]:
        return tuple(self._number(v, f"{key}[{i}]") for i, v in enumerate(self._items(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        return self._texts(self._take(key), key)

    def text_rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        return tuple(self._texts(row, f"{key}[{i}]") for i, row in self._numbered(key))

    def day(self, key: str) -> date:
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            self._wrong(key, "a date such as 2016-03-14")

    def day_or_none(self, key: str) -> date | None:
        return None if self._take(key) is None else self.day(key)

    def node(self, key: str) -> "_Node":
        return _Node(self._take(key), self._at(key))

    def each(self, key: str, read: "Callable[[_Node], T]") -> tuple[T, ...]:
        return tuple(read(_Node(v, f"{self._at(key)}[{i}]")) for i, v in self._numbered(key))

    def optional(self, key: str, read: "Callable[[_Node], T]") -> T | None:
        return None if self._take(key) is None else read(self.node(key))

    def mapping(self, key: str, read: "Callable[[_Node, str], T]") -> dict[str, T]:
        inner = self.node(key)
        return {name: read(inner, name) for name in inner._values}

    def made(self, kind: Callable[..., T], **given: object) -> T:
        """The value whose fields `_fields` wrote under their names; `given` are the others."""
        types = _types(kind).items()
        return kind(**given, **{k: _READ[t](self, k) for k, t in types if k not in given})

    def _texts(self, value: object, key: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(key, "a list of texts")
        return tuple(value)

    def _number(self, value: object, key: str) -> Number:
        if isinstance(value, float) and math.isfinite(value):
            return int(value) if value.is_integer() else Decimal(repr(value))
        return value if _is_whole(value) else self._wrong(key, "a number")

    def _numbered(self, key: str) -> list[tuple[int, Any]]:
        return list(enumerate(self._items(key)))

    def _items(self, key: str) -> list[Any]:
        value = self._take(key)
        return value if isinstance(value, list) else self._wrong(key, "a list")

    def _take(self, key: str) -> Any:
        if key not in self._values:
            self.refuse(f"“{self._at(key)}” is missing")
        return self._values[key]

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _wrong(self, key: str, kind: str) -> NoReturn:
        self.refuse(f"“{self._at(key)}” is not {kind}")


_READ: Mapping[object, Callable[[_Node, str], object]] = {
    str: _Node.text,
    int: _Node.integer,
    bool: _Node.flag,
    bool | None: _Node.flag_or_none,
    date | None: _Node.day_or_none,
    tuple[str, ...]: _Node.texts,
    tuple[Number, ...]: _Node.numbers,
    tuple[tuple[str, ...], ...]: _Node.text_rows,
}
"""How a field is read, by its type."""


def _flat(kind: Callable[..., T]) -> Callable[[_Node], T]:
    """Reads values of a kind that has no others in it."""
    return lambda node: node.made(kind)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _question(node: _Node) -> QuestionAnswer:
    return node.made(
        QuestionAnswer,
        figures=node.each("figures", _figure),
        tables=node.each("tables", _table),
        lists=node.each("lists", _flat(Listing)),
        refusals=node.each("exemptions", _refusal) if node.has("exemptions") else (),
        notice=node.each("notice", _flat(NoticePart)) if node.has("notice") else (),
    )


def _refusal(node: _Node) -> Refusal:
    cited = node.text("section") + node.text("limb")
    if limb_of(cited) is None:
        node.refuse(f"“{node.path}” names section {cited}, which nothing can be refused under")
    return node.made(
        Refusal,
        cited=cited,
        public_interest=node.optional("public_interest", _flat(PublicInterest)),
        estimate=node.optional("estimate", _estimate),
        particulars=dict(node.each("particulars", _particular)),
    )


def _particular(node: _Node) -> tuple[str, str]:
    return node.text("about"), node.text("words")


def _estimate(node: _Node) -> Estimate:
    minutes = Decimal(node.number("minutes"))
    return Estimate(node.integer("records"), minutes, node.text("measured"))


def _figure(node: _Node) -> Figure:
    unit = _unit(node)
    return node.made(
        Figure,
        value=_amount(node.number("value"), unit=unit),
        unit=unit,
        period=node.optional("period", _period),
        shown=_shown(node),
        conditions=node.texts("conditions") if node.has("conditions") else None,
    )


def _shown(node: _Node) -> Shown | None:
    """Answers written before there were other presentations have no marker."""
    mark = node.text("mark") if node.has("mark") else EXACTLY
    if mark == EXACTLY:
        return None
    if mark not in list(Mark):
        node.refuse(f"“{node.path}.mark” is not one of: {', '.join((EXACTLY, *Mark))}")
    printed = node.integer("printed") if Mark(mark) is Mark.ROUNDED else None
    low, high = node.integer("low"), node.integer("high")
    if low > high:
        node.refuse(f"“{node.path}.low” is above its “high”")
    return Shown(Mark(mark), node.text("display"), low, high, printed)


def _unit(node: _Node) -> str:
    unit = node.text("unit")
    if unit not in UNITS:
        node.refuse(f"“{node.path}.unit” is not one of: {', '.join(UNITS)}")
    return unit


def _amount(value: Number, *, unit: str) -> Number:
    """JSON numbers drop a closing nought: pounds get back their pence, 1234.5 is 1234.50."""
    if unit == "pound" and isinstance(value, Decimal) and value == round(value, 2):
        return value.quantize(PENNY)
    return value


def _period(node: _Node) -> Period:
    start, end = node.day("from"), node.day("to")
    if end < start:
        node.refuse(f"“{node.path}” ends before it starts")
    return Period(start, end)


def _table(node: _Node) -> Table:
    return node.made(
        Table,
        rows=node.each("rows", _flat(Row)),
        unit=_unit(node),
        total=node.optional("total", _flat(Row)),
        presentation=node.text("presentation") if node.has("presentation") else EXACTLY,
    )


def _method(node: _Node) -> Method:
    return node.made(
        Method,
        terms=node.each("terms", _flat(TermCount)),
        recall=node.optional("recall", lambda _: node.mapping("recall", _share)),
    )


def _share(node: _Node, key: str) -> float:
    return float(node.number(key))


def _small_counts(node: _Node) -> SmallCounts:
    return node.made(SmallCounts, worksheet=node.mapping("worksheet", _Node.text))
