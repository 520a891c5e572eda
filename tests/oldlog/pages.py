"""Pages of a made-up old log, in the shapes that such logs have, and the two ways to export them.

Every force, figure and sentence here is made up; the references and how the pages are put together
follow what public logs look like.
"""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

SITE = "Mercia Vale Police: disclosure log"
HOST = "https://foi.mercia-vale.example"
BANNER = "Coronavirus: our information team works from home and answers may take longer than usual."
CAVEATS = (
    "Figures come from a live system and may change as records are brought up to date.",
    "Forces record in different ways, so these figures cannot be compared with those of others.",
    "This answer states the position on the day on which the records were searched.",
)
NO_FILES = "<h2>Attachments</h2><p>No attachments</p>"


@dataclass(frozen=True)
class Sample:
    """One page as WordPress stores it; `files` hang on it, `copies` are further ids of it."""

    slug: str
    id: int
    title: str
    content: str
    posted: str = "2016-03-09"
    kind: str = "post"
    status: str = "publish"
    files: tuple[str, ...] = ()


def _asked(*questions: str) -> str:
    items = "".join(f"<li>{question}</li>" for question in questions)
    return f"<h2>Request</h2><ol>{items}</ol>"


def _told(*parts: str) -> str:
    return "<h2>Response</h2>" + "".join(
        part if part.startswith("<") else f"<p>{part}</p>" for part in parts
    )


def _again(question: str) -> str:
    return f"<ol><li>{question}</li></ol>"


def _caveats() -> str:
    return "".join(f"<p>{text}</p>" for text in CAVEATS)


def _link(name: str) -> str:
    return (
        f'<h2>Attachments</h2><p><a href="{HOST}/wp-content/uploads/2016/03/{name}">{name}</a></p>'
    )


def _table(*rows: tuple[object, ...]) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tbody>{lines}</tbody></table>"


_Q1 = "How many complaints about posts on social networks came in from 2010 to 2015?"
_Q2 = "How many members of staff were disciplined for such posts, and what was done?"

