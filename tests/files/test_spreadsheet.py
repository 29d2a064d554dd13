"""No text that is written as CSV is a formula to the spreadsheet that opens it, and no number is made text."""

import csv
import io
import json
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import investcase
from cases import SMALLEST, solved
from investcase.appraisal.national import share_claim
from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Places
from investcase.cli.claim_tables import as_csv
from investcase.cli.reconcile import _prices
from investcase.documents.figure import Nation
from investcase.files.spreadsheet import csv_text, defused
from investcase.report.formats import FORMATS
from investcase.report.render import rendered
from investcase.report.views import Views

UNSEEN = ["", *" \t\r\n\x1f\x00\u00a0\u00ad\u200b\u2060\ufeff\u3164\ufe0f"]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", UNSEEN, ids=ascii)
def test_a_formula_is_text_whatever_hides_before_it(before, sign):
    assert defused(f"{before}{sign}1+1") == f"'{before}{sign}1+1"


@pytest.mark.parametrize("text", ["", "Grants", "A = B", "£5", "−5", "'=1", "1-2", "\u200b", "  ", "Ynys Môn"])
def test_other_text_is_left_alone(text):
    assert defused(text) == text


@pytest.mark.parametrize(("number", "cell"), [(-2.5, "-2.5"), (Decimal("-0.00"), "-0.00"), (3, "3"), (None, "")])
def test_a_number_stays_one(number, cell):
    assert csv_text([["x", number]]) == f"x,{cell}\r\n"


@pytest.mark.parametrize("inside", ["a\r=1", "a\n=1", "a\r\n=1", 'a",=1'])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_no_text_breaks_out_of_its_cell(inside, line_end):
    assert csv_text([[inside, "x"]], line_end=line_end) == f'"{inside.replace(chr(34), chr(34) * 2)}",x{line_end}'


@given(st.text())
def test_what_is_first_seen_of_a_cell_is_never_the_sign_of_a_formula(text):
    (row,) = csv.reader(io.StringIO(csv_text([[text, "x"]], line_end="\n").replace("\0", "")), strict=True)
    seen = "".join(sign for sign in row[0] if unicodedata.category(sign)[0] not in "CZM")
    assert not unicodedata.normalize("NFKC", seen[:1]).startswith(("=", "+", "-", "@"))


def test_a_shared_claim_is_defused_too(tmp_path):
    """A council's own table of places may name one as it likes."""
    from dataclasses import replace

    shelves = shipped_library()
    model = shelves.model("ccn-independent-settings")
    prices = _prices(shelves, None)
    found = share_claim(model, shelves, Places(shelves), Nation.ENGLAND, ["admissions"], prices, as_published=True)
    (basis,) = found.bases
    places = (replace(basis.shares.places[0], name="＝HYPERLINK(1)"), *basis.shares.places[1:])
    changed = replace(found, bases=(replace(basis, shares=replace(basis.shares, places=places)),))
    assert ",'＝HYPERLINK(1)," in as_csv(changed)
    assert as_csv(found).count("'=") == 0


def test_nothing_else_writes_csv():
    """One writer defuses; whoever wrote rows by another way would not."""
    package = Path(investcase.__file__).parent
    for file in package.rglob("*.py"):
        if file.relative_to(package).as_posix() != "files/spreadsheet.py":
            text = file.read_text("utf-8")
            assert not re.search(r"csv\.(writer|DictWriter)|\.to_csv\(|write_csv|savetxt", text), file


@pytest.mark.parametrize("form", [form.name for form in FORMATS.values() if form.ending == "csv"])
@pytest.mark.parametrize("hidden", ["=1+1", "\u200b@x", "＋1", " -2", "\u00a0=1"])
def test_every_format_of_csv_defuses_what_a_case_says(form, hidden):
    case = SMALLEST.replace("title: Grants, body", f"title: {json.dumps(hidden)}, body")
    (content,) = rendered(Views(solved(case)), form)
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    numbers = re.compile(r"-?[0-9]+(\.[0-9]+)?")
    told = [cell for cell in cells if not numbers.fullmatch(cell)]
    assert any(hidden.strip("\u200b \u00a0") in cell for cell in told)
    assert all(defused(cell) == cell for cell in told)
