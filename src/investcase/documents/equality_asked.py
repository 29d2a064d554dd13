"""Whether the people who were asked are people concerned, and whether anything was heard from them.

Both are read from the author's words. Where the words leave it open, they are taken at their best: what is held against
an author is only what can be read in no other way.
"""

from __future__ import annotations

import datetime as dt
import re

from investcase.documents.equality import Engagement, Equality
from investcase.reading.filler import plain_words, says_nothing
from investcase.reading.vocabulary import words_under

_PARTS = re.compile(r"[,;&+/()]|\band\b|\bwith\b|\bplus\b|\bas well as\b|\bor\b|\bincluding\b|\bvia\b|\bthrough\b")
_OF_WHAT = re.compile(r"\b(?:of|for|from|at|in|on|to|by|who|whose|that|under|within|known|seen|met|responsible)\b.*")
_MEMBERS_OF_A_BODY = re.compile(
    r"\bmembers?\b (?:of|on) (?:the |our |its )?(?:\w+ ){0,2}(?:council|cabinet|committee|board|panel|executive|"
    r"authority|"
    r"team|directorate|smt|slt)\b"
)
_OFFICERS = frozenset(
    {
        *(
            "officer",
            "head",
            "director",
            "manager",
            "chief",
            "lead",
            "leader",
            "executive",
            "commissioner",
            "councillor",
        ),
        *("cllr", "cabinet", "committee", "board", "management", "leadership", "directorate", "department", "mayor"),
        *("smt", "slt", "dmt", "cmt", "clt", "hr", "finance", "legal", "solicitor", "lawyer", "accountant", "adviser"),
        *("advisor", "consultant", "analyst", "administrator", "holder", "convener", "chair", "chairman", "chairwoman"),
        *("vice", "member", "convenor", "council", "trust", "ijb", "icb", "author", "planner", "colleague", "official"),
        *("nobody", "stakeholder", "senior", "us", "ourselves", "me", "myself", "professional", "practitioner"),
        *("clinician", "procurement", "senate", "auditor", "partner", "company", "companie", "operator", "contractor"),
        *("supplier", "firm"),
    }
)
_STAFF = frozenset({"staff", "team", "employee", "workforce", "worker", "union", "workplace"})
_BY_TRADE = words_under("staff by their trade")
"""What staff are called: people concerned only where they may lose by it, or where their words say more of them."""
_PAID_CARERS = re.compile(
    r"\b(?:paid|agency|employed|professional|domiciliary|home|formal) carers?\b|\bcarers? (?:who are |that are )?"
    r"(?:paid|employed)\b"
)
_MEETING = frozenset({"group", "network", "forum", "panel", "meeting", "workshop", "session", "board"})
_WORKING = frozenset({"working", "reference", "steering", "focus", "task", "project", "engagement"})
_ELECTED = re.compile(r"\belected members?\b")
_PASSED_OVER = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "our",
            "its",
            "their",
            "some",
            "all",
            "other",
        ),
        *(
            "relevant",
            "key",
            "appropriate",
            "only",
            "own",
            "by",
            "both",
            "each",
            "every",
            "internal",
            "also",
            "several",
        ),
    }
)
_HEARD_NOTHING = re.compile(
    r"(?:(?:there (?:was|were|has been|have been)|we (?:had|got|received|have had)|they|people|all|everybody|"
    r"everyone|users|"
    r"carers) )?(?:(?:said|had|made|gave|raised|offered|sent|left|expressed|were) )?(?:nothing|none|no|not any|"
    r"nil|nobody|"
    r"no one)(?: (?:(?:adverse|negative|particular|specific|further|significant|formal|written|more|"
    r"major) )*(?:comments?|"
    r"response|responses|reply|replies|feedback|views?|answers?|concerns?|issues?|objections?|questions?|problems?|"
    r"input|returns?))?"
    r"(?: (?:to (?:say|add|report|note)|was|were|has been|have been|received|raised|made|given|recorded|noted|reported|"
    r"expressed|said|responded|replied|came|attended|answered|commented|objected|at all|so far|yet|of note|"
    r"significant|from \w+))*"
)
_NOT_HEARD_YET = re.compile(
    r"\b(?:responses?|results?|repl(?:y|ies)|feedback|views?|comments?|findings?) (?:(?:are|is|were|was|to be|"
    r"still|being|not yet|"
    r"will be|have not yet been|not) )*(?:awaited|awaiting|analy[sz]ed|collated|received|known|available|follow|"
    r"recorded|"
    r"summari[sz]ed|pending)\b|\bnot yet (?:asked|held|known|analy[sz]ed|received)\b|\bthey were (?:told|"
    r"informed)\b(?! us)"
)
_SHORT = 12
_THAT_IT_WAS_DONE = words_under("that people were asked")
"""Words that tell that people were asked, and how it went, and nothing of what they said."""
_TOO_OLD = dt.timedelta(days=2 * 365 + 1)
_PEOPLE_CONCERNED = re.compile(
    r"\b(?:disabled|disabilit(?:y|ies)|deaf|blind|autistic|carers?|users?|patients?|tenants?|residents?|parents?|"
    r"famil(?:y|ies)|relatives|passengers|pensioners?|over \d\ds?|\d\d plus|older people|young people|youth|women|"
    r"refugees?|travellers?|lgbt\w*|access panel|partnership board|learners|survivors|citizens|neighbours)\b"
)
_OF_A_SERVICE = re.compile(
    r"\b(?:services?|safety|care|programme|project|directorate|scrutiny|management|integration|governance|manag\w+|"
    r"commission\w+|officers?|heads?|leads?|directors?|councillors?|cllrs?|elected)\b"
)
_OF_THEIR_OWN = re.compile(r"\bwho(?:se)?\b")
_OWN_STAFF = re.compile(r"\b(?:staff|employees|workers)\b")
_OWN_BODY = re.compile(rf"\b(?:board|committee|panel|council|member|members|forum|executive)\b|{_OWN_STAFF.pattern}")
_OFFICERS_OF_THEIRS = re.compile(
    r"\b(?:officers?|chairs?|members?|secretar(?:y|ies)|treasurers?) (?:of|from) (?:the |a |an |our )?(?:[\w ]+ )?"
    r"(?:association|associations|club|clubs|society|charity|user group|carers group|support group)\b"
)


