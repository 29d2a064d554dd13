"""One case at many places: each answer is that of the case run there, and what is done is not done again."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import investcase
from investcase.checks.review import appraised
from investcase.cli import stopping
from investcase.cli.failure import ERRORS, MISUSE
from investcase.cli.main import cli
from investcase.many import running, writing
from investcase.many.across import COLUMNS, KEPT, Across, across
from investcase.many.answering import whole
from investcase.many.claims import shared_claims
from investcase.many.headlines import HEADLINES
from investcase.many.places import places_asked
from investcase.many.running import Crew, NoSchedulerError
from investcase.many.writing import write_across
from investcase.reading.problems import Problems
from investcase.resolving.case import load

KENT = Path(__file__).resolve().parents[2] / "examples" / "kent-at-home"
FILE = KENT / "case.yaml"
SCILLY = "Isles of Scilly"


def table(folder: Path, rows: str) -> str:
    path = folder / "places.csv"
    path.write_text(rows, "utf-8")
    return str(path)


def worked(wanted: str, kept: Path | None = None, crew: Crew | None = None) -> Across:
    return across(load(KENT), FILE, wanted, library=None, kept=kept, crew=crew)


def test_each_answer_is_that_of_the_case_run_there(tmp_path: Path) -> None:
    """Byte for byte the whole result, but for the problems, which name the file that they stand in; and its headlines
    are the result's own numbers.
    """
    found = worked(table(tmp_path, "place,deadweight\nDevon,\nHartlepool,20%\n"))
    for at, changes in zip(found.at, ({}, {"deadweight": "20%"}), strict=True):
        text = FILE.read_text("utf-8").replace("\nplace: Kent\n", f"\nplace: {at.asked.code}\n")
        there = tmp_path / at.asked.code / "case.yaml"
        there.parent.mkdir()
        there.write_text(text, "utf-8")
        own = json.loads(appraised(load(there, changes=changes)).result().to_json())
        mine = json.loads(whole(at.job))
        for result in (own, mine):
            del result["problems"]
        assert list(mine.items()) == list(own.items())
        assert [dict(each) for each in at.options or ()] == list(headlines_in(own, found.lead))


def headlines_in(result: dict[str, Any], lead: str) -> Iterator[dict[str, object]]:
    """The same numbers, found in a result."""
    drawn = {each["option"]: each for each in (result.get("chances") or {"options": ()})["options"]}
    for option in result["options"]:
        chances = drawn.get(option["id"])
        npsv = None if chances is None else chances["npsv"]
        body = next((each for each in option["bodies"] if each["body"] == lead), None)
        its = next((each for each in chances["bodies"] if each["body"] == lead), None) if chances else None
        cash = {} if body is None else body["cash_releasing_npv"]
        values = (
            *(option["id"], "yes" if option["preferred"] else "no"),
            *(option["npsv"][end] for end in ("central", "cautious", "favourable")),
            *((npsv or {}).get(end) for end in ("p10", "p50", "p90", "chance_above_nil")),
            *(cash.get(end) for end in ("central", "cautious", "favourable")),
            None if its is None else its["cash"].get("chance_above_nil"),
            option["payback_year"]["lead_body_cash"],
        )
        yield dict(zip(HEADLINES, values, strict=True))


def test_a_refused_place_is_told_with_its_reason_and_the_rest_go_on(tmp_path: Path) -> None:
    found = worked(table(tmp_path, f"place\n{SCILLY}\nMedway\n"))
    (refused,) = found.refused
    assert refused.asked.name == SCILLY
    assert refused.refused is not None
    assert "blank for Isles of Scilly" in str(refused.refused["message"])
    assert [each.asked.name for each in found.answered] == ["Medway"]
    assert {row["place"] for row in found.rows} == {"E06000035"}
    written = write_across(found, (), tmp_path / "out")
    assert "refused.csv" in {path.name for path in written}
    assert "One has no answer" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_shares_of_a_claim_with_what_is_elsewhere_and_nobody_s_are_the_claim() -> None:
    case = load(KENT)
    whole = shared_claims(case, places_asked(case, "england"))
    some = shared_claims(case, places_asked(case, "icb:NHS Kent and Medway Integrated Care Board"))
    assert [claim.model for claim in some] == ["ccn-independent-settings", "ccn-home-care-hours"]
    for all_of_it, part in zip(whole, some, strict=True):
        assert len(part.shares) == 2
        for claim in (all_of_it, part):
            given = sum((each for each in claim.shares.values() if each is not None), Decimal(0))
            assert given + claim.elsewhere + claim.unallocated == claim.whole
        assert all_of_it.elsewhere == 0
        assert part.unallocated == all_of_it.unallocated
        assert {code: all_of_it.shares[code] for code in part.shares} == part.shares


def test_a_place_s_share_is_what_its_answer_begins_with(tmp_path: Path) -> None:
    case = load(KENT)
    found = worked(table(tmp_path, "place\nMedway\n"))
    (claim, _) = shared_claims(case, tuple(each.asked for each in found.at))
    appraisal = appraised(load(KENT, place="Medway"))
    from investcase.appraisal.reconcile import reconcile

    reconciled = reconcile(appraisal.case.preferred.interventions[0])
    assert reconciled is not None
    share = claim.shares["E06000035"]
    assert share is not None
    assert reconciled.top_down == pytest.approx(float(share), abs=0.01)


def test_what_was_done_is_not_done_again_and_comes_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = table(tmp_path, "place\nMedway\nDevon\nKent\n")
    first = worked(wanted, tmp_path / "kept")
    kept = sorted((tmp_path / "kept").iterdir())
    assert len(kept) == 3
    kept[0].unlink()
    kept[1].write_bytes(kept[1].read_bytes()[:100])
    done: list[str] = []
    from investcase.many import running

    def counting(job: running.Job) -> bytes:
        done.append(job.place)
        return answered(job)

    answered = running.answered
    monkeypatch.setattr(running, "answered", counting)
    assert worked(wanted, tmp_path / "kept") == first
    assert len(done) == 2
    worked(table(tmp_path, "place,deadweight\nMedway,\nDevon,15%\nKent,\n"), tmp_path / "kept")
    assert done[2:] == ["E10000008"]


def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    wanted = table(tmp_path, f"place\nMedway\n{SCILLY}\nDevon\n")
    case = load(KENT)
    written = []
    for workers in (1, 2):
        found = worked(wanted, tmp_path / f"kept-{workers}", Crew(workers))
        claims = shared_claims(case, tuple(each.asked for each in found.at))
        folder = tmp_path / f"out-{workers}"
        write_across(found, claims, folder)
        files = [*folder.iterdir(), *(tmp_path / f"kept-{workers}").iterdir()]
        written.append({path.name: path.read_bytes() for path in files})
    assert written[0] == written[1]


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_cluster_comes_to_the_same(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    wanted = table(tmp_path, "place\nMedway\nDevon\n")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    ) as cluster:
        there = worked(wanted, crew=Crew(scheduler=cluster.scheduler_address))
    assert there == worked(wanted)


@pytest.mark.parametrize(
    ("rows", "code", "line", "column"),
    [
        ("place\nMedwey\n", "unknown-place", 2, 1),
        ("name,place\nx,Kent\ny,E10000016\n", "place-twice", 3, 3),
        ("place,deadweight\n,10%\n", "place-blank", 2, 1),
        ("council\nKent\n", "no-place-column", 1, 1),
        ("place,deadweight,deadweight\nKent,10%,20%\n", "heading-twice", 1, 18),
        ("place,dedweight\nKent,10%\n", "what-if-unknown", 1, 7),
        ("place,\nKent,\nMedway,10%\n", "what-if-unknown", 3, 8),
    ],
)
def test_what_is_wrong_in_the_file_of_places_is_told_where_it_stands(
    tmp_path: Path, rows: str, code: str, line: int, column: int
) -> None:
    wanted = table(tmp_path, rows)
    with pytest.raises(Problems) as caught:
        places_asked(load(KENT), wanted)
    found = [each for each in caught.value.problems if each.code == code]
    assert [(each.position.line, each.position.column) for each in found if each.position] == [(line, column)]


@pytest.mark.parametrize(
    ("wanted", "remedy"),
    [
        ("Englnd", "did you mean 'england'?"),
        ("icb:Kent and Medwey", "write icb:NHS Kent and Medway Integrated Care Board"),
    ],
)
def test_places_that_nobody_knows_are_told_with_what_to_write(wanted: str, remedy: str) -> None:
    with pytest.raises(Problems) as caught:
        places_asked(load(KENT), wanted)
    (problem,) = caught.value.problems
    assert problem.remedy == remedy
    assert places_asked(load(KENT), "england")


def test_a_heading_that_is_nearly_right_is_told_with_the_right_one(tmp_path: Path) -> None:
    for heading, remedy in (
        ("Place", "write place in place of Place"),
        ("x", "head the column of names or codes place"),
    ):
        with pytest.raises(Problems) as caught:
            places_asked(load(KENT), table(tmp_path, f"{heading}\nKent\n"))
        (problem,) = caught.value.problems
        assert problem.remedy == remedy


def test_a_cell_that_cannot_be_read_is_told_where_it_stands(tmp_path: Path) -> None:
    wanted = table(tmp_path, "place,deadweight\nMedway,10%\nDevon,abc\nKent,140%\n")
    told = [each for at in places_asked(load(KENT), wanted) for each in at.unread]
    at = [(each.code, each.position.line, each.position.column) for each in told if each.position]
    assert at == [("quantity", 3, 7), ("share", 4, 6)]


def test_a_cell_that_cannot_be_read_is_told_at_once_and_the_rest_go_on(tmp_path: Path) -> None:
    wanted = table(tmp_path, "place,deadweight\nMedway,10%\nDevon,abc\n")
    words = ["across", str(KENT), "--places", wanted, "-o", str(tmp_path / "out"), "--workers", "1"]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert done.return_value == ERRORS
    assert done.output.index(f"{wanted}:3:7: error[quantity]") < done.output.index("1 place answered, 1 refused")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "refused.csv").read_text("utf-8-sig"))))
    assert [(row["name"], row["code"]) for row in rows] == [("Devon", "quantity")]


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal of Unix")
def test_no_worker_outlives_whoever_began_it() -> None:
    code = (
        "import multiprocessing, os\n"
        "from types import SimpleNamespace\n"
        "from investcase.many import running\n"
        "for _ in running._once([SimpleNamespace(address='a')], 1, str):\n"
        "    print(*(each.pid for each in multiprocessing.active_children()), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    (worker,) = map(int, ended.stdout.split())
    until = time.monotonic() + 60
    while time.monotonic() < until and _is_there(worker):
        time.sleep(0.05)
    assert not _is_there(worker)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_who_stops_it_is_told_what_was_kept_and_no_old_answer_stands_beside_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stop that comes while the files are put in their places waits until all of them stand."""
    out = tmp_path / "out"
    words = ["across", str(KENT), "--workers", "1", "-o", str(out), "--places"]
    CliRunner().invoke(cli, [*words, table(tmp_path, f"place\n{SCILLY}\n")])
    assert (out / "refused.csv").exists()
    monkeypatch.setattr(writing, "take_away", lambda file: (file.unlink(missing_ok=True), stopping._stop(2, None)))
    stopping.begin_noting()
    try:
        done = CliRunner().invoke(cli, [*words, table(tmp_path, "place\nDevon\n")])
        assert done.exception is None or isinstance(done.exception, KeyboardInterrupt | SystemExit)
        assert {path.name for path in out.iterdir()} == {"answers", "claims.csv", "index.html", "places.csv"}
        assert f"Stopped; written before that: {out / KEPT}, {out / 'index.html'}" in stopping.stopped_words()
    finally:
        stopping.go_on()


