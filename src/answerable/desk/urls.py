"""Every address of the desk. Names are what templates and tests use; addresses may change."""

from typing import TYPE_CHECKING

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from answerable.desk.later import Pages

if TYPE_CHECKING:
    from answerable.desk.views import (
        accounts,
        answer_cautions,
        answer_parts,
        answers,
        arrivals,
        clock,
        drafts,
        history,
        letters,
        links,
        lists,
        manual,
        organisation,
        people,
        questions,
        reading,
        registers,
        releases,
        requests,
        returns,
        reviews,
        topics,
        working_time,
    )
else:
    accounts = Pages("accounts")
    answer_cautions = Pages("answer_cautions")
    answer_parts = Pages("answer_parts")
    answers = Pages("answers")
    arrivals = Pages("arrivals")
    clock = Pages("clock")
    drafts = Pages("drafts")
    history = Pages("history")
    letters = Pages("letters")
    links = Pages("links")
    lists = Pages("lists")
    manual = Pages("manual")
    organisation = Pages("organisation")
    people = Pages("people")
    questions = Pages("questions")
    reading = Pages("reading")
    registers = Pages("registers")
    releases = Pages("releases")
    requests = Pages("requests")
    returns = Pages("returns")
    reviews = Pages("reviews")
    topics = Pages("topics")
    working_time = Pages("working_time")


class Number(IntConverter):
    """A number that a database can hold: any other in an address is that of no page."""

    regex = "[0-9]{1,18}"


register_converter(Number, "number")

_QUESTION = "requests/<number:pk>/answer/questions/<number:question_pk>"

