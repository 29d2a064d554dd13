"""A budget round: many cases at once, each worked out by itself, and what only shows when they lie side by side."""
