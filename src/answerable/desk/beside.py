"""What a version gives away beside all that has left: looked at when it is saved, signed, released.

Between its saving and its release other answers leave, and what neither tells alone both may.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from answerable.desk.leaving import answer_of
from answerable.engines.answers import ledger_findings
from answerable.log.site import ever_published
from answerable.model.errors import UserMistake
from answerable.model.ledger import Claim
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.protection.claim import claims_in
from answerable.store.home import ledger_file, log_folder
from answerable.store.models import Draft
from answerable.store.reads.releases import unwritten


def earlier_claims() -> Iterator[Claim]:
    """The figures that have left, beside those of the ledger, the last version of an answer last.

    What was decided and not yet written is asked for first: once it is no longer due, it stands in
    the log and in the ledger, which are read after it.
    """
    due = [answer_json(answer_of(one.draft)) for one in reversed(unwritten())]
    return chain.from_iterable(map(claims_in, (*ever_published(log_folder()), *due)))


def check_beside(draft: Draft) -> None:
    """Raises UserMistake "published-since" for what those who worked on a version did not see.

    That is whatever it gives away now beside all that has left, and not a word of it among its own
    findings: an acknowledgement is of what was found then.
    """
    answer = answer_of(draft)
    told = {replace(one, acknowledged="") for one in answer.checks}
    found = ledger_findings(answer, ledger_file(), earlier_claims())
    if strange := [one for one in found if one not in told]:
        where = "; ".join(dict.fromkeys(one.where for one in strange[:3]))
        raise UserMistake("published-since", where=draft, count=len(strange), what=where)
