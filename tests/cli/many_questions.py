"""The law of twelve questions at length: for 40 places, every model and 30 pairs, with and without answers.

At most twelve are put, place and decision included; nothing answered changes no byte; and the draft with every blank
filled is a case.
"""

import random
import sys

from asking_helpers import begun, loaded, setting_for
from test_cli_new_models import filled

from investcase.catalogue.library import Library
from investcase.catalogue.origins import origins_for
from investcase.catalogue.places import Places
from investcase.cli.asking.asked import MOST
from investcase.cli.asking.state import Draft
from investcase.cli.refusal import RefusedError
from investcase.documents.bodies import plain_bodies
from investcase.reading.problems import Problems

PLACES, PAIRS = 40, 30


def main(short: bool) -> int:
    library = Library(origins_for(None, None))
    models, draws = library.model_ids(), random.Random(16)
    listed, _ = Places(library).listed()
    places = draws.sample(sorted(listed, key=lambda place: place.code), PLACES)
    cases = [(place, (draws.choice(models),)) for place in places]
    cases += [(draws.choice(places), (model,)) for model in models]
    cases += [(draws.choice(places), tuple(draws.sample(models, 2))) for _ in range(PAIRS)]
    wrong = tried = 0
    for place, chosen in cases[:: 8 if short else 1]:
        lead = next(body.id for body in plain_bodies() if place.kind in body.kind.places)
        try:
            setting = setting_for(place.code, *chosen, lead=lead)
        except RefusedError:
            continue  # a claim that nothing published shares out to this place
        tried += 1
        draft, questions = begun(setting)
        untouched = draft
        for question in questions:
            untouched = untouched.with_edits(question.heard("", untouched).edits)
        faults = [f"{len(questions)} questions"] if 2 + len(questions) > MOST else []
        faults += ["Enter writes something"] if untouched.text != draft.text else []
        faults += ["more than 80 lines"] if draft.text.count("\n") > 80 else []
        try:
            loaded(Draft(setting, filled(draft.text)))
        except Problems as error:
            faults.append(str(error)[:300])
        wrong += bool(faults)
        for fault in faults:
            sys.stdout.write(f"{place.name}, {' and '.join(chosen)}: {fault}\n")
    sys.stdout.write(f"{tried} drafts, {wrong} wrong\n")
    return 1 if wrong or not tried else 0


if __name__ == "__main__":
    sys.exit(main("--short" in sys.argv))
