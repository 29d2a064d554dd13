"""A kind of body is an entry of one file, and everything that is asked of it is a field there."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import investcase
from investcase.catalogue.library import shipped_library
from investcase.catalogue.registers import duties
from investcase.documents.bodies import known_bodies, plain_bodies, plain_body
from investcase.documents.figure import Nation

SOURCE = Path(investcase.__file__).parent
CASE = """\
format: investcase/case/1
case: boats
title: Boats
bodies: [{id: shore, is: lifeboats, name: Shore Lifeboats}]
place: {name: Elsewhere, nation: england}
lead_body: council
start: 2026-27
years: 3
price_base: 2026-27
options:
  - id: programme
    title: The programme
    costs: [{id: fuel, title: Fuel, body: lifeboats, each_year: £60k}]
    benefits: [{id: calls, title: Calls, body: shore, cash_type: capacity, each_year: £80k}]
"""
EVERY_COMMAND = """\
import json, sys
from click.testing import CliRunner
from investcase.cli.main import cli
for args in (["check"], ["run"], ["run", "--format", "json"], ["report", "--to", "html", "-o", "-"],
             ["report", "--to", "csv", "-o", "-"], ["explain"], ["explain", "shore.capacity@2027-28"]):
    done = CliRunner().invoke(cli, [args[0], "boats.yaml", *args[1:]])
    print(json.dumps([args, done.exit_code, done.output]))
"""


def test_a_kind_is_added_in_one_file_and_every_command_knows_it(tmp_path: Path) -> None:
    package = tmp_path / "src" / "investcase"
    shutil.copytree(SOURCE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for beside in ("assumptions", "templates"):
        found = next(p for p in (SOURCE.parents[1] / beside, SOURCE / beside) if p.is_dir())
        if not (package / beside).exists():
            (tmp_path / beside).symlink_to(found)
    kinds = package / "documents" / "kinds-of-body.yaml"
    kinds.write_text(kinds.read_text("utf-8") + "  - kind: lifeboats\n    name: Lifeboats\n    public: yes\n", "utf-8")
    (tmp_path / "boats.yaml").write_text(CASE, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", EVERY_COMMAND],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": "", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(said) == 7, done.stderr
    assert [code for _, code, _ in said] == [0] * 7, said
    check, run, result, page, plan, asked, why = (output for _, _, output in said)
    assert "error" not in check
    assert "Shore Lifeboats" in run
    assert '"shore"' in result
    assert '"lifeboats"' in result
    assert "Shore Lifeboats" in page
    assert "Lifeboats" in page
    assert "Lifeboats" in plan
    assert "shore.net" in asked
    assert "lifeboats.net" in asked
    assert why.startswith("Shore Lifeboats: ")


def test_bodies_stand_in_the_order_of_their_kinds_and_are_told_apart_by_their_ids() -> None:
    assert tuple(sorted(set(plain_bodies()))) == plain_bodies()
    assert known_bodies()["nhs"] == plain_body("nhs") != plain_body("icb")


def test_what_a_kind_refers_to_is_a_kind() -> None:
    known = {body.id for body in plain_bodies()}
    kinds = [body.kind for body in plain_bodies()]
    assert {name for kind in kinds for name in (kind.duties_as, kind.money_as) if name} <= known
    assert all(kind.plural for kind in kinds if kind.nations)
    assert all(kind.public for kind in kinds if kind.partner or kind.local_authority)


@pytest.mark.parametrize(("kind", "as_"), [("icb", "nhs"), ("nhs_trust", "nhs"), ("district", "council")])
def test_a_kind_has_the_duties_of_the_word_that_the_register_has_for_it(kind: str, as_: str) -> None:
    mine, its = (duties(shipped_library(), Nation.ENGLAND, plain_body(name))[0] for name in (kind, as_))
    assert mine is not None
    assert its is not None
    assert [duty.id for duty in mine.duties] == [duty.id for duty in its.duties] != []
