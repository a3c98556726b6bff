"""The change log (Ændringslog): to be read, searched and taken along."""
