"""Miscellaneous cases: how the force is run (direction and control), and what fits nowhere."""

from answerable.demo.families import Family

POLICIES = Family(
    ("Direction and control: operational policing policies",),
    (
        "the force no longer attends every report of {nuisance}",
        "speed cameras have been switched back on near {venue}",
        "bicycles are to be stamped at {venue} on Saturdays only",
        "{shop} has been told that thefts below {sum} will be dealt with by post",
    ),
    (
        "should not give out crime numbers by post",
        "ought to patrol {town} on foot",
        "is wrong to use horses on {street}",
        "has too few officers on nights",
        "does not enforce the twenty limit in {street}",
        "should not charge for the return of stolen cars",
    ),
    (
        "{He} quotes a leaflet from {month}",
        "{He} says that {witness} agrees",
        "A copy has gone to the commissioner's office",
        "The policy is due for review",
        "{He} would like to see the risk assessment",
    ),
)

DECISIONS = Family(
    ("Direction and control: organisational decisions",),
    (
        "{station} is to close",
        "the enquiry office at {town} now shuts at five",
        "the lost property store has moved to {a_town}",
        "the helicopter was heard over {town} three nights running",
    ),
    (
        "did not consult residents before shutting the counter",
        "wasted {sum} on a new sign",
        "should keep the school liaison officer",
        "has given the parking bays to staff",
        "ought to answer 101 faster",
        "spent public money on a band",
    ),
    (
        "{He} had to travel to {a_town} to produce documents",
        "A petition of {few} hundred names is mentioned",
        "{adviser} has taken the matter up",
        "The reply of the finance director is on file",
        "{He} has asked the same of the council",
    ),
)

STANDARDS = Family(
    ("Direction and control: general policing standards",),
    (
        "{he} waited {minutes} on the telephone",
        "{he} was passed between {few} departments",
        "{he} saw vehicles with engines running outside {station}",
        "{he} wrote to the force in {month}",
    ),
    (
        "takes too long to reply",
        "does not train call takers well enough",
        "lets officers drink coffee in public",
        "has no large print letters for people with poor sight",
        "uses sirens at night without need",
        "does not return calls",
    ),
    (
        "No individual is complained of",
        "{He} was satisfied with an explanation by telephone",
        "A service recovery call was made on {date2}",
        "{He} suggests a text alert for victims",
    ),
)

OPERATIONS = Family(
    ("Direction and control: operational management decisions",),
    (
        "a road was closed for {few} hours after a collision near {venue}",
        "a march passed along {street}",
        "a cordon was in place at {place}",
        "a search for a missing person used {his} field",
    ),
    (
        "kept residents out for longer than was needed",
        "sent too many officers to a village fete",
        "let the march go ahead",
        "diverted lorries past the school",
        "put the command post on the bowling green",
        "did not warn shops on {street}",
    ),
    (
        "{He} missed a train and seeks {sum}",
        "The decision log gives the reasons",
        "{boss} visited {him} to explain",
        "{He} accepts the need but not the manner",
        "{shop} lost a day's trade",
    ),
)

MISCELLANEOUS_FRAMES: tuple[str, ...] = (
    "{compl} writes that the force {act}, as {scene}.",
    "{first}. {He} is of the view that the force {act}.",
    "Dissatisfaction expressed by {channel}. {first}. In the writer's opinion the force {act}.",
    "General dissatisfaction: the force {act} and {act2}. {scene}.",
    "{compl} telephoned on {date2} to say that the force {act}. {scene}.",
)
"""How a miscellaneous case begins."""
