"""What stands around a command is looked at before it works: a bad date in the environment is told by every command."""

from pathlib import Path

import pytest
from cli_helpers import investcase

KENT = str(Path(__file__).resolve().parents[2] / "examples" / "kent-at-home")
NO_TIMES = ("²", "253402300800", "99999999999999999", "9" * 5000, "-1", "", "abc", "1e9", " 5", "1.5", "٣")


@pytest.mark.parametrize("epoch", NO_TIMES, ids=lambda text: ascii(text[:20]))
def test_what_is_no_time_is_refused_with_what_would_be(epoch, tmp_path):
    ended = investcase("list", "checks", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": epoch})
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "SOURCE_DATE_EPOCH" in ended.stderr
    assert "unset SOURCE_DATE_EPOCH" in ended.stderr
    assert len(ended.stderr) < 1000
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("check", KENT),
        ("run", KENT),
        ("pdf", KENT, "-o", "out.pdf"),
        ("plan", KENT, "-o", "out.csv"),
        ("equality", KENT),
        ("explain", KENT, "npsv"),
        ("compare", KENT, KENT),
        ("new", "a", "--place", "Kent", "--model", "reablement"),
        ("show", "Kent"),
        ("doctor",),
    ],
    ids=lambda args: args[0],
)
def test_every_command_looks_before_it_works(args, tmp_path):
    ended = investcase(*args, cwd=tmp_path, env={"SOURCE_DATE_EPOCH": "253402300800"})
    assert ended.returncode == 2
    assert "SOURCE_DATE_EPOCH" in ended.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("epoch", ["0", "253402300799"])
def test_the_first_and_the_last_second_are_times(epoch, tmp_path):
    assert investcase("check", KENT, cwd=tmp_path, env={"SOURCE_DATE_EPOCH": epoch}).returncode in (0, 1)
