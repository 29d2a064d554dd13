"""The bound paper: two standards in one file, the same bytes, its attachments, and nothing from anywhere else."""

import hashlib
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import page
import pikepdf
import pydyf
import pytest
from fontTools.ttLib import TTFont
from paper_sample import sample_page

from investcase.report.pdf import Attached, PdfUnavailable, install_line, pdf_bytes
from investcase.report.pdf.unavailable import unavailable

weasyprint = pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)

from investcase.report.pdf import repairs  # noqa: E402
from investcase.report.pdf.fetching import BASE, OwnAssets  # noqa: E402
from investcase.report.pdf.lines import keep_amounts_whole  # noqa: E402
from investcase.report.pdf.repairs import AMBIGUOUS_END, _end_streams_plainly  # noqa: E402
from investcase.report.undrawn import with_names  # noqa: E402

HERE = Path(__file__).parent


def templates() -> Path:
    """Beside the tests in the source tree, inside the package when installed."""
    beside = HERE.parents[1] / "templates"
    import investcase

    return beside if beside.is_dir() else Path(investcase.__file__).parent / "templates"


# WeasyPrint leaves its colour profile for the garbage collector to close.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

INPUTS = "format: investcase/case/1\r\ncase: tŵr £ − ≥\n".encode()
RESULT = b'{"npsv": 1}\n' + bytes(range(256))
CREATED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def bind(html: str, path: Path) -> bytes:
    content = pdf_bytes(
        html,
        title="Living at home for longer",
        attachments=[
            Attached("result.json", RESULT, "The result, as data", "Data"),
            Attached("inputs.yaml", INPUTS, "Everything the paper was made from", "Source"),
        ],
        identifier=hashlib.sha256(html.encode()).digest()[:16],
        created=CREATED,
        templates_dir=templates(),
    )
    path.write_bytes(content)
    return content


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paper") / "paper.pdf"
    bind(sample_page(), path)
    return path


