"""A paragraph to lines: what a font measures, where a line ends, what Danish typography asks."""
