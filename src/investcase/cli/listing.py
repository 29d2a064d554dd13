"""What `investcase list` says of each kind of thing: plain rows, for tables and for JSON alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from investcase.catalogue.library import Library
from investcase.catalogue.place_names import KIND_WORDS
from investcase.catalogue.places import Places
from investcase.catalogue.profiles import GroupShare, read_profiles
from investcase.cli.held import figure_held, value_standing
from investcase.cli.written import figure_written
from investcase.documents.figure import Nation, Status
from investcase.documents.model import Model
from investcase.report.words import NATIONS, STATUSES


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: what the search looks in, its row of a table, and its data."""

    cells: tuple[str, ...]
    data: dict[str, Any]
    below: tuple[tuple[str, str], ...] = field(default=())

    def matches(self, words: str) -> bool:
        """Whether every word occurs somewhere, whatever its case."""
        here = " ".join((*self.cells, *(text for _, text in self.below))).casefold()
        return all(word in here for word in words.casefold().split())


def models(library: Library, nation: Nation | None) -> Iterator[Entry]:
    """Every prevention model, or those that say how they hold in a nation."""
    for model_id in library.model_ids():
        loaded = library.model(model_id)
        if loaded is None or (nation is not None and nation not in loaded.document.nations):
            continue
        model = loaded.document
        missing = _missing(model, library, nation)
        illustrative = _illustrative(model, library, nation or Nation.ENGLAND)
        standing = f"rests on {len(illustrative)} illustrative figures" if illustrative else "every figure has a source"
        nations = {known.value: text for known, text in model.nations.items()}
        data: dict[str, Any] = {"id": model.model, "title": model.title, "nations": nations}
        data["illustrative"] = illustrative
        data["missing"] = missing
        if model.standing is not None:
            standing = f"evidence grade {model.standing.grade}; {standing}"
            data["grade"] = model.standing.grade
            data["years_verified"] = model.standing.years_verified
            missing = [*model.standing.missing, *missing]
        below = tuple((NATIONS[known], text) for known, text in model.nations.items() if nation in (None, known))
        if model.standing is not None and model.standing.years_verified:
            below = (*below, ("Years", model.standing.years_verified))
        below = (*below, ("Standing", standing), ("Missing", "; ".join(missing) or "nothing known"))
        yield Entry((model.model, model.title), data, below)


def places(library: Library, nation: Nation | None) -> Iterator[Entry]:
    """Every place that can be named."""
    found, problems = Places(library).listed(nation)
    library.problems.extend(problems)
    for place in sorted(found, key=lambda place: (place.nation.value, place.kind, place.name)):
        data = {"code": place.code, "name": place.name, "nation": place.nation.value, "kind": place.kind}
        yield Entry((place.code, NATIONS[place.nation], KIND_WORDS[place.kind], place.name), data)


def figures(library: Library, nation: Nation | None) -> Iterator[Entry]:
    """Every figure with its values, the strongest origin's first."""
    for origin, figure in library.all_figures():
        values = [v for v in figure.values if nation is None or v.holds_for in (nation.value, Nation.UK.value)]
        if not values:
            continue
        data = {"id": figure.id, "title": figure.title, "unit": str(figure.unit), "origin": origin}
        data["values"] = [  # type: ignore[assignment]
            {"value": figure_written(figure, v.value), "holds_for": v.holds_for, "status": v.status.value}
            for v in values
        ]
        below = tuple(
            (f"{holds_for_words(v.holds_for)}, {value_standing(v)}", figure_written(figure, v.value)) for v in values
        )
        yield Entry((figure.id, figure.title), data, below)


def profiles(library: Library, nation: Nation | None) -> Iterator[Entry]:
    """Every population whose shares are published, by characteristic, nation and year."""
    published, problems = read_profiles(library)
    library.problems.extend(problems)
    sets: dict[tuple[str, str, tuple[Nation, ...], str], list[GroupShare]] = {}
    for row in published.shares:
        if nation is None or nation in row.said.nations:
            said = row.said
            sets.setdefault((said.population, said.characteristic, said.nations, said.year), []).append(row)
    for (population, by, nations, year), rows in sets.items():
        where = ", ".join(NATIONS[known] for known in nations)
        shares = {row.said.group: row.share for row in rows}
        data = {"population": population, "by": by, "nations": [n.value for n in nations], "year": year}
        data["shares"] = shares  # type: ignore[assignment]
        words = "; ".join(f"{group.replace('_', ' ')} {share:.4g}" for group, share in shares.items())
        yield Entry((population, f"by {by.replace('_', ' ')}"), data, ((f"{where}, {year}", words),))


def sources(library: Library) -> Iterator[Entry]:
    """Every source, and how far it was read."""
    for source in library.all_sources():
        data = {"id": source.id, "title": source.title, "publisher": source.publisher, "date": source.date}
        data["read"] = source.read.value
        below = (("", f"{source.publisher}, {source.title} ({source.date})"),)
        yield Entry((source.id, STATUSES[source.read]), data, below)


def checks() -> Iterator[Entry]:
    """Every problem there can be, those that a reviewer would raise first."""
    from investcase.cli.every_code import CODES

    for code in sorted(CODES.values(), key=lambda code: (code.about != "review", code.about, code.code)):
        data = {"code": code.code, "about": code.about, "title": code.title}
        yield Entry((code.code, code.about, code.title), data)


def holds_for_words(holds_for: str) -> str:
    """Where a value holds, in words: a nation, or the place it names."""
    return NATIONS[Nation(holds_for)] if holds_for in {nation.value for nation in Nation} else holds_for


def _illustrative(model: Model, library: Library, nation: Nation) -> list[str]:
    wanted = [needed.figure for needed in model.inputs.values() if needed.figure]
    wanted += [model.achievement] if model.achievement else []
    wanted += [overlap.figure for overlap in model.overlaps_with]
    held = {figure_id: figure_held(figure_id, library, nation, None) for figure_id in dict.fromkeys(wanted)}
    return [figure_id for figure_id, found in held.items() if found and found.status is Status.ILLUSTRATIVE]


def _missing(model: Model, library: Library, nation: Nation | None) -> list[str]:
    missing = [] if library.dossier(model.model) else ["technical notes"]
    here = nation or Nation.ENGLAND
    for needed in model.inputs.values():
        if needed.figure is None:
            continue
        held = figure_held(needed.figure, library, here, None)
        if held is None:
            missing.append(f"a value of {needed.figure} for {NATIONS[here]}")
        elif held.transferred is not None:
            missing.append(f"{NATIONS[here]}'s own {needed.figure}")
    costs = len(model.omitted_costs)
    return [*missing, *([f"{costs} costs that its evidence leaves out"] if costs else [])]
