"""Text that would be code elsewhere stays text here, or is a problem with a place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cases import SMALLEST, faults, solved, with_model
from investcase.catalogue.shipped import assumptions_dir
from investcase.reading.problems import Problem, Severity
from investcase.resolving.canonical import canonical_inputs

HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in ().__class__.__bases__ %}{{ x }}{% endfor %}",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "&lt;b&gt; &#x3c;",
    "file:///etc/passwd",
    "http://example.invalid/a.png",
    "../../../../etc/passwd",
    "${HOME} $(id) `id`",
    "=HYPERLINK(1)",
    "%s %(name)s {0.__class__}",
    "' or 1=1 --",
    "\U0001f600 ŵ ŷ £ − ≥ →",
]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_the_text_it_is(text: str) -> None:
    case = SMALLEST.replace("title: Community grants", f"title: {quoted(text)}")
    case = case.replace("title: Grants, body", f"title: {quoted(text)}, source: {quoted(text)}, body")
    case += f"narrative:\n  strategic: {quoted(text)}\n  risks: [{quoted(text)}]\n"
    appraisal = solved(case)
    assert appraisal.case.document.title == text.strip()
    assert appraisal.case.document.narrative.risks == (text.strip(),)
    result = appraisal.result()
    assert result.title == text.strip()
    assert type(result).from_json(result.to_json()) == result
    figures = [figure for figure in result.figures if figure.source == text.strip()]
    assert len(figures) == 2
    canonical = yaml.safe_load(canonical_inputs(appraisal.case))
    assert canonical["case"]["narrative"]["strategic"] == text.strip()
    assert result.options[1].npsv.central == 53_164.83, "no text moves a number"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["case: grants-2026", "start: 2026-27", "years: 3", "discount: {flat: 3.5%}"])
def test_where_text_is_not_wanted_it_is_one_problem(text: str, field: str) -> None:
    name = field.partition(":")[0]
    found = faults(SMALLEST.replace(field, f"{name}: {quoted(text)}"))
    assert len(found) == 1
    assert found[0].severity is Severity.ERROR
    assert (found[0].field, found[0].position and found[0].position.column) == (name, len(name) + 3)


@pytest.mark.parametrize("text", ["file:///etc/passwd", "../../../etc/passwd", "/etc/passwd", "..", "a/b", "con\x00"])
def test_names_of_documents_are_never_paths(text: str, tmp_path: Path) -> None:
    for old, new in (
        ("discount: {flat: 3.5%}", f"discount: {quoted(text)}"),
        ("price_base: 2026-27", f"price_base: 2026-27\ndeflator: {quoted(text)}"),
    ):
        found = faults(SMALLEST.replace(old, new), tmp_path)
        assert [p.code for p in found] in (["name"], ["yaml-syntax"])
    found = faults(with_model(model=quoted(text)), tmp_path)
    assert [p.code for p in found] in (["name"], ["yaml-syntax"])
    assert "root:" not in "".join(map(str, found))


@pytest.mark.parametrize("place", ["../../etc", "<b>Kent</b>", "{{ 7 }}", "K" * 5000, "K" * 6001])
def test_a_place_is_looked_up_and_not_opened(place: str) -> None:
    found = [p for p in faults(with_model(place=f'"{place}"')) if p.severity is Severity.ERROR]
    assert [p.code for p in found] in (["unknown-place"], ["string-too-long"])
    assert len(found[0].message) < 400


@pytest.mark.parametrize(("field", "most"), [("title: Community grants", 250), ("source: The budget", 6000)])
def test_very_long_text_is_refused_with_its_limit_and_a_short_message(field: str, most: int) -> None:
    case = SMALLEST.replace("title: Grants, body", "title: Grants, source: The budget, body")
    name = field.partition(":")[0]
    assert field in case
    assert faults(case.replace(field, f"{name}: {'x' * most}")) == ()
    (found,) = faults(case.replace(field, f"{name}: {'x' * (most + 1)}"))
    assert (found.code, found.expected) == ("string-too-long", f"at most {most:,} characters")
    assert found.position is not None
    assert len(str(found)) < 600


@pytest.mark.parametrize("text", ["\u202eevil\u2066", "a" + "\u0301" * 20])
def test_signs_that_turn_letters_round_or_heap_on_one_are_refused(text: str) -> None:
    found = faults(SMALLEST.replace("title: Community grants", f"title: {quoted(text)}"))
    assert [p.code for p in found] == ["unseen"]


def test_what_cannot_be_seen_and_says_nothing_is_left_out() -> None:
    appraisal = solved(SMALLEST.replace("title: Community grants", 'title: "Com\u200bmunity\u00ad grants"'))
    assert appraisal.case.document.title == "Community grants"


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("case: grants-2026", "case"),
        ("body: nhs", "body"),
        ("start: 2026-27", "start"),
        ("id: visits", "id"),
        ("nation: england", "nation"),
        ("{flat: 3.5%}", "flat"),
        ("£45k", "2027-28"),
    ],
)
def test_a_long_wrong_value_is_not_repeated_whole(old: str, name: str) -> None:
    key = "" if old in ("{flat: 3.5%}", "£45k") else f"{name}: "
    found = faults(SMALLEST.replace(old, f"{key}{'z' * 5000}"))
    assert len(found) == 1
    assert len(str(found[0])) < 900, str(found[0])


BOMBS = {
    "laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "deep": "a: " + "[" * 100_000,
    "wide": "a: [" + "x," * 200_000 + "]",
    "keys": "{" + ",".join(f"k{i}: v" for i in range(60_000)) + "}",
    "tag": "a: !!python/object/apply:os.system [id]\n",
    "include": "a: !include /etc/passwd\n",
    "merge": "a: &a {b: c}\nd:\n  <<: *a\n",
    "binary": "a: !!binary R0lGODlhDAAMAIQAAP\n",
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_bombs_and_tags_are_problems(name: str) -> None:
    found = faults(BOMBS[name])
    assert found
    assert {p.code for p in found} <= {"alias", "too-deep", "too-large", "tag", "duplicate-key"}


FORMULAS = [
    "__import__('os').system('id')",
    "().__class__.__bases__[0]",
    "hours_now.__class__",
    "hours_now[0]",
    "lambda: 1",
    "eval(hours_now)",
    "open(hours_now)",
    "{{ 7*7 }}",
    "hours_now; hours_now",
    "hours_now if 1 else 2",
    "9**9**9**9**9",
    "hours_now ** 1000000",
    "(" * 5000 + "hours_now" + ")" * 5000,
    "-" * 5000 + "hours_now",
    "hours_now" + " + hours_now" * 5000,
    "1 / 0",
    "hours_now\u00d72",
    "#hours_now",
    "\u202ehours_now",
]


def council_model(folder: Path, old: str, new: str) -> Path:
    """A council's library whose copy of the home care hours model has one line changed."""
    text = (assumptions_dir() / "models" / "ccn-home-care-hours" / "model.yaml").read_text("utf-8")
    assert old in text
    home = folder / "assumptions" / "models" / "ccn-home-care-hours"
    home.mkdir(parents=True)
    (home / "model.yaml").write_text(text.replace(old, new, 1), "utf-8")
    return home / "model.yaml"


