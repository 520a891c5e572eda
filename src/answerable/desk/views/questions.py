"""The questions of a request: proposed by the parser, corrected and assigned one by one."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import cast

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from answerable.desk.forms.parts import typed
from answerable.desk.forms.requests import QuestionForm
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs, organisation_of
from answerable.desk.views.requests import crumbs_of
from answerable.model.roles import Right, Role
from answerable.store.models import Person, Question, Request
from answerable.store.reads.people import people_with
from answerable.store.reads.plans import line_of
from answerable.store.reads.requests import request_page
from answerable.store.writes import requests as writes


def _who_answers() -> Sequence[Person]:
    return people_with(Role.OFFICER, Role.ANALYST, Role.COMMUNICATIONS)


def _assign(request: StaffRequest, question: Question, form: QuestionForm) -> None:
    """Only a new owner is a new event in the history."""
    owner = form.cleaned_data["owner"]
    if (owner.pk if owner else None) != question.owner_id:
        writes.assign_question(by=request.user, question=question, owner=owner)


def _view(request: StaffRequest, found: Request) -> dict[str, object]:
    """What every page about questions shows."""
    known = request_page(found, person=request.user, organisation=organisation_of(request))
    crumbs = crumbs_of(found)
    return {
        "request_": found,
        "questions": known.questions,
        "letter": known.letter,
        "crumbs": crumbs,
    }


def _start(question: Question) -> dict[str, object]:
    line = line_of(question)
    return {**asdict(line), "owner": question.owner_id, "shown": line.seal}


def _correct(request: StaffRequest, question: Question, form: QuestionForm) -> None:
    """Whoever was overtaken is told, keeps what they typed, and may save it over what stands."""
    now, shown = line_of(question), form.cleaned_data["shown"]
    typed_again = cast(QueryDict, form.data).copy()
    typed_again["shown"] = now.seal
    form.data = typed_again
    if form.line() != now:
        writes.correct_question(
            by=request.user, question=question, corrected=form.line(), shown=shown
        )
    _assign(request, question, form)


@needs(Right.EDIT_QUESTIONS)
def listing(request: StaffRequest, pk: int) -> HttpResponse:
    """All of them beside the letter, to be held against it."""
    found = get_object_or_404(Request, pk=pk)
    return render(request, "desk/questions.html", _view(request, found))


@needs(Right.EDIT_QUESTIONS)
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """One more question."""
    found = get_object_or_404(Request, pk=pk)
    form = QuestionForm(typed(request), owners=_who_answers())
    if form.is_valid():
        with told_in(form):
            added = writes.add_question(by=request.user, request=found, question=form.line())
            _assign(request, added, form)
            return redirect("questions", pk=pk)
    return render(request, "desk/question.html", {**_view(request, found), "form": form})


@needs(Right.EDIT_QUESTIONS)
def correct(request: StaffRequest, pk: int, question_pk: int) -> HttpResponse:
    """One question: its words, and who answers it. Then the next."""
    question = get_object_or_404(Question, pk=question_pk, request=pk)
    following = question.request.questions.filter(place__gt=question.place)
    form = QuestionForm(typed(request), owners=_who_answers(), initial=_start(question))
    if form.is_valid():
        with told_in(form):
            _correct(request, question, form)
            after = following.first()
            return redirect("question", pk, after.pk) if after else redirect("questions", pk)
    view = {**_view(request, question.request), "form": form, "question": question}
    return render(request, "desk/question.html", {**view, "next": following.exists()})


@require_POST
@needs(Right.EDIT_QUESTIONS)
def remove(request: StaffRequest, pk: int, question_pk: int) -> HttpResponse:
    """Takes out what is no question."""
    question = get_object_or_404(Question, pk=question_pk, request=pk)
    writes.remove_question(by=request.user, question=question)
    messages.success(request, f"Question {question.number} was taken out")
    return redirect("questions", pk=pk)
