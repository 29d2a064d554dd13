"""What a reviewer asks of several interventions, and of the options set beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.numbers.writing import pounds
from investcase.reading.problems import Problem, Severity

_MANY = 3


NO_SLIPPAGE = Card(
    "no-slippage",
    Severity.WARNING,
    title="Several interventions, and all of each is taken to come in time",
    why="Programmes of many schemes have always come late and short.",
    remedy="Give a slippage under portfolio, with its reason.",
)


@check(NO_SLIPPAGE)
def portfolio_without_slippage(appraisal: Appraisal) -> Iterator[Problem]:
    """Three interventions or more, all taken to come whole and in time."""
    for index, option in options_of(appraisal):
        slips = option.portfolio is not None and option.portfolio.slippage is not None
        if len(option.interventions) >= _MANY and not slips:
            yield NO_SLIPPAGE.problem(
                appraisal.case.loaded,
                f"{option.title}: {len(option.interventions)} interventions, and all of each is taken to come in time",
                ("options", index, "interventions"),
                expected="portfolio: {slippage: {share: ___%, reason: ___}}",
                remedy="say how much of earlier programmes came, and when",
            )


OPTION_WORTH_MORE = Card(
    "option-worth-more",
    Severity.WARNING,
    title="Another option is worth more to society than the preferred one",
    why="A committee will ask why the best is not put forward.",
    remedy="Prefer it, reject it with the reason, or say the reason in the narrative.",
)


@check(OPTION_WORTH_MORE)
def another_option_is_worth_more(appraisal: Appraisal) -> Iterator[Problem]:
    """The preferred option is not the one worth most to society."""
    places = {option.id: index for index, option in options_of(appraisal)}
    for option in appraisal.worth_more:
        more = float(option.npsv[0] - appraisal.preferred.npsv[0])
        yield OPTION_WORTH_MORE.problem(
            appraisal.case.loaded,
            f"{option.flows.option.title} is worth {pounds(more)} more to society than the preferred option; say why "
            "it is not preferred",
            ("options", places[option.id]),
            moves=more,
            expected="the preferred option worth most, or a reason in narrative: {economic: ...}",
            remedy="prefer it, give it rejected: with the reason, or say the reason in the narrative",
        )


FEW_OPTIONS = Card(
    "few-options",
    Severity.WARNING,
    title="No option does the least that would do",
    why="With no rival the preferred option was assumed, not chosen.",
    remedy="Add an option with ambition: do_minimum.",
)


@check(FEW_OPTIONS)
def too_few_options(appraisal: Appraisal) -> Iterator[Problem]:
    """No option that does the least that would do, beside carrying on and the one preferred."""
    options = [option for _, option in options_of(appraisal)]
    if any(option.ambition == "do_minimum" for option in options):
        return
    yield FEW_OPTIONS.problem(
        appraisal.case.loaded,
        "nothing is set beside carrying on as planned and the preferred option that does the least that would do",
        ("options",),
        expected="an option with ambition: do_minimum; better, more and less ambitious ones too",
        remedy="a rival option shows that the preferred one was chosen and not assumed",
    )
