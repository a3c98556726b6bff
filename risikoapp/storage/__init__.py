"""The one file on disk: opened, saved atomically, never overwritten when somebody else has changed it."""
