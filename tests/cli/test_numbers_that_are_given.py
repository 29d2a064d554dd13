"""A number of an option is a number: `nan` passes every bound that is held by comparing, and is none."""

from collections.abc import Iterator

import click
import pytest

import investcase
from cases import KENT
from investcase.cli.main import cli


def options(group: click.Group, named: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Parameter]]:
    """Every option and argument of every command, however deep."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            if isinstance(command, click.Group):
                yield from options(command, (*named, name))
            for parameter in command.params:
                yield " ".join((*named, name, str(parameter.name))), parameter


NUMBERS = {
    name: parameter
    for name, parameter in options(cli)
    if isinstance(parameter.type, click.types.FloatParamType | click.FloatRange)
}


def test_there_are_some() -> None:
    assert "budget-round posts" in NUMBERS


@pytest.mark.parametrize("name", sorted(NUMBERS))
@pytest.mark.parametrize("given", ["nan", "inf", "-inf", "1e400"])
def test_what_is_no_number_is_refused(name: str, given: str) -> None:
    parameter = NUMBERS[name]
    with pytest.raises(click.BadParameter):
        parameter.type.convert(given, parameter, None)
    assert parameter.type.convert("12", parameter, None) == 12


@pytest.mark.parametrize("name", ["cash", "posts", "balance"])
@pytest.mark.parametrize("given", [float("nan"), float("inf")])
def test_nor_is_it_a_limit_from_python(name: str, given: float) -> None:
    with pytest.raises(ValueError, match=f"takes as {name}"):
        investcase.budget_round(KENT.parent, **{name: given})
