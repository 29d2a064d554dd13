"""One place from what somebody wrote: a name, a code, or a name with the kind of body in it."""

from __future__ import annotations

import re

from investcase.catalogue.place_explained import explained
from investcase.catalogue.place_names import KIND_WORDS, names_a_care_board, stated_kind, telling_words, words_of
from investcase.catalogue.place_shelf import Listed, Shelf
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.documents.place import PlaceKind
from investcase.reading.problems import Problem
from investcase.reading.suggest import nearest

_CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)
_NATION_OF_CODE = {"E": Nation.ENGLAND, "S": Nation.SCOTLAND, "W": Nation.WALES, "N": Nation.NORTHERN_IRELAND}
# Names of places are short: Preston shares most of its letters with Sutton, and is nowhere near it.
_ALIKE = 0.75
_DISTRICT = (
    "a district or a town is part of a larger council: write that one's name; or, in a case, a place of your own, "
    "as {name: Somewhere, nation: england}"
)
_WHERE_TO_LOOK = "a name or code from: investcase list places"


def search(
    shelf: Shelf, text: str, nation: Nation | None, lead: Body | None, problems: list[Problem]
) -> Listed | Problem:
    """The place somebody named, or why there is not exactly one. Faults of tables are added to `problems`.

    Where several kinds of body share a name, the name's own words decide ("NHS Fife"), then the lead body. A real place
    that no table lists is explained, and never answered with another's name.
    """
    shown = text.strip()[:80]
    matches = [] if names_a_care_board(text) else _matches(shelf, text, nation, problems)
    kind = stated_kind(text)
    of_that_kind = not kind or any(match.kind == kind for match in matches)
    if not matches or not of_that_kind:
        known = explained(shelf, text, nation, problems)
        if known is not None:
            return known
    if not matches:
        return _not_found(shelf, text, shown, nation, problems)
    if not of_that_kind:
        others = "; ".join(f"{match.name!r} is the name of a {KIND_WORDS[match.kind]}" for match in matches)
        message = f"no {KIND_WORDS[kind or 'council']} is called {shown!r}: {others}"
        return Problem("unknown-place", message, remedy=f"write {_choice(matches[0])}")
    wanted: tuple[PlaceKind, ...] = (kind,) if kind else lead.kind.places if lead else ()
    preferred = [match for match in matches if match.kind in wanted] or matches
    if len(preferred) == 1:
        return preferred[0]
    return Problem(
        "ambiguous-place",
        f"{len(preferred)} places are called {shown!r}",
        expected="one of these codes: " + "; ".join(_choice(match) for match in preferred),
        remedy=f"write {preferred[0].code} for the {KIND_WORDS[preferred[0].kind]}",
    )


def nation_words(nation: Nation) -> str:
    """A nation as prose names it."""
    return "the UK" if nation is Nation.UK else nation.value.replace("_", " ").title()


def _matches(shelf: Shelf, text: str, nation: Nation | None, problems: list[Problem]) -> list[Listed]:
    code, words, telling = text.strip().casefold(), words_of(text), telling_words(text)
    if not words:
        return []
    mention = max(telling or words, key=len)
    is_code = _CODE.fullmatch(code.upper()) is not None
    if is_code:
        of_code = _NATION_OF_CODE.get(code[0].upper())
        if of_code is None or nation not in (None, of_code):
            return []
        nation = of_code
    found: dict[str, Listed] = {}
    for place in shelf.listed(nation, problems, mention):
        if code in (known.casefold() for known in place.codes) or (
            not is_code
            and (words in map(words_of, place.names) or (telling and telling in map(telling_words, place.names)))
        ):
            found.setdefault(place.code, place)
    for called in shelf.gazetteer.names(mention, problems):
        if (
            called.says != "within"
            and called.code not in found
            and (words == words_of(called.called) or code == called.called.casefold())
        ):
            for place in shelf.listed(nation, problems, called.code.casefold()):
                if place.code == called.code:
                    found.setdefault(place.code, place)
    return list(found.values())


