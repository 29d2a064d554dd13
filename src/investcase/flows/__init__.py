"""Resolved figures to people, events and pounds by line, draw and year."""