def test_rows_are_a_table_and_are_never_ranked(tmp_path: Path) -> None:
    found = worked(table(tmp_path, "place\nMedway\nDevon\n"))
    frame = found.to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(found.rows) == 8  # four options at two places
    write_across(found, (), tmp_path / "out")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "places.csv").read_text("utf-8-sig"))))
    assert [row["npsv"] for row in rows] == [("" if row["npsv"] is None else str(row["npsv"])) for row in found.rows]
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert page.index('id="place-E10000008"') < page.index('id="place-E06000035"')  # Devon, Medway


def test_the_command_writes_all_of_it_and_says_so(tmp_path: Path) -> None:
    wanted = table(tmp_path, f"place\nMedway\n{SCILLY}\n")
    run = [sys.executable, "-m", "investcase", "across", str(KENT), "--places", wanted, "-o", str(tmp_path / "out")]
    more = ["--workers", "1", "--papers", "--parquet", "--results"]
    done = subprocess.run([*run, *more], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "1 place answered, 1 refused: see refused.csv"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *("index.html", "places.csv", "places.parquet", "claims.csv", "refused.csv", "answers", "papers", "results"),
    }
    parquet = pytest.importorskip("pyarrow.parquet")
    table_of = parquet.read_table(tmp_path / "out" / "places.parquet").to_pydict()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "places.csv").read_text("utf-8-sig"))))
    assert ["" if value is None else str(value) for value in table_of["npsv"]] == [row["npsv"] for row in rows]
    (paper,) = (tmp_path / "out" / "papers").glob("*.pdf")
    assert paper.name == "Medway (E06000035).pdf"
    assert paper.read_bytes().startswith(b"%PDF")
    (whole_result,) = (tmp_path / "out" / "results").glob("*.json")
    assert whole_result.name == "Medway (E06000035).json"
    there = appraised(load(KENT, place="E06000035"))
    assert whole_result.read_text("utf-8") == there.result().to_json()


