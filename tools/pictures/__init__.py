"""The pictures of README, docs and guide, made from what the program makes and shows."""
