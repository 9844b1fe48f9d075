"""What others' files show, as pictures for a screen, and the words of their marks."""
