"""The questions of `investcase new`: at most twelve, each answer written as it was said, and nothing that was not."""

import pytest
from asking_helpers import answered, begun, loaded, named, setting_for

from investcase.catalogue.library import Library
from investcase.catalogue.origins import origins_for
from investcase.cli.asking.answer import answer, given_so_far, most_now
from investcase.cli.asking.asked import MOST
from investcase.cli.asking.only_here import OnlyHere
from investcase.cli.asking.published import Published
from investcase.cli.asking.starters import options_of, starters
from investcase.quantities import Year, parse_quantity
from investcase.reading.blanks import BLANK

MODELS = Library(origins_for(None, None)).model_ids()
BEFORE = 2
"""The place and the decision, asked first where no flag says them."""
FALLS, REABLEMENT = "falls-exercise", "reablement"
CLAIMS = ("ccn-independent-settings", "ccn-home-care-hours")


def pairs():
    """Every model once with the next, and once with the one seven further."""
    count = len(MODELS)
    return [(MODELS[n], MODELS[(n + step) % count]) for step in (1, 7) for n in range(0, count, 2)]


@pytest.mark.parametrize("pair", [*((model,) for model in MODELS[::3]), *pairs()[::3]], ids="+".join)
@pytest.mark.parametrize("place", ["Kent"])
def test_no_more_than_twelve_questions_are_put(place, pair):
    _, questions = begun(setting_for(place, *pair))
    assert BEFORE + len(questions) <= MOST


@pytest.mark.parametrize("name", starters())
def test_no_starter_puts_more_than_twelve(name):
    starter = starters()[name]
    models = () if starter.models == "no" else (FALLS,)
    draft, questions = begun(setting_for("Kent", *models), starter)
    assert (1 if starter.models == "no" else BEFORE) + len(questions) <= MOST
    assert all(question.asks(draft) for question in questions)


@pytest.fixture(scope="module")
def lancashire():
    return setting_for("Lancashire", FALLS, REABLEMENT)


@pytest.fixture(scope="module")
def kent():
    return setting_for("Kent", *CLAIMS)


LANCASHIRE = {
    "title": ["Fewer falls: and #more reablement"],
    "decision": ["Cabinet 14 Jan", "Cabinet, 14 Jan 2027"],
    "money": ["October 2027, 3 years"],
    "Exercise to prevent falls": [
        "1 1,200 from class registers 2025-26; 2 6; 3 don't know",
        "2 6 of 100; 3 10 of 100, a guess",
    ],
    "Reablement": ["1 850000; 2 62% from brokerage, 2025-26", "1 850"],
    "in the plan": ["1 no; 2 27/28 £200k, 2028-29 £300k from the plan"],
    "costs": ["1 £40,179 a year; 5 £60k once; 3 nil because it is theirs; 7 a project lead, £50k a year, a guess"],
    "budget lines": ["Home care: older people, Director of ASC, 2028-29"],
    "who may lose": ["expand, people waiting, and their families"],
}


@pytest.fixture(scope="module")
def talked(lancashire):
    draft, questions = begun(lancashire)
    heard = {}
    for question in questions:
        for line in LANCASHIRE.get(question.name, [""]):
            draft, said = answered(draft, question, line)
            heard.setdefault(question.name, []).extend(said)
    return draft, questions, heard


def test_every_answer_stands_in_the_case_as_it_was_said(talked):
    draft, _, _ = talked
    case = loaded(draft).document
    assert case.title == "Fewer falls: and #more reablement"
    assert (case.decision.body, str(case.decision.date)) == ("Cabinet", "2027-01-14")
    option = case.options[0]
    falls, reablement = option.interventions
    assert (falls.until, reablement.until) == (Year(2029), Year(2029))
    assert (falls.start_month, reablement.start_month) == (10, 10)
    inputs = {name: value for entry in option.interventions for name, value in entry.inputs.items()}
    assert inputs["people_starting"].value == parse_quantity("1,200 people / year")
    assert inputs["people_starting"].source == "class registers 2025-26"
    assert inputs["ambulances_a_fall"].value.central == pytest.approx(0.06)
    assert inputs["attendances_a_fall"].status == "illustrative"
    assert inputs["people_offered"].value == parse_quantity("850 people / year")
    assert inputs["share_needing_care"].source == "brokerage, 2025-26"
    assert falls.already_in_plan == "none"
    (planned,) = reablement.already_in_plan
    assert {str(year): money.central for year, money in planned.amount.items()} == {"2027-28": 2e5, "2028-29": 3e5}
    assert "# from the plan" in draft.text
    (release,) = reablement.release
    assert (release.budget_line, release.owner, str(release.from_)) == (
        "Home care: older people",
        "Director of ASC",
        "2028-29",
    )
    assert case.equality.change_type == "expand"
    assert case.equality.may_lose == ("people waiting, and their families",)
    (lead,) = option.costs
    assert (lead.title, lead.each_year.central, lead.status) == ("A project lead", 50e3, "illustrative")


