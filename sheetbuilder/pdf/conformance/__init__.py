"""The rule book: one function a clause of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), for all who judge."""
