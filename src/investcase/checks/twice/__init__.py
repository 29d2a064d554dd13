"""Whether anything is counted twice: one event by two interventions or lines, or one amount in two places."""
