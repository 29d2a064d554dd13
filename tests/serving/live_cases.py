"""A small case with ranges for the live page, in a folder of its own, and a browser's requests without a browser."""

import datetime as dt
from pathlib import Path
from typing import Any

import httpx

from investcase.serving.app import live_app
from investcase.serving.gate import Gate
from investcase.serving.live import Live

PORT = 8765
CASE = """\
format: investcase/case/1
case: grants-2026
title: "Community grants <script>alert('x')</script>"
place: {name: Elsewhere, nation: england}
start: 2026-27
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
# What the board asked for.
options:
  - id: programme
    title: Grants programme
    preferred: yes
    costs:
      - id: grants
        title: Grants
        body: council
        source: Finance, the budget book   # page 12
        amount: {2026-27: "£40k to £90k, central £60k", 2027-28: £45k}
        likely_range: 80% to 130%, central 100%
    benefits:
      - id: visits
        title: Visits avoided
        body: nhs
        cash_type: capacity
        each_year: £20k to £90k, central £45k
        marginal_share: {share: 100%, reason: as this test means it}
"""
TODAY = dt.date(2026, 11, 30)
RANGE = "programme.grants.likely-range"


def case_in(folder: Path, text: str = CASE) -> Path:
    """The case's file, written as it is given."""
    file = folder / "case.yaml"
    file.write_bytes(text.encode("utf-8"))
    return file


def live_on(folder: Path, text: str = CASE) -> Live:
    """A live case in a folder."""
    return Live(case_in(folder, text), None, lambda: TODAY)


def gate_of(live: Live) -> Gate:
    """The page with its gate; what nobody foresaw is raised."""

    def fault(error: Exception) -> None:
        raise error

    return Gate(live_app(live, fault), PORT)


class Browser:
    """What a browser that was given the address sends, and whatever else it is told to."""

    def __init__(self, gate: Gate, *, let_in: bool = True) -> None:
        self.gate = gate
        self.jar: dict[str, str] = {}
        if let_in:
            answer = self.send("GET", f"/?token={gate.token}")
            assert answer.status_code == 303
            name, _, value = answer.headers["set-cookie"].partition(";")[0].partition("=")
            self.jar = {"cookie": f"{name}={value}"}

    def send(self, method: str, path: str, content: Any = None, **headers: str) -> httpx.Response:
        """One request, with the headers of a page of this address but for those given; an empty one is left out."""
        import anyio

        given = {"host": f"127.0.0.1:{PORT}", **self.jar}
        if method == "POST":
            given |= {"origin": f"http://127.0.0.1:{PORT}", "content-type": "application/json"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        given = {name: value for name, value in given.items() if value}

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.gate)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{PORT}") as client:
                if isinstance(content, bytes | None):
                    return await client.request(method, path, headers=given, content=content)
                return await client.request(method, path, headers=given, json=content)

        return anyio.run(asked)

    def tried(self, moves: dict[str, str], **more: object) -> dict[str, Any]:
        """What comes of moved figures."""
        answer = self.send("POST", "/try", {"moves": moves, **more})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    def kept(self, moves: dict[str, str], lines: str, said: dict[str, dict[str, str]] | None = None) -> dict[str, Any]:
        """What comes of keeping them."""
        answer = self.send("POST", "/keep", {"moves": moves, "lines": lines, "said": said or {}})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found
