"""No observed count of people leaves in any output: paper, note, JSON, alt text, metadata, attachments, terminal."""

from __future__ import annotations

import ast
import logging
import re
from collections import defaultdict
from pathlib import Path

import pikepdf
import pypdf
import pytest
import yaml
from assessed_case import Data, both, data, put, worked
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from planted import PLANT, fields_of_words, full, kent, planted, unmade

import investcase
from cases import SMALLEST
from investcase.appraisal.appraise import appraise
from investcase.checks.review import reviewed
from investcase.cli.main import cli
from investcase.documents.case import Case
from investcase.documents.equality import Equality, protected
from investcase.documents.equality_counts import Count, Disclosure
from investcase.documents.equality_protection import Protection
from investcase.reading.problems import Severity
from investcase.report.render import html_page
from investcase.resolving.canonical import canonical_inputs, fingerprint

SMALL, LARGE = 7, 4127
TELLTALE = re.compile(r"(?<![\d.,])(?:4,?127|4,?128|4,?126)(?![\d,]*\d)")


def telling(case: Data) -> None:
    """Small and large counts wherever a count or a sentence may stand."""
    section = case["equality"]
    section["people_now"] = {"count": str(LARGE), "source": "4,128 people in case records"}
    section["impacts"][0]["number"] = {"count": str(SMALL), "source": "case records"}
    section["impacts"][1]["number"] = {"count": str(LARGE), "source": "case records"}
    section["summary"] = "It touches 4,127 people, 7 women among them."
    section["engagement"][0]["who"] = "4,128 users and 8 carers"
    section["profiles"][0]["groups"] = {"female": str(LARGE), "male": "4126"}
    section["profiles"][1]["groups"] = {"under_65": str(SMALL), "65_to_79": "4128", "80_and_over": "4126"}
    section["unpaid_care"] = [
        {"what": "By many", "each_week": "1 hour / week", "carers": "4127", "weeks": "1 week / year", "source": "s"},
        {"what": "By few", "each_week": "1 hour / week", "carers": "7", "weeks": "1 week / year", "source": "s"},
    ]
    section["gradients"] = [
        {
            "id": "admissions",
            "title": "Admissions for each 1,000",
            "is": "count_per",
            "source": "made up",
            "groups": [
                {"group": f"fifth {i}", "people": people, "value": str(30 - 4 * i)}
                for i, people in enumerate(("4127", "4126", "4128", "4127", "4126"))
            ],
        }
    ]
    section["public_summary"]["who_may_lose"] = "About 4,127 people, and 7 women who live alone."


def written(case: Data, into: Path) -> Path:
    (into / "case.yaml").write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), "utf-8")
    return into


def a_case_with_counts() -> Data:
    case = data()
    telling(case)
    return case


def a_case_with_counts_in_every_sentence() -> Data:
    case = full()
    planted(case)
    return case


def the_example_with_counts_in_every_sentence() -> Data:
    case = kent()
    planted(case)
    return case


def a_case_not_yet_assessed_with_counts_in_every_sentence() -> Data:
    case = unmade()
    planted(case)
    return case


