"""What is typed in at the desk about a request, before it stands in a table."""

import json
from dataclasses import dataclass
from hashlib import sha256

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

    @property
    def seal(self) -> str:
        """Tells whether a question is still as it was shown to somebody."""
        words = json.dumps([self.number, self.text, self.parent, self.period_words])
        return sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class CameWith:
    """A file that came with a request: what the gate found in it, and its bytes if it passed."""

    name: str
    size: int
    sha256: str
    findings: tuple[str, ...] = ()
    content: bytes | None = None
