"""What a claimant's solicitor tried on the four honest cases, each with its honest twin, which nothing holds up."""

from __future__ import annotations

from assessed_case import Change, Data, both, put
from attempts import STOPS, Attempt, attempt, e, each, gaps, nobody, rows, same

from investcase.reading.problems import Severity

OUT = {
    "result": "not_needed",
    "reasons": "Everybody will be offered something else in the community instead.",
    "signed_by": {"role": "Head of service", "on": "2026-10-01"},
}
ANEW = both(put("decision.resolution", "To plan visits anew."), put("title", "Evening visits anew"))


def only_cash(case: Data) -> None:
    """What people pay is left out, so that the money alone tells that anything ends."""
    case["options"][0]["benefits"] = case["options"][0]["benefits"][:1]


REDESIGNED = [
    attempt(
        "a closure called a redesign, and nobody asked",
        "england",
        both(
            e("change_type", "redesign"),
            only_cash,
            put("title", "Close Ashlea day centre"),
            put("decision.resolution", "To close Ashlea day centre."),
            nobody,
            each("impacts", evidence=["bookings"]),
        ),
        "P02",
        twin=both(
            e("change_type", "redesign"),
            only_cash,
            put("title", "Close Ashlea day centre"),
            put("decision.resolution", "To close Ashlea day centre."),
        ),
    ),
    attempt(
        "people lose by a line, called an expansion",
        "england",
        both(e("change_type", "expand"), nobody, each("impacts", evidence=["bookings"])),
        "P02",
        twin=e("change_type", "expand"),
    ),
    attempt(
        "people pay by a line of costs, called a redesign",
        "england",
        both(
            e("change_type", "redesign"),
            only_cash,
            put("options.0.costs.0", {"id": "fund", "title": "Fares", "body": "people", "each_year": "£60000"}),
            nobody,
            e("mitigations.0.cost_line", None),
            each("impacts", evidence=["bookings"]),
        ),
        "P02",
    ),
    attempt(
        "cash out of a service that is used, screened out as a redesign",
        "northern_ireland",
        both(e("change_type", "redesign"), e("screening", OUT), ANEW, put("options.0.title", "Visits anew")),
        "P05",
        twin=both(e("change_type", "redesign"), ANEW, put("options.0.title", "Visits anew")),
    ),
    attempt(
        "fewer, called a redesign",
        "northern_ireland",
        e("change_type", "redesign"),
        "E01",
        twin=both(e("change_type", "redesign"), ANEW, put("options.0.title", "Visits anew")),
        severity=Severity.WARNING,
    ),
]

SAVE = "To save the money that the council must save this year."
FREE = e(
    "mitigations.0",
    {
        "id": "hardship-fund",
        "action": "Signposting people to other help",
        "owner": "the transport manager",
        "by": "2027-03-01",
        "cost": "£0",
        "no_cost_because": "It will be met from within existing resources.",
        "funded": "yes",
    },
)
LATER = put("options.0.costs.0", {"id": "fund", "title": "Fund", "body": "council", "amount": {"2029-30": "£90000"}})
SMALL = put("options.0.costs.0", {"id": "fund", "title": "Fund", "body": "council", "each_year": "£1000"})
OCTOBER = both(put("options.0.benefits.0.start_month", "October"), put("options.0.benefits.1.start_month", "October"))
NEARLY_GONE = e("impacts.1.residual", "low")

