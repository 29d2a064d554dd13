"""Finds shipped and local documents by id and vintage."""
