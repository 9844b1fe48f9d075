"""The local page: rooms of forms on the loopback of this machine, for one person, as long as that person is there."""
