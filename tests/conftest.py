"""No test here depends on how fast the machine is, and every run draws the same examples."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None, derandomize=True)
settings.load_profile("untimed")
