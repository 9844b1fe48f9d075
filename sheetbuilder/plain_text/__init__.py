"""The same document as plain text, for a journal, a mail, a reader that knows nothing else."""
