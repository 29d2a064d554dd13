"""What the live page answers: itself, what has changed since, what comes of a moved figure, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from investcase.documents.case import Case
from investcase.reading.extras import needed
from investcase.resolving.written_back import NotKeptError, Said
from investcase.serving.gate import NONCE, App, Receive, Scope, Send
from investcase.serving.live import Live, Now, WhatIf
from investcase.serving.page import PARTS, keeping, keeping_lines, parts, script, style, whole
from investcase.serving.screen import Screen, screen

Request = Any
Response = Any
"""Of Starlette's, which is there only where the page is asked for."""
_MOVED = ("bar", "strip", "notes", "keep", "desk", "foot")
"""The parts that a moved figure changes: never the sliders themselves, one of which is in somebody's hand."""
_LONGEST = 500
"""Letters of a value, of a source or of a reason."""
_MOST = 20


class MalformedError(ValueError):
    """What was sent is not what the page sends."""


def live_app(live: Live, fault: Callable[[Exception], None], used: Callable[[], None] = lambda: None) -> App:
    """The page of one case.

    Args:
        live: the case.
        fault: told of every exception that nobody foresaw; the browser is only told that there was one.
        used: told of whatever is more than looking whether anything has changed.

    Raises:
        MissingPackageError: the package that answers is not installed.
    """
    why = "The live page"
    routing, responses = needed("starlette.routing", why), needed("starlette.responses", why)
    concurrency = needed("starlette.concurrency", why)

    def answered(status: int, content: Mapping[str, object] | None = None) -> Response:
        made: Response = responses.Response(status_code=status) if content is None else responses.JSONResponse(content)
        return made

    def text(content: str, kind: str) -> Response:
        made: Response = responses.Response(content, media_type=kind)
        return made

    def page(request: Request) -> Response:
        used()
        typed = {key: value for key, value in request.query_params.items() if value}
        if any(len(each) > _LONGEST for each in (*typed, *typed.values())) or len(typed) > _MOST:
            return answered(400)
        now, what_if = live.now(), live.what_if(typed) if typed else WhatIf()
        return text(whole(_screen(live, now, what_if), _case(now), request.scope[NONCE]), "text/html")

    def now(request: Request) -> Response:
        current = live.now()
        if request.query_params.get("seen") == str(current.number):
            return answered(200, {"number": current.number})
        used()
        return answered(200, _all(live, current))

    def try_(asked: Mapping[str, Any]) -> Response:
        typed, said = _moves(asked)
        what_if, current = replace(live.what_if(typed, said), began=_began(asked)), live.now()
        shown, case = _screen(live, current, what_if), _case(current)
        content: dict[str, object] = {
            "number": current.number,
            "state": shown.state,
            "said": shown.said,
            "moved": {each.slider.key: {"at": each.at, "said": each.said} for each in what_if.moves},
            "refused": dict(what_if.refused or {}),
            "parts": parts(shown, case, _MOVED),
            "lines": what_if.lines.name if what_if.lines is not None else "",
        }
        if asked.get("keeping"):
            content |= {"keeping": keeping(shown, case), "keepingLines": keeping_lines(shown, case)}
        return answered(200, content)

    def keep(asked: Mapping[str, Any]) -> Response:
        try:
            if asked == {"undo": True}:
                return answered(200, _all(live, live.undo()))
            typed, said = _moves(asked)
            return answered(200, _all(live, live.keep(typed, said, _text(asked.get("lines")))))
        except NotKeptError as error:
            return answered(200, {"problem": str(error)})

    def posted(answer: Callable[[Mapping[str, Any]], Response]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            used()
            try:
                asked = _object(await request.body())
                found: Response = await concurrency.run_in_threadpool(answer, asked)
            except MalformedError:
                return answered(400)
            return found

        return endpoint

    router = routing.Router(
        [
            routing.Route("/", page, methods=["GET"]),
            routing.Route("/now", now, methods=["GET"]),
            routing.Route("/live.css", lambda _: text(style(), "text/css"), methods=["GET"]),
            routing.Route("/live.js", lambda _: text(script(), "text/javascript"), methods=["GET"]),
            routing.Route("/favicon.ico", lambda _: answered(204), methods=["GET"]),
            routing.Route("/try", posted(try_), methods=["POST"]),
            routing.Route("/keep", posted(keep), methods=["POST"]),
        ],
        default=lambda scope, receive, send: answered(404)(scope, receive, send),
        redirect_slashes=False,
    )

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await router(scope, receive, send)
        except Exception as error:
            fault(error)
            await answered(500)(scope, receive, send)

    return app


def _screen(live: Live, now: Now, what_if: WhatIf) -> Screen:
    return screen(now, live.file.name, what_if, may_undo=live.may_undo)


def _all(live: Live, now: Now) -> dict[str, object]:
    """The whole page again, in parts."""
    shown = _screen(live, now, WhatIf())
    return {
        "number": now.number,
        "state": shown.state,
        "said": shown.saved,
        "title": shown.title,
        "parts": parts(shown, _case(now), PARTS),
    }


def _case(now: Now) -> Case | None:
    return now.drawn.case.document if now.drawn is not None else None


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedError from None
    if not isinstance(asked, dict):
        raise MalformedError
    return asked


def _moves(asked: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, Said]]:
    """Which figures are moved where, and what is said of them."""
    if not set(asked) <= {"moves", "said", "lines", "keeping", "began"}:
        raise MalformedError
    moves, said = asked.get("moves"), asked.get("said", {})
    if not isinstance(moves, dict) or not isinstance(said, dict) or max(len(moves), len(said)) > _MOST:
        raise MalformedError
    typed = {_text(key): _text(value) for key, value in moves.items()}
    told = {}
    for key, each in said.items():
        if not isinstance(each, dict) or not set(each) <= {"source", "reason"}:
            raise MalformedError
        told[_text(key)] = Said(_text(each.get("source", "")), _text(each.get("reason", "")))
    return typed, told


def _began(asked: Mapping[str, Any]) -> int | None:
    began = asked.get("began")
    if began is not None and (isinstance(began, bool) or not isinstance(began, int)):
        raise MalformedError
    return began


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise MalformedError
    return value
