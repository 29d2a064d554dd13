"""Text to positioned data. Problem and Problems live here."""

from investcase.reading.problems import Position, Problem, Problems, Severity, has_errors, in_order

__all__ = ["Position", "Problem", "Problems", "Severity", "has_errors", "in_order"]
