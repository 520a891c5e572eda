"""What a review prints as data for a program."""

from typing import Any

from answerable.engines.reviews import OpenReview
from answerable.model.certificates import Certificate
from answerable.steps.finding.conclude_review import Agreement, Fitting
from answerable.steps.finding.follow_review import Course
from answerable.steps.finding.tell_review import progress_of

Json = dict[str, Any]


def certificate_json(certificate: Certificate) -> Json:
    """A certificate in the shape of the command-line contract."""
    return {
        "ranked": certificate.ranked,
        "random": certificate.random,
        "same_text": certificate.shared,
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
        "undated": certificate.undated,
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
    told = progress_of(course)
    sample = {"size": told.sample_size, "left": told.sample_left}
    return {
        "stage": str(told.stage),
        "proposal": told.proposal,
        "records": told.records,
        "texts": told.texts,
        "without_text": told.without_text,
        "undated": told.undated,
        "read": told.read,
        "found": told.found,
        "rejected": told.rejected,
        "unsure": told.unsure,
        "hits_unread": told.hits_unread,
        "sample": None if told.sample_size is None else sample,
        "pace": {"decision": told.pace.decision, "extraction": told.pace.extraction},
        "minutes": {
            "budget": told.budget,
            "spent": round(told.spent, 1),
            "left": round(told.left, 1),
        },
        "records_that_fit": told.fit,
        "expected_in_these": round(told.expected, 1),
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
