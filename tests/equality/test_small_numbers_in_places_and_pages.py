"""Nor can anybody tell six from eight at many places, on the live page, in Word, flows or Python, or in a broken file.

A twelfth of the phrases stand in the case; every one is tried on the outputs of `test_small_numbers_in_outputs`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_small_numbers_in_outputs import a_case_of, a_portfolio_of, laid, ran

import investcase
from investcase.cli.main import cli
from investcase.reading.problems import Problems
from investcase.serving.live import Live
from serving.live_cases import Browser, gate_of

_EVERY = 12
_NOON = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
Outputs = dict[str, bytes]


def a_shorter_case_of(number: int) -> dict[str, object]:
    case = a_case_of(number)
    some = case["equality"]["assessed_by"][::_EVERY]
    case["equality"]["assessed_by"] = some
    case["equality"]["summary"] = ". ".join(some)
    case["equality"]["public_summary"]["who_may_lose"] = "; ".join(some)
    case["narrative"]["risks"] = case["narrative"]["risks"][::_EVERY]
    case["narrative"]["strategic"] = "\n".join(case["narrative"]["risks"])
    case["options"][0]["costs"][1]["likely_range"] = "80% to 130%, central 100%"
    return case


def a_shorter_portfolio_of(number: int) -> dict[str, object]:
    case = a_portfolio_of(number)
    case["options"][0]["portfolio"]["slippage"]["reason"] = ". ".join(a_shorter_case_of(number)["narrative"]["risks"])
    return case


def _written(case: str, into: Path) -> Outputs:
    made = {}
    for form, name in (("docx", "paper.docx"), ("flows", "flows.csv"), ("parquet", "flows.parquet")):
        said = ran("report", case, "--to", form, "-o", str(into / name))
        made |= {form: (into / name).read_bytes(), f"{form} said": said.encode()}
    return made


def _at_places(case: str, into: Path) -> Outputs:
    (into / "places.csv").write_text("place\nKent\nLeeds\n", "utf-8")
    ran("across", case, "--places", str(into / "places.csv"), "-o", str(into / "across"), "--workers", "1", "--results")
    files = sorted(path for path in (into / "across").rglob("*") if path.is_file())
    made = {f"across {path.relative_to(into)}": path.read_bytes() for path in files}
    shutil.rmtree(into / "across")
    return made


def _in_a_round(cases: list[str], into: Path) -> Outputs:
    """What a round holds of findings as they were written stays in it: it is there to be withheld across its cases."""
    folder, out = into / "proposals", into / "round"
    for case in cases:
        shutil.copytree(case, folder / Path(case).name)
    out.mkdir()
    said = ran("budget-round", str(folder), "--to", "pdf,html,xlsx,json,csv,plan", "-o", str(out), "--workers", "1")
    made = {f"round {path.name}": path.read_bytes() for path in sorted(out.iterdir())}
    assert len(made) >= 6
    shutil.rmtree(folder)
    return made | {"round said": said.encode()}


def _page(browser: Browser) -> bytes:
    page = browser.send("GET", "/").text
    return re.sub(r'nonce="[^"]*"', "", page).encode()


def _live(file: Path) -> Live:
    return Live(file, None, lambda: _NOON.date(), lambda: _NOON)


def _served(case: str) -> Outputs:
    live = _live(Path(case) / "case.yaml")
    browser = Browser(gate_of(live))
    made = {"page": _page(browser), "now": browser.send("GET", "/now").content}
    drawn = live.now().drawn
    assert drawn is not None
    moved = browser.tried({slider.key: "90%" for slider in drawn.sliders[:1]}, keeping=True)
    assert moved["moved"]
    return made | {"try": json.dumps(moved).encode()}


def _in_python(case: str) -> Outputs:
    loaded = investcase.load(case)
    appraisal = investcase.appraise(loaded)
    said = [repr(loaded), repr(appraisal), repr(appraisal.result()), *map(repr, appraisal.problems)]
    return {"python": "\n".join(said).encode(), "notebook": appraisal._repr_html_().encode()}


def _asked(case: str) -> Outputs:
    outcomes = {
        name: CliRunner().invoke(cli, [*asked[:1], case, *asked[1:]], standalone_mode=False)
        for name, asked in {
            "one item": ("check", "3"),
            "six": ("explain", "6"),
            "eight": ("explain", "8"),
            "plain": ("run", "--plain"),
            "simulate": ("simulate",),
            "find-out": ("find-out",),
            "sensitivity": ("sensitivity",),
        }.items()
    }
    return {name: f"{outcome.output}{outcome.exception or ''}".encode() for name, outcome in outcomes.items()}


BROKEN = {
    "a field that is not known": ("years:", "women: 7 of them\nyears:"),
    "a field written wrongly": ("years:", "yeers:"),
    "what cannot be read": ("years:", "years: ["),
}


def _broken(case: str) -> Outputs:
    file, made = Path(case) / "case.yaml", {}
    text = file.read_text("utf-8")
    for name, (was, now) in BROKEN.items():
        file.write_text(text.replace(was, now, 1), "utf-8")
        with pytest.raises(Problems) as raised:
            investcase.load(case)
        told = CliRunner().invoke(cli, ["check", case, "--format", "json"], standalone_mode=False)
        made |= {f"{name}, served": _page(Browser(gate_of(_live(file))))}
        made |= {name: f"{raised.value}{raised.value!r}{told.output}{told.exception or ''}".encode()}
    file.write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def six_and_eight(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outputs, Outputs]:
    into = tmp_path_factory.mktemp("few") / "both"
    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795305600")
        for number in (6, 8):
            shutil.rmtree(into, ignore_errors=True)
            case = laid(a_shorter_case_of(number), into / "case")
            together = laid(a_shorter_portfolio_of(number), into / "together")
            outputs = _written(case, into) | _served(case) | _in_python(case) | _asked(case) | _broken(case)
            outputs |= {f"{name} of a portfolio": each for name, each in _written(together, into).items()}
            outputs |= _in_a_round([case, together], into)
            made.append(outputs | _at_places(case, into))
    return made[0], made[1]


def test_the_same_files_are_written_whichever_few_they_are(six_and_eight: tuple[Outputs, Outputs]) -> None:
    six, eight = six_and_eight
    assert list(six) == list(eight)
    assert len([name for name in six if name.startswith("across")]) >= 4


def test_nobody_can_tell_six_from_eight(six_and_eight: tuple[Outputs, Outputs]) -> None:
    six, eight = six_and_eight
    assert [name for name in six if six[name] != eight.get(name)] == []


def test_what_moves_an_answer_moves_its_name(tmp_path: Path) -> None:
    """A number that is printed otherwise is another answer; so is one on another line."""
    from investcase.many.keeping import made_of

    def name(number: int, above: str = "") -> str:
        case = a_shorter_case_of(6)
        case["equality"]["people_now"]["count"] = str(number)
        shutil.rmtree(tmp_path / "case", ignore_errors=True)
        file = Path(laid(case, tmp_path / "case")) / "case.yaml"
        file.write_text(above + file.read_text("utf-8"), "utf-8")
        return made_of(investcase.load(file), file)

    assert name(412) == name(411)
    assert len({name(412), name(432), name(412, "# First\n")}) == 3