@pytest.fixture
def opened(paper: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(paper) as pdf:
        yield pdf


def elements(pdf: pikepdf.Pdf, *kinds: str) -> list[Any]:
    """The structure elements of these kinds that hang from the document's root, in order."""
    found = []
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        if str(element.get("/S", "")) in kinds:
            found.append(element)
        kids = element.get("/K", [])
        waiting[:0] = [
            kid
            for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]
    return found


@pytest.mark.parametrize("profile", ["pdf/a-3a", "pdf/ua-1"])
def test_one_file_meets_both_standards(paper: Path, profile: str) -> None:
    report = page.validate_pdf(paper, profile=profile)
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_the_validator_can_fail(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    weasyprint.HTML(string="<p>untagged").write_pdf(path)
    assert not page.validate_pdf(path, profile="pdf/ua-1").is_compliant


def test_attachments_come_back_byte_for_byte(opened: pikepdf.Pdf) -> None:
    inside = {name: spec.get_file().read_bytes() for name, spec in opened.attachments.items()}
    assert inside == {"inputs.yaml": INPUTS, "result.json": RESULT}
    relations = {str(spec.UF): str(spec.AFRelationship) for spec in opened.Root.AF}
    assert relations == {"inputs.yaml": "/Source", "result.json": "/Data"}
    assert len(opened.Root.AF) == 2
    kinds = {name: spec.get_file().mime_type for name, spec in opened.attachments.items()}
    assert kinds == {"inputs.yaml": "application/yaml", "result.json": "application/json"}


def ending_in_a_carriage_return(start: bytes) -> bytes:
    """Bytes whose checksum, with which their compressed form ends, has a carriage return as its last byte."""
    return next(found for end in range(256) if zlib.adler32(found := start + b"a" * end) & 0xFF == 0x0D)


def test_a_stream_that_would_end_in_a_carriage_return_is_written_another_way(tmp_path: Path) -> None:
    unlucky = ending_in_a_carriage_return(b"inputs ")
    path = tmp_path / "unlucky.pdf"
    content = pdf_bytes(
        sample_page(),
        title="x",
        attachments=[Attached("inputs.yaml", unlucky, "x", "Source")],
        identifier=b"x" * 16,
        created=CREATED,
        templates_dir=templates(),
    )
    path.write_bytes(content)
    assert page.validate_pdf(path, profile="pdf/a-3a").is_compliant
    with pikepdf.open(path) as pdf:
        assert pdf.attachments["inputs.yaml"].get_file().read_bytes() == unlucky


def test_words_on_a_page_may_take_white_space_instead() -> None:
    drawn = pydyf.Stream([ending_in_a_carriage_return(b"0 0 m ")], compress=True)
    assert drawn.data.endswith(AMBIGUOUS_END)
    pdf = pydyf.PDF()
    pdf.add_object(drawn)
    _end_streams_plainly(pdf)
    assert drawn.compress
    assert not drawn.data.endswith(AMBIGUOUS_END)
    assert drawn.stream[1:] == [b""] * (len(drawn.stream) - 1)


def test_the_file_is_made_again_when_its_own_tables_end_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def bytes_of(document: object, *, finisher: Any, **_: object) -> bytes:
        tried.append(finisher.keywords["revision"])
        return AMBIGUOUS_END if len(tried) < 3 else b"sound"

    monkeypatch.setattr(weasyprint.Document, "write_pdf", bytes_of)
    assert bind("<h1>x</h1>", tmp_path / "x.pdf") == b"sound"
    assert tried == [0, 1, 2]


def test_a_revision_changes_the_bytes_and_neither_standard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = bind(sample_page(), tmp_path / "once.pdf")
    plain = repairs.repair
    monkeypatch.setattr(repairs, "repair", lambda document, pdf, revision: plain(document, pdf, revision=revision + 1))
    again = bind(sample_page(), tmp_path / "again.pdf")
    assert once != again
    for profile in ("pdf/a-3a", "pdf/ua-1"):
        assert page.validate_pdf(tmp_path / "again.pdf", profile=profile).is_compliant


def test_the_file_says_what_it_is(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert metadata["dc:title"] == "Living at home for longer"
        assert metadata.pdfa_status == "3A"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["xmp:CreateDate"] == "2026-11-22T09:30:00Z"
    assert str(opened.Root.Lang) == "en-GB"
    assert "/Filter" not in opened.Root.Metadata


def test_every_header_cell_says_what_it_heads(opened: pikepdf.Pdf) -> None:
    scopes = [str(cell.A.Scope) for cell in elements(opened, "/TH")]
    assert set(scopes) == {"/Column", "/Row"}
    heads = [cell for head in elements(opened, "/THead") for cell in cells_under(head)]
    assert heads
    assert all(cell.A.Scope == "/Column" for cell in heads)


def cells_under(element: Any) -> list[Any]:
    return [cell for row in element.K for cell in row.K if cell.S == "/TH"]


def test_figures_speak_and_lie_on_their_page(opened: pikepdf.Pdf) -> None:
    figures = elements(opened, "/Figure")
    assert len(figures) == 6
    for figure in figures:
        assert len(str(figure.Alt)) > 40
        x1, y1, x2, y2 = (float(value) for value in figure.A.BBox)
        left, foot, right, top = (float(value) for value in figure.Pg.MediaBox)
        assert left <= x1 < x2 <= right
        assert foot <= y1 < y2 <= top


def test_running_heads_are_furniture_not_text(opened: pikepdf.Pdf) -> None:
    content = opened.pages[1].Contents.read_bytes()
    # Page 2 has two heads, two lines of foot and a page number, which is drawn in pieces.
    assert content.count(b"/Artifact\n<</Type /Pagination>>\nBDC") >= 4
    numbers = opened.Root.StructTreeRoot.ParentTree.Nums
    assert any(slot is None for slot in numbers[3])


def test_lists_keep_their_shape(opened: pikepdf.Pdf) -> None:
    for item in elements(opened, "/LI"):
        assert item.P.S == "/L"


def test_only_our_typeface_is_inside(opened: pikepdf.Pdf) -> None:
    names = {str(font.BaseFont).split("+")[1] for sheet in opened.pages for font in sheet.Resources.Font.values()}
    assert names == {"SourceSans3-Regular", "SourceSans3-Bold", "SourceSans3-It"}


@pytest.mark.parametrize("face", ["Regular", "Bold", "It"])
def test_the_typeface_has_the_letters_the_paper_needs(face: str) -> None:
    cmap = TTFont(templates() / "fonts" / f"SourceSans3-{face}.ttf").getBestCmap()
    assert [letter for letter in "£−≥≤→ŵŷŴŶâêîôû₂✔▲▼●σ–×" if ord(letter) not in cmap] == []


def test_the_licence_travels_with_the_typeface() -> None:
    licence = (templates() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    # A Reserved Font Name means the files must be shipped as Adobe made them.
    assert "Reserved Font Name 'Source'" in licence


def test_the_letters_can_be_read_out_again(opened: pikepdf.Pdf) -> None:
    fonts = opened.pages[0].Resources.Font.values()
    # Lines of the table read "<glyph> <code point>".
    lines = b"\n".join(font.ToUnicode.read_bytes() for font in fonts).lower().splitlines()
    mapped = {line.split()[1] for line in lines if line.count(b"<") == 2}
    assert [letter for letter in "£−≥→ŵŷ" if f"<{ord(letter):04x}>".encode() not in mapped] == []


def test_an_emoji_is_named_and_no_other_font_is_borrowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("investcase.catalogue.typefaces.find_spec", lambda _: None)
    html = sample_page().replace("Annex: assumptions register</h2>", "Annex 😀 &#128512;</h2>")
    bind(html, tmp_path / "emoji.pdf")
    with pikepdf.open(tmp_path / "emoji.pdf") as pdf:
        names = {str(font.BaseFont) for sheet in pdf.pages for font in sheet.Resources.Font.values()}
        titles = [str(item.title) for item in pdf.open_outline().root]
    assert all("+SourceSans3-" in name for name in names)
    assert "Annex [2 signs]" in titles


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kent £1 − 2 ≥ ŵ", "Kent £1 − 2 ≥ ŵ"),
        ("a\nb\tc", "a\nb\tc"),
        ("ok 👍", "ok [thumbs up sign]"),
        ("♿️ access", "[wheelchair symbol] access"),
        ("a\u2028b", "a b"),
        ("\ue000", "[character u+e000]"),
        ("خدمات الرعاية, שלום", "[Arabic letters], [Hebrew letters]"),
        ("漢字と仮名", "[Chinese characters]"),
        ("😀😀😀 ok", "[3 signs] ok"),
    ],
)
def test_what_cannot_be_drawn_is_named(text: str, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("investcase.catalogue.typefaces.find_spec", lambda _: None)
    assert with_names(text) == written


def test_signed_amounts_are_kept_whole_and_no_word_is_lost() -> None:
    tree = weasyprint.HTML(
        string="<title>−£1</title><p>from −£0.3m to <b>+£2.4m</b> then −£5k, +£6k.</p><svg><text>−£9</text></svg>"
    ).etree_element
    before = "".join(tree.itertext())
    keep_amounts_whole(tree)
    assert "".join(tree.itertext()) == before
    assert [span.text for span in tree.iter("span")] == ["−£0.3m", "+£2.4m", "−£5k", "+£6k"]


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A loopback web server that remembers every path it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"LEAKED-FROM-SERVER")

        def log_message(self, *_: object) -> None:
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}", asked
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def test_nothing_outside_reaches_the_file(server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = server
    secret = tmp_path / "secret.txt"
    secret.write_text("LEAKED-FROM-DISK " * 40, encoding="utf-8")
    file = secret.as_uri()
    html = f"""<html lang="en"><head><title>x</title><base href="{address}/">
    <link rel="stylesheet" href="{address}/a.css"><link rel="attachment" href="{file}">
    <style>@import "{address}/b.css"; @font-face {{ font-family: F; src: url({address}/f.ttf) }}
    p {{ background: url({file}); font-family: F; list-style-image: url({address}/c.png) }}</style></head>
    <body><h1>x</h1><p>x <a rel="attachment" href="{file}">y</a> <a rel="attachment" href="{address}/z">z</a></p>
    <img src="{file}" alt="a"><img src="relative.png" alt="b"><object data="{address}/o"></object>
    <embed src="{file}"><svg xmlns="http://www.w3.org/2000/svg"><title>A long enough title here</title>
    <image href="{file}"/><use href="{address}/u.svg#a"/></svg></body></html>"""
    bind(html, tmp_path / "hostile.pdf")
    assert asked == []
    with pikepdf.open(tmp_path / "hostile.pdf") as pdf:
        assert set(pdf.attachments) == {"inputs.yaml", "result.json"}
        streams = b"".join(
            item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream) and readable(item)
        )
    assert b"LEAKED" not in streams


def readable(stream: pikepdf.Stream) -> bool:
    return "/Subtype" not in stream or stream.Subtype != "/Image"


def test_the_server_of_that_test_does_remember(server: tuple[str, list[str]]) -> None:
    from urllib.request import urlopen

    with urlopen(f"{server[0]}/seen") as answer:
        assert b"LEAKED" in answer.read()
    assert server[1] == ["/seen"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.com/",
        "data:text/plain,x",
        f"{BASE}fonts/../paper.css",
        f"{BASE}paper.css?x",
        f"{BASE}fonts/OFL.txt",
        f"{BASE}screen.css",
        BASE,
        "ftp://example.com/paper.css",
        "paper.css",
    ],
)
def test_the_fetcher_refuses_all_but_our_own(address: str) -> None:
    with pytest.raises(ValueError, match="refused"):
        OwnAssets(templates()).fetch(address)


