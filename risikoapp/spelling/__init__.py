"""Danish spelling: which words of a text to look up, and a dictionary that knows them. Without Qt."""
