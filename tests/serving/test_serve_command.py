"""`investcase serve` as its users run it: a process of its own, on this machine alone, that ends cleanly."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from live_cases import TODAY, case_in, live_on

from investcase.serving.running import serve

RUN = "import sys; from investcase.cli.main import main; sys.argv[0] = 'investcase'; main()"
WITHOUT = "import sys; sys.modules['uvicorn'] = sys.modules['starlette'] = None; " + RUN
MINUTE = 60.0


@contextmanager
def served(folder: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], int, str]]:
    """The command running, its port and its token."""
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "serve", str(folder), *more],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]+)\n", process.stdout.readline())
        assert found is not None
        yield process, int(found[1]), found[2]
    finally:
        process.kill()
        process.communicate()


def raw(port: int, request: str, address: str = "127.0.0.1") -> str:
    """What comes back for the very bytes of a request, until the other side closes."""
    with socket.create_connection((address, port), timeout=MINUTE) as connection:
        connection.sendall(request.replace("\n", "\r\n").encode("latin-1"))
        answer = b""
        while more := connection.recv(65536):
            answer += more
    return answer.decode("utf-8", "replace")


def addresses() -> set[str]:
    """The other addresses by which this machine is known, where its name leads to any."""
    with suppress(OSError):
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        return {str(each[4][0]) for each in found} - {"127.0.0.1"}
    return set()


def test_raw_requests_on_a_running_page_and_its_clean_end(tmp_path: Path) -> None:
    case_in(tmp_path)
    with served(tmp_path) as (process, port, token):
        host = f"Host: 127.0.0.1:{port}\n"
        first = raw(port, f"GET /?token={token} HTTP/1.1\n{host}Connection: close\n\n")
        cookie = re.search(r"set-cookie: ([^;]+);", first)
        assert cookie is not None
        ours = f"Cookie: {cookie[1]}\nConnection: close\n\n"
        assert raw(port, f"GET / HTTP/1.1\n{host}{ours}").startswith("HTTP/1.1 200 ")
        assert "server:" not in first.casefold()
        for hosts in (
            "",
            host + host,
            host + "Host: evil.example\n",
            f"Host: evil.example\nX-Forwarded-Host: 127.0.0.1:{port}\n",
            f"Host: 127.0.0.1:{port}, evil.example\n",
            "Host:\n",
        ):
            answer = raw(port, f"GET / HTTP/1.1\n{hosts}{ours}")
            assert re.match(r"HTTP/1\.1 40[03] ", answer), hosts
            assert "Community" not in answer
        # A whole address in place of the path is no way round the host, nor round the token.
        for target in ("http://evil.example/", f"http://127.0.0.1:{port}/", "*", "//evil.example/"):
            assert "Community" not in raw(port, f"GET {target} HTTP/1.1\nHost: evil.example\n{ours}")
            assert "Community" not in raw(port, f"GET {target} HTTP/1.1\n{host}Connection: close\n\n")
        asked = f"Origin: http://127.0.0.1:{port}\nContent-Type: application/json\n"
        lying = f"POST /try HTTP/1.1\n{host}{asked}Content-Length: 9\nTransfer-Encoding: chunked\n{ours}0\n\n"
        assert not raw(port, lying).startswith("HTTP/1.1 200 ")
        large = "f000\n" + "x" * 0xF000 + "\n0\n\n"
        answer = raw(port, f"POST /try HTTP/1.1\n{host}{asked}Transfer-Encoding: chunked\n{ours}{large}")
        assert answer.startswith("HTTP/1.1 413 ")
        upgrade = "Upgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: x\n\n"
        assert "101" not in raw(port, f"GET / HTTP/1.1\n{host}Cookie: {cookie[1]}\n{upgrade}")[:20]
        assert raw(port, "nothing at all\n\n").startswith("HTTP/1.1 400 ")
        # It can be had from this machine alone.
        for other in ("127.0.0.2", *addresses()):
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((other, port), timeout=MINUTE)
        process.send_signal(signal.SIGINT)
        assert process.wait(MINUTE) == 0
        assert process.stderr is not None
        told = process.stderr.read()
        assert told.endswith("Ended.\n")
        assert "Traceback" not in told
        assert process.stdout is not None
        assert process.stdout.read() == ""


def test_a_port_that_is_taken_is_said_and_how_to_go_on(tmp_path: Path) -> None:
    case_in(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        found = subprocess.run(
            [sys.executable, "-c", RUN, "serve", str(tmp_path), "--port", port],
            capture_output=True,
            text=True,
            timeout=MINUTE,
            check=False,
        )
    assert found.returncode == 3
    assert f"port {port} cannot be had" in found.stderr
    assert "leave --port out" in found.stderr
    assert found.stdout == ""


@pytest.mark.parametrize("named", [".", "case.yaml"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_the_case_is_refused_and_nothing_is_served(tmp_path: Path, named: str) -> None:
    os.mkfifo(tmp_path / "case.yaml")
    found = subprocess.run(
        [sys.executable, "-c", RUN, "serve", str(tmp_path / named)],
        capture_output=True,
        text=True,
        timeout=MINUTE,
        check=False,
    )
    assert found.returncode == (1 if named == "." else 2)
    assert "a pipe" in found.stderr
    assert "Traceback" not in found.stderr
    assert found.stdout == ""


def test_without_its_packages_it_says_the_line_that_installs_them(tmp_path: Path) -> None:
    case_in(tmp_path)
    found = subprocess.run(
        [sys.executable, "-c", WITHOUT, "serve", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=MINUTE,
        check=False,
    )
    assert found.returncode == 3
    assert re.search(r"pip install 'starlette>=[\d.]+' 'uvicorn>=[\d.]+'\n", found.stderr)
    assert "Traceback" not in found.stderr


def test_it_ends_by_itself_when_nobody_uses_it_though_a_page_looks_on(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    told: list[str] = []
    ended: list[bool] = []
    looked: list[str] = []

    def look() -> None:
        while not told:
            if ended:
                return
            time.sleep(0.02)
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]+)", told[0])
        assert found is not None
        port = int(found[1])
        host = f"Host: 127.0.0.1:{port}\n"
        first = raw(port, f"GET /?token={found[2]} HTTP/1.1\n{host}Connection: close\n\n")
        cookie = re.search(r"set-cookie: ([^;]+);", first)
        assert cookie is not None
        while not ended:
            try:
                looked.append(raw(port, f"GET /now?seen=1 HTTP/1.1\n{host}Cookie: {cookie[1]}\nConnection: close\n\n"))
            except OSError:
                return

    looker = threading.Thread(target=look)
    looker.start()
    begun = time.monotonic()
    try:
        assert serve(live, 0, told.append, lambda error: None, idle=1.0)
    finally:
        ended.append(True)
        looker.join()
    assert time.monotonic() - begun < MINUTE
    assert looked[0].startswith("HTTP/1.1 200 ")
    assert live.now().at.date() >= TODAY