def test_each_answer_is_said_back_with_what_it_was_read_as(talked):
    _, _, heard = talked
    told = {name: " ".join(said) for name, said in heard.items()}
    assert "Thursday 14 January 2027 is the next one" in told["decision"]
    assert "Lancashire County Council, Thursday 14 January 2027" in told["decision"]
    assert "Money from October 2027 to March 2030" in told["money"]
    assert "4 in every 1,000 of Lancashire's 272,840 people aged 65 and over" in told["Exercise to prevent falls"]
    assert "6 of every 100, or 6 at every one?" in told["Exercise to prevent falls"]
    assert "A guess: the paper will call it illustrative" in told["Exercise to prevent falls"]
    assert "850,000 people a year is more than everybody aged 65 and over" in told["Reablement"]
    assert "If you meant 850" in told["Reablement"]
    assert "for 3 years, Lancashire County Council. No source yet." in told["costs"]


def test_what_is_counted_is_shown_before_the_rest_is_asked(talked):
    draft, questions, _ = talked
    lines = " ".join(named(questions, "costs").asks(draft))
    assert "COUNTED ALREADY" in lines
    assert "running the classes: £200k a year  Lancashire County Council" in lines
    assert "setting up and training (reablement): Lancashire County Council" in lines


def test_it_ends_with_the_answer_of_the_paper_and_with_what_matters_most(talked):
    draft, _, _ = talked
    (told,) = answer(draft)
    assert told.startswith("ON THESE FIGURES it is worth £")
    assert "In cash, Lancashire County Council is £" in told
    assert given_so_far(draft) == (
        "You have given 5 of the 5 figures that only you have: 2 with a source, 1 a guess, 2 with no source yet."
    )
    assert len(most_now(draft)) == 3
    assert draft.text.count("\n") < 80


def test_nothing_answered_writes_nothing(lancashire):
    draft, questions = begun(lancashire)
    for question in questions:
        for nothing in ("", "don't know", "tbc"):
            assert answered(draft, question, nothing)[0].text == draft.text, question.name


def test_what_is_answered_stands_and_what_is_not_does_not(talked, lancashire):
    draft, questions, _ = talked
    assert {question.name for question in questions if question.standing(draft) is None} == {"published"}
    fresh, same = begun(lancashire)
    assert [question.name for question in same if question.standing(fresh) is not None] == ["title"]


def test_an_answer_given_again_replaces_the_first_and_leaves_hand_edits(talked):
    draft, questions, _ = talked
    by_hand = draft.text.replace("ramp: [50%", "ramp: [40%").replace("# ramp", "ramp", 1) + "\n# a note of my own\n"
    draft = type(draft)(draft.setting, by_hand)
    again, _ = answered(draft, named(questions, "Reablement"), "1 900 from brokerage")
    changed = [line for line in by_hand.split("\n") if line not in again.text.split("\n")]
    assert len(changed) == 1
    assert "people_offered: {value: 850 people / year" in changed[0]
    assert "# a note of my own" in again.text
    assert loaded(again).document.options[0].interventions[0].ramp


def test_no_is_an_answer_and_is_written_as_one(lancashire):
    draft, questions = begun(lancashire)
    draft, _ = answered(draft, named(questions, "in the plan"), "no")
    draft, _ = answered(draft, named(questions, "budget lines"), "none")
    assert draft.text.count("already_in_plan: none") == 2
    assert "release: none" in draft.text
    _, said = answered(draft, named(questions, "costs"), "1 none")
    assert "nil needs a reason" in said[0]


