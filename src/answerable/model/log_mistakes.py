"""What can be wrong with a public log: the part of the catalogue (model/errors) for its answers."""

from collections.abc import Mapping

from answerable.model.sentences import Sentence

LOG_MISTAKES: Mapping[str, Sentence] = {
    "alias-wrong": Sentence(
        "“{alias}” cannot lead to an answer: {reason}",
        "correct it or leave it out of the answer's aliases",
    ),
    "alias-taken": Sentence(
        "“{alias}” would lead to two answers: this one and {other}",
        "take it out of the aliases of one of them",
    ),
    "not-in-log": Sentence(
        "no answer of the log stands at “{address}”",
        "name one by its reference (911/16) or address (2016/911/); addresses.json in the log"
        " lists all",
    ),
    "reason-tells-of-somebody": Sentence(
        "the reason is printed at every address of the answer, and it gives {what}",
        "say why without telling of anybody",
    ),
    "already-withdrawn": Sentence(
        "the answer at {address} was withdrawn on {on}",
        "nothing more needs to be done: every address of it says so",
    ),
    "is-withdrawn": Sentence(
        "the answer at {address} was withdrawn on {on}: {reason}",
        "publish it under another reference, or with --again if it may stand there again",
    ),
    "withdrawn-unknown": Sentence(
        "what was withdrawn at {address} on {on} is not here: what this answer gives away beside it"
        " cannot be seen",
        "name with --evidence the folder in which it is kept, or with --ledger the ledger that has"
        " its figures",
    ),
    "change-untold": Sentence(
        "this would be a new version of the answer at {address}, but nothing says what was changed",
        "say it with --because, or as `correction` in the request and answer again",
    ),
    "log-damaged": Sentence(
        "this file of the log is missing",
        "put it back from a copy, or have the log written afresh from the answers in it:"
        " answerable publish --afresh --log DIR",
    ),
    "evidence-public": Sentence(
        "what is withdrawn would be kept inside the public log",
        "name a folder outside it with --evidence",
    ),
    "search-unmade": Sentence(
        "the search index could not be made: {reason}",
        "the log is published, its search page leads to the plain lists; make the index again with"
        " `answerable publish --wait --log DIR`",
    ),
    "log-missing": Sentence(
        "there is no log in this folder",
        "name the folder that `answerable publish` wrote with --log",
    ),
    "log-unsound": Sentence(
        "the new pages did not pass their own inspection: {reason}",
        "nothing was published and the log is as it was; report this with the answer.json",
    ),
}
