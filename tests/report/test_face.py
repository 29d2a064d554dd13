"""A council's own face: its name, logo and colour on every paper, made safe, readable, and the same bytes each time."""

from __future__ import annotations

import random
import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import page
import pikepdf
import pypdf
import pytest
from contrast import contrast
from PIL import Image, PngImagePlugin
from test_page_1 import EXAMPLES, STORIES
from test_report_pdf import elements

import investcase
from cases import SMALLEST, solved
from investcase.documents.brand import Brand
from investcase.reading.problems import Problem, Problems
from investcase.report.charts.palette import DARK_GROUNDS, GROUNDS, NAVY
from investcase.report.equality_paper import equality_html
from investcase.report.face import Face
from investcase.report.face.contrast import least_contrast, readable
from investcase.report.face.png import png_logo
from investcase.report.face.reading import face_of, read_face
from investcase.report.face.svg import svg_logo
from investcase.report.lengths import Length, Piece
from investcase.report.papers import pdf_files
from investcase.report.render import rendered
from investcase.report.short.pattern import Pattern
from investcase.report.views import Views
from word_read import Word

# WeasyPrint leaves its colour profile for the garbage collector to close.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

SMALL = STORIES[Pattern.PAYS_BACK].appraisal
SVG = (
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:own="http://drawing.example" '
    'viewBox="0 0 240 80">'
    "<style>/* its own */ .a, .b { fill: #7a0019 } .b { stroke: #c9a227 }</style><metadata>by A. Person</metadata>"
    '<own:view at="1"/><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
    '<rect class="a" x="2" y="2" width="76" height="76" onclick="x()"/><path class="b" d="M20 60L40 20Z"/>'
    '<g transform="translate(95,20)"><rect fill="url(#g)" style="stroke:none" width="140" height="14"/></g></svg>'
)
BRAND = (
    "format: investcase/brand/1\nname: Southshire Council\nlogo: crest.svg\nlogo_in_word: crest.png\ncolour: 7a0019\n"
)


def png(wide: int = 120, high: int = 40, secret: str = "") -> bytes:
    """A half-transparent red picture, with words beside it."""
    kept = PngImagePlugin.PngInfo()
    if secret:
        kept.add_text("Author", secret)
    out = BytesIO()
    Image.new("RGBA", (wide, high), (200, 0, 0, 128)).save(out, "PNG", pnginfo=kept)
    return out.getvalue()


def laid(folder: Path, text: str = BRAND) -> Path:
    """A brand with its logos beside it."""
    (folder / "crest.svg").write_text(SVG, "utf-8")
    (folder / "crest.png").write_bytes(png())
    file = folder / "brand.yaml"
    file.write_text(text, "utf-8")
    return file


def told(file: Path) -> Problem:
    """The one thing that is wrong with a brand."""
    with pytest.raises(Problems) as raised:
        read_face(file)
    (problem,) = raised.value.problems
    return problem


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> Face:
    return read_face(laid(tmp_path_factory.mktemp("brand")))


def test_a_paper_bears_it_and_keeps_both_standards(face: Face, tmp_path: Path) -> None:
    made = pdf_files(Views(SMALL, face=face), Length.SHORT, tuple(Piece), lambda _: None)
    assert made == pdf_files(Views(SMALL, face=face), Length.SHORT, tuple(Piece), lambda _: None)
    for number, content in enumerate(made):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(content)
        for profile in ("pdf/a-3a", "pdf/ua-1"):
            report = page.validate_pdf(file, profile=profile)
            assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
        with pikepdf.open(file) as opened:
            alts = [str(each.get("/Alt", "")) for each in elements(opened, "/Figure")]
        assert alts.count("Logo of Southshire Council") == 1
        reader = pypdf.PdfReader(file)
        assert "Southshire Council" in reader.pages[0].extract_text()
        drawn = "".join(map(marks_of, reader.pages))
        assert paints(drawn, "#7a0019")
        assert not paints(drawn, NAVY), "a mark or word is still in the paper's own colour"


def marks_of(sheet: pypdf.PageObject) -> str:
    held = sheet.get_contents()
    return "" if held is None else held.get_data().decode("latin-1")


