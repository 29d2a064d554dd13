"""The words of the catalogue of problems, continued: prices, rates and what stands in a budget alone."""

from __future__ import annotations

from investcase.checks.code_texts.entries import GUESS, Entries

PRICES_DOCUMENT: Entries = (
    ("transfer", "Money moves from a body to itself", GUESS, "Name the body on the other side."),
    (
        "transfer-asset",
        "Money that moves to another body is said to leave an asset",
        "A transfer moves money and makes none; whoever is given it buys with it what is theirs.",
        "Remove life and residual_value, or transfer_with where the payer keeps what is bought.",
    ),
    (
        "transfer-side",
        "Money that moves is written from the wrong side",
        "Written in two ways, one fact would count in two ways, and a budget could gain with no line and no owner.",
        "A benefit of the body with a budget that receives it; else a cost of who pays it.",
    ),
    (
        "transfer-cash",
        "What another body pays is called something other than cash, or names no budget line or no owner",
        "It would be paid from one budget and come to none.",
        "cash_type: cash_releasing, with budget_line and owner.",
    ),
    (
        "funding-body",
        "Funding comes to, or is paid by, somebody without a budget",
        "Only a budget can be paid into or from, so one side of it would be nowhere.",
        "A cost or a benefit with transfer_with.",
    ),
    ("vat", "Irrecoverable VAT is neither a share nor pounds, or below zero", GUESS, "Write 20% or £4,000."),
    ("vat-on-pay", "VAT stands on posts", "Pay carries no VAT.", "Leave it out, or give the amount that is bought in."),
    (
        "asset",
        "What an asset is worth at the end is said of something else, or twice",
        "Only what capital buys has a value at the end, and two ways of saying it could differ.",
        "Keep life or residual_value, on a line with spend: capital.",
    ),
    ("borrowing-amount", "A loan is for nothing, or for two things", "The two could differ.", "Keep for or amount."),
    ("borrowing-rate", "A loan has a range of rates", "A loan is agreed at one.", "Write one rate a year."),
    (
        "cash-grows",
        "A line in cash is given a price that grows besides",
        "Cash of each year holds its own price's growth already.",
        "Keep price_base: cash, or relative_price.",
    ),
    (
        "marginal-share",
        "A marginal share stands on wider value",
        "It says what of freed capacity counts; wider value is counted whole.",
        "Remove it, or write cash_type: capacity.",
    ),
    (
        "health-rate",
        "Health rates are asked for on a line that is no measured gain in life or health",
        "They are for the value of life and health alone; money is discounted at the standard rates.",
        "Keep them to wider_value lines that say which measure they rest on, or remove discount and measure.",
    ),
    ("growth", "This is not a yearly rate of growth", GUESS, "Write one rate a year, such as 3.5%."),
    (
        "price-rate",
        "A price moves in no way, or two",
        "The two could differ.",
        "Keep each_year or by_year.",
    ),
)
PRICES_CASE: Entries = (
    (
        "borrowing-line",
        "A loan is for a line that is not the body's own capital spending",
        "A public body borrows for capital, and for its own.",
        "Name a capital cost line of that body, or remove the loan.",
    ),
    (
        "discount-role",
        "A case is discounted at rates that are for something else",
        "Health rates are for lives and health alone; reduced and recommended ones are for a run beside the standard.",
        "Name a standard schedule.",
    ),
    (
        "no-health-rates",
        "Lines of life and health take the rates of everything else",
        "A flat rate, and some editions, have no health rates.",
        "Nothing, or name a schedule that has them.",
    ),
    (
        "price-years",
        "A year is missing between the rates of a price",
        "Nobody could say what it does in that year.",
        "Give every year in turn; the last rate is held on.",
    ),
)
PRICES_REVIEW: Entries = (
    (
        "no-own-prices",
        "Pay or fees move with general inflation because the case gives no rate of its own",
        "Pay awards and fees seldom rise as prices do, and the budget is in cash.",
        "Give the rates of the medium-term plan under prices, with their source.",
    ),
)
