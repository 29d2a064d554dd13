"""What every shipped model keeps to, and what the library that feeds it keeps to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.places import Places
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.bodies import plain_body
from investcase.documents.figure import Nation, Status
from investcase.documents.model import Model
from investcase.resolving.program import build_program, check_model

MODELS = shipped_library().model_ids()
CLAIMS = [name for name in MODELS if (held := shipped_library().model(name)) and held.document.claim]
OMITTED = {
    "delivery",
    "pay-uplift",
    "living-costs",
    "unpaid-care",
    "community-health",
    "equipment",
    "double-running",
}


def document(library: Library, model: str) -> Model:
    loaded = library.model(model)
    assert loaded is not None, library.problems
    return loaded.document


def figures_used(model: Model) -> set[str]:
    named = {entry.figure for entry in model.inputs.values() if entry.figure}
    named |= {overlap.figure for overlap in model.overlaps_with}
    return named | ({model.achievement} if model.achievement else set())


def dossier(library: Library, model: str) -> str:
    path = library.dossier(model)
    assert path is not None, f"{model} has no technical notes"
    return path.read_text("utf-8")


def test_there_are_models() -> None:
    assert {"ccn-independent-settings", "ccn-home-care-hours"} <= set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_every_formula_of_every_alternative_has_the_unit_it_declares(library: Library, model: str) -> None:
    loaded = library.model(model)
    assert loaded is not None
    assert check_model(loaded) == []
    defaults = {name: choice.default for name, choice in loaded.document.choices.items()}
    for name, choice in loaded.document.choices.items():
        for alternative in choice.alternatives:
            program = build_program(loaded, {**defaults, name: alternative})
            assert choice.gives in {definition.name for definition in program.definitions}


@pytest.mark.parametrize("model", MODELS)
def test_every_input_has_an_origin_or_is_asked_for(library: Library, model: str) -> None:
    for name, entry in document(library, model).inputs.items():
        origin = entry.figure or entry.place or entry.nation or entry.value or entry.ask
        assert origin is not None, f"{name}: nothing gives it and nobody is asked"


@pytest.mark.parametrize("model", MODELS)
def test_every_figure_it_names_exists_in_the_same_unit_with_its_sources(library: Library, model: str) -> None:
    used = document(library, model)
    for name, entry in used.inputs.items():
        if entry.figure is None:
            continue
        held = library.figure(entry.figure)
        assert held, f"{name}: there is no figure {entry.figure}"
        assert held[0].figure.unit == entry.unit, name
    for figure_id in figures_used(used):
        (found,) = library.figure(figure_id)
        for value in found.figure.values:
            assert value.source is None or library.source(value.source), f"{figure_id}: no source {value.source}"


@pytest.mark.parametrize("model", MODELS)
def test_every_figure_holds_in_the_nation_of_the_claim(library: Library, model: str) -> None:
    for entry in document(library, model).inputs.values():
        if entry.figure is None:
            continue
        scopes = {value.holds_for for value in library.figure(entry.figure)[0].figure.values}
        assert scopes & {"england", "uk"}, entry.figure


DEFINITIONS = {
    "weeks_per_year": "52.18 week / year",
    "bed_days_per_week": "7 bed day / person / week",
    "year": "1 year",
}
"""What a model may write down itself: how units of time go into one another. Anything else is evidence."""


@pytest.mark.parametrize("model", MODELS)
def test_it_holds_no_evidence_of_its_own(library: Library, model: str) -> None:
    """A number that somebody measured, or judged, is a figure with a source and a status, not a line of a model."""
    used = document(library, model)
    for name, entry in used.inputs.items():
        if entry.value is not None:
            assert DEFINITIONS.get(name) == str(entry.value), f"{name}: {entry.value} is not a definition"
    formulas = [step.formula for step in used.steps.values()]
    for choice in used.choices.values():
        for alternative in choice.alternatives.values():
            formulas += [alternative.formula, *(step.formula for step in alternative.steps.values())]
    for formula in formulas:
        numbers = re.findall(r"(?<![A-Za-z_\d.])\d+(?:\.\d+)?%?", formula)
        assert set(numbers) <= {"0", "1", "100%"}, f"{formula}: a number that is no definition"
    for bound in used.bounds:
        assert bound.above in (None, 0, -1), f"{bound.name}: {bound.above}"


NEVER_CASH = {
    ("ccn-home-care-hours", "hours-freed"): "block contracts and in-house teams, apart from the hours bought singly",
    ("reablement", "hours-freed"): "block contracts and in-house teams, apart from the hours bought singly",
    ("care-technologists", "hours-freed"): "block contracts and in-house teams, apart from the hours bought singly",
    ("link-workers", "gp-freed"): "practices are not paid by the appointment",
    ("mental-health-crisis-street-triage", "police-time-freed"): "officers go to other calls",
    ("mental-health-crisis-street-triage", "detentions-council"): "those who assess are there in any event",
}


def test_whatever_a_named_closure_could_turn_into_cash_may_be_released(library: Library) -> None:
    """One rule for every model: capacity until the case names the budget line that falls, and cash from then on."""
    nhs = plain_body("nhs")
    for model in MODELS:
        for name, line in document(library, model).lines.items():
            if line.cash_type == "capacity":
                assert (model, name) in NEVER_CASH, f"{model}: {name} can never become cash, and nothing says why"
            if line.cash_type == "by_release":
                assert line.body in ("lead", nhs)
            if line.cash_type == "cash_releasing":
                assert line.budget_line, f"{model}: {name} is cash by itself and names no payment that stops"
    stays = [
        (model, name)
        for model in MODELS
        for name, line in document(library, model).lines.items()
        if line.body == plain_body("nhs")
        and line.kind == "benefit"
        and not line.budget_line
        and (model, name) not in NEVER_CASH
    ]
    assert len(stays) >= 10
    for model, name in stays:
        assert document(library, model).lines[name].cash_type == "by_release", f"{model}: {name}"


@pytest.mark.parametrize("model", MODELS)
def test_every_place_column_it_names_exists_in_its_unit(library: Library, model: str) -> None:
    places = Places(library)
    used = document(library, model)
    for name, entry in used.inputs.items():
        nation = entry.nation.nation if entry.nation else Nation.ENGLAND
        column = entry.nation.column if entry.nation else entry.place
        if column is None:
            continue
        total, problems = places.national_total(nation, column)
        assert total is not None, problems
        assert total.value is not None, name
        assert total.value > 0, name
        assert total.unit == entry.unit, name


@pytest.mark.parametrize("model", CLAIMS)
def test_its_claim_can_be_shared_on_every_basis_and_read_by_both_routes(library: Library, model: str) -> None:
    used = document(library, model)
    claim = used.claim
    assert claim is not None
    assert set(used.choices[claim.route].alternatives) == {claim.top_down, claim.bottom_up}
    assert used.choices[claim.route].default == claim.top_down
    assert {basis.choice for basis in claim.bases.values()} == set(used.choices[claim.share_choice].alternatives)
    assert claim.outside in claim.bases
    assert set(used.choices["claim_is"].alternatives) == {"gross", "net"}
    assert "a sixth" in claim.coverage
    assert claim.interest
    assert used.national_share


@pytest.mark.parametrize("model", CLAIMS)
def test_costs_the_source_leaves_out_are_named(library: Library, model: str) -> None:
    assert set(document(library, model).omitted_costs) == OMITTED


@pytest.mark.parametrize("model", [model for model in MODELS if model not in CLAIMS])
def test_a_model_built_from_evidence_says_how_good_it_is_and_what_it_leaves_out(library: Library, model: str) -> None:
    used = document(library, model)
    assert used.standing is not None
    assert used.standing.missing
    assert used.omitted_costs
    assert len(used.nations) == 4


@pytest.mark.parametrize("model", MODELS)
def test_every_model_it_overlaps_with_exists(library: Library, model: str) -> None:
    for overlap in document(library, model).overlaps_with:
        assert overlap.model in MODELS
        assert library.figure(overlap.figure)


def test_the_two_claims_overlap_in_one_direction_only(library: Library) -> None:
    pairs = [(model, overlap.model) for model in MODELS for overlap in document(library, model).overlaps_with]
    assert ("ccn-home-care-hours", "ccn-independent-settings") in pairs
    assert [(a, b) for a, b in pairs if (b, a) in pairs] == []


@pytest.mark.parametrize("model", MODELS)
def test_its_dossier_names_every_choice_and_every_source(library: Library, model: str) -> None:
    text = dossier(library, model)
    used = document(library, model)
    for name, choice in used.choices.items():
        for word in (name, *choice.alternatives):
            assert f"`{word}`" in text, f"{word} is not explained"
    for figure_id in figures_used(used):
        for value in library.figure(figure_id)[0].figure.values:
            assert value.source is None or f"`{value.source}`" in text, f"{value.source} is not among the sources"
    for source in re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", text.split("## Sources")[1]):
        assert library.source(source), f"the dossier cites {source}, which is not a source"
    assert "It sets no target, cap or rule" in text


def test_every_figure_made_for_a_model_is_used_by_one(library: Library) -> None:
    """The evidence library's own figures need no model: a case may use them directly."""
    made_for_models = ("ccn", "care-home", "home-care")
    used = {figure for model in MODELS for figure in figures_used(document(library, model))}
    held = [figure for _, figure in library.all_figures() if figure.superseded_by is None]
    ours = [figure.id for figure in held if figure.id.partition(".")[0] in made_for_models]
    assert len(ours) >= 20
    assert [figure_id for figure_id in ours if figure_id not in used] == []


