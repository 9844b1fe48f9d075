"""Where it stands: roles, the desk a block works at, lines and slabs, page templates."""
