"""Makes refusals that are right, worded and cited in one of many ways, for limbs of the"
" catalogue."""

import random

from answerable.model.exemptions import Exemption, Role, Weighing
from pages import ask
from refusals import usable

_ABOUT = ("the rota of the unit", "the training notes", "the names of the suppliers", "the minutes")
_APPLIES = (
    "{About} are exempt from disclosure under {cited} of the Act",
    "{About} are withheld by virtue of {cited} of the Freedom of Information Act 2000",
    "We rely on {cited} to withhold {about}",
    "We are not obliged to give {about}: the exemption at {cited} is engaged",
)
_DENIES = (
    "We neither confirm nor deny that we hold {about}, by virtue of {cited}",
    "Under {cited} of the Act we can neither confirm nor deny whether {about} are held",
    "The force neither confirms nor denies that it holds {about}. {Cited} applies",
)
_WHY = (
    ", because they were made for that purpose.",
    ", since they were obtained for this work.",
    ". The reason is that they contain what the section protects.",
)
_HARM = (
    "Disclosure would be likely to prejudice this work, as offenders could plan around it.",
    "If they were published, people might be put at risk, and the harm would be lasting.",
    "To release them would undermine the work and hinder those who do it.",
)
_WEIGHED = (
    "Public interest test. Factors favouring disclosure: openness and the use of public money."
    " Factors favouring non-disclosure: the work itself. On balance the latter prevails.",
    "We weighed the public interest. Knowing more would help the debate. The balance lies with"
    " withholding, because the harm would outlast it.",
    "The public interest in openness does not outweigh that in work done well.",
)
_ABSOLUTE = (
    "The exemption is absolute.",
    "This is an absolute exemption and does not require a public interest test.",
    "",
)
_ASKED = {
    "available": "You can find them at https://www.example.org/statistics.",
    "intended": "They will be published on 30 June; that was settled before we received the"
    " request.",
    "principle": "They are personal data, and disclosure would be unfair under the first data"
    " protection principle.",
    "opinion": "This is the reasonable opinion of the qualified person, our Chief Constable.",
    "confidence": "The supplier gave them in confidence and could take us to court.",
    "bar": "The Anti-terrorism, Crime and Security Act 2001 forbids it.",
}
_ROUTES = (
    "You may ask for an internal review and then complain to the Information Commissioner.",
    "If you are dissatisfied you may appeal to us within 40 working days, and to the ICO after"
    " that.",
)


class RightRefusal:
    """One refusal for each seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        kinds = (Role.EXEMPTION, Role.DENIAL)
        self.limb: Exemption = self._dice.choice([one for one in usable() if one.role in kinds])

    def text(self) -> str:
        """The page."""
        limb, choose = self.limb, self._dice.choice
        about, cited = choose(_ABOUT), self._cited(limb)
        words = {"about": about, "About": about.capitalize(), "cited": cited}
        words["Cited"] = cited[:1].upper() + cited[1:]
        denies = limb.role is Role.DENIAL
        said = [choose(_DENIES if denies else _APPLIES).format_map(words) + choose(_WHY)]
        said += [choose(_HARM)] if "prejudice" in limb.states else []
        said += [_ASKED[key] for key in limb.asks]
        said += [choose(_WEIGHED)] if limb.weighing is Weighing.QUALIFIED else []
        said += [choose(_ABSOLUTE)] if limb.weighing is Weighing.ABSOLUTE else []
        said.append(choose(_ROUTES))
        return ask(f"Please send {about} of 2022.", choose(("\n\n", " ")).join(filter(None, said)))

    def _cited(self, limb: Exemption) -> str:
        lead = self._dice.choice(("section ", "Section ", "s.", "s. ", "S"))
        shown = limb.cited.replace("(", self._dice.choice(("(", " (")))
        return f"{lead}{shown}"
