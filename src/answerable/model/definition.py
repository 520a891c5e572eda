"""What a review is about, fixed before the first record is read."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from answerable.model.request import Count
from answerable.model.review import SECTION_12_SECONDS
from answerable.model.variants import Ruling

SECTION_12_MINUTES = SECTION_12_SECONDS // 60


@dataclass(frozen=True, slots=True)
class RegisterRead:
    """The register under review: its files, how their columns are read, the hash of its content."""

    files: tuple[str, ...]
    sha256: str
    cases: int
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """The topic, the rule by which a record is on it, where to look, and what it may cost.

    `rule` is the inclusion rule in words, shown to every reader; `rulings` are the variants of
    terms that a person accepted; `seed` decides everything that is drawn or left to chance.
    """

    topic: str
    rule: str
    terms: tuple[str, ...]
    scope: Count
    register: RegisterRead
    by: str
    started_on: date
    seed: int
    minutes: int = SECTION_12_MINUTES
    confidence: str = "0.95"
    rulings: tuple[Ruling, ...] = ()

    def __post_init__(self) -> None:
        if not (self.topic and self.rule and self.terms and self.by):
            raise ValueError("a review has a topic, a rule, terms and a reader")
        if self.minutes < 1 or self.seed < 0:
            raise ValueError("a review has at least a minute, and a seed from 0 on")
        if not 0.5 <= float(self.confidence) < 1:
            raise ValueError(f"a confidence is a share such as 0.95, not {self.confidence}")

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that decisions rest on; where the register's files lie does not enter."""
        said = asdict(self)
        del said["register"]["files"], said["register"]["mapping"]
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
