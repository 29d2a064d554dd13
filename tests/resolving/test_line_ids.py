"""A line is what its fields say, whatever it is called; and no two lines of an option are called alike."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cases import faults, solved, with_lines, with_model
from cut_cases import case as of_a_model
from investcase.appraisal.explaining.asking import Explainer
from investcase.appraisal.option_result import LineResult
from investcase.appraisal.standing import standing_sensitivities
from investcase.resolving.labels import Labels
from investcase.resolving.line_id import Derived, LineId, MadeBy

VAN = "id: van, title: Van, body: council, spend: capital, amount: {2026-27: £50000}"
GRANT = "id: grant, title: Grant, body: council, each_year: £1000, transfer_with: people"
SAVING = (
    "id: saving, title: Saving, body: council, cash_type: cash_releasing, budget_line: Care, owner: O, each_year: £9000"
)
GROWS = "demand: [{body: council, budget_line: Care, baseline: £1000000, population_growth: 2%, source: s}]\noptions:\n"
MODEL = "adjustments: {already_achieved: 0%, reasons: {already_achieved: x}}"
LEFT = "what is left at the end of 'van'"
RELEASE = "release: [{body: council, budget_line: B, owner: O, from: 2028-29, exit_costs: {2028-29: £5}}]"


def own(name: str) -> str:
    return f"id: {name}, title: Another, body: council, each_year: £10"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            with_lines([f"{VAN}, residual_value: £20000", own("van-residual")]),
            "van-residual",
            LEFT,
        ),
        (
            with_lines([own("van-residual"), f"{VAN}, life: 9 years"]),
            "van-residual",
            LEFT,
        ),
        (with_lines([f"{VAN}, irrecoverable_vat: 20%", own("van-vat")]), "van-vat", "the irrecoverable VAT on 'van'"),
        (with_lines([GRANT, own("grant-other-side")]), "grant-other-side", "the other side of 'grant'"),
        (
            with_lines([own("saving-growth")], [SAVING]).replace("options:\n", GROWS),
            "saving-growth",
            "the growth that is not needed by 'saving'",
        ),
        (
            with_model(MODEL, RELEASE, extra=("costs:", f"  - {{{own('m-release-council-exit')}}}")),
            "m-release-council-exit",
            "a cost of the release of 'm'",
        ),
    ],
)
def test_a_line_that_would_be_printed_as_another_is_refused_at_its_own_id(text: str, name: str, words: str) -> None:
    (found,) = [problem for problem in faults(text) if problem.code == "id-twice"]
    assert f"'{name}' is already the id of {words}" in found.message
    assert found.position is not None
    assert f"id: {name}" in text.splitlines()[found.position.line - 1]


def test_two_entries_of_posts_by_one_id_would_have_two_lines_of_one_id() -> None:
    staff = "staff: {wte: 2, salary: £30000, on_costs: 25%, on_costs_as_of: 2026-04-01}"
    posts = "vacancy_rate: 5%, turnover_rate: 20%, cost_per_recruit: £1000, source: ours"
    text = with_lines(
        [f"id: t{n}, title: Team, body: council, {staff}" for n in (1, 2)],
        [f"id: b{n}, title: Time, body: nhs, cash_type: capacity, each_year: £5000" for n in (1, 2)],
        extra=("workforce:", *(f"  - {{id: posts, for: [b{n}], staff: [t{n}], {posts}}}" for n in (1, 2))),
    )
    (found,) = faults(text)
    assert found.message.endswith("'posts-recruitment' is already the id of the cost of recruiting for 'posts'")


@pytest.mark.parametrize(
    "text",
    [
        with_lines([VAN, own("van-residual"), own("van-vat"), own("van-other-side")]),
        with_lines([own("saving-growth"), own("saving-before-release")], [SAVING]),
    ],
)
def test_a_name_alone_makes_no_line_another_s_and_each_is_explained_by_itself(text: str) -> None:
    appraisal = solved(text)
    ask = Explainer(appraisal)
    for line in appraisal.preferred.cash.lines:
        assert line.labels.id == LineId(line.id)
        explained = ask.explain(f"{line.id}@2026-27")
        assert explained.value == pytest.approx(float(line.net[0, 0]))
        assert explained.title == f"{line.title}, 2026-27"


def test_a_derived_line_knows_its_parent_and_how_it_comes_from_it() -> None:
    appraisal = solved(with_lines([f"{VAN}, residual_value: £20000, irrecoverable_vat: 20%", GRANT]))
    lines = (*appraisal.preferred.cash.lines, *appraisal.preferred.flows.vat.lines)
    assert {(str(line.labels.id.parent), line.labels.id.relation) for line in lines if line.labels.id.relation} == {
        ("van", Derived.RESIDUAL),
        ("van", Derived.VAT),
        ("grant", Derived.OTHER_SIDE),
    }
    (left,) = [line for line in lines if line.labels.id.relation is Derived.RESIDUAL]
    assert (left.labels.id.parent, left.id) == (LineId("van"), "van-residual")
    assert left.labels.id != LineId("van-residual")


def test_ids_alike_in_print_are_not_the_same_line() -> None:
    omitted, written = LineId("delivery", MadeBy.OMITTED, "m"), LineId("m-delivery")
    assert str(omitted) == str(written)
    assert omitted != written


def test_a_derived_line_has_every_label_of_its_parent_but_what_is_said_to_differ() -> None:
    appraisal = solved(with_lines([f"{VAN}, residual_value: £20000, ring_fence: A fund, prices_as: fees"]))
    van, left = appraisal.preferred.cash.lines
    differ = {f.name for f in fields(Labels) if getattr(van.labels, f.name) != getattr(left.labels, f.name)}
    assert differ == {"id", "title", "kind", "cash_type", "capital", "ring_fence", "role"}


def test_the_result_prints_labels_by_their_own_names() -> None:
    assert set(LineResult.model_fields) - {"by_year"} <= {f.name for f in fields(Labels)}


def test_a_line_called_after_a_bias_or_a_range_is_neither() -> None:
    named = [
        own("optimism-bias"),
        own("likely-range"),
        f"{own('c')}, optimism_bias: 10%, likely_range: '90% to 120%, central 100%'",
    ]
    appraisal = solved(with_lines(named))
    figures = appraisal.case.register().values()
    assert [figure.key for figure in figures if figure.is_optimism_bias] == ["programme.c.optimism-bias"]
    assert [figure.key for figure in figures if figure.is_likely_range] == ["programme.c.likely-range"]
    (without,) = [run for run in standing_sensitivities(appraisal) if run.id == "no-optimism-bias"]
    d = 1 / 1.035
    assert without.npsv == pytest.approx(-30 * (1 + d + d**2))


def test_a_model_s_line_is_of_its_model() -> None:
    cut = solved(of_a_model("ccn-independent-settings", cut=True)).preferred
    put = solved(of_a_model("ccn-independent-settings", cut=False)).preferred
    for option in (cut, put):
        made = [line for line in option.cash.lines if line.made_from is not None]
        assert made
        assert all(line.labels.id.made_by is MadeBy.MODEL and line.labels.id.entry == "m" for line in made)
