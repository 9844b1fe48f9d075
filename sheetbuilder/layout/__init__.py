"""Where it stands: roles, the context a block works at, lines and bands, page templates."""
