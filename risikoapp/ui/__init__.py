"""The window: the only place with Qt."""

from risikoapp.ui.pyside_at_start import load

load()
