"""Letters that were written, the templates in use, and the answer that a letter may carry."""

import json

from answerable.model.answer import Answer
from answerable.model.letters import LetterKind
from answerable.model.stages import DraftState
from answerable.steps.answers.write_answer import answer_from_json
from answerable.store.models import Draft, Letter, LetterTemplate, Request


def letters_of(request: Request) -> list[Letter]:
    """The letters of a request, the newest first, without their bytes."""
    found = Letter.objects.filter(request=request).select_related("by", "request")
    return list(found.defer("word", "page", "text"))


def template_for(kind: LetterKind) -> LetterTemplate | None:
    """The organisation's own template for a kind of letter."""
    return LetterTemplate.objects.filter(kind=kind.value, in_use=True).first()


def templates_in_use() -> dict[str, LetterTemplate]:
    """Every template of the organisation's own, by its kind."""
    found = LetterTemplate.objects.filter(in_use=True).select_related("by").defer("content")
    return {template.kind: template for template in found}


def approved_answer(request: Request) -> Answer | None:
    """The answer that was approved last; nothing else may be written to anybody."""
    states = [DraftState.APPROVED.value, DraftState.RELEASED.value]
    draft = Draft.objects.filter(request=request, state__in=states).order_by("-version").first()
    return answer_from_json(json.loads(draft.answer)) if draft else None
