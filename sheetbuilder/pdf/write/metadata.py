"""What the file says of itself: XMP for PDF/UA-1 and PDF/A-2a, the information dictionary, the output intent."""

from __future__ import annotations

import datetime
from importlib.resources import files

from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.syntax import reference, text

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<pdf:Producer>{tool}</pdf:Producer>
{promises}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


_PDFA = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
_PDFUA = "<pdfuaid:part>1</pdfuaid:part>\n"

# What XML wants of text between tags; xml.sax would say the same, and load a web client for it.
_TO_XML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def xmp(document: Document, tool: str, objects: Objects, *, pdfa: bool = True, pdfua: bool = True) -> int:
    """The metadata stream (ISO 19005-2, 6.6; ISO 14289-1, clause 5); uncompressed, so that any tool can read it.

    `pdfa` and `pdfua` say which promises the file can keep; the others are not made.
    """
    packet = _XMP.format(
        title=document.title.translate(_TO_XML),
        author=document.author.translate(_TO_XML),
        subject=document.subject.translate(_TO_XML),
        language=document.language.translate(_TO_XML),
        date=f"{document.date.isoformat()}T00:00:00Z",
        tool=tool.translate(_TO_XML),
        promises=(_PDFA if pdfa else "") + (_PDFUA if pdfua else ""),
    )
    return objects.stream(packet.encode("utf-8"), {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)


def information(document: Document, tool: str) -> bytes:
    """The information dictionary; it says the same as the XMP."""
    date = _pdf_date(document.date)
    return dictionary(
        Title=text(document.title),
        Author=text(document.author),
        Subject=text(document.subject),
        Creator=text(tool),
        Producer=text(tool),
        CreationDate=date,
        ModDate=date,
    )


def _pdf_date(date: datetime.date) -> bytes:
    return f"(D:{date:%Y%m%d}000000Z)".encode("ascii")


def output_intent(objects: Objects) -> bytes:
    """sRGB as the colour space that is meant (ISO 19005-2, 6.2.3)."""
    profile = files("sheetbuilder.pdf").joinpath("sRGB.icc").read_bytes()
    stream = objects.stream(profile, {"N": 3})
    return dictionary(
        Type=b"/OutputIntent",
        S=b"/GTS_PDFA1",
        OutputConditionIdentifier=text("sRGB IEC61966-2.1"),
        RegistryName=text("http://www.color.org"),
        Info=text("sRGB IEC61966-2.1"),
        DestOutputProfile=reference(stream),
    )
