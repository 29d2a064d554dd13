"""`investcase list` and `investcase show`: everything findable, nothing wider than eighty columns, data as JSON."""

import json

import pytest
from click.testing import CliRunner

from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Places
from investcase.cli.every_code import CODES
from investcase.cli.list import command as list_command
from investcase.cli.main import cli
from investcase.cli.show import command as show_command
from investcase.cli.tables import labelled, table, wrapped
from investcase.reading.problems import Problems
from investcase.report.terminal import WIDTH


def listed(*args: str):
    ended = CliRunner().invoke(list_command, args)
    assert ended.exception is None, ended.output
    return ended.output


def as_data(command, *args: str):
    ended = CliRunner().invoke(command, [*args, "--format", "json"])
    assert ended.exception is None, ended.output
    return json.loads(ended.output)


def shown(*args: str):
    ended = CliRunner().invoke(show_command, args)
    assert ended.exception is None, ended.output
    return ended.output


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", ["models", "places", "figures", "sources", "checks"])
def test_every_list_fits_eighty_columns_and_counts_what_its_data_holds(kind):
    text = listed(kind)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.splitlines()[-1] == f"{len(as_data(list_command, kind))} {kind}"


def test_each_kind_of_thing_can_be_shown_and_fits_eighty_columns():
    library = shipped_library()
    sources = [source.id for source in library.all_sources()]
    ids = [*library.model_ids(), *library.figure_ids()[::5], *sources[::8], *list(CODES)[::30]]
    for name in [*ids, "Kent", "City of London", "S37000032", "N09000003", "NHS Fife"]:
        text = shown(name)
        # A file's name is never broken, however long.
        assert not [line for line in text.splitlines() if len(line) > WIDTH and " " in line.strip()], name
        assert as_data(show_command, name)


def test_no_id_means_two_things():
    library = shipped_library()
    ids = [*library.model_ids(), *library.figure_ids(), *(source.id for source in library.all_sources()), *CODES]
    assert len(ids) == len(set(ids))
    places, _ = Places(library).listed()
    assert not {place.name.casefold() for place in places} & set(ids)


def test_places_are_found_by_nation_and_words():
    assert {place["nation"] for place in as_data(list_command, "places", "--nation", "wales")} == {"wales"}
    assert [place["code"] for place in as_data(list_command, "places", "kent")] == ["E10000016"]
    fife = as_data(list_command, "places", "FIFE")
    assert {place["kind"] for place in fife} == {"council", "integration_authority", "nhs_board"}
    assert listed("places", "no", "such") == "No places match.\n"


def test_the_place_list_holds_every_place_once():
    places, _ = Places(shipped_library()).listed()
    assert sorted(place["code"] for place in as_data(list_command, "places")) == sorted(p.code for p in places)


def test_models_say_where_they_hold_and_what_they_lack():
    text = flat(listed("models", "--nation", "scotland", "independent"))
    assert "Scotland Transferred evidence. Free personal care" in text
    assert "England The nation" not in text
    assert "7 costs that its evidence leaves out" in text
    (model,) = as_data(list_command, "models", "independent")
    assert "ccn.delay-years" in model["illustrative"]
    assert "ccn.share-more-independent" not in model["illustrative"]


def test_a_model_lacks_another_nations_own_figures():
    (model,) = as_data(list_command, "models", "--nation", "wales", "independent")
    assert "Wales's own care-home.fee-without-nursing" in model["missing"]


def test_figures_keep_their_status_and_nation():
    (figure,) = as_data(list_command, "figures", "home-care.hourly-rate")
    by_nation = {value["holds_for"]: value for value in figure["values"]}
    assert by_nation["england"]["value"] == "£24.10 to £32.14, central £25.05 / hour"
    assert by_nation["england"]["status"] == "second_hand"
    (scottish,) = as_data(list_command, "figures", "--nation", "scotland", "home-care.hourly-rate")
    assert [value["holds_for"] for value in scottish["values"]] == ["scotland"]


def test_a_place_shows_blanks_as_blanks_with_the_reason():
    text = flat(shown("Isles", "of", "Scilly"))
    admissions = "New long-term admissions to care homes arranged by the council, people aged 65 and over: "
    assert f"{admissions}blank. Suppressed, not available or not applicable in the publication" in text
    values = {value["name"]: value for value in as_data(show_command, "Isles of Scilly")["values"]}
    assert values["admissions_65_plus"]["value"] is None
    kent = {value["name"]: value["value"] for value in as_data(show_command, "E10000016")["values"]}
    assert kent["admissions_65_plus"] == 1729


