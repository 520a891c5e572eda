"""How often what comes: case types, years, allegations, places, outcomes, as weights."""

from datetime import date

from answerable.demo import complaints, conduct, miscellaneous, powers
from answerable.demo.cases import CONDUCT, MISCELLANEOUS, PUBLIC
from answerable.demo.chance import Chance, Weights
from answerable.demo.families import Family

TYPES = Weights({PUBLIC: 66, CONDUCT: 22, MISCELLANEOUS: 12})
YEARS = Weights({2008: 28, 2009: 28, **dict.fromkeys(range(2010, 2016), 23), 2016: 4})
OUTSIDE = Weights({2008: 4, 2009: 4, 2016: 1})
FAMILIES = {
    PUBLIC: Weights(
        {
            complaints.NEGLECT: 60, complaints.INCIVILITY: 34, complaints.ASSAULT: 26,
            complaints.HARASSMENT: 14, complaints.UNFAIR: 12, complaints.PROPERTY: 9,
            complaints.DISCRIMINATION: 7, complaints.PROCEDURE: 6, complaints.DISCLOSURE: 5,
            complaints.OTHER: 4, complaints.CORRUPTION: 2, complaints.SEXUAL: 2,
            powers.ARREST: 13, powers.CUSTODY: 10, powers.SEARCH: 8, powers.STOP: 6,
            powers.EVIDENCE: 5, powers.TRAFFIC: 5,
        }
    ),
    CONDUCT: Weights(
        {
            conduct.DUTIES: 24, conduct.DISCREDIT: 20, conduct.HONESTY: 13, conduct.ORDERS: 12,
            conduct.CONFIDENTIALITY: 10, conduct.COURTESY: 9, conduct.FORCE: 5,
            conduct.EQUALITY: 4, conduct.FITNESS: 4, conduct.REPORTING: 3,
        }
    ),
    MISCELLANEOUS: Weights(
        {
            miscellaneous.POLICIES: 4, miscellaneous.DECISIONS: 4, miscellaneous.STANDARDS: 5,
            miscellaneous.OPERATIONS: 4,
        }
    ),
}  # fmt: skip

SOURCES = {
    PUBLIC: Weights(
        {
            "Member of the public": 80, "Via solicitor": 9, "Via IPCC": 8,
            "Via MP or councillor": 3, "MEMBER OF THE PUBLIC": 2,
        }
    ),
    CONDUCT: Weights({"Internal": 84, "Confidential reporting line": 10, "Other force": 6}),
    MISCELLANEOUS: Weights({"Member of the public": 92, "Via MP or councillor": 8}),
}  # fmt: skip

PLACES = Weights(
    {
        ("{street}, {town}", "{street}, {town}"): 12,
        ("{street}", "{street}"): 1,
        ("Private dwelling, {town}", "{his} home in {street}"): 4,
        ("Police station, {town}", "{town} police station"): 3,
        ("Custody suite, {town}", "{town} custody suite"): 2,
        ("Public house, {town}", "a public house in {town}"): 2,
        ("Town centre, {town}", "{town} town centre"): 2,
    }
)
"""Where it was, as the export's own column says it and as a narrative does."""
OUTCOMES = {
    PUBLIC: Weights(
        {
            "No further action": 820, "Management action": 110, "Management advice": 30,
            "Written warning": 12, "Final written warning": 4, "Dismissed": 2, "Resigned": 4,
            "": 18,
        }
    ),
    CONDUCT: Weights(
        {
            "No further action": 400, "Management action": 215, "Management advice": 100,
            "Written warning": 130, "Final written warning": 60, "Dismissed": 40, "Resigned": 45,
            "": 10,
        }
    ),
}  # fmt: skip

NOT_PROVED = {
    PUBLIC: Weights(
        {
            "Not upheld": 55, "Local resolution": 26, "Withdrawn": 8, "Disapplied": 6,
            "Discontinued": 2, "Upheld": 3,
        }
    ),
    CONDUCT: Weights({"No case to answer": 9, "Discontinued": 1}),
}  # fmt: skip

PROVED = {PUBLIC: "Upheld", CONDUCT: "Case to answer"}

OLD_WORDS = {"Upheld": "Substantiated", "Not upheld": "Unsubstantiated"}
OLD_WORDS_UNTIL = date(2010, 4, 1)
"""Results of complaints were called upheld and not upheld from April 2010."""
FURTHER = Weights({0: 72, 1: 20, 2: 8})
"""Allegations beyond the first."""

RARER_LABEL = 0.12
"""The share in which a family of several labels carries one that is not its first."""


def label_of(family: Family, chance: Chance) -> str:
    """The label under which an allegation of the family is recorded."""
    if len(family.labels) > 1 and chance.odds(RARER_LABEL):
        return chance.pick(family.labels[1:])
    return family.labels[0]
