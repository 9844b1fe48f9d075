"""The JSON Schema of brand files, for editors."""

from __future__ import annotations

from typing import Any

from sheetbuilder.brand.file import BrandFile
from sheetbuilder.models.schema import schema


def schemas() -> dict[str, dict[str, Any]]:
    """The schema by the `type` of the file; what a brand takes from the one that it extends it need not say."""
    found = schema("brand", BrandFile)
    needed = [key for key in found["required"] if key != "type"]
    found["required"] = ["type"]
    found["anyOf"] = [{"required": ["extends"]}, {"required": needed}]
    return {"brand": found}
