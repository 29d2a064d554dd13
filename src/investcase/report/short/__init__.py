"""The short paper: one page that answers, a few that persuade; its evidence stands in the pack beside it."""
