"""Writing: the one rule by which every file that investcase makes is put in its place."""
