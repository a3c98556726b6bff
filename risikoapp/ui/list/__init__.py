"""The list of risks beneath the matrix."""
