"""A brand laid over a package and its pages: what it brings, where it differs, what content must keep clear of."""
