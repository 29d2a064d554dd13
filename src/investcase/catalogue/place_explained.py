"""A real place that no table of places lists: what it is, when it ends, and which place to write instead."""

from __future__ import annotations

from investcase.catalogue.gazetteer import Area, AreaKind, Change, Gazetteer
from investcase.catalogue.place_changes import STANDINGS, full_date, listing, what_becomes
from investcase.catalogue.place_names import telling_words, words_of
from investcase.catalogue.place_shelf import Listed, Shelf
from investcase.documents.figure import Nation
from investcase.reading.problems import Problem

_KINDS: dict[AreaKind, str] = {
    "district": "a district",
    "county_council": "a county council",
    "unitary_council": "a council",
    "new_council": "a new council",
    "icb": "an integrated care board",
}


def explained(shelf: Shelf, text: str, nation: Nation | None, problems: list[Problem]) -> Problem | None:
    """Why a real place cannot be the place of a case, and what to write; None when the gazetteer does not know it."""
    gazetteer = shelf.gazetteer
    area = _area(gazetteer, text, nation, problems)
    if area is None:
        return None
    changes = list(gazetteer.changes((area.code or "").casefold(), problems)) if area.code else []
    before = [change for change in changes if change.old_code == area.code]
    names = {place.code: place.name for code in area.councils for place in _listed(shelf, code, problems)}
    said = f"{area.name!r} {_said(gazetteer, area, before, list(names.values()), problems)}"
    instead = list(names.values()) if area.kind != "icb" else []
    if not instead:
        instead = _successors(shelf, gazetteer, area, before, problems)
    own = f"a place of your own, as {{name: {_own_name(area)}, nation: {area.nation.value}}}"
    if area.kind == "icb":
        remedy = f"write a council that it covers, with lead_body: icb where the board leads; or, in a case, {own}"
    elif instead:
        remedy = f"write {' or '.join(repr(name) for name in instead)}; or, in a case, {own}"
    else:
        remedy = f"in a case, write {own}"
    return Problem("place-not-listed", said, expected="a name or code from: investcase list places", remedy=remedy)


def _said(gazetteer: Gazetteer, area: Area, before: list[Change], councils: list[str], problems: list[Problem]) -> str:
    what = _KINDS[area.kind]
    if area.kind == "new_council":
        after = [change for change in gazetteer.changes(_mention(area.name), problems) if change.new_name == area.name]
        standing = f" ({STANDINGS[after[0].standing]})" if after else ""
        when = f" on {full_date(area.begins)}" if area.begins else ""
        return f"is {what} that begins{when}{standing}: nothing is published of it yet"
    if area.ends is not None:
        followers = listing(change.new_name for change in before if change.new_name)
        verb = "followed" if followers else "nothing read says what followed"
        return f"was {what} until {full_date(area.ends)}: {f'{followers} {verb}' if followers else verb}"
    if area.kind == "icb":
        since = f" since {full_date(area.begins)}" if area.begins else ""
        return f"is {what}{since}, and not a place that is listed; it covers {listing(councils)}"
    told = f". Of {area.name}: {what_becomes(before)}" if before else ""
    return f"is {what} in {listing(councils)}, whose council runs social care there{told}"


def _successors(
    shelf: Shelf, gazetteer: Gazetteer, area: Area, before: list[Change], problems: list[Problem]
) -> list[str]:
    """The listed places that a body went to, or that a new one is made from: a district's through its county."""
    if area.kind == "new_council":
        after = [change for change in gazetteer.changes(_mention(area.name), problems) if change.new_name == area.name]
        codes = [change.old_code for change in after]
    else:
        codes = [change.new_code for change in before if change.new_code]
    listed = [place.name for code in codes for place in _listed(shelf, code, problems)]
    if not listed:
        through = {each.code: each.councils for code in codes for each in gazetteer.areas(code.casefold(), problems)}
        councils = [council for code in codes for council in through.get(code, ())]
        listed = [place.name for code in councils for place in _listed(shelf, code, problems)]
    return list(dict.fromkeys(listed))


def _listed(shelf: Shelf, code: str, problems: list[Problem]) -> list[Listed]:
    return [place for place in shelf.listed(None, problems, code.casefold()) if code in place.codes][:1]


def _area(gazetteer: Gazetteer, text: str, nation: Nation | None, problems: list[Problem]) -> Area | None:
    code, words, telling = text.strip().upper(), words_of(text), telling_words(text)
    if not words:
        return None
    known = []
    for area in gazetteer.areas(_mention(text), problems):
        whole = code in (area.code, *area.other_codes) or words == words_of(area.name)
        if nation in (None, area.nation) and (whole or (telling and telling == telling_words(area.name))):
            known.append((not whole, area.ends is not None, area))
    # A whole name before a telling part of one, and a body that there still is before one that there was.
    return min(known, key=lambda item: item[:2])[2] if known else None


def _mention(text: str) -> str:
    return max(telling_words(text) or words_of(text), key=len)


def _own_name(area: Area) -> str:
    return f'"{area.name}"' if "," in area.name else area.name
