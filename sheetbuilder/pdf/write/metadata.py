"""What the file says of itself: XMP with the standards it claims, the information dictionary, the output intent."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sheetbuilder import resources
from sheetbuilder.layout.flow.pages import Document
from sheetbuilder.layout.sides import Flip, PaperSides
from sheetbuilder.pdf.conformance.standards import UA_1, Schema, Standard, StandardPair
from sheetbuilder.pdf.write.objects import Objects
from sheetbuilder.pdf.write.slots import dictionary
from sheetbuilder.pdf.write.syntax import reference, text
from sheetbuilder.theme.profile import InkProfile

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{namespaces}>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{changed}</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<pdf:Producer>{tool}</pdf:Producer>
{claims}</rdf:Description>
{more}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_EXPLAINED = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_DECLARED = """<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag>{declared}</rdf:Bag></pdfd:declarations>
</rdf:Description>
"""
_DECLARATION = """<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>{address}</pdfd:conformsTo>
</rdf:li>"""

_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li>"""
_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description>
</rdf:li>"""

# What XML wants of text between tags; xml.sax would say the same, and load a web client for it.
_TO_XML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def xmp(
    document: Document, tool: str, objects: Objects, pair: StandardPair = UA_1, claimed: Sequence[Standard] = UA_1.both
) -> int:
    """The metadata stream (ISO 19005-2, 6.6; ISO 14289-1, clause 5); uncompressed, so that any tool can read it.

    `claimed` are the standards of the pair that the file can keep; no other is named.
    """
    # The schemas stand there whatever is claimed: an explanation too many does no harm.
    schemas = [standard.schema for standard in pair.both]
    explained = "".join(_explained(schema) for schema in schemas if schema.properties)
    declared = "".join(_DECLARATION.format(address=each) for standard in claimed for each in standard.declares)
    packet = _XMP.format(
        namespaces="".join(f' xmlns:{schema.prefix}="{schema.namespace}"' for schema in schemas),
        title=document.title.translate(_TO_XML),
        author=document.author.translate(_TO_XML),
        subject=document.subject.translate(_TO_XML),
        language=document.language.translate(_TO_XML),
        created=f"{document.created.isoformat()}T00:00:00Z",
        changed=f"{document.changed.isoformat()}T00:00:00Z",
        tool=tool.translate(_TO_XML),
        claims="".join(map(_claim, claimed)),
        more=(_EXPLAINED.format(schemas=explained) if explained else "")
        + (_DECLARED.format(declared=declared) if declared else ""),
    )
    return objects.stream(packet.encode("utf-8"), {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)


def _claim(standard: Standard) -> str:
    prefix = standard.schema.prefix
    return "".join(f"<{prefix}:{name}>{value}</{prefix}:{name}>\n" for name, value in standard.claim)


def _explained(schema: Schema) -> str:
    """A schema that PDF/A does not know by itself (ISO 19005-2, 6.6.2.3)."""
    properties = "".join(
        _PROPERTY.format(name=each.name, kind=each.kind, description=each.description) for each in schema.properties
    )
    return _SCHEMA.format(title=schema.title, namespace=schema.namespace, prefix=schema.prefix, properties=properties)


def information(document: Document, tool: str) -> bytes:
    """The information dictionary; it says the same as the XMP."""
    return dictionary(
        Title=text(document.title),
        Author=text(document.author),
        Subject=text(document.subject),
        Creator=text(tool),
        Producer=text(tool),
        CreationDate=_pdf_date(document.created),
        ModDate=_pdf_date(document.changed),
    )


def _pdf_date(date: datetime.date) -> bytes:
    return f"(D:{date:%Y%m%d}000000Z)".encode("ascii")


def viewer_preferences(sides: PaperSides, pages: int) -> bytes:
    """What a program that shows or prints the file is asked to do (ISO 32000-1, table 150).

    The title stands in the window. Pages are printed as large as they are, for margins, holes and places to write are
    measured on the paper; on paper of their size, on the sides that were asked for. One page takes one side.
    """
    if sides.one_sided or pages < 2:
        duplex = b"/Simplex"
    else:
        duplex = b"/DuplexFlipShortEdge" if sides.flip is Flip.SHORT else b"/DuplexFlipLongEdge"
    return dictionary(DisplayDocTitle=b"true", Duplex=duplex, PrintScaling=b"/None", PickTrayByPDFSize=b"true")


def output_intent(objects: Objects, press: InkProfile | None = None) -> bytes:
    """The colour space that is meant (ISO 19005-2, 6.2.3): that of a press, or else sRGB."""
    if press is not None:
        # Whether the name is one of a registry nobody can know from a file, so none is named.
        return dictionary(
            Type=b"/OutputIntent",
            S=b"/GTS_PDFA1",
            OutputConditionIdentifier=text(press.name),
            Info=text(press.name),
            DestOutputProfile=reference(objects.stream(press.data, {"N": 4})),
        )
    profile = resources.colour_profile().read_bytes()
    stream = objects.stream(profile, {"N": 3})
    return dictionary(
        Type=b"/OutputIntent",
        S=b"/GTS_PDFA1",
        OutputConditionIdentifier=text("sRGB IEC61966-2.1"),
        RegistryName=text("http://www.color.org"),
        Info=text("sRGB IEC61966-2.1"),
        DestOutputProfile=reference(stream),
    )
