"""Takes a published answer apart: blocks, sections, and what is said to which question."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from answerable.model.number_words import NUMBER_WORDS
from answerable.model.pages import Block, Kind
from answerable.model.phrases import bare
from answerable.steps.pages.read_drawn import drawn_tables, numbered_lines
from answerable.steps.pages.read_margins import margin_ends
from answerable.steps.words.read_labels import find_label
from answerable.steps.words.read_numbers import number_of

_BULLETS = re.compile("^[•◦▪●○‣∙➢➤►✓■□❖◆⁃\uf0b7o](?=\\s)|^[-–—*](?=\\s)")
_NOISE = re.compile(
    r"bookmark the permalink\.?|comments are closed\.?|share (?:this )?(?:page|on .{1,20})?|print"
    r"|back to top|skip to (?:main )?content|posted (?:in|on) .{1,60}|home|menu|search",
    re.IGNORECASE,
)
_SECTIONS = {
    "request": r"(?:(?:your|the|foi|information|original|full|details of)\s)*(?:requests?"
    r"|questions?"
    r"|(?:information )?requested(?: information)?|request for information|you asked(?: us| for)?"
    r"|request (?:details|summary)|what you (?:asked(?: for)?|wanted to know)|asked"
    r"|(?:the )?(?:applicant|requester) asked(?: for)?)"
    r"(?:\s\(?\d{1,2}\)?)?",
    "response": r"(?:(?:our|the|full|foi|details of|force|police|council|trust|university)\s)*"
    r"(?:response|answers?|reply|decision|outcome|information disclosed"
    r"|(?:what )?we (?:responded|said|replied|answer(?:ed)?|reply"
    r"|can tell you|can (?:answer|reply)|found)(?: (?:thus|so|as follows))?"
    r"|response to request|responses)(?:\s\(?\d{1,2}\)?)?|a\.?\d{1,2}\.?"
    r"|(?:our )?(?:response|reply|answers?) (?:of|dated|sent|issued|given)(?: on)? "
    r"(?:\w+day,? )?\d{1,2}[\w /.-]{4,20}"
    r"|[^.?!:]{0,60}\b(?:our|the) (?:answers?|response|reply) (?:are|is|follows?)"
    r"(?: (?:as follows|below|here))?",
    "files": r"(?:related\s|supporting\s|associated\s)?(?:attachments?|documents?|downloads?|files"
    r"|enclosures?|annex(?:es)?)(?:\s\(\d{1,2}\))?",
    "rights": r"(?:your\s)?(?:right(?:s)? (?:of|to) (?:review|appeal|complain).{0,40}"
    r"|appeal rights?"
    r"|complaint rights?|complaints? (?:procedure|rights)|review rights|how to complain"
    r"|internal review|copyright|freedom of information (?:act )?(?:appeal|review) (?:rights"
    r"|procedure))",
}
_WITH_DAY = r"(?:\s\([^()\d]{0,20}\d{1,2}[ /.-][\w /.-]{3,18}\d\))?"
_SECTION = {
    name: re.compile(rf"(?:{words}){_WITH_DAY}\s?:?", re.IGNORECASE)
    for name, words in _SECTIONS.items()
}
_INLINE = re.compile(
    r"(?:(?P<short>a\.\d{1,2})\s+(?=\S))"
    r"|(?P<name>attachments?|documents attached|(?:our |the )?(?:answers?|response|reply)"
    r"(?:\s(?:to\s)?(?:question\s)?\(?\d{1,2}\)?)?|a\d{1,2}|ans\d{0,2}|a(?=:))"
    r"\s?[:.–—)-]\s*(?=\S)",
    re.IGNORECASE,
)
_JOINT = r"\s?[.)]?\s?(?:&|,\s?and|,|/|and|to|through|[-–—])\s?(?:q(?:uestions?)?\s?|\()?"
_GROUP = re.compile(
    r"(?P<named>(?:(?:our\s)?(?:answers?|responses?|reply)(?:\s(?:to|for))?\s)?(?:questions?|points?|parts?|requests?|qs?|no\.?s?)"
    rf"\.?\s?)?\(?(?P<first>\d{{1,2}})(?P<others>(?:{_JOINT}\d{{1,2}}){{1,6}})(?!\d|\.\d|\s?%|/)(?P<end>\s?[.):]|\s[–—-]\s)?",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:(?:our\s)?(?:answer|response|reply)\s(?:to|for)\s)?(?P<word>question|request|point|part|item"
    rf"|query|q)?\s?(?:no\.?\s?)?\(?(?P<count>\d{{1,2}}[a-h]?|{'|'.join(NUMBER_WORDS[:10])})"
    r"\)?\s?[.:)]?(?:\s?[–—:-]?\s?(?:answer|response|reply)\s?:?)?",
    re.IGNORECASE,
)
"""A line of nothing but the number of a question: "Question 1", "Part two", "Q3 – Response"."""

_OTHER = re.compile(rf"({_JOINT})(\d{{1,2}})", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|\A(?:please|how|what|which|who|when|where|whether|the (?:number|total|amount)|number of"
    r"|can you|could you|do you|does|has|have|is|are|provide|i would|details of|a list|a copy"
    r"|of (?:those|these|the))\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\bI (?:would like|wish|request|ask|want|am (?:requesting|seeking|asking))\b"
    r"|\bplease (?:provide|supply|send|confirm|tell)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"q(?:uestion)?\.?\s?\d", re.IGNORECASE)
_ANSWER_OF = re.compile(r"(?:response|answer|reply)\s\d{1,2}\s?[:.–—-]\s", re.IGNORECASE)
_REQUEST_OF = re.compile(r"(?:request|question|query)\s?\d{1,2}", re.IGNORECASE)
_INNER = re.compile(r"(?:\A|(?<=[:;,.?]\s))\(?(?P<number>\d{1,2})[.)]\s(?=\S)")
_ENDS = re.compile(r"[.?!:;]['’”)\"]*\Z")
_LONG = 60
_ABOVE = 200


@dataclass(slots=True)
class Draft:
    """A question with what has been found to be said to it.

    `told_under` names the question under which the same is said already: "6 & 7".
    """

    number: str
    asked: str
    said: list[Block] = field(default_factory=list)
    told_under: str = ""


@dataclass(slots=True)
class SplitPage:
    """A page taken apart. `files` holds the blocks of its list of attachments, None without one.

    `labels` are those that the response puts before questions that it repeats; `placed` are the
    numbers of the questions that have a place of their own there. `lead` stands above the
    questions and holds for all of them: "For each of the years 2019 to 2021:".
    """

    title: str
    drafts: list[Draft]
    labels: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    lead: str = ""
    files: list[Block] | None = None
    rights: list[Block] = field(default_factory=list)


def clean(text: str) -> str:
    """The text with plain spaces, without what is invisible."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_plain(char) for char in plain)


