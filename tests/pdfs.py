"""PDFs made up for the tests, byte by byte: words at places, in a font that every reader has."""

from collections.abc import Sequence

Words = tuple[float, float, str]
"""Distance from the left and from the bottom in points, and what stands there."""


def pdf(*pages: Sequence[Words]) -> bytes:
    """A document with these pages; an empty one is a picture without text."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, page in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 11 Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, text in page
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _written(objects)


def lines(*texts: str, top: float = 800, step: float = 14) -> list[Words]:
    """Lines of text one below the other, from the left margin."""
    return [(60, top - step * i, text) for i, text in enumerate(texts)]


def row(top: float, *cells: str, left: float = 60, wide: float = 110) -> list[Words]:
    """The cells of a table's row; an empty one draws nothing."""
    return [(left + wide * i, top, cell) for i, cell in enumerate(cells) if cell]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: Sequence[str]) -> bytes:
    body = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        body
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
        ).encode()
    )
