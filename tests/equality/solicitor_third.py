"""What a claimant's solicitor tried a third time, over the four nations; each with its honest twin."""

from __future__ import annotations

from assessed_case import Change, Data, both, put
from attempts import STOPS, Attempt, attempt, e, each
from solicitor import OUT, asked, warned
from solicitor_again import PLAIN, UNHEARD, said, told_as

ON_RECORDS = each("impacts", evidence=["bookings"])
LOWERED = e("impacts.1.residual", "low")


def source(what: str, kind: str = "research") -> Change:
    """Every source of the assessment is this one, said to be strong."""

    def change(case: Data) -> None:
        for one in case["equality"]["evidence"]:
            one.update(what=what, kind=kind, strength="strong")

    return both(change, ON_RECORDS)


def argued(**parts: str) -> Change:
    """Parts of the justification of the worst harm."""

    def change(case: Data) -> None:
        case["equality"]["impacts"][0]["justification"].update(parts)

    return change


def _staff(who: str, nation: str, twin: str) -> Attempt:
    return attempt(f"asked in their place: {who}", nation, asked(who=who), "P02", twin=asked(who=twin))


STAFF = [
    _staff("Drivers and escorts at three depots", "england", "Disabled drivers and their escorts"),
    _staff("Drivers and their supervisors", "england", "Drivers who pay for a permit"),
    _staff("Paid carers at three depots", "england", "Carers at three depots"),
    _staff("The disabled staff network", "england", "The disabled people's network"),
    _staff("The elected members' working group", "england", "The members of the users' working group"),
    _staff("Thirty nurses and therapists", "wales", "Thirty patients and their nurses"),
    _staff("Wardens and cooks", STOPS, "People who come, with wardens and cooks"),
]

SAID = [
    attempt(f"they said: {text}", nation, said(text), "P02", twin=said(twin))
    for nation, text, twin in (
        ("england", "Please see Appendix 4.", "They asked to pay by the month; Appendix 4 has it all."),
        ("wales", "A full report is available on request.", "They fear the wait; a full report is available."),
        ("northern_ireland", "A range of views was expressed.", "Some would rather sit up; some want a later call."),
        (STOPS, "They understood why the change is needed.", "They understood why, and would miss the company."),
    )
]

GROUNDS = [
    attempt(f"rests on: {what}", "england", source(what), "P01", twin=source(twin))
    for what, twin in (
        ("A newspaper article on buses", "A study of what newspaper readers know of buses"),
        ("A summary by an AI chatbot", "A survey of those who used the chatbot"),
        ("The supplier's brochure", "The supplier's records of journeys"),
        ("A search of the internet", "Complaints made by letter and on the internet"),
        ("Data to be collected after the change", "Data collected before the change"),
    )
]

ARGUED = [
    attempt(
        "proportionate in all the circumstances",
        "england",
        argued(proportion="The measure is considered proportionate and necessary in all the circumstances."),
        "P04",
        twin=argued(proportion="It is proportionate, since nobody on a means-tested benefit pays it."),
    ),
    attempt(
        "the benefits outweigh the disadvantages",
        STOPS,
        argued(proportion="The benefits outweigh the disadvantages to those affected."),
        "P04",
        twin=argued(proportion="Meals at home outweigh the company, for those at home have no other meal."),
    ),
    attempt(
        "doing nothing is the only other way",
        "england",
        argued(alternatives="Doing nothing was considered and was rejected by officers."),
        "P04",
        twin=argued(alternatives="Doing nothing would end the bus in March; fewer days left somebody at home."),
    ),
    attempt(
        "set out in the business case",
        STOPS,
        argued(alternatives="All alternatives are set out in the business case."),
        "P04",
    ),
    attempt(
        "the medium term financial strategy",
        "england",
        argued(aim="To deliver the medium term financial strategy agreed in February."),
        "P04",
        twin=argued(aim="To keep the bus that the strategy agreed in February would end."),
    ),
]

TOLD_NOT_DONE = [
    attempt(f"mitigated by: {action}", "england", both(LOWERED, e("mitigations.0.action", action)), "P03", twin=twin)
    for action, twin in (
        (
            "An information leaflet that tells people where else to look",
            both(LOWERED, e("mitigations.0.action", "A leaflet, and an escort on the first three journeys")),
        ),
        ("Signposting people to other help in the community", LOWERED),
        (
            "A communications plan and a page on the website",
            both(LOWERED, e("mitigations.0.action", "A page on which the fund is applied for")),
        ),
    )
]


NOBODY = both(e("people_now", {"count": "0", "source": "bookings"}), e("disclosure", {"zero_is_safe": "yes"}))