ANSWERS = [
    attempt(
        "direct discrimination, justified",
        "england",
        both(e("impacts.0.directness", "direct"), e("change_type", "redesign")),
        "P04",
        twin=e("impacts.0.directness", "indirect"),
    ),
    attempt(
        "direct discrimination of a racial group",
        "northern_ireland",
        both(e("impacts.0.who.characteristic", "racial_group"), e("impacts.0.directness", "direct")),
        "P04",
    ),
    attempt(
        "direct discrimination of older people, and why is not said",
        "england",
        e("impacts.3.directness", "direct"),
        "P04",
        twin=both(
            e("impacts.3.directness", "direct"),
            e(
                "impacts.3.justification",
                {
                    "aim": "That younger carers can go on in work.",
                    "proportion": "Older people here travel free on every other bus.",
                    "alternatives": "A flat fare was looked at and costs the poorest most.",
                },
            ),
        ),
    ),
    attempt("an aim that is money alone", "england", e("impacts.0.justification.aim", SAVE), "P04"),
    attempt("goes on for money alone", STOPS, e("outcome_because", "The Board has to balance its budget."), "E06"),
    attempt("paid by a benefit", "england", e("mitigations.0.cost_line", "income"), "P03"),
    attempt("paid in three years", "england", LATER, "P03"),
    attempt("costs more than its line holds", "england", SMALL, "P03"),
    attempt(
        "two lean on the money of one",
        "england",
        lambda case: case["equality"]["mitigations"].append(
            case["equality"]["mitigations"][0] | {"id": "other", "cost": "£30000"}
        ),
        "P03",
        twin=lambda case: case["equality"]["mitigations"].append(
            case["equality"]["mitigations"][0] | {"id": "other", "cost": "£9000"}
        ),
    ),
    attempt("within existing resources", "england", both(FREE, NEARLY_GONE), "P03"),
    attempt(
        "severe and near-certain, and nothing left",
        "england",
        both(e("impacts.0.severity", "severe"), e("impacts.0.residual", "none"), e("impacts.0.justification", None)),
        "P04",
        twin=both(e("impacts.0.severity", "severe"), e("impacts.0.residual", "none")),
    ),
    attempt(
        "a high harm left, and no money for the only mitigation",
        STOPS,
        both(e("mitigations.0.funded", "no"), e("impacts.1.residual", "high")),
        "P04",
    ),
    attempt(
        "what is left of a high harm is unknown",
        STOPS,
        both(e("mitigations.0.funded", "no"), e("impacts.1.residual", "unknown")),
        "P04",
        twin=e("impacts.1.residual", "unknown"),
    ),
    attempt(
        "after an October start",
        "england",
        both(OCTOBER, e("mitigations.0.by", "2027-10-02")),
        "P03",
        twin=both(OCTOBER, e("mitigations.0.by", "2027-09-01")),
    ),
]


def asked(**values: object) -> Change:
    return each("engagement", **values)


def gains(*evidence: str) -> Change:
    """A finding of somebody who gains."""

    def change(case: Data) -> None:
        gain = {"id": "gain", "who": {"frame": "rural", "group": "People in villages"}, "direction": "positive"}
        gain["mechanism"] = "A bus comes to their own street."
        case["equality"]["impacts"].append(gain | ({"evidence": list(evidence)} if evidence else {}))

    return change


BUDGET = "Budget monitoring report of the clubs"
GROUNDS = [
    attempt("asked seven years ago", STOPS, asked(when="2019-06-01"), "P02", twin=asked(when="2025-06-01")),
    attempt("asked, and of no group", STOPS, asked(groups=[]), "P02"),
    attempt(
        "asked, but not those who lose most",
        "england",
        asked(groups=["age"]),
        "P02",
        twin=asked(groups=["disability"]),
    ),
    attempt(
        "the bus company and the union were asked",
        "england",
        asked(who="The bus company and the trade union"),
        "P02",
        twin=asked(who="The bus company and the passengers"),
    ),
    attempt("asked after a final assessment", "england", asked(when="2026-11-20"), "P02"),
    attempt(
        "all that is named is a report on the budget",
        STOPS,
        both(
            each("evidence", what=BUDGET), rows("none_identified", ["registers"]), e("considered_negative", "Weighed.")
        ),
        *("P01", "E02"),
    ),
    attempt("a gain that nobody looked at", "england", gains(), "E02", twin=gains("bookings")),
    attempt(
        "nothing known, and adjusted",
        STOPS,
        both(rows("unknown"), gaps("Ask", "the planner", "2026-12-18"), e("outcome", "adjust")),
        "P07",
    ),
    attempt(
        "more than use it, said to be users",
        "england",
        e("impacts.0.number.count", "400"),
        "P08",
        twin=both(e("impacts.0.number.count", "400"), e("impacts.0.who.people", "applicants")),
    ),
]


