"""The entries that a PDF may have (ISO 32000), and those that carry words."""

import re

from answerable.files.gate.markup import NAME, words

ENTRIES = words(
    # document and pages
    " Type Subtype Version Pages PageLabels Outlines Names Dests ViewerPreferences PageLayout"
    " PageMode StructTreeRoot MarkInfo Lang Metadata OutputIntents OpenAction Extensions URI"
    " Parent Kids Count Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents"
    " Annots StructParents StructParent Tabs Group UserUnit Size Root Info ID Prev DocChecksum"
    " XRefStm Index W"
    # resources and streams
    " Length Filter DecodeParms DL ExtGState ColorSpace Pattern Shading XObject Font ProcSet"
    " Properties FormType BBox Matrix S CS I K Predictor Colors Columns BlackIs1 Rows"
    " EncodedByteAlign EndOfLine EndOfBlock DamagedRowsBeforeError EarlyChange ColorTransform"
    " JBIG2Globals Width Height BitsPerComponent ImageMask Mask SMask SMaskInData Matte Decode"
    " Interpolate Intent N Alternate Range Name"
    # looks
    " CA ca BM LW LC LJ ML D RI OP op OPM BG BG2 UCR UCR2 TR TR2 HT FL SM SA AIS TK G BC"
    " ShadingType Coords Domain Function Extend Background AntiAlias FunctionType C0 C1"
    " Functions Bounds Encode Order BitsPerSample BitsPerCoordinate BitsPerFlag VerticesPerRow"
    " PatternType PaintType TilingType XStep YStep WhitePoint BlackPoint Gamma"
    # fonts
    " BaseFont Encoding ToUnicode FontDescriptor FirstChar LastChar Widths DescendantFonts"
    " CIDSystemInfo Registry Ordering Supplement DW DW2 W2 CIDToGIDMap FontName Flags FontBBox"
    " ItalicAngle Ascent Descent CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth"
    " Leading FontFile FontFile2 FontFile3 CIDSet CharSet Length1 Length2 Length3 FontFamily"
    " FontStretch FontWeight Style BaseEncoding Differences CharProcs FontMatrix WMode UseCMap"
    " CMapName Panose"
    # structure
    " P Pg C R T Alt E ActualText Obj MCID Stm StmOwn A O ParentTree ParentTreeNextKey RoleMap"
    " ClassMap IDTree Nums Limits Marked UserProperties Suspects Placement WritingMode"
    " SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BlockAlign InlineAlign"
    " TBorderStyle TPadding BaselineShift LineHeight TextDecorationColor TextDecorationThickness"
    " TextDecorationType ListNumbering RowSpan ColSpan Headers Scope Summary BackgroundColor"
    " BorderColor BorderStyle BorderThickness Padding Color GlyphOrientationVertical ColumnCount"
    " ColumnGap ColumnWidths NS Namespaces Role"
    # links, outline, viewer
    " Rect NM M F AP AS Border Dest H PA QuadPoints BS Next First Last Title SE IsMap"
    " DisplayDocTitle HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow"
    " NonFullScreenPageMode Direction PrintScaling Duplex NumCopies ViewArea ViewClip PrintArea"
    " PrintClip St"
    # output intents, properties
    " OutputCondition OutputConditionIdentifier RegistryName DestOutputProfile BaseVersion"
    " ExtensionLevel Author Subject Keywords Creator Producer CreationDate ModDate Trapped"
)
"""Names of entries; an entry of another name is nobody's."""

REFUSED = {
    **dict.fromkeys(("EF", "EmbeddedFiles", "AF", "Collection"), ("P03", "a file inside the file")),
    **dict.fromkeys(("RichMedia", "Ref"), ("P03", "a film or another file")),
    **dict.fromkeys(("AcroForm", "XFA", "Fields", "NeedAppearances"), ("P06", "a form")),
    **dict.fromkeys(("JS", "JavaScript"), ("P06", "a program")),
    **dict.fromkeys(("AA", "Launch"), ("P06", "an action")),
    **dict.fromkeys(("OC", "OCProperties", "OCGs"), ("P06", "a layer that can be switched off")),
    "Thumb": ("I01", "a small picture of the page as it once was"),
    "Alternates": ("I01", "another version of a picture"),
    "PieceInfo": ("P05", "private data of a program"),
    "LastModified": ("P05", "private data of a program"),
    "Encrypt": ("P07", ""),
    "Perms": ("P06", "a signature"),
    "SpiderInfo": ("P05", "where it was copied from"),
}  # fmt: skip

OPEN_NAMES = words(
    " ExtGState ColorSpace Pattern Shading XObject Font Properties CharProcs RoleMap ClassMap"
    " Dests Extensions Colorants"
)
"""Entries under which a document chooses the names itself."""

OWN_NAME = re.compile(r"/(?!.*[0-9]{5})[\w+.:*# -]{1,64}|/[A-Za-z]{1,12}[0-9]{1,12}")
WORDS = words("Title Alt ActualText E T Summary Contents")
"""Entries with words that must stand on the pages as well."""

_ONE_WORD = re.compile(r"[\w.:#+*-]{1,64}")
_DAY = re.compile(r"(?:D:)?[0-9]{4}[0-9'+Z:T.-]{0,26}")
_FONT_SIGNS = re.compile(r"(?:/[\w.]{1,40}){1,2000}")
_COLOURS = re.compile(rf"sRGB IEC61966-2[.-]1|(?:{NAME.pattern})")

SHAPES = {
    **dict.fromkeys(
        ("Names", "Limits", "Headers", "Kids", "Dest", "Dests", "D", "NM", "ID"), _ONE_WORD
    ),
    **dict.fromkeys(("M", "CreationDate", "ModDate"), _DAY),
    **dict.fromkeys(("OutputCondition", "OutputConditionIdentifier", "Info"), _COLOURS),
    "FontFamily": NAME,
    **dict.fromkeys(("Registry", "Ordering"), re.compile(r"[A-Za-z][\w-]{0,24}")),
    "RegistryName": re.compile(r"https?://www\.color\.org/?"),
    "Lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"),
    "CharSet": _FONT_SIGNS,
    "P": re.compile(r"[A-Za-z. -]{0,10}"),
}
"""Entries with a short text, and what it may look like."""
