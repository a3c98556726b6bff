"""The guided pass through the open risks before a meeting; loaded when it is asked for."""
