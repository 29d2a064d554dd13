"""The words of the catalogue of problems, continued: what is counted, of whom, and whether it is counted twice."""

from __future__ import annotations

from investcase.checks.code_texts.entries import GUESS, Entries

EVENTS_DOCUMENT: Entries = (
    ("event-twice", "A vocabulary gives an event or a group twice", "Only one could hold.", "Keep one of the two."),
)
EVENTS_CASE: Entries = (
    ("unknown-event", "Nothing in the vocabulary of events has this name", GUESS, "Use an id that is listed there."),
)
EVENTS_REVIEW: Entries = (
    (
        "same-events",
        "Two interventions or lines count the same kind of event for one body",
        "An admission can be avoided only once, and its bed days are in it.",
        "Set both under shared_events, with their baseline; or say on a line of your own why it is apart.",
    ),
    (
        "line-twice",
        "Two lines look like one and the same",
        "The same money would be counted twice.",
        "Keep one; or say on one of them, under apart_from, why it is another.",
    ),
    (
        "event-not-said",
        "Nothing says what some gains of the case's own count",
        "An admission and its bed days look like two savings; so do a model's placements and one's own.",
        "event: on each, from the vocabulary; or apart_from: with why it is another thing.",
    ),
)
