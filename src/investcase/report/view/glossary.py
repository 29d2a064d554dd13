"""The paper's words, in plain English."""

from __future__ import annotations

GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Achievement", "The share of an idealised national claim that one place can expect to reach."),
    ("Avoided growth", "A growth line in a body's approved plan that can be smaller than planned."),
    (
        "Benefit-cost ratio (BCR)",
        "What everyone gains, less what anyone else pays, over the net public cost. A cut has none.",
    ),
    ("Business as usual", "What happens if nothing is decided. Every amount is the difference from it."),
    (
        "Calibration factor",
        "A national claim over what the nation's activity gives at this case's own prices. Near 1, they agree.",
    ),
    ("Capacity freed", "Time, beds or hours that can be used for something else, but that leave no budget."),
    ("Cash terms", "Pounds of the year they are spent in, inflation included."),
    ("Cash-releasing", "An existing budget line falls, on a date, and somebody owns its falling."),
    (
        "Cautious and favourable",
        "An answer with the figures that have a range each at the end that makes it worse, or better; figures without "
        "one stay as they are. Each option and each body's cash has its own. They say how far, not how often.",
    ),
    ("Deadweight", "What would have happened anyway."),
    (
        "Discounting",
        "Counting a pound next year as worth a little less than a pound today, as the Green Book sets out.",
    ),
    ("Full-year effect", "What one whole year costs or saves when everything temporary has ended."),
    ("Illustrative", "A figure nobody has measured or published, put in so that the sum can be done."),
    ("Net present social value (NPSV)", "All benefits less all costs, to everyone, as one amount in today's terms."),
    ("Net public cost", "What public bodies spend, less the cash they release or no longer need, in today's terms."),
    ("Optimism bias", "An allowance for the proven habit of expecting too little cost and too much effect."),
    ("Overlap", "The part of a saving that another part of the same plan already counts."),
    ("Peak exposure", "The most a body is out of pocket at any time."),
    (
        "Plus and minus",
        "Plus is good for the body named, or for everyone together where none is named, and minus is bad. Where a word "
        "already says which (costs, out of pocket, to find), the amount has no sign. Only the savings plan (CSV) keeps "
        "the sign of a ledger: plus spends, minus saves.",
    ),
    ("Price base", "The year whose prices amounts are in."),
    ("Real terms", "Pounds of one year's prices, inflation taken out."),
    ("Steady state", "The level reached once people join and leave at the same rate."),
    ("Transferred evidence", "A figure measured in one nation and used in another."),
    ("Wider value", "What people, carers or society gain or lose, outside any public budget."),
)