urlpatterns = [
    path("", lists.home, name="home"),
    path("sign-in", accounts.sign_in, name="sign-in"),
    path("sign-out", accounts.sign_out, name="sign-out"),
    path("set-up/<str:token>", accounts.set_up, name="set-up"),
    path("account", accounts.account, name="account"),
    path("account/password", accounts.change_password, name="change-password"),
    path("people", people.listing, name="people"),
    path("people/add", people.add, name="add-person"),
    path("people/<number:pk>", people.person, name="person"),
    path("people/<number:pk>/close", people.close, name="close-account"),
    path("people/<number:pk>/reopen", people.reopen, name="reopen-account"),
    path("people/<number:pk>/password", people.new_password, name="new-password"),
    path("requests", lists.listing, name="requests"),
    path("requests.csv", lists.export, name="export-requests"),
    path("arrived", arrivals.listing, name="arrivals"),
    path("arrived/<slug:id>/aside", arrivals.aside, name="put-aside"),
    path("requests/new", requests.log, name="log-request"),
    path("requests/<number:pk>", requests.page, name="request"),
    path("requests/<number:pk>/correct", requests.correct, name="correct-request"),
    path("requests/<number:pk>/owner", requests.assign, name="assign-request"),
    path("requests/<number:pk>/move/<slug:slug>", requests.move, name="move-request"),
    path(
        "requests/<number:pk>/files/<number:attachment_pk>", arrivals.attachment, name="attachment"
    ),
    path("return", returns.page, name="returns"),
    path("requests/<number:pk>/result", returns.result, name="result"),
    path("requests/<number:pk>/days", clock.days, name="days"),
    path("requests/<number:pk>/extend", clock.extend, name="extend"),
    path("requests/<number:pk>/extend/back", clock.take_back, name="take-back-extension"),
    path("requests/<number:pk>/links", links.listing, name="links"),
    path("requests/<number:pk>/links/add", links.add, name="add-link"),
    path("requests/<number:pk>/links/<number:link_pk>/remove", links.remove, name="remove-link"),
    path("requests/<number:pk>/links/counts/<number:draft_pk>", links.take_over, name="take-over"),
    path("requests/<number:pk>/links/topic/<number:topic_pk>", links.start, name="start-topic"),
    path(
        "requests/<number:pk>/links/answer", links.start_from_answer, name="start-topic-from-answer"
    ),
    path("requests/<number:pk>/time", working_time.page, name="working-time"),
    path("requests/<number:pk>/time/start", working_time.start, name="start-timer"),
    path("requests/<number:pk>/time/add", working_time.add, name="add-time"),
    path("requests/<number:pk>/time/estimate", working_time.estimate, name="estimate"),
    path("requests/<number:pk>/time/<number:entry_pk>", working_time.remove, name="remove-time"),
    path("timer/stop", working_time.stop, name="stop-timer"),
    path("requests/<number:pk>/letters", letters.listing, name="letters"),
    path("requests/<number:pk>/letters/<number:letter_pk>", letters.shown, name="letter"),
    path(
        "requests/<number:pk>/letters/<number:letter_pk>/save.<slug:ending>",
        letters.save,
        name="save-letter",
    ),
    path("requests/<number:pk>/letters/<slug:slug>", letters.write, name="write-letter"),
    path("letters", letters.templates, name="letter-templates"),
    path("letters/<slug:slug>", letters.template, name="letter-template"),
    path("letters/<slug:slug>/drop", letters.drop, name="drop-letter-template"),
    path("requests/<number:pk>/questions", questions.listing, name="questions"),
    path("requests/<number:pk>/questions/add", questions.add, name="add-question"),
    path("requests/<number:pk>/questions/<number:question_pk>", questions.correct, name="question"),
    path(
        "requests/<number:pk>/questions/<number:question_pk>/remove",
        questions.remove,
        name="remove-question",
    ),
    path("registers", registers.listing, name="registers"),
    path("registers/upload", registers.upload, name="upload-register"),
    path("registers/uploads/<str:token>", registers.preview, name="upload"),
    path("registers/uploads/<str:token>/use", registers.use, name="use-upload"),
    path("registers/uploads/<str:token>/cancel", registers.cancel, name="cancel-upload"),
    path("topics", topics.listing, name="topics"),
    path("topics/add", topics.add, name="add-topic"),
    path("topics/<number:pk>", topics.page, name="topic"),
    path("topics/<number:pk>/terms", topics.terms, name="terms"),
    path("topics/<number:pk>/counts", topics.counts, name="term-counts"),
    path("topics/<number:pk>/spellings", topics.spellings, name="spellings"),
    path("topics/<number:pk>/report", topics.report, name="term-report"),
    path("topics/<number:pk>/compare", topics.compare, name="compare-terms"),
    path("topics/<number:pk>/review/<number:snapshot_pk>", reviews.begin, name="begin-review"),
    path("reviews", reviews.listing, name="reviews"),
    path("reviews/<number:pk>", reviews.page, name="review"),
    path("reviews/<number:pk>/read", reading.read, name="read"),
    path("reviews/<number:pk>/decide", reading.decide, name="decide"),
    path("reviews/<number:pk>/undo", reading.undo, name="undo"),
    path("reviews/<number:pk>/pause", reading.pause, name="pause"),
    path("reviews/<number:pk>/keys", reading.keys, name="reading-keys"),
    path("reviews/<number:pk>/certificate", reviews.certificate, name="certificate"),
    path("reviews/<number:pk>/second", reviews.second, name="second-reader"),
    path("reviews/<number:pk>/records", reviews.records, name="records"),
    path("reviews/<number:pk>/record", reviews.record, name="record"),
    path("reviews/<number:pk>/suggestions", topics.suggestions, name="suggestions"),
    path("requests/<number:pk>/history", history.of_request, name="request-history"),
    path("requests/<number:pk>/answer", answers.answer, name="answer"),
    path("requests/<number:pk>/answer/sources", answers.sources, name="answer-sources"),
    path("requests/<number:pk>/answer/words", answers.words, name="answer-words"),
    path("requests/<number:pk>/answer/recount", answers.recount, name="answer-recount"),
    path("requests/<number:pk>/answer/renew", answers.renew, name="renew-answer"),
    path("requests/<number:pk>/answer/submit", answers.submit, name="submit-answer"),
    path(
        "requests/<number:pk>/answer/versions/<number:draft_pk>/figures/<str:figure_id>",
        answers.figure,
        name="figure",
    ),
    path(
        "requests/<number:pk>/answer/small-counts",
        answer_cautions.small_counts,
        name="answer-small-counts",
    ),
    path("requests/<number:pk>/answer/small-counts/weigh", answer_cautions.weigh, name="weigh"),
    path("requests/<number:pk>/answer/small-counts/agree", answer_cautions.agree, name="agree"),
    path(
        "requests/<number:pk>/answer/warnings/<number:number>",
        answer_cautions.acknowledge,
        name="acknowledge",
    ),
    path(
        "requests/<number:pk>/answer/acknowledgements/<number:number>/take-back",
        answer_cautions.take_acknowledgement_back,
        name="take-acknowledgement-back",
    ),
    path(_QUESTION, answer_parts.question, name="answer-question"),
    path(f"{_QUESTION}/words", answer_parts.words, name="answer-question-words"),
    path(f"{_QUESTION}/counts/<number:place>", answer_parts.count, name="answer-count"),
    path(
        f"{_QUESTION}/counts/<number:place>/conditions/<str:column>",
        answer_parts.condition,
        name="answer-condition",
    ),
    path(f"{_QUESTION}/tables/bring", answer_parts.bring_table, name="bring-table"),
    path(f"{_QUESTION}/tables/<number:place>", answer_parts.side, name="answer-side"),
    path(
        f"{_QUESTION}/tables/<number:place>/conditions/<str:column>",
        answer_parts.side_condition,
        name="answer-side-condition",
    ),
    path(f"{_QUESTION}/grounds/add", answer_parts.add_ground, name="add-ground"),
    path(f"{_QUESTION}/grounds/<number:place>", answer_parts.ground, name="answer-ground"),
    path(
        f"{_QUESTION}/<str:kind>/<number:place>/remove",
        answer_parts.remove,
        name="remove-answer-part",
    ),
    path("answers", drafts.listing, name="answers"),
    path("answers/<number:pk>", drafts.draft, name="draft"),
    path("answers/<number:pk>/files/<path:name>", drafts.file, name="draft-file"),
    path("answers/<number:pk>/do/<slug:slug>", drafts.sign, name="sign"),
    path("releases/<number:pk>/take-down", releases.take_down, name="take-down"),
    path("history", history.whole, name="history"),
    path("history.jsonl", history.export, name="history-export"),
    path("manual", manual.contents, name="manual"),
    path("manual/<slug:slug>", manual.chapter, name="manual-chapter"),
    path("settings", organisation.settings, name="settings"),
    path("settings/holiday", organisation.holiday, name="proclaim-holiday"),
]
