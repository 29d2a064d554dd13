"""What a claimant's solicitor tried with days, and with words said twice; each with its honest twin."""

from __future__ import annotations

from assessed_case import both, put
from attempts import STOPS, Attempt, attempt, e
from solicitor import warned

SIGNED_OUT = {"result": "full", "reasons": "Disabled people would pay."}
GIVEN = "given_to_decision_maker_on"
SOLICITOR_OF_DAYS: list[Attempt] = [
    warned("heard when they had it already", "england", e(GIVEN, "2026-11-20"), "P02", e(GIVEN, "2027-01-31")),
    warned(
        "heard when they had it already, with the year",
        "wales",
        e("public_summary.have_your_say", "Write to us by 15 March 2027."),
        "P02",
        e("public_summary.have_your_say", "Write to us by 15 February 2027."),
    ),
    warned("found out when they had it already", STOPS, e(GIVEN, "2026-12-17"), "P06", e(GIVEN, "2026-12-31")),
    warned("asked on a day to come", "england", e("engagement.0.when", "2026-12-20"), "W21"),
    warned("assessed on a day to come", STOPS, e("assessed_on", "2026-12-10"), "W21", put("as_of", "2026-12-15")),
    warned("signed on a day to come", "england", e("sign_off.on", "2026-12-20"), "W21"),
    warned(
        "screened on a day to come",
        "england",
        e("screening", SIGNED_OUT | {"signed_by": {"role": "Head of service", "on": "2026-12-20"}}),
        "W21",
    ),
    attempt(
        "what changed is what was said",
        "england",
        both(
            e("engagement.0.said", "Most could pay something and a few would stop coming."),
            e("engagement.0.changed", "Most could pay something, and a few would stop coming."),
        ),
        "P12",
        twin=e("engagement.0.said", "Most could pay something and a few would stop coming."),
    ),
    attempt(
        "one sentence under two headings",
        "wales",
        e("public_summary.who_may_lose", "We plan to open the clinic on three days."),
        "P12",
    ),
]
