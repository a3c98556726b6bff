"""One process for each person and session: a second start hands over what it came for, and ends."""
