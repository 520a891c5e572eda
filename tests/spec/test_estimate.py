"""# Estimating the cost

Hours come from a timed random sample. Only determining whether the information is held, locating,
retrieving and extracting it count; the limit is 18 hours for a police force.
"""

from collections.abc import Callable
from datetime import date

import pytest

from answerable.model.calendar import calendar
from answerable.model.cost import (
    ACTIVITY_WORDS,
    AUTHORITIES,
    Hours,
    Offer,
    ReceivedRequest,
    TimedSample,
    Timing,
)
from answerable.steps.costs.add_up_requests import add_up_requests
from answerable.steps.costs.estimate_cost import estimate_cost, stated_cost, verdict
from answerable.steps.costs.offer_within_limit import Scope, offers_within_limit
from spec.examples import Example, table

HOURS = [
    Example(
        "Work that the regulations do not count never moves the hours.",
        """
        | ref | activity  | question | seconds |
        | 1   | locate    |          | 60      |
        | 1   | extract   |          | 300     |
        | 1   | redact    |          | 5000    |
        | 2   | determine |          | 120     |
        | 2   | exempt    |          | 900     |
        """,
        "records 900, police",
        """
        | question | hours | which is                 |
        | in all   | 60.0  | probably above the limit |
        """,
    ),
    Example(
        "In Scotland determining whether it is held is not charged, and the limit is 40 hours.",
        """
        | ref | activity  | question | seconds |
        | 1   | determine |          | 600     |
        | 1   | locate    |          | 60      |
        | 2   | locate    |          | 60      |
        """,
        "records 900, scotland",
        """
        | question | hours | which is                  |
        | in all   | 15.0  | probably within the limit |
        """,
    ),
    Example(
        "A question alone needs its own work and the work shared by all.",
        """
        | ref | activity | question | seconds |
        | 1   | locate   |          | 60      |
        | 1   | extract  | 1        | 20      |
        | 1   | extract  | 2        | 400     |
        | 2   | locate   |          | 60      |
        """,
        "records 360, police",
        """
        | question | hours | which is                  |
        | 1        | 7.0   | probably within the limit |
        | 2        | 26.0  | probably above the limit  |
        | in all   | 27.0  | probably above the limit  |
        """,
    ),
    Example(
        "Exactly the limit does not exceed it; with every record timed nothing is left open.",
        """
        | ref | activity | question | seconds |
        | 1   | extract  |          | 32400   |
        | 2   | extract  |          | 32400   |
        """,
        "records 2, police",
        """
        | question | hours | which is         |
        | in all   | 18.0  | within the limit |
        """,
    ),
    Example(
        "One minute more does.",
        """
        | ref | activity | question | seconds |
        | 1   | extract  |          | 32400   |
        | 2   | extract  |          | 32460   |
        """,
        "records 2, police",
        """
        | question | hours | which is        |
        | in all   | 18.0  | above the limit |
        """,
    ),
]
"""Minutes are seconds here; in the last two the declared most is ten hours."""

OFFERS = [
    Example(
        "The published refusal of 900 cases at 4 minutes: 60 hours, and what 18 hours would bring.",
        "| records | minutes |\n| 900 | 4 |",
        "",
        """
        | hours  | reads | interval of a sample | left after a review | relevant at 30 seconds |
        | 60.0   | 270   | 65 to 121            | 15                  | 157                    |
        """,
    ),
    Example(
        "1,144 records at 3 minutes.",
        "| records | minutes |\n| 1144 | 3 |",
        "",
        """
        | hours  | reads | interval of a sample | left after a review | relevant at 30 seconds |
        | 57.2   | 360   | 87 to 148            | 14                  | 169                    |
        """,
    ),
    Example(
        "16,009 records at 5 minutes: not all of them can even be decided.",
        "| records | minutes |\n| 16009 | 5 |",
        "",
        """
        | hours  | reads | interval of a sample | left after a review | relevant at 30 seconds |
        | 1334.1 | 216   | 1044 to 2398         | 433                 |                        |
        """,
    ),
]

