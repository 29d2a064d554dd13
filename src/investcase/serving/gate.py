"""Who may ask the live page for anything: the browser that was given its address, on this machine, and nobody else.

Everybody else gets 403 without a word, whatever they asked for.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 16 * 1024
"""Bytes of a body."""
TOKEN_BYTES = 16
NONCE = "nonce"
"""The scope's key for the nonce of one answer."""
_METHODS = {"GET", "POST"}


class Gate:
    """In front of the page: every request is looked at before the page sees it, and every answer bears the headers.

    Args:
        app: the page.
        port: of this machine; `Host` is 127.0.0.1 or localhost with it, so that a name that leads here from elsewhere
            is of no use.
        used: told of every request that was let in.
    """

    def __init__(self, app: App, port: int, used: Callable[[], None] = lambda: None) -> None:
        self._app, self._used = app, used
        self._hosts = {f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost")}
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self._spent = False
        self._secret = secrets.token_urlsafe(TOKEN_BYTES)
        self.cookie = f"investcase-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            return
        nonce = scope[NONCE] = secrets.token_urlsafe(TOKEN_BYTES)
        send = _with_headers(send, nonce)
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        if not self._is_ours(scope, headers):
            await _empty(send, 403)
            return
        if self._gives_the_token(scope):
            self._spent = True
            words = f"{self.cookie}={self._secret}; HttpOnly; SameSite=Strict; Path=/"
            await _empty(send, 303, [(b"location", b"/"), (b"set-cookie", words.encode())])
            return
        if not self._has_the_cookie(headers):
            await _empty(send, 403)
            return
        self._used()
        if scope["path"] == "/" and b"token=" in scope["query_string"]:
            await _empty(send, 303, [(b"location", b"/")])  # the address again, in the browser that has taken it
            return
        if scope["method"] == "POST":
            body = await _body(headers, receive)
            if isinstance(body, int):
                await _empty(send, body)
                return
            receive = _again(body)
        await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope, headers: list[tuple[bytes, bytes]]) -> bool:
        """Whether it is asked of this very address, and not on behalf of another page."""
        hosts, origins, sites = (
            [value for name, value in headers if name == wanted] for wanted in (b"host", b"origin", b"sec-fetch-site")
        )
        if len(hosts) != 1 or hosts[0] not in self._hosts or scope["method"] not in _METHODS:
            return False
        own = [b"http://" + hosts[0]]
        if origins != own and (origins or scope["method"] == "POST"):
            return False
        return all(site in (b"same-origin", b"none") for site in sites)

    def _gives_the_token(self, scope: Scope) -> bool:
        if self._spent or scope["method"] != "GET" or scope["path"] != "/":
            return False
        try:
            given = parse_qs(scope["query_string"].decode("ascii"), max_num_fields=50).get("token", [])
        except ValueError:
            return False
        return len(given) == 1 and secrets.compare_digest(given[0].encode(), self.token.encode())

    def _has_the_cookie(self, headers: list[tuple[bytes, bytes]]) -> bool:
        wanted = f"{self.cookie}={self._secret}".encode()
        given = [part.strip() for name, value in headers if name == b"cookie" for part in value.split(b";")]
        return any(secrets.compare_digest(part, wanted) for part in given)


async def _body(headers: list[tuple[bytes, bytes]], receive: Receive) -> bytes | int:
    """What was sent, if it is JSON and not too much; else the status that says so."""
    kinds = [value.partition(b";")[0].strip().lower() for name, value in headers if name == b"content-type"]
    if kinds != [b"application/json"]:
        return 415
    lengths = [value for name, value in headers if name == b"content-length"]
    if any(not value.isdigit() or int(value) > LARGEST for value in lengths):
        return 413
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return 400
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST:
            return 413
        if not message.get("more_body", False):
            return body


def _again(body: bytes) -> Receive:
    """A body that has been read, for who reads it next."""

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send, nonce: str) -> Send:
    policy = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "connect-src 'self'; img-src 'self'; font-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    always = [
        (b"content-security-policy", policy.encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    ]

    async def told(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *always]}
        await send(message)

    return told


async def _empty(send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    await send(
        {"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0"), *(headers or [])]}
    )
    await send({"type": "http.response.body", "body": b""})
