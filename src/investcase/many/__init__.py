"""One case at many places: each worked out by itself, kept by what it was made of, and brought together."""
