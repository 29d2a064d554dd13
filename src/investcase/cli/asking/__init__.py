"""The questions of `investcase new`: what is asked, what an answer means, and which lines of the case it writes.

The text of the case is all the state there is (`state`). A question (`question`) says what it asks, what stands as an
answer already, what an answer means and which values it writes, and prints nothing. A value is written into the text by
itself (`editing`), so that every other byte stays. `talk` puts the questions at a terminal or reads answers from a
pipe, `asked` has them in order, `skeleton` is the draft before anything is said, `answer` what the paper would say.

A decision that people bring is a data file in `starters/`, with the options of its draft in `starters/options/` where
it puts no model to work; `started` has what each kind of its questions reads.
"""
