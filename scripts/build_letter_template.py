"""Builds letter.docx and correspondence.docx, the letters an organisation starts from.

Usage: python scripts/build_letter_template.py

The organisation opens the file in Word, puts in its own letterhead and words, and keeps the
placeholders (docs/reference/letter.md).
"""

import datetime
import io
from pathlib import Path

from docx import Document
from docx.document import Document as Letter
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

from answerable.files.letters import repacked

TEMPLATES = Path(__file__).resolve().parent.parent / "src/answerable/files/templates"
INK = RGBColor(0x1F, 0x3A, 0x5F)


def build() -> Letter:
    """The letter with every placeholder."""
    letter = Document()
    _page(letter)
    _styles(letter)
    _properties(letter)
    _head(letter)
    _questions(letter)
    _method(letter)
    _end(letter)
    return letter


def build_correspondence() -> Letter:
    """The letter that every kind of correspondence at the desk is written with."""
    letter = Document()
    _page(letter)
    _styles(letter)
    _properties(letter)
    letter.core_properties.title = "About a request for information"
    address = letter.styles.add_style("Address", WD_STYLE_TYPE.PARAGRAPH)
    address.base_style = letter.styles["Normal"]
    address.paragraph_format.space_after = Pt(0)
    letter.add_paragraph().add_run("{{ authority }}").bold = True
    _when(letter, "if contact", "{{ contact }}")
    _when(letter, "for line in to", "{{ line }}", style="Address")
    letter.add_paragraph("{{ dated }}").paragraph_format.space_before = Pt(14)
    letter.add_paragraph("Our reference: {{ reference }}\nAbout: {{ title }}")
    letter.add_paragraph("{{ dear }},")
    letter.add_heading("{{ subject }}", 1)
    letter.add_paragraph("{%p for part in parts %}")
    letter.add_paragraph("{%p if part.title %}")
    letter.add_heading("{{ part.title }}", 2)
    letter.add_paragraph("{%p endif %}")
    _when(letter, "for paragraph in part.paragraphs", "{{ paragraph }}")
    _when(letter, "for point in part.points", "{{ point }}", style="List Bullet")
    letter.add_paragraph("{%p for table in part.tables %}")
    _figures(letter, "table", labels=0)
    letter.add_paragraph("{%p endfor %}")
    letter.add_paragraph("{%p endfor %}")
    letter.add_paragraph("Yours faithfully,\n\n{{ authority }}").paragraph_format.space_before = Pt(
        14
    )
    return letter


def _page(letter: Letter) -> None:
    section = letter.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.footer.paragraphs[0].text = "{{ authority }} · our reference {{ reference }}"


def _styles(letter: Letter) -> None:
    sizes = {"Normal": 11, "Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11}
    for name, size in sizes.items():
        style = letter.styles[name]
        _typeface(style)
        style.font.size = Pt(size)
        if name != "Normal":
            style.font.color.rgb = INK
            style.font.bold = True
            style.paragraph_format.space_before = Pt(size)
            style.paragraph_format.space_after = Pt(6)
            style.paragraph_format.keep_with_next = True
    _no_border(letter.styles["Title"])
    letter.styles["Normal"].paragraph_format.space_after = Pt(8)
    quote = letter.styles["Quote"]
    quote.paragraph_format.left_indent = Cm(0.8)
    quote.paragraph_format.keep_with_next = True
    quote.font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    for name, size in (("Table text", 10), ("Table note", 9)):
        style = letter.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = letter.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(2 if name == "Table text" else 5)
        style.paragraph_format.space_after = Pt(2 if name == "Table text" else 10)
    letter.styles["Caption"].font.size = Pt(11)
    letter.styles["Caption"].font.color.rgb = INK
    letter.styles["Caption"].paragraph_format.keep_with_next = True
    _typeface(letter.styles["Caption"])


def _typeface(style) -> None:  # type: ignore[no-untyped-def]
    """Arial for every script, in place of the theme's typefaces."""
    style.font.name = "Arial"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), "Arial")


