"""What a kind of page looks like: cover, sheet, working page, prose, contents, and the furniture of all of them."""
