"""The documentation as a site: the same Markdown that is read on a forge, in English and in Danish."""
