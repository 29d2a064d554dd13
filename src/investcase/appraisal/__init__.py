"""What an option is worth, to whom, when, and how surely."""
