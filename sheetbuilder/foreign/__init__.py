"""Other people's files: read in a child process with limits, and made into letterheads, logos and imported pages."""
