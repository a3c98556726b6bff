"""The register and what can be done to it: pure Python, no Qt, no files, no clock, no randomness."""
