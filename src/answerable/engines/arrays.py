"""What the engines calculate with, named once."""

from typing import Any, TypeAlias

import numpy as np

Array: TypeAlias = np.ndarray[Any, Any]

Matrix: TypeAlias = Any
"""A scipy sparse matrix in row order, or a dense array."""
