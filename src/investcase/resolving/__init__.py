"""Documents to resolved figures in one price base, each with the chain of what it replaced."""
