"""A citation of a section as it stands in a text: which one, of which Act, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """Which law a citation says that it means; a regulation without more is one of 2004."""

    UNSTATED = ""
    INFORMATION = "Freedom of Information Act 2000"
    SCOTLAND = "Freedom of Information (Scotland) Act 2002"
    ENVIRONMENT = "Environmental Information Regulations 2004"
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
