"""The headline: who spends what to do what for whom, and whether it comes back; of a cut, what is saved and lost."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.documents.bodies import Body
from investcase.flows.model_lines import Mechanism
from investcase.report.short.cut import back_at_worst, back_on, gentler
from investcase.report.short.facts import Facts
from investcase.report.short.pattern import Pattern, pattern_of
from investcase.report.short.value import Rounding, Sign, Unit, Value
from investcase.report.short.voice import begun, over_years, owned, several, the
from investcase.report.view.keyed import Keyed, Said, say, told
from investcase.report.words import lowered


def headline(facts: Facts) -> Said:
    """Two or three sentences."""
    pattern = pattern_of(facts)
    if pattern is Pattern.UNKNOWN:
        return say("{title}: nothing was worked out, because it has no cost or benefit.", title=title_of(facts))
    if pattern in (Pattern.CUT, Pattern.CUT_NOTHING_KNOWN):
        return told([*_cut(facts)])
    return told([_what(facts), *_whether(facts, pattern)])


def plainly(value: Value) -> Keyed:
    """An amount that the words around it give a direction."""
    return value.said(Rounding.BRIEF, Sign.NONE)


def title_of(facts: Facts) -> str:
    """What the option is called."""
    return facts.option.flows.option.title


def main_mechanism(facts: Facts) -> Mechanism | None:
    """The intervention that is worth most, before what it costs to deliver; None where the option has none."""
    option = facts.option

    def worth(mechanism: Mechanism) -> float:
        own = option.cash.where(lambda line: line.intervention == mechanism.intervention.id)
        return float(option.pv(own)[0])

    return max(option.flows.mechanisms, key=worth, default=None)


def helped(mechanism: Mechanism) -> Value:
    """The most people that an intervention is for in any year, by its own way of counting."""
    most = float(mechanism.people_a_year[0].max(initial=0.0))
    return Value(most, f"{mechanism.intervention.id}.people", unit=Unit.PEOPLE)


def _what(facts: Facts) -> Said:
    """What is spent, on what, for how many."""
    mechanism = main_mechanism(facts)
    lead = the(facts.lead)
    spends = (
        say("{lead} would spend nothing of its own", lead=begun(lead))
        if facts.asked.is_nil
        else say("{lead} would spend {asked}", lead=begun(lead), asked=plainly(facts.asked))
    )
    if mechanism is None:
        return say("{spends}: {title}.", spends=spends, title=lowered(title_of(facts)))
    return say(
        "{spends} to {done}: about {people} {counted}.",
        spends=spends,
        done=mechanism.intervention.document.what_is_done,
        people=helped(mechanism).said(),
        counted=mechanism.intervention.document.people_title,
    )


def _whether(facts: Facts, pattern: Pattern) -> Iterator[Said]:
    years = over_years(len(facts.years))
    left, worth = plainly(facts.left), plainly(facts.worth)
    if pattern is Pattern.PAYS_BACK and facts.left.is_nil:
        yield say("It should just have its money back in {back}.", back=facts.back)
    elif pattern is Pattern.PAYS_BACK:
        words = "It should have its money back in {back}, and {left} more after {years}."
        yield say(words, back=facts.back, left=left, years=years)
    elif pattern is Pattern.ABOUT_EVEN:
        back = "" if facts.back is None else f"back in {facts.back}, and "
        yield say(
            "It about breaks even: in cash {back}{left} after {years}; in {base} prices, {real}.",
            back=back,
            left=_ahead(facts.left),
            years=years,
            base=facts.base,
            real=_ahead(facts.in_prices),
        )
        yield _together(facts)
    elif pattern is Pattern.NEVER_OUT:
        better = "" if facts.left.is_nil else ", and {left} better off after {years}"
        yield say("It is never out of pocket" + better + ".", left=left, years=years)
        yield say("It is worth {worth} to everyone.", worth=worth)
    elif pattern is Pattern.BACK_FOR_ONE:
        yield say("It is {left} better off after {years}.", left="no" if facts.left.is_nil else left, years=years)
        yield _together(facts)
    elif pattern in (Pattern.WORTH_NOT_REPAID, Pattern.NEVER):
        words = "It does not get its money back: after {years} it is {left} short."
        yield say(words, years=years, left=left)
        yield _together(facts)
    else:
        yield say("No money of {owner} own moves.", owner=owned(facts.lead))
        yield _together(facts)
    if pattern is Pattern.WORTH_NOT_REPAID and (gainers := gaining(facts)):
        yield say("Others gain: {who}.", who=several(gainers))


def _ahead(value: Value) -> Said | str:
    """How far somebody is ahead or short."""
    if value.is_nil:
        return "level"
    return say("{much} {way}", much=plainly(value), way="ahead" if value.amount > 0 else "short")


def _together(facts: Facts) -> Said:
    """What it comes to for everyone together."""
    if facts.worth.is_nil:
        return say("Everyone together neither gains nor loses.")
    which = "better" if facts.worth.amount > 0 else "worse"
    return say("Everyone together is {worth} {which} off.", worth=plainly(facts.worth), which=which)


def gaining(facts: Facts) -> list[Body]:
    """The bodies other than the lead that gain, in present value."""
    option = facts.option
    worth = {body: Value(float(option.npv_of(body)[0]), "", body=body) for body in option.cash.bodies}
    return [body for body, value in worth.items() if body != facts.lead and value.amount > 0 and not value.is_nil]


def _cut(facts: Facts) -> Iterator[Said]:
    lead, years = the(facts.lead), over_years(len(facts.years))
    gains = [value for value in facts.by_year if value.amount > 0 and not value.is_nil]
    saves = facts.left.amount > 0 and not facts.left.is_nil
    once = ", once" if saves and len(gains) == 1 and len(facts.years) > 1 else f" over {years}"
    yield say(
        f"{{title}} saves {{lead}} {{left}} in cash{once}."
        if saves
        else f"{{title}} saves {{lead}} nothing{' in the end' if facts.saves_cash else ''} over {years}."
        if facts.left.is_nil
        else f"{{title}} costs {{lead}} {{left}} over {years}, and saves nothing."
        if not facts.saves_cash
        else f"{{title}} costs {{lead}} {{left}} more over {years} than it saves in cash.",
        title=_as_a_subject(facts),
        lead=lead,
        left=plainly(facts.left),
    )
    yield from _comes_back(facts, years)
    yield from _gentler(facts)


def _as_a_subject(facts: Facts) -> str:
    return f"‘{title_of(facts)}’"


def _comes_back(facts: Facts, years: str) -> Iterator[Said]:
    falls = [(body, value) for body, _, value in back_on(facts) if value.amount < 0 and not value.is_nil]
    if falls:
        bodies = list(dict.fromkeys(body for body, _ in falls))
        back = Value(sum(value.amount for _, value in falls), "back")
        # The cash saved is not like for like: it is set in present value beside what comes back.
        saved = Value(facts.worth.amount - sum(value.amount for _, _, value in back_on(facts)), "saved_after_leaving")
        against = ", against {saved} saved" if saved.amount > 0 and not saved.is_nil else ""
        words = f"In present value, {{back}} comes back on {{who}} within {{years}}{against}."
        yield say(words, years=years, back=plainly(back), who=several(bodies), saved=plainly(saved))
        return
    worst = back_at_worst(facts)
    if worst.is_nil or worst.amount >= 0:
        yield say("Nobody has shown what comes back. Not shown is not nil.")
    else:
        yield say("Nobody has shown what comes back. Not shown is not nil: at worst, {worst}.", worst=plainly(worst))


def _gentler(facts: Facts) -> Iterator[Said]:
    found = gentler(facts)
    if found is None:
        return
    title = found.facts.option.flows.option.title
    if found.harm is not None:
        yield say(
            "‘{title}’ keeps {kept} of the saving and does {harm} of the net harm.",
            title=title,
            kept=found.kept.said(),
            harm=found.harm.said(),
        )
        return
    more = Value(found.facts.worth.amount - facts.worth.amount, "npsv_more", found.facts.option.id)
    yield say(
        "‘{title}’ keeps {kept} of the saving, and is worth {more} more to everyone.",
        title=title,
        kept=found.kept.said(),
        more=plainly(more),
    )
