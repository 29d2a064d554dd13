"""Values of many draws and years at once."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
"""Floats; each function that takes them says their shape and unit, mostly [draw, year] in pounds."""
