"""A PDF read: objects, tokens, pages, fonts, structure, destinations, within limits."""
