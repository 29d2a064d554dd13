"""The paper of a case: what page 1 says, what the file carries, and what never gets in."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest

import investcase
from investcase.appraisal.appraise import Appraisal
from investcase.numbers.writing import pounds_short, thousands
from investcase.reading.text import SourceText
from investcase.report.render import html_page
from investcase.report.terminal import WIDTH
from investcase.report.text import summary_text
from investcase.report.view.budget import NET
from investcase.resolving.case import load_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SMALLEST = """\
format: investcase/case/1
case: grants-2026
title: Community grants
as_of: 2026-11-22
place: {name: Elsewhere, nation: england}
start: 2026-27
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
options:
  - id: programme
    title: Grants programme
    preferred: true
    costs:
      - {id: grants, title: Grants, body: council, amount: {2026-27: £60000, 2027-28: £45k}}
    benefits:
      - {id: visits, title: Visits avoided, body: nhs, cash_type: capacity, amount: {2027-28: £80k, 2028-29: £85k}}
"""


@pytest.fixture(scope="module")
def kent() -> Appraisal:
    return investcase.appraise(investcase.load(EXAMPLES / "kent-at-home"))


@pytest.fixture(scope="module")
def kent_html(kent: Appraisal) -> str:
    return html_page(kent)


@pytest.fixture(scope="module")
def kent_pdf(kent: Appraisal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evidence pack, which holds all that is behind the paper."""
    _, evidence = investcase.render(kent, tmp_path_factory.mktemp("kent") / "kent.pdf")
    return evidence


def small(text: str = SMALLEST) -> Appraisal:
    return investcase.appraise(load_text(SourceText("case.yaml", text), None))


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", " ", html, flags=re.DOTALL)).split())


def page_text(path: Path, page: int) -> str:
    return " ".join(pypdf.PdfReader(path).pages[page - 1].extract_text().split())


def test_page_1_keeps_its_order(kent_html: str) -> None:
    page = words_of(kent_html)
    headings = (
        "ILLUSTRATIVE.",
        "Decision asked for",
        "In Kent, to help older people",
        "What it does to our budget",
        "Who pays and who gains",
        "Value to society",
        "How sure, and what would have to be true",
        "The national claim beside the local answer",
        "Who may lose",
        "If we do nothing; if it fails",
        "Strategic case",
    )
    places = [page.index(heading) for heading in headings]
    assert places == sorted(places)
    assert page.index("BCR") > page.index("Strategic case"), "no BCR stands in the headline"


def test_the_budget_on_page_1_is_the_appraisal_s_own(kent: Appraisal, kent_html: str) -> None:
    budget = kent.budget(kent.preferred, kent.case.lead)
    table = re.search(r"<caption>Effect on the budget: Council</caption>.*?</table>", kent_html, re.DOTALL)
    assert table
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', table[0], re.DOTALL)
    cells = {label: re.findall(r"<td[^>]*>(.*?)</td>", row) for label, row in rows}
    programme = budget.spending - budget.instead
    assert cells["Programme spending"][:5] == [thousands(float(v)) for v in programme[:5]]
    assert cells["Care and support bought instead"][:5] == [thousands(float(v)) for v in budget.instead[:5]]
    assert cells[NET][:5] == [thousands(float(v)) for v in budget.net[:5]]
    assert cells[NET][5] == thousands(budget.full_year_net)
    assert cells["Running total"][:5] == [thousands(float(v)) for v in budget.cumulative[:5]]


def test_the_paper_never_says_what_it_must_not(kent_html: str) -> None:
    words = words_of(kent_html).casefold()
    for never in ("total saving", "total savings", "no impact.", "neutral", "compliant", "leader(", "score"):
        assert never not in words.replace("not a finding of no impact.", ""), never
    assert "it sets no target, cap or rule for any person's care" in words.replace("&#39;", "'")


def test_without_an_equality_section_every_characteristic_is_not_assessed() -> None:
    words = words_of(html_page(small()))
    assert "NOT ASSESSED" in words
    for characteristic in ("Age", "Disability", "Pregnancy and maternity", "Sexual orientation"):
        assert re.search(rf"{characteristic} Not assessed", words), characteristic
    assert "Public sector equality duty" in words


def test_the_smallest_case_says_no_budget_line_falls() -> None:
    words = words_of(html_page(small()))
    assert "No budget line is named that would fall" in words
    assert "it does not pay back in 3 years" in words


