"""The register of codes: what each SBnnn means, with an example and its remedy, in Danish and in English."""

from sheetbuilder.codes.register import Code, CodeRange, CodeText, chapters, find, nearest, normalized

__all__ = ["Code", "CodeRange", "CodeText", "chapters", "find", "nearest", "normalized"]
