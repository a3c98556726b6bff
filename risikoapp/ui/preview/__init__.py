"""The PDF of the report on the screen: read, searched, sent and printed."""
