"""Any number of a result as a tree, down to the source of each leaf; nothing is appraised again."""

from investcase.appraisal.explaining.asking import Askable, Explainer
from investcase.appraisal.explaining.explanation import Explanation, How

__all__ = ["Askable", "Explainer", "Explanation", "How"]
