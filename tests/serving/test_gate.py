"""Nobody but the browser that was given the address gets a word out of the live page, whatever they send."""

import json
from pathlib import Path

import pytest
from live_cases import PORT, RANGE, Browser, gate_of, live_on

from investcase.serving.gate import LARGEST

OURS = f"http://127.0.0.1:{PORT}"
HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(gate_of(live_on(tmp_path_factory.mktemp("case"))))


def stranger(browser: Browser) -> Browser:
    return Browser(browser.gate, let_in=False)


def test_the_token_is_long_enough_and_is_taken_once_and_out_of_the_address(tmp_path: Path) -> None:
    gate = gate_of(live_on(tmp_path))
    assert len(gate.token) * 6 >= 128
    first = Browser(gate, let_in=False).send("GET", f"/?token={gate.token}")
    assert (first.status_code, first.headers["location"], first.content) == (303, "/", b"")
    cookie = first.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert gate.token not in cookie
    again = Browser(gate, let_in=False).send("GET", f"/?token={gate.token}")
    assert (again.status_code, again.content) == (403, b"")


def test_the_address_again_in_the_browser_that_took_it_leads_to_the_page(browser: Browser) -> None:
    answer = browser.send("GET", f"/?token={browser.gate.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("path", ["/", "/now", "/live.css", "/live.js", "/?token=", "/?token=x", "/nothing", "/keep"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_a_stranger_gets_403_without_a_word(browser: Browser, method: str, path: str) -> None:
    answer = stranger(browser).send(method, path, b"{}" if method != "GET" else None)
    assert (answer.status_code, answer.content) == (403, b"")
    assert not {"location", "set-cookie", "allow", "server"} & set(answer.headers)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "localhost",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1:{PORT}0",
        f"127.0.0.1.evil.example:{PORT}",
        f"127.0.0.2:{PORT}",
        f"0.0.0.0:{PORT}",
        f"[::1]:{PORT}",
        f"LOCALHOST:{PORT}",
        f"localhost.:{PORT}",
        f"user@127.0.0.1:{PORT}",
        f" 127.0.0.1:{PORT} x",
    ],
)
def test_another_host_is_refused_though_the_cookie_is_right(browser: Browser, host: str) -> None:
    for method, path in (("GET", "/"), ("GET", f"/?token={browser.gate.token}"), ("POST", "/try")):
        answer = browser.send(method, path, {"moves": {}} if method == "POST" else None, host=host)
        assert (answer.status_code, answer.content) == (403, b"")


def test_both_names_of_this_machine_are_right(browser: Browser) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert browser.send("GET", "/", host=f"{name}:{PORT}").status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "http://evil.example",
        f"https://127.0.0.1:{PORT}",
        f"http://localhost:{PORT}",
        OURS + "/",
        OURS + "0",
    ],
)
@pytest.mark.parametrize("path", ["/try", "/keep"])
def test_what_writes_comes_from_this_page_alone(browser: Browser, path: str, origin: str) -> None:
    answer = browser.send("POST", path, {"moves": {}}, origin=origin)
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec_fetch_site": "cross-site"}])
def test_another_page_cannot_even_look(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.send("GET", "/now", **headers).status_code == 403
    assert browser.send("GET", "/now", sec_fetch_site="same-site").status_code == 403
    assert browser.send("GET", "/now", sec_fetch_site="same-origin").status_code == 200
    assert browser.send("GET", "/", sec_fetch_site="none").status_code == 200


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_no_other_method(browser: Browser, method: str) -> None:
    answer = browser.send(method, "/", origin=OURS)
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.mark.parametrize(
    "cookie", ["", "x", "{name}=", "{name}={value}x", "{name}x={value}", "other={value}", "{value}"]
)
def test_another_cookie_is_none(browser: Browser, cookie: str) -> None:
    name, _, value = browser.jar["cookie"].partition("=")
    assert browser.send("GET", "/", cookie=cookie.format(name=name, value=value)).status_code == 403
    assert browser.send("GET", "/", cookie=f"a=b; {name}={value}; c=d").status_code == 200


def test_every_answer_bears_the_headers(browser: Browser) -> None:
    nonces = set()
    for who, path in (
        (browser, "/"),
        (browser, "/now"),
        (browser, "/live.js"),
        (browser, "/x"),
        (stranger(browser), "/"),
    ):
        answer = who.send("GET", path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
        assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "http" not in answer.headers["content-security-policy"]
        nonces.add(policy["script-src"].split("'nonce-")[1].rstrip("'"))
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        if path == "/" and who is browser:
            assert (
                answer.text.count(f'nonce="{policy["script-src"].split(chr(39) + "nonce-")[1].rstrip(chr(39))}"') == 2
            )
    assert len(nonces) == 5


def test_a_body_is_json_and_small(browser: Browser) -> None:
    for kind in ("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"):
        assert browser.send("POST", "/try", b'{"moves": {}}', content_type=kind).status_code == 415
    small = json.dumps({"moves": {}}).encode()
    assert browser.send("POST", "/try", small + b" " * (LARGEST - len(small))).status_code == 200
    assert browser.send("POST", "/try", small + b" " * (LARGEST + 1 - len(small))).status_code == 413
    assert browser.send("POST", "/keep", b"x" * LARGEST * 4).status_code == 413


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing",
        b"[]",
        b"null",
        b'"moves"',
        b"{}",
        b"[" * 15_000,
        b'{"moves": []}',
        b'{"moves": {"a": 1}}',
        b'{"moves": {"a": {"b": "c"}}}',
        b'{"moves": {}, "path": "/etc/passwd"}',
        b'{"moves": {}, "said": {"a": "b"}}',
        b'{"moves": {}, "said": {"a": {"file": "b"}}}',
        b'{"moves": {}, "undo": true}',
        b'{"undo": true, "file": "other.yaml"}',
        b'{"moves": {"' + b"a" * 600 + b'": "1"}}',
        b'{"moves": {"a": "' + b"1" * 600 + b'"}}',
        b'{"moves": {' + b", ".join(b'"%d": "1"' % n for n in range(30)) + b"}}",
        b'{"moves": {"\xff": "1"}}',
    ],
)
@pytest.mark.parametrize("path", ["/try", "/keep"])
def test_what_the_page_never_sends_is_refused_whole(browser: Browser, path: str, content: bytes) -> None:
    answer = browser.send("POST", path, content)
    assert (answer.status_code, answer.content) == (400, b"")


@pytest.mark.parametrize(
    "path", ["/case.yaml", "/../case.yaml", "/%2e%2e/case.yaml", "//etc/passwd", "/now/", "/static/"]
)
def test_no_path_leads_to_a_file(browser: Browser, path: str) -> None:
    answer = browser.send("GET", path)
    assert (answer.status_code, answer.content) == (404, b"")


def test_a_figure_that_is_no_slider_moves_nothing(browser: Browser) -> None:
    answer = browser.tried({"../../case.yaml": "1", "title": "<script>", RANGE: "100%"})
    assert (answer["state"], answer["lines"], answer["moved"]) == ("fresh", "", {})


def test_values_go_to_the_page_as_text(browser: Browser) -> None:
    page = browser.send("GET", f"/?{RANGE}=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert page.count("<script") == 1
    assert page.count("alert(") == page.count("alert(1)") + page.count("alert(&#39;x&#39;)")
    parts = browser.tried({RANGE: "<img src=x onerror=alert(1)>"})
    assert "<img" not in "".join(parts["parts"].values())
    assert "<script" not in "".join(parts["parts"].values())
