"""The colours of states: the word says all, the colour only helps to find it."""

from collections.abc import Mapping

from answerable.model.stages import CLEARANCE_STEPS, DraftState, State

_COLOURS: Mapping[str, str] = {
    State.RECEIVED: "blue",
    State.VALIDITY: "blue",
    State.CLARIFICATION: "yellow",
    State.FEE: "yellow",
    State.SEARCHING: "teal",
    State.REVIEWING: "teal",
    State.DRAFTING: "purple",
    State.CLEARANCE: "magenta",
    State.READY: "green",
    State.RELEASED: "green",
    State.INTERNAL_REVIEW: "orange",
    State.COMPLAINT: "red",
    DraftState.WRITING: "purple",
    **dict.fromkeys(CLEARANCE_STEPS, "magenta"),
    DraftState.APPROVED: "green",
    DraftState.RETURNED: "orange",
}


def colour(state: str) -> str:
    """The colour of a state's tag; grey for those in which nothing is to be done."""
    return _COLOURS.get(state, "grey")