def paints(drawn: str, colour: str) -> bool:
    """Whether anything is painted in a colour; PDF writes each part as a share of 255."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    found = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn|RG|SCN)\b", drawn)
    return any(all(abs(float(a) - b) < 0.002 for a, b in zip(each, parts, strict=True)) for each in found)


def test_that_law_sees_the_papers_own_colour() -> None:
    (made,) = pdf_files(Views(SMALL), Length.PAGE, (Piece.PAPER,), lambda _: None)
    assert paints(marks_of(pypdf.PdfReader(BytesIO(made)).pages[0]), NAVY)


def test_losses_are_still_hatched_and_keep_their_colour(face: Face) -> None:
    plain, own = (Views(SMALL, face=each).short.page_1.chart for each in (Face(), face))
    assert plain is not None
    assert own is not None
    assert face.coloured(own.svg).replace('"#7a0019"', f'"{NAVY}"') == plain.svg


def test_the_web_page_holds_all_of_it_and_says_it_in_the_dark_too(face: Face) -> None:
    (made,) = rendered(Views(SMALL, face=face), "html")
    html = made.decode("utf-8")
    assert f'"{NAVY}"' not in html
    assert html.count('alt="Logo of Southshire Council"') == 1
    (kind, inside) = re.findall(r'<img class="logo" src="data:image/([\w+]+);base64,([^"]+)"', html)[0]
    assert face.logo is not None
    assert (kind, b64decode(inside)) == ("svg+xml", face.logo.content)
    dark = html.rpartition("(prefers-color-scheme: dark)")[2]
    assert f"--navy: {face.colour_on_dark}" in dark
    assert '[fill="#7a0019"]' in dark


def test_the_equality_note_alone_bears_it(face: Face) -> None:
    appraisal = investcase.appraise(investcase.load(EXAMPLES / "grants-close-early"))
    html = equality_html(appraisal, screen=False, face=face)
    assert "Logo of Southshire Council" in html
    assert '<p class="kicker">Southshire Council · ' in html
    assert "Logo of" not in equality_html(appraisal, screen=False)


def test_word_bears_it(face: Face) -> None:
    (made,) = rendered(Views(SMALL, face=face), "docx")
    word = Word(made)
    xml = word.xml("word/document.xml") + word.xml("word/styles.xml")
    assert 'descr="Logo of Southshire Council"' in xml
    assert "7A0019" in xml
    assert "12355B" not in xml
    assert next(line.words for line in word.lines()).strip().startswith("Southshire Council · ")


def test_the_workbook_bears_its_colour(face: Face) -> None:
    used = []
    for views in (Views(SMALL, face=face), Views(SMALL)):
        (made,) = rendered(views, "xlsx")
        book = openpyxl.load_workbook(BytesIO(made))
        used.append({str(cell.fill.fgColor.rgb)[2:] for sheet in book for row in sheet.iter_rows() for cell in row})
    assert "7A0019" in used[0] - used[1]
    assert "12355B" in used[1] - used[0]


def test_without_one_nothing_is_another(tmp_path: Path) -> None:
    assert face_of(SMALL.case) == Face()
    assert rendered(Views(SMALL), "html") == rendered(Views(SMALL, face=Face()), "html")


def test_it_is_found_beside_the_case_then_beside_the_library_and_the_named_one_goes_first(tmp_path: Path) -> None:
    cases, library = tmp_path / "cases", tmp_path / "assumptions"
    case = cases / "grants"
    for folder in (case, library / "sources"):
        folder.mkdir(parents=True)
    source = "{id: ours, title: Ours, publisher: Us, date: '2026', licence: our own, read: read_at_source}"
    (library / "sources" / "ours.yaml").write_text(f"format: investcase/sources/1\nsources: [{source}]\n", "utf-8")
    (case / "case.yaml").write_text(SMALLEST, "utf-8")
    loaded = investcase.load(case, library=library)

    def brand(folder: Path, name: str) -> Path:
        file = folder / "brand.yaml"
        file.write_text(f"format: investcase/brand/1\nname: {name}\n", "utf-8")
        return file

    assert face_of(loaded).name is None
    beside_library = brand(tmp_path, "Of the library")
    assert face_of(loaded).name == "Of the library"
    brand(case, "Of the case")
    assert face_of(loaded).name == "Of the case"
    assert face_of(loaded, beside_library).name == "Of the library"
    investcase.render(investcase.appraise(loaded), tmp_path / "a.html")
    assert "Of the case" in (tmp_path / "a.html").read_text("utf-8")


def test_its_files_are_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(SMALLEST, "utf-8")
    file = laid(tmp_path)
    logo = (tmp_path / "crest.svg").rename(tmp_path / "crest.html")
    file.write_text(BRAND.replace("crest.svg", "crest.html"), "utf-8")
    with pytest.raises(investcase.UnwritableError, match="is read here"):
        investcase.render(investcase.appraise(investcase.load(tmp_path)), logo)
    assert logo.read_text("utf-8") == SVG


def test_a_brand_of_what_is_no_paper_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"only a paper or a workbook has a brand, and a\.csv is none"):
        investcase.render(solved(SMALLEST), tmp_path / "a.csv", brand=laid(tmp_path))


def test_word_needs_a_picture_unless_a_template_brings_its_own(tmp_path: Path) -> None:
    file = laid(tmp_path, BRAND.replace("logo_in_word: crest.png\n", ""))
    with pytest.raises(Problems) as raised:
        investcase.render(solved(SMALLEST), tmp_path / "a.docx", brand=file)
    (problem,) = raised.value.problems
    assert (problem.code, problem.field) == ("brand-logo", "logo")
    assert not (tmp_path / "a.docx").exists()
    file.write_text(file.read_text("utf-8") + "logo_in_word: crest.png\n", "utf-8")
    assert read_face(file, in_word=True).logo_in_word is not None


@pytest.mark.parametrize("field", ["colour", "colour_on_dark"])
def test_any_colour_is_read_or_mended_to_one_that_can_be_read(field: str, tmp_path: Path) -> None:
    """Random colours: what is taken can be read on all it stands on, and what is offered is taken when it is typed."""
    draw, refused = random.Random(5), 0
    for _ in range(60):
        colour = f"{draw.randrange(1 << 24):06x}"
        given = {"colour": "7a0019", field: colour}
        lines = "".join(f"{name}: {value}\n" for name, value in given.items())
        file = tmp_path / "brand.yaml"
        file.write_text(f"format: investcase/brand/1\n{lines}", "utf-8")
        try:
            face = read_face(file)
        except Problems as problems:
            refused += 1
            (problem,) = problems.problems
            assert (problem.code, problem.field) == ("brand-contrast", field)
            (mend,) = problem.mends
            at, text = mend.start, file.read_text("utf-8").splitlines()
            text[at.line - 1] = text[at.line - 1][: at.column - 1] + mend.text
            file.write_text("\n".join(text) + "\n", "utf-8")
            face = read_face(file)
        assert face.colour is not None
        assert face.colour_on_dark is not None
        assert all(contrast(face.colour, ground) >= 4.5 for ground in GROUNDS)
        assert all(contrast(face.colour_on_dark, ground) >= 4.5 for ground in DARK_GROUNDS)
    assert 10 < refused < 60


def test_the_colour_offered_is_the_nearest() -> None:
    """One step less of black would not do."""
    for colour in ("#ff9900", "#00aa88", "#888888", "#ffffff"):
        found = readable(colour, GROUNDS, "#000000")
        assert least_contrast(found, GROUNDS) >= 4.5
        shares = [
            int(found[at : at + 2], 16) / int(colour[at : at + 2], 16)
            for at in (1, 3, 5)
            if colour[at : at + 2] != "00"
        ]
        lighter = "#" + "".join(
            f"{min(round(int(colour[at : at + 2], 16) * (max(shares) + 0.012)), 255):02x}" for at in (1, 3, 5)
        )
        assert least_contrast(lighter, GROUNDS) < 4.5


@pytest.mark.parametrize(
    ("line", "code", "remedy"),
    [
        ("colour: #7a0019", "yaml-syntax", "put the whole text in quotation marks"),
        ("colour: # 7a0019", "colour", "write it here"),
        ("colour: red", "colour", None),
        ("colour: 123", "colour", "write 112233"),
        ("colour: '122, 0, 25'", "colour", "write 7a0019"),
        ("colour: '300, 0, 25'", "colour", None),
        ("colour: ffcc00", "brand-contrast", "write 8"),
        ("logo: gone.png", "brand-logo", None),
        ("logo: ../crest.png", "table-csv", None),
        ("logo_in_word: crest.png", "brand-empty", "write logo: crest.png"),
        ("colour_on_dark: ffffff", "brand-empty", "write colour, or take"),
        ("", "brand-empty", "write one of them"),
    ],
)
def test_what_is_wrong_is_told_once_with_what_to_do(line: str, code: str, remedy: str | None, tmp_path: Path) -> None:
    problem = told(laid(tmp_path, f"format: investcase/brand/1\n{line}\n"))
    assert problem.code == code
    assert problem.expected or problem.code == "yaml-syntax"
    assert problem.position is not None
    if remedy:
        assert (problem.remedy or "").startswith(remedy)


def test_an_svg_is_written_anew_from_its_shapes_alone() -> None:
    logo = svg_logo(SVG.encode())
    text = logo.content.decode("utf-8")
    assert logo.ratio == 3
    for gone in ("onclick", "Person", "style", "class", "drawing.example"):
        assert gone not in text
    drawn = {each.tag.rpartition("}")[2]: each.attrib for each in ET.fromstring(text).iter()}
    assert drawn["path"] == {"d": "M20 60L40 20Z", "fill": "#7a0019", "stroke": "#c9a227"}
    assert svg_logo(logo.content).content == logo.content


OUTSIDE = "http://example.com/a"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        f'<image href="{OUTSIDE}.png" width="9" height="9"/>',
        "<foreignObject><p>words</p></foreignObject>",
        f'<use href="{OUTSIDE}.svg#b"/>',
        '<use href="file:///etc/passwd#b"/>',
        f'<rect width="9" height="9" fill="url({OUTSIDE})"/>',
        f'<rect width="9" height="9" fill="url(#g) url({OUTSIDE})"/>',
        f'<rect width="9" height="9" style="fill:url(\'{OUTSIDE}\')"/>',
        '<rect width="9" height="9" fill="\\75rl(x)"/>',
        f"<style>@import '{OUTSIDE}.css';</style>",
        f"<style>.a {{ fill: url({OUTSIDE}) }}</style><rect class='a' width='9' height='9'/>",
        "<style>rect { fill: red }</style>",
        '<rect width="9" height="9" mask="url(#m)"/>',
        '<animate attributeName="x"/>',
        "<text>Southshire</text>",
        "<svg><rect width='9' height='9'/></svg>",
        "<g>" * 6 + "<rect width='9' height='9'/>" * 6000 + "</g>" * 6,
    ],
)
def test_what_opens_runs_moves_or_hides_is_refused(inside: str) -> None:
    given = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/>{inside}</svg>'
    with pytest.raises(ValueError, match=r"; (save|turn)|save it"):
        svg_logo(given.encode())


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"no drawing",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"><rect width="9" height="9"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><metadata/></svg>',
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>".encode("utf-16"),
        b"\x89PNG\r\n\x1a\n and no more",
        png()[:60],
        png(3001, 2),
        png(130, 10),
    ],
)
def test_what_is_no_logo_is_told_at_its_line(given: bytes, tmp_path: Path) -> None:
    file = laid(tmp_path, "format: investcase/brand/1\nlogo: crest.png\n")
    (tmp_path / "crest.png").write_bytes(given)
    problem = told(file)
    assert (problem.code, problem.field) == ("brand-logo", "logo")
    assert problem.message.startswith("crest.png cannot be the logo: ")
    assert re.search(r"; (save|cut)", problem.message)


def test_a_png_is_drawn_anew_on_white() -> None:
    logo = png_logo(png(secret="A. Person"))
    assert b"Person" not in logo.content
    with Image.open(BytesIO(logo.content)) as drawn:
        assert drawn.mode == "RGB"
        # Half of (200, 0, 0) on white: 128 of 255 parts of it.
        assert drawn.getpixel((5, 5)) == (227, 127, 127)
    assert logo.size == (36.0, 12.0)
    assert png_logo(png(1200, 120)).size == (48.0, 4.8)


def test_words_of_a_case_are_left_as_they_are(face: Face) -> None:
    appraisal = solved(SMALLEST.replace("Community grants", f"'Grants in \"{NAVY}\"'"))
    (made,) = rendered(Views(appraisal, face=face), "html")
    assert NAVY in made.decode("utf-8").partition("<main")[0].partition("<h1>")[2]


DOCS = Path(__file__).parents[2] / "docs" / "your-own-face.md"


@pytest.mark.skipif(not DOCS.is_file(), reason="installed without its documentation")
def test_what_the_docs_show_is_what_is_read_and_said(tmp_path: Path) -> None:
    text = DOCS.read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example == BRAND
    assert read_face(laid(tmp_path, example)).name == "Southshire Council"
    (shown,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    problem = told(laid(tmp_path, "format: investcase/brand/1\ncolour: ffcc00\n"))
    assert str(problem).replace(f"{tmp_path}/", "") == shown.strip()
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == [*Brand.model_fields]
