"""The matrix of likelihood and consequence, with a chip for each open risk."""
