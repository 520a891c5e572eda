"""Files that the desk hands out: always saved, never opened as a page of ours."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(content: bytes, name: str) -> HttpResponse:
    """Bytes under a name, whatever they are; the browser neither shows nor guesses at them."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
