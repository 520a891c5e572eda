"""A process that works at a desk without pause, and says after each write that it was done.

Started by test_kills, which ends it in the middle of whatever it does.
"""

import itertools
import os
import sys


def work(home: str) -> None:
    """Decides, drafts, approves and releases until it is ended."""
    os.environ["ANSWERABLE_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.store.settings"
    import django

    django.setup()
    from answerable.model.decisions import Verdict
    from answerable.store.models import Request, Review
    from answerable.store.reads.releases import last_release
    from answerable.store.writes.releases import confirm_written, release_draft
    from answerable.store.writes.reviews import decide
    from store.desks import FILES, Desk

    desk = Desk.again()
    review = Review.objects.get()
    begun = Request.objects.count()
    _say("ready", "")
    for number in itertools.count(begun):
        for place in range(5):
            ref = f"C{os.getpid()}-{number}-{place}"
            decide(by=desk.analyst, review=review, ref=ref, verdict=Verdict.RELEVANT)
            _say("decided", ref)
        request = desk.drafting(f"{number}/26")
        _say("drafting", request.reference)
        draft = desk.approved(request)
        _say("approved", request.reference)
        release = release_draft(
            by=desk.officer, draft=draft, files=FILES, after_release=last_release()
        )
        _say("released", request.reference)
        confirm_written(by=desk.officer, release=release)


def _say(what: str, about: str) -> None:
    sys.stdout.write(f"{what} {about}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work(sys.argv[1])
