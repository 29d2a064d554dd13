"""Who is touched: the equality section, every part of it."""

from __future__ import annotations

from typing import get_args

from investcase.documents.equality_words import IN_LAW, BodyType, ChangeType, Frame, Outcome
from investcase.quantities import Kind
from random_whole.draw import Tree
from random_whole.setting import Setting

SUMMARY = ("proposed", "who_gains", "who_may_lose", "what_we_do_not_know", "if_we_do_nothing", "have_your_say")
FIFTHS = ("q1", "q2", "q3", "q4", "q5")
STAND_INS = {
    "england": (("unpaid_carers", "sex"), ("long_term_support_residential", "ethnicity")),
    "scotland": (("unpaid_carers", "sex"), ("adult_social_care_users", "age")),
    "wales": (("unpaid_carers", "sex"),),
    "northern_ireland": (),
}


def equality(setting: Setting, lines: list[str], cost_ids: list[str]) -> dict[str, Tree]:
    """A whole section; `lines` are lines of the case, `cost_ids` its own cost lines."""
    draw, years = setting.draw, setting.years
    made: dict[str, Tree] = {
        "assessed_on": years.date(),
        "change_type": draw.one(get_args(ChangeType)),
    }
    evidence = [evidence_of(setting) for _ in range(draw.whole(0, 2))]
    engagement = [engagement_of(setting) for _ in range(draw.whole(0, 2))]
    mitigations = [mitigation(setting, cost_ids) for _ in range(draw.whole(0, 2))]
    known = [str(entry["id"]) for entry in (*evidence, *engagement)]
    answers = [str(entry["id"]) for entry in mitigations]
    impacts = [impact(setting, known, answers, lines) for _ in range(draw.whole(0, 4))]
    profiles = [profile(setting) for _ in range(draw.whole(0, 3))]
    parts: dict[str, list[dict[str, Tree]]] = {
        "evidence": evidence,
        "engagement": engagement,
        "mitigations": mitigations,
        "impacts": impacts,
        "profiles": profiles,
    }
    made |= {name: part for name, part in parts.items() if part}
    if draw.maybe(0.5):
        made["gaps"] = [gap(setting, [str(entry["id"]) for entry in impacts])]
    made |= marks(setting)
    if draw.maybe(0.5):
        made["system_demand"] = draw.some(lines, 0, 2)
    if draw.maybe(0.6):
        made["unpaid_care"] = [unpaid_care(setting, profiles)]
    if draw.maybe(0.4):
        made["other_decisions"] = [other_decision(setting)]
    if draw.maybe(0.5):
        made["monitoring"] = [monitoring(setting)]
    if profiles and draw.maybe():
        made["split"] = [split(setting, entry, lines) for entry in draw.some(profiles, 1, 2)]
    incomes = [entry for entry in profiles if entry["by"] in ("income_quintile", "deprivation_quintile")]
    if incomes and draw.maybe(0.7):
        made["welfare_weights"] = welfare_weights(setting, draw.one(incomes))
    if draw.maybe(0.4):
        made["gradients"] = [gradient(setting)]
    if draw.maybe(0.4):
        made["health_equity"] = health_equity(setting)
    if draw.maybe(0.5):
        made["disclosure"] = disclosure(setting)
    return {name: part for name, part in made.items() if part != []}


def marks(setting: Setting) -> dict[str, Tree]:
    """What the section says of itself."""
    draw, years = setting.draw, setting.years
    made: dict[str, Tree] = {}
    words: dict[str, tuple[str, ...]] = {
        "stage": ("formative", "draft", "final", "retrospective"),
        "body_type": get_args(BodyType),
        "children": ("yes", "no", "possible", "unknown"),
        "rural": ("yes", "no", "possible", "unknown"),
        "outcome": get_args(Outcome),
        "strategic": ("yes", "no"),
    }
    for name, allowed in words.items():
        if draw.maybe(0.5):
            made[name] = draw.one(allowed)
    for name in ("given_to_decision_maker_on", "review_on"):
        if draw.maybe(0.5):
            made[name] = years.date()
    for name in ("summary", "considered_negative", "outcome_because"):
        if draw.maybe(0.4):
            made[name] = f"{draw.saying()}. {draw.title()}."
    if draw.maybe(0.3):
        made["adopts"] = ["socio_economic"]
    if draw.maybe(0.5):
        made["assessed_by"] = ["Head of service"]
    if draw.maybe(0.4):
        made["screening"] = {"result": draw.one(["full", "not_needed"])} | (
            {"reasons": draw.saying(), "signed_by": signed(setting)} if draw.maybe() else {}
        )
    if draw.maybe(0.5):
        made["people_now"] = number(setting)
    if draw.maybe(0.4):
        made["islands"] = {"affected": draw.one(["yes", "no", "possible", "unknown"])} | (
            {"reasons": draw.saying()} if draw.maybe() else {}
        )
    if draw.maybe(0.5):
        headings = draw.some(SUMMARY, 1)
        made["public_summary"] = dict.fromkeys(headings, "We will look after the people who come here now.")
    if draw.maybe(0.5):
        made["not_relevant"] = [
            {"characteristic": characteristic.value, "because": draw.saying()}
            for characteristic in draw.some(IN_LAW[setting.nation], 1, 4)
        ]
    if draw.maybe(0.4):
        made["sign_off"] = signed(setting)
    if draw.maybe(0.4):
        publish: dict[str, Tree] = {"easy_read": draw.one(["planned", "published", "no"])}
        if draw.maybe():
            publish |= {"planned_on": years.date(), "formats": ["large print", "audio"]}
        made["publish"] = publish
    return made


