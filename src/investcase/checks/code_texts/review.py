"""The words of the catalogue of problems for what a reviewer would raise."""

from __future__ import annotations

from investcase.checks.code_texts.entries import GUESS, Entries

REVIEW: Entries = (
    (
        "calibration",
        "The claim and England's activity differ by half or more",
        "The claim may not fit these prices.",
        "See reconcile.",
    ),
    (
        "final-illustrative",
        "A final case rests on illustrative figures",
        "A decision would rest on a guess.",
        "Source them, or draft.",
    ),
    (
        "final-unsourced",
        "A final case has figures without a source",
        "Nobody could check them before deciding.",
        "Give each a source, or draft.",
    ),
    (
        "no-budget",
        "Cash or capacity is given to somebody without a budget",
        "Only a public body has a budget.",
        "cash_type: wider_value.",
    ),
    (
        "gross-to-net",
        "The reductions leave under a quarter, or over nine tenths",
        "Too much was taken off twice, or too little at all.",
        "Look at each adjustment and its reason.",
    ),
    (
        "outside-view",
        "The case claims more than others were found to return",
        "Those were chosen because they worked.",
        "Say why this should do better.",
    ),
    (
        "no-direction",
        "A case of an Integration Joint Board gives no direction",
        "A board decides; the council or the health board carries out, and only a written direction tells them to.",
        "committee: {directions: ...}",
    ),
    (
        "direction-not-ijb",
        "A direction stands in a case that no Integration Joint Board leads",
        "No other body can give one.",
        "lead_body: ijb, or take it out.",
    ),
    (
        "unknown-line",
        "A direction names a line that is not in the lead body's budget",
        "Its money would be wrong.",
        "Take one of the lines named.",
    ),
    (
        "direction-twice",
        "Two directions pass on the same money",
        "It can be spent once.",
        "Name each line in one direction.",
    ),
    (
        "model-twice",
        "An option holds the same model twice",
        "The same effect would be counted twice.",
        "Keep one, or make two options.",
    ),
    ("lead-body", "The lead body does not exist in that nation", GUESS, "Name a body that the place has."),
    (
        "care-run-elsewhere",
        "Another body runs adult social care there",
        "The saving would leave that body's budget.",
        "Let it lead, or say why not.",
    ),
    (
        "release-not-named",
        "Nothing says how money is released",
        "A saving nobody releases is not cash.",
        "budget_line and owner, or capacity.",
    ),
    (
        "release-step",
        "A release does not say what closes, or how much at a time",
        "Half a ward saves nothing; the last pound leaves only when the door is shut.",
        "closes and step, or spot_bought: yes for care bought one at a time.",
    ),
    (
        "refill-not-said",
        "Nothing says what fills the capacity that is freed",
        "Beds, hours and places that are free are used, and using them costs money.",
        "refill: none with the reason, or what fills it, its value and its cost.",
    ),
    (
        "growth-not-planned",
        "Growth is avoided that no approved plan holds",
        "A budget cannot fall short of growth that nobody had put into it.",
        "plan_line: the growth line of the approved plan, or capacity.",
    ),
    (
        "cost-below-zero",
        "A cost is below zero",
        "A saving written as a cost flatters the ratio and names no budget that falls.",
        "A benefit with its cash_type, or saves: yes when it is meant.",
    ),
    (
        "larger-than-the-service",
        "A line is larger than all the place spends on adult social care",
        "An m for a k would put a thousand times the money before a committee.",
        "Check the amount and its k, m or bn.",
    ),
    (
        "own-price-on-claim",
        "Own prices are given where a national claim settles the money",
        "A dearer place then means fewer people, and never a larger saving.",
        "Choose the bottom-up route, or say why the claim stands.",
    ),
    (
        "covers-several",
        "One cost line is to cover several omitted costs",
        "It may hold one of them and not the rest.",
        "A line for each, or each_year for what it does not hold.",
    ),
    (
        "omitted-costs",
        "Costs the evidence leaves out have no answer",
        "The case would look cheaper than it is.",
        "Answer each.",
    ),
    (
        "funding-runs-out",
        "Costs go on after the money ends",
        "The budget would have a hole.",
        "exit: on the stream, or money that recurs.",
    ),
    (
        "capital-on-revenue",
        "Money for capital would pay for revenue",
        "The law keeps the two apart, and an auditor would find it.",
        "Use it for capital costs, or find other money.",
    ),
    (
        "reserve-overdrawn",
        "A reserve is drawn below nil",
        "Money that is not there pays for nothing.",
        "Draw less, or from something else as well.",
    ),
    (
        "reserve-balance",
        "Nothing says what a reserve holds",
        "Nobody could see whether it lasts.",
        "Add 'balance: ...'.",
    ),
    (
        "not-assessed",
        "Nobody has assessed whom it touches",
        "The duty is to look before deciding.",
        "Add an equality section.",
    ),
    (
        "mitigation",
        "A harm has no funded mitigation",
        "A promise without money is not one.",
        "Fund it, or say why it stands.",
    ),
    ("unknown-reference", "An impact names what is not there", GUESS, "Use the id of an entry."),
    ("net-budget-twice", "A body's net budget is given twice", "One would silently win.", "Keep one."),
    (
        "band-d-nation",
        "A Band D tax base is given outside England",
        "Council tax stands otherwise in the other nations' finances.",
        "Remove band_d.",
    ),
    (
        "route-of-another-nation",
        "A payment's route is not open in this nation",
        "Partners could not pay by it.",
        "Name a route of this nation.",
    ),
    (
        "cut-without-equality",
        "Nobody has asked who may lose by a cut",
        "A cut always takes something from somebody.",
        "Add an equality section for a cut, with its impacts.",
    ),
    (
        "cut-without-exit-cost",
        "Leaving a service is said to cost nothing at all",
        "Posts, contracts and overheads seldom end for nothing.",
        "Ask those who run it.",
    ),
)
