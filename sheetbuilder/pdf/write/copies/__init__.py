"""Personal copies: what differs is written anew, all else is written once."""
