"""Whom a decision touches, what is known, what is owed."""