ANSWERS = (
    Sample(
        "social-network-complaints-911_16",
        401,
        "Social network complaints (911_16)",
        _asked(_Q1, _Q2)
        + _told(
            _again(_Q1),
            "Our system has no heading for this. Please find attached what was brought up by a"
            " search of the summaries for the words ‘facebook’, ‘twitter’ and ‘linkdin’.",
            "In these six years there were 9 such complaints: 2 led to management action, 1 person"
            " resigned, 3 needed no further action and 3 are open.",
            "<p>Facebook = 6</p><p>Twitter = 1</p><p>Social network = 1</p><p>Dating site = 1</p>",
            _again(_Q2),
            "<ul><li>PC – Written warning ‘a remark below a picture’</li>"
            "<li>Support staff – Final written warning ‘a joke about a prisoner’</li>"
            "<li>PCSO – Dismissed ‘insults on a public page’</li></ul>",
        )
        + NO_FILES,
    ),
    Sample(
        "press-office-5006_14",
        402,
        "Press office (5006_14)",
        _asked(*(f"What is rule {n} of the press office?" for n in range(1, 13)))
        + _told("All twelve are dealt with in the document below.")
        + "<h2>Attachments</h2><p>Dealing_With_The_Press[1]</p>",
        posted="2014-09-02",
    ),
    Sample(
        "staff-allegations-4896_14",
        403,
        "Allegations against staff 4896_14",
        _asked("How many members of staff faced an allegation, year by year?")
        + _told(
            "Somebody with several allegations is counted once for each of them.",
            _table(("Year", "Officers", "Staff"), (2012, 41, 12), (2013, "1,038", 9)),
            "The offer of a split by station is taken back under section 40(5), because it could"
            " show who somebody is.",
        )
        + NO_FILES,
        posted="2014-08-20",
    ),
    Sample(
        "spending-503_14",
        404,
        "Spending (503_14)",
        _asked("Please send what was spent above £500, as a spreadsheet and not as PDF.")
        + _told(
            "Part of it is exempt under section 31(1)(a): it would help somebody to plan a crime.",
        )
        + _link("503_14_spending.csv"),
        posted="2014-02-11",
    ),
    Sample(
        "officers-by-background-3005_16",
        405,
        "Officers by background (3005_16)",
        _asked("How many officers of each background were there on 31 March 2016?")
        + f"<p>{BANNER}</p>"
        + _told(
            "This is a notice under section 17 of the Freedom of Information Act 2000: names are"
            " withheld under section 40(2).",
        )
        + _link("3005_16_redacted.pdf"),
        posted="2016-05-17",
    ),
    Sample(
        "social-networks-7175_16",
        406,
        "Social networks (7175_16)",
        "Request\n\nEvery complaint about a social network since 2014.\n\nResponse\n\n"
        + "\n\n".join(CAVEATS)
        + "\n\nPlease see the attachment.\n\nAttachments\n\n7175_ATTACHMENT_01",
        posted="2016-09-30",
    ),
    Sample(
        "road-closure-papers-7680_17",
        407,
        "Road closure papers (7680_17)",
        "<h2>Request</h2><p>All papers about the closing of the ring road on 5 June 2017.</p>"
        + "<h2>Response</h2><p>The papers are given with parts taken out.</p>"
        + "<h3>Reason for decision</h3><p>Sections 30(1) and 31(1) apply, and section 40(2) to"
        " names.</p>" + _caveats() + _link("7680_17_papers.pdf"),
        posted="2017-09-14",
    ),
    Sample(
        "deaths-in-cells-895617",
        408,
        "Deaths in cells",
        "<p>8956/17</p>"
        + _asked("How many people died in a cell in 2016?")
        + _told("None.")
        + NO_FILES,
        posted="2017-11-03",
    ),
    Sample(
        "missing-people-8259_19",
        409,
        "Missing people 8259/19",
        _asked("How many people were missing for more than a week in 2018?")
        + _told("To find out would take more than 18 hours: section 12(1) applies.")
        + NO_FILES,
        posted="2019-10-01",
    ),
    Sample(
        "missing-people-8259-19-2",
        410,
        "Missing people 8259/19",
        "<p>Additional request</p>"
        + _asked("Please show how the cost was worked out.")
        + _told("2,240 records at 2 minutes each are 74 hours and 40 minutes.")
        + NO_FILES,
        posted="2019-11-12",
    ),
    Sample(
        "arrests-for-drugs-65a-20",
        411,
        "Arrests for drugs 65A/20",
        _asked("How many arrests for drugs were made in each of three towns?")
        + _told(
            _table(
                ("Town", "2018", "2019", "Total"),
                ("Ashford Bridge", 12, 14, 26),
                ("Coldwell", 7, 5, 12),
                ("Total", 19, 19, 38),
            ),
            "Received: 14 January 2020. Answered on 10 February 2020.",
        )
        + NO_FILES,
        posted="2020-02-11",
    ),
    Sample(
        "calls-from-the-public-1127a-20",
        412,
        "Calls from the public",
        "<p>Our reference: 1127A/20</p>"
        + _asked("How many calls were left unanswered in May 2020?")
        + _told("3,406 of 41,993 calls (8.1%).")
        + NO_FILES,
        posted="2020-07-21",
    ),
    Sample(
        "complaints-and-recording-178a-21",
        413,
        "Complaints and recording of crime (178A/21)",
        _asked("How many complaints say that a crime was not recorded?", "How did each end?")
        + _told(
            "Section 12(1) applies to the whole.",
            "As a gesture of good will this much is told: 17 complaints carry that heading.",
        )
        + NO_FILES,
        posted="2021-03-23",
    ),
    Sample(
        "discipline-and-networks-1406a-21",
        414,
        "Discipline and social networks 1406A/21",
        _asked("How many officers were disciplined for what they posted?")
        + _told(
            "Words can be spelt wrongly or be missing from a summary, so that a search for them"
            " could not be relied on. Section 12(1) applies.",
        )
        + _caveats()
        + NO_FILES,
        posted="2021-09-28",
    ),
    Sample(
        "complaints-86a-22",
        415,
        "Complaints 86A/22",
        _asked("Complaints about body cameras that were switched off.")
        + _told(
            "Section 12(1) applies. To assist, the summaries were searched for “camera”, “bwv” and"
            " “switched off”; cases may have been missed.",
        )
        + _link("86A_22_attachment.pdf"),
        posted="2022-02-15",
        files=("86A_22_attachment.pdf",),
    ),
    Sample(
        "misconduct-1721a-22",
        416,
        "Misconduct of officers 1721A/22",
        _asked("Outcomes of misconduct hearings since 2015.")
        + _told("What came before 2020 is not in the present system.")
        + _link("1721A_22_outcomes.pdf"),
        posted="2022-11-08",
    ),
    Sample(
        "misconduct-160a-23",
        417,
        "Misconduct of officers 160A/23",
        _asked("How many officers have more than one open matter?")
        + _told(
            "With two open matters: 8; with three: 1; with four: 1.",
            "Who they are is exempt under section 40(2).",
        )
        + NO_FILES,
        posted="2023-02-28",
    ),
    Sample(
        "complaints-about-posts-838a-23",
        418,
        "Complaints about posts 838A/23",
        _asked("Complaints about the use of social networks since 2013.")
        + _told(
            "There is no heading for it under the rules of 2012 or 2020. To read over 900 cases"
            " would take over 60 hours, so that section 12(1) applies.",
        )
        + NO_FILES,
        posted="2023-06-06",
    ),
    Sample(
        "pursuits-828a-23",
        31490,
        "Pursuits 828A/23",
        _asked("How many pursuits ended in a collision?") + _told("54 of 612.") + NO_FILES,
        posted="2023-06-01",
    ),
    Sample(
        "vetting-1648a-23",
        32869,
        "Vetting 1648A/23",
        _asked("How many applicants failed vetting?")
        + _told('104. See also <a href="https://www.example.org/vetting">the code</a>.')
        + NO_FILES,
        posted="2023-12-05",
    ),
    Sample(
        "posts-by-officers",
        420,
        "Posts by officers – 01.FOI.23.029010",
        _asked("Officers found to have broken the rules on social networks.")
        + _told("22 officers in 25 cases.")
        + NO_FILES,
        posted="2023-07-19",
    ),
    Sample(
        "thefts-of-bicycles",
        421,
        "Thefts of bicycles (2012110001536)",
        _asked("Thefts of bicycles in 2011.") + _told("1,204 thefts & 31 attempts.") + NO_FILES,
        posted="2012-12-10",
    ),
    Sample(
        "dogs",
        422,
        "Police dogs FOI/15929",
        _asked("How many dogs are in service?") + _told("34 dogs and 2 puppies.") + NO_FILES,
        posted="2022-04-04",
    ),
    Sample(
        "use-of-data-systems-1293-19",
        423,
        "Use of data systems 1293/19",
        _asked("Staff disciplined for looking at records without need.")
        + _told("1,144 records at 3 minutes each are 57 hours and 12 minutes.")
        + '<p><img src="/wp-content/uploads/chart.png" alt="Chart of hours"></p>'
        + NO_FILES,
        posted="2019-12-17",
    ),
    Sample(
        "custody-visits-344_15",
        424,
        "Custody visits (344_15)",
        _asked("How often was each cell block visited?")
        + _told(
            "<table><tr><th>Block</th><th colspan='2'>Visits</th></tr>"
            "<tr><td rowspan='2'>North</td><td>2013</td><td>51</td></tr>"
            "<tr><td>2014</td><td>48</td></tr></table>",
        )
        + _link("344_15_hidden.csv"),
        posted="2015-02-24",
    ),
)
"""Twenty-five answers, in the order of the shapes they follow."""

