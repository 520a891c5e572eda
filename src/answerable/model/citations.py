"""A citation of a section as it stands in a text: which one, of which Act, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """Which Act a citation says that it means."""

    UNSTATED = ""
    INFORMATION = "Freedom of Information Act 2000"
    OTHER = "another Act"


@dataclass(frozen=True, slots=True)
class Citation:
    """One section with its limbs, "31(1)(b)", and the part of the text that says it.

    Of "sections 31(1)(a) and (b)" the second one's `words` are "(b)" alone.
    """

    cited: str
    words: str
    begin: int
    end: int
    act: Act = Act.UNSTATED

    @property
    def section(self) -> str:
        """The section without its limbs."""
        return self.cited.partition("(")[0]
