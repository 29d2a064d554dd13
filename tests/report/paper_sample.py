"""One page that uses every class of the stylesheets, with made-up words and numbers. It is no case."""

from investcase.numbers.writing import thousands
from investcase.report.charts import (
    BodyPosition,
    Chart,
    Range,
    Step,
    Swing,
    build_up,
    cash_by_year,
    ranges,
    tornado,
    waterfall,
    who_pays,
)

YEARS = [f"{2027 + index}-{28 + index}" for index in range(10)]


def sample_charts() -> list[Chart]:
    """One of each chart."""
    return [
        cash_by_year(
            YEARS, [-610e3, -190e3, 80e3, 200e3, 310e3, 360e3, 380e3, 360e3, 350e3, 330e3], body="Sample County Council"
        ),
        who_pays(
            [
                BodyPosition("Sample County Council", -1.2e6, 3e5, 0),
                BodyPosition("NHS Sample Integrated Care Board", 0, 2.45e6, 0),
                BodyPosition("People and their families", -2.1e5, 0, 1.75e6),
            ],
            basis="present value over 10 years, 2027-28 prices",
        ),
        tornado(
            [
                Swing("Share of older adults supported elsewhere", "12%", "22%", 2.1e5, 1.82e6),
                Swing("Hours of care a week at home", "9 hours", "21 hours", 1.54e6, 4.5e5),
                Swing("Weekly price of a care home", "£980", "£1,240", 6.1e5, 1.39e6),
                Swing("Overlap of the two lines", "0%", "30%", 1.1e6, 9.2e5),
            ],
            central=1.0e6,
            result="Net present social value",
        ),
        waterfall(
            Step("National claim, our share", 4.9e6),
            [Step("Volume since 2019-20", -6e5), Step("Price", 1.3e6), Step("Local departure from England", -1.2e6)],
            end_label="Local, from our own activity",
            title="From the national claim to the local answer",
        ),
        ranges(
            [
                Range("National claim's share, by admissions", 4.9e6, 4.9e6, 4.9e6, "one published figure"),
                Range("Local, from our own activity", 1.1e6, 3.4e6, 6.2e6, "its own 4 figures with a range"),
            ],
            title="The national claim beside the local answer",
        ),
        build_up(YEARS, [65, 156, 200, 260, 300, 320, 330, 332, 333, 334], steady_state=335, title="People at home"),
    ]


