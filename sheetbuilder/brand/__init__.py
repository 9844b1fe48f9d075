"""One brand file: who publishes the pack, whom to ring up, and in which colours and letters."""

from sheetbuilder.brand.brand import Brand, slug
from sheetbuilder.brand.file import BrandFile, Contact
from sheetbuilder.brand.load import load_brand
from sheetbuilder.brand.municipalities import Municipality, municipalities
from sheetbuilder.brand.scaffold import beginning

__all__ = ["Brand", "BrandFile", "Contact", "Municipality", "beginning", "load_brand", "municipalities", "slug"]