def _not_found(shelf: Shelf, text: str, shown: str, nation: Nation | None, problems: list[Problem]) -> Problem:
    if not words_of(text):
        return Problem("unknown-place", "no place is named here", expected=_WHERE_TO_LOOK)
    if nation is not None:
        elsewhere = _matches(shelf, text, None, problems)
        if elsewhere:
            there = elsewhere[0]
            message = f"{there.name!r} is in {nation_words(there.nation)}, not in {nation_words(nation)}"
            return Problem("place-elsewhere", message, remedy=f"write nation: {there.nation.value}")
    within = f" in {nation_words(nation)}" if nation else ""
    if _CODE.fullmatch(text.strip().upper()):
        return Problem("unknown-place", f"no place{within} has the code {shown!r}", expected=_WHERE_TO_LOOK)
    of_region = _in_region(shelf, text, nation, problems)
    if of_region:
        some = ", ".join(repr(name) for name in of_region[:3])
        return Problem(
            "unknown-place",
            f"{shown!r} is a region, of {len(of_region)} councils",
            expected=f"the name of one of them, such as {some}",
            remedy="write one's name; or, in a case, a place of your own, as {name: Somewhere, nation: england}",
        )
    near = holding(shelf, text, nation, problems) or _spelt_like(shelf, shown, nation, problems)
    return Problem(
        "unknown-place",
        f"there is no place called {shown!r}{within}",
        expected=_WHERE_TO_LOOK,
        remedy=f"did you mean {' or '.join(near[:3])}?" if near else _DISTRICT,
    )


def names_holding(shelf: Shelf, text: str, nation: Nation | None, problems: list[Problem]) -> list[str]:
    """The names of the listed places that hold every telling word of a shorter one."""
    words = set(telling_words(text))
    names = dict.fromkeys(place.name for place in shelf.listed(nation, problems)) if words else {}
    return [name for name in names if words <= set(words_of(name))]


def holding(shelf: Shelf, text: str, nation: Nation | None, problems: list[Problem]) -> list[str]:
    """What a shorter name may mean, as a remedy writes it: 'Newcastle upon Tyne'.

    After the listed places come those that another of their names holds it, with that name, and the councils that have
    a district whose name holds it.
    """
    found = list(map(repr, names_holding(shelf, text, nation, problems)))
    words = set(telling_words(text))
    for called in shelf.gazetteer.names(max(words, key=len), problems) if words else ():
        if called.says in ("name", "within") and words <= set(words_of(called.called)):
            how = "also" if called.says == "name" else "which takes in"
            for place in shelf.listed(nation, problems, called.code.casefold()):
                if place.code == called.code and repr(place.name) not in found:
                    found.append(f"{place.name!r} ({how} {called.called})")
    for area in shelf.gazetteer.areas(max(words, key=len), problems) if words else ():
        here = area.kind == "district" and area.ends is None and nation in (None, area.nation)
        if here and words <= set(words_of(area.name)):
            for code in area.councils:
                of_code = (each for each in shelf.listed(None, problems, code.casefold()) if each.code == code)
                found.extend(f"{council.name!r} (for its district {area.name})" for council in of_code)
    return found


def _spelt_like(shelf: Shelf, shown: str, nation: Nation | None, problems: list[Problem]) -> list[str]:
    nation_of = {place.name: place.nation for place in shelf.listed(nation, problems)}
    names = list(nation_of)
    told_apart = {" ".join(telling_words(name)): name for name in names}
    near = nearest(shown, names, alike=_ALIKE)
    near = near or [told_apart[key] for key in nearest(" ".join(telling_words(shown)), told_apart, alike=_ALIKE)]
    # A slip is of one name: a name of another nation that looks like it too is not what was meant.
    return [repr(name) for name in near if nation_of[name] is nation_of[near[0]]]


def _in_region(shelf: Shelf, text: str, nation: Nation | None, problems: list[Problem]) -> list[str]:
    """The names of the places in a region, where that is what somebody named."""
    words, found = words_of(text), {}
    for place in shelf.listed(nation, problems):
        heading = place.table.document.labels.get("region")
        cell = place.row.cells.get(heading) if heading is not None else None
        if cell is not None and words_of(cell) == words:
            found[place.name] = place
    return list(found)


def _choice(place: Listed) -> str:
    return f"{place.code} ({place.name}, {KIND_WORDS[place.kind]})"
