"""Starts risikoapp: `python main.py [REGISTER]` opens the window; `python main.py --help` tells the rest."""

from risikoapp.app import run

if __name__ == "__main__":
    run()
