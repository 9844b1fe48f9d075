"""What the one file begins with: the front door, as the console script does."""

from __future__ import annotations

import multiprocessing

from sheetbuilder.front_door import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # so that `-j 2` is a second process where processes are not copied
    main()
