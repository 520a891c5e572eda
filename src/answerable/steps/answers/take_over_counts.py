"""Takes over what an earlier answer counted, for the questions that ask the same again."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date

from answerable.model.casework import QuestionLine
from answerable.steps.answers.plan_answer import Plan, proposed_period, question_of, with_lead_ins
from answerable.steps.requests.find_alike import find_alike


def take_over_counts(earlier: Plan, lines: Sequence[QuestionLine], *, received_on: date) -> Plan:
    """A plan that counts for each question what was counted for the one most like it.

    Periods follow the new request. Words, outcomes and grounds of refusal are not taken over: they
    were the earlier answer's.
    """
    asked = {part["number"]: part["text"] for part in earlier.get("question", ())}
    parts = []
    for line in with_lead_ins(lines):
        alike = find_alike(line.text, asked, most=1)
        counts = question_of(earlier, alike[0].key).get("count", ()) if alike else ()
        if counts:
            period = proposed_period(line, received_on=received_on)
            undated = [{k: v for k, v in one.items() if k not in ("from", "to")} for one in counts]
            taken = [{**deepcopy(count), **period} for count in undated]
            parts.append({"number": line.number, "text": line.text, "count": taken})
    return {"question": parts} if parts else {}
