"""The pane beside the matrix: everything that is written about one risk."""