def test_every_shipped_source_is_cited(library: Library) -> None:
    cited = {word for model in MODELS for word in re.findall(r"`([\w-]+)`", dossier(library, model))}
    cited |= set(cited_in(assumptions_dir() / "figures"))
    cited |= set(cited_in(assumptions_dir() / "places"))
    cited |= set(cited_in(assumptions_dir() / "guidance"))
    for folder in ("profiles", "gazetteer", "context", "projections"):
        cited |= set(cited_in(assumptions_dir() / folder))
        for table in (assumptions_dir() / folder).glob("*.csv"):
            cited |= set(re.findall(r"[\w-]+", table.read_text("utf-8")))
    assert [source.id for source in library.all_sources() if source.id not in cited] == []


def cited_in(folder: Path) -> Iterator[str]:
    """Every word under a key `source` or `sources`, and every word of a note, in the YAML of a folder."""
    for path in folder.rglob("*.yaml"):
        yield from named(yaml.safe_load(path.read_text("utf-8")))


def named(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("source", "sources", "note") and isinstance(inner, str):
                yield from re.findall(r"[\w-]+", inner)
            yield from named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner)


def test_no_figure_is_from_memory(library: Library) -> None:
    for _, figure in library.all_figures():
        for value in figure.values:
            assert "recall" not in (value.how or "").casefold(), figure.id
            if value.status is not Status.ILLUSTRATIVE:
                assert value.source is not None, figure.id
                assert value.checked is not None, figure.id
                assert value.review_by is not None, figure.id
                assert value.period or value.price_base, f"{figure.id}: of what year is it?"