ADDED_UP = [
    Example(
        "A request is day 1 of a window of 60 working days; 17 March is no working day.",
        """
        | ref | received   | requester | subject      | group |
        | 1   | 2025-01-06 | A         | social media |       |
        | 2   | 2025-03-31 | A         | Social Media |       |
        | 3   | 2025-04-01 | A         | social media |       |
        """,
        "",
        """
        | requests | why        | first      | last       |
        | 1 2      | one person | 2025-01-06 | 2025-03-31 |
        | 2 3      | one person | 2025-03-31 | 2025-06-26 |
        """,
    ),
    Example(
        "Different people are added up only if they act together, and only on one subject.",
        """
        | ref | received   | requester | subject      | group    |
        | 1   | 2025-01-06 | A         | social media | campaign |
        | 2   | 2025-01-07 | B         | social media | campaign |
        | 3   | 2025-01-08 | C         | social media |          |
        | 4   | 2025-01-09 | A         | dogs         |          |
        """,
        "",
        """
        | requests | why                       | first      | last       |
        | 1 2      | acting together: campaign | 2025-01-06 | 2025-03-31 |
        """,
    ),
    Example(
        "A request of a Saturday opens its window on the Friday before.",
        """
        | ref | received   | requester | subject | group |
        | 1   | 2025-01-04 | A         | dogs    |       |
        | 2   | 2025-03-28 | A         | dogs    |       |
        | 3   | 2025-03-31 | A         | dogs    |       |
        """,
        "",
        """
        | requests | why        | first      | last       |
        | 1 2      | one person | 2025-01-03 | 2025-03-28 |
        | 2 3      | one person | 2025-03-28 | 2025-06-25 |
        """,
    ),
]

EXAMPLES = [*HOURS, *OFFERS, *ADDED_UP]


@pytest.mark.parametrize("example", HOURS, ids=str)
def test_hours(example: Example) -> None:
    records, authority = example.when.removeprefix("records ").split(", ")
    limit = AUTHORITIES[authority]
    timings = tuple(
        Timing(row["ref"], float(row["seconds"]), ACTIVITY_WORDS[row["activity"]], row["question"])
        for row in table(example.given)
    )
    sample = TimedSample(timings, "timed.csv")
    made = estimate_cost(sample, records=int(records), limit=limit, most_seconds=36_000)
    found = [_drawn(hours, str(verdict(hours, limit))) for hours in (*made.alone, made.in_all)]
    assert found == table(example.then)


def _drawn(hours: Hours, which: str) -> dict[str, str]:
    return {"question": hours.label, "hours": f"{hours.expected:.1f}", "which is": which}


@pytest.mark.parametrize("example", OFFERS, ids=str)
def test_offers(example: Example) -> None:
    (given,) = table(example.given)
    pace = float(given["minutes"]) * 60
    limit = AUTHORITIES["police"]
    made = stated_cost(records=int(given["records"]), seconds_each=pace, limit=limit)
    offers = {offer.kind: offer for offer in offers_within_limit(made, Scope())}
    assert [
        {
            "hours": f"{made.in_all.expected:.1f}",
            "reads": _figure("reads")(offers["review"]),
            "interval of a sample": "{lower} to {upper}".format_map(offers["sample"].figures),
            "left after a review": _figure("upper_remaining")(offers["review"]),
            "relevant at 30 seconds": _figure("relevant")(offers["quick-review"]),
        }
    ] == table(example.then)


def _figure(name: str) -> Callable[[Offer], str]:
    return lambda offer: str(offer.figures.get(name, ""))


@pytest.mark.parametrize("example", ADDED_UP, ids=str)
def test_adding_up(example: Example) -> None:
    requests = [
        ReceivedRequest(
            row["ref"], date.fromisoformat(row["received"]), row["requester"], row["subject"],
            row["group"],
        )
        for row in table(example.given)
    ]  # fmt: skip
    found = add_up_requests(requests, days=60, calendar=calendar())
    assert [
        {
            "requests": " ".join(one.ref for one in added.requests),
            "why": added.why,
            "first": added.first_day.isoformat(),
            "last": added.last_day.isoformat(),
        }
        for added in found
    ] == table(example.then)
