"""Each fault that validators pass and readers meet is caught: one mutant of a sound page for each."""

from collections.abc import Callable
from pathlib import Path

import pytest
from paper_sample import sample_page

from investcase.report.preflight import PreflightError, preflight

TEMPLATES = Path(__file__).parents[2] / "templates"

SOUND = """<!doctype html>
<html lang="en-GB"><head><title>A paper</title><style>p { font-size: 10pt }</style></head><body>
<h1>A paper</h1>
<h2 id="one">One</h2>
<p>See <a href="#one">section one</a> or <a href="https://www.gov.uk/">the government's site</a>.</p>
<table><caption>Costs</caption><thead><tr><th scope="col">Year</th><th scope="col">Cost</th></tr></thead>
<tbody><tr><th scope="row">2027-28</th><td>£1</td></tr></tbody></table>
<figure><figcaption>Figure 1</figcaption>
<svg xmlns="http://www.w3.org/2000/svg"><title>Costs fall from two to one pounds.</title><rect/></svg></figure>
</body></html>"""


def faults(html: str, *stylesheets: str) -> str:
    with pytest.raises(PreflightError) as caught:
        preflight(html, *stylesheets)
    return "\n".join(caught.value.faults)


def test_a_sound_page_passes() -> None:
    preflight(SOUND, "@page { @top-left { font: 8pt sans-serif } } .footnote { font-size: 8pt }")


def test_the_sample_page_passes() -> None:
    preflight(sample_page())


@pytest.mark.skipif(not TEMPLATES.is_dir(), reason="the stylesheets stand beside the tests only in the source tree")
@pytest.mark.parametrize("name", ["shared.css", "paper.css", "screen.css"])
def test_our_own_stylesheets_pass(name: str) -> None:
    preflight(SOUND, (TEMPLATES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("whole", "broken", "said"),
    [
        ('<th scope="col">Year</th>', "<th>Year</th>", "needs scope"),
        ('<th scope="row">2027-28</th>', '<th scope="col">2027-28</th>', "stands in a thead"),
        ('<th scope="col">Year</th>', '<th scope="row">Year</th>', "stands in a thead"),
        ("<caption>Costs</caption>", "", "has no caption"),
        ("<caption>Costs</caption>", "<caption> </caption>", "<caption> is empty"),
        ("<title>Costs fall from two to one pounds.</title>", "", "needs a title"),
        ("Costs fall from two to one pounds.", "Costs", "needs a title"),
        ("<title>Costs fall", "<g><title>Costs fall", "needs a title"),
        ("<figcaption>Figure 1</figcaption>", "", "has no figcaption"),
        ("<h2 ", "<h1>Another</h1><h2 ", "second first-level heading"),
        ('<h2 id="one">One</h2>', '<h3 id="one">One</h3>', "skips a level after h1"),
        ("<h1>A paper</h1>", "", "before any h1"),
        (">section one</a>", "></a>", "does not say where it goes"),
        (">section one</a>", ">Click here.</a>", "does not say where it goes"),
        (' lang="en-GB"', "", "no lang"),
        ("<title>A paper</title>", "", "no <title>"),
        ("p { font-size: 10pt }", "a::after { content: leader('.') }", "leader()"),
        ("p { font-size: 10pt }", "p { font-size: 8.9pt }", "under 9 pt"),
        ("p { font-size: 10pt }", "p { font: bold 11px/1.2 sans-serif }", "under 9 pt"),
        ("p { font-size: 10pt }", "p { font-size: 0.8em }", "under 9 pt"),
        ("p { font-size: 10pt }", ".footnote { font-size: 7pt }", "under 8 pt"),
        ("p { font-size: 10pt }", "@page { @top-left { font-size: 7.5pt } }", "under 8 pt"),
        ("<p>See", '<p style="font-size: 6pt">See', "under 9 pt"),
        ("p { font-size: 10pt }", "p { background: url(http://example.com/a.png) }", "refers to 'http://example.com"),
        ("p { font-size: 10pt }", "p { background: url('file:///etc/passwd') }", "refers to 'file:///etc/passwd'"),
        ("p { font-size: 10pt }", "p { background: url(data:image/png;base64,AAAA) }", "refers to 'data:"),
        ("p { font-size: 10pt }", '@import "other.css";', "refers to 'other.css'"),
        ("p { font-size: 10pt }", "p { background: url(/* */../secret.png) }", "refers to '../secret.png'"),
        ("<p>See", '<p><a rel="attachment" href="file:///etc/passwd">passwords</a>See', "refers to 'file:"),
        ("<p>See", '<p><a rel="attachment" href="https://example.com/x">a file</a>See', "file to be attached"),
        ('href="#one"', 'href="javascript:alert(1)"', "refers to 'javascript:"),
        ('href="#one"', 'href="http://example.com"', "refers to 'http:"),
        ('href="#one"', 'href="//example.com"', "refers to '//example.com'"),
        ('href="#one"', 'href="other.html"', "refers to 'other.html'"),
        ('href="#one"', 'href="#"', "refers to '#'"),
        ("<h1>", '<link rel="stylesheet" href="https://example.com/a.css"><h1>', "refers to 'https://example.com"),
        ("<p>See", '<img src="https://example.com/a.png" alt="A"><p>See', "<img> is not used"),
        ("<p>See", '<img src="data:image/png;base64,AAAA" alt=" "><p>See', "no words in its place"),
        ("<p>See", '<img alt="A"><p>See', "<img> is not used"),
        ("<p>See", '<img src="data:image/gif;base64,AAAA" alt="A"><p>See', "<img> is not used"),
        ("<p>See", "<script>1</script><p>See", "<script> is not used"),
        ("<p>See", '<p onclick="x()">See', "has a script in onclick"),
        ("<rect/>", '<use xlink:href="http://example.com/a.svg"/>', "refers to 'http://example.com"),
        ("<rect/>", '<image href="file:///etc/passwd"/>', "<image> is not used"),
    ],
)
def test_a_fault_is_named(whole: str, broken: str, said: str) -> None:
    assert whole in SOUND
    assert said in faults(SOUND.replace(whole, broken, 1))


@pytest.mark.parametrize(
    "mutate",
    [
        lambda html: html.replace("<th ", "<td ").replace("</th>", "</td>"),
        lambda html: html.replace("<thead>", "").replace("</thead>", ""),
    ],
)
def test_a_table_without_real_headers_is_caught(mutate: Callable[[str], str]) -> None:
    assert faults(mutate(SOUND))


def test_every_fault_is_listed_with_its_line() -> None:
    found = faults(SOUND.replace(' scope="col"', "").replace("<caption>Costs</caption>", ""))
    assert found.count("needs scope") >= 1
    assert "line 6: <table> has no caption" in found


def test_a_page_cut_short_is_still_read_to_its_end() -> None:
    assert "has no caption" in faults(SOUND[: SOUND.index("<caption>")])
