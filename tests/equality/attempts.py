"""Attempts to have a cut pass that a court would not, each with what it is told and its honest twin.

The twin differs from the attempt only in the thing at fault: it is the honest case itself, or that case with another
thing written in the same place.
"""

from __future__ import annotations

from dataclasses import dataclass

from assessed_case import Change, Data, both, put

from investcase.documents.equality_words import IN_LAW
from investcase.documents.figure import Nation
from investcase.reading.problems import Severity


def same(case: Data) -> None:
    """The honest case as it stands."""


def e(path: str, value: object) -> Change:
    """A change within the assessment."""
    return put(f"equality.{path}", value)


def each(kind: str, **values: object) -> Change:
    """A change to every entry of a list of the assessment."""

    def change(case: Data) -> None:
        for entry in case["equality"][kind]:
            entry.update(values)

    return change


def rows(direction: str, evidence: list[str] | None = None, **more: object) -> Change:
    """One finding of the same kind for every characteristic in law, in place of all others."""

    def change(case: Data) -> None:
        nation = Nation(case["place"]["nation"])
        case["equality"].pop("not_relevant", None)
        case["equality"]["impacts"] = [
            {
                "id": str(name).replace("_", "-"),
                "who": {"characteristic": str(name), "group": f"Everybody, by {str(name).replace('_', ' ')}"},
                "direction": direction,
                "mechanism": f"Looked at for {str(name).replace('_', ' ')} by the head of service.",
                **({"evidence": evidence} if evidence else {}),
                **more,
            }
            for name in IN_LAW[nation]
        ]
        case["equality"]["gaps"] = []
        case["equality"]["system_demand"] = []

    return change


def gaps(plan: str, owner: str, by: str) -> Change:
    """A gap for every finding, in the same words."""

    def change(case: Data) -> None:
        case["equality"]["gaps"] = [
            {"what": "Who they are", "impact": impact["id"], "plan": plan, "owner": owner, "by": by}
            for impact in case["equality"]["impacts"]
        ]

    return change


def view(what: str = "The head of service's view", kind: str = "professional", strength: str = "weak") -> Change:
    """One source in place of all others, which every finding names."""

    def change(case: Data) -> None:
        case["equality"]["evidence"] = [
            {"id": "view", "kind": kind, "what": what, "date": "2026", "strength": strength}
        ]
        for impact in case["equality"]["impacts"]:
            impact["evidence"] = ["view"]

    return change


def nothing_relevant(case: Data) -> None:
    """No finding of anybody: each characteristic is held not to be touched, and harm to have been thought of."""
    section = case["equality"]
    section.update(
        impacts=[], gaps=[], considered_negative="The team looked at each group and found none that may lose."
    )
    section["not_relevant"] = [
        {"characteristic": str(name), "because": "Nothing in the change turns on it."}
        for name in IN_LAW[Nation.SCOTLAND]
    ]


def nobody(case: Data) -> None:
    case["equality"]["engagement"] = []


def worst(case: Data) -> None:
    for impact in case["equality"]["impacts"]:
        if impact["direction"] == "negative":
            impact.update(severity="severe", likelihood="near_certain", residual="severe")


NA = {"aim": "n/a", "proportion": "n/a", "alternatives": "n/a"}
OUT = {"result": "not_needed", "reasons": "Not relevant.", "signed_by": {"role": "Head of service", "on": "2026-11-01"}}
LONG_OUT = OUT | {
    "reasons": "Everybody who comes has been told of other places, and officers expect all of them to go."
}
STOPS = "scotland"
NO_MITIGATIONS = each("impacts", mitigations=[], demand=["meals"])


def _split_source(case: Data) -> None:
    """One source as two, of the same words."""
    (source,) = case["equality"]["evidence"]
    case["equality"]["evidence"].append(source | {"id": "view-2"})
    for impact in case["equality"]["impacts"]:
        impact["evidence"] = ["view", "view-2"]


