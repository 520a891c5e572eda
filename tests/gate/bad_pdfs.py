"""PDF files that carry what their pages do not show, each with a clean one that looks nearly the same."""

from typing import Any

import pikepdf

from gate.bad_workbooks import Bad
from gate.building import SECRET, drawn_picture, pdf

_WORDS = f"({SECRET}) Tj"


def _said(before: str = "", after: str = "", *, size: str = "12", at: str = "40 150 Td") -> bytes:
    return pdf(f"BT /F1 {size} Tf {before} {at} {_WORDS} ET {after}")


def _annotated(kind: str, **more: Any) -> bytes:
    def add(made: Any, page: Any) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(kind), Rect=[10, 10, 50, 50], **more
        )
        page.Annots = [made.make_indirect(note)]

    return pdf("", add)


def _attached(made: Any, page: Any) -> None:
    made.attachments["cases.csv"] = SECRET.encode()


def _updated() -> bytes:
    """A later version appended to an earlier one, which stays in the file."""
    data = pdf()
    start = data.rfind(b"startxref")
    old = int(data[start:].split()[1])
    more = b"4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
    table = len(data) + len(more)
    entry = f"xref\n4 1\n{len(data):010} 00000 n \n".encode()
    trailer = (
        f"trailer\n<< /Size 6 /Root 1 0 R /Prev {old} >>\nstartxref\n{table}\n%%EOF\n".encode()
    )
    return data + more + entry + trailer


def _orphaned(made: Any, page: Any) -> None:
    page.Hold = made.make_indirect(pikepdf.Dictionary(A=made.make_stream(SECRET.encode())))


def _left_behind() -> bytes:
    """An object that the entry leading to it has lost."""
    data = pdf("", _orphaned)
    place = data.index(b"/Hold")
    end = data.index(b"R", place) + 1
    return data[:place] + b" " * (end - place) + data[end:]


def _info(**given: str) -> bytes:
    def add(made: Any, page: Any) -> None:
        for name, value in given.items():
            made.docinfo[f"/{name}"] = value

    return pdf("", add)


def _xmp(line: str) -> bytes:
    def add(made: Any, page: Any) -> None:
        made.Root.Metadata = made.make_stream(
            (
                '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
                ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
                f'{line}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
            ).encode()
        )
        made.Root.Metadata.Type, made.Root.Metadata.Subtype = (
            pikepdf.Name.Metadata,
            pikepdf.Name.XML,
        )

    return pdf("", add)


def _root(**entries: Any) -> bytes:
    def add(made: Any, page: Any) -> None:
        for name, value in entries.items():
            made.Root[f"/{name}"] = value

    return pdf("", add)


def _script() -> Any:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def _layered(made: Any, page: Any) -> None:
    group = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Draft"))
    )
    made.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary())
    page.Resources.Properties = pikepdf.Dictionary(L1=group)


def _stored(made: Any, page: Any) -> None:
    """A picture among the resources that nothing draws."""
    drawn_picture(made, page)
    page.Contents = made.make_stream(b"BT /F1 14 Tf 40 240 Td (Nine cases) Tj ET")


def _over_picture(paint: str) -> bytes:
    def add(made: Any, page: Any) -> None:
        drawn_picture(made, page)
        page.Contents = made.make_stream(page.Contents.read_bytes() + paint.encode())

    return pdf("", add)


def _clipped(made: Any, page: Any) -> None:
    drawn_picture(made, page, place="40 100 30 80 re W n 100 0 0 80 40 100 cm")


def _beyond(made: Any, page: Any) -> None:
    drawn_picture(made, page, place="200 0 0 80 300 100 cm")


def _photographed(**more: Any) -> bytes:
    from gate.building import picture

    def add(made: Any, page: Any) -> None:
        raw = picture("JPEG", **more)
        image = pikepdf.Stream(made, raw)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 60, 40, 8
        image.ColorSpace, image.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
        page.Resources.XObject = pikepdf.Dictionary(Im1=made.make_indirect(image))
        page.Contents = made.make_stream(
            b"q 120 0 0 80 40 40 cm /Im1 Do Q " + page.Contents.read_bytes()
        )

    return pdf("", add)


def _marked(properties: str) -> bytes:
    return pdf(f"/Span << {properties} >> BDC BT /F1 12 Tf 40 150 Td (Two) Tj ET EMC")


def _linked(address: str) -> bytes:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))
    return _annotated("/Link", A=action)


