"""Renders the page of a return, as one file."""

from collections.abc import Sequence
from datetime import date

from answerable.log.rendering import render, safe, stylesheet
from answerable.model.calendar import calendar
from answerable.model.law import Regime
from answerable.model.log_settings import LICENCE
from answerable.model.periods import long_date
from answerable.model.returns import BANDS, ReturnFinding, percent
from answerable.steps.returns.lay_out_return import ReturnSheet


def return_html(
    sheets: Sequence[ReturnSheet],
    *,
    title: str,
    authority: str,
    at: date,
    regime: Regime,
    restated: Sequence[ReturnFinding] = (),
) -> str:
    """The page: every sheet as a table, what was restated, how the figures were made."""
    view = {
        "title": title,
        "authority": authority,
        "at": long_date(at),
        "tables": [
            {"id": f"table-{number}", "sheet": sheet}
            for number, sheet in enumerate(sheets, start=1)
        ],
        "findings": restated,
        "regime": regime,
        "holidays": calendar(regime.nations).version,
        "bands": [f"{words} from {percent(least)}" for least, words in BANDS if least],
        "licence": LICENCE,
        "style": safe(stylesheet()),
    }
    return render("return.html", view)
