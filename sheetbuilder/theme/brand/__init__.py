"""One brand file: who publishes the pack, whom to ring up, and in which colours and letters."""

from sheetbuilder.theme.brand.beginning import beginning
from sheetbuilder.theme.brand.brand import Brand, slug
from sheetbuilder.theme.brand.file import BrandFile, Contact
from sheetbuilder.theme.brand.load import load_brand
from sheetbuilder.theme.brand.municipalities import Municipality, municipalities

__all__ = ["Brand", "BrandFile", "Contact", "Municipality", "beginning", "load_brand", "municipalities", "slug"]
