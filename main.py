"""Starts risikoapp: `python main.py [REGISTER]` opens the window; `python main.py --help` tells the rest."""

from risikoapp.app import main

if __name__ == "__main__":
    raise SystemExit(main())
