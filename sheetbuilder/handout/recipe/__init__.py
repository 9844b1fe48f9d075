"""A recipe file: its models, its course, what can be read of it where some of it cannot."""
