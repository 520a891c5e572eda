"""The topics labelled by reading: their rules say what the file of labels holds."""

import csv
import re
from collections import Counter
from pathlib import Path

LABELS = Path(__file__).parents[2] / "benchmarks" / "labels"
RULE = re.compile(r"^\d+\. \*\*([a-z-]+)\*\* \((\d+)\)", re.MULTILINE)


def test_every_topic_of_philadelphia_has_its_rule_and_its_count() -> None:
    with (LABELS / "philadelphia_topics.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    held = Counter(topic for row in rows for topic in row["topics"].split(";") if topic)
    rules = RULE.findall((LABELS / "philadelphia_topics.md").read_text(encoding="utf-8"))
    assert {name: int(count) for name, count in rules} == held
    assert len({row["ref"] for row in rows}) == len(rows)
