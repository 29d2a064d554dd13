"""Sins of business cases, planted in cases that are clean without them."""
