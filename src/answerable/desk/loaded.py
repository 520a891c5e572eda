"""Registers that were taken in, kept in memory for the screens that search and review them.

A snapshot never changes, so what is made of it holds as long as it is kept.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from threading import Lock

from answerable.desk.kept import Kept
from answerable.engines.exact import Found
from answerable.engines.resident import KeptCases, Resident
from answerable.files.snapshots import read_snapshot
from answerable.files.taken_in import SNAPSHOT
from answerable.model.errors import UserMistake
from answerable.model.register import Case, Register
from answerable.model.snapshot import Snapshot
from answerable.model.terms import Term
from answerable.model.variants import Evidence, Ruling, TermVariants, Words
from answerable.steps.finding.find_evidence import find_evidence
from answerable.steps.finding.propose_variants import Wordbook, make_wordbook, propose_variants
from answerable.steps.finding.spell import vocabulary
from answerable.store.home import registers_folder
from answerable.store.models import RegisterSnapshot

MOST = 3
"""Registers in memory at a time; each holds all its narratives."""

TERMS_KEPT = 2_000
"""Terms whose hits are remembered for a register, half-typed ones among them."""


class Loaded:
    """A register in memory, ready to be searched again and again."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.cases: Mapping[str, Case] = {case.ref: case for case in register.cases}
        self._resident: Resident | None = None
        self._asked: set[Term] = set()
        self._lock = Lock()

    def search(self, terms: Sequence[Term]) -> Found:
        """What these terms hit; a term that was asked before costs nothing."""
        with self._lock:
            self._asked.update(terms)
            if self._resident is None or len(self._asked) > TERMS_KEPT:
                self._resident, self._asked = Resident(self._kept), set(terms)
            return self._resident.search(terms)

    @cached_property
    def _kept(self) -> KeptCases:
        """The narratives as they are searched; whoever only reads a review needs none."""
        return KeptCases(self.register.cases)

    @cached_property
    def wordbook(self) -> Wordbook:
        """The register's words, against which spellings are held."""
        from answerable.engines.fuzzy import RapidFuzz

        return make_wordbook(vocabulary(self.register.cases), RapidFuzz())

    def evidence(self, wanted: Sequence[Words]) -> Mapping[Words, Evidence]:
        """How many records hold these words, with a place to read."""
        return find_evidence(self.register.cases, wanted)

    def proposals(
        self, terms: Sequence[Term], rulings: Sequence[Ruling]
    ) -> tuple[TermVariants, ...]:
        """The spellings of each term that the register holds."""
        hits = [line.hits for line in self.search(terms).report.terms]
        return propose_variants(
            terms,
            self.wordbook,
            gather=lambda wanted: find_evidence(self.register.cases, wanted),
            hits=hits,
            rulings=rulings,
        )


_LOADED: Kept[Loaded] = Kept(MOST, words="The register is being read")
_PROPOSED: Kept[tuple[TermVariants, ...]] = Kept(
    20, words="The register's words are being compared with the terms"
)


def loaded(snapshot: RegisterSnapshot) -> Loaded:
    """The register of a snapshot. Raises NotReady while it is being read."""
    return _LOADED.get(snapshot.sha256, lambda: Loaded(register_of(snapshot)))


def begin_loading(snapshot: RegisterSnapshot) -> None:
    """Lets a worker read the register that will be asked for soon."""
    _LOADED.begin(snapshot.sha256, lambda: Loaded(register_of(snapshot)))


def register_at_hand(snapshot: RegisterSnapshot) -> Register:
    """The register for a worker, who waits for no other: from memory, or else from the home."""
    found = _LOADED.at_hand(snapshot.sha256)
    return found.register if found else register_of(snapshot)


def register_of(snapshot: RegisterSnapshot) -> Register:
    """The register of a snapshot, read from the home.

    Raises UserMistake "snapshot-changed" where the file is not what was taken in.
    """
    return read_kept(snapshot.folder, snapshot.sha256).register


def read_kept(folder: str, sha256: str) -> Snapshot:
    """What was taken in into a folder of the home; raises as `register_of`."""
    path = registers_folder() / folder / SNAPSHOT
    found = read_snapshot(path)
    if found.sha256 != sha256:
        raise UserMistake("snapshot-changed", where=path)
    return found


def proposed(
    snapshot: RegisterSnapshot, terms: Sequence[Term], rulings: Sequence[Ruling]
) -> tuple[TermVariants, ...]:
    """The spellings proposed for terms on a register. Raises NotReady while it is compared."""
    register = loaded(snapshot)
    key = (snapshot.sha256, tuple(terms), tuple(rulings))
    return _PROPOSED.get(key, lambda: register.proposals(terms, rulings))
