"""The words of the catalogue of problems, continued: numbers that can hardly be meant as they stand."""

from __future__ import annotations

from investcase.checks.code_texts.entries import Entries

PLAUSIBLE: Entries = (
    (
        "benefit-below-zero",
        "A benefit or a saving is below zero",
        "Tables of savings print them with a minus; pasted as it stands, a saving counts as a loss.",
        "The amount without its minus, or loses: yes when a loss is meant.",
    ),
    (
        "below-zero",
        "Funding, a plan, a price or a count is below zero",
        "It would work the other way round from what its name says.",
        "The figure without its minus.",
    ),
    (
        "sign-unclear",
        "A line is said to lose, and its amounts are above zero",
        "A loss would count as a gain.",
        "The amounts with a minus, or the line without loses.",
    ),
    (
        "money-scale",
        "Money looks a thousand times too small or too large",
        "Amounts in thousands beside amounts in pounds change the answer, with no other sign of it.",
        "The amount that looks meant; what is meant as it stands may stand.",
    ),
    (
        "out-of-bounds",
        "A rate, a share, a price or a length of time lies outside what its field can mean",
        "A loan at 50%, a vacancy rate of 0.11% or a refill worth a hundred times its cost is a slip of the hand.",
        "The number that looks meant; what is meant as it stands may stand.",
    ),
    (
        "people-out-of-reach",
        "More people, or events, than the place has, or a part of one",
        "A count in thousands, or with a nought too many, makes every amount behind it wrong.",
        "The count that looks meant.",
    ),
    (
        "rate-out-of-reach",
        "A rate is more than its own unit allows",
        "A week has 168 hours; of a hundred falls, six lead to an ambulance journey, which is 0.06 for each and not 6.",
        "The rate that looks meant, or the unit that it is in.",
    ),
    (
        "far-from-library",
        "A figure is many times what it replaces, or a small part of it",
        "A slip of a nought, or a week's figure for a year's, looks like local knowledge.",
        "The figure that looks meant, or words in its reason that say why it is so far off.",
    ),
    (
        "range-too-wide",
        "One end of a range is a hundred times its centre, or a hundredth of it",
        "An end on another scale makes every range in the paper meaningless.",
        "Both ends and the centre on one scale.",
    ),
    (
        "year-far",
        "A year or a date lies far from the years of the case",
        "Two digits the wrong way round move money by decades of inflation, or a review to when nobody is there.",
        "Write the year that is meant; where it is meant as it stands, nothing need be done.",
    ),
)