def _plain(char: str) -> str:
    if char in "\n\t":
        return char
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "\n" if category in ("Zl", "Zp") else "" if category in ("Cf", "Cc") else char


def split_page(text: str) -> SplitPage:
    """The questions of a page with what is said to each, its list of files, its end matter."""
    blocks = list(read_blocks(clean(text)))
    titled = blocks and blocks[0].kind != Kind.TABLE
    page = SplitPage(title=blocks[0].text if titled else "", drafts=[])
    sections = _sections(blocks)
    if not any(section.name == "response" for section in sections):
        _take_interleaved(page, sections)
    else:
        _take_sections(page, sections)
    page.drafts = [draft for draft in page.drafts if draft.said or draft.asked]
    return page


def read_blocks(text: str) -> Iterator[Block]:
    """Paragraphs, list items and tables in order; lines that were wrapped are joined."""
    held: list[str] = []
    label = ""
    rows: list[tuple[str, ...]] = []
    for line in [*numbered_lines(drawn_tables(text.split("\n"))), ""]:
        row = row_cells(line)
        if rows and row is None:
            yield _table(rows)
            rows = []
        words = line.strip()
        if held and not (words and row is None and _goes_on(held[-1], words)):
            yield _block(" ".join(held), label)
            held = []
        if row is not None:
            rows.append(row)
        elif words and not _NOISE.fullmatch(words):
            if held:
                held.append(words)
            else:
                label, words = _labelled(words)
                held = [words] if words else []


def section_of(line: str) -> str:
    """The section that a line opens, as a heading or before a colon; "" where it opens none."""
    inline = _INLINE.match(line)
    named = (inline["name"] or inline["short"]).lower() if inline else ""
    return _is_section(line) or (named and _section_named(named))


