"""A council's own Word template: its named styles and its named places, looked at before any work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO

from investcase.catalogue.shipped import templates_dir
from investcase.reading.extras import needed
from investcase.report.view.tables import listed
from investcase.report.word.packing import as_document
from investcase.report.word.parts_of_xml import WHY, Document, Element, element, qualified
from investcase.report.word.places import faults_of_places
from investcase.report.word.styles import Styles

NAMED = ("Normal", "Title", "Heading 1", "Heading 2", "Caption", "List Bullet", "List Number")
"""The styles of Word's own that the paper is set in. Those called Paper are added where a template has none."""


class TemplateError(ValueError):
    """A template that no paper can be put into; the message says all that is wrong with it, and what to do."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was looked at: the bytes of a document, and what its file is called."""

    content: bytes
    name: str

    def opened(self) -> Document:
        """The template as a document to write into, with every style that the paper is set in."""
        document: Document = needed("docx", WHY).Document(BytesIO(self.content))
        _add_ours(document.styles.element)
        return document


def template_of(content: bytes, name: str) -> Template:
    """A template from the bytes of a file.

    Raises:
        TemplateError: it is no Word document, lacks a style, or does not say where the paper goes.
        MissingPackageError: python-docx is not installed.
    """
    docx = needed("docx", WHY)
    try:
        document_bytes = as_document(content)
    except ValueError as error:
        raise TemplateError(f"{name} cannot be a template: {error}") from None
    try:
        document: Document = docx.Document(BytesIO(document_bytes))
        faults = [*_lacking(document), *faults_of_places(document.element.body, heads_and_feet(document))]
    except (KeyError, ValueError, AttributeError, TypeError, SyntaxError) as error:
        raise TemplateError(f"{name} cannot be a template: Word may open it, but what it holds is damaged") from error
    if faults:
        raise TemplateError(f"{name} cannot be a template: {'; '.join(faults)}")
    return Template(document_bytes, name)


def heads_and_feet(document: Document) -> list[Element]:
    """What stands along the heads and feet of a document's pages."""
    kinds = ("/header", "/footer")
    return [rel.target_part.element for rel in document.part.rels.values() if rel.reltype.endswith(kinds)]


def numbering_of(document: Document) -> Element:
    """The element that holds a document's numbered lists; a new one where it has none."""
    part = document.part
    for relation in part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part.element
    names = needed("docx.opc.constants", WHY)
    kind = needed("docx.parts.numbering", WHY).NumberingPart
    at = needed("docx.opc.packuri", WHY).PackURI("/word/numbering.xml")
    made = kind(at, names.CONTENT_TYPE.WML_NUMBERING, element("w:numbering"), part.package)
    part.relate_to(made, names.RELATIONSHIP_TYPE.NUMBERING)
    return made.element


def our_styles(coloured: Callable[[str], str] = str) -> Element:
    """The looks of the paper where no template gives its own; `coloured` gives each its colour."""
    styles = needed("docx.oxml", WHY).parse_xml((templates_dir() / "word-styles.xml").read_bytes())
    for each in styles.iter():
        for name, value in each.attrib.items():
            each.set(name, coloured(value))
    return styles


def _lacking(document: Document) -> Iterator[str]:
    styles = Styles(document.styles.element)
    lacking = [name for name in NAMED if name not in styles]
    if lacking:
        many = "styles named" if len(lacking) > 1 else "style named"
        remedy = "in Word, set a line in each, save the file, and take the lines away again"
        yield f"it has no {many} {listed(lacking)}; {remedy}"


def _add_ours(styles: Element) -> None:
    """Add the styles called Paper that a template lacks; the document is in English, whatever its template was."""
    there, ours = Styles(styles), our_styles()
    named = {
        each.get(qualified("w:styleId")): str(each.find(qualified("w:name")).get(qualified("w:val")))
        for each in ours.iter(qualified("w:style"))
    }
    for each in ours.iter(qualified("w:style")):
        name = each.find(qualified("w:name")).get(qualified("w:val"))
        if each.get(qualified("w:customStyle")) and name not in there:
            made = deepcopy(each)
            based = made.find(qualified("w:basedOn"))
            if based is not None:
                basis = named[based.get(qualified("w:val"))]
                if basis in NAMED:
                    based.set(qualified("w:val"), there(basis))
                elif not basis.startswith("Paper "):
                    made.remove(based)
            styles.append(made)
    for usual in styles.iter(qualified("w:rPrDefault")):
        for language in usual.iter(qualified("w:lang")):
            language.set(qualified("w:val"), "en-GB")