@pytest.mark.parametrize("formula", FORMULAS, ids=[str(i) for i in range(len(FORMULAS))])
def test_a_councils_hostile_formula_is_a_problem_in_its_own_file(formula: str, tmp_path: Path) -> None:
    old = "formula: hours_now * reduction * rollout"
    file = council_model(tmp_path, old, f"formula: {quoted(formula)}")
    found = [p for p in faults(with_model(model="ccn-home-care-hours"), tmp_path) if p.severity is Severity.ERROR]
    assert len(found) >= 1, "no hostile formula is ever worked out"
    lines = file.read_text("utf-8").split("\n")
    for problem in found:
        assert problem.position is not None
        assert problem.position.file == str(file)
        assert "formula:" in lines[problem.position.line - 1]
        assert len(str(problem)) < 1500


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("formula: hours_now * reduction", "formula: hours_then * reduction", "formula", "hours_then"),
        ("formula: hours_now * reduction", "formula: hours_now + reduction", "formula", ""),
        ("formula: hours_now * reduction * rollout", "formula: hours_now * home_care_rate", "formula-unit", "£ / year"),
        ("amount: ", "amount: un", "unknown-name", "un"),
        ("model: ccn-home-care-hours\n", "model: ccn-home-care-hours\nrun: rm -rf /\n", "unknown-field", "'run'"),
        ("default: top_down", "default: sideways", "choice", "'sideways'"),
        (
            "formula: clients_at_home * hours_per_client * weeks_per_year",
            "formula: hours_now * 2",
            "circle",
            "hours_now",
        ),
    ],
)
def test_a_councils_wrong_model_is_told_in_its_own_file(
    old: str, new: str, code: str, words: str, tmp_path: Path
) -> None:
    file = council_model(tmp_path, old, new)

    def wrong() -> list[Problem]:
        found = faults(with_model(model="ccn-home-care-hours"), tmp_path)
        return [problem for problem in found if problem.severity is Severity.ERROR]

    found = wrong()
    assert code in {problem.code for problem in found}, [str(problem) for problem in found]
    told = next(problem for problem in found if problem.code == code)
    assert words in told.message
    assert told.position is not None
    assert told.position.file == str(file)
