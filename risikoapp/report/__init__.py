"""What the steering group reads: what it says (`content`), and each format that draws it."""
