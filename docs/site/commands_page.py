"""Every command with its options, from the parser that reads them."""

from __future__ import annotations

import re

import click
from words_of_markdown import code, entry, plain

from investcase.cli.main import _COMMANDS, _GROUPS, cli


def commands_page() -> str:
    """The commands under what one is about to do, in the order of the help."""
    parts = []
    with click.Context(cli, info_name="investcase") as above:
        for title, names in _GROUPS.items():
            parts.append(f"## {title}\n")
            for name in names:
                command = cli.get_command(above, name)
                assert command is not None
                parts.append(_of(command, click.Context(command, info_name=name, parent=above), _COMMANDS[name]))
    return "\n".join(parts)


def _of(command: click.Command, ctx: click.Context, summary: str) -> str:
    usage = command.get_usage(ctx).removeprefix("Usage: ")
    records = [param.get_help_record(ctx) for param in command.get_params(ctx) if isinstance(param, click.Option)]
    options = [entry(code(record[0]), plain(record[1])) for record in records if record]
    return "\n".join(
        [
            f"### {ctx.info_name}\n",
            f"{plain(summary)}\n",
            f"```none\n{' '.join(usage.split())}\n```\n",
            *_paragraphs(command.help or ""),
            "".join(options),
            *_examples(command.epilog or ""),
        ]
    )


def _paragraphs(text: str) -> list[str]:
    """The help's paragraphs; one that is laid out by hand stays so."""
    return [
        f"```none\n{part.removeprefix(chr(8)).strip(chr(10))}\n```\n" if part.startswith("\b") else f"{plain(part)}\n"
        for part in re.split(r"\n\s*\n", text.strip())
        if part
    ]


def _examples(epilog: str) -> list[str]:
    lines = re.findall(r"investcase .*", epilog)
    return ["For example:\n", "```none\n" + "\n".join(lines) + "\n```\n"] if lines else []
