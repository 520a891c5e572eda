"""Says in words what the audit of a protected table has shown."""

from answerable.model.protection import Policy, Presentation, Protected, Range


def proof_words(protected: Protected, policy: Policy) -> str:
    """The proof as a sentence or two: what was read, what stays possible, what does not."""
    proof, printed = protected.proof, protected.printed
    if printed is None:
        return f"There is none: {proof.impossible}."
    if not proof.ranges:
        return "Every count is printed; nothing is kept back that could be worked out."
    kept = len(proof.ranges)
    if proof.exposed:
        cells = "; ".join(
            f"“{', '.join(printed.frame.places[cell])}” is {proof.ranges[cell]}"
            for cell in proof.exposed[:5]
        )
        return f"The printed bytes give away {len(proof.exposed)} of {kept} cells: {cells}."
    if printed.presentation is Presentation.ROUNDED:
        return (
            f"Read from the printed bytes, every one of {kept} counts could be any of at least"
            f" {min(found.values for found in proof.ranges.values())} numbers: the printed table is"
            " itself a possible one, and so is it with any one count and the totals over it raised."
        )
    return _kept_words(kept, policy, list(proof.ranges.values()), fewest=proof.optimal)


def _kept_words(kept: int, policy: Policy, ranges: list[Range], *, fewest: bool) -> str:
    narrowest = min(ranges, key=lambda found: found.high - found.low)
    fewer = "; no fewer would do" if fewest else ""
    return (
        f"Read from the printed bytes, 0 of {kept} cells kept back can be narrowed below"
        f" {policy.need + 1} possible counts; the narrowest is {narrowest}{fewer}."
    )
