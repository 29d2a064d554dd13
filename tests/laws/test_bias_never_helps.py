"""To hope less is never to gain: a larger optimism bias makes no case better, whatever the bias is put on."""

from __future__ import annotations

import copy
import itertools
import random

import numpy as np
import pytest
from law import Whole, law

from investcase.appraisal.appraise import appraise
from investcase.documents.bodies import plain_body
from investcase.documents.figure import Nation
from investcase.quantities import Year, parse_quantity
from random_whole.changes import direct
from random_whole.draw import Draw, Tree, Years
from random_whole.fields import documents_in
from random_whole.models import model_called, model_names, service
from random_whole.setting import Setting
from random_whole.solving import settled
from random_whole.writing import written

MOST = 6
HALF = 0.5


@pytest.mark.parametrize("name", model_names())
def test_a_bias_on_the_effect_of_a_model_never_helps(name: str) -> None:
    """A model at work by itself, whatever evidence it takes, on several draws of what only a case can give."""
    model = model_called(name)
    answers = list(itertools.product(*(choice.alternatives for choice in model.choices.values())))
    step = -(-len(answers) // MOST)
    for seed, picked in enumerate(answers[::step]):
        tree = programme(name, seed, dict(zip(model.choices, picked, strict=True)))
        worth = []
        for bias in ("0%", "20%", "60%"):
            tree["options"][0]["interventions"][0]["adjustments"] = {"optimism_bias": bias}
            worth.append(float(appraise(settled(written(tree))).preferred.npsv[0]))
        assert worth == sorted(worth, reverse=True), (picked, worth)


def programme(name: str, seed: int, choices: dict[str, Tree]) -> dict[str, Tree]:
    """A case of one model, with these answers to what it leaves open, and of nothing else."""
    draw = Draw(random.Random(f"programme {name} {seed}"), fullness=0.5)
    years = Years(Year(2027), 8, draw)
    nation = draw.one([nation for nation in Nation if nation is not Nation.UK])
    place: Tree = {"name": "Elsewhere", "nation": nation.value}
    setting = Setting(draw, years, nation, plain_body("council"), None, place)
    work: dict[str, Tree] = {"id": "work", "model": name, "until": years.label(5)}
    work |= service(setting, model_called(name)) | ({"choices": choices} if choices else {})
    return {
        "format": "investcase/case/1",
        "case": "programme",
        "title": "A programme",
        "place": place,
        "start": "2027-28",
        "years": "8",
        "price_base": "2026-27",
        "options": [{"id": "programme", "title": "A programme", "interventions": [work]}],
    }


@law(cases=12, every=20)
def test_a_bias_on_a_line_of_ones_own_or_on_a_cut_never_helps(case: Whole) -> None:
    """Every bias of the case in turn half as much again, and half as much more of what is left."""
    before = case.changed(direct(case.tree))
    worth = {option.id: float(option.npsv[0]) for option in before.appraisal.options}
    for number in range(len(list(biases(before.tree)))):
        tree = copy.deepcopy(before.tree)
        node, name = list(biases(tree))[number]
        node[name] = raised(node[name])
        for option in case.changed(tree).appraisal.options:
            size = 1.0 + sum(float(np.abs(line.amounts).sum()) for line in option.cash.lines)
            assert float(option.npsv[0]) <= worth[option.id] + 1e-9 * size, (option.id, name)


def biases(tree: dict[str, Tree]) -> list[tuple[dict[str, Tree], str]]:
    """Every bias that a case gives by itself, where it stands."""
    found = []
    for kind, node in documents_in(tree):
        if kind.__name__ == "CutBias":
            found.append((node, "share"))
        elif "optimism_bias" in node and kind.__name__ in ("CostLine", "BenefitLine"):
            found.append((node, "optimism_bias"))
    return found


def raised(written_bias: Tree) -> str:
    """A bias nearer to all of it."""
    central = parse_quantity(written_bias if isinstance(written_bias, str) else str(written_bias["central"])).central
    return f"{(central + (1 - central) * HALF) * 100:.6f}%"
