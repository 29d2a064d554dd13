"""`investcase glossary`."""

from __future__ import annotations

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.tables import wrapped


@click.command(epilog="Example: investcase glossary capacity freed")
@click.argument("word", nargs=-1)
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
def command(word: tuple[str, ...], form: str) -> int:
    """What the words of a paper mean, as its own glossary says: all of them, or those that WORD is in."""
    import json

    from investcase.cli.refusal import RefusedError
    from investcase.reading.problems import Problem
    from investcase.reading.suggest import did_you_mean
    from investcase.report.view.glossary import GLOSSARY

    asked = " ".join(word).casefold()
    found = [entry for entry in GLOSSARY if asked in entry[0].casefold()]
    found = found or [entry for entry in GLOSSARY if asked in entry[1].casefold()]
    if not found:
        known = {term.casefold(): term for term, _ in GLOSSARY}
        hint = did_you_mean(asked[:80], known)
        message = f"the glossary has nothing on {' '.join(word)[:80]!r}"
        raise RefusedError([Problem("unknown-word", message, remedy=hint or "investcase glossary lists every word")])
    if form == "json":
        click.echo(json.dumps([{"word": term, "means": words} for term, words in found], ensure_ascii=False, indent=2))
        return DONE
    for term, words in found:
        click.echo(term)
        for line in wrapped(words, 2):
            click.echo(line)
    return DONE
