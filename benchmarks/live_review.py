"""Keeps a live review of the topic "social media" and writes the session into the manual.

Usage: python benchmarks/live_review.py [FOLDER OF THE PHILADELPHIA REGISTER]

The reader is this script: it decides as benchmarks/labels/social_media.csv says, which was labelled
by reading; a record that is not in it is presumed not on the topic. Half a minute is booked for
each decision and four for each extraction. A second reader, who knows the same labels, is made to
decide one record otherwise. Everything shown is what the commands print.
"""

import csv
import os
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from answerable.engines.reviews import OpenReview

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "benchmarks" / "labels" / "social_media.csv"
PAGE = ROOT / "docs" / "how-to" / "review-in-18-hours.md"
BEGIN, END = "<!-- session: benchmarks/live_review.py -->\n", "<!-- end of session -->\n"

RULE = (
    "The conduct complained of, or evidence of it, concerns the use of a social media platform, a"
    " messaging app, a dating site, video or pictures shared online, a blog or a forum"
)
START = [
    "start", "review/", "--register", "ppd_complaints_7-18.csv", "--mapping", "philadelphia",
    "--topic", "social media", "--rule", RULE, "-t", "facebook", "-t", "twitter", "-t",
    "instagram", "-t", '"social media"', "-t", "youtube", "--by", "A. Reader", "--seed", "1",
]  # fmt: skip


def main(register: Path) -> None:
    """Reads, certifies, and writes what was shown between the two marks of the page."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {row["ref"]: row["relevant"] == "1" for row in csv.DictReader(file)}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        os.chdir(folder)
        Path("ppd_complaints_7-18.csv").symlink_to(register / "ppd_complaints_7-18.csv")
        session = "".join(_session(labels))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{session}{END}{after}", encoding="utf-8")


def _session(labels: dict[str, bool]) -> list[str]:
    parts = [_shown(*START)]
    _read_by_rank(labels)
    parts += [_shown("status", "review/"), _shown("declare", "review/")]
    _read_sample(labels)
    parts.append(_shown("fits", "review/"))
    _read_again(labels)
    parts.append(_shown("certificate", "review/"))
    parts.append(_truth(labels))
    return parts


def _shown(*arguments: str) -> str:
    from answerable.cli import group

    done = CliRunner().invoke(group, ["review", *arguments], catch_exceptions=False)
    typed = " ".join(f"'{word}'" if set(word) & set(' "') else word for word in arguments)
    lines = [f"$ answerable review {typed}", *done.output.splitlines()]
    return "".join(f"    {line}".rstrip() + "\n" for line in lines if line.strip()) + "\n"


def _read_by_rank(labels: dict[str, bool]) -> None:
    from answerable.steps.finding.what_next import ranking_pays

    review = _open()
    while ranking_pays(review.course):
        _decide(review, review.pool.records[review.ahead()[0]].ref, labels)
    review.keep_order()


def _read_sample(labels: dict[str, bool]) -> None:
    review = _open()
    while left := review.course.sample_left():
        _decide(review, left[0], labels)


def _read_again(labels: dict[str, bool]) -> None:
    from answerable.cli.review_read import turn_of_second

    review = _open()
    for number, place in enumerate(turn_of_second(review, "B. Reader").places):
        ref = review.pool.records[place].ref
        said = {**labels, ref: not labels.get(ref, False)} if number == 4 else labels
        _decide(review, ref, said, second=True)


def _open() -> OpenReview:
    from answerable.cli.review_session import open_review

    return open_review(Path("review"))


def _decide(review: OpenReview, ref: str, labels: dict[str, bool], *, second: bool = False) -> None:
    from answerable.cli.review_read import take_decision
    from answerable.cli.review_session import now
    from answerable.model.decisions import Verdict
    from answerable.model.journal import Decided

    relevant = labels.get(ref, False)
    verdict = Verdict.RELEVANT if relevant else Verdict.NOT_RELEVANT
    by, extraction = ("B. Reader" if second else "A. Reader"), 240.0 if relevant else None
    decided = Decided(ref, verdict, by, now(), seconds=30.0, extraction=extraction, second=second)
    take_decision(review, decided)


def _truth(labels: dict[str, bool]) -> str:
    from answerable.steps.finding.conclude_review import certificate_of

    course = _open().course
    missed = sum(1 for ref, yes in labels.items() if yes and not course.decision(ref))
    bound = certificate_of(course).upper_remaining
    held = "is true" if missed <= bound else "is false"
    return (
        f"The labels name {sum(labels.values())} records on the topic; {missed} of them were not"
        f" read. The certificate said no more than {bound}: it {held}.\n\n"
    )


if __name__ == "__main__":
    default = ROOT.parent / "shared" / "data" / "philadelphia"
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else default)
