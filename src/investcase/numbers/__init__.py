"""Rounding, and the writing of numbers: what every layer may use."""