UNCLEAR = Sample(
    "searches-in-parks-895618",
    430,
    "Searches in parks",
    _asked("How many people were searched in parks?") + _told("88 people.") + NO_FILES,
    posted="2018-01-09",
)
"""Its address alone names a reference, without the mark between number and year."""

OTHERS = (
    Sample("home", 1, "Welcome", "<p>Here we publish what we were asked.</p>", kind="page"),
    Sample(
        "about",
        2,
        "About this log",
        "<p>Under the FOI Act 2000 anybody may ask. Quote a number such as 911_16.</p>",
        kind="page",
    ),
    Sample(
        "category-complaints",
        3,
        "Complaints",
        "<ul><li>Social network complaints (911_16)</li><li>Complaints 86A/22</li>"
        "<li>Complaints about posts 838A/23</li></ul>",
        kind="page",
    ),
    Sample("draft-77a-24", 4, "Draft 77A/24", _asked("?") + _told("x"), status="draft"),
)
"""Pages that are no answers: they are set aside, each with its reason."""


@dataclass(frozen=True)
class Export:
    """Samples, written as WordPress exports them or as somebody saved them."""

    samples: tuple[Sample, ...] = (*ANSWERS, UNCLEAR, *OTHERS)
    uploads: dict[str, bytes] = field(default_factory=dict)

    def wxr(self) -> str:
        """An export of WordPress, with an entry for each file that hangs on a page."""
        items = "".join(map(_item, self.samples))
        return (
            '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- made for tests -->\n'
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
            ' xmlns:wp="http://wordpress.org/export/1.2/">\n'
            f"<channel><title>{SITE}</title><link>{HOST}</link>{items}</channel></rss>\n"
        )

    def save(self, folder: Path) -> Path:
        """The pages as somebody saved them: most by name, those without one by number."""
        for sample in self.samples:
            if sample.status == "publish":
                name = f"{sample.slug}/index.html" if sample.id % 2 else f"{sample.slug}.html"
                path = folder / "pages" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(saved(sample), encoding="utf-8")
        for name, content in self.uploads.items():
            (folder / "pages" / name).write_bytes(content)
        return folder / "pages"