def figure(chart: Chart, number: int) -> str:
    """A chart as the paper shows it: named, drawn, and its numbers beneath."""
    head = "".join(f'<th scope="col">{name}</th>' for name in chart.table.columns)
    rows = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in chart.table.rows
    )
    return (
        f"<figure><figcaption>Figure {number}: {chart.title}</figcaption>{chart.svg}</figure>"
        f'<table class="chart-numbers"><caption>Figure {number} in numbers: {chart.table.caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def money_row(kind: str, name: str, amounts: list[float]) -> str:
    """One row of a £000 table."""
    cells = "".join(
        f'<td class="{"full-year" if index == len(amounts) - 1 else ""}">{thousands(amount)}</td>'
        for index, amount in enumerate(amounts)
    )
    return f'<tr class="{kind}"><th scope="row">{name}</th>{cells}</tr>'


def sample_page() -> str:
    """The whole page."""
    charts = sample_charts()
    money_head = "".join(f'<th scope="col">{year}</th>' for year in [*YEARS[:5], "Full year"])
    matrix = "".join(
        f'<tr><th scope="row">{name}</th><td><span class="not-assessed">● NOT ASSESSED</span></td>'
        f"<td>None offered.</td><td>Equality lead, before decision</td></tr>"
        for name in ("Age", "Disability", "Gender reassignment", "Race", "Religion or belief", "Sex")
    )
    register = "".join(
        f'<tr><th scope="row">{name}</th><td class="number">{value}</td>'
        f"<td>{status.replace('_', ' ')}</td><td>{source}</td></tr>"
        for name, value, status, source in [
            ("Care home, weekly price", "£1,102", "read_at_source", "Sample return, table 12"),
            ("Share supported elsewhere", "12% to 22%, central 18%", "second_hand", "As reported by Sample; unseen"),
            ("Resident's contribution", "£212 / week", "local", "Sample County Council ledger"),
            ("Achievement", "25% to 75%, central 50%", "illustrative", "Chosen as the middle of nothing known"),
            ("Hours a week", "no value", "blocked", "Asked for and not given"),
        ]
    )
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Sample: living at home for longer</title>
<meta name="author" content="Sample County Council">
<meta name="description" content="A sample of the committee paper's look">
<meta name="generator" content="investcase">
</head>
<body data-short-title="Living at home for longer" data-foot="investcase 0.1.0 · inputs 4f9c21ab"
 data-statement="Worked example from made-up data. Not prepared, checked or endorsed by anyone.">
<main>
<header class="title-block">
<p class="kicker">Sample County Council · Adult Social Care Committee · 14 January 2027</p>
<h1>Living at home for longer</h1>
<p class="subtitle">Business case for a ten-year prevention investment</p>
</header>
<div class="band band--illustrative"><p><strong>Illustrative.</strong> Three figures are illustrative: this paper
cannot be marked final until they are replaced.</p></div>
<div class="band band--blocked"><p><strong>Not ready for decision.</strong> Two things stand in the way.</p></div>
<div class="resolution"><h2 id="decision">Decision sought</h2><p>That the committee approves £0.61m in 2027-28 and
delegates draw-down to the section 151 officer, subject to the conditions in section 5.</p></div>
<p class="lead">About 330 people a year would live at home for a further seven months, with support,
instead of moving to a care home.</p>
<ul class="tiles">
<li class="worse"><b>−£610k</b> <span class="label">In the first year</span>
<span class="detail">net cost to the council, cash</span></li>
<li><b>2032-33</b> <span class="label">Council pays back</span>
<span class="detail">cash-releasing effects only</span></li>
<li><b>£1.0m</b> <span class="label">Value to society</span>
<span class="detail">net present social value; −£0.3m to £2.4m</span></li>
<li><b>about 330</b> <span class="label">People at home</span> <span class="detail">a year at steady state</span></li>
</ul>
<h2 id="budget">What it does to our budget</h2>
<table class="money"><caption>Change on last year's base, £000, cash</caption>
<thead><tr><th scope="col">Line</th>{money_head}</tr></thead>
<tbody>
{money_row("", "Spending", [-780e3, -640e3, -420e3, -300e3, -210e3, -210e3])}
{money_row("detail", "of which one-off", [-180e3, -40e3, 0, 0, 0, 0])}
{money_row("", "Grant", [170e3, 100e3, 0, 0, 0, 0])}
{money_row("", "Care home budget falls", [0, 350e3, 500e3, 500e3, 520e3, 1_234_567])}
{money_row("total", "Left over (+) or to find (−)", [-610e3, -190e3, 80e3, 200e3, 310e3, 1_024_567])}
{money_row("total", "Running total", [-610e3, -800e3, -720e3, -520e3, -210e3, 814_567])}
</tbody></table>
<p>Peak exposure is £800k in 2028-29.<span class="footnote">Real terms, 2027-28 prices, before inflation.</span>
See <a href="#annex-register">the assumptions register</a> and the
<a href="https://www.gov.uk/government/publications/the-green-book-appraisal-and-evaluation-in-central-government">Green
Book</a>.</p>
<div class="note"><p>We are worse off by £1.2m and partners gain. A balancing contribution would close the
gap.</p></div>
<div class="note note--warn"><p>This is a planning estimate for a population. It sets no target for any person's
care.</p></div>
<nav class="contents"><h2>Contents</h2><ol>
<li><a href="#budget">What it does to our budget</a></li>
<li><a href="#sure">How sure we are</a></li>
<li><a href="#annex-register">Annex: assumptions register</a></li>
<li><a href="#annex-equality">Annex: equality impact note</a></li></ol></nav>
<h2 id="sure">How sure we are</h2>
<p>The first <em>three</em> figures move the answer most. <span class="muted">Everything else is small.</span></p>
{"".join(figure(chart, index + 1) for index, chart in enumerate(charts))}
<p class="source">Source: made up. Nodiadau: tŵr, ŷd, ≥ ≤ → ₂ ✔ σ.</p>
<ul class="warnings">
<li class="blocker"><strong>Blocker: equality-not-assessed.</strong> No characteristic has been assessed.
<span class="remedy">Add an equality section.</span></li>
<li><strong>Warning: calibration.</strong> The national claim is 1.6 times the local answer.</li></ul>
<h3>Comments of the finance officer</h3>
<div class="officer-box"><h4>Section 151 officer</h4><p>To be written by the officer. Left blank by investcase.</p>
<p class="signature">Name and date</p></div>
<h3>How it is worked out</h3>
<div class="formula"><p>People at home = admissions × share supported elsewhere</p>
<p class="result">2,310 people / year × 18% = 415.8 people / year</p></div>
<section class="annex" id="annex-register"><h2>Annex: assumptions register</h2>
<table class="register long"><caption>Every figure this paper rests on</caption>
<thead><tr><th scope="col">Figure</th><th scope="col" class="number">Value</th><th scope="col">Status</th>
<th scope="col">Source</th></tr></thead><tbody>{register}</tbody></table>
<dl class="glossary"><dt>Cash-releasing</dt><dd>An existing budget line falls.</dd>
<dt>Capacity freed</dt><dd>Time or beds that others will use; not cash.</dd></dl></section>
<section class="annex wide" id="annex-equality"><h2>Annex: equality impact note</h2>
<table class="matrix"><caption>Effect by protected characteristic</caption>
<thead><tr><th scope="col">Characteristic</th><th scope="col">Expected effect</th><th scope="col">Evidence</th>
<th scope="col">Action and owner</th></tr></thead><tbody>{matrix}</tbody></table>
<p class="worse-off">▼ Who may lose: carers who work part time.</p>
<div class="band band--draft"><p><strong>Draft.</strong> Not yet agreed.</p></div>
<div class="band band--final"><p><strong>Final.</strong> Agreed.</p></div>
</section>
</main>
</body>
</html>
"""
