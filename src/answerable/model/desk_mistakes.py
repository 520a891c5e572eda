"""What can be wrong at the desk: the part of the catalogue (model/errors) for its screens."""

from collections.abc import Mapping

from answerable.model.sentences import Sentence

DESK_MISTAKES: Mapping[str, Sentence] = {
    "database-address": Sentence(
        "this is not the address of a PostgreSQL database",
        "write postgres://user:password@host:5432/name, or leave DATABASE_URL empty for SQLite",
    ),
    "database-away": Sentence(
        "the database cannot be used: {reason}",
        "see that it runs and may be written to; PostgreSQL needs the optional part [postgres]",
    ),
    "setting-wrong": Sentence(
        "“{text}” is not understood; nothing was started",
        "write {known} (see docs/reference/settings.md)",
    ),
    "home-unusable": Sentence(
        "the home folder cannot be made or written to: {reason}",
        "name another one with --home or ANSWERABLE_HOME",
    ),
    "port-taken": Sentence(
        "the desk cannot listen there: {reason}",
        "end what listens there already, or choose another port with --port",
    ),
    "sign-in-throttled": Sentence(
        "there were too many attempts that failed, with this account or from this place",
        "wait {minutes}, then try again; your password was not looked at",
    ),
    "right-missing": Sentence(
        "your roles do not let you {right}",
        "ask whoever manages the accounts of your organisation",
    ),
    "stage-passed": Sentence(
        "“{action}” cannot be done from here: it stands at “{state}”",
        "look at the page again; somebody else may have moved it meanwhile",
    ),
    "not-your-part": Sentence(
        "“{action}” is done by: {who}",
        "ask one of them",
    ),
    "cleared-already": Sentence(
        "the version was cleared by {who} at “{step}”, and stands at “{state}” now",
        "nothing more is to be done about that step; look at the version as it stands",
    ),
    "not-yet": Sentence(
        "“{action}” has to wait until this holds: {condition}",
        "see to it, then try again",
    ),
    "changed-meanwhile": Sentence(
        "somebody else changed this while you were looking at it",
        "nothing of yours was saved; look at it as it stands now and try again",
    ),
    "decided-meanwhile": Sentence(
        "{who} decided about this record before you: {verdict}",
        "go on with the next record, or take the decision back first",
    ),
    "nothing-to-undo": Sentence(
        "there is no decision about this record to take back",
        "look at the record again; somebody else may have taken it back",
    ),
    "bytes-differ": Sentence(
        "what would be signed or released is not what stands here ({expected})",
        "nothing was signed or released; look at the draft again",
    ),
    "day-to-come": Sentence(
        "the page and the letter print {day}, a day that is still to come",
        "release it on that day, or return it to its author to print another one",
    ),
    "day-hides-delay": Sentence(
        "the page and the letter print {day}, within the time limit, which ended on {last}",
        "return it to its author to print the day on which it really leaves",
    ),
    "reference-taken": Sentence(
        "there is a request with this reference already",
        "choose another reference, or add to the request that there is",
    ),
    "reference-published": Sentence(
        "an answer has left under {known}, and the reference stays with it",
        "leave the reference as it is; what else was mistyped can be corrected",
    ),
    "question-taken": Sentence(
        "the request has a question {number} already",
        "give this one another number, or correct the one that there is",
    ),
    "question-answered": Sentence(
        "the answer knows question {number} under this number, with what was chosen for it",
        "leave the number as it is, or give the new question another one",
    ),
    "question-parent": Sentence(
        "a question cannot be part of {number}: there is no such question above it",
        "enter the number of another question of this request, or leave it empty",
    ),
    "column-of-people": Sentence(
        "“{column}” says who somebody is, or lists what is said of complainants one by one, and a"
        " draft is read by people who may not see that",
        "take it out of the count or the list, or choose another column",
    ),
    "figures-moved": Sentence(
        "the figures come out otherwise now than in the version that was on the page",
        "nothing was agreed to; ask the author to save the answer again, then look at it",
    ),
    "answer-outdated": Sentence(
        "after this version was worked out the request, the organisation's words, or the decisions"
        " or terms that it counts from were changed",
        "work the answer out anew, look at it, then submit it",
    ),
    "review-other-topic": Sentence(
        "{review} was made about another topic: {topic}",
        "choose the topic of the review, or a review of the topic",
    ),
    "name-taken": Sentence(
        "this name is taken already",
        "choose another one",
    ),
    "correction-unsaid": Sentence(
        "a published answer is corrected, and nothing tells its readers what was changed",
        "say it under “Day and words”",
    ),
    "not-filled-in": Sentence(
        "this is not filled in as it should be: {reason}",
        "mend it and send it again",
    ),
    "steps-wrong": Sentence(
        "clearance steps stand in their order, and the approver's is the last",
        "choose from: owner, professional standards, national referral, communications, approver",
    ),
    "timer-running": Sentence(
        "a timer of yours is running already",
        "stop it first",
    ),
    "last-administrator": Sentence(
        "this would leave nobody to manage the accounts",
        "make somebody else an administrator first",
    ),
    "history-broken": Sentence(
        "the history is not as it was written: {reason}",
        "keep the database as it is, and compare it with your last backup and with the head"
        " printed in your releases",
    ),
    "home-missing": Sentence(
        "there is no desk in this folder",
        "name the folder with ANSWERABLE_HOME, or start a desk with `answerable serve`",
    ),
    "home-taken": Sentence(
        "this folder already holds something",
        "restore into an empty or new folder with --into",
    ),
    "backup-exists": Sentence(
        "there is a file of this name already",
        "choose another name; a backup is never written over another",
    ),
    "database-unreadable": Sentence(
        "the database cannot be read: {reason}",
        "check that it is running and that DATABASE_URL is right; if it is damaged, restore your"
        " last backup into a new home",
    ),
    "backup-wrong": Sentence(
        "this is no whole backup: {reason}",
        "nothing was restored; use another backup",
    ),
    "database-tool": Sentence(
        "the database's own program failed: {reason}",
        "install the PostgreSQL client programs of the server's version, and check DATABASE_URL",
    ),
    "extended-already": Sentence(
        "the request was extended on {day}: an extension can be taken once",
        "answer by the last day that stands on the page of the request",
    ),
    "extension-late": Sentence(
        "the notice of an extension had to be given by {last}, the last day to answer: one of {day}"
        " gives no more time (sections 10(3) and 17(2))",
        "answer as soon as you can; if the notice was given in time, enter the day on which it was",
    ),
    "fee-notice-late": Sentence(
        "a fees notice had to be given by {last}, the last day to answer: one of {day} gives no"
        " more time (sections 9(1) and 10(2))",
        "answer without the fee, as soon as you can; if the notice was given in time, enter the day"
        " on which it was",
    ),
    "letter-not-ready": Sentence(
        "this letter cannot be written yet: {reason}",
        "see to what is missing first, or write another kind of letter",
    ),
    "letter-incomplete": Sentence(
        "the letter does not carry what has to stand in it: {what} ({source})",
        "put the placeholders that print it into the template (see docs/reference/letter.md), or go"
        " back to our own template",
    ),
    "arrival-gone": Sentence(
        "this has been logged or put aside already",
        "look at the requests; somebody else may have logged it meanwhile",
    ),
    "arrival-logged": Sentence(
        "a request was logged from this already: {reference}",
        "open that request; nothing was logged a second time",
    ),
    "arrival-known": Sentence(
        "a request was logged from the same e-mail or form before: {reference}",
        "open that request, or put this aside as a duplicate",
    ),
    "email-not-one": Sentence(
        "the file cannot be read: it is not an e-mail as .eml{kind}",
        "save the message from your mail program as .eml and hand that in; where it cannot, log"
        " the request by hand and paste its text",
    ),
    "email-too-deep": Sentence(
        "the e-mail has more parts inside each other than can be read safely",
        "save the message that asks something on its own, and hand that in",
    ),
    "spool-not-apart": Sentence(
        "the folder of the public form is not apart from the desk: {reason}",
        "choose a folder of its own, that holds nothing else, with --spool",
    ),
    "contact-missing": Sentence(
        "the public form does not say how to write without it",
        "give an e-mail or postal address with --contact",
    ),
}