def test_the_pdf_carries_its_inputs_and_its_result(kent: Appraisal, kent_pdf: Path) -> None:
    with pikepdf.open(kent_pdf) as pdf:
        carried = {name: bytes(pdf.attachments[name].get_file().read_bytes()) for name in pdf.attachments}
    assert set(carried) == {"inputs.yaml", "result.json"}
    result = json.loads(carried["result.json"])
    assert result == kent.result().to_dict()
    assert result["manifest"]["inputs_sha256"] == hashlib.sha256(carried["inputs.yaml"]).hexdigest()
    npsv = next(option for option in result["options"] if option["preferred"])["npsv"]["central"]
    assert pounds_short(npsv) in page_text(kent_pdf, 1)


def test_nothing_of_the_author_s_files_or_this_machine_gets_in(kent_pdf: Path) -> None:
    with pikepdf.open(kent_pdf) as pdf:
        inputs = bytes(pdf.attachments["inputs.yaml"].get_file().read_bytes()).decode()
    assert "#" not in re.sub(r"'[^']*'", "", inputs).replace("\n#", "")
    for trace in (str(EXAMPLES), "case.yaml"):
        assert trace not in inputs


def test_page_1_is_one_page_and_the_body_seven_at_most(kent_pdf: Path) -> None:
    assert "Strategic case" in page_text(kent_pdf, 2)
    starts = next(page for page in range(1, 12) if "Annex A. For the committee" in page_text(kent_pdf, page))
    assert starts <= 8


def test_every_page_says_whose_work_it_is_not(kent_pdf: Path) -> None:
    with pikepdf.open(kent_pdf) as pdf:
        pages = len(pdf.pages)
    for page in range(1, pages + 1):
        assert "Not prepared, checked or endorsed by Kent County Council." in page_text(kent_pdf, page), page


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ 7*7 }} {% include 'paper.html' %}",
        "<script>alert(1)</script><img src=http://127.0.0.1:9/x>",
        "<a rel=attachment href=file:///etc/passwd>x</a>",
        "<svg><image href='file:///etc/passwd'/></svg> url(file:///etc/passwd)",
    ],
)
def test_text_from_yaml_stays_text(hostile: str, tmp_path: Path) -> None:
    quoted = hostile.replace("'", "''")
    text = SMALLEST.replace("title: Community grants", f"title: '{quoted}'").replace(
        "title: Visits avoided", f"title: '{quoted}'"
    )
    appraisal = small(text)
    html = html_page(appraisal)
    for mark in ("<script", "<img", "<a rel", "<image"):
        assert mark not in html
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", html)[0]
    for path in investcase.render(appraisal, tmp_path / "hostile.pdf"):
        with pikepdf.open(path) as pdf:
            assert set(pdf.attachments) == {"inputs.yaml", "result.json"}
        assert "root:" not in page_text(path, 1)


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    code = "import investcase, sys; investcase.render(investcase.appraise(investcase.load(sys.argv[1])), sys.argv[2])"
    (tmp_path / "case.yaml").write_text(SMALLEST, encoding="utf-8")
    papers = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.pdf"
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "case.yaml"), str(path)],
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
        )
        papers.append([path.read_bytes(), path.with_name(f"{seed}-evidence.pdf").read_bytes()])
    assert papers[0] == papers[1]


def test_an_unknown_ending_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ends in none of"):
        investcase.render(small(), tmp_path / "paper.odt")
    assert list(tmp_path.iterdir()) == []


def test_the_terminal_fits_80_columns_and_says_the_same(kent: Appraisal) -> None:
    text = summary_text(kent)
    assert max(len(line) for line in text.splitlines()) <= WIDTH
    assert pounds_short(float(kent.preferred.npsv[0])) in text


def test_partners_payments_stand_in_the_payer_s_own_budget() -> None:
    fife = investcase.appraise(investcase.load(EXAMPLES / "fife-at-home"))
    budgets = {str(body): fife.budget(fife.preferred, body) for body in fife.preferred.bodies}
    assert budgets["council"].net[:3].tolist() == [-120_000, -60_000, 0]
    moved = budgets["ijb"].funding + budgets["council"].payments + budgets["nhs"].payments
    assert moved.tolist() == [0.0] * 10
    assert "Payments to partners" in html_page(fife)
