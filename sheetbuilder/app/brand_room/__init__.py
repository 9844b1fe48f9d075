"""The room Brand: everything that a municipality says of itself, in a form, with the file that it becomes."""