BAD_PDFS: tuple[Bad, ...] = (
    ("black box over words", "P01", "page 1", lambda: _said(after="0 g 35 140 200 25 re f"), lambda: _said("0.2 g")),
    ("white box over words", "P01", "page 1", lambda: _said(after="1 g 35 140 200 25 re f"), lambda: pdf("0.9 g 35 140 200 25 re f 0 g BT /F1 12 Tf 40 150 Td (Two resigned) Tj ET")),
    ("white words", "P01", "page 1", lambda: _said("1 g"), lambda: pdf("0 g 35 140 200 25 re f 1 g BT /F1 12 Tf 40 150 Td (Two resigned) Tj ET")),
    ("nearly white words", "P01", "page 1", lambda: _said("0.97 g"), None),
    ("invisible mode", "P01", "page 1", lambda: _said("3 Tr"), lambda: _said("0 Tr")),
    ("off the page", "P01", "page 1", lambda: _said(at="40 -150 Td"), None),
    ("tiny words", "P01", "page 1", lambda: _said(size="0.5"), lambda: _said(size="8")),
    ("words under words", "P01", "page 1", lambda: _said(after="0 g 35 140 200 25 re f 1 g BT /F1 12 Tf 40 150 Td (Withheld under s40) Tj ET"), None),
    ("clipped words", "P01", "page 1", lambda: pdf(f"q 0 0 5 5 re W n BT /F1 12 Tf 40 150 Td {_WORDS} ET Q"), None),
    ("words outside the cropped page", "P01", "page 1", lambda: pdf(f"BT /F1 12 Tf 40 20 Td {_WORDS} ET", lambda m, p: p.__setattr__("CropBox", [0, 100, 400, 300])), None),
    ("picture over words", "P01", "page 1", lambda: _over_words(), None),
    ("box over a picture", "P01", "page 1", lambda: _over_picture(" 0 g 50 110 60 40 re f"), lambda: _over_picture(" 0 g 200 110 60 40 re f")),
    ("cropped picture", "P01", "page 1", lambda: pdf("", _clipped), lambda: pdf("", drawn_picture)),
    ("picture beyond the page", "P01", "page 1", lambda: pdf("", _beyond), None),
    ("other words for machines", "P01", "a page", lambda: _marked(f"/ActualText ({SECRET})"), lambda: _marked("/ActualText (Two)")),
    ("note", "P02", "a page", lambda: _annotated("/Text", Contents=pikepdf.String(SECRET)), lambda: _linked("https://ico.org.uk/")),
    ("mark for redaction", "P02", "a page", lambda: _annotated("/Redact"), None),
    ("stamp", "P02", "a page", lambda: _annotated("/Stamp"), None),
    ("link into a network", "P02", "a link", lambda: _linked("file://server/share/cases.xlsx"), None),
    ("attachment", "P03", "EmbeddedFiles", lambda: pdf("", _attached), None),
    ("associated file", "P03", "/AF", lambda: _root(AF=pikepdf.Array([])), None),
    ("earlier version", "P04", "is there twice", _updated, None),
    ("object that nothing uses", "P04", "object", _left_behind, None),
    ("picture that no page draws", "P04", "the pages", lambda: pdf("", _stored), None),
    ("remark between the objects", "P04", "byte", lambda: pdf().replace(b"startxref", f"% {SECRET}\nstartxref".encode(), 1), None),
    ("remark in the content", "P04", "a page", lambda: pdf(f"% {SECRET}\n"), None),
    ("bytes after the end", "P04", "byte", lambda: pdf() + SECRET.encode(), None),
    ("bytes before the start", "P04", "the file", lambda: SECRET.encode() + pdf(), None),
    ("unknown entry", "P04", "entry", lambda: _root(Remark=pikepdf.String(SECRET)), lambda: _root(Lang=pikepdf.String("en-GB"))),
    ("author", "P05", "Author", lambda: _info(Author=SECRET), lambda: _info(Author="anonymous")),
    ("title that no page says", "P05", "Title", lambda: _info(Title=SECRET), lambda: _info(Title="Nine cases")),
    ("keywords", "P05", "Keywords", lambda: _info(Keywords=SECRET), None),
    ("own property", "P05", "Owner", lambda: _info(Owner=SECRET), None),
    ("program that is a person", "P05", "Creator", lambda: _info(Creator=SECRET), lambda: _info(Creator="Writer", Producer="LibreOffice 7.4")),
    ("author in XMP", "P05", "the metadata", lambda: _xmp(f"<dc:creator><rdf:Seq><rdf:li>{SECRET}</rdf:li></rdf:Seq></dc:creator>"), lambda: _xmp("<pdf:Producer>LibreOffice 7.4</pdf:Producer>")),
    ("private data of a program", "P05", "PieceInfo", lambda: _root(PieceInfo=pikepdf.Dictionary()), None),
    ("form", "P06", "AcroForm", lambda: _root(AcroForm=pikepdf.Dictionary(Fields=[])), None),
    ("program on opening", "P06", "OpenAction", lambda: _root(OpenAction=_script()), None),
    ("program by name", "P06", "JavaScript", lambda: _root(Names=pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[]))), None),
    ("action of the document", "P06", "/AA", lambda: _root(AA=pikepdf.Dictionary(WC=_script())), None),
    ("launch of a program", "P06", "entry A", lambda: _annotated("/Link", A=pikepdf.Dictionary(S=pikepdf.Name.Launch)), None),
    ("layer", "P06", "OCProperties", lambda: pdf("", _layered), None),
    ("password to open", "P07", "the document", lambda: pdf(encryption=pikepdf.Encryption(owner="a", user="b")), None),
    ("password to change", "P07", "the document", lambda: pdf(encryption=pikepdf.Encryption(owner="a", user="")), None),
    ("small picture of the page", "I01", "Thumb", lambda: pdf("", lambda m, p: p.__setattr__("Thumb", m.make_stream(b"\0"))), None),
    ("photograph with its place", "I01", "a picture", lambda: _photographed(comment=b"51.5 N"), _photographed),
    ("cut-off document", "X19", "the document", lambda: pdf()[:-200], None),
)  # fmt: skip


def _over_words() -> bytes:
    def add(made: Any, page: Any) -> None:
        before = page.Contents.read_bytes()
        drawn_picture(made, page)
        page.Contents = made.make_stream(
            before + b"BT /F1 12 Tf 50 130 Td (Jane Doe) Tj ET q 100 0 0 80 40 100 cm /Im1 Do Q"
        )

    return pdf("", add)
