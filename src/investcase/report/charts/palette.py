"""The paper's colours, in one place. Text keeps 4.5:1 and marks 3:1 against the ground they stand on."""

PAPER = "#ffffff"
INK = "#17222d"
MUTED = "#4a5a68"
NAVY = "#12355b"
GREEN = "#00695c"
RUST = "#a13a1b"
STEEL = "#5b7ea4"
GRID = "#dbe2e8"
AXIS = "#6b7a87"

TEXT = (INK, MUTED, NAVY, GREEN, RUST)
MARKS = (NAVY, GREEN, RUST, STEEL, AXIS)

GROUNDS = (PAPER, "#eef3f6")
"""What words stand on: the paper, and the pale ground of heads and boxes."""
DARK_GROUNDS = ("#10181f", "#1b2731")
"""The same on a dark screen."""
