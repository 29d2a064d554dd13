"""The live page: a case on this machine alone, redrawn as its file is saved, its figures there to be moved."""
