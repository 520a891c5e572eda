"""The search engines by name, and which one a search gets that names none."""

from answerable.engines.polars_engine import PolarsEngine
from answerable.engines.reference import ReferenceEngine
from answerable.model.ports import SearchEngine

AUTO = "auto"
ENGINES = (AUTO, "polars", "reference")
"""What a user may name."""

FEW_RECORDS = 200
"""Up to so many records the slow, obvious engine is fast enough."""

SCANNED_FROM = 2_000_000
"""A CSV file of so many bytes is worth trying `engines.csv_scan.search_csv`."""

INDEXED_FROM = 10_000_000
"""A register of so many bytes gets an index: anything smaller is searched as fast without."""


def engine_for(name: str, *, records: int) -> SearchEngine:
    """The engine of this name; all of them give the same answer."""
    if name == "reference" or (name == AUTO and records <= FEW_RECORDS):
        return ReferenceEngine()
    return PolarsEngine()
