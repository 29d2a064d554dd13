"""Puts right, just before the file is written, what WeasyPrint 70 leaves undone in its tags.

Validators accept the file without these; people who hear it do not get the same paper.
"""

from collections.abc import Iterator
from typing import Any

_PIXEL = 0.75  # points
AMBIGUOUS_END = b"\r\nendstream"
_KINDS = {"csv": "text/csv", "json": "application/json", "yaml": "application/yaml"}


def repair(document: Any, pdf: Any, *, revision: int = 0) -> None:
    """WeasyPrint's ``finisher``: ``document`` is its Document, ``pdf`` the pydyf.PDF about to be written.

    ``revision`` is written on the root of the tags, where it changes nothing but the bytes.
    """
    del document
    objects = {item.reference: item for item in pdf.objects}
    if revision:
        objects[objects[pdf.catalog["StructTreeRoot"]]["K"][0]]["R"] = revision
    elements = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    for element in elements:
        if element["S"] == "/TH":
            element["A"]["Scope"] = _scope(element, objects)
        elif element["S"] == "/Figure":
            _place_figure(element, objects)
    _set_aside_running_heads(pdf, objects)
    _leave_metadata_readable(pdf)
    _say_what_is_attached(pdf, objects)
    _end_streams_plainly(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _scope(element: Any, objects: dict[bytes, Any]) -> str:
    """A header cell in the head of a table heads its column, one in the body its row."""
    while element["S"] != "/Table":
        if element["S"] == "/THead":
            return "/Column"
        element = objects[element["P"]]
    return "/Row"


def _place_figure(element: Any, objects: dict[bytes, Any]) -> None:
    """Turn a figure's box from CSS pixels down the page into points up the page."""
    page_top = objects[element["Pg"]]["MediaBox"][3]
    x1, y1, x2, y2 = element["A"]["BBox"]
    element["A"]["BBox"][:] = [x1 * _PIXEL, page_top - y2 * _PIXEL, x2 * _PIXEL, page_top - y1 * _PIXEL]


def _set_aside_running_heads(pdf: Any, objects: dict[bytes, Any]) -> None:
    """Mark running heads and feet as page furniture: they hang off no element, yet were tagged as text."""
    root = objects[pdf.catalog["StructTreeRoot"]]
    reachable = set(_references_under(objects[root["K"][0]], objects))
    numbers = objects[root["ParentTree"]]["Nums"]
    for page_reference, parents in zip(pdf.page_references, numbers[1::2], strict=False):
        furniture = {mcid for mcid, parent in enumerate(parents) if parent not in reachable}
        if not furniture:
            continue
        parents[:] = ["null" if mcid in furniture else parent for mcid, parent in enumerate(parents)]
        commands = objects[objects[page_reference]["Contents"]].stream
        for index, command in enumerate(commands):
            if isinstance(command, dict) and command.get("MCID") in furniture and commands[index + 1] == b"BDC":
                commands[index - 1] = "/Artifact"
                command.clear()
                command["Type"] = "/Pagination"


def _references_under(element: Any, objects: dict[bytes, Any]) -> Iterator[bytes]:
    waiting = [element]
    while waiting:
        current = waiting.pop()
        yield current.reference
        waiting.extend(
            child
            for kid in current.get("K", ())
            if isinstance(kid, bytes) and (child := objects[kid]).get("Type") == "/StructElem"
        )


def _leave_metadata_readable(pdf: Any) -> None:
    """Archives read a file's description without decoding its streams."""
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Type") == "/Metadata":
            item.compress = False


def _say_what_is_attached(pdf: Any, objects: dict[bytes, Any]) -> None:
    """Name the kind of each attachment after its ending: WeasyPrint asks the machine, whose lists differ."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Filespec":
            ending = item["UF"].string.rpartition(".")[2]
            kind = _KINDS.get(ending, "application/octet-stream")
            objects[item["EF"]["F"]].extra["Subtype"] = f"/{kind.replace('/', '#2f')}"


def _end_streams_plainly(pdf: Any) -> None:
    """Let no stream end in a carriage return.

    With the line feed that follows, it reads as one line end of two bytes, so that the stream seems a byte shorter
    than its stated length, which PDF/A forbids. One compressed stream in 256 ends so by chance.
    """
    for item in pdf.objects:
        if not getattr(item, "compress", False) or not item.data.endswith(AMBIGUOUS_END):
            continue
        if "Length1" in item.extra or "N" in item.extra or item.extra.get("Type") == "/EmbeddedFile":
            item.compress = False
            continue
        while item.data.endswith(AMBIGUOUS_END):
            item.stream.append(b"")