@pytest.mark.parametrize("name", ["index.html", "places.csv", "claims.csv", "refused.csv", "places.parquet"])
def test_nothing_is_written_over_that_is_read_or_is_somebody_else_s(tmp_path: Path, name: str) -> None:
    wanted = table(tmp_path, "place\nMedway\n")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).write_text("mine", "utf-8")
    refused = CliRunner().invoke(cli, ["across", str(KENT), "--places", wanted, "-o", str(folder)])
    assert refused.exit_code == MISUSE, refused.output
    assert f"holds {name}, which is not of an earlier answer; choose a folder of its own" in refused.output
    assert [(path.name, path.read_text("utf-8")) for path in folder.iterdir()] == [(name, "mine")]
    refused = CliRunner().invoke(cli, ["across", str(KENT), "--places", wanted, "-o", str(tmp_path)])
    assert refused.exit_code == MISUSE, refused.output
    assert "is a file that is read here, and is never written over" in refused.output
    assert Path(wanted).read_text("utf-8") == "place\nMedway\n"


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"schema": 1}'])
def test_an_answer_that_another_program_has_spoilt_is_worked_out_again(tmp_path: Path, spoilt: str) -> None:
    wanted = table(tmp_path, f"place\n{SCILLY}\n")
    found = worked(wanted, tmp_path / "kept")
    (file,) = (tmp_path / "kept").iterdir()
    file.write_text(spoilt, "utf-8")
    assert worked(wanted, tmp_path / "kept") == found


def test_where_no_place_has_an_answer_the_command_says_so_to_a_script(tmp_path: Path) -> None:
    wanted = table(tmp_path, f"place\n{SCILLY}\n")
    words = ["across", str(KENT), "--places", wanted, "-o", str(tmp_path / "out"), "--workers", "1"]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert (done.return_value, done.output.splitlines()[-1]) == (
        ERRORS,
        "0 places answered, 1 refused: see refused.csv",
    )
    assert (tmp_path / "out" / "refused.csv").exists()


def test_the_library_call_is_typed_and_keeps_nothing_unless_asked(tmp_path: Path) -> None:
    found = investcase.across(KENT, table(tmp_path, "place\nMedway\n"))
    assert [each.asked.name for each in found.answered] == ["Medway"]
    with pytest.raises(TypeError, match=r"investcase\.across takes as places"):
        investcase.across(KENT, 3)  # type: ignore[arg-type]


def test_a_scheduler_that_is_not_there_is_told_in_our_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(running, "_PATIENCE", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(NoSchedulerError, match=rf"^no Dask scheduler answers at {nobody}$"):
        worked(table(tmp_path, "place\nMedway\n"), crew=Crew(scheduler=nobody))