def _no_border(style) -> None:  # type: ignore[no-untyped-def]
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _properties(letter: Letter) -> None:
    """British English, a title, and nobody's name."""
    for defaults in letter.styles.element.iter(qn("w:lang")):
        defaults.set(qn("w:val"), "en-GB")
    core = letter.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = ""
    core.title, core.language = "Response to a request for information", "en-GB"
    core.created = core.modified = datetime.datetime(2000, 1, 1)
    core.revision = 1
    package = letter.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[id]


def _head(letter: Letter) -> None:
    letter.add_paragraph().add_run("{{ authority }}").bold = True
    lines = (
        "Our reference: {{ reference }}",
        "Received: {{ received }}",
        "Answered: {{ answered }}",
    )
    letter.add_paragraph("\n".join(lines))
    letter.add_paragraph("{{ title }}", style="Title")
    letter.add_paragraph("Thank you for your request for information. This is our response.")
    _when(letter, "if intro", "{{ intro }}")


def _questions(letter: Letter) -> None:
    letter.add_paragraph("{%p for question in questions %}")
    letter.add_heading("Question {{ question.number }}", 1)
    letter.add_paragraph("{{ question.text }}", style="Quote")
    letter.add_heading("Answer: {{ question.outcome }}", 2)
    _when(letter, "for paragraph in question.paragraphs", "{{ paragraph }}")
    letter.add_paragraph("{%p for table in question.tables %}")
    _figures(letter, "table", labels=1)
    letter.add_paragraph("{%p endfor %}")
    letter.add_paragraph("{%p for list in question.lists %}")
    _figures(letter, "list", labels=0)
    letter.add_paragraph("{%p endfor %}")
    letter.add_paragraph("{%p for part in question.notice %}")
    letter.add_heading("{{ part.title }}", 3)
    _when(letter, "for paragraph in part.paragraphs", "{{ paragraph }}")
    _when(letter, "for point in part.points", "{{ point }}", style="List Bullet")
    letter.add_paragraph("{%p endfor %}")
    letter.add_paragraph("{%p endfor %}")


def _figures(letter: Letter, name: str, *, labels: int) -> None:
    """A table with as many columns and rows as there are, its caption above, its notes below.

    With `labels` the first cell of a row is a label and the others are numbers.
    """
    letter.add_paragraph(f"{{{{ {name}.title }}}}", style="Caption")
    table = _table(letter, columns=3 + labels, title=f"{{{{ {name}.title }}}}")
    first = [f"{{{{ {name}.dimension }}}}"] if labels else []
    _row(table, [*first, *_each(f"column in {name}.columns", "column")], bold=True, header=True)
    _row(table, [f"{{%tr for row in {name}.rows %}}"])
    first = ["{{ row.label }}"] if labels else []
    _row(table, [*first, *_each("cell in row.cells", "cell")])
    _row(table, ["{%tr endfor %}"])
    if labels:
        _row(table, [f"{{%tr if {name}.total %}}"])
        _row(
            table,
            ["{{ table.total.label }}", *_each("cell in table.total.cells", "cell")],
            bold=True,
        )
        _row(table, ["{%tr endif %}"])
    _when(letter, f"for note in {name}.notes", "{{ note }}", style="Table note")


def _method(letter: Letter) -> None:
    letter.add_paragraph("{%p if method.searched %}")
    letter.add_heading("How the figures were found", 1)
    letter.add_paragraph("{{ method.searched }}")
    letter.add_paragraph("{%p if method.terms.rows %}")
    letter.add_paragraph("Records searched, read and taken", style="Caption")
    table = _table(letter, columns=2, title="Records searched, read and taken")
    _row(table, ["Records", "Number"], bold=True, header=True)
    _row(table, ["{%tr for line in method.lines %}"])
    _row(table, ["{{ line.label }}", "{{ line.value }}"])
    _row(table, ["{%tr endfor %}"])
    recall = letter.add_paragraph()
    recall.add_run("{{ method.recall }}").bold = True
    recall.paragraph_format.space_before = Pt(10)
    letter.add_paragraph("{{ method.terms.title }}", style="Caption")
    table = _table(letter, columns=5, title="{{ method.terms.title }}")
    _row(
        table,
        ["Term", "What was searched", "Records hit", "By no other term", "As first term"],
        bold=True,
        header=True,
        words=2,
    )
    _row(table, ["{%tr for term in method.terms.rows %}"])
    _row(
        table,
        [
            "{{ term.term }}",
            "{{ term.meaning }}",
            "{{ term.hits }}",
            "{{ term.unique }}",
            "{{ term.first }}",
        ],
        words=2,
    )
    _row(table, ["{%tr endfor %}"])
    letter.add_paragraph("{%p endif %}")
    letter.add_paragraph("{{ method.register }}").paragraph_format.space_before = Pt(10)
    letter.add_paragraph("{{ method.sha256 }}", style="Table note")
    _when(letter, "for limit in method.limits", "{{ limit }}", style="List Bullet")
    letter.add_paragraph("{%p endif %}")


