"""Says in the file that it is PDF/UA-1 as well as PDF/A-3a.

WeasyPrint 70 writes one claim per file (its issue 2783). The second must stand inside the same ``rdf:RDF``, since
validators read no other, and PDF/A-3 wants the property it uses described.
"""

from typing import Any

_UA_CLAIM = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def claim_accessibility(metadata: Any) -> None:
    """Make this WeasyPrint ``DocumentMetadata`` write the PDF/UA-1 claim beside its own."""
    plain = metadata.generate_rdf_metadata

    def with_claim(variant: str, version: str, conformance: str) -> bytes:
        written: bytes = plain(variant, version, conformance)
        return written.replace(b"</rdf:RDF>", _UA_CLAIM)

    metadata.generate_rdf_metadata = with_claim
