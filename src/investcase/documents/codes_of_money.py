"""The words of every problem of money in a document: what moves, VAT, borrowing and prices."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "document",
        ("transfer", "Money moves from a body to itself", GUESS, "Name the body on the other side."),
        (
            "transfer-asset",
            "Money that moves to another body is said to leave an asset",
            "A transfer moves money and makes none; whoever is given it buys with it what is theirs.",
            "Remove life and residual_value, or transfer_with where the payer keeps what is bought.",
        ),
        (
            "transfer-vat",
            "Money that moves to another body is said to bear VAT",
            "A grant or a benefit pays for no supply; VAT stands on what is bought.",
            "Remove irrecoverable_vat, or transfer_with where something is bought.",
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
        (
            "vat-on-pay",
            "VAT stands on posts",
            "Pay carries no VAT.",
            "Leave it out, or give the amount that is bought in.",
        ),
        (
            "asset",
            "What an asset is worth at the end is said of something else, or twice",
            "Only what capital buys has a value at the end, and two ways of saying it could differ.",
            "Keep life or residual_value, on a line with spend: capital.",
        ),
        (
            "borrowing-amount",
            "A loan is for nothing, or for two things",
            "The two could differ.",
            "Keep for or amount.",
        ),
        (
            "one-number",
            "A range stands where nothing is worked out at its ends",
            "It would look as if the answer moved with it, and it would not.",
            "Write one number, your best; what it might be otherwise is a what-if.",
        ),
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
        (
            "model-capital",
            "A model calls a benefit capital",
            "Only what is spent buys something that lasts.",
            "Remove spend: capital from the benefit.",
        ),
        ("growth", "This is not a yearly rate of growth", GUESS, "Write one rate a year, such as 3.5%."),
        ("price-rate", "A price moves in no way, or two", "The two could differ.", "Keep each_year or by_year."),
    ),
)