CASES = [
    a_case_with_counts,
    a_case_with_counts_in_every_sentence,
    the_example_with_counts_in_every_sentence,
    a_case_not_yet_assessed_with_counts_in_every_sentence,
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(a_case_with_counts(), tmp_path)


@pytest.fixture(params=CASES, ids=lambda make: make.__name__)
def any_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return written(request.param(), tmp_path)


def tells(text: str) -> list[str]:
    """Whatever in a text gives an observed count away."""
    text = re.sub(r"\s+", " ", text)
    people = re.compile(
        r"(?<![\d.,£(–-])[78] (?:women|men|users|carers|people)|(?<![\w.])count: ['\"]?[78]\b|[Ss]even of them|"
        r"carers \([78]\)"
    )
    return [*TELLTALE.findall(text), *people.findall(text)]


def ran(*arguments: str) -> str:
    outcome = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    if outcome.exception is not None:
        raise outcome.exception
    return outcome.output


def everything_in(path: Path) -> str:
    """Every string of a PDF: page text by its fonts, dictionaries, metadata, attached files."""
    parts = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Type") in ("/EmbeddedFile", "/Metadata"):
                parts.append(thing.read_bytes().decode("utf-8"))
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                held = (thing.get(key) for key in ("/Alt", "/ActualText", "/Contents", "/T", "/Title", "/TU", "/Desc"))
                parts += [str(words) for words in held if isinstance(words, pikepdf.String | str)]
        parts.append(str(dict(pdf.docinfo)))
    return "\n".join(parts)


def test_the_case_itself_would_be_caught() -> None:
    case = data()
    telling(case)
    text = yaml.safe_dump(case)
    assert len(tells(text)) > 12


def test_the_counts_are_planted_in_every_field_of_words() -> None:
    fields = planted(full()) | planted(kent()) | planted(unmade())
    assert fields_of_words(Equality) - fields == set(), "write it into the case of planted.py"
    assert len(fields - fields_of_words(Equality)) > 30
    assert fields <= fields_of_words(Case)
    assert len(tells(PLANT)) == 4


@pytest.mark.parametrize(
    "command", [["check", "--all"], ["check", "--format", "json"], ["run"], ["run", "--format", "json"]]
)
def test_nothing_on_the_terminal_or_in_a_log_tells(
    any_folder: Path, command: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        output = ran(command[0], str(any_folder), *command[1:])
    assert len(output) > 1000
    assert tells(output) == []
    assert tells(caplog.text) == []


def test_a_small_count_in_words_is_told_of_wherever_it_stands(tmp_path: Path) -> None:
    case = full()
    fields = planted(case)
    told = [p for p in reviewed(appraise(investcase.load(written(case, tmp_path)))) if p.code == "E09"]
    places = {p.field for p in told}
    assert {"title", "narrative.risks[0]", "options[0].costs[0].title", "equality.impacts[0].mechanism"} <= places
    assert {p.severity for p in told} == {Severity.BLOCKER}
    assert len(places) >= len(fields)
    assert all(p.position is not None for p in told)


def test_a_case_without_an_assessment_is_protected_and_told_of_as_well(tmp_path: Path) -> None:
    case = yaml.load(SMALLEST.replace("Community grants", "Grants for 7 women"), Loader=yaml.BaseLoader)
    appraisal = appraise(investcase.load(written(case, tmp_path)))
    assert [p.field for p in reviewed(appraisal) if p.code == "E09"] == ["title"]
    assert "Grants for fewer than 10 women" in html_page(appraisal)
    assert tells(html_page(appraisal)) == []


def test_a_published_number_of_other_people_is_not_misquoted() -> None:
    """Rounding it would put words in the publisher's mouth; 412 is this service's own and is rounded wherever it is."""
    said = "Fife had 80,494 people aged 65 and over, and 412 users, in a published count."
    change = both(
        put("equality.evidence.0", {"id": "records", "kind": "national_data", "what": said, "date": "2026"}),
        put("narrative", {"strategic": said}),
        put("equality.engagement.0.said", said),
    )
    shown = protected(worked(change).case.written.equality or Equality.model_construct())
    assert shown.evidence[0].what == said.replace("412", "410")
    assert worked(change).case.document.narrative.strategic == said.replace("412", "410")
    assert shown.engagement[0].said == said.replace("412", "410").replace("80,494", "80,495")


def test_no_page_tells(any_folder: Path) -> None:
    for arguments in (["report", str(any_folder), "--to", "html"], ["equality", str(any_folder)]):
        target = any_folder / f"{arguments[0]}.html"
        said = ran(*arguments, "-o", str(target))
        html = target.read_text("utf-8")
        assert "4,125" in html
        assert "fewer than 10" in html
        assert tells(html) == []
        assert tells(said) == []


def test_no_pdf_tells_in_text_alt_text_metadata_or_attachments(any_folder: Path) -> None:
    pytest.importorskip("weasyprint")
    for command in ("pdf", "equality"):
        assert tells(ran(command, str(any_folder), "-o", str(any_folder / f"{command}.pdf"))) == []
    for name in ("pdf", "pdf-evidence", "equality"):
        target = any_folder / f"{name}.pdf"
        inside = everything_in(target)
        assert ("4,125" in inside) or name == "pdf"
        assert tells(inside) == []
        # The lengths of the file's own streams, and the numbers of its objects, are no counts of people.
        raw = re.sub(rb"/Length \d+|\b\d+ 0 (obj|R)\b", b"", target.read_bytes())
        assert not re.search(rb"4,127|\b4127\b", raw)


def test_a_wrong_line_is_shown_without_its_count(folder: Path) -> None:
    file = folder / "case.yaml"
    text = file.read_text("utf-8")
    for old, new in (
        ("count: '7'", "count: '7 or so'"),
        ("count: '4127'", "cuont: '4127'"),
        ("direction: negative", "direction: negativ 4127"),
        ("people_now:", "people_now: {count: 4,127}\n  more:"),
        ("people_now:", "people_now: 4,127 people\n   \tbad: ["),
    ):
        file.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(investcase.Problems) as told:
            investcase.load(folder)
        shown = str(told.value)
        assert "case.yaml" in shown
        assert not re.search(r"4,?127|'7 or so'", shown), shown
    file.write_text(text, "utf-8")
    investcase.load(folder)


def test_a_date_and_a_name_keep_their_digits_in_an_excerpt(folder: Path) -> None:
    file = folder / "case.yaml"
    file.write_text(file.read_text("utf-8").replace("'2026-11-16'", "'2026-11-16 or 17'", 1), "utf-8")
    with pytest.raises(investcase.Problems) as told:
        investcase.load(folder)
    assert "2026-11-16" in str(told.value)


def test_attached_inputs_hold_protected_counts_and_give_the_same_note_again() -> None:
    appraisal = worked(telling)
    inputs = canonical_inputs(appraisal.case)
    assert tells(inputs.decode("utf-8")) == []
    again = data()
    again["equality"] = yaml.load(inputs, Loader=yaml.BaseLoader)["case"]["equality"]
    repeated = worked(put("equality", again["equality"]))
    assert canonical_inputs(repeated.case) == inputs


def test_the_fingerprint_is_of_the_protected_bytes() -> None:
    """Were it of the counts as observed, a small hidden cell could be found by trying each number."""
    prints = defaultdict(set)
    for number in range(1, 10):
        case = worked(put("equality.profiles.2.groups.q5", str(number))).case
        assert case.equality is not None
        total = str(protected(case.equality).profiles[2].total)
        prints[total].add(fingerprint(canonical_inputs(case)))
    assert [len(found) for found in prints.values()] == [1, 1, 1]


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 300), min_size=2))
def test_a_table_never_withholds_exactly_one_cell_and_never_prints_one_as_observed(cells: dict[str, int]) -> None:
    table = _protected({name: Count(number) for name, number in cells.items()})
    assert sum(count.is_withheld for count in table.values()) != 1
    for name, count in table.items():
        assert cells[name] >= Disclosure().threshold or count.is_withheld
        assert count.observed is None or count.observed % 5 == 0
    assert _protected(table) == table