def _section_named(name: str) -> str:
    return "files" if name.startswith(("attach", "docu")) else "response"


def row_cells(line: str) -> tuple[str, ...] | None:
    """The cells of a table's line: apart by "|", tabs, or by the wide gaps of a drawn table."""
    if line.count("|") >= 1:
        bare = line.strip().removeprefix("|").removesuffix("|")
        cells = [cell.strip() for cell in bare.split("|")]
        return tuple(" ".join(cell.split()) for cell in cells) if len(cells) > 1 else None
    cells = [cell.strip() for cell in line.strip().split("\t") if cell.strip()]
    return tuple(cells) if len(cells) > 1 and not _BULLETS.match(cells[0] + " ") else None


def row_line(cells: Sequence[str]) -> str:
    """A table's row as a line of text that can be read back: bars outside where an end is blank."""
    line = " | ".join(cell.replace("|", "/") for cell in cells)
    return line if len(cells) > 1 and cells[0] and cells[-1] else f"| {line} |"


def _table(rows: list[tuple[str, ...]]) -> Block:
    wide = max(map(len, rows))
    whole = tuple(row + ("",) * (wide - len(row)) for row in rows)
    return Block(Kind.TABLE, "\n".join(" | ".join(row) for row in rows), rows=whole)


def _goes_on(above: str, line: str) -> bool:
    if _BULLETS.match(line) or find_label(line) or _group_head(line):
        return False
    if _ENDS.search(above):
        return False
    return line[:1].islower() or (len(above) > _LONG and not _is_section(line))


def _labelled(line: str) -> tuple[str, str]:
    if bullet := _BULLETS.match(line):
        rest = line[bullet.end() :].strip()
        inner = find_label(rest) if _NUMBERED.match(rest) else None
        return (inner.number or "•", inner.rest) if inner and inner.rest else ("•", rest)
    if _group_head(line):
        return "", line
    found = find_label(line)
    if found is None or found.weak or (found.number or "").lower() in ("point", "0"):
        return "", line
    if found.stem and "(b)" in found.rest:  # "2(a) … and (b) …" is one question in two parts
        return found.stem, f"(a) {found.rest}"
    return (found.number or "•", found.rest) if found.rest else ("", line)


def _block(text: str, label: str) -> Block:
    if label:
        return Block(Kind.ITEM, text, label)
    heading = len(text) < 90 and not re.search(r"[.?!;,]\Z", text) and not re.search(r"\d\Z", text)
    return Block(Kind.HEADING if heading and len(text.split()) < 12 else Kind.PARAGRAPH, text)


def _is_section(text: str) -> str:
    plain = " ".join(text.split()).strip("*# ")
    return next((name for name, words in _SECTION.items() if words.fullmatch(plain)), "")


@dataclass(slots=True)
class _Section:
    """The blocks under a heading, by what the heading names and the number it carries."""

    name: str
    number: str = ""
    blocks: list[Block] = field(default_factory=list)


def _sections(blocks: Sequence[Block]) -> list[_Section]:
    """The blocks under each heading that names a section; "" above the first."""
    sections = [_Section("")]
    in_turn = any(_ANSWER_OF.match(block.text) for block in blocks)
    for block in blocks:
        found = _is_section(block.text) if block.kind != Kind.TABLE else ""
        inline = _INLINE.match(block.text) if not found and block.kind != Kind.TABLE else None
        if found:
            sections.append(_Section(found, "".join(re.findall(r"\d+", block.label + block.text))))
        elif inline:
            named = (inline["name"] or inline["short"]).lower()
            name = _section_named(named)
            rest = Block(Kind.PARAGRAPH, block.text[inline.end() :])
            number = "".join(re.findall(r"\d+", named)) if name == "response" else ""
            sections.append(_Section(name, number, [rest]))
        elif in_turn and _REQUEST_OF.fullmatch(block.label):
            sections.append(_Section("request", _digits(block.label), [block]))
        else:
            sections[-1].blocks.append(block)
    return sections


