"""A risikovurdering as tables for a spreadsheet: what stands in each column, and how what was written is read again."""
