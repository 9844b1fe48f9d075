"""Located values to models, with every fault told in the author's words: the same for all files that people write."""