def signed(setting: Setting) -> Tree:
    """Who signed, and when if it is done."""
    return {"role": "Director"} | ({"on": setting.years.date()} if setting.draw.maybe() else {})


def count(setting: Setting) -> str:
    """A count of people, a small one and one withheld among them."""
    draw = setting.draw
    return draw.one([f"{draw.whole(10, 900)}", f"{draw.whole(1000, 9000):,}", f"{draw.whole(0, 9)}", "fewer than 10"])


def number(setting: Setting) -> Tree:
    """How many, and who counted."""
    return {"count": count(setting), "source": setting.draw.saying()}


def who(setting: Setting) -> dict[str, Tree]:
    """A group, within the law of the nation or within a frame."""
    draw = setting.draw
    made: dict[str, Tree] = {"group": "People who come here"}
    if draw.rarely(0.6):
        made["characteristic"] = draw.one(IN_LAW[setting.nation]).value
    else:
        made["frame"] = draw.one(tuple(Frame)).value
    if draw.maybe(0.4):
        made["people"] = draw.one(["users", "carers", "staff"])
    return made


def impact(setting: Setting, known: list[str], answers: list[str], lines: list[str]) -> dict[str, Tree]:
    """A finding."""
    draw = setting.draw
    made: dict[str, Tree] = {
        "id": draw.id("finding"),
        "who": who(setting),
        "direction": draw.one(["positive", "negative", "mixed", "none_identified", "unknown"]),
        "mechanism": f"{draw.title()} would be further away.",
    }
    words: dict[str, tuple[str, ...]] = {
        "directness": ("direct", "indirect"),
        "severity": ("low", "medium", "high", "severe"),
        "likelihood": ("unlikely", "possible", "likely", "near_certain"),
        "duration": ("months", "years", "permanent"),
        "reversible": ("yes", "no"),
        "confidence": ("low", "medium", "high"),
        "residual": ("none", "low", "medium", "high", "severe", "unknown"),
    }
    for name, allowed in words.items():
        if draw.maybe(0.5):
            made[name] = draw.one(allowed)
    if draw.maybe(0.3):
        made["also"] = [who(setting)]
    if draw.maybe(0.4):
        made["number"] = number(setting)
    if draw.maybe(0.4):
        made["needs"] = draw.some(["eliminate", "advance", "good_relations", "equality_of_opportunity"], 1, 2)
    if draw.maybe(0.3):
        made["rights"] = ["Respect for private and family life"]
    for name, ids in (("evidence", known), ("demand", lines), ("mitigations", answers)):
        if ids and draw.maybe(0.6):
            made[name] = draw.some(ids, 1, 2)
    if draw.maybe(0.4):
        made["justification"] = {name: draw.saying() for name in ("aim", "proportion", "alternatives")}
    return made


def evidence_of(setting: Setting) -> dict[str, Tree]:
    """What was looked at."""
    draw = setting.draw
    kinds = ("local_data", "national_data", "research", "complaints", "professional")
    made: dict[str, Tree] = {
        "id": draw.id("evidence"),
        "kind": draw.one(kinds),
        "what": f"Records of {draw.title()}",
        "date": draw.one(["2021", "2026-09", "2025-04-03"]),
    }
    if draw.maybe(0.5):
        made["strength"] = draw.one(["weak", "moderate", "strong"])
    return made