def by_officers_alone(who: str, staff_may_lose: bool = False) -> bool:
    """Whether those asked are officers, managers or members of the body that decides, and nobody else.

    Staff are people concerned only where they may lose by it themselves.
    """
    if says_nothing(who):
        return True
    words = re.sub(r"\b(?:policy|equality|monitoring) officers?\b", "officer", _words_with_breaks(who))
    words = _PAID_CARERS.sub("worker", _ELECTED.sub("councillor", words))
    if any(_is_theirs(part, staff_may_lose) for part in _PARTS.split(words)):
        return False
    words = _MEMBERS_OF_A_BODY.sub("councillor", words)
    if re.search(r"\bmembers? of\b", words):
        return False
    parts = [part for part in _PARTS.split(words) if _head(part)]
    heads = [_head(part) for part in parts]
    if any(head in _BY_TRADE and _OF_THEIR_OWN.search(part) for head, part in zip(heads, parts, strict=True)):
        return False  # Drivers who park there are no staff.
    own = _OFFICERS if staff_may_lose else _OFFICERS | _STAFF | _BY_TRADE
    return bool(heads) and all(head in own for head in heads)


def _is_theirs(part: str, staff_may_lose: bool) -> bool:
    """Whether a party is a body of people concerned, such as `the learning disability partnership board`.

    Disabled staff are people concerned where staff may lose, or where it is said what they do: who use the bus.
    """
    if _OFFICERS_OF_THEIRS.search(part):
        return True
    if not _PEOPLE_CONCERNED.search(part) or _OF_A_SERVICE.search(part):
        return False
    if _OWN_STAFF.search(part) and not staff_may_lose and not _OF_THEIR_OWN.search(part):
        return False
    return _OWN_BODY.search(part) is not None or any(word.removesuffix("s") in _BY_TRADE for word in part.split())


def long_ago(entry: Engagement, equality: Equality) -> bool:
    """Whether people were asked more than two years before the assessment, so not about what is assessed."""
    return equality.day - entry.when > _TOO_OLD


def heard_nothing(said: str) -> bool:
    """Whether what people said is that they said nothing, or that it is not known yet.

    `Nine of the eleven said that they had no objection` is something heard; `No objections.` is not, for it tells
    neither who had none nor to what.
    """
    plain = plain_words(said)
    if says_nothing(said):
        return True
    if len(plain.split()) > _SHORT:
        return False
    if _NOT_HEARD_YET.search(plain):
        return True
    said_of = re.sub(r"\b(appendix|annex|section|page) \w+$", r"\1", plain)
    return _HEARD_NOTHING.fullmatch(plain) is not None or set(said_of.split()) <= _THAT_IT_WAS_DONE


def staff_may_lose(equality: Equality) -> bool:
    """Whether any finding is about the people who work there."""
    return any(who.people == "staff" for impact in equality.impacts for who in (impact.who, *impact.also))


def people_concerned(entry: Engagement, equality: Equality) -> bool:
    """Whether an engagement is with people concerned, of whom something was heard."""
    return not by_officers_alone(entry.who, staff_may_lose(equality)) and not heard_nothing(entry.said)


def _words_with_breaks(text: str) -> str:
    """Small letters, with the marks that divide one party from the next kept."""
    return re.sub(r"[^\w\s,;&+/()]", " ", text.casefold())


def _head(part: str) -> str:
    """What a party is in the main: of `three day services managers of the council`, `manager`."""
    words = _OF_WHAT.sub("", " ".join(part.split())).split()
    words = [word for word in words if not word.isdigit() and word not in _PASSED_OVER]
    if not words:
        return ""
    if words[0] in ("cllr", "councillor", "councillors", "cllrs"):
        return "councillor"
    if words[-1].removesuffix("s") in _MEETING:
        met = [word for word in words[:-1] if word not in _WORKING]
        whose = met[-1].removesuffix("s") if met and met[-1] != "s" else ""
        if whose in _STAFF or whose in ("officer", "manager", "director", "councillor"):
            return whose
    last = words[-1]
    return last if last in _OFFICERS | _STAFF else last.removesuffix("s")
