"""Whether a text says only that money is saved, or that no more of it is needed: no aim, and no source of money."""

from __future__ import annotations

import re

from investcase.reading.filler import plain_words

_MONEY = frozenset(
    {
        *("money", "save", "saves", "saved", "saving", "savings", "budget", "budgets", "balance", "balanced", "cost"),
        *("costs", "cheaper", "spend", "spending", "spent", "afford", "affordable", "financial", "finance", "finances"),
        *(
            "finances",
            "deficit",
            "overspend",
            "funding",
            "funds",
            "cash",
            "pounds",
            "efficiency",
            "efficiencies",
            "efficient",
        ),
    }
)
_BESIDE_IT = frozenset(
    {
        *("a", "an", "the", "that", "this", "these", "it", "its", "our", "their", "we", "us", "to", "of", "for", "in"),
        *(
            "on",
            "at",
            "by",
            "from",
            "with",
            "within",
            "and",
            "or",
            "as",
            "is",
            "are",
            "be",
            "been",
            "has",
            "have",
            "had",
        ),
        *("must", "should", "will", "would", "need", "needs", "needed", "required", "requires", "required", "can"),
        *("year", "years", "next", "each", "every", "board", "council", "authority", "trust", "body", "committee"),
        *("make", "made", "making", "deliver", "delivers", "achieve", "meet", "meets", "find", "found", "identified"),
        *(
            "reduce",
            "reduces",
            "reducing",
            "lower",
            "close",
            "gap",
            "target",
            "targets",
            "plan",
            "programme",
            "legally",
        ),
        *("set", "statutory", "duty", "million", "m", "k", "less", "more", "so", "no", "other", "way", "there", "not"),
        *("secure", "best", "value", "strong", "sound", "stable", "sustainability", "challenge", "challenges"),
        *("significant", "pressure", "pressures", "position", "term", "medium", "towards", "contribute", "sustainable"),
        *("strategy", "strategies", "agreed", "approved", "service", "services", "efficiently", "robust", "resilient"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
        *("december", "last", "annual"),
    }
)
_NO_MORE = re.compile(
    r"\b(?:(?:within|from|by|in|through|using) )?(?:(?:the|our|its|their) )?(?:existing|current|available|present) "
    r"(?:resources?|budgets?|staff|staffing|capacity|teams?|funding|means|provision)\b|"
    r"\bno (?:additional|extra|further|new) (?:costs?|resources?|funding|money)\b|\babsorbed\b|"
    r"\bbusiness as usual\b|\bcost neutral\b"
)
_AND_SO = frozenset({"met", "managed", "delivered", "covered", "contained", "done", "provided", "funded", "all", "any"})


def only_saves_money(text: str) -> bool:
    """Whether a text names the saving of money and nothing else that could be an aim."""
    words = [word for word in plain_words(text).split() if not word.isdigit()]
    return any(word in _MONEY for word in words) and all(word in _MONEY | _BESIDE_IT for word in words)


def says_existing_resources(text: str) -> bool:
    """Whether a text says that it is met within existing resources, and not which or how."""
    plain = plain_words(text)
    rest, found = _NO_MORE.subn(" ", plain)
    return found > 0 and all(word in _MONEY | _BESIDE_IT | _AND_SO for word in rest.split())