def test_a_source_nobody_gave_is_written_as_not_given(kent):
    draft, questions = begun(kent)
    published = next(question for question in questions if isinstance(question, Published))
    number = [wanted.key for wanted in published.ranked(draft)].index("home-care.hourly-rate") + 1
    draft, said = answered(draft, published, f"{number} £26.10")
    assert "home-care.hourly-rate: {value: £26.10 / hour, source: not given}" in draft.text
    assert "£26.10 an hour (it was" in said[0]
    assert "No source yet." in said[0]


def test_published_figures_come_in_the_order_of_what_they_move(kent):
    draft, questions = begun(kent)
    published = next(question for question in questions if isinstance(question, Published))
    widths = [draft.moves.get(wanted.key, 0) for wanted in published.ranked(draft)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 1e6
    lines = published.asks(draft)
    assert any("moves £" in line and "ILLUSTRATIVE" in line for line in lines)
    assert "more hardly move the answer" in " ".join(lines)


def test_a_claim_asks_what_has_been_done_of_it(kent):
    draft, questions = begun(kent)
    draft, said = answered(draft, named(questions, "in the plan"), "1 20% from placements since 2019-20; 2 no")
    first = loaded(draft).document.options[0].interventions[0]
    assert first.adjustments.already_achieved.central == pytest.approx(0.2)
    assert "From placements since 2019-20." in said[0]


def test_a_cost_that_several_models_leave_out_is_written_once(kent):
    draft, questions = begun(kent)
    costs = named(questions, "costs")
    number = [each.name for each in costs.left_out].index("delivery") + 1
    draft, _ = answered(draft, costs, f"{number} £1.17m a year and £150k once from HR")
    option = loaded(draft).document.options[0]
    assert [(line.id, line.source) for line in option.costs] == [("delivery", "HR"), ("delivery-once", "HR")]
    assert all(entry.omitted_costs["delivery"].covered_by == "delivery" for entry in option.interventions)


def test_a_cost_says_whether_it_is_paid_each_year_or_once(kent):
    draft, questions = begun(kent)
    _, said = answered(draft, named(questions, "costs"), "1 £60k")
    assert "each year, or once? Write £60k a year, or £60k once" in said[0]
    _, said = answered(draft, named(questions, "costs"), "1 1,200pw")
    assert "£62,616 a year (£1,200 x 52.18 weeks)" in said[0]


def test_what_holds_no_name_is_nobody_who_decides(kent):
    draft, questions = begun(kent)
    after, said = answered(draft, named(questions, "decision"), "27/28, 3")
    assert "'27/28, 3' is nobody who decides" in said[0]
    assert after.text == draft.text


def test_who_decides_is_not_said_to_be_of_itself():
    draft, questions = begun(setting_for("S37000001", "hospital-at-home"))
    _, said = answered(draft, named(questions, "decision"), "Integration Joint Board, 3 February 2027")
    assert said[0].startswith("Integration Joint Board, Wednesday 3 February 2027.")


def test_money_is_asked_for_where_no_form_is(kent, lancashire):
    draft, questions = begun(kent)
    draft, said = answered(draft, named(questions, "funding"), "reserve 900k 27/28, 450k 28/29")
    (stream,) = loaded(draft).document.options[0].funding
    assert {str(year): money.central for year, money in stream.amount.items()} == {"2027-28": 9e5, "2028-29": 4.5e5}
    assert "the reserves of Kent County Council" in said[0]
    assert not any(question.name == "funding" for question in begun(lancashire)[1])


def test_a_choice_that_rests_on_a_figure_of_ones_own_asks_for_it():
    draft, questions = begun(setting_for("Powys", "carers-support"))
    form = next(question for question in questions if isinstance(question, OnlyHere))
    lines = " ".join(form.asks(draft))
    assert "What share of the cost does Powys Council meet?" in lines
    assert "own cost of the programme" not in lines, "what the draft's choices need is asked, and no more"
    draft, said = answered(draft, form, "1 120; 2 60 of 100 from Finance; 3 b")
    assert "that needs your own figure" in " ".join(said)
    draft, said = answered(draft, form, "3 b £410 from invoices")
    (entry,) = loaded(draft).document.options[0].interventions
    assert entry.choices == {"cost": "own"}
    assert entry.inputs["own_cost"].source == "invoices"


@pytest.mark.parametrize("change", ["new", "expand", "an expansion", "redesign", "cut", "closure", "charge"])
def test_a_kind_of_change_is_taken_by_its_plain_word(change, kent):
    draft, questions = begun(kent)
    draft, _ = answered(draft, named(questions, "who may lose"), f"{change}, families")
    equality = loaded(draft).document.equality
    assert equality.may_lose == ("families",)
    assert equality.change_type


@pytest.mark.parametrize("name", [name for name, each in starters().items() if options_of(each)])
def test_a_starter_left_unanswered_has_blanks_and_nothing_else_wrong(name):
    starter = starters()[name]
    draft, questions = begun(setting_for("Kent", years=starter.years), starter)
    for question in questions:
        assert answered(draft, question, "")[0].text == draft.text
    assert BLANK in draft.text
    assert draft.worked is None


STARTED = {
    "cut": [
        "Mill Lane day service, close, july",
        "Close the Mill Lane day service; cabinet; 14 jan 2027",
        "46 people, most over 80, 31 live alone",
        "£310k, Day services older people 40812, Head of provider services",
        "£20k a year to 2028-29 from Finance",
        "1 £85k from HR; 2 nil because the building is ours; 3 nil because no grant has conditions",
        "1 £95k from brokerage reviews; 3 £10k a year, a guess",
        "1 10% from our last two; 2 20%, a guess",
        "£150k",
        "staff briefed 3 november 2026",
    ],
    "close-early": [
        "Community grants, close, July",
        "Cabinet, 14 Jan 2027",
        "400 people, most of them older women",
        "£700k a year, Prevention grants 51200, Head of commissioning, to 2028-29 from the ledger",
        "1 nil because nobody is employed; 2 £20k from HR; 3 nil because none; 4 £15k a year to 2028-29",
        "1 £120k a year to 2028-29 from GP practices; 3 £150k, a guess",
        "1 5% from Finance; 2 20%, a guess",
        "nil because it was to end",
        "organisations met 3 November 2026",
    ],
    "loan": [
        "twelve reablement places at Hawkhurst House, 2.4m, 2027-28",
        "10% from the feasibility study",
        "25 years",
        "A reablement house of our own in Kent; Cabinet; 25 Feb 2027",
        "640k from 28/29, Finance",
        "560 weeks at £1,145, short stay placements, Director of ASC, from 2028-29 from ledger 25-26",
        "5.2%, 25",
        "14 care staff, 2 therapists, therapists are hard",
        "we cannot fill the beds",
        "new. private homes nearby",
    ],
    "recommission": [
        "Carers' advice and breaks",
        "Cabinet, 14 Jan 2027",
        "£480k a year, Carers contracts 40310, Head of commissioning, from 2028-29",
        "£450k a year from soft market testing",
        "1 £30k from procurement; 2 £60k, a guess",
        "only the present provider bids",
        "redesign, carers in villages",
    ],
}


@pytest.mark.parametrize("name", STARTED)
def test_a_starter_answered_is_a_case_that_works_out(name):
    starter = starters()[name]
    draft, questions = begun(setting_for("Kent", years=starter.years), starter)
    assert len(questions) == len(STARTED[name])
    for question, words in zip(questions, STARTED[name], strict=True):
        draft, said = answered(draft, question, words)
        assert said
        assert not any("Not read" in line for line in said), said
    unsaid = [question.name for question in questions if question.standing(draft) is None]
    assert unsaid == []
    live = [line for line in draft.text.split("\n") if not line.lstrip().startswith("#")]
    assert not any(BLANK in line for line in live)
    assert draft.worked is not None
    assert draft.text.count("\n") < 80
    for line in STARTED[name]:
        source = line.rpartition(" from ")[2] if " from " in line and ";" not in line else "0"
        assert source[0].isdigit() or source in draft.text, "nothing said is lost"


def test_a_cut_is_never_told_as_worth_more_to_everybody():
    starter = starters()["cut"]
    draft, questions = begun(setting_for("Kent", years=5), starter)
    for question, words in zip(questions, STARTED["cut"], strict=True):
        draft, _ = answered(draft, question, words)
    (told,) = answer(draft)
    assert "is not counted in pounds" in told
    assert "NOT READY FOR DECISION" in told
    assert "worth" not in told


def test_a_pilot_asks_how_it_grows():
    draft, questions = begun(setting_for("Kent", FALLS), starters()["pilot"])
    draft, _ = answered(draft, named(questions, "growth"), "40%, 70%, 100%")
    assert "ramp: [40%, 70%, 100%]" in draft.text
    _, said = answered(draft, named(questions, "growth"), "100%, 40%")
    assert "grow from year to year" in said[0]
