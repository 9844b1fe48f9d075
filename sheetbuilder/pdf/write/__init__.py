"""A PDF written: painting, structure, navigation, fonts, metadata, the file itself."""
