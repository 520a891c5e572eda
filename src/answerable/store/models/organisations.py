"""The organisation at the desk: its law, its clearance steps, its own holidays."""

from collections.abc import Iterable
from datetime import date

from django.db import models

from answerable.model.cost import AUTHORITIES, CostLimit
from answerable.model.law import REGIMES, Regime
from answerable.model.stages import USUAL_STEPS, DraftState, Steps

LAWS = [(key, regime.name) for key, regime in REGIMES.items()]
KINDS = [(key, limit.name) for key, limit in AUTHORITIES.items() if limit.regime is REGIMES["uk"]]
"""Which limit of cost applies where the law of the United Kingdom does."""


def usual_steps() -> list[str]:
    """The clearance steps of an organisation that has not chosen any."""
    return [step.value for step in USUAL_STEPS]


class Organisation(models.Model):
    """One row: the settings that rules and letters of this desk rest on.

    `single_person` lets one person write and approve; it is shown on pages and in releases.
    `outcome_order` are rows of an outcome and its other spellings, the most severe first; without
    any the usual order holds.
    """

    name = models.CharField(max_length=200, blank=True)
    law = models.CharField(max_length=20, choices=LAWS, default="uk")
    authority = models.CharField(max_length=20, choices=KINDS, default="police")
    clearance_steps = models.JSONField(default=usual_steps)
    single_person = models.BooleanField(default=False)
    extra_holidays = models.JSONField(default=list)
    review_to = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    outcome_order = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name

    @property
    def regime(self) -> Regime:
        """The law of access that applies."""
        return REGIMES[self.law]

    @property
    def limit(self) -> CostLimit:
        """The limit above which a request may be refused for its cost."""
        return AUTHORITIES["scotland" if self.law == "scotland" else self.authority]

    @property
    def steps(self) -> Steps:
        """The clearance steps as the rules know them."""
        return tuple(DraftState(step) for step in self.clearance_steps)

    def proclaimed(self) -> Iterable[tuple[date, str]]:
        """Holidays proclaimed since the table of holidays was written."""
        return tuple((date.fromisoformat(day), name) for day, name in self.extra_holidays)
