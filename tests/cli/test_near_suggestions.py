"""A word that is misspelt is answered with the nearest, a kind of thing or its name; and typed it works."""

import shlex

import click
import pytest
from click.testing import CliRunner

from investcase.cli.every_code import CODES
from investcase.cli.failure import MISUSE
from investcase.cli.list import KINDS
from investcase.cli.main import cli


def ended(*args: str):
    return CliRunner().invoke(cli, args)


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        ("places", "investcase list places"),
        ("place", "investcase list places"),
        ("plces", "investcase list places"),
        ("place Knt", "investcase show Kent"),
        ("plac Kent", "investcase show Kent"),
        ("place tower hamlts", "investcase show 'Tower Hamlets'"),
        ("model ccn-home-care-hour", "investcase show ccn-home-care-hours"),
        ("figure home-care.hourly-rat", "investcase show home-care.hourly-rate"),
        ("check outside-horizn", "investcase show outside-horizon"),
        ("place zzzzqq", "investcase list places"),
    ],
)
def test_a_kind_with_or_without_a_name_says_what_to_type_and_it_works(asked: str, remedy: str) -> None:
    refused = ended("show", *asked.split())
    assert refused.exit_code == MISUSE
    assert f"remedy: {remedy}\n" in refused.output
    assert ended(*shlex.split(remedy)[1:]).exception is None


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_alone_leads_to_its_list(kind: str) -> None:
    for word in (kind, kind.removesuffix("s")):
        if word not in CODES:
            assert f"remedy: investcase list {kind}\n" in ended("show", word).output


def words_of_every_command():
    for command in cli.list_commands(click.Context(cli)):
        for param in cli.get_command(click.Context(cli), command).params:
            for word in getattr(param.type, "choices", ()):
                if len(word) > 3:
                    yield command, param, word


def test_every_word_that_a_command_lets_choose_from_is_suggested_when_it_is_misspelt() -> None:
    met = list(words_of_every_command())
    assert len(met) > 10
    for command, param, word in met:
        with pytest.raises(click.BadParameter) as raised:
            param.type.convert(f"{word}x", param, click.Context(cli.get_command(click.Context(cli), command)))
        assert f"did you mean '{word}'" in str(raised.value), (command, param.name, word)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Newcastle", "'Newcastle upon Tyne' or 'Staffordshire' (for its district Newcastle-under-Lyme)"),
        ("Derry", "'Derry City and Strabane'"),
        ("Brighton", "'Brighton and Hove'"),
        ("Stoke", "'Stoke-on-Trent'"),
        ("Southend", "'Southend-on-Sea'"),
        ("Cheshire", "'Cheshire East' or 'Cheshire West and Chester'"),
        ("Dumfries", "'Dumfries and Galloway'"),
        ("Perth", "'Perth and Kinross'"),
        ("Wight", "'Isle of Wight'"),
        ("Scilly", "'Isles of Scilly'"),
        ("Bath", "'Bath and North East Somerset'"),
        ("Telford", "'Telford and Wrekin'"),
        ("Rhondda", "'Rhondda Cynon Taf'"),
        ("Basingstoke", "'Hampshire' (for its district Basingstoke and Deane)"),
    ],
)
def test_a_part_of_a_place_s_name_is_answered_with_the_whole_and_with_nothing_spelt_like_it(
    part: str, whole: str
) -> None:
    for asked in (("show", part), ("new", "here", "--place", part, "--model", "ccn-home-care-hours", "--no-input")):
        refused = ended(*asked)
        assert refused.exit_code == MISUSE
        assert f"remedy: did you mean {whole}?\n" in refused.output


def test_a_part_of_a_name_after_the_word_place_leads_to_the_whole() -> None:
    for part, whole in (("Brighton", "Brighton and Hove"), ("Stoke", "Stoke-on-Trent")):
        assert f"remedy: investcase show {shlex.quote(whole)}\n" in ended("show", "place", part).output


@pytest.mark.parametrize("word", ["reprt", "nothing", "x" * 500])
def test_a_word_that_library_does_not_take_is_answered_with_what_it_takes(word: str) -> None:
    refused = ended("library", word)
    assert refused.exit_code == MISUSE
    meant = "'report'" if word == "reprt" else "'report' or 'add' or 'supersede' or 'review'"
    assert f"there is no command {word[:80]!r} of library; did you mean {meant}?" in refused.output
