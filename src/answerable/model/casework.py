"""What is typed in at the desk about a request, before it stands in a table."""

from dataclasses import dataclass

from answerable.model.errors import UserMistake


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, as far as they said: a real name or a way to answer is enough to be valid."""

    name: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question as the parser proposed it or the officer corrected it."""

    number: str
    text: str
    parent: str = ""
    period_words: str = ""

    def __post_init__(self) -> None:
        if not self.number.strip() or not self.text.strip():
            reason = "a question has a number and a text"
            raise UserMistake("not-filled-in", where="question", reason=reason)


@dataclass(frozen=True, slots=True)
class CameWith:
    """A file that came with a request: what the gate found in it, and its bytes if it passed."""

    name: str
    size: int
    sha256: str
    findings: tuple[str, ...] = ()
    content: bytes | None = None
