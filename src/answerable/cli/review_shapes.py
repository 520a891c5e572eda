"""What a review prints as data for a program."""

from typing import Any

from answerable.engines.reviews import OpenReview
from answerable.model.certificates import Certificate
from answerable.model.decisions import Verdict
from answerable.steps.conclude_review import Agreement, Fitting
from answerable.steps.follow_review import Course
from answerable.steps.what_next import (
    hits_unread,
    proposal,
    records_that_fit,
    relevant_expected,
    stage_of,
)

Json = dict[str, Any]


def certificate_json(certificate: Certificate) -> Json:
    """A certificate in the shape of the command-line contract."""
    return {
        "ranked": certificate.ranked,
        "random": certificate.random,
        "found": certificate.found,
        "upper_remaining": certificate.upper_remaining,
        "recall_lower": certificate.recall_lower,
        "remaining_estimate": certificate.remaining,
        "confidence": float(certificate.declaration.confidence),
        "bound": str(certificate.declaration.bound),
        "sentence": certificate.sentence,
    }


def live_certificate_json(certificate: Certificate, agreement: Agreement | None) -> Json:
    """The certificate of a review, with what only a live one knows."""
    declared = certificate.declaration
    return {
        **certificate_json(certificate),
        "records": certificate.records,
        "read": certificate.read,
        "recall_estimate": certificate.recall_estimate,
        "unread_when_declared": declared.unread,
        "number": declared.number,
        "seed": declared.seed,
        "unsure": certificate.unsure,
        "without_text": certificate.without_text,
        "agreement": agreement_json(agreement),
    }


def agreement_json(agreement: Agreement | None) -> Json | None:
    """How two readers agree; null where nothing was read twice."""
    if agreement is None:
        return None
    return {
        "read": agreement.read,
        "agreed": agreement.agreed,
        "kappa": agreement.kappa,
        "unstable": agreement.unstable,
    }


def status_json(course: Course) -> Json:
    """Where a review stands, in figures."""
    pool, pace, sample = course.pool, course.pace, course.sample
    spent = course.seconds_spent() / 60
    fit = records_that_fit(course)
    return {
        "stage": str(stage_of(course)),
        "proposal": proposal(course),
        "records": pool.cases,
        "texts": len(pool.texts),
        "without_text": len(pool.silent),
        "read": sum(course.cases_with(verdict) for verdict in Verdict),
        "found": course.cases_with(Verdict.RELEVANT),
        "rejected": course.cases_with(Verdict.NOT_RELEVANT),
        "unsure": course.cases_with(Verdict.UNSURE),
        "hits_unread": hits_unread(course),
        "sample": None
        if sample is None
        else {"size": len(sample.refs), "left": len(course.sample_left())},
        "pace": {"decision": pace.decision, "extraction": pace.extraction},
        "minutes": {
            "budget": course.definition.minutes,
            "spent": round(spent, 1),
            "left": round(course.definition.minutes - spent, 1),
        },
        "records_that_fit": fit,
        "expected_in_these": round(relevant_expected(course, fit), 1),
    }


def record_json(review: OpenReview, place: int, *, blind: bool) -> Json:
    """One record to be read; a blind one carries nothing that hints at the answer."""
    record = review.pool.records[place]
    return {
        "ref": record.ref,
        "same_text": list(record.refs[1:]),
        "text": record.text,
        "terms": [] if blind else list(record.terms),
        "spans": [] if blind else [list(span) for span in record.spans],
    }


def fitting_json(fitting: Fitting) -> Json:
    """What reading everything would bring and cost, each as low, best, high."""
    told = fitting.prospect
    keys = ("low", "best", "high")
    return {
        "records": told.records,
        "sampled": told.sampled,
        "share": list(fitting.share),
        "relevant": dict(zip(keys, told.relevant, strict=True)),
        "hours": dict(zip(keys, told.hours, strict=True)),
        "fits": told.fits,
        "years_that_fit": list(fitting.years),
    }
