"""Splits the letter of a request into its questions, in whatever way they are numbered."""

import re
from dataclasses import dataclass, field, replace

from answerable.model.questions import Part, SplitRequest
from answerable.steps.requests.find_headings import (
    find_section,
    heads_notes,
    heads_numbered,
    is_heading,
)
from answerable.steps.requests.find_signature import is_signature
from answerable.steps.requests.nest_labels import Nest
from answerable.steps.requests.split_clauses import split_clauses
from answerable.steps.requests.tidy_letter import Line, rows_asking_nothing, tidy_letter
from answerable.steps.words.read_labels import Label, find_label, follows
from answerable.steps.words.sort_sentences import (
    is_about_form,
    is_announcement,
    is_asking,
    is_closing,
    is_definition,
    is_modifier,
    is_musing,
    is_name,
    is_scope,
    is_split,
    is_strong,
    names_count,
    names_figures,
    only_sets_out,
)
from answerable.steps.words.split_sentences import split_inline, split_points, split_sentences

MOST = 1000
"""Lines and questions of one letter that are read; real letters have a few dozen."""

_SIGNATURE_WORDS = 3
_GOES_ON = re.compile(
    r"(?:against|of|for|in|by|from|with|and|or|which|that|to|on|at|who|whose|whom|where|when|into"
    r"|between|during|under|over|including|together)\s"
)
_SENDS = re.compile(
    r"\b(?:provide|supply|disclose|send)\s(?:me\s)?(?:with\s)?(?:a|an|the|any|all|your)\s"
    r"(?!.{0,40}\b(?:response|reply|answers?|information|data|receipt|reasons?|advice|request)\b)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\A(?:and|plus|as\swell\sas)\s(?:also\s)?(?=how|the|whether|what|which|when|why|a\s)"
)
"""What ties a line below a list to the sentence above it: small letters only."""

_AND_NEXT = re.compile(r"(?<=[^\s\w])\s{1,3}(?:and|or|and/or|plus)\Z", re.IGNORECASE)
"""What ties an item to the one below it: "the value; and"."""

