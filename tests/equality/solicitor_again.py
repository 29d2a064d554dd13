"""What a claimant's solicitor tried once more, on the mends of the first time; each with its honest twin."""

from __future__ import annotations

from assessed_case import Change, Data, both, put
from attempts import STOPS, Attempt, attempt, e, each, nobody, without_equality
from clean_nations import NATIONS
from solicitor import only_cash, warned

UNHEARD = both(nobody, each("impacts", evidence=["bookings"]))
PLAIN = both(
    e("change_type", "redesign"),
    only_cash,
    put("title", "Community wellbeing"),
    put("decision.resolution", "To approve the preferred option."),
    put("options.0.title", "The wellbeing offer"),
    put("options.0.benefits.0.title", "Running costs"),
)
"""Nothing says that anything ends; cash leaves a budget all the same."""


def titled(title: str) -> Change:
    return both(PLAIN, put("title", title))


def ended(title: str, twin: str) -> Attempt:
    """Words of an end that were not known as such, and words like them that are none."""
    return attempt(f"called a redesign: {title}", "england", both(titled(title), UNHEARD), "P02", twin=titled(twin))


def told_as(text: str) -> Change:
    return lambda case: case.update(narrative={"strategic": text})


ENDS = [
    ended("Let the lunch club grants lapse", "Reduce falls at home"),
    ended("Not to renew the contract for respite", "Fewer admissions to hospital"),
    ended("Introduce a client contribution", "Introduce a pension contribution scheme for staff"),
    ended("Means-test the transport service", "End homelessness for people aged 18 to 25"),
    ended("Raise the threshold for care at home", "Cut waiting times for equipment"),
    ended("Mothball the hydrotherapy pool", "Expand the stop smoking service"),
    ended("Tighten eligibility for transport", "Remove barriers to work"),
    ended("Scale back evening visits", "Care close to home"),
    ended("Phase out short breaks", "An alcohol withdrawal service"),
    warned(
        "less of what works against a harm", "england", titled("Reduce the falls clinic"), "E01", titled("Reduce falls")
    ),
    warned(
        "told in the narrative alone",
        "england",
        both(PLAIN, told_as("We will close Ashlea day centre in April; those who come will go elsewhere.")),
        "E01",
        twin=both(PLAIN, told_as("Ashlea day centre closed in 2019. We will bring care close to home.")),
    ),
]

LUNCH = "Stop paying for older people's lunch clubs"


def age_not_relevant(case: Data) -> None:
    section = case["equality"]
    section["impacts"] = [impact for impact in section["impacts"] if impact["id"] != "older"]
    section["not_relevant"].append({"characteristic": "age", "because": "Nothing in the change turns on age at all."})


NOES = [
    attempt("no child, and a youth club", "wales", put("title", "Close the youth club on two days"), "E08"),
    attempt(
        "no child, and young carers",
        "england",
        e("impacts.1.who.group", "Young carers"),
        "E08",
        twin=e("impacts.1.who.group", "Adult children who care for a parent"),
    ),
    attempt(
        "no village, and people in villages",
        "northern_ireland",
        both(e("rural", "no"), e("impacts.0.who.group", "People in villages who are helped to bed")),
        "E08",
        twin=e("rural", "no"),
    ),
    warned(
        "older people, and age not relevant",
        STOPS,
        both(age_not_relevant, put("title", LUNCH)),
        "W02",
        put("title", LUNCH),
    ),
]


def sources(**values: object) -> Change:
    """A change to every source of the assessment."""

    def change(case: Data) -> None:
        for source in case["equality"]["evidence"]:
            source.update(values)

    return change


def said(words: str) -> Change:
    return each("engagement", said=words)