def _end(letter: Letter) -> None:
    letter.add_paragraph("{%p if caveats %}")
    letter.add_heading("What to bear in mind", 1)
    _when(letter, "for caveat in caveats", "{{ caveat }}", style="List Bullet")
    letter.add_paragraph("{%p endif %}")
    letter.add_heading("If you are dissatisfied with this response", 1)
    _when(letter, "for route in routes", "{{ route }}")
    letter.add_paragraph("{%p if not routes %}")
    letter.add_paragraph(
        "You can ask us for an internal review within 40 working days of this response. Please"
        " quote {{ reference }}. If you are still dissatisfied after the review, you can complain"
        " to"
        " the Information Commissioner (ico.org.uk/make-a-complaint)."
    )
    letter.add_paragraph("{%p endif %}")
    letter.add_paragraph("You may reuse this response under the {{ licence }}.")
    letter.add_paragraph("Yours faithfully,\n\n{{ authority }}")


def _when(letter: Letter, condition: str, text: str, *, style: str | None = None) -> None:
    """A paragraph that is printed if, or for each, as the condition says."""
    letter.add_paragraph(f"{{%p {condition} %}}")
    letter.add_paragraph(text, style=style)
    letter.add_paragraph(f"{{%p end{condition.partition(' ')[0]} %}}")


def _each(loop: str, name: str) -> list[str]:
    """Three cells that become as many as the loop gives."""
    return [f"{{%tc for {loop} %}}", f"{{{{ {name} }}}}", "{%tc endfor %}"]


def _table(letter: Letter, *, columns: int, title: str) -> Table:
    table: Table = letter.add_table(rows=0, cols=columns)
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B0B7C3")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    width = properties.find(qn("w:tblW"))
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    look = properties.find(qn("w:tblLook"))
    look.addprevious(borders)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    look.addnext(caption)
    return table


def _row(
    table: Table, texts: list[str], *, bold: bool = False, header: bool = False, words: int = 1
) -> None:
    """A row; what stands right of the first `words` columns of a table of numbers is set right."""
    row = table.add_row()
    for name in ("w:cantSplit", *(["w:tblHeader"] if header else [])):
        row._tr.get_or_add_trPr().append(OxmlElement(name))
    numbers = len(table.columns) != 3
    for place, cell in enumerate(row.cells):
        _width_of_its_own(cell)
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table text"
        run = paragraph.add_run(texts[place] if place < len(texts) else "")
        run.bold = bold or None
        if numbers and place >= words:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _width_of_its_own(cell) -> None:  # type: ignore[no-untyped-def]
    """Lets the words in a column decide its width: how many columns there will be is not known."""
    width = cell._tc.get_or_add_tcPr().get_or_add_tcW()
    width.set(qn("w:type"), "auto")
    width.set(qn("w:w"), "0")


def main() -> None:
    """Writes both templates, the same bytes every time."""
    TEMPLATES.mkdir(exist_ok=True)
    for name, letter in (("letter", build()), ("correspondence", build_correspondence())):
        written = io.BytesIO()
        letter.save(written)
        target = TEMPLATES / f"{name}.docx"
        target.write_bytes(repacked(written.getvalue()))
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
