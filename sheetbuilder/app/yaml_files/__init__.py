"""A YAML file that is written in a form: its draft, its fields, its faults, and edits that keep what stands there."""