def second_cut(*demand: str, staff: bool = False) -> Change:
    """A second cut beside the first, which the worst finding names by some of its lines."""

    def change(case: Data) -> None:
        cuts = case["options"][0]["disinvestments"]
        saving = {"id": "beds", "title": "Breaks", "body": "council", "budget_line": "Respite", "owner": "the officer"}
        posts = {"wte": "40", "salary": "£30000", "on_costs": "30%", "on_costs_as_of": "2026-04-01"}
        saving |= {"staff": posts} if staff else {"each_year": "£90000"}
        lost = {"id": "breaks", "title": "Breaks that families lose", "body": "carers", "each_year": "£8000"}
        cuts.append(cuts[0] | {"id": "respite", "title": "Respite breaks", "saving": [saving], "demand": [lost]})
        case["equality"]["impacts"][0]["demand"] += demand

    return change


def of_staff(case: Data) -> None:
    case["equality"]["impacts"].append(
        {
            "id": "staff",
            "who": {"characteristic": "sex", "group": "Women who work there", "people": "staff"},
            "direction": "negative",
            "severity": "low",
            "mechanism": "Most of those whose posts go are women.",
            "evidence": ["registers"],
        }
    )


ORDER = [
    attempt(
        "begun before it is decided",
        "england",
        both(put("start", "2026-27"), e("mitigations.0.by", "2026-04-01")),
        "E04",
        twin=put("decision.date", "2027-03-31"),
    ),
    attempt("signed after the decision", "england", e("sign_off.on", "2027-03-01"), "E04"),
    attempt("screened after the decision", "england", e("screening.signed_by.on", "2027-02-20"), "E04"),
    attempt("a draft given to them on the day", STOPS, e("given_to_decision_maker_on", "2027-01-28"), "P11"),
    attempt(
        "no island, on the outer isles",
        STOPS,
        e("impacts.0.who.group", "Older people on the outer isles"),
        "E08",
        twin=both(
            e("impacts.0.who.group", "Older people on the outer isles"),
            e("islands", {"affected": "yes", "reasons": "The ferry carries those who come to the club in town."}),
        ),
    ),
    attempt("no island, in Orkney", STOPS, put("place", "Orkney Islands"), "E08"),
    attempt("no child, and a breakfast club", "wales", put("title", "Close the nursery's breakfast club"), "E08"),
    attempt("two cuts, and a note on one", STOPS, second_cut(), "E01", "P09", twin=second_cut("breaks")),
    attempt(
        "posts go, and no word of who is in them",
        STOPS,
        second_cut("breaks", staff=True),
        "E01",
        twin=both(second_cut("breaks", staff=True), of_staff),
    ),
]


def warned(name: str, nation: str, change: Change, code: str, twin: Change = same) -> Attempt:
    return attempt(name, nation, change, code, twin=twin, severity=Severity.WARNING)


def held_not_relevant(name: str, because: str) -> Change:
    return lambda case: case["equality"]["not_relevant"].append({"characteristic": name, "because": because})


def counted_by(name: str) -> Change:
    profile = {"id": "p", "by": name, "groups": {"these": "120", "others": "100"}, "source": "bookings of 2025-26"}
    return e("profiles", [profile])


ONLY = e("impacts.2.mechanism", "They lose the only visit of the week.")
WARNED = [
    warned("a say after the decision", STOPS, e("public_summary.have_your_say", "Call us by 31 March 2027."), "P02"),
    warned("a say after it, with no year", STOPS, e("public_summary.have_your_say", "Call us by 31 March."), "P02"),
    warned(
        "those who gain cost another body",
        STOPS,
        both(gains("registers"), lambda case: case["equality"]["impacts"][-1].update(demand=["meals"])),
        "P09",
        twin=gains("registers"),
    ),
    warned("the only visit, of low severity", "wales", ONLY, "E03"),
    warned("not relevant, and counted", "england", counted_by("race"), "W02", twin=counted_by("age")),
    warned("one reason for six", "england", held_not_relevant("sex", "Nothing in the fare turns on it."), "W04"),
]

SOLICITOR: list[Attempt] = [*REDESIGNED, *ANSWERS, *GROUNDS, *ORDER, *WARNED]