def _item(sample: Sample) -> str:
    files = "".join(
        f"<item><title>{name}</title><wp:post_id>{sample.id}{number}</wp:post_id>"
        f"<wp:post_type>attachment</wp:post_type><wp:post_parent>{sample.id}</wp:post_parent>"
        f"<wp:attachment_url>{HOST}/wp-content/uploads/{name}</wp:attachment_url></item>"
        for number, name in enumerate(sample.files)
    )
    return (
        f"<item><title>{escape(sample.title)}</title><link>{HOST}/{sample.slug}/</link>"
        f"<content:encoded><![CDATA[{sample.content}]]></content:encoded>"
        "<excerpt:encoded><![CDATA[]]></excerpt:encoded>"
        f"<wp:post_id>{sample.id}</wp:post_id><wp:post_date>{sample.posted} 09:30:00</wp:post_date>"
        f"<wp:post_name>{sample.slug}</wp:post_name><wp:status>{sample.status}</wp:status>"
        f"<wp:post_type>{sample.kind}</wp:post_type></item>{files}"
    )


def saved(sample: Sample, *, canonical: bool = True) -> str:
    """The page as a browser saves it, in the frame of a theme."""
    links = (
        f'<link rel="canonical" href="{HOST}/{sample.slug}/">'
        f"<link rel='shortlink' href='{HOST}/?p={sample.id}'>"
        if canonical
        else ""
    )
    return (
        f"<!doctype html><html><head><title>{escape(sample.title)} | {SITE}</title>{links}"
        f'<meta property="og:site_name" content="{SITE}">'
        f'<meta property="article:published_time" content="{sample.posted}T09:30:00+00:00"></head>'
        f'<body><div id="header"><h1 id="site-title">{SITE}</h1></div>'
        '<div id="menu"><ul><li>Home</li><li>About 1404/11</li></ul></div>'
        '<div id="content" role="main"><article><header>'
        f'<h1 class="entry-title">{escape(sample.title)}</h1></header>'
        f'<div class="entry-content">{paragraphs(sample.content)}</div>'
        "<p>Bookmark the permalink.</p><p>Comments are closed</p></article></div>"
        "<footer>Footer of the site</footer></body></html>"
    )


def paragraphs(content: str) -> str:
    """What WordPress makes of a text without markup."""
    if content.startswith("<"):
        return content
    return "".join(f"<p>{part}</p>" for part in content.split("\n\n"))
