"""Word documents that carry what they do not show, each with a clean one that looks nearly the same."""

import io
from typing import Any

from gate.bad_workbooks import Bad
from gate.building import (
    SECRET,
    added,
    body_with,
    changed,
    document,
    packed,
    picture,
    related,
    run_with,
    unpacked,
)

MAIN, RELS = "word/document.xml", "word/_rels/document.xml.rels"
_RUN = f"<w:r><w:t>{SECRET}</w:t></w:r>"
_STYLE = '<w:style w:type="character" w:styleId="Faint"><w:name w:val="Faint"/><w:rPr>{}</w:rPr></w:style></w:styles>'


def _field(instruction: str) -> bytes:
    return body_with(
        f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>Nine</w:t></w:r></w:fldSimple></w:p>'
    )


def _styled(look: str) -> bytes:
    return changed(
        run_with('<w:rStyle w:val="Faint"/>'), "word/styles.xml", "</w:styles>", _STYLE.format(look)
    )


def _properties(**given: str) -> bytes:
    def more(letter: Any) -> None:
        for name, value in given.items():
            setattr(letter.core_properties, name, value)

    return document(more)


def _pictured(old: str = "", new: str = "", **more: Any) -> bytes:
    made = document(lambda letter: letter.add_picture(io.BytesIO(picture(**more))))
    named = changed(made, MAIN, 'name="image.png"', 'name="Picture 1"')
    return changed(named, MAIN, old, new) if old else named


def _shaded(fill: str) -> bytes:
    return body_with(
        f'<w:p><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:pPr>{_RUN}</w:p>'
    )


def _header(*, first: bool) -> bytes:
    def more(letter: Any) -> None:
        section = letter.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = SECRET
        section.different_first_page_header_footer = first

    return document(more)


def _row(properties: str) -> bytes:
    return body_with(
        f"<w:tbl><w:tblPr/><w:tr><w:trPr>{properties}</w:trPr><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr></w:tbl>"
    )


