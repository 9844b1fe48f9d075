"""What a browser shows while one writes: the pages as they are now, drawn anew whenever a file is saved."""
