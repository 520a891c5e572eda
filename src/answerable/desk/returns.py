"""The return of a quarter or year, counted from the requests of the desk, with its self-checks."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.files.csv_out import csv_text
from answerable.log.return_page import return_html
from answerable.model.calendar import today_in_london
from answerable.model.periods import Period
from answerable.model.returns import ReturnFinding
from answerable.steps.returns.check_return import check_columns
from answerable.steps.returns.lay_out_return import ReturnSheet, lay_out_return
from answerable.steps.returns.return_figures import return_figures
from answerable.store.models import Organisation
from answerable.store.reads.clock import calendar_of
from answerable.store.reads.returns import return_cases


@dataclass(frozen=True, slots=True)
class Return:
    """Its tables, what does not reconcile, and the requests that are in no figure."""

    title: str
    organisation: Organisation
    sheets: Sequence[ReturnSheet]
    findings: Sequence[ReturnFinding]
    left_out: Sequence[str]

    def page(self) -> bytes:
        """The return as one page to be published."""
        return return_html(
            self.sheets,
            title=self.title,
            authority=self.organisation.name or "the authority",
            at=today_in_london(),
            regime=self.organisation.regime,
        ).encode()

    def table(self) -> bytes:
        """The same as CSV."""
        rows = [row for sheet in self.sheets for row in sheet.rows]
        return csv_text(self.sheets[0].header, rows).encode("utf-8-sig")


def make_return(
    text: str, periods: Sequence[tuple[str, Period]], organisation: Organisation
) -> Return:
    """The return of these periods as the requests stand today."""
    cases, left_out = return_cases()
    columns = return_figures(
        cases,
        periods,
        at=today_in_london(),
        regime=organisation.regime,
        days=calendar_of(organisation),
    )
    sheets = lay_out_return(columns) if columns else []
    title = f"Requests for information, {text}"
    return Return(title, organisation, sheets, check_columns(columns), left_out)
