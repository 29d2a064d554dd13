"""A council's own face on its papers: its name, its logo and its colour."""

from investcase.report.face.face import PLAIN, Face, Logo

__all__ = ["PLAIN", "Face", "Logo"]
