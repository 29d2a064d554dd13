"""What a case says in words: sources, the decision, the committee's report, and the author's own."""

from __future__ import annotations

from random_whole.draw import Tree
from random_whole.setting import Setting

LEVELS = ("low", "medium", "high")


def source(setting: Setting) -> dict[str, Tree]:
    """A source that figures name by its id."""
    draw = setting.draw
    made: dict[str, Tree] = {
        "id": draw.id("source"),
        "title": draw.title(),
        "publisher": "The county council",
        "date": draw.one(["October 2026", "2025"]),
        "read": draw.one(["read_at_source", "second_hand"]),
    }
    if made["read"] == "second_hand" or draw.maybe(0.2):
        made["reported_by"] = "A committee paper of 2025"
    if draw.maybe(0.5):
        made["url"] = "https://www.example.org/register#page=4"
    if draw.maybe(0.3):
        made["read_in"] = "https://example.org/copy.html"
    if draw.maybe(0.5):
        made["licence"] = "Open Government Licence v3.0"
    if draw.maybe(0.3):
        made["interest"] = "Paid for by a provider"
    if draw.maybe(0.3):
        made["basis"] = draw.one(["average", "marginal"])
    if draw.maybe(0.3):
        made["note"] = draw.saying()
    return made


def decision(setting: Setting) -> Tree:
    """What is asked of whom."""
    draw = setting.draw
    made: dict[str, Tree] = {"resolution": "To approve the spending set out below.", "body": "Cabinet"}
    if draw.maybe(0.6):
        made["date"] = setting.years.date()
    else:
        made["review_on"] = f"{setting.years.start.start + 2}-03-31"
    return made


def narrative(setting: Setting) -> Tree:
    """The author's own words."""
    draw = setting.draw
    parts = ("strategic", "economic", "commercial", "financial", "management", "if_we_do_nothing", "if_it_fails")
    made: dict[str, Tree] = {part: f"{draw.saying()}. {draw.title()}." for part in parts if draw.maybe()}
    for part in ("unpriced_effects", "risks"):
        if draw.maybe():
            made[part] = [draw.saying() for _ in range(draw.whole(1, 3))]
    return made


def accepted(setting: Setting) -> Tree:
    """A warning that somebody answers for leaving as it is, given or not."""
    draw = setting.draw
    check, at = draw.one([("no-own-prices", "prices"), ("few-options", "options"), ("not-assessed", ""), ("W06", "")])
    made: dict[str, Tree] = {"check": check, "because": draw.saying(), "by": "The director of finance"}
    return made | ({"at": at} if at else {})


def committee(setting: Setting, lines: list[str]) -> Tree:
    """What a committee's report holds beside the case; `lines` are those the board's money may be made of."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    if draw.maybe():
        made["resolutions"] = [draw.saying() for _ in range(draw.whole(1, 3))]
    for part in ("delegation", "procurement", "workforce_implications"):
        if draw.maybe(0.7):
            made[part] = draw.saying()
    if draw.maybe(0.6):
        made["key_decision"] = {"key": draw.yes_no()} | ({"reference": "FP/2027/014"} if draw.maybe() else {})
    if draw.maybe(0.6):
        made["consultation"] = [{"who": "Carers' forum", "when": "October 2026", "said": draw.saying()}]
    if draw.maybe(0.6):
        made["risks"] = [
            {
                "risk": draw.saying(),
                "likelihood": draw.one(LEVELS),
                "impact": draw.one(LEVELS),
                "mitigation": draw.saying(),
                "owner": draw.title(),
            }
            for _ in range(draw.whole(1, 3))
        ]
    if draw.maybe(0.6):
        made["background_papers"] = [
            {"title": draw.title()} | ({"url": "https://example.org/paper"} if draw.maybe() else {})
        ]
    if draw.maybe(0.6):
        made["directions"] = directions(setting, lines)
    return made


def directions(setting: Setting, lines: list[str]) -> list[Tree]:
    """A board's draft directions: of several, each says which lines its money is made of."""
    draw = setting.draw
    mixed = draw.some(lines, len(lines))
    parts = [mixed[:1], mixed[1:2]] if len(mixed) > 1 and draw.rarely(0.5) else [mixed[:1] if draw.maybe() else []]
    made: list[Tree] = []
    for part in parts:
        entry: dict[str, Tree] = {
            "to": draw.one(["council", "nhs", "both"]),
            "function": draw.title(),
            "what": draw.saying(),
            "from": setting.years.date(),
        }
        if part:
            entry["lines"] = list(part)
        if draw.maybe(0.4):
            entry["supersedes"] = "Direction 12 of 2026"
        made.append(entry)
    return made
