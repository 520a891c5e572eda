"""Published pages made up for the tests: ways to check one, and a generator of consistent ones."""

import random
from collections.abc import Sequence

from answerable.engines.disclosure import HighsEngine
from answerable.files.pages_in import html_page
from answerable.model.answer import Finding
from answerable.model.pages import Page, PageText
from answerable.steps.checks.check_page import check_page
from answerable.steps.pages.read_answer import read_answer
from answerable.steps.protection.audit_page import withheld_numbers_stay_wide

TERMS = ("Facebook", "Twitter", "Instagram", "WhatsApp", "Snapchat")
OUTCOMES = ("Upheld", "Not upheld", "Withdrawn", "Locally resolved")
SANCTIONS = ("written warning", "final written warning", "no further action", "management advice")
TOPICS = ("social media", "the misuse of force systems", "off-duty conduct", "body worn video")


def page(text: str) -> Page:
    """A page from its text, or from its HTML."""
    source = html_page(text) if text.lstrip().startswith("<") else PageText(text)
    return read_answer(source)


def findings(text: str) -> tuple[Finding, ...]:
    """Every finding on a page."""
    read = page(text)
    return check_page(read, withheld_numbers_stay_wide(read, HighsEngine()))


def codes(text: str) -> set[str]:
    """The codes of every finding on a page."""
    return {finding.code for finding in findings(text)}


def grave(text: str) -> list[Finding]:
    """The findings that are no notes."""
    return [finding for finding in findings(text) if finding.severity != "note"]


def ask(question: str, said: str) -> str:
    """A page with one question and what is said to it."""
    return f"A published answer\n\nRequest\n\n{question}\n\nResponse\n\n{said}\n"


def _cells(values: Sequence[object], tag: str = "td") -> str:
    shown = [f"{value:,}" if isinstance(value, int) else str(value) for value in values]
    return "".join(f"<{tag}>{value}</{tag}>" for value in shown)