LATER = both(put("as_of", "2027-01-20"), each("engagement", when="2027-01-10"), e("stage", "draft"))
ON_RECORDS = each("impacts", evidence=["bookings"])
GROUNDS = [
    attempt(
        "a good discussion was held",
        "england",
        said("A good discussion was held and views were noted."),
        "P02",
        twin=said("They asked that the bus run on Sundays."),
    ),
    attempt(
        "they were consulted",
        "england",
        said("They were consulted."),
        "P02",
        twin=said("They were content if the fare stays under the price of a taxi."),
    ),
    attempt(
        "broadly supportive",
        "wales",
        said("They were broadly supportive of the proposal."),
        "P02",
        twin=said("Most were supportive, if transport runs on the days that stay."),
    ),
    attempt(
        "asked when those who decide had it already",
        "england",
        both(LATER, e("given_to_decision_maker_on", "2026-11-20")),
        "P02",
        twin=both(LATER, e("given_to_decision_maker_on", "2027-02-03")),
    ),
    attempt(
        "our knowledge of the service",
        "england",
        both(sources(what="Our knowledge of the service", strength="strong"), ON_RECORDS),
        "P01",
        twin=both(sources(what="A survey of what people know of the service", strength="strong"), ON_RECORDS),
    ),
    attempt(
        "anecdotal reports",
        "england",
        both(sources(what="Anecdotal reports", strength="strong"), ON_RECORDS),
        "P01",
        twin=both(sources(what="Reports of each missed journey", strength="strong"), ON_RECORDS),
    ),
    attempt("signed before it was made", "england", e("sign_off.on", "2026-10-01"), "P11"),
    attempt(
        "final, signed on a day to come",
        "england",
        both(put("standing", "final"), e("sign_off.on", "2027-01-30")),
        "P11",
        twin=put("standing", "final"),
    ),
    attempt(
        "final, and not decided what follows",
        "england",
        both(put("standing", "final"), e("outcome", "not_yet_decided")),
        "P11",
        twin=e("outcome", "not_yet_decided"),
    ),
    attempt(
        "final, and the outcome is to stop", "england", both(put("standing", "final"), e("outcome", "stop")), "P11"
    ),
    warned(
        "looked at again before it begins", "england", e("review_on", "2026-12-01"), "W12", e("review_on", "2027-04-01")
    ),
]

LOWERED = e("impacts.1.residual", "low")
ANSWERS = [
    attempt(
        "an aim of best value",
        "england",
        e(
            "impacts.0.justification.aim",
            "To secure best value and a sustainable financial position.",
        ),
        "P04",
        twin=e("impacts.0.justification.aim", "To keep the bus running for the best part of its passengers."),
    ),
    attempt(
        "no other options are available",
        "england",
        e("impacts.0.justification.alternatives", "No other options are available to the council at this time."),
        "P04",
        twin=e(
            "impacts.0.justification.alternatives",
            "No other way was found: fewer days and a flat fare were costed, and each left somebody at home.",
        ),
    ),
    attempt(
        "others were considered and not viable",
        STOPS,
        e("impacts.0.justification.alternatives", "Other options were considered and found not to be viable."),
        "P04",
    ),
    attempt(
        "owned by a vacant post",
        "england",
        both(LOWERED, e("mitigations.0.owner", "Vacant post")),
        "P03",
        twin=LOWERED,
    ),
    attempt(
        "it will be monitored",
        "england",
        both(LOWERED, e("mitigations.0.action", "The situation will be monitored closely")),
        "P03",
        twin=both(LOWERED, e("mitigations.0.action", "Who stops coming is counted each month and rung where possible")),
    ),
    warned(
        "low severity, and without food",
        "england",
        both(e("impacts.0.severity", "low"), e("impacts.0.mechanism", "They would go without food on those days.")),
        "E03",
        twin=e("impacts.0.severity", "low"),
    ),
]


def not_yet(case: Data) -> None:
    case["equality"] = {
        "assessed_on": "not yet",
        "change_type": case["equality"]["change_type"],
        "may_lose": ["those who come now"],
    }


NOT_MADE = [
    *(attempt(f"still to be assessed, {nation}", nation, not_yet, "not-assessed") for nation in NATIONS),
    attempt("a charge, and no assessment", "england", without_equality, "not-assessed"),
    attempt(
        "a closure, and no assessment",
        "northern_ireland",
        both(without_equality, put("title", "Close the evening service")),
        "not-assessed",
    ),
]

SOLICITOR_AGAIN: list[Attempt] = [*ENDS, *NOES, *GROUNDS, *ANSWERS, *NOT_MADE]