@dataclass(frozen=True)
class Attempt:
    """What is tried on whose case, what it is told, and the twin."""

    name: str
    nation: str
    change: Change
    codes: frozenset[str]
    twin: Change = same
    severity: Severity = Severity.BLOCKER


def attempt(
    name: str,
    nation: str,
    change: Change,
    *codes: str,
    twin: Change = same,
    severity: Severity = Severity.BLOCKER,
) -> Attempt:
    return Attempt(name, nation, change, frozenset(codes), twin, severity)


def without_equality(case: Data) -> None:
    del case["equality"]


SEVENTEEN = [
    attempt(
        "a01 none identified for all nine on one officer's view",
        STOPS,
        both(
            rows("none_identified"),
            view(),
            nobody,
            e("considered_negative", "We considered it and there is no negative effect on anybody."),
            e("outcome", "no_major_change"),
        ),
        *("P01", "P02"),
    ),
    attempt(
        "a02 lowered by what has no money",
        STOPS,
        both(e("impacts.0.residual", "low"), e("mitigations.0.funded", "no")),
        "P03",
        twin=e("impacts.0.residual", "low"),
    ),
    attempt("a03 a stop without a finding", STOPS, e("impacts", []), "E01"),
    attempt("a03b a stop without an assessment", STOPS, without_equality, "cut-without-equality"),
    attempt(
        "a04 rubber stamps",
        STOPS,
        e("summary", "Neutral. No impact. Fully compliant with s149. Due regard has been had."),
        "W19",
        twin=e("summary", "Older people lose company; a few may eat less."),
        severity=Severity.WARNING,
    ),
    attempt("a05 a stop called a redesign", STOPS, e("change_type", "redesign"), "cut-without-equality"),
    attempt(
        "a06 final, and decided on no day",
        STOPS,
        both(e("stage", "final"), put("decision.date", None)),
        "P10",
        twin=e("stage", "final"),
    ),
    attempt(
        "a07 mitigated in 2031, found out in 2029",
        STOPS,
        both(e("mitigations.0.by", "2031-04-01"), e("gaps.0.by", "2029-03-31")),
        *("P03", "P06"),
    ),
    attempt(
        "a08 a councillor and an officer, afterwards, said nothing",
        STOPS,
        each(
            "engagement",
            who="One councillor and the head of service",
            when="2027-02-15",
            said="Nothing",
            changed="Nothing",
        ),
        "P02",
    ),
    attempt(
        "a09 severe harm justified by four letters",
        STOPS,
        both(worst, each("impacts", justification=NA), e("outcome_because", "Savings.")),
        *("P04", "E06", "P12"),
    ),
    attempt(
        "a10 a small count in words",
        STOPS,
        e("summary", "Four trans people would lose their club."),
        "E09",
        twin=e("summary", "Some would lose their club."),
    ),
    attempt(
        "a11 everything unknown, to be confirmed",
        STOPS,
        both(rows("unknown"), gaps("To be confirmed", "tbc", "2026-12-18"), e("outcome", "no_major_change")),
        *("P07", "P12"),
    ),
    attempt("a12 a stop screened out", STOPS, e("screening", OUT), "P05", "E07"),
    attempt("a13 demand that is nobody's", STOPS, each("impacts", demand=[]), "P09"),
    attempt(
        "a14 officers will be mindful",
        STOPS,
        both(
            e("impacts.0.residual", "low"),
            e(
                "mitigations.0",
                {
                    "id": "other-clubs",
                    "action": "Officers will be mindful of equality.",
                    "owner": "all staff",
                    "by": "2027-03-31",
                    "funded": "yes",
                },
            ),
        ),
        "P03",
        twin=e("impacts.0.residual", "low"),
    ),
    attempt(
        "a15 final over a draft that nobody signed",
        STOPS,
        put("standing", "final"),
        "P11",
        twin=both(
            put("standing", "final"), e("stage", "final"), e("sign_off", {"role": "Chief officer", "on": "2026-11-12"})
        ),
    ),
    attempt(
        "a16 gaps filled after a decision in nine days",
        STOPS,
        both(put("as_of", "2027-01-19"), e("gaps.0.by", "2027-03-01")),
        "P06",
        twin=put("as_of", "2027-01-19"),
    ),
    attempt("a17 more losers than users", STOPS, e("impacts.0.number.count", "5,000,000"), "P08"),
]
"""The attempts that were made on an earlier version; thirteen of them passed."""

