"""The questions of `investcase new`: what is asked, what an answer means, and which lines of the case it writes."""
