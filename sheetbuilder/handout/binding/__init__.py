"""Items bound into an edition: composed, numbered alike in both, with what the facilitator needs."""
