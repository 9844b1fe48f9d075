"""Other people's PDFs: read in a child process with limits, cut out page by page, and handed on as plain data."""
