"""What may be written: one module per kind of document."""