_OF_SELF = re.compile(r"(?:i|we|my|our)\b(?!\W*\Z)", re.IGNORECASE)
_OPENS_LIST = re.compile(
    r"(?:for|in|during|between|over|since|from|regarding|concerning|about)\b.{0,120}:\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A line that says for which time or on what the items below it are wanted."""

_LISTS = re.compile(r"[:,;–—-]\s?\Z")
_FURTHER = re.compile(r"(?:And|Also|Plus|In\saddition|Finally|Lastly)\b")
_MOTTO = re.compile(r"[\"“‘'].*[\"”’']", re.DOTALL)
_BRINGS = re.compile(r"\b(?:please|also|plus|send|provide|as\swell\sas)\b", re.IGNORECASE)


def split_questions(text: str) -> SplitRequest:
    """The questions of a letter with their labels and parents, and what is said around them.

    A lead-in with sub-parts is a part of its own; greeting, signature, form and law are left out.
    Where nothing is recognised as a question, what remains of the letter is one.
    """
    lines = [
        Line(piece.strip(), line.indent, line.opens and not i)
        for line in tidy_letter(text)
        for i, piece in enumerate(split_points(_without_quotes(line.text)))
        if piece.strip()
    ][:MOST]
    labels = _believed([find_label(line.text) for line in lines])
    split = _from_list(lines, labels) if any(labels) else _from_prose(lines)
    rows = rows_asking_nothing(text)[:MOST]
    return replace(split, parts=split.parts[:MOST], rows=tuple(rows))


def _without_quotes(text: str) -> str:
    """A line without the mark that opens or closes a quotation of the whole list or letter."""
    opened = text[:1] in "\"“‘'" and (find_label(text[1:]) or _repeats(text[1:]))
    own = text[1:] if opened else text
    odd = own.count('"') % 2 or own.count("“") < own.count("”")
    return own[:-1] if odd and own[-1:] in '"”' and (opened or find_label(own)) else own


def _repeats(text: str) -> bool:
    """Whether what is quoted is a request made before, and no motto."""
    return bool(_BRINGS.search(text)) and is_asking(text)


_SAYS_WHEN = re.compile(
    r"\b(?:for|in|during|since|between|over|from)\b"
    r"(?!.{0,200}\b(?:please|following|answer\w*|provide|questions?|information)\b)"
    r".{0,200}(?:(?<!\d)(?:19|20)\d\d|\b(?:years|months)\b)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass
class _Draft:
    """A question while its lines are still being gathered."""

    label: Label | None
    texts: list[str]
    parent: int | None
    heading: str = ""


@dataclass
class _Sheet:
    """The letter as far as it has been read."""

    drafts: list[_Draft] = field(default_factory=list)
    introduction: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    heading: str = ""
    nest: Nest = field(default_factory=Nest)
    in_notes: bool = False
    thanked_at: int | None = None
    leads: int | None = None
    noted: bool = False
    lists_note: bool = False
    """Whether the last note wants all figures divided by what stands in a list below it."""


def _believed(labels: list[Label | None]) -> list[Label | None]:
    """Weak labels ("1 How many", "A. Smith") count only beside others of their kind."""
    return [
        label
        if label and (not label.weak or _has_others(label, labels) or _in_sequence(label, labels))
        else None
        for label in labels
    ]


def _has_others(label: Label, labels: list[Label | None]) -> bool:
    """Whether others of its kind stand beside a label; initials are no list: S. Hall, P. Hall."""
    kind, order = label.readings[0]
    others = [one.readings[0][1] for one in labels if one and one.readings[0][0] == kind]
    near = {order - 1, order + 1} & {*others} or others.count(order) > 1
    return len(others) > 1 and (kind.startswith("digit") or bool(near))


def _in_sequence(label: Label, labels: list[Label | None]) -> bool:
    """A bare 2 after a 1 of another style is the same list, mistyped."""
    orders = {one.readings[0][1] for one in labels if one and one is not label and one.number}
    return label.readings[0][0].startswith("digit") and label.readings[0][1] - 1 in orders


def _from_list(lines: list[Line], labels: list[Label | None]) -> SplitRequest:
    sheet = _Sheet()
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        following = next((one for one in labels[i + 1 :] if one), None)
        last = not any(labels[i + 1 :])
        if label:
            _take_item(sheet, line, label, following)
        elif last and _signs(sheet, lines[i:]):
            sheet.notes.extend(one.text for one in lines[i:])
            break
        elif not sheet.drafts or (sheet.heading and not line.opens and not sheet.drafts):
            _take_introduction(sheet, line, labels[i + 1] if i + 1 < len(labels) else None)
        else:
            _take_between(sheet, line, following, last=last)
    return _finish(sheet)


def _signs(sheet: _Sheet, rest: list[Line]) -> bool:
    """Whether nothing is left of the letter but a name directly under the last item."""
    if not sheet.drafts or sheet.in_notes or sheet.thanked_at is not None or rest[0].opens:
        return False
    item = "\n".join(sheet.drafts[-1].texts)
    return is_signature([line.text for line in rest], item=item)


def _take_item(sheet: _Sheet, line: Line, label: Label, following: Label | None) -> None:
    if label.number and (section := find_section(label.rest)):
        sheet.in_notes = bool(section.group("aside"))
        return
    apart = sheet.lists_note and (is_asking(label.rest) or _resumes(sheet, label))
    sheet.lists_note = sheet.lists_note and not apart
    if sheet.lists_note:
        sheet.notes[-1] += f"{' ' if sheet.notes[-1].endswith(':') else ', '}{label.rest}"
        return
    if following and heads_numbered(label, following):
        _take_heading(sheet, label.rest)
        return
    if sheet.in_notes and not _asks_apart(label.rest):
        sheet.notes.append(label.rest)
        return
    if _may_be_signed(sheet, label):
        sheet.notes.append(line.text)
        return
    above = sheet.drafts[-1] if sheet.drafts else None
    if above and above.label and _is_broken_off(above, label):
        above.texts.append(line.text)
        sheet.nest.skip(label)
        return
    sheet.noted = False
    place = sheet.nest.place(label, line.indent, len(sheet.drafts))
    parent = sheet.leads if place is None else place
    sheet.drafts.append(_Draft(label, [label.rest] if label.rest else [], parent, sheet.heading))


def _may_be_signed(sheet: _Sheet, label: Label) -> bool:
    """Whether a labelled line below the thanks is "t: 01632 960 000" rather than an item."""
    if sheet.thanked_at is None or is_asking(label.rest):
        return False
    resumed = any(draft.label for draft in sheet.drafts[sheet.thanked_at :])
    return not resumed and not _resumes(sheet, label)


def _resumes(sheet: _Sheet, label: Label) -> bool:
    """Whether a label goes on with the list of the questions above it."""
    labels = [draft.label for draft in sheet.drafts if draft.label]
    return follows(label, {one for above in labels for one in above.readings})


def _is_broken_off(above: _Draft, label: Label) -> bool:
    """A number set in the middle of a sentence: "1. A count of …" "2. against anyone …"."""
    text = above.texts[-1] if above.texts else ""
    begins = bool(_GOES_ON.match(label.rest)) and not is_asking(label.rest)
    return (
        begins
        and text[:1].isupper()
        and text[-1:].isalnum()
        and label.number is not None
        and label.number.isdigit()
    )


def _take_introduction(sheet: _Sheet, line: Line, following: Label | None) -> None:
    """Before the first item: context, a heading, or a question of its own."""
    text = line.text
    if following and is_heading(text):
        sheet.heading = text
        sheet.in_notes = heads_notes(text)
        return
    sentences = split_sentences(text)
    if following and (text.endswith(":") or is_announcement(sentences[-1])):
        sheet.in_notes = False
    for sentence in sentences:
        if following and sentence is sentences[-1] and _leads(sentence):
            sheet.leads = len(sheet.drafts)
            sheet.drafts.append(_Draft(None, [sentence], None, sheet.heading))
        elif _asks_itself(sentence):
            sheet.drafts.append(_Draft(None, [sentence], None, sheet.heading))
        else:
            sheet.introduction.append(sentence)


def _leads(sentence: str) -> bool:
    """Whether an unnumbered sentence above a list is itself a question whose parts are listed."""
    open_ended = sentence[-1:] not in ".?!"
    return (
        open_ended and is_strong(sentence) and is_asking(sentence) and not is_announcement(sentence)
    )


def _asks_itself(sentence: str) -> bool:
    asks = is_strong(sentence) and is_asking(sentence)
    return asks and not is_announcement(sentence) and not is_about_form(sentence)


def _take_between(sheet: _Sheet, line: Line, following: Label | None, *, last: bool) -> None:
    """An unlabelled line below the first item: continuation, heading, note, or a new question.

    Below the thanks none goes on with the item above: who signs is no part of a question.
    """
    text, noted, notes = line.text, sheet.noted, len(sheet.notes)
    if is_closing(text):
        sheet.thanked_at = len(sheet.drafts)
    if text.isupper() and (section := find_section(text)):
        _take_heading(sheet, text)
        sheet.in_notes = sheet.noted = bool(section.group("aside"))
        return
    apart = line.opens or (following and _restarts(following)) or _stands_apart(sheet, text)
    if following and is_heading(text) and apart:
        _take_heading(sheet, text)
    elif (
        is_definition(text)
        or (line.opens and _says_of_all(text, sheet.drafts))
        or noted
        and not line.opens
        and not _asks_apart(text)
    ):
        sheet.notes.append(text)
    elif _is_below_thanks(sheet, text):
        _take_sentences(sheet, split_sentences(text))
    elif is_modifier(text) and not is_about_form(text) and not sheet.in_notes:
        sheet.drafts[sheet.nest.whole if line.opens else -1].texts.append(text)
    elif is_about_form(text):
        sheet.notes.append(text)
    elif not line.opens and not sheet.in_notes and not _asks_further(text):
        sheet.drafts[-1].texts.append(text)
    elif text.endswith(":") and following:
        _take_heading(sheet, text)
    else:
        _take_sentences(sheet, split_sentences(text))
    sheet.noted = len(sheet.notes) > notes
    sheet.lists_note = sheet.noted and text.endswith(":") and is_scope(text)


def _says_of_all(text: str, drafts: list[_Draft]) -> bool:
    """Whether a paragraph below a list is an aside, or says how all of it is to be answered."""
    return is_scope(text) or text[0] == "(" or (len(drafts) > 1 and is_split(text))


def _asks_further(text: str) -> bool:
    """Whether a line right below an item asks for something else: "Also the cost of it"."""
    return bool(_FURTHER.match(text)) and _asks_apart(text)


def _is_below_thanks(sheet: _Sheet, text: str) -> bool:
    """Whether a line may be a signature; an item below the thanks goes on until it has ended."""
    if sheet.thanked_at is None:
        return False
    above = sheet.drafts[-1]
    if above.label is None or len(sheet.drafts) <= sheet.thanked_at or is_closing(text):
        return True
    return "".join(above.texts[-1:]).endswith(("?", ".")) and not is_modifier(text)


def _stands_apart(sheet: _Sheet, text: str) -> bool:
    """A short line with a capital, below an item that has ended."""
    above = "".join(sheet.drafts[-1].texts[-1:])
    return above.endswith(("?", ".")) and text[:1].isupper() and len(text.split()) <= 6


def _take_heading(sheet: _Sheet, text: str) -> None:
    sheet.heading, sheet.in_notes = text, heads_notes(text)
    sheet.leads = None
    sheet.nest.restart()


def _take_sentences(sheet: _Sheet, sentences: list[str]) -> None:
    """A paragraph of its own between or below the items."""
    for sentence in sentences:
        asks = _asks_apart if sheet.thanked_at is None else _asks_below
        if asks(sentence) and not is_closing(sentence):
            sheet.drafts.append(_Draft(None, [_AND.sub("", sentence)], None, sheet.heading))
        elif not _only_thanks(sentence):
            sheet.notes.append(sentence)


def _restarts(label: Label) -> bool:
    return any(order == 1 for _, order in label.readings)


def _finish(sheet: _Sheet) -> SplitRequest:
    if sheet.drafts:
        _part_thanks(sheet, sheet.drafts[-1])
    parts: list[Part] = []
    places: dict[int, int] = {}
    lead_ins = {draft.parent for draft in sheet.drafts}
    for i, draft in enumerate(sheet.drafts):
        number = draft.label.number if draft.label else None
        parent = places.get(draft.parent) if draft.parent is not None else None
        text = _AND_NEXT.sub("", "\n".join(draft.texts))
        if text.strip():
            places[i] = len(parts)
            part = Part(number, text, parent, draft.heading)
            parts.extend(_with_inline(part, len(parts), split=i not in lead_ins))
    return SplitRequest(tuple(parts), tuple(sheet.introduction), tuple(sheet.notes))


def _part_thanks(sheet: _Sheet, last: _Draft) -> None:
    """Takes from the last item the thanks that a lost line break left in it, and what follows."""
    sentences = split_sentences("\n".join(last.texts))
    ends = (i for i, one in enumerate(sentences) if i and (is_closing(one) or is_about_form(one)))
    end = next(ends, None)
    if end is not None:
        last.texts = [" ".join(sentences[:end])]
        sheet.thanked_at = len(sheet.drafts)
        _take_sentences(sheet, sentences[end:])


def _with_inline(part: Part, place: int, *, split: bool = True) -> list[Part]:
    inline = split_inline(part.text) if split else None
    if inline is None:
        return [part]
    if not inline.lead_in:
        return [
            replace(part, number=f"{part.number or ''}{one.number}", text=one.text)
            for one in inline.parts
        ]
    whole = part if inline.joined else replace(part, text=inline.lead_in)
    below = [Part(one.number, one.text, place, part.heading) for one in inline.parts]
    return [whole, *below]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of running text: it asks, thanks, or does neither.

    `sentence` is the whole of it where it asks several questions and this is one of them.
    """

    text: str
    asks: bool = False
    thanks: bool = False
    sentence: str = ""


def _from_prose(lines: list[Line]) -> SplitRequest:
    """A letter without labels: each sentence that asks, or each line below an announcement.

    What asks nothing is introduction above the first question and a note below it.
    """
    said: list[_Said] = []
    announced = listed = False
    for i, line in enumerate(lines):
        read = _read_paragraph(line.text, said, listed=listed)
        if _goes_with(line, said, read):
            said[-1] = replace(said[-1], text=f"{said[-1].text} {line.text}")
            continue
        found = [one.text for one in read if one.asks]
        announced = announced and not any(one.thanks for one in (*said, *read))
        if not found and announced and _is_item(line.text):
            read, found = [_Said(line.text, asks=True)], [line.text]
        announced = announced and (bool(found) or not listed or not _tells_form(read))
        following = lines[i + 1] if i + 1 < len(lines) else None
        ends = found and is_asking(found[0]) and not _goes_on_listing(read, following)
        announced = (announced and not ends) or (following is not None and _ends_announcing(read))
        listed = listed or announced
        said.extend(read)
    first = next((i for i, one in enumerate(said) if one.asks), len(said))
    asked = [one for one in said if one.asks] or [_Said(one) for one in _what_remains(lines)]
    parts: list[Part] = []
    for one in asked:
        parts.extend(_with_inline(Part(None, one.text, sentence=one.sentence), len(parts)))
    notes = (one.text for one in said[first:] if not (one.asks or _only_thanks(one.text)))
    return SplitRequest(tuple(parts), tuple(one.text for one in said[:first]), tuple(notes))


def _goes_with(line: Line, above: list[_Said], read: list[_Said]) -> bool:
    """Whether a line right below a question only says more of it: "Please split by site"."""
    below = bool(above and read) and above[-1].asks and not line.opens
    return below and not _LISTS.search(above[-1].text) and all(_belongs(one.text) for one in read)


def _tells_form(read: list[_Said]) -> bool:
    """Whether a line speaks of the form of the answer: the list above it has ended."""
    return bool(read) and all(is_about_form(one.text) or is_definition(one.text) for one in read)


def _goes_on_listing(read: list[_Said], following: Line | None) -> bool:
    """Whether an item that asks in words of its own may have another below it, of any words."""
    if following is None or len(read) != 1:
        return False
    text = read[0].text
    return not following.opens or names_count(text) or text[-1:] not in ".?!"


def _ends_announcing(read: list[_Said]) -> bool:
    if read and read[-1].text.endswith(":"):
        return True
    rest = [one.text for one in read if not (one.asks or one.thanks)]
    return bool(rest) and is_announcement(rest[-1])


def _read_paragraph(text: str, above: list[_Said], *, listed: bool) -> list[_Said]:
    """The sentences of a paragraph, each question with the sentences that modify it."""
    read: list[_Said] = []
    asked, thanked = any(one.asks for one in above), any(one.thanks for one in above)
    last: int | None = None
    for sentence in map(_without_announcement, split_sentences(text)):
        if is_closing(sentence) and asked:
            read.append(_Said(sentence, thanks=True))
            thanked = True
        elif last is not None and not thanked and _belongs(sentence):
            read[last] = replace(read[last], text=f"{read[last].text} {sentence}")
        elif _asks_below(sentence) if thanked else _asks_in_prose(sentence):
            read.extend(_questions_in(sentence, listed=listed))
            last, asked = len(read) - 1, True
        elif not thanked or len(sentence.split()) > _SIGNATURE_WORDS:
            read.append(_Said(sentence))
    return read


def _questions_in(sentence: str, *, listed: bool) -> list[_Said]:
    clauses = split_clauses(sentence, listed=listed)
    if len(clauses) == 1:
        return [_Said(sentence, asks=True)]
    return [_Said(clause, asks=True, sentence=sentence) for clause in clauses]


def _asks_in_prose(sentence: str) -> bool:
    talks = _says_how(sentence) or only_sets_out(sentence) or is_musing(sentence)
    return is_asking(sentence) and not talks


def _asks_apart(sentence: str) -> bool:
    """Whether a sentence that stands apart from the questions asks: it must name what it wants."""
    strong = is_strong(sentence) or names_figures(sentence)
    names = strong or sentence.endswith("?") or _SENDS.search(sentence)
    asks = bool(names) and is_asking(sentence) and not _says_how(sentence)
    return asks and not _MOTTO.fullmatch(sentence)


def _asks_below(sentence: str) -> bool:
    """Whether a sentence below the thanks asks: what somebody calls himself does not."""
    return _asks_apart(sentence) and not is_name(sentence)


def _only_thanks(sentence: str) -> bool:
    """Whether a closing sentence brings nothing else along: "Thanks, and the costs too" does."""
    return is_closing(sentence) and not (is_strong(sentence) or _BRINGS.search(sentence))


def _says_how(sentence: str) -> bool:
    """Whether a sentence speaks about the request instead of asking."""
    talks = (is_scope, is_about_form, is_announcement, is_definition)
    return any(talk(sentence) for talk in talks)


def _without_announcement(sentence: str) -> str:
    """ "Please answer the following: How many …" asks what stands behind the colon.

    "For 2021 and 2022: how many …" says when: it stays.
    """
    head, colon, rest = sentence.partition(": ")
    if not (colon and is_announcement(head + ":") and is_asking(rest)):
        return sentence
    when = _SAYS_WHEN.search(head)
    return f"{head[when.start() :].strip()}: {rest}" if when else rest


def _belongs(sentence: str) -> bool:
    """Whether a sentence of running text goes with the one before it and asks nothing new."""
    aside = sentence.startswith("(") and "?" in sentence
    if sentence.endswith("?") or aside or is_about_form(sentence):
        return False
    asks_anew = re.match(
        r"(?:for\s(?:each|every|all)\s\w|if\syou\s(?:hold|have|keep|record)\b).{0,60}"
        r"\b(?:provide|give|send|tell|supply|ask)\b"
        r"|(?:please|could\syou|can\syou)\s(?:also|further)\s.{0,40}\b(?:how\smany|number\sof|cop(?:y|ies)\sof)\b",
        sentence,
        re.IGNORECASE,
    )
    return is_modifier(sentence) and not asks_anew


def _is_item(text: str) -> bool:
    """Whether a line below an announcement can be a point of the list it announces."""
    talks = (is_about_form, is_closing, is_definition, is_announcement)
    if any(talk(text) for talk in talks) or _OPENS_LIST.match(text) or _OF_SELF.match(text):
        return False
    return len(text.split()) > 1 and not is_scope(text.partition(". ")[0])


def _what_remains(lines: list[Line]) -> list[str]:
    """Where nothing asks, the letter without its talk about form."""
    kept = [line.text for line in lines if not is_closing(line.text)]
    sure = [text for text in kept if not is_about_form(text)] or kept
    longest = [text for text in sure if len(text.split()) > 3] or sure
    return [" ".join(longest)] if longest else []
