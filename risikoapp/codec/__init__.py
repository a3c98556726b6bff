"""The register as plain tables and back: validation and migrations, all pure functions."""
