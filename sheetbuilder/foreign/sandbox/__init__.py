"""The child process in which other people's files are read, and the parent's side of it."""
