"""An open review: what it stands on, its journal, and the order in which its records come.

The same for a terminal, whose reviews lie in folders, and for the desk, whose reviews stand in a
database: only the journal differs. What is slow to make (the pool of a large register, the ranked
order) is kept beside the review for the next run and made anew wherever it is stale.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

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
from answerable.model.ports import ReviewJournal
from answerable.model.register import Register
from answerable.model.snapshot import content_hash
from answerable.steps.finding.conclude_review import Conclusion, conclude
from answerable.steps.finding.follow_review import Course, follow
from answerable.steps.finding.gather_pool import gather_pool, terms_of

if TYPE_CHECKING:
    from answerable.engines.live_order import LiveOrder

_POOL_FORM = "with undated"
"""A pool that was kept in another form is gathered anew."""

_RANKING = ("features", "learners", "live_order", "ranker")
"""The modules on whose code a ranked order depends."""


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """A ranked order with the seal of the last entry it has followed."""

    seal: str
    order: "LiveOrder"


class OpenReview:
    """A review as it stands now. `torn` are lines that a crash cut short, to be told.

    `made_from` names all that the pool was made from: a kept order of another pool is passed over.
    """

    def __init__(
        self,
        definition: Definition,
        journal: ReviewJournal,
        pool: Pool,
        *,
        cache: SealedCache,
        made_from: str,
        entries: Sequence[Entry] = (),
    ) -> None:
        self.definition, self.pool = definition, pool
        self.torn = journal.torn
        self.entries = list(entries)
        self.course: Course = follow(pool, definition, self.entries)
        self.journal, self._cache, self._made_from = journal, cache, made_from
        self._order: LiveOrder | None = None
        self._learnt_when_kept = 0

    def refresh(self) -> None:
        """Follows what others wrote since."""
        self._take(self.journal.refresh())

    def record(self, entries_for: Callable[[Course], Sequence[Entry]]) -> list[Entry]:
        """Writes what is to be written now that nobody else can: it is on disc on return.

        `entries_for` sees what others wrote meanwhile and may refuse; then nothing is written.
        """
        written: list[Entry] = []
        try:
            with self.journal.writing() as news:
                self.torn = self.torn or self.journal.torn
                self._take(news)
                for entry in entries_for(self.course):
                    self.journal.append(entry)
                    written.append(entry)
        finally:
            # What the journal did not keep has not happened.
            self._take(written[: len(self.journal.seals) - len(self.entries)])
        return written

    @property
    def must_learn(self) -> bool:
        """Whether the ranked order is not at hand: making it takes a while."""
        if self._order is None:
            self._order = self._kept_order()
        return self._order is None

    def ahead(self) -> list[int]:
        """The places of the records that the ranked order gives next, best first."""
        return self._followed().ahead()

    def ahead_and_beyond(self) -> list[int]:
        """Those and, behind them, what came next when the order last learnt."""
        order = self._followed()
        return order.ahead() + order.beyond()

    def _followed(self) -> "LiveOrder":
        """The ranked order, made where it is not at hand, with all entries followed."""
        if self.must_learn:
            self._order = self._new_order()
        assert self._order is not None
        self._order.follow(self.entries, self.pool)
        return self._order

    def keep_order(self) -> None:
        """Keeps the ranked order for the next run, where it has learnt since it was kept."""
        order = self._order
        if order is not None and order.taken and order.learnt > self._learnt_when_kept:
            seal = self.journal.seals[order.taken - 1]
            self._cache.keep("order", KeptOrder(seal, order), made_from=self._ranked_from)
            self._learnt_when_kept = order.learnt

    def _take(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self.entries.append(entry)
            self.course.take(entry)

    def _kept_order(self) -> "LiveOrder | None":
        kept = self._cache.kept("order", made_from=self._ranked_from)
        if not isinstance(kept, KeptOrder):
            return None
        taken = kept.order.taken
        if self.journal.seals[taken - 1 : taken] != [kept.seal]:
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


def open_in_folder(folder: Path, *, key_folder: Path, registers: Sequence[Path] = ()) -> OpenReview:
    """The review in a folder as it was left; `registers` say where its files lie now.

    Raises UserMistake "review-register-changed" where they hold another register.
    """
    definition, journal, entries = read_review(folder)
    paths, mapping = register_paths(folder, definition.register)
    paths = list(registers) or paths
    cache = SealedCache(folder / CACHE, key_folder=key_folder)
    made_from = _content_of(paths, mapping, definition)

    def read() -> Register:
        return read_register(paths, read_column_map(mapping))

    pool = kept_pool(definition, read, cache=cache, made_from=made_from)
    return OpenReview(definition, journal, pool, cache=cache, made_from=made_from, entries=entries)


def kept_pool(
    definition: Definition, read: Callable[[], Register], *, cache: SealedCache, made_from: str
) -> Pool:
    """The pool from the cache, or gathered from the register that is read.

    Raises UserMistake "review-register-changed" where that is not the one of the definition.
    """
    made_from = f"{made_from} {_POOL_FORM}"
    kept = cache.kept("pool", made_from=made_from)
    if isinstance(kept, Pool):
        return kept
    register = read()
    if content_hash(register.cases) != definition.register.sha256:
        files = ", ".join(dict.fromkeys(source.name for source in register.sources))
        raise UserMistake("review-register-changed", where=files)
    pool = _pool_of(register, definition)
    cache.keep("pool", pool, made_from=made_from)
    return pool


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
