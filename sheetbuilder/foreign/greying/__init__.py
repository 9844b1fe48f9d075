"""Other people's pages made grey, in the child: what they paint becomes the grey that a printer makes of it."""
