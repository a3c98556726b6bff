"""Old papers read into a draft register, beside a list of what is unclear. The door is `formats.read_paper`."""
