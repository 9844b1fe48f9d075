"""Pages of other people's PDFs grafted into a document of ours, with their structure tree.

How to call it: `graft = take(path, pages, alts=…)` (`graft/taking.py`) reads the chosen pages in the child and gives a
`Graft` with its warnings in `problems`, or raises every error. `attached = attach(graft, node, prefix, level=…,
language=…)` (`graft/attaching.py`) hangs the file's elements under a node of ours, its highest heading at `level`, and
gives one `ImportedPlacement` for each chosen page, in order, and the lines of the file's own outline as bookmarks;
`placement.inset(x, y, width, height)` is the layout item that shows the page, as large as fits, in the middle of a
rectangle. Each placement is shown once. A page of an untagged file becomes one Figure with the alternative
text that the caller gives.
"""
