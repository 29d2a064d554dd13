"""What a library says of a study, a finding or a source is in what `show` prints of it."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.catalogue.held_guidance import guidance_held, tables_held
from investcase.catalogue.library import Library, shipped_library
from investcase.cli.showing import Shown, show_figure, show_finding, show_source
from investcase.cli.showing_guidance import show_guidance
from investcase.cli.showing_profile import show_profile
from investcase.documents.base import Document
from random_whole.fields import written_fields
from random_whole.marked import texts_of

LIBRARY = shipped_library()
ELSEWHERE = {"body": "the listing of figures names whose cost it is", "holds_for": "said in words, not as written"}


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every free text of a document and of what it holds, but for ids."""
    names = {name for name, _ in texts_of(type(document))} - set(ELSEWHERE)
    for name, _ in written_fields(type(document)):
        value = getattr(document, name, None)
        if isinstance(value, Document):
            yield from texts(value)
        elif isinstance(value, str) and name in names:
            yield name, value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Document):
                    yield from texts(item)


def lost(shown: Shown, document: Document) -> list[str]:
    page = "".join("".join(shown.lines).split())
    return [f"{name}: {words}" for name, words in texts(document) if "".join(words.rstrip(".").split()) not in page]


def files(library: Library) -> Iterator[object]:
    for origin in library.origins:
        for loaded in library.figures_files(origin):
            yield loaded.document


def test_every_word_of_a_finding_is_shown() -> None:
    findings = [finding for file in files(LIBRARY) for finding in file.findings]
    assert findings
    assert [lost(show_finding(finding, LIBRARY), finding) for finding in findings] == [[]] * len(findings)


def test_every_word_of_a_figure_is_shown() -> None:
    figures = [figure for file in files(LIBRARY) for figure in file.figures]
    for figure in figures[::7]:
        assert lost(show_figure(figure.id, LIBRARY), figure) == []


def test_every_word_of_a_source_is_shown() -> None:
    for source in LIBRARY.all_sources():
        assert lost(show_source(source), source) == []


def test_a_profile_says_how_it_was_rounded() -> None:
    shown = show_profile("unpaid_carers", LIBRARY)
    assert shown is not None
    assert "to three places or fewer" in " ".join(" ".join(shown.lines).split())


def test_every_word_of_guidance_is_shown_but_a_note_to_ourselves() -> None:
    held = [*guidance_held(LIBRARY), *tables_held(LIBRARY)]
    kinds = {each.kind for each in held}
    assert len(kinds) == 10, kinds
    for each in held:
        shown = show_guidance(each.id, LIBRARY)
        assert shown is not None, each.id
        assert [
            words for words in lost(shown, each.document) if not words.startswith(("for_maintainer", "source"))
        ] == []


def test_a_table_of_places_says_how_many_cells_are_blank() -> None:
    shown = show_guidance("england-activity", LIBRARY)
    assert shown is not None
    assert ["Rows", "153"] in shown.data["more"]
    assert any(line.split()[:1] == ["Blank"] for line in shown.lines)


def test_a_price_index_shows_every_year_of_it() -> None:
    shown = show_guidance("gdp-deflators-2026-06", LIBRARY)
    assert shown is not None
    assert "2025-26: 100; 2026-27: 102.006" in " ".join(" ".join(shown.lines).split())
