"""Starts risikoapp where it is installed as a package: `python -m risikoapp [REGISTER]`, as `main.py` does."""

from risikoapp.app import run

if __name__ == "__main__":
    run()