def _take_sections(page: SplitPage, sections: Sequence[_Section]) -> None:
    questions: list[Draft] = []
    everywhere = Draft("", "")
    answered = False
    for place, section in enumerate(sections):
        blocks = section.blocks
        after = sections[place + 1].name if place + 1 < len(sections) else ""
        if section.name in ("files", "rights"):
            if rest := _take_margin(page, section):
                _take_response(page, rest, questions, everywhere)
        elif section.name == "response" or (answered and _is_answered(page, section, after)):
            questions = questions or page.drafts[-1:]
            named = _last_with(section.number, page.drafts)
            if named:
                page.placed.append(section.number)
                _take_response(page, blocks, [named], everywhere, told_apart=True)
            else:
                questions = _take_response(page, blocks, questions, everywhere)
            answered = True
        elif section.name == "request" or (not answered and _has_questions(blocks)):
            questions = _questions(blocks, section.number, before=len(page.drafts))
            known = {question.number for question in questions if section.number}
            page.drafts = [d for d in page.drafts if d.said or d.number not in known]
            page.drafts.extend(questions)
            page.lead = page.lead or (_lead(blocks) if len(questions) > 1 else "")
    page.drafts.append(everywhere)


def _last_with(number: str, drafts: Sequence[Draft]) -> Draft | None:
    """The last question of a number, which an answer of that number belongs to."""
    same = (draft for draft in reversed(drafts) if draft.number == number)
    return next(same, None) if number else None


def _lead(blocks: Sequence[Block]) -> str:
    """What stands above the questions of a request, in the same block or before it."""
    if len(blocks) == 1 and (first := _INNER.search(blocks[0].text)):
        return blocks[0].text[: first.start()].strip()
    above = takewhile(lambda block: block.kind != Kind.ITEM, blocks)
    return "\n".join(block.text for block in above)


def _is_answered(page: SplitPage, section: _Section, after: str) -> bool:
    """Whether what stands under a heading such as "Question 1", below a response, answers it.

    It does where nothing asks there, or where the question is known and no answer follows.
    """
    if section.name != "request":
        return False
    first = section.blocks[:1]
    asks = any(_ASKS.search(one.text) or _WISHES.search(one.text)
               or _REQUEST_OF.fullmatch(one.label) for one in first)  # fmt: skip
    known = any(one.number == section.number and one.asked for one in page.drafts)
    return not asks if after == "response" or not known else True


def _take_margin(page: SplitPage, section: _Section) -> list[Block]:
    """Keeps the list of files and the end matter apart; what goes on below them is returned."""
    heads = (i for i, block in enumerate(section.blocks) if _HEAD.fullmatch(block.text))
    end = min(margin_ends(section.blocks, section.name), next(heads, len(section.blocks)))
    margin, rest = section.blocks[:end], section.blocks[end:]
    if section.name == "files":
        page.files = [*(page.files or []), *margin]
    else:
        page.rights.extend(margin)
    return rest


def _has_questions(blocks: Sequence[Block]) -> bool:
    return any(block.kind == Kind.ITEM and _ASKS.search(block.text) for block in blocks)


def _questions(blocks: Sequence[Block], number: str, *, before: int) -> list[Draft]:
    """The questions of a request: its list items, or all of it as one."""
    items = [block for block in blocks if block.kind == Kind.ITEM]
    if len(items) < 2 and len(blocks) == 1:
        items = _inner_items(blocks[0].text)
    if len(items) < 2:
        text = " ".join(block.text for block in blocks)
        return [Draft(number or str(before + 1), text)] if text else []
    labels = [item.label for item in items]
    unique = len(set(labels)) == len(labels) and "•" not in labels
    return [
        Draft(_own_number(item.label) if unique else str(before + place), item.text)
        for place, item in enumerate(items, start=1)
    ]


def _inner_items(text: str) -> list[Block]:
    """The questions that one paragraph counts: "1. the number … 2. how they ended"."""
    heads = list(_INNER.finditer(text))
    if not heads or [int(head["number"]) for head in heads] != list(range(1, len(heads) + 1)):
        return []
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [Block(Kind.ITEM, text[head.end() : end].strip(" ;,"), head["number"])
            for head, end in zip(heads, ends, strict=True)]  # fmt: skip


