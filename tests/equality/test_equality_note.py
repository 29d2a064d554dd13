"""The note says what was found and what nobody looked at, for each nation, and never a word too much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from assessed_case import both, put, worked
from click.testing import CliRunner

from cases import SMALLEST, solved
from investcase.appraisal.appraise import Appraisal
from investcase.cli.main import cli
from investcase.documents.equality_words import IN_LAW
from investcase.documents.figure import Nation
from investcase.equality.cumulative import assessed, same_groups
from investcase.equality.duties import looked_at, set_aside
from investcase.equality.note import characteristics, equality_note
from investcase.equality.readability import measure, syllables, unopened_acronyms
from investcase.report.equality_paper import equality_html
from investcase.report.render import html_page
from investcase.report.view.people_evidence import coverage_words
from investcase.report.view.people_words import directness_words

ROOT = Path(__file__).parents[2]
EXAMPLES = [
    ROOT / "examples" / name
    for name in ("kent-at-home", "grants-close-early", "fife-at-home", "link-workers-cut-by-a-third")
]


def html(appraisal: Appraisal) -> str:
    return re.sub(r"\s+", " ", equality_html(appraisal, screen=True))


@pytest.mark.parametrize("nation", list(IN_LAW))
def test_each_nation_names_nine_and_says_nothing_of_those_left_out(nation: Nation) -> None:
    appraisal = solved(SMALLEST.replace("nation: england", f"nation: {nation}"))
    note = equality_note(None, nation, appraisal.case.duties)
    assert len(note.not_assessed) == len(characteristics(nation)) == 9
    page = html(appraisal)
    assert page.count("NOT ASSESSED") == 1
    assert page.count("<td>Not assessed</td>") == 9
    for name in characteristics(nation):
        assert name in page


def test_sex_and_gender_reassignment_are_two_rows() -> None:
    assert {"Sex", "Gender reassignment"} <= set(characteristics(Nation.ENGLAND))
    assert "Men and women generally" in characteristics(Nation.NORTHERN_IRELAND)
    assert {"Dependants", "Political opinion"} <= set(characteristics(Nation.NORTHERN_IRELAND))


def test_coverage_is_counted_and_no_score_is_made() -> None:
    appraisal = worked()
    case = appraisal.case
    words = coverage_words(equality_note(case.document.equality, case.nation, case.duties))
    # Age, disability, race and sex have findings; five are given as not relevant, each with its reason.
    assert words.startswith("9 characteristics in law: 4 assessed, 0 unknown, 0 not assessed")
    assert "%" not in words


def test_unknown_is_a_gap_even_when_nobody_wrote_one() -> None:
    case = worked(put("equality.gaps", [])).case
    note = equality_note(case.document.equality, case.nation, case.duties)
    (gap,) = note.gaps
    assert gap.what.startswith("Young carers")
    assert gap.owner is None
    assert "NO OWNER YET" in html(worked(put("equality.gaps", [])))


def test_the_worst_stands_first() -> None:
    case = worked(put("equality.impacts.3.severity", "severe")).case
    note = equality_note(case.document.equality, case.nation, case.duties)
    assert [impact.id for impact in note.may_lose] == ["poor", "company-lost", "carers-hours", "women"]


@pytest.mark.parametrize("appraisal", [worked(), solved(SMALLEST)], ids=["assessed", "not assessed"])
def test_the_note_never_says_what_it_must_not(appraisal: Appraisal) -> None:
    page = html(appraisal).casefold()
    for word in ("no impact", "neutral", "complies", "compliant", "score", "rag rating"):
        assert word not in page


def test_everything_the_layout_asks_for_is_in_the_paper() -> None:
    page = re.sub(r"\s+", " ", html_page(worked()))
    for heading in (
        "What this means for people",
        "Who may lose, the worst first",
        "What people told us, and what changed",
        "Hours of care moved to families",
        "Where people may turn up next: both ends of each link",
        "Who gains and who pays, by deprivation quintile",
        "Duties that bear on this decision",
        "What is missing, and who will find it out",
        "What will be watched",
        "What we do not know",
        "How to have a say",
    ):
        assert heading in page
    assert "Written before the decision: yes (11 February 2027)" in page
    assert "WRITTEN BEFORE THE DECISION: NO" in html(worked(put("equality.stage", "retrospective")))


def test_the_note_says_what_it_means_then_what_it_rests_on_then_what_is_owed_and_the_workings_last() -> None:
    page = html_page(worked())
    note = page[page.index("Equality impact note</h2>") :]
    order = (
        "<h3>What this means for people</h3>",
        "Who may lose, the worst first",
        "Hours of care moved to families",
        "<h3>Evidence, engagement and gaps</h3>",
        "What people told us, and what changed",
        "What is missing, and who will find it out",
        "<h3>Duties, actions and dates</h3>",
        "What will be done",
        "What will be watched",
        "Review and signatures",
        "Duties that bear on this decision",
        "<h3>Behind this note",
        "Evidence looked at",
        "Who was looked at, and what was found",
        "Where people may turn up next: both ends of each link",
        "Counts of people: fewer than",
    )
    places = [note.index(heading) for heading in order]
    assert places == sorted(places)
    assert page.index("In plain words</h2>") < page.index("Equality impact note</h2>")


def test_why_a_harm_stands_is_said_of_its_group_by_its_own_name() -> None:
    page = html(worked(put("equality.impacts.0.who.group", "Asian elders")))
    told = "<strong>Asian elders; also people with dementia: why it stands.</strong> The aim: To have nobody in"
    assert told in page


def test_what_nobody_looked_at_is_named_in_a_sentence_and_not_shouted() -> None:
    page = html(worked(both(put("equality.not_relevant", []), put("equality.impacts.5", None))))
    assert "NOT ASSESSED" not in page
    assert (
        "Nobody has looked at gender reassignment, marriage and civil partnership, pregnancy and maternity, race, "
        "religion or belief and sexual orientation, or at staff in any respect." in page
    )
    assert "–: nobody looked, which is no finding that nobody is touched." in page
    assert "Nobody has looked at staff in any respect." in html(worked())


def test_more_to_meet_that_no_finding_is_about_is_told_with_what_it_means_for_people() -> None:
    page = html(worked(put("equality.impacts.0.demand", [])))
    means = page[page.index("What this means for people") : page.index("Evidence, engagement and gaps")]
    assert "No finding names anybody for this: More hospital care (NHS), £40k a year more to spend." in means


def test_a_ratio_is_printed_with_its_interval_and_no_more_precisely_than_is_safe() -> None:
    page = html(worked())
    # 251 of 412 is 0.6092; over 54% it is 1.128. Wilson's limits are 0.5613 and 0.6551, so 1.04 to 1.21.
    assert "1.1 (1.0 to 1.2)" in page
    assert "more than expected" in page
    assert "1.13" not in page


def test_no_ratio_is_printed_when_three_in_ten_are_unknown() -> None:
    page = html(worked(put("equality.profiles.0.unknown", "400")))
    assert "No ratio: the group of more than three in ten is unknown." in page
    assert "1.1 (1.0 to 1.2)" not in page


def test_weights_stand_beside_the_unweighted_result_and_after_it() -> None:
    weights = {
        "profile": "by-quintile",
        "reference": "£36700",
        "eta": "1.3",
        "incomes": {"q1": "£16800", "q2": "£25000", "q3": "£36700", "q4": "£50000", "q5": "£71100"},
        "mapping": "Incomes of fifths by income stand for fifths by deprivation.",
        "source": "made up",
    }
    page = html(worked(put("equality.welfare_weights", weights)))
    assert page.index("Who gains and who pays, by deprivation quintile") < page.index("Beside it, never instead of it")
    # (36,700 / 16,800)^1.3 = 2.76 and (36,700 / 71,100)^1.3 = 0.42, as the published incomes give.
    assert "2.76" in page
    assert "0.42" in page


def test_aversion_to_inequality_stands_in_the_annex_alone() -> None:
    strip = {
        "title": "A strip of aversion",
        "qale": ["63.199", "67.676", "69.990", "73.184", "75.070"],
        "people": ["10698746"] * 5,
        "gain": ["35", "25", "18", "13", "9"],
        "cost": "£1000000",
        "threshold": "£20000",
        "epsilon": ["0", "1", "3.5", "10.95"],
        "source": "made up",
    }
    page = html(worked(put("equality.health_equity", strip)))
    # The York calculator's row: 50 years at no aversion, 60.5 at 3.5 (DCEA-flat-e0 and -e3.5).
    assert page.index("how the numbers were worked out") < page.index("A strip of aversion")
    for answer in ("50.0", "52.9", "60.5", "83.4", "win-win"):
        assert answer in page


def test_duties_are_chosen_by_what_the_case_says_and_set_aside_with_the_reason() -> None:
    scotland = put("place.nation", "scotland")
    case = worked(both(scotland, put("equality.children", "no"), put("equality.strategic", "no"))).case
    assert case.duties is not None
    aside = {d.id: set_aside(d, case.document.equality) for d in case.duties.duties}
    reasons = {name for name, reason in aside.items() if reason}
    assert reasons == {"SCO-FSD", "SCO-CONS", "SCO-ICIA", "SCO-UNCRC", "SCO-HR"}
    unknown = worked(both(scotland, put("equality.islands", None), put("equality.strategic", None))).case
    assert unknown.duties is not None
    # A bill that is not law is never a duty; all else stands while nobody has said that it does not bear.
    assert [d.id for d in unknown.duties.duties if set_aside(d, unknown.equality)] == ["SCO-HR"]


def test_a_duty_that_is_not_in_force_is_one_only_where_the_body_took_it_on() -> None:
    def socio_economic(*adopted: str) -> str | None:
        case = worked(put("equality.adopts", list(adopted))).case
        assert case.duties is not None
        return next(set_aside(duty, case.equality) for duty in case.duties.duties if duty.id == "ENG-SED")

    assert socio_economic() == "no source that was read shows it in force"
    assert socio_economic("socio_economic_duty") is None
    assert "Left out: Socio-economic duty" in html(worked(put("equality.adopts", [])))


def test_each_duty_says_where_this_note_looked_and_never_that_it_is_enough() -> None:
    scotland = both(put("place.nation", "scotland"), put("equality.strategic", "yes"))
    case = worked(scotland).case
    assert case.duties is not None
    assert case.equality is not None
    held = {duty.id: looked_at(duty, case.equality) for duty in case.duties.duties}
    assert held["SCO-FSD"] == "findings"
    assert held["SCO-UNCRC"] == "unknown"
    assert held["SCO-CONS"] == "nothing"
    assert held["GB-PSED"] is None


def test_a_finding_is_told_once_and_counted_for_whom_it_is_about() -> None:
    case = worked().case
    note = equality_note(case.equality, case.nation, case.duties)
    standing = {finding.key: finding for finding in note.findings}
    # The carers' finding is about carers alone; company lost touches users by age and, within it, by disability.
    assert [impact.id for impact in standing["carers"].about("carers")] == ["carers-hours"]
    assert standing["carers"].about("users") == ()
    assert [impact.id for impact in standing["disability"].about("users")] == ["company-lost"]
    assert html(worked()).count("Loses two days a week of company and a meal.") == 1


def test_what_nobody_signed_or_screened_says_so() -> None:
    page = html(worked(both(put("equality.screening", None))))
    assert '<th scope="row">Screening</th> <td>not said</td>' in page
    assert '<th scope="row">Signed off</th> <td>not yet</td>' in page
    assert '<th scope="row">Publication</th> <td>no plan given</td>' in page


def test_the_same_people_hit_twice_stand_side_by_side() -> None:
    one, other = worked(), worked(put("title", "Charge for transport"))
    groups = same_groups([assessed(one.case), assessed(other.case)])
    assert {group.same_name for group in groups} == {True}
    assert {touched.case for touched in groups[0].touched} == {"Close the day centre", "Charge for transport"}
    renamed = worked(put("equality.impacts.1.who.group", "Parents who care"))
    (carers,) = [
        group for group in same_groups([assessed(one.case), assessed(renamed.case)]) if group.called == "Unpaid carers"
    ]
    assert not carers.same_name
    assert same_groups([assessed(one.case), assessed(solved(SMALLEST).case)]) == ()


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_command_writes_note_and_summary_of_an_example(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "note.html"
    outcome = CliRunner().invoke(cli, ["equality", str(folder), "-o", str(target)], standalone_mode=False)
    assert outcome.return_value == 0
    page = target.read_text("utf-8")
    assert "Nobody has written this yet" not in page
    # Two examples are cuts about which nobody was asked; that is invented for none, and holds both up.
    is_cut = folder.name in ("grants-close-early", "link-workers-cut-by-a-third")
    assert ("NOT READY FOR DECISION.</strong> nobody was asked about the effects on equality." in page) is is_cut
    assert is_cut or "NOT READY FOR DECISION" not in page
    assert "Not prepared, checked or endorsed by" in page
    assert page.index("Who may lose") < page.index("Equality impact note</h2>")


def test_the_command_sets_two_cases_side_by_side(tmp_path: Path) -> None:
    target = tmp_path / "note.html"
    arguments = ["equality", str(EXAMPLES[1]), "--with", str(EXAMPLES[0]), "-o", str(target)]
    assert CliRunner().invoke(cli, arguments, standalone_mode=False).return_value == 0
    assert "The same people, touched more than once" in target.read_text("utf-8")


def test_the_command_refuses_another_format(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(cli, ["equality", str(EXAMPLES[0]), "-o", str(tmp_path / "note.docx")])
    assert outcome.exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("count", "printed"), [("412", "410"), ("4", "fewer than 10"), ("0", "fewer than 10")])
def test_how_many_use_the_service_is_told_and_protected(count: str, printed: str) -> None:
    page = html(worked(put("equality.people_now", {"count": count, "source": "case records"})))
    assert f"People who use the service now: {printed} (case records)." in page


def test_whether_harm_is_direct_is_told_in_the_words_of_the_act_where_it_holds() -> None:
    indirect = put("equality.impacts.0.directness", "indirect")
    page = html(worked(indirect))
    assert "Negative, indirect" in page
    assert (
        "Indirect: what holds for everybody puts those who share one at a particular disadvantage (section 19)" in page
    )
    assert "Equality Act" not in directness_words(Nation.NORTHERN_IRELAND)
    assert "section 19" not in html(worked(put("equality.impacts.0.direction", "negative")))


def test_how_people_could_take_part_is_told() -> None:
    page = html(worked(put("equality.engagement.0.accessible", "In the centre, with transport.")))
    assert "How people could take part: In the centre, with transport." in page


def test_reading_age_by_hand() -> None:
    # Six words, one sentence, six syllables: 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45, an age of 3.55.
    assert measure("The cat sat on the mat.").age == pytest.approx(3.55)
    # Two sentences of three words; 3 + 4 syllables: 0.39 x 3 + 11.8 x 7/6 - 15.59 = -0.6533.
    assert measure("We ask you. People may lose.").grade == pytest.approx(0.39 * 3 + 11.8 * 7 / 6 - 15.59)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("homes", 1),
        ("needed", 2),
        ("cared", 1),
        ("table", 2),
        ("people", 2),
        ("council", 2),
        ("the", 1),
        ("services", 3),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_an_acronym_is_opened_once() -> None:
    assert unopened_acronyms("The IJB and the HSCP met.") == ("IJB", "HSCP")
    assert unopened_acronyms("The integration joint board (IJB) met. The IJB chose.") == ()
