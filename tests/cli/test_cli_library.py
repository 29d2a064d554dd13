"""`investcase library report`: what a keeper of figures is told on a day."""

import json
from pathlib import Path

from cli_helpers import investcase

from own_library import lay

OURS = """\
format: investcase/figures/1
figures:
  - id: ours.visit
    title: A visit
    unit: £ / visit
    values:
      - {value: £40 / visit, price_base: 2025-26, source: ours, status: local, checked: 2026-03-01, \
review_by: 2027-03-01}
      - {value: £44 / visit, price_base: 2026-27, source: ours, status: local, since: 2026-10-01, review_by: 2027-09-01}
  - id: ours.round
    title: A round of ten
    unit: £ / visit
    values:
      - {value: £400 / visit, price_base: 2025-26, source: ours, status: local, checked: 2026-03-01, \
rests_on: [ours.visit]}
  - id: ours.old-round
    title: A round as it was
    unit: £ / visit
    superseded_by: ours.round
    values: [{value: £300 / visit, price_base: 2023-24, source: ours, status: local}]
"""
SOURCE = """\
format: investcase/sources/1
sources: [{id: ours, title: Ours, publisher: Us, date: '2026', read: read_at_source}]
"""


def report(tmp_path: Path, day: str = "1795305600") -> dict[str, list[dict[str, object]]]:
    folder = lay(tmp_path / "assumptions", {"figures/ours.yaml": OURS, "sources/ours.yaml": SOURCE})
    arguments = ("library", "report", "--library", str(folder), "--format", "json")
    ended = investcase(*arguments, cwd=tmp_path, env={"SOURCE_DATE_EPOCH": day})
    assert ended.returncode == 0, ended.stderr
    found: dict[str, list[dict[str, object]]] = json.loads(ended.stdout)
    return found


def test_it_says_what_is_superseded_and_what_was_made_before_what_it_rests_on(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert [each["figure"] for each in found["superseded"]] == ["ours.old-round"]
    assert found["made_before"] == [{"figure": "ours.round", "by": "ours.visit, since 2026-10-01", "models": []}]
    assert found["unused"] == ["ours.round", "ours.old-round"]
    assert found["no_licence"] == ["ours"]


def test_of_a_figure_only_the_value_that_stands_falls_due(tmp_path: Path) -> None:
    """The older value was due in March 2027; the one that took its place is due in September."""
    assert report(tmp_path)["due"] == []
    (due,) = report(tmp_path, day="1804464000")["due"]  # 8 March 2027
    assert (due["by"], due["figures"]) == ("2027-09-01", ["ours.visit"])


def test_in_words_of_what_ships(tmp_path: Path) -> None:
    ended = investcase("library", "report", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "The figures of investcase's library on 2026-11-22" in ended.stdout
    assert "dhsc-nursing-care-rate-2026-27" in ended.stdout
    assert max(map(len, ended.stdout.split("\n"))) < 100
