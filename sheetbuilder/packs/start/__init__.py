"""The start page: one file in every pack from which everything in it is found, and an overview of several packs."""