def _protected(cells: dict[str, Count]) -> dict[str, Count]:
    return Protection.of(Disclosure(), [cells]).table(cells)


SAME = {"female": ("45", "46"), "male": ("6", "5")}


def test_two_cases_that_read_alike_are_alike_in_every_output(tmp_path: Path) -> None:
    """So an output tells no more than its counts as printed do: what is worked out is worked out from those."""
    outputs = []
    for which in (0, 1):
        folder = tmp_path / str(which) / "case"
        folder.mkdir(parents=True)
        case = a_case_with_counts()
        case["equality"]["profiles"][0]["groups"] = {group: numbers[which] for group, numbers in SAME.items()}
        written(case, folder)
        page = folder.parent / "page.html"
        ran("report", str(folder), "--to", "html", "-o", str(page))
        note = folder.parent / "note.html"
        ran("equality", str(folder), "-o", str(note))
        said = [ran("check", str(folder), *more) for more in ((), ("--all",), ("--format", "json"))]
        said += [ran("run", str(folder)), ran("run", str(folder), "--format", "json")]
        outputs.append(
            [text.replace(str(folder.parent), "") for text in (*said, page.read_text("utf-8"), note.read_text("utf-8"))]
        )
    assert outputs[0] == outputs[1]


@given(st.integers(0, 10**6))
def test_no_way_of_writing_a_count_shows_it(number: int) -> None:
    count = Count(number)
    shown = {str(count), repr(count), f"{count}", f"{count:>12}", f"{count!r}", str([count]), str({"a": count})}
    if number % 5 or number < 10:
        assert not any(re.search(rf"(?<!\d){number:,}(?!\d)|(?<!\d){number}(?!\d)", words) for words in shown)


@given(st.integers(10, 3_999), st.integers(0, 3_999))
def test_protecting_twice_is_protecting_once(total: int, part: int) -> None:
    appraisal = worked(
        put("equality.profiles.0.groups", {"female": str(total), "male": str(part)}),
    )
    written = appraisal.case.document.equality
    assert written is not None
    once = protected(written)
    assert protected(once) == once


def test_counts_by_the_most_private_characteristics_are_not_published_at_all() -> None:
    change = both(
        put("equality.profiles.0.by", "sexual_orientation"),
        put("equality.impacts.5.who", {"characteristic": "gender_reassignment", "group": "Trans people"}),
        put("equality.impacts.5.number", {"count": "812", "source": "case records"}),
    )
    written = worked(change).case.document.equality
    assert written is not None
    shown = protected(written)
    assert {str(count) for count in (shown.profiles[0].groups or {}).values()} == {"withheld"}
    assert shown.impacts[5].number is not None
    assert str(shown.impacts[5].number.count) == "withheld"


def test_the_true_number_is_read_by_arithmetic_alone() -> None:
    """`.observed` appears where counts are kept or computed with, and in no module that words come from but these."""
    root = Path(investcase.__file__).parent
    readers = set()
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        if any(isinstance(node, ast.Attribute) and node.attr == "observed" for node in ast.walk(tree)):
            readers.add(path.relative_to(root).as_posix())
    assert readers == {
        "documents/equality_counts.py",
        "documents/equality_protection.py",
        "documents/equality_analysis.py",
        "documents/equality_between.py",
        "appraisal/groups/care_hours.py",
        "equality/note.py",
        "appraisal/groups/represented.py",
        "checks/equality_assessment.py",
        "checks/equality_grounds.py",
        "checks/equality_people.py",
        "checks/plausible/people.py",
        "appraisal/groups/unequal.py",
    }
