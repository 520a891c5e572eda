"""What the parser proposes for a letter: numbered questions, which the officer corrects."""

from datetime import date

from answerable.model.casework import QuestionLine
from answerable.steps.requests.number_questions import number_questions
from answerable.steps.requests.read_questions import read_questions


def proposed_questions(letter: str, *, received_on: date) -> list[QuestionLine]:
    """The questions that a letter seems to ask; a lead-in is one too, and its parts name it."""
    asked = read_questions(letter, received_on=received_on).questions if letter.strip() else ()
    numbers = number_questions([(question.number, question.under) for question in asked])
    return [
        QuestionLine(
            number=number,
            text=question.text,
            parent=parent,
            period_words=question.stated_period.words[:300] if question.stated_period else "",
        )
        for question, (number, parent) in zip(asked, numbers, strict=True)
    ]