def engagement_of(setting: Setting) -> dict[str, Tree]:
    """Who was asked."""
    draw = setting.draw
    made: dict[str, Tree] = {
        "id": draw.id("asked"),
        "who": "Users and carers",
        "when": setting.years.date(),
        "about": draw.one(["equality_effects", "proposal"]),
        "said": draw.saying(),
    }
    if draw.maybe(0.5):
        made["groups"] = draw.some(["age", "carers", "disability"], 1)
    if draw.maybe(0.4):
        made["accessible"] = "In the centre, with transport."
    if draw.maybe(0.4):
        made["changed"] = draw.saying()
    return made


def mitigation(setting: Setting, cost_ids: list[str]) -> dict[str, Tree]:
    """What will be done about a harm."""
    draw = setting.draw
    made: dict[str, Tree] = {"id": draw.id("answer"), "action": draw.title(), "funded": draw.yes_no()}
    if draw.maybe(0.5):
        made["owner"] = "The manager"
    if draw.maybe(0.5):
        made["by"] = setting.years.date()
    if draw.maybe(0.5):
        made["cost"] = draw.pounds(0, 40_000)
    if cost_ids and draw.maybe(0.5):
        made["cost_line"] = draw.one(cost_ids)
    elif draw.maybe(0.4):
        made |= {"cost": "£0", "no_cost_because": draw.saying()}
    return made


def gap(setting: Setting, impacts: list[str]) -> dict[str, Tree]:
    """What is not known."""
    draw = setting.draw
    made: dict[str, Tree] = {"what": "The ethnicity of users"}
    if draw.maybe(0.4):
        made["id"] = draw.id("gap")
    if impacts and draw.maybe(0.6):
        made["impact"] = draw.one(impacts)
    if draw.maybe(0.5):
        made |= {"plan": "Take from case records", "owner": "The performance team", "by": setting.years.date()}
    return made


def monitoring(setting: Setting) -> dict[str, Tree]:
    """What will be watched."""
    draw = setting.draw
    made: dict[str, Tree] = {"measure": "People refused, by age and sex"}
    if draw.maybe(0.6):
        made |= {"by": ["age", "sex"], "baseline": "Not yet counted", "trigger": "A rise of a tenth"}
    if draw.maybe(0.6):
        made["review_on"] = setting.years.date()
    return made


def other_decision(setting: Setting) -> dict[str, Tree]:
    """Another decision."""
    draw = setting.draw
    made: dict[str, Tree] = {
        "ref": "Bus subsidies, February 2027",
        "same_people": draw.one(["yes", "no", "some", "unknown"]),
    }
    if draw.maybe(0.5):
        made["note"] = "The same villages."
    return made


def unpaid_care(setting: Setting, profiles: list[dict[str, Tree]]) -> dict[str, Tree]:
    """Care that moves to or from families."""
    draw = setting.draw
    made: dict[str, Tree] = {"what": "Days once spent at the centre", "source": "Survey of carers, 2026"}
    if draw.rarely(0.5):
        made["hours"] = draw.one(["9400 hours / year", "-1,200 hours / year", "10 to 90, central 40 hours / year"])
    else:
        made |= {"each_week": "6 hours / week", "carers": count(setting), "weeks": "48 weeks / year"}
    for name, by in (("carers_by_sex", "sex"), ("carers_by_age", "age")):
        own = [str(entry["id"]) for entry in profiles if entry["by"] == by and entry.get("of") == "carers"]
        if own:
            made[name] = draw.one(own)
    return made


GROUPS = {
    "sex": ("women", "men"),
    "age": ("under_65", "65_to_79", "80_and_over"),
    "ethnicity": ("white", "asian", "black"),
    "deprivation_quintile": FIFTHS,
    "income_quintile": FIFTHS,
}


def profile(setting: Setting) -> dict[str, Tree]:
    """Who the people are."""
    draw = setting.draw
    by = draw.one((*GROUPS, "deprivation_quintile"))
    made: dict[str, Tree] = {"id": draw.id("profile"), "by": by}
    if draw.maybe(0.7):
        made["of"] = draw.one(["users", "carers", "carers", "staff"])
    way = draw.one(["groups", "shares", "stand_in"])
    stand_ins = STAND_INS[setting.nation.value]
    if way == "stand_in" and stand_ins:
        made["stand_in"], made["by"] = draw.one(stand_ins)
        return made
    if way == "shares":
        made["shares"] = shares(setting, GROUPS[by])
    else:
        made["groups"] = {group: count(setting) for group in GROUPS[by]}
        if draw.maybe(0.5):
            made["unknown"] = count(setting)
        if draw.maybe(0.2):
            made["total"] = f"{draw.whole(10_000, 90_000):,}"
    made["source"] = "Case records"
    if draw.maybe(0.3):
        made["measure"] = draw.one(["shares", "rates"])
    if draw.maybe(0.5):
        made["comparator"] = comparator(setting, GROUPS[by])
    return made