class Consistent:
    """Makes answers whose figures agree, worded and laid out in one of several ways."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self.first = self._dice.randint(2009, 2014)
        self.years = [str(self.first + i) for i in range(self._dice.randint(3, 5))]
        self.topic = self._dice.choice(TOPICS)

    def text(self) -> str:
        """A page in the layout that the dice choose."""
        layouts = (
            self.block_then_block, self.turn_by_turn, self.web_page, self.sentences, self.by_term,
            self.refused_on_cost, self.exempt, self.two_tables, self.withheld, self.money,
        )  # fmt: skip
        return self._dice.choice(layouts)()

    def block_then_block(self) -> str:
        """Request above, response below with the questions repeated, as some forces publish."""
        counts = self._counts(len(self.years))
        parts = self._split(sum(counts), len(OUTCOMES))
        one = (
            f"How many complaints about {self.topic} were received in each year from "
            f"{self.years[0]} to {self.years[-1]}?"
        )
        two = "What was the outcome of these complaints?"
        table = "\n".join(f"{y} | {n}" for y, n in zip(self.years, counts, strict=True))
        lines = "\n".join(f"{o} = {n}" for o, n in zip(OUTCOMES, parts, strict=True))
        return (
            f"{self.topic.title()} (1{self._dice.randint(100, 999)}_16)\n\nRequest\n\n1. "
            f"{one}\n2. {two}\n\nResponse\n\n"
            f"1. {one}\n\nComplaints are shown by the date on which they were received.\n\nYear "
            f"| Complaints\n{table}\nTotal | {sum(counts)}\n\n"
            f"2. {two}\n\nThe outcomes of all {sum(counts)} complaints "
            f"were:\n\n{lines}\n\nAttachments\n\nNo attachments\n"
        )

    def turn_by_turn(self) -> str:
        """Question and answer in turn."""
        total = self._dice.randint(20, 400)
        parts = self._split(total, 3)
        return (
            f"Freedom of information request\n\nQ1. How many officers were investigated in "
            f"relation to {self.topic} in {self.years[0]}?\n\n"
            f"A1. {total} officers were investigated by date recorded.\n\n"
            f"Q2. What were the outcomes?\n\nA2. Of the {total} officers, {parts[0]} received a "
            f"written warning, {parts[1]} received management advice"
            f" and {parts[2]} had no further action taken.\n\nQ3. Does the force hold a "
            f"policy?\n\nA3. Yes. It is published on our website.\n"
        )

    def web_page(self) -> str:
        """HTML with a table whose lines and columns end in totals."""
        rows = [self._counts(len(self.years)) for _ in OUTCOMES]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        body = "".join(
            f"<tr>{_cells([o, *row, sum(row)])}</tr>" for o, row in zip(OUTCOMES, rows, strict=True)
        )
        head = _cells(["Outcome", *self.years, "Total"], "th")
        foot = _cells(["Total", *sums, sum(sums)])
        return (
            "<html><head><title>Log</title></head><body><nav><a href='#'>Menu</a></nav><main>"
            f"<h1>Complaints about {self.topic}</h1><h2>Request</h2><p>Please tell me how many"
            f" allegations about {self.topic} were finalised in each year, by outcome.</p>"
            "<h2>Response</h2><p>Allegations are counted by the date on which they were finalised."
            f"</p><table><tr>{head}</tr>{body}<tr>{foot}</tr></table>"
            "<p>An allegation has one outcome.</p></main></body></html>"
        )

    def sentences(self) -> str:
        """Figures in running text, with percentages and words for numbers."""
        total = self._dice.choice([40, 60, 80, 100, 120, 160, 200])
        part = self._dice.randint(6, total - 6)
        share = round(100 * part / total)
        return ask(
            f"How many complaints about {self.topic} were recorded in {self.years[0]}, and how "
            f"many were upheld?",
            f"There were {total} complaints recorded in {self.years[0]}. {part} of the {total} "
            f"({share}%) were upheld.\n\n"
            f"Six (6) officers attended a course. The remaining {total - part} complaints were "
            f"not upheld.",
        )

    def by_term(self) -> str:
        """A search by words with a figure for every word."""
        counts = self._counts(len(TERMS))
        quoted = ", ".join(f"‘{term}’" for term in TERMS[:-1]) + f" and ‘{TERMS[-1]}’"
        lines = "\n".join(f"{term} = {n}" for term, n in zip(TERMS, counts, strict=True))
        hits = sum(counts)
        return ask(
            f"How many complaints received between 1 January {self.years[0]} and 31 December "
            f"{self.years[-1]} concern social media?",
            f"Our system has no category for this. We searched {hits * 40:,} complaint "
            f"summaries with the words {quoted}."
            f" {hits + 12} records were read and 12 of them were not relevant.\n\n"
            f"Between 1 January {self.years[0]} and 31 December {self.years[-1]} we received "
            f"{hits} complaints.\n\n{lines}\n\n"
            "Each complaint is counted once, under the first word of the list that it contains.",
        )

    def refused_on_cost(self) -> str:
        """A notice under section 12 with all that it needs."""
        records, minutes = self._dice.randint(400, 3000), self._dice.choice([3, 4, 5, 6, 10])
        hours = round(records * minutes / 60)
        return ask(
            f"Please provide details of every complaint about {self.topic} since {self.years[0]}.",
            f"The information is not held in a category of its own. {records:,} complaints were "
            f"recorded in this period."
            f" Each would have to be read, at {minutes} minutes per record, which is about "
            f"{hours:,} hours. This exceeds the"
            " appropriate limit of 18 hours, and section 12(1) of the Act applies.\n\nUnder "
            "section 16 we suggest a shorter period.\n\n"
            "You may ask for an internal review within 40 working days, and complain to the "
            "Information Commissioner.",
        )

    def exempt(self) -> str:
        """A refusal under a qualified exemption, weighed."""
        number = self._dice.choice(["30(1)", "31(1)(a)", "38(1)", "24(1)"])
        return ask(
            f"What tactics are used to detect {self.topic}?",
            f"This information is exempt from disclosure under section {number} of the Act, "
            f"because it would show how enquiries are"
            " made.\n\nThe public interest in openness about policing was weighed against the "
            "harm to later enquiries. The balance"
            " lies with withholding it.\n\nYou may ask for an internal review and then complain "
            "to the Information Commissioner.",
        )

    def two_tables(self) -> str:
        """One set of records by month and by role, with the same totals for each year."""
        months = [self._counts(len(self.years)) for _ in range(4)]
        sums = [sum(column) for column in zip(*months, strict=True)]
        roles = [self._split(total, 2) for total in sums]
        head = " | ".join(self.years)
        quarters = ("January to March", "April to June", "July to September", "October to December")
        first = "\n".join(
            f"{name} | " + " | ".join(map(str, row))
            for name, row in zip(quarters, months, strict=True)
        )
        second = "\n".join(
            f"{name} | " + " | ".join(str(role[i]) for role in roles)
            for i, name in enumerate(("Officers", "Staff"))
        )
        total = "Total | " + " | ".join(map(str, sums))
        return ask(
            f"How many complaints about {self.topic} were recorded by month and by role?",
            f"By date recorded:\n\nMonth | {head}\n{first}\n{total}\n\nThe same complaints by "
            f"role:\n\nRole | {head}\n{second}\n{total}",
        )

    def withheld(self) -> str:
        """Small numbers kept back so that none follows."""
        a, b = self._dice.randint(20, 90), self._dice.randint(20, 90)
        return ask(
            f"How many officers were disciplined over {self.topic}, by rank?",
            "Numbers below five are kept back, and a second one with them. Counted by the date "
            "of the hearing.\n\n"
            f"Rank | Officers\nConstable | {a}\nSergeant | <5\nInspector | <5\nOther | "
            f"{b}\nTotal | {a + b + self._dice.randint(5, 7)}",
        )

    def money(self) -> str:
        """Spending, with nothing in one year."""
        lines = "\n".join(f"{year} | £{self._dice.randint(1, 90) * 1000:,}" for year in self.years)
        return ask(
            f"How much was spent on training about {self.topic} in each year from "
            f"{self.years[0]} to {self.years[-1]}?",
            f"Year | Spend\n{lines}\n\nStaff time is not in these amounts. Guidance is given to "
            f"all new staff.",
        )

    def _counts(self, number: int) -> list[int]:
        return [self._dice.randint(5, 120) for _ in range(number)]

    def _split(self, total: int, parts: int) -> Sequence[int]:
        """Parts of at least five, which make the total."""
        rest, made = total - 5 * parts, []
        assert rest >= 0, "too small to split"
        for left in range(parts, 1, -1):
            part = self._dice.randint(0, rest // left)
            made.append(part + 5)
            rest -= part
        return [*made, rest + 5]
