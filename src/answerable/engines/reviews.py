"""Opens a review that is kept in a folder and writes to it: the same for a terminal and a desk.

What is slow to make (the pool of a large register, the ranked order) is kept beside the review for
the next run and made anew wherever it is stale.
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from answerable import __version__
from answerable.engines.choice import AUTO, engine_for
from answerable.files.column_maps import PRESETS, read_column_map
from answerable.files.registers import read_register
from answerable.files.reviews import CACHE, read_review, register_paths
from answerable.files.sealed_cache import SealedCache
from answerable.files.toml_sections import read_bytes
from answerable.model.definition import Definition
from answerable.model.errors import UserMistake
from answerable.model.journal import Entry
from answerable.model.pool import Pool
from answerable.model.register import Register
from answerable.model.snapshot import content_hash
from answerable.steps.conclude_review import Conclusion, conclude
from answerable.steps.follow_review import Course, follow
from answerable.steps.gather_pool import gather_pool, terms_of

if TYPE_CHECKING:
    from answerable.engines.live_order import LiveOrder

_RANKING = ("features", "learners", "live_order", "ranker")
"""The modules on whose code a ranked order depends."""


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """A ranked order with the seal of the last entry it has followed."""

    seal: str
    order: "LiveOrder"


class Kept(Protocol):
    """Where the entries of a review are kept: a file of its folder, or the desk's database."""

    seals: list[str]
    torn: bytes

    def writing(self) -> AbstractContextManager[list[Entry]]:
        """Keeps others from writing; gives the entries that they added since."""
        ...

    def append(self, entry: Entry) -> None:
        """Adds an entry, inside `writing`."""
        ...


class OpenReview:
    """A review as it stands now. `torn` are lines that a crash cut short, to be told.

    `kept` is a review whose definition and entries stand elsewhere; the folder then holds what is
    slow to make and nothing else, and `registers` name the files.
    """

    def __init__(
        self,
        folder: Path,
        *,
        key_folder: Path,
        registers: Sequence[Path] = (),
        kept: tuple[Definition, Kept, list[Entry]] | None = None,
    ) -> None:
        self._journal: Kept
        self.definition, self._journal, self.entries = kept or read_review(folder)
        self.torn = self._journal.torn
        self._cache = SealedCache(folder / CACHE, key_folder=key_folder)
        paths, mapping = register_paths(folder, self.definition.register)
        self._made_from = _content_of(registers or paths, mapping, self.definition)
        self.pool = self._kept_pool() or self._pool(registers or paths, mapping)
        self.course: Course = follow(self.pool, self.definition, self.entries)
        self._order: LiveOrder | None = None
        self._learnt_when_kept = 0

    def record(self, entries_for: Callable[[Course], Sequence[Entry]]) -> list[Entry]:
        """Writes what is to be written now that nobody else can: it is on disc on return.

        `entries_for` sees what others wrote meanwhile and may refuse; then nothing is written.
        """
        try:
            with self._journal.writing() as news:
                self.torn = self.torn or self._journal.torn
                self._take(news)
                written = list(entries_for(self.course))
                for entry in written:
                    self._journal.append(entry)
                    self._take([entry])
        except BaseException:
            self._forget_unwritten()
            raise
        return written

    @property
    def must_learn(self) -> bool:
        """Whether the ranked order is not at hand: making it takes a while."""
        if self._order is None:
            self._order = self._kept_order()
        return self._order is None

    def ahead(self) -> list[int]:
        """The places of the records that the ranked order gives next, best first."""
        if self.must_learn:
            self._order = self._new_order()
        assert self._order is not None
        self._order.follow(self.entries, self.pool)
        return self._order.ahead()

    def keep_order(self) -> None:
        """Keeps the ranked order for the next run, where it has learnt since it was kept."""
        order = self._order
        if order is not None and order.learnt > self._learnt_when_kept:
            seal = self._journal.seals[order.taken - 1]
            self._cache.keep("order", KeptOrder(seal, order), made_from=self._ranked_from)
            self._learnt_when_kept = order.learnt

    def _forget_unwritten(self) -> None:
        """A transaction that failed takes back what was followed already."""
        if len(self.entries) > len(self._journal.seals):
            del self.entries[len(self._journal.seals) :]
            self.course = follow(self.pool, self.definition, self.entries)

    def _take(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self.entries.append(entry)
            self.course.take(entry)

    def _pool(self, paths: Sequence[Path], mapping: str) -> Pool:
        """The pool taken in anew. Raises UserMistake "review-register-changed" for another one."""
        register = read_register(paths, read_column_map(mapping) if mapping else None)
        if content_hash(register.cases) != self.definition.register.sha256:
            files = ", ".join(path.name for path in paths)
            raise UserMistake("review-register-changed", where=files)
        pool = _pool_of(register, self.definition)
        self._cache.keep("pool", pool, made_from=self._made_from)
        return pool

    def _kept_pool(self) -> Pool | None:
        kept = self._cache.kept("pool", made_from=self._made_from)
        return kept if isinstance(kept, Pool) else None

    def _kept_order(self) -> "LiveOrder | None":
        kept = self._cache.kept("order", made_from=self._ranked_from)
        if not isinstance(kept, KeptOrder):
            return None
        taken = kept.order.taken
        if self._journal.seals[taken - 1 : taken] != [kept.seal]:
            return None
        self._learnt_when_kept = kept.order.learnt
        return kept.order

    def _new_order(self) -> "LiveOrder":
        """An order that has followed nothing yet, seeded by the terms and the rule."""
        from answerable.engines.features import text_of
        from answerable.engines.live_order import LiveOrder

        terms = text_of(terms_of(self.definition), [record.text for record in self.pool.texts])
        seed_text = f"{terms} {self.definition.rule}"
        return LiveOrder(self.pool, terms=seed_text, seed=self.definition.seed)

    @property
    def _ranked_from(self) -> str:
        """All that the ranked order depends on besides the journal: texts, terms, code."""
        code = hashlib.sha256()
        for name in _RANKING:
            code.update((Path(__file__).parent / f"{name}.py").read_bytes())
        versions = [version(name) for name in ("numpy", "scipy", "scikit-learn")]
        return " ".join((self._made_from, code.hexdigest(), *versions))


def concluded_review(folder: Path, register: Register) -> Conclusion:
    """What an answer counted from this register takes from the review in a folder.

    Raises UserMistake "review-other-register" where the review was made on another one.
    """
    definition, _, entries = read_review(folder)
    return conclusion_from(definition, entries, register, where=folder)


def conclusion_from(
    definition: Definition, entries: Sequence[Entry], register: Register, *, where: object
) -> Conclusion:
    """What an answer counted from this register takes from a review, wherever it is kept.

    Raises UserMistake "review-other-register" where the review was made on another one.
    """
    if content_hash(register.cases) != definition.register.sha256:
        raise UserMistake("review-other-register", where=where)
    return conclude(follow(_pool_of(register, definition), definition, entries))


def _pool_of(register: Register, definition: Definition) -> Pool:
    engine = engine_for(AUTO, records=len(register.cases))
    return gather_pool(register.cases, definition, engine=engine)


def _content_of(paths: Sequence[Path], mapping: str, definition: Definition) -> str:
    """What a pool is made from: the bytes of every file, the definition, this version."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(read_bytes(path)).digest())
    if mapping:
        text = mapping.encode() if mapping in PRESETS else read_bytes(Path(mapping))
        digest.update(hashlib.sha256(text).digest())
    return f"{digest.hexdigest()} {definition.fingerprint} {__version__}"