def _take_response(
    page: SplitPage,
    blocks: Sequence[Block],
    questions: list[Draft],
    everywhere: Draft,
    *,
    told_apart: bool = False,
) -> list[Draft]:
    """Gives each block to its question. Returns the questions that what follows may answer.

    `told_apart` says that answers carry labels of their own (A1), so that a Q2 is a question.
    """
    current = [questions[0] if len(questions) == 1 else everywhere]
    numbered = _answers_by_number(blocks, questions)
    headed = _answers_by_head(blocks, page.drafts)
    for block in blocks:
        grouped, rest = _group(block, questions)
        if grouped:
            current = grouped
            block = rest
            page.placed.extend(draft.number for draft in grouped)
        elif begun := headed.get(id(block)) or _repeats(block, questions):
            current = [begun]
            page.labels.extend([block.label] if block.label else [])
            page.placed.append(begun.number)
            continue
        elif _asks_anew(block, told_apart=told_apart):
            current = [Draft(_digits(block.label), block.text)]
            page.drafts.extend(current)
            questions = current
            continue
        elif block.kind == Kind.ITEM and numbered and _own_number(block.label) in numbered:
            current = [numbered[_own_number(block.label)]]
            page.placed.append(current[0].number)
        _say(current, block)
    return questions


def _say(drafts: Sequence[Draft], block: Block) -> None:
    """Gives a block to every question that it answers; the first of them tells it."""
    if not block.text:
        return
    for place, draft in enumerate(drafts):
        draft.said.append(block)
        draft.told_under = drafts[0].number if place else draft.told_under


def _group(block: Block, questions: Sequence[Draft]) -> tuple[list[Draft], Block]:
    """The questions that a block says it answers together, and what it says: "Q6 & 7: none"."""
    if block.kind == Kind.TABLE or len(questions) < 2:
        return [], block
    found = _group_head(block.text)
    if not found:
        return [], block
    numbers = _numbers(found.group("first"), found.group("others"))
    known = {_digits(question.number): question for question in questions}
    drafts = [known[number] for number in numbers if number in known]
    if len(drafts) < 2 or len(drafts) < len(numbers):
        return [], block
    return drafts, Block(Kind.PARAGRAPH, block.text[found.end() :].strip())


def _group_head(text: str) -> re.Match[str] | None:
    """Several numbers at the head of a block that can only be those of questions."""
    found = _GROUP.match(text)
    sure = found and (found.group("named") or found.group("end") or found.end() == len(text))
    return found if sure else None


def _numbers(first: str, others: str) -> list[str]:
    """6 and "& 7", 2 and "-4", 1 and ", 2 and 3": every question of the group."""
    numbers = [int(first)]
    for joint, number in _OTHER.findall(others):
        ranged = bool(re.search(r"[-–—]|to|through", joint, re.IGNORECASE))
        begin = numbers[-1] + 1 if ranged else int(number)
        numbers.extend(range(begin, int(number) + 1))
    return list(dict.fromkeys(map(str, numbers)))


def _asks_anew(block: Block, *, told_apart: bool) -> bool:
    """Whether a labelled question stands below an answer: the page goes on in turn."""
    if block.kind != Kind.ITEM or block.label in ("", "•"):
        return False
    asks = told_apart and block.label[:1].lower() == "q" and _ASKS.search(block.text)
    return bool(asks) or block.text.rstrip().endswith("?")


def _answers_by_number(blocks: Sequence[Block], questions: Sequence[Draft]) -> dict[str, Draft]:
    """Questions by their numbers, where the answers carry each of these once, in order."""
    if len(questions) < 2:
        return {}
    known = {_own_number(question.number): question for question in questions}
    found: list[str] = []
    for block in blocks:
        grouped, _ = _group(block, questions)
        found.extend(_own_number(draft.number) for draft in grouped)
        number = _own_number(block.label) if block.kind == Kind.ITEM else _head_number(block)
        if not grouped and number in known:
            found.append(number)
    left_out = len(found) > 2 and len(found) == len(known) - 1
    ordered = found == [number for number in known if number in found]
    if found == list(known) or (left_out and ordered and _answer_each(blocks, known)):
        return known
    return {}


def _answer_each(blocks: Sequence[Block], known: dict[str, Draft]) -> bool:
    """Whether list items speak of the questions of their numbers, all but one of them.

    A list within one answer ("three systems were searched: …") does not, and has text above it.
    """
    items = [block for block in blocks if block.kind == Kind.ITEM]
    above = sum(len(block.text) for block in blocks[: blocks.index(items[0])]) if items else 0
    pairs = [(one.text, known.get(_own_number(one.label))) for one in items]
    alike = [bool(asked and _stems(said) & _stems(asked.asked)) for said, asked in pairs]
    return above <= _ABOVE and alike.count(False) <= 1


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{5,}", text.lower())}


