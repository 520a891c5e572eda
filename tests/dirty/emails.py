"""E-mails as they really arrive, built by the tests: each kind of dirt in a message of its own."""

import io
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from docx import Document

from pdfs import lines, pdf

ASKED = (
    "Dear Sir or Madam,\n\nUnder the Freedom of Information Act please tell me:\n\n"
    "1. How many complaints about social media did you receive in 2015?\n"
    "2. How many officers were disciplined over it?\n\nYours faithfully\nRowan Vale\n"
)
FROM = "Rowan Vale <rowan@example.org>"
DATED = "Mon, 02 Nov 2026 09:30:00 +0000"
RECEIVED = "from mx by ours with ESMTP id 1; Mon, 02 Nov 2026 23:59:10 +0000"


def message(text: str = ASKED, *, subject: str = "FOI request", dated: str = DATED) -> EmailMessage:
    """A plain message of one part."""
    made = EmailMessage(policy=policy.SMTP)
    made["From"], made["To"], made["Subject"] = FROM, "foi@force.example", subject
    if dated:
        made["Date"] = dated
    made.set_content(text)
    return made


def _alternative() -> bytes:
    made = message()
    made.add_alternative(f"<p>{ASKED}</p><script>alert(1)</script>", subtype="html")
    return made.as_bytes()


def _quoted_printable() -> bytes:
    made = message()
    made.set_content(ASKED.replace("tell", "t\u00e9ll"), cte="quoted-printable")
    return made.as_bytes()


def _base64() -> bytes:
    made = message()
    made.set_content(ASKED, cte="base64")
    return made.as_bytes()


def _windows_1252() -> bytes:
    head = f"From: {FROM}\r\nDate: {DATED}\r\nContent-Type: text/plain; charset=windows-1252\r\n"
    body = ASKED.replace("social media", "\u201csocial media\u201d \u2013 \u00a3")
    return head.encode() + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + body.encode("cp1252")


def _forwarded_as_file() -> bytes:
    outer = message("Please log this. Sam", subject="FW: FOI request")
    del outer["From"]
    outer["From"] = "Sam Desk <sam@force.example>"
    outer.add_attachment(BytesParser(policy=policy.default).parsebytes(message().as_bytes()))
    return outer.as_bytes()


def _forwarded_inside() -> bytes:
    head = f"From: {FROM}\nSent: 02 November 2026 09:30\nTo: FOI\nSubject: FOI request\n\n"
    made = message(f"Please log this. Sam\n\n-----Original Message-----\n{head}{ASKED}")
    made.replace_header("From", "Sam Desk <sam@force.example>")
    return made.as_bytes()


def _forwarded_by_outlook() -> bytes:
    head = f"From: {FROM}\nSent: 02 November 2026 09:30\nTo: Front Counter <f@force.example>\n"
    made = message(f"Not for us. Sam\n\n{head}Subject: FOI request\n\n{ASKED}", subject="FW: FOI")
    made.replace_header("From", "Sam Desk <sam@force.example>")
    return made.as_bytes()


def _forwarded_by_outlook_as_html() -> bytes:
    made = message("", subject="FW: FOI request")
    made.replace_header("From", "Sam Desk <sam@force.example>")
    asked = ASKED.replace("\n", "<br>")
    made.set_content(
        "<html><body><p>Not for us. Sam</p><hr><p><b>From:</b> Rowan Vale &lt;rowan@example.org&gt;"
        "<br><b>Sent:</b> 02 November 2026 09:30<br><b>To:</b> Front Counter<br>"
        f"<b>Subject:</b> FOI request</p><p>{asked}</p></body></html>",
        subtype="html",
    )
    return made.as_bytes()


def _html_beside_nothing() -> bytes:
    made = EmailMessage()
    made["From"], made["Date"] = FROM, DATED
    made.set_content("\n \n")
    made.add_alternative(f"<p>{ASKED}</p>".replace("\n", "<br>"), subtype="html")
    return made.as_bytes()


def _html_only() -> bytes:
    made = message("")
    listed = "<ol><li>How many complaints about social media did you receive in 2015?</li>"
    listed += "<li>How many officers were disciplined over it?</li></ol>"
    made.set_content(
        f"<html><style>p{{}}</style><body><p>Please tell me:</p>{listed}"
        "<img src='http://tracker.example/x.gif'></body></html>",
        subtype="html",
    )
    return made.as_bytes()


def _attached_word() -> bytes:
    made = message("Please find my request attached.\n")
    written, out = Document(), io.BytesIO()
    for line in ASKED.split("\n"):
        written.add_paragraph(line)
    written.save(out)
    made.add_attachment(
        out.getvalue(), maintype="application", subtype="msword", filename="../../request.docx"
    )
    return made.as_bytes()


def _attached_pdf() -> bytes:
    made = message("Please find my request attached.\n")
    made.add_attachment(
        pdf(lines(*filter(None, ASKED.split("\n")))),
        maintype="application", subtype="pdf", filename="request.pdf",
    )  # fmt: skip
    return made.as_bytes()


def _without_date() -> bytes:
    return message(dated="").as_bytes()


def _future() -> bytes:
    return message(dated="Fri, 02 Nov 2096 09:30:00 +0000").as_bytes()


def _no_date_anybody_can_read() -> bytes:
    return message(dated="yesterday, about tea time").as_bytes()


def _received_later() -> bytes:
    return (
        f"Received: {RECEIVED}\r\n".encode()
        + message(dated="Fri, 30 Oct 2026 16:00:00 +0000").as_bytes()
    )


def _unknown_charset() -> bytes:
    head = f"From: {FROM}\r\nDate: {DATED}\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\n"
    return head.encode() + ASKED.encode()


def _reply_to() -> bytes:
    made = message()
    made["Reply-To"] = "answers@example.org"
    return made.as_bytes()


def _hostile_headers() -> bytes:
    name = '"Rowan\x1b[31m <script>alert(1)</script>" <rowan@example.org>'
    subject = "FOI " + "x" * 5_000 + "\r\n injected: yes"
    head = f"From: {name}\r\nDate: {DATED}\r\nSubject: {subject}\r\n"
    return head.encode() + b"Content-Type: text/plain\r\n\r\n" + ASKED.encode()


EMAILS = {
    "plain": lambda: message().as_bytes(),
    "text and HTML": _alternative,
    "quoted-printable": _quoted_printable,
    "base64": _base64,
    "windows-1252": _windows_1252,
    "forwarded as a file": _forwarded_as_file,
    "forwarded in the text": _forwarded_inside,
    "forwarded by Outlook": _forwarded_by_outlook,
    "forwarded by Outlook as HTML": _forwarded_by_outlook_as_html,
    "HTML only": _html_only,
    "HTML beside a blank text": _html_beside_nothing,
    "request attached as Word": _attached_word,
    "request attached as PDF": _attached_pdf,
    "without a date": _without_date,
    "dated in the future": _future,
    "date that means nothing": _no_date_anybody_can_read,
    "received days later": _received_later,
    "unknown character code": _unknown_charset,
    "other reply address": _reply_to,
    "hostile headers": _hostile_headers,
}
"""Every kind of message; each asks the same two questions."""


def nested(depth: int) -> bytes:
    """A message whose parts stand so deep inside each other."""
    lines = [f"From: {FROM}", f"Date: {DATED}"]
    for level in range(depth):
        lines += [f'Content-Type: multipart/mixed; boundary="b{level}"', "", f"--b{level}"]
    lines += ["Content-Type: text/plain", "", "How many complaints?"]
    lines += [f"--b{level}--" for level in reversed(range(depth))]
    return "\r\n".join(lines).encode()