@pytest.mark.parametrize("name", ["shared.css", "paper.css"])
def test_the_fetcher_opens_our_own(name: str) -> None:
    response = OwnAssets(templates()).fetch(f"{BASE}{name}")
    assert response.read() == (templates() / name).read_bytes()


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        pdf_bytes(
            "<p>",
            title="x",
            attachments=[],
            identifier=b"x" * 16,
            created=datetime(2026, 1, 1),  # noqa: DTZ001
            templates_dir=templates(),
        )


def test_a_machine_without_pango_is_told_the_one_line() -> None:
    script = (
        "import sys, importlib.abc\n"
        "class NoPango(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'weasyprint': raise OSError(\"cannot load library 'libgobject-2.0-0'\\nmore\")\n"
        "sys.meta_path.insert(0, NoPango())\n"
        "from datetime import datetime, UTC; from pathlib import Path\n"
        "from investcase.report.pdf import pdf_bytes, PdfUnavailable, install_line\n"
        "try:\n"
        "    pdf_bytes('<p>', title='x', attachments=[], identifier=b'x',"
        " created=datetime.now(UTC), templates_dir=Path('.'))\n"
        "except PdfUnavailable as error:\n"
        "    assert install_line() in str(error) and 'libgobject-2.0-0' in str(error), error\n"
        "    print('told')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "told\n"


@pytest.mark.parametrize(
    ("system", "release", "said"),
    [
        ("linux", {"ID": "debian"}, "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt-get install"),
        ("linux", {"ID": "fedora"}, "dnf install -y pango"),
        ("linux", {"ID": "alpine"}, "apk add pango"),
        ("linux", {"ID": "plan9"}, "libpangoft2"),
        ("darwin", {}, "brew install pango"),
        ("win32", {}, "pacman -S mingw-w64-x86_64-pango"),
    ],
)
def test_each_system_has_its_line(system: str, release: dict[str, str], said: str) -> None:
    assert said in install_line(system, release)
    assert "\n" not in install_line(system, release)


def test_an_error_without_words_still_gives_the_line() -> None:
    assert isinstance(unavailable(OSError()), PdfUnavailable)
    assert install_line() in str(unavailable(OSError()))
