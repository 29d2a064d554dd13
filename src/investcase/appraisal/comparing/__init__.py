"""Why the answer moved between two cases, change by change, adding to the penny."""

from investcase.appraisal.comparing.compare import compare
from investcase.appraisal.comparing.comparison import Comparison, Moved, Step
from investcase.appraisal.comparing.measuring import measure_names

__all__ = ["Comparison", "Moved", "Step", "compare", "measure_names"]