def test_a_score_or_rank_is_not_written_as_a_percentage():
    text = flat(shown("Kent"))
    assert "(1 is the most deprived): 89 (2025; derived)" in text
    assert "Index of Multiple Deprivation 2019, average score (higher is more deprived): 19.538 (2019" in text
    assert "Share of small areas among the most deprived 20% in England: 15.99% (2025; derived)" in text


def test_a_model_shows_its_formulas_in_words_its_values_and_its_omissions():
    text = flat(shown("ccn-independent-settings"))
    assert (
        "Cost of a week's support at home = [hours of home care instead] × [price of an hour of home care]"
        " + [other support at home] [£ / person / week]"
    ) in text
    assert "Price of an hour of home care (home_care_rate) £24.10 to £32.14, central £25.05 / hour, 2025-26" in text
    assert "Unpaid care by family and friends Unpaid carers. Someone at home relies on more than paid hours." in text
    assert "about a sixth" in text
    assert "route: Is the saving taken from the national claim" in text
    scottish = flat(shown("ccn-independent-settings", "--nation", "scotland"))
    assert "£825.94 / person / week, 2024-25 prices (read at source" in scottish


def test_a_figure_shows_all_that_stands_behind_it():
    text = flat(shown("ccn.independent-settings-claim"))
    assert "England: £178,000,000 / year" in text
    assert "Price base 2019-20, assumed because no source read states the price base" in text
    assert "as reported by LGiU" in text
    assert "Grade D (A is best, E worst)" in text


def test_a_figure_is_shown_origin_by_origin_strongest_first(tmp_path, monkeypatch):
    folder = tmp_path / "assumptions" / "figures"
    folder.mkdir(parents=True)
    (folder / "home-care.yaml").write_text(
        "format: investcase/figures/1\nfigures:\n  - id: home-care.hourly-rate\n    title: Ours\n    unit: £ / hour\n"
        "    values:\n      - {value: £27 / hour, price_base: 2026-27, status: local, source: ons-area-lookups}\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    text = shown("home-care.hourly-rate")
    assert text.index("From the council's library") < text.index("From investcase's library")
    assert "the UK: £27 / hour" in text


def test_a_problem_is_explained_by_the_code_it_shows():
    assert "The case would look cheaper than it is." in shown("omitted-costs")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ccn-independant-settings", "did you mean 'ccn-independent-settings'"),
        ("home-care.hourly-rat", "'home-care.hourly-rate'"),
        ("omited-costs", "'omitted-costs'"),
        ("dhsc-ascof-2024-26", "'dhsc-ascof-2024-25'"),
        ("Kennt", "'Kent'"),
        ("Fife", "3 places are called 'Fife'"),
        ("../figures/home-care.x", "nothing is called"),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest_of_any_kind(name, said, capsys):
    ended = CliRunner().invoke(cli, ["show", name])
    assert ended.exit_code == 2
    assert said in ended.output


def test_a_name_longer_than_a_disk_takes_is_of_nothing(tmp_path):
    for name in ("a" * 300, f"{'a' * 300}.rate"):
        refused = CliRunner().invoke(cli, ["show", name])
        assert (refused.exit_code, "error[unknown-id]" in refused.output) == (2, True)
    sheet = tmp_path / "figures.csv"
    sheet.write_text(f"id,value,unit,source,date,owner\n{'a' * 300}.rate,5,£,ours,1 May 2026,me\n", "utf-8")
    refused = CliRunner().invoke(cli, ["import", str(sheet), "--output", str(tmp_path)])
    assert isinstance(refused.exception, Problems)
    assert {problem.code for problem in refused.exception.problems} == {"figures-row"}


def test_a_table_aligns_and_wraps_its_wide_column():
    rows = [("a", "short", "x"), ("bb", "word " * 30, "y")]
    lines = list(table(("ID", "TEXT", "Z"), rows, wide=1))
    assert lines[0].startswith("ID  TEXT")
    assert lines[1].startswith("a   short")
    assert max(map(len, lines)) <= WIDTH
    assert all(line.startswith("    ") for line in lines[3:])


def test_paragraphs_hang_under_their_label():
    lines = list(wrapped("word " * 40, 2, label="Name  "))
    assert lines[0].startswith("  Name  word")
    assert all(line.startswith(" " * 8 + "word") for line in lines[1:])
    assert list(labelled([("A", "x"), ("Long", "y"), ("None", "")])) == ["A     x", "Long  y"]
