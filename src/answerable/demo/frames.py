"""Sentences that any complaint may have, whatever it is about: how it begins, drags on and ends."""

COMPLAINT_FRAMES: tuple[str, ...] = (
    "{compl} complains that on {date} at {place} {officer} {act}. {scene}.",
    "{compl} alleges that {officer} {act}. {scene}.",
    "{first}. {He} states that {officer} {act}.",
    "{first}. {He} alleges that {officer} {act} and that {other} {act2}.",
    "Complaint made by {channel}. {first}. It is said that {officer} {act}.",
    "On {date} {first}. It is alleged that {officer} {act}.",
    "{compl} is unhappy with the way {he} was dealt with at {place} on {date}. {scene}. "
    "{officer} {act} and {act2}.",
    "It is alleged by {compl} that, when {scene}, {officer} {act}.",
    "A relative of {compl} writes on {his} behalf: {scene}, and {officer} {act}.",
    "{compl} says that {officer} {act}. This was on {date}, when {scene}.",
    "Letter from {adviser} acting for {compl}, to the effect that {officer} {act}. "
    "By way of background, {scene}.",
    "{compl}, of {street}, {town}, reports that {officer} {act}; further that the officer {act2}.",
    "{date}, {place}: {first}. {He} complains that {officer} {act}.",
    "{compl} wishes it known that {officer} {act}. {He} explains that {scene}.",
)
"""How a complaint begins."""

GENERAL: tuple[str, ...] = (
    "{He} has kept {evidence} and can produce it",
    "The incident is said to have lasted {minutes}",
    "{witness} saw what happened and gave a first account to {other}",
    "{He} describes the officer as {look}",
    "{He} is a {job} and had been {errand}",
    "At the time {he} was {errand}",
    "{He} works as a {job} and says that {his} good name matters",
    "The other person present, a {job}, was {look}",
    "A {job} who had been {errand} came over to help",
    "Body worn video was not in use",
    "{He} rang {station} the next day and spoke to {other}",
    "The control room log puts the time at {clock}",
    "{officer} has no recollection of the incident",
    "{He} was told {remark}",
    "{boss} has spoken to those on duty",
    "{He} was with {relative} throughout",
    "There is no mention of this in {document}",
    "{other} was present but did not get involved",
    "The weather was bad and the street lights were out",
    "{He} made a note of the collar number, {collar}",
    "A taxi driver named in the letter has moved away",
    "{He} has {illness} and says that this was obvious",
    "Enquiries in {street} found nobody who had seen it",
    "{He} had been drinking but not to excess",
    "{relative} was frightened and had to leave the room",
    "{adviser} was contacted within {few} days",
    "Accounts differ as to who spoke first",
    "A second visit followed on {date2}",
    "{He} cannot say whether it was {other} or somebody in plain clothes",
)
"""Sentences that go with any allegation, each without its full stop."""

CLOSINGS: tuple[str, ...] = (
    "{He} would like an apology",
    "{He} would like an explanation and nothing more",
    "{He} wants the officer to be spoken to",
    "{He} feels let down by the police",
    "{He} has lost all confidence in the force",
    "{He} is seeking compensation",
    "{He} does not want it to happen to anybody else",
    "{He} has been told of the right to appeal",
    "Local resolution was offered and declined",
    "Suitable for local resolution by {boss}",
    "{He} is content for the matter to be resolved locally",
    "Acknowledged by letter on {date2}",
    "Statement to be taken by {other}",
    "Passed to the division to deal",
    "{He} could not be reached on the number given",
    "Contact only through {adviser}, please",
    "Investigating officer to view {evidence}",
    "{He} intends to go to {his} MP if nothing is done",
    "IO to obtain {document} before it is weeded",
    "{He} asks to be called after {hour12} in the evening",
    "Complaint form to be sent out",
    "{He} is considering civil action",
    "Sub judice until the criminal case has been dealt with",
)
"""How a complaint may end, each without its full stop."""

ALLEGATION_FRAMES: tuple[str, ...] = (
    "{compl} alleges that {officer} {act}.",
    "That {officer} {act}.",
    "It is alleged that {officer} {act}. {detail}.",
    "{compl} states that {officer} {act} and {act2}.",
    "Allegation: {officer} {act}. {detail}.",
    "{officer} {act}, it is said. {detail}. {general}.",
    "Alleged that on {date} {officer} {act}.",
    "{compl} feels that {officer} {act}. {general}.",
    "AP states {officer} {act}.",
    "{officer} {act} at {place}.",
)
"""How the summary of one allegation reads."""

CONDUCT_ALLEGATION_FRAMES: tuple[str, ...] = (
    "That {officer} {act}.",
    "Breach of the standard in that {officer} {act}.",
    "It is alleged that {officer} {act}. {detail}.",
    "{officer} {act} and {act2}.",
    "Between dates known {officer} {act}. {detail}.",
    "Alleged that on {date} {officer} {act}.",
)
"""How the summary of one breach of a standard reads."""

CHANNELS: tuple[str, ...] = (
    "letter", "e-mail", "the online form", "telephone", "a visit to the front counter",
    "a solicitor's letter", "101",
)  # fmt: skip
"""By which way a complaint came in."""
