"""The words of WordprocessingML and DrawingML that a document may be written in (ECMA-376)."""

import re

from answerable.files.gate.markup import words

SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.microsoft.com/office/word/2010/wordml",
)

CHANGES = words(
    " ins del moveFrom moveTo moveFromRangeStart moveFromRangeEnd moveToRangeStart"
    " moveToRangeEnd rPrChange pPrChange tblPrChange tblGridChange trPrChange tcPrChange"
    " sectPrChange numberingChange tblPrExChange cellIns cellDel cellMerge delText delInstrText"
    " customXmlInsRangeStart customXmlDelRangeStart"
)
COMMENTS = words(" commentRangeStart commentRangeEnd commentReference annotationRef")
OBJECTS = {
    "object": "an embedded object",
    "OLEObject": "an embedded object",
    "altChunk": "another document inside this one",
    "subDoc": "another document inside this one",
    "control": "a control",
    "sdt": "a content control, which can hold data that is not shown",
    "dataBinding": "a content control bound to data",
    "customXml": "custom XML around the text",
    "smartTag": "a smart tag",
    "pict": "an old drawing or text box",
    "AlternateContent": "a drawing or text box in two versions",
    "anchor": "a floating picture, which may cover text or lie off the page",
    "framePr": "a frame, which may lie off the page",
    "fldData": "data of a field",
    "ffData": "a form field",
    "contentPart": "ink",
    "hlinkClick": "a link on a picture",
    "permStart": "a permission that names somebody",
}
"""Elements that hold or fetch more than is seen, each with the words for it."""

TEXTS = frozenset(("t", "instrText"))

FIELDS = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|TOC|(?:PAGEREF|REF|NOTEREF|SEQ)\s+_?\w{1,40})"
    r"(?:\s+\\[a-z*@#](?:\s+\"[\w ,;-]{0,40}\"|\s+[A-Za-z]{1,20}|\s+[0-9-]{1,5})?)*\s*"
)
"""Fields that print a number of a page, figure or note, or a list of headings."""

BODY = words(
    # blocks and runs
    " document background body hdr ftr footnotes endnotes footnote endnote p r t tbl tr tc br"
    " tab cr noBreakHyphen softHyphen sym lastRenderedPageBreak hyperlink bookmarkStart"
    " bookmarkEnd proofErr footnoteReference endnoteReference footnoteRef endnoteRef separator"
    " continuationSeparator pgNum fldSimple fldChar instrText drawing ptab dayLong dayShort"
    # properties of runs
    " rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
    " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish ligatures"
    " numForm numSpacing stylisticSets cntxtAlts"
    # properties of paragraphs
    " pPr pStyle keepNext keepLines pageBreakBefore widowControl numPr ilvl numId"
    " suppressLineNumbers pBdr top left bottom right between bar start end tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN"
    " bidi adjustRightInd ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
    " textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    # properties of tables
    " tblPr tblPrEx tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize"
    " tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders insideH insideV tblLayout"
    " tblCellMar tblLook tblCaption tblDescription tblGrid gridCol trPr gridBefore gridAfter"
    " wBefore wAfter cantSplit trHeight tblHeader hidden tcPr tcW gridSpan hMerge vMerge"
    " tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign hideMark"
    # properties of sections
    " sectPr headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols col formProt noEndnote titlePg rtlGutter docGrid numFmt"
    " numStart numRestart pos"
    # pictures in the line
    " inline extent effectExtent docPr cNvGraphicFramePr graphicFrameLocks graphic graphicData"
    " pic nvPicPr cNvPr cNvPicPr picLocks blipFill blip srcRect stretch fillRect spPr xfrm off"
    " ext prstGeom avLst ln noFill extLst useLocalDpi"
)
"""Every element that the text, headers, footers and notes may hold."""
