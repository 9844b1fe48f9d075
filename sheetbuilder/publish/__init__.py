"""Files written whole or not at all: one file, a folder, a zip; what they were made from and what is said of them."""