def shares(setting: Setting, groups: tuple[str, ...]) -> dict[str, Tree]:
    """Shares that add to the whole, to a per cent."""
    draw = setting.draw
    left, made = 100, {}
    for place, group in enumerate(groups):
        last = place == len(groups) - 1
        taken = left if last else draw.whole(1, max(1, left - (len(groups) - place)))
        made[group] = f"{taken}%"
        left -= taken
    return made


def comparator(setting: Setting, groups: tuple[str, ...]) -> Tree:
    """The population to hold a profile against."""
    draw = setting.draw
    made: dict[str, Tree] = {
        "dataset": "Census 2021",
        "nation": "england",
        "year": "2021",
        "age_range": draw.one(["all ages", "65 and over"]),
        "age_adjusted": draw.yes_no(),
        "shares": shares(setting, groups),
    }
    if draw.maybe(0.3):
        made["measure"] = draw.one(["shares", "rates"])
    return made


def split(setting: Setting, of: dict[str, Tree], lines: list[str]) -> dict[str, Tree]:
    """How pounds fall on the groups of a profile."""
    draw = setting.draw
    groups = GROUPS[str(of["by"])]
    made: dict[str, Tree] = {"profile": of["id"]}
    if draw.maybe(0.4) and lines:
        made["lines"] = draw.some(lines, 1, 2)
    if "stand_in" not in of:
        for name in ("uptake", "effect"):
            if draw.maybe(0.5):
                made[name] = {group: draw.one(["0.8", "1.2", "1"]) for group in draw.some(groups, 1)}
    if groups == FIFTHS and draw.maybe(0.7):
        made["budgets"] = draw.one(["flat", "moderate", "steep"])
    elif "stand_in" not in of and draw.maybe(0.7):
        made["budgets"] = shares(setting, groups)
    if draw.maybe(0.5):
        made["source"] = "Uptake by area, 2025-26"
    return made


def welfare_weights(setting: Setting, of: dict[str, Tree]) -> Tree:
    """Weights by income."""
    draw = setting.draw
    incomes = {group: f"£{draw.whole(9, 20) * 1000 * (place + 1)}" for place, group in enumerate(FIFTHS)}
    made: dict[str, Tree] = {
        "profile": of["id"],
        "reference": draw.pounds(20_000, 40_000),
        "incomes": incomes,
        "eta": draw.one(["1.3", "1", "1 to 1.6, central 1.3"]),
        "source": "Household survey, 2024-25",
    }
    if of["by"] != "income_quintile" or draw.maybe(0.3):
        made["mapping"] = "Median income of each fifth of areas"
    return made


def gradient(setting: Setting) -> Tree:
    """An outcome from the most to the least deprived: a plain number that says what it is, or one with a unit."""
    draw = setting.draw
    values = [f"{draw.number(0.01, 0.4)}" for _ in FIFTHS]
    made: dict[str, Tree] = {"id": draw.id("gradient"), "title": draw.title(), "source": "Hospital records, 2025-26"}
    if draw.rarely(0.7):
        made["is"] = draw.one([kind.value for kind in Kind])
    else:
        values = [f"{value} admissions / person" for value in values]
    made["groups"] = [
        {"group": f"Fifth {place}", "people": f"{draw.whole(100, 9000)}", "value": value}
        for place, value in enumerate(values, start=1)
    ]
    return made


def health_equity(setting: Setting) -> Tree:
    """How health gains fall on fifths of the people."""
    draw = setting.draw
    made: dict[str, Tree] = {
        "title": draw.title(),
        "qale": [f"{draw.whole(55, 75)}" for _ in FIFTHS],
        "people": [f"{draw.whole(50, 900)}" for _ in FIFTHS],
        "gain": [f"{draw.number(0, 9, 1)}" for _ in FIFTHS],
        "cost": draw.pounds(0, 90_000),
        "threshold": "£20,000",
        "epsilon": draw.some(["0", "1", "10"], 1),
        "source": "Evaluation, 2026",
    }
    if draw.maybe(0.5):
        made["displaced"] = draw.one(["flat", "moderate", "steep"])
    return made


def disclosure(setting: Setting) -> Tree:
    """How counts of people are protected."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    if draw.maybe():
        made["suppress_below"] = draw.one(["8", "10"])
    if draw.maybe():
        made["round_to"] = draw.one(["5", "10"])
    if draw.maybe(0.5):
        made["zero_is_safe"] = draw.yes_no()
    return made
