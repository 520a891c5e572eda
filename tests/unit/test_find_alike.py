"""We were asked this before: the rare words decide, the usual ones do not."""

from answerable.steps.requests.find_alike import find_alike

EARLIER = {
    "media": "How many complaints about officers on social media were made? Facebook, Twitter.",
    "custody": "How many complaints were made about treatment in custody?",
    "video": "How many complaints had body-worn video viewed?",
    "fleet": "What did you spend on vehicles, and how many complaints were made about them?",
}


def test_the_request_about_the_same_comes_first_with_the_words_that_say_so() -> None:
    found = find_alike("Complaints about posts on social media such as Twitter", EARLIER)
    assert found[0].key == "media"
    assert {"social", "media", "twitter"} <= set(found[0].words)
    assert found[0].score > 2 * max((one.score for one in found[1:]), default=0.0)


def test_a_request_about_something_else_finds_nothing() -> None:
    assert find_alike("Length of every river bridge in the county", EARLIER) == []
    assert find_alike("", EARLIER) == []
    assert find_alike("Twitter", {}) == []


def test_the_same_words_are_the_most_alike_that_anything_can_be() -> None:
    (first, *_) = find_alike(EARLIER["custody"], EARLIER)
    assert first.key == "custody"
    assert first.score == max(one.score for one in find_alike(EARLIER["custody"], EARLIER))
    assert abs(first.score - 1) < 1e-9