def uncounted(case: Data) -> None:
    del case["equality"]["impacts"][0]["number"]


def applicants(case: Data) -> None:
    """All who may lose are those who would ask for it, or who care."""
    uncounted(case)
    for impact in case["equality"]["impacts"]:
        impact["who"].setdefault("people", "applicants")


def unadjusted(case: Data) -> None:
    """Nothing is done about any harm, and nothing says what the assessment changed."""
    section = case["equality"]
    section["mitigations"] = []
    for impact in section["impacts"]:
        impact["mitigations"] = []
        if impact["direction"] == "negative":
            impact["justification"] = section["impacts"][0]["justification"]
            impact["residual"] = impact["severity"]
    section["engagement"][0].pop("changed")
    section.pop("outcome_because")


BELIED = [
    attempt(
        "nobody uses what people lose",
        "england",
        both(NOBODY, uncounted, UNHEARD, e("screening", OUT)),
        *("P02", "P05", "P08"),
        twin=both(NOBODY, applicants),
    ),
    attempt(
        "adjusted, and nothing is adjusted",
        "england",
        unadjusted,
        "P07",
        twin=both(unadjusted, e("engagement.0.changed", "The fare was lowered by a third.")),
    ),
    attempt("no child, and CAMHS", "wales", put("title", "Open CAMHS on three days and not five"), "E08"),
    attempt("no child, and a playground", "wales", put("title", "Close the playground"), "E08"),
    attempt("no island, and Barra", STOPS, put("title", "Stop lunch clubs on Barra"), "E08"),
    attempt(
        "no village, and townlands",
        "northern_ireland",
        both(e("rural", "no"), e("impacts.0.who.group", "People of the townlands who are helped to bed")),
        "E08",
        twin=e("rural", "no"),
    ),
]


LOW_AND_BEATEN = both(
    e("impacts.0.severity", "low"), e("impacts.0.mechanism", "Some are left with one who beats them.")
)


def also(characteristic: str, group: str) -> Change:
    return e("impacts.0.also", [{"characteristic": characteristic, "group": group}])


WARNED = [
    warned(
        "told in the public summary alone",
        "england",
        both(PLAIN, e("public_summary.proposed", "We plan to close the day centre.")),
        "E01",
        twin=both(PLAIN, e("public_summary.proposed", "We plan a bus close to home.")),
    ),
    warned(
        "told in a finding alone",
        "england",
        both(PLAIN, e("impacts.0.mechanism", "They would lose the day centre when it shuts.")),
        "E01",
        twin=PLAIN,
    ),
    warned("demolished, in the narrative", "england", both(PLAIN, told_as("It is to be demolished.")), "E01", PLAIN),
    warned("not relevant, and also in a finding", "england", also("race", "Bangladeshi people"), "W02"),
    warned("not relevant, and asked", "england", asked(groups=["disability", "age", "race"]), "W02"),
    warned(
        "not relevant, and what they said",
        "england",
        said("Muslim women said they could not ride with men."),
        "W02",
        twin=said("They said they could not ride in the dark."),
    ),
    warned(
        "a gain in words of loss",
        "england",
        both(e("impacts.2.direction", "positive"), e("impacts.2.mechanism", "They lose their place on the bus.")),
        "E02",
        twin=both(e("impacts.2.direction", "positive"), e("impacts.2.mechanism", "Nobody would lose their place.")),
    ),
    warned(
        "none identified in words of loss",
        "wales",
        e("impacts.3.mechanism", "Women would wait longer than men do."),
        "E02",
        twin=e("impacts.3.mechanism", "Women would not wait longer than men do."),
    ),
    warned(
        "notice has been served",
        "england",
        told_as("Cabinet agreed it in September, and notice has been served on the provider."),
        "E04",
        twin=told_as("Cabinet agreed in September to ask people; the old lease ended in 2019."),
    ),
    warned(
        "already in the budget",
        STOPS,
        told_as("The saving is already in the budget."),
        "E04",
        twin=told_as("The saving would be in the budget of 2027-28."),
    ),
    warned("hardly anybody loses", "england", e("public_summary.who_may_lose", "Hardly anybody at all."), "W17"),
    warned("we know all we need", STOPS, e("public_summary.what_we_do_not_know", "Nothing. We know it all."), "W17"),
    warned("low, and left with who beats them", "england", LOW_AND_BEATEN, "E03"),
]

SOLICITOR_THIRD: list[Attempt] = [*STAFF, *SAID, *GROUNDS, *ARGUED, *TOLD_NOT_DONE, *BELIED, *WARNED]