def _answers_by_head(blocks: Sequence[Block], drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The question that each line of nothing but its number opens: "Question 1", "Q2", "3."."""
    if not any(map(_head_number, blocks)):
        return {}
    known = {_own_number(draft.number).lower(): draft for draft in drafts if draft.number}
    heads: dict[int, tuple[Draft, bool]] = {}
    for block in blocks:
        found = _HEAD.fullmatch(block.text.strip("*# ")) if block.kind != Kind.TABLE else None
        count = found["count"].lower() if found else ""
        draft = known.get(count) or known.get(str(number_of(count)))
        if found and draft:
            heads[id(block)] = draft, bool(found["word"])
    named = {place: draft for place, (draft, word) in heads.items() if word}
    in_turn = _in_turn(blocks, {place: draft for place, (draft, _) in heads.items()}, known)
    return {place: draft for place, (draft, _) in heads.items()} if in_turn else named


def _head_number(block: Block) -> str:
    """The number that a line of nothing else gives: 2 of "(2)"."""
    found = _HEAD.fullmatch(block.text.strip("*# ")) if block.kind != Kind.TABLE else None
    return found["count"].lower() if found else ""


def _in_turn(blocks: Sequence[Block], heads: dict[int, Draft], known: dict[str, Draft]) -> bool:
    """Whether lines that are only numbers ("3.") stand in turn with others that begin answers."""
    begun = [
        heads.get(id(block)) or known.get(_own_number(block.label).lower())
        for block in blocks
        if id(block) in heads or block.kind == Kind.ITEM
    ]
    numbers = [draft.number for draft in begun if draft]
    ordered = [draft.number for draft in known.values() if draft.number in numbers]
    return len(numbers) > 1 and numbers == ordered


def _own_number(label: str) -> str:
    """The number of a label without its word: 4 of "Question 4", 1a of "Q1a"."""
    return re.sub(
        r"\A(?:questions?|answer|request|point|q|a(?=\d))[\s.]*", "", label, flags=re.IGNORECASE
    )


def _repeats(block: Block, questions: Sequence[Draft]) -> Draft | None:
    """The question that a block repeats word for word, or nearly."""
    if block.kind == Kind.TABLE or len(block.text) < 12:
        return None
    said = bare(block.text)
    for question in questions:
        asked = bare(question.asked)
        if said == asked or (len(said) > 30 and (asked.startswith(said) or said.startswith(asked))):
            return question if abs(len(said) - len(asked)) < 40 else None
        near = len(said) > 30 and 0.7 < len(said) / max(1, len(asked)) < 1.4
        if near and difflib.SequenceMatcher(None, said[:400], asked[:400]).ratio() > 0.9:
            return question
    return None


def _take_interleaved(page: SplitPage, sections: Sequence[_Section]) -> None:
    """Questions and answers in turn, without a heading that says where the answers begin."""
    everywhere = Draft("", "")
    current = [everywhere]
    page.drafts.extend(current)
    for section in sections:
        blocks = section.blocks
        if section.name in ("files", "rights"):
            blocks = _take_margin(page, section)
            current = [everywhere] if blocks else current
        first = blocks[0] if blocks else None
        titled = first and first.kind == Kind.HEADING and first.text == page.title
        for block in blocks[1:] if titled else blocks:
            grouped, rest = _group(block, page.drafts)
            if grouped:
                current = grouped
                block = rest
            elif _opens(block):
                current = [Draft(_digits(block.label) or str(len(page.drafts)), block.text)]
                page.placed.append(current[0].number)
                page.drafts.extend(current)
                continue
            _say(current, block)


def _digits(label: str) -> str:
    """The number of a label: 2 of Q2; the label itself where it has none, "" for a bullet."""
    return "" if label == "•" else re.sub(r"\D", "", label) or label


def _opens(block: Block) -> bool:
    """Whether a block is a question: a labelled one that asks, or a sentence with its mark."""
    if block.kind == Kind.TABLE:
        return False
    if block.kind == Kind.ITEM and block.label != "•":
        return bool(_ASKS.search(block.text))
    return block.text.rstrip().endswith("?") and len(block.text) < 600
