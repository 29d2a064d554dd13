"""A moved figure means what `changes` means, and what is kept of it is what was shown, in its own lines."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from live_cases import CASE, RANGE, TODAY, Browser, case_in, gate_of, live_on

from investcase.checks.review import appraised
from investcase.reading.problems import Position
from investcase.resolving.case import load
from investcase.resolving.written_back import NotKeptError
from investcase.serving.drawing import drawn
from investcase.serving.live import Live, WhatIf
from investcase.serving.page import parts
from investcase.serving.screen import screen
from investcase.serving.sliders import GAIN, LOSS, WORSE

FIFE = Path(__file__).resolve().parents[2] / "examples" / "fife-at-home"


def page_of(live: Live, what_if: WhatIf) -> str:
    """Page 1 below its bands, which tell of figures that give no source."""
    shown = screen(live.now(), "case.yaml", what_if, may_undo=False)
    return parts(shown, None, ("desk",))["desk"].partition('<p class="headline')[2]


def keep(live: Live, typed: dict[str, str]) -> None:
    found = live.what_if(typed)
    assert found.lines is not None, found.why_not
    live.keep(typed, {}, found.lines.name)


@pytest.fixture(scope="module")
def fife() -> Live:
    return Live(FIFE / "case.yaml", None, lambda: TODAY)


def test_the_page_with_a_figure_moved_is_that_of_the_case_with_the_change(fife: Live) -> None:
    now = fife.now()
    assert now.drawn is not None
    for slider in now.drawn.sliders[1:2]:
        stop = slider.stops[1]
        found = fife.what_if({slider.key: stop.typed})
        (move,) = found.moves
        assert found.tried is not None
        changed = drawn(load(FIFE, None, TODAY, {slider.key: move.text}), now.at)
        assert found.tried.page.headline == changed.page.headline
        assert found.tried.page.tiles == changed.page.tiles
        assert found.tried.page.how_sure == changed.page.how_sure
        assert float(found.tried.appraisal.preferred.npsv[0]) == float(changed.appraisal.preferred.npsv[0])


def test_the_ends_and_the_bar_say_what_moving_there_does(fife: Live) -> None:
    now = fife.now()
    assert now.drawn is not None
    lead = now.drawn.case.lead
    for slider in now.drawn.sliders[:2]:
        for at in (0, len(slider.stops) // 3, len(slider.stops) - 1):
            if at == slider.at:
                continue
            found = fife.what_if({slider.key: slider.stops[at].typed})
            assert found.tried is not None
            option = found.tried.appraisal.preferred
            gains, cash = float(option.npsv[0]) >= 0, float(option.pv(option.cash_felt_by(lead))[0]) >= 0
            assert slider.stops[at].state == (WORSE if not gains else GAIN if cash else LOSS)
            told = {0: slider.swing.at_low, len(slider.stops) - 1: slider.swing.at_high}.get(at)
            if told is not None and slider.is_the_cases:
                assert float(option.npsv[0]) == pytest.approx(told, rel=1e-9, abs=0.01)


def test_the_bar_turns_where_the_words_say(fife: Live) -> None:
    now = fife.now()
    assert now.drawn is not None
    for slider in now.drawn.sliders:
        low, high = slider.shown.ends
        for turn in (turn for found in slider.turns for turn in (found.below, found.above) if turn is not None):
            value = turn.value / slider.factor
            if low < value < high:
                assert len(slider.runs) > 1, slider.key


def test_a_page_that_is_drawn_again_is_the_page_drawn_afresh(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    for old, new in (
        ("title: Grants\n", "title: More grants\n"),
        ("name: Elsewhere", "name: Somewhere"),
        ("central £45k", "central £25k"),
        (
            "price_base: 2026-27\n",
            "price_base: 2026-27\ndecision: {resolution: To agree, body: Cabinet, date: 2027-01-14}\n",
        ),
        ("years: 3", "years: 4"),
        ("case: grants-2026\n", "case: grants-2026\nstanding: final\n"),
    ):
        text = (tmp_path / "case.yaml").read_text("utf-8")
        assert old in text
        case_in(tmp_path, text.replace(old, new, 1))
        assert live.now().broken is None, new
        again, afresh = live.now().drawn, live_on(tmp_path, text.replace(old, new, 1)).now().drawn
        assert again is not None
        assert afresh is not None
        assert again.whole
        assert again.page == afresh.page


def test_a_case_kept_is_the_case_that_was_shown(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    for slider in live.now().drawn.sliders:  # type: ignore[union-attr]
        typed = {slider.key: slider.stops[2].typed}
        shown = page_of(live, live.what_if(typed))
        keep(live, typed)
        assert page_of(live, WhatIf()) == shown


def test_keeping_changes_the_shown_lines_and_no_other_byte_and_is_undone(tmp_path: Path) -> None:
    text = CASE.replace("\n", "\r\n")
    live = live_on(tmp_path, text)
    file = tmp_path / "case.yaml"
    file.chmod(0o640)
    before, old = file.read_bytes(), file.stat()
    found = live.what_if({RANGE: "110%"})
    assert found.lines is not None
    (hunk,) = found.lines.hunks
    assert hunk.removed == ("        likely_range: 80% to 130%, central 100%",)
    assert hunk.added == ("        likely_range: 80% to 130%, central 110%",)
    assert file.read_bytes() == before
    now = live.keep({RANGE: "110%"}, {}, found.lines.name)
    assert file.read_bytes() == before.replace(b"central 100%", b"central 110%")
    assert (stat.S_IMODE(file.stat().st_mode), file.stat().st_uid) == (0o640, old.st_uid)
    assert now.kept is not None
    assert now.kept.lines == (hunk.line, hunk.line)
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]
    assert live.undo().kept is not None
    assert file.read_bytes() == before
    with pytest.raises(NotKeptError):
        live.undo()


def test_what_is_said_of_a_figure_stands_beside_it(tmp_path: Path) -> None:
    browser = Browser(gate_of(live_on(tmp_path)))
    moves = {"programme.grants.2026-27": "£70,000"}
    said = {"programme.grants.2026-27": {"source": 'Board: "item 4" # note\n<b>', "reason": "x"}}
    lines = browser.tried(moves, said=said)["lines"]
    assert "problem" in browser.kept(moves, lines)  # other words than were shown
    assert "problem" not in browser.kept(moves, lines, said)
    text = (tmp_path / "case.yaml").read_text("utf-8")
    assert "source: 'Board: \"item 4\" # note <b>'   # page 12\n" in text
    assert '{2026-27: "£40k to £90k, central £70,000", 2027-28: £45k}' in text
    appraised(load(tmp_path, None, TODAY))


def test_a_range_in_parts_has_its_centre_changed_and_no_more(tmp_path: Path) -> None:
    parts_of = "each_year:\n          low: £20k\n          central: £45k # ours\n          high: £90k"
    live = live_on(tmp_path, CASE.replace("each_year: £20k to £90k, central £45k", parts_of))
    found = live.what_if({"programme.visits": "£50,000"})
    assert found.lines is not None
    assert [hunk.added for hunk in found.lines.hunks] == [
        ("          central: £50,000 # ours",),
        ("        source: not given",),
    ]
    keep(live, {"programme.visits": "£50,000"})
    assert live.now().broken is None


def test_a_figure_of_the_library_gets_lines_of_its_own_that_say_where_it_is_from(tmp_path: Path) -> None:
    text = (FIFE / "case.yaml").read_text("utf-8")
    live = live_on(tmp_path, text)
    found = live.what_if({"ccn.achievement": "40%"})
    assert found.lines is not None
    (hunk,) = found.lines.hunks
    assert not hunk.removed
    assert [line.strip() for line in hunk.added if line] == [
        "figures:",
        "ccn.achievement:",
        "value: 25% to 75%, central 40%",
        "source: not given",
        "reason: not given",
    ]
    assert found.lines.asked == {"ccn.achievement"}


def test_other_lines_may_change_meanwhile_and_these_may_not(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    browser = Browser(gate_of(live))
    lines = browser.tried({RANGE: "110%"})["lines"]
    file = case_in(tmp_path, CASE.replace("# What the board asked for.", "# Asked for.\n# Twice."))
    assert "problem" not in browser.kept({RANGE: "110%"}, lines)
    assert "# Twice.\n" in file.read_text("utf-8")
    assert "central 110%" in file.read_text("utf-8")
    lines = browser.tried({RANGE: "120%"})["lines"]
    before = case_in(tmp_path, CASE.replace("80% to 130%", "90% to 130%")).read_bytes()
    assert "changed in these very lines" in browser.kept({RANGE: "120%"}, lines)["problem"]
    assert file.read_bytes() == before


def test_undo_takes_back_nobody_elses_words(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    keep(live, {RANGE: "110%"})
    file = tmp_path / "case.yaml"
    file.write_text(file.read_text("utf-8") + "# mine\n", "utf-8")
    with pytest.raises(NotKeptError, match="saved since"):
        live.undo()
    assert file.read_text("utf-8").endswith("# mine\n")


def test_a_broken_file_is_told_at_its_line_and_the_last_good_page_stays(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    good = live.now()
    case_in(tmp_path, CASE.replace("years: 3", "years: three hundred"))
    broken = live.now()
    assert broken.number == good.number + 1
    assert broken.drawn is good.drawn
    assert broken.broken is not None
    shown = screen(broken, "case.yaml", WhatIf(), may_undo=False)
    assert (shown.state, [line.number for line in shown.lines if line.problems]) == ("broken", [6])
    assert live.what_if({RANGE: "110%"}).tried is None
    case_in(tmp_path, CASE)
    assert live.now().broken is None


def test_what_changed_under_a_move_is_told_and_what_changed_before_is_not(tmp_path: Path) -> None:
    browser = Browser(gate_of(live_on(tmp_path)))
    case_in(tmp_path, CASE.replace("# What the board asked for.", "# First."))
    began = browser.send("GET", "/now").json()["number"]
    assert "Changed on the disk" not in browser.tried({RANGE: "110%"}, began=began)["parts"]["notes"]
    case_in(tmp_path, CASE.replace("# What the board asked for.", "# Second."))
    told = browser.tried({RANGE: "110%"}, began=began)["parts"]["notes"]
    assert "Changed on the disk" in told
    assert "line 9)" in told


def test_problems_of_a_file_of_a_like_name_stand_in_no_line_of_this_one(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    now = live.now()
    other = replace(now.problems[0], position=Position(f"{tmp_path}/my-case.yaml", 3, 1))
    shown = screen(replace(now, problems=(other,)), "case.yaml", WhatIf(), may_undo=False)
    assert not [line for line in shown.lines if line.problems]
    assert shown.elsewhere == (other,)


def test_a_file_that_goes_and_comes_back(tmp_path: Path) -> None:
    live = live_on(tmp_path)
    (tmp_path / "case.yaml").unlink()
    gone = live.now()
    assert gone.broken is not None
    assert gone.text is None
    assert "case.yaml" in screen(gone, "case.yaml", WhatIf(), may_undo=False).title or gone.drawn is not None
    case_in(tmp_path, CASE)
    assert live.now().broken is None


def test_a_case_that_was_never_good_is_served_with_its_problems(tmp_path: Path) -> None:
    browser = Browser(gate_of(live_on(tmp_path, CASE.replace("price_base", "prize_base"))))
    page = browser.send("GET", "/").text
    assert "There is no page 1 yet" in page
    assert "prize_base" in page


def test_the_councils_library_is_watched_too(tmp_path: Path) -> None:
    folder = tmp_path / "assumptions" / "figures"
    folder.mkdir(parents=True)
    (tmp_path / "cases").mkdir()
    live = live_on(tmp_path / "cases")
    first = live.now().number
    (folder / "ours.yaml").write_text("format: investcase/figures/1\nfigures: oh\n", "utf-8")
    assert live.now().number == first + 1
    assert live.now().broken is not None


@pytest.mark.parametrize("kind", ["read-only", "a link out"])
def test_a_file_that_is_not_to_be_written_is_left_alone(tmp_path: Path, kind: str) -> None:
    here = tmp_path / "here"
    here.mkdir()
    if kind == "read-only":
        file = case_in(here)
        file.chmod(0o444)
    else:
        other = tmp_path / "elsewhere"
        other.mkdir()
        file = case_in(other)
        (here / "case.yaml").symlink_to(file)
    live = Live(here / "case.yaml", None, lambda: TODAY)
    browser = Browser(gate_of(live))
    before = file.read_bytes()
    assert live.now().why_not is not None
    answer = browser.tried({RANGE: "110%"})
    assert "Copy the lines" in answer["parts"]["keep"]
    assert "problem" in browser.kept({RANGE: "110%"}, answer["lines"])
    assert file.read_bytes() == before
    assert (here / "case.yaml").is_symlink() == (kind != "read-only")


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    case_in(tmp_path).rename(file)
    (tmp_path / "case.yaml").symlink_to("draft.yaml")
    live = Live(tmp_path / "case.yaml", None, lambda: TODAY)
    keep(live, {RANGE: "110%"})
    assert "central 110%" in file.read_text("utf-8")
    assert (tmp_path / "case.yaml").is_symlink()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("110", "did you mean 110%?"),
        ("200%", "outside the range, 80% to 130%"),
        ("80% to 130%, central 110%", "this is a range"),
        ("£5", "this is in £"),
        ("lots", "is not a quantity"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words_with_what_to_write(tmp_path: Path, typed: str, told: str) -> None:
    answer = Browser(gate_of(live_on(tmp_path))).tried({RANGE: typed})
    assert told in answer["refused"][RANGE]
    assert answer["lines"] == ""


def test_without_script_everything_is_there_and_what_to_write_too(tmp_path: Path) -> None:
    browser = Browser(gate_of(live_on(tmp_path)))
    page = browser.send("GET", f"/?{RANGE}=110%25&programme.visits=%C2%A345,000").text
    assert "What if:" in page
    assert "<ins>        likely_range: 80% to 130%, central 110%</ins>" in page
    assert page.count("live-figure--moved") == 1
    for words in ("You are asked to", "horizon-turns", "# What the board asked for."):
        assert words in page
    assert "central 110%" not in (tmp_path / "case.yaml").read_text("utf-8")


def test_counts_of_people_are_veiled_in_the_file_as_they_are_in_messages(tmp_path: Path) -> None:
    text = CASE + "equality:\n  impacts:\n    - {characteristic: age, people: 17}\n"
    live = live_on(tmp_path, text)
    shown = screen(live.now(), "case.yaml", WhatIf(), may_undo=False)
    assert "17" not in "".join(line.text for line in shown.lines[-3:])
