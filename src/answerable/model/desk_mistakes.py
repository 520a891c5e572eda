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
        "check that it is running and can be written to; PostgreSQL needs the optional part"
        " [postgres]",
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
        "stop what is already listening there, or choose another port with --port",
    ),
    "sign-in-throttled": Sentence(
        "there were too many failed attempts, with this account or from this place",
        "wait {minutes}, then try again; your password was not checked",
    ),
    "right-missing": Sentence(
        "your roles do not let you {right}",
        "ask whoever manages the accounts of your organisation",
    ),
    "stage-passed": Sentence(
        "“{action}” cannot be done at this stage: it is at “{state}”",
        "look at the page again; somebody else may have moved it meanwhile",
    ),
    "not-your-part": Sentence(
        "“{action}” is done by: {who}",
        "ask one of them",
    ),
    "cleared-already": Sentence(
        "the version was cleared by {who} at “{step}”, and is now at “{state}”",
        "nothing more needs to be done at that step; look at the version as it is now",
    ),
    "not-yet": Sentence(
        "“{action}” has to wait until this holds: {condition}",
        "deal with that, then try again",
    ),
    "changed-meanwhile": Sentence(
        "somebody else changed this while you were looking at it",
        "nothing you entered was saved; look at it as it is now and try again",
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
        "what would be signed or released is not what is shown here ({expected})",
        "nothing was signed or released; look at the draft again",
    ),
    "published-since": Sentence(
        "beside answers that left after this version was saved, it gives away what nobody who"
        " worked on it has seen (findings: {count}): {what}",
        "nothing was signed or released; return the version to its author, who works the answer out"
        " again and does what its checks then say",
    ),
    "day-to-come": Sentence(
        "the page and the letter print {day}, which is still to come",
        "release it on that day, or return it to its author to print another one",
    ),
    "day-hides-delay": Sentence(
        "the page and the letter print {day}, within the time limit, which ended on {last}",
        "return it to its author, to print the day on which it really leaves",
    ),
    "reference-taken": Sentence(
        "there is already a request with this reference",
        "choose another reference, or add to the existing request",
    ),
    "reference-published": Sentence(
        "an answer has left under {known}, and the reference stays with it",
        "leave the reference as it is; anything else that was mistyped can be corrected",
    ),
    "question-taken": Sentence(
        "the request already has a question {number}",
        "give this one another number, or correct the existing one",
    ),
    "question-answered": Sentence(
        "the answer already uses this number for question {number}, with what was chosen for it",
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
        "the figures are now different from those in the version that was on the page",
        "nothing was agreed to; ask the author to save the answer again, then look at it",
    ),
    "answer-outdated": Sentence(
        "the request, the organisation's words, or the decisions or terms that it counts from have"
        " changed since this version was worked out",
        "work the answer out again, look at it, then submit it",
    ),
    "review-other-topic": Sentence(
        "{review} was made about another topic: {topic}",
        "choose the topic of the review, or a review of the topic",
    ),
    "name-taken": Sentence(
        "this name is already taken",
        "choose another one",
    ),
    "correction-unsaid": Sentence(
        "a published answer is being corrected, but nothing tells its readers what was changed",
        "say it under “Day and words”",
    ),
    "not-filled-in": Sentence(
        "this is not filled in correctly: {reason}",
        "correct it and send it again",
    ),
    "steps-wrong": Sentence(
        "clearance steps have to be in order, with the approver's last",
        "choose from: owner, professional standards, national referral, communications, approver",
    ),
    "timer-running": Sentence(
        "you already have a timer running",
        "stop it first",
    ),
    "last-administrator": Sentence(
        "this would leave nobody to manage the accounts",
        "make somebody else an administrator first",
    ),
    "history-broken": Sentence(
        "the history is not as it was written: {reason}",
        "keep the database as it is, and compare it with your last backup and with the reference"
        " hash (head) printed in your releases",
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
        "there is already a file of this name",
        "choose another name; a backup is never written over another",
    ),
    "database-unreadable": Sentence(
        "the database cannot be read: {reason}",
        "check that it is running and that DATABASE_URL is right; if it is damaged, restore your"
        " last backup into a new home",
    ),
    "backup-wrong": Sentence(
        "this is not a complete backup: {reason}",
        "nothing was restored; use another backup",
    ),
    "database-tool": Sentence(
        "the database's own program failed: {reason}",
        "install the PostgreSQL client programs of the server's version, and check DATABASE_URL",
    ),
    "extended-already": Sentence(
        "the request was extended on {day}: an extension can be taken once",
        "answer by the last day shown on the page of the request",
    ),
    "extension-late": Sentence(
        "the notice of an extension had to be given by {last}, the last day to answer: one given"
        " on {day} gives no more time (sections 10(3) and 17(2))",
        "answer as soon as you can; if the notice was given in time, enter the day on which it was"
        " given",
    ),
    "law-changed": Sentence(
        "this answer was worked out under the {before}, and the settings now say the {now}",
        "return it to its author and work it out anew",
    ),
    "letter-not-ready": Sentence(
        "this letter cannot be written yet: {reason}",
        "see to what is missing first, or write another kind of letter",
    ),
    "letter-incomplete": Sentence(
        "the letter does not contain what it has to: {what} ({source})",
        "put the placeholders that print it into the template (see docs/reference/letter.md), or go"
        " back to our own template",
    ),
    "arrival-gone": Sentence(
        "this has already been logged or put aside",
        "look at the requests; somebody else may have logged it meanwhile",
    ),
    "arrival-logged": Sentence(
        "a request has already been logged from this: {reference}",
        "open that request; nothing was logged a second time",
    ),
    "arrival-known": Sentence(
        "a request has already been logged from the same e-mail or form: {reference}",
        "open that request, or put this aside as a duplicate",
    ),
    "email-not-one": Sentence(
        "the file cannot be read: it is not an e-mail as .eml{kind}",
        "save the message from your mail program as .eml and hand that in; where it cannot, log"
        " the request by hand and paste its text",
    ),
    "email-too-deep": Sentence(
        "the e-mail has more parts nested inside each other than can be read safely",
        "save the message that asks something on its own, and hand that in",
    ),
    "spool-not-apart": Sentence(
        "the folder of the public form is not separate from the desk: {reason}",
        "choose a separate folder, which holds nothing else, with --spool",
    ),
    "contact-missing": Sentence(
        "the public form does not say how to write without it",
        "give an e-mail or postal address with --contact",
    ),
}