def _captioned(words: str) -> bytes:
    return body_with(
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{words}"/></w:tblPr><w:tr><w:tc><w:p><w:r>'
        "<w:t>Resigned</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )


def _linked(target: str) -> bytes:
    block = '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    return related(body_with(block), RELS, "hyperlink", target, outside=True)


def _template() -> bytes:
    data = changed(
        document(), "word/settings.xml", "<w:zoom", '<w:attachedTemplate r:id="rId1"/><w:zoom'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        ' Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="https://files.example.org/t.dotm" TargetMode="External"/></Relationships>'
    )
    return packed({**unpacked(data), "word/_rels/settings.xml.rels": rels.encode()})


BAD_DOCUMENTS: tuple[Bad, ...] = (
    ("tracked insertion", "D01", "the text", lambda: body_with(f'<w:p><w:ins w:id="1" w:author="J Doe">{_RUN}</w:ins></w:p>'), lambda: body_with(f"<w:p>{_RUN}</w:p>")),
    ("tracked deletion", "D01", "the text", lambda: body_with(f'<w:p><w:del w:id="1" w:author="J Doe"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>'), None),
    ("tracked move", "D01", "the text", lambda: body_with(f'<w:p><w:moveFrom w:id="1" w:author="J">{_RUN}</w:moveFrom></w:p>'), None),
    ("tracked format", "D01", "the text", lambda: run_with('<w:b/><w:rPrChange w:id="1" w:author="J Doe"><w:rPr/></w:rPrChange>'), lambda: run_with("<w:b/>")),
    ("comment", "D02", "word/comments.xml", lambda: document(lambda d: d.add_comment(d.paragraphs[0].runs, SECRET, "J Doe")), None),
    ("mark of a comment", "D02", "the text", lambda: body_with('<w:p><w:commentRangeStart w:id="0"/></w:p>'), lambda: body_with('<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>')),
    ("people of comments", "D02", "word/people.xml", lambda: added(document(), "word/people.xml", b"<p/>"), None),
    ("hidden text", "D03", "the text", lambda: run_with("<w:vanish/>"), lambda: run_with('<w:vanish w:val="0"/>')),
    ("hidden by its style", "D03", "the text", lambda: _styled("<w:vanish/>"), lambda: _styled("<w:b/>")),
    ("letters of one point", "D03", "the text", lambda: run_with('<w:sz w:val="2"/>'), lambda: run_with('<w:sz w:val="14"/>')),
    ("squeezed letters", "D03", "the text", lambda: run_with('<w:w w:val="1"/>'), lambda: run_with('<w:w w:val="90"/>')),
    ("line without height", "D03", "the text", lambda: body_with(f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>{_RUN}</w:p>'), lambda: body_with(f'<w:p><w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr>{_RUN}</w:p>')),
    ("moved off the page", "D03", "the text", lambda: body_with(f'<w:p><w:pPr><w:ind w:left="-20000"/></w:pPr>{_RUN}</w:p>'), lambda: body_with(f'<w:p><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>{_RUN}</w:p>')),
    ("hidden row", "D03", "the text", lambda: _row("<w:hidden/>"), lambda: _row("<w:cantSplit/>")),
    ("row without height", "D03", "the text", lambda: _row('<w:trHeight w:val="10" w:hRule="exact"/>'), lambda: _row('<w:trHeight w:val="400" w:hRule="exact"/>')),
    ("header that no page shows", "D03", "word/header", lambda: _header(first=False), lambda: _header(first=True)),
    ("caption for screen readers only", "D03", "the text", lambda: _captioned(f"Cases of {SECRET}"), lambda: _captioned("Cases, by outcome")),
    ("description of a picture", "D03", "the text", lambda: _pictured('id="1" name="Picture 1"', f'id="1" name="Picture 1" descr="{SECRET}"'), lambda: _pictured('id="1" name="Picture 1"', 'id="1" name="Picture 1" descr="Bar chart of nine cases"')),
    ("white letters", "D04", "the text", lambda: run_with('<w:color w:val="FFFFFF"/>'), lambda: run_with('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1D70B8"/>')),
    ("white by its style", "D04", "the text", lambda: _styled('<w:color w:val="FEFEFE"/>'), lambda: _styled('<w:color w:val="505050"/>')),
    ("black highlight", "D04", "the text", lambda: run_with('<w:highlight w:val="black"/>'), lambda: run_with('<w:highlight w:val="yellow"/>')),
    ("black shading", "D04", "the text", lambda: _shaded("000000"), lambda: _shaded("EEEEEE")),
    ("black run", "D04", "the text", lambda: run_with('<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>'), None),
    ("field that fetches", "D05", "the text", lambda: _field("INCLUDETEXT \\\\server\\file.docx"), lambda: _field("PAGE \\* MERGEFORMAT")),
    ("field that runs", "D05", "the text", lambda: _field("DDEAUTO c:\\windows\\cmd.exe"), lambda: _field("NUMPAGES")),
    ("field of a merge", "D05", "the text", lambda: _field("MERGEFIELD Surname"), None),
    ("embedded object", "D05", "the text", lambda: body_with("<w:p><w:r><w:object/></w:r></w:p>"), None),
    ("embedded file", "D05", "word/embeddings", lambda: added(document(), "word/embeddings/oleObject1.bin", b"\0"), None),
    ("document inside", "D05", "the text", lambda: body_with('<w:altChunk r:id="rId1"/>'), None),
    ("content control", "D05", "the text", lambda: body_with(f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{_RUN}</w:p></w:sdtContent></w:sdt>"), None),
    ("text box", "D05", "the text", lambda: body_with("<w:p><w:r><w:pict/></w:r></w:p>"), None),
    ("template from elsewhere", "D05", "word/settings.xml", _template, None),
    ("link to a share", "D05", "the text", lambda: _linked("file://server/share/a.docx"), lambda: _linked("https://ico.org.uk/")),
    ("cropped picture", "D05", "the text", lambda: _pictured("<a:stretch>", '<a:srcRect r="50000"/><a:stretch>'), _pictured),
    ("author", "D06", "docProps/core.xml", lambda: _properties(author=SECRET), lambda: _properties(author="")),
    ("last saved by", "D06", "docProps/core.xml", lambda: _properties(last_modified_by=SECRET), None),
    ("title that the text does not say", "D06", "docProps/core.xml", lambda: _properties(title=SECRET), lambda: _properties(title="Our answer: nine cases")),
    ("keywords", "D06", "docProps/core.xml", lambda: _properties(keywords=SECRET), None),
    ("company", "D06", "docProps/app.xml", lambda: changed(document(), "docProps/app.xml", "<Company/>", f"<Company>{SECRET}</Company>"), None),
    ("template of somebody", "D06", "docProps/app.xml", lambda: changed(document(), "docProps/app.xml", "Normal.dotm", "jdoe-letter.dotm"), None),
    ("custom property", "D06", "docProps/custom.xml", lambda: added(document(), "docProps/custom.xml", b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property/></Properties>'), None),
    ("file name of a picture", "D06", "the text", lambda: document(lambda d: d.add_picture(io.BytesIO(picture()))), None),
    ("building blocks", "D07", "word/glossary", lambda: added(document(), "word/glossary/document.xml", b"<x/>"), None),
    ("custom XML", "D07", "customXml/item1.xml", lambda: packed({**unpacked(document()), "customXml/item1.xml": f"<a>{SECRET}</a>".encode()}), None),
    ("macros", "D07", "word/vbaProject.bin", lambda: added(document(), "word/vbaProject.bin", b"\0"), None),
    ("chart", "D07", "word/charts", lambda: added(document(), "word/charts/chart1.xml", b"<x/>"), None),
    ("another small picture", "D07", "docProps/thumbnail.jpeg", lambda: packed({**unpacked(document()), "docProps/thumbnail.jpeg": picture("JPEG")}), None),
    ("picture that no page shows", "D07", "word/media", lambda: packed({**unpacked(document()), "word/media/image9.png": picture()}), None),
    ("variable", "D07", "word/settings.xml", lambda: changed(document(), "word/settings.xml", "<w:zoom", f'<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars><w:zoom'), None),
    ("unknown element", "D07", "the text", lambda: body_with(f"<w:remark>{SECRET}</w:remark>"), None),
    ("unknown attribute", "D07", "the text", lambda: body_with(f'<w:p w:note="{SECRET}"/>'), None),
    ("words as the name of a style", "D07", "word/styles.xml", lambda: changed(document(), "word/styles.xml", "</w:styles>", f'<w:style w:styleId="{SECRET}"/></w:styles>'), None),
    ("picture with a place", "I01", "word/media", lambda: _pictured(pnginfo=_placed()), _pictured),
    ("letter without width", "T01", "the text", lambda: body_with("<w:p><w:r><w:t>Nine\u200b</w:t></w:r></w:p>"), None),
)  # fmt: skip


def _placed() -> Any:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", SECRET)
    return info