def test_members_of_the_network_are_as_the_models_say(library: Library) -> None:
    """37 members; 52% of admissions, 41% of the people at home (2024-25): their share would be x 1.93 and x 2.42."""
    places = Places(library)
    listed, _ = places.listed(Nation.ENGLAND)
    found = [places.find(summary.code)[0] for summary in listed]
    members = [place for place in found if place and place.labels.get("ccn_member") == "yes"]
    assert len(members) == 37
    for column, share in (("admissions_65_plus", 0.519), ("support_clients_65_plus_at_home", 0.414)):
        total, _ = places.national_total(Nation.ENGLAND, column)
        assert total is not None
        assert total.value is not None
        held = sum(place.values[column].value or 0 for place in members)
        assert held / total.value == pytest.approx(share, abs=0.0005)


@pytest.mark.parametrize("model", MODELS)
def test_what_people_pay_towards_care_is_marked_and_moves_with_fees(library: Library, model: str) -> None:
    """So that the bridge to a budget can name it, and both parts of a fee grow together."""
    for name, line in document(library, model).lines.items():
        paid = line.body == plain_body("people") and re.search(r"contribution|charges", name) is not None
        assert line.contribution == paid, name
        if name in ("care-home-not-bought", "support-at-home", "hours-not-bought") or (
            line.contribution and name != "telecare-charges"
        ):
            assert line.prices_as == "fees", name