OURS = [
    attempt(
        "the view calls itself local data",
        STOPS,
        both(view(kind="local_data", strength="strong")),
        "P01",
        twin=view("Door counts at eleven clubs", "local_data", "strong"),
    ),
    attempt(
        "the view is two sources of the same words",
        STOPS,
        both(view(), _split_source),
        "P01",
    ),
    attempt(
        "officers were asked, and findings rest on it",
        "wales",
        both(each("engagement", who="Senior management team"), each("impacts", evidence=["patients"])),
        "P01",
        "P02",
    ),
    attempt(
        "two weak complaints",
        STOPS,
        view("Complaints of 2025", "complaints", "weak"),
        "P01",
        twin=view("Complaints of 2025", "complaints", "moderate"),
    ),
    attempt("all nine held not to be relevant", STOPS, nothing_relevant, "P01"),
    attempt("asked about the plan alone", "england", each("engagement", about="proposal"), "P02"),
    attempt(
        "stakeholders were asked",
        "england",
        each("engagement", who="Key stakeholders and partners"),
        "P02",
        twin=each("engagement", who="Passengers and key stakeholders"),
    ),
    attempt(
        "elected members were asked",
        STOPS,
        each("engagement", who="Elected members and the portfolio holder"),
        "P02",
        twin=each("engagement", who="Members of the clubs"),
    ),
    attempt("the ward councillor's name was asked", STOPS, each("engagement", who="Cllr Smith"), "P02"),
    attempt("no comments were received", "wales", each("engagement", said="No comments were received."), "P02"),
    attempt("none raised", "wales", each("engagement", said="No concerns raised"), "P02"),
    attempt(
        "no objections",
        "wales",
        each("engagement", said="No objections."),
        "P02",
        twin=each("engagement", said="Nine of the eleven who came said they had no objection, if the bus runs."),
    ),
    attempt(
        "responses are being analysed", "wales", each("engagement", said="Responses are still being analysed."), "P02"
    ),
    attempt("asked on the day of the decision", "wales", each("engagement", when="2027-03-18"), "P02"),
    attempt("to be asked next month", "wales", each("engagement", when="2026-12-18"), "P02"),
    attempt("somebody else was asked", "wales", each("engagement", groups=["race"]), "P02"),
    attempt(
        "owned by the council",
        STOPS,
        both(e("impacts.0.residual", "low"), e("mitigations.0.owner", "The council")),
        "P03",
        twin=e("impacts.0.residual", "low"),
    ),
    attempt(
        "an owner to be appointed",
        STOPS,
        both(e("impacts.0.residual", "low"), e("mitigations.0.owner", "Officer (TBC)")),
        "P03",
        twin=e("impacts.0.residual", "low"),
    ),
    attempt("costs nothing, and nobody says how", "wales", e("mitigations.1.no_cost_because", None), "P03"),
    attempt("costs nothing, n/a", "wales", e("mitigations.1.no_cost_because", "N/A"), "P03", "P12"),
    attempt("lowered by no mitigation at all", "wales", e("impacts.0.mitigations", []), "P03"),
    attempt("a sound mitigation beside an unsound one", "wales", e("mitigations.0.funded", "no"), "P03"),
    attempt(
        "a day after the charge begins",
        "england",
        both(e("impacts.1.residual", "low"), e("mitigations.0.by", "2027-04-02")),
        "P03",
        twin=both(e("impacts.1.residual", "low"), e("mitigations.0.by", "2027-04-01")),
    ),
    attempt(
        "the same sentence three times",
        STOPS,
        e(
            "impacts.0.justification",
            dict.fromkeys(("aim", "proportion", "alternatives"), "The savings have to be made."),
        ),
        "P04",
    ),
    attempt("no justification of a near-certain harm", "england", e("impacts.0.justification", None), "P04"),
    attempt("alternatives: none", "england", e("impacts.0.justification.alternatives", "None."), "P04", "P12"),
    attempt("proportion: yes it is", "england", e("impacts.0.justification.proportion", "It is proportionate."), "P04"),
    attempt("goes on because of savings", STOPS, e("outcome_because", "Savings are required."), "E06"),
    attempt("screened out at length", STOPS, e("screening", LONG_OUT), "P05"),
    attempt(
        "screened out, and nobody says how many use it",
        STOPS,
        both(e("screening", LONG_OUT), e("people_now", None)),
        "P05",
    ),
    attempt("a gap with no day", STOPS, e("gaps.0.by", None), "P06"),
    attempt("an unknown that is no gap", STOPS, e("gaps", []), "P06"),
    attempt("a gap filled on the day", STOPS, e("gaps.0.by", "2027-01-28"), "P06"),
    attempt(
        "one good thing among unknowns",
        STOPS,
        both(
            rows("unknown", ["registers"]),
            e("impacts.0.direction", "positive"),
            gaps("Ask", "the planner", "2026-12-18"),
            e("outcome", "no_major_change"),
        ),
        "P07",
        twin=both(
            rows("unknown", ["registers"]),
            e("impacts.0.direction", "positive"),
            gaps("Ask", "the planner", "2026-12-18"),
            e("impacts.1.demand", ["meals"]),
            e("outcome", "not_yet_decided"),
        ),
    ),
    attempt(
        "a profile of more than there are",
        "england",
        e("profiles", [{"id": "s", "by": "sex", "groups": {"female": "300", "male": "200"}, "source": "bookings"}]),
        "P08",
        twin=e(
            "profiles", [{"id": "s", "by": "sex", "groups": {"female": "140", "male": "100"}, "source": "bookings"}]
        ),
    ),
    attempt(
        "more losers than the profile counts",
        "england",
        both(
            e("people_now", None),
            e("impacts.0.number.count", "900"),
            e("profiles", [{"id": "s", "by": "sex", "groups": {"female": "140", "male": "100"}, "source": "bookings"}]),
        ),
        "P08",
        twin=both(
            e("people_now", None),
            e("profiles", [{"id": "s", "by": "sex", "groups": {"female": "140", "male": "100"}, "source": "bookings"}]),
        ),
    ),
    attempt("demand left out of both lists", STOPS, both(each("impacts", demand=[]), e("system_demand", [])), "P09"),
    attempt(
        "final, given to them on the day",
        STOPS,
        both(
            put("standing", "final"),
            e("stage", "final"),
            e("sign_off", {"role": "Chief officer", "on": "2026-11-12"}),
            e("given_to_decision_maker_on", "2027-01-28"),
        ),
        "P11",
        twin=both(
            put("standing", "final"), e("stage", "final"), e("sign_off", {"role": "Chief officer", "on": "2026-11-12"})
        ),
    ),
    attempt(
        "final, signed before it was made",
        STOPS,
        both(
            put("standing", "final"), e("stage", "final"), e("sign_off", {"role": "Chief officer", "on": "2026-11-01"})
        ),
        "P11",
    ),
    attempt("see above", "england", e("impacts.2.mechanism", "See above."), "P12"),
    attempt("dots", "england", e("impacts.2.mechanism", "..."), "P12"),
    attempt("not relevant because not relevant", "england", e("not_relevant.0.because", "Not relevant"), "P12"),
    attempt("a summary of nothing", "england", e("public_summary.who_may_lose", "None."), "P12", "W17"),
    attempt("harm was considered: n/a", STOPS, both(e("impacts", []), e("considered_negative", "n/a")), "E01", "P12"),
]
