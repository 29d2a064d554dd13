"""YAML text to positioned data: what is refused, where it points, and that nothing is ever raised."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import KENT
from investcase.reading.nodes import MAX_EVENTS, Parsed, parse
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText

KENT_TEXT = KENT.read_text("utf-8")


def read(text: str) -> Parsed:
    return parse(SourceText("case.yaml", text))


def only(text: str) -> Problem:
    problems = read(text).problems
    assert len(problems) == 1, [str(p) for p in problems]
    return problems[0]


def place(problem: Problem) -> tuple[int, int]:
    assert problem.position is not None
    return problem.position.line, problem.position.column


def under_the_caret(problem: Problem) -> str:
    """The character of the excerpt that the caret stands under."""
    assert problem.excerpt is not None
    shown, caret = problem.excerpt.split("\n")
    return shown[caret.index("^") :][:1]


def test_scalars_stay_the_text_that_was_written() -> None:
    text = "a: NO\nb: 12:30\nc: 0777\nd: 1e3\ne: 2026-11-22\nf: .nan\ng: on\nh: £1.2m\n"
    assert read(text).data == {
        "a": "NO",
        "b": "12:30",
        "c": "0777",
        "d": "1e3",
        "e": "2026-11-22",
        "f": ".nan",
        "g": "on",
        "h": "£1.2m",
    }


def test_nothing_written_is_none_and_quoted_nothing_is_text() -> None:
    assert read("a:\nb: ~\nc: null\nd: ''\ne: 'null'\n").data == {"a": None, "b": None, "c": None, "d": "", "e": "null"}


def test_every_value_and_key_keeps_its_place() -> None:
    parsed = read("title: T\noptions:\n  - id: a\n    costs: [x, {y: z}]\n")
    at, key_at = parsed.positions.at, parsed.positions.key_at
    assert str(at(("title",))) == "case.yaml:1:8"
    assert str(key_at(("options",))) == "case.yaml:2:1"
    assert str(at(("options", 0))) == "case.yaml:3:5"
    assert str(at(("options", 0, "costs", 1, "y"))) == "case.yaml:4:20"
    assert str(key_at(("options", 0, "costs", 1, "y"))) == "case.yaml:4:17"
    assert str(at(("options", 0, "costs", 9, "z"))) == "case.yaml:4:12", "what is absent stands where it would be held"
    assert str(at(("nothing",))) == "case.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "code", "where", "caret", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", (3, 1), "a", "'a' is given twice"),
        ("x:\n  a: 1\n  'a': 3\n", "duplicate-key", (3, 3), "'", "'a' is given twice"),
        ("a: {b: 1, b: 2}\n", "duplicate-key", (1, 11), "b", "'b' is given twice"),
        ("a: &x 1\nb: *x\n", "alias", (2, 4), "*", "the alias *x is not allowed"),
        ("a: !!python/object:os.system x\n", "tag", (1, 4), "!", "python/object:os.system"),
        ("a: !thing {b: c}\n", "tag", (1, 4), "!", "!thing says of what kind"),
        ("a: 1\n---\nb: 2\n", "two-documents", (2, 1), "-", "a second document begins here"),
        ("? [a, b]\n: c\n", "key-not-text", (1, 3), "[", "a key must be plain text"),
        ("a:\n\tb: 1\n", "yaml-syntax", (2, 1), " ", "a tab stands at the beginning"),
        ("a: b: c\n", "yaml-syntax", (1, 4), "b", "this text holds a colon"),
        ("a: 1\nb: @x\n", "yaml-syntax", (2, 4), "@", "a text cannot begin with @"),
        ("a: ! x\n", "tag", (1, 4), "!", "! says of what kind"),
        ("a: Community #grants\n", "yaml-syntax", (1, 14), "#", "everything from #grants on would be"),
        ("a: Café #été\n", "yaml-syntax", (1, 9), "#", "everything from #été on would be"),
        ("- one #two\n", "yaml-syntax", (1, 7), "#", "everything from #two on would be left out"),
        ("a: Contract #45\n", "yaml-syntax", (1, 13), "#", "everything from #45 on would be left out"),
        ("a: 1\nb: x\x00y\n", "yaml-syntax", (2, 5), "\x00", "U+0000 is not text"),
        ("é: é\nb: \x07\n", "yaml-syntax", (2, 4), "\x07", "U+0007 is not text"),
        ("a: {b: £60,000}\n", "comma-in-braces", (1, 12), "0", "the comma in £60,000"),
        ("a: [£60,000]\n", "comma-in-braces", (1, 9), "0", "the comma in £60,000"),
        ("a: {b: -£1,200 / year, c: 1}\n", "comma-in-braces", (1, 12), "2", "the comma in -£1,200 / year"),
    ],
)
def test_each_fault_has_one_code_one_place_and_its_words(
    text: str, code: str, where: tuple[int, int], caret: str, words: str
) -> None:
    problem = only(text)
    assert (problem.code, place(problem)) == (code, where)
    assert words in problem.message
    assert under_the_caret(problem) == caret


@pytest.mark.parametrize(
    ("written", "meant"), [("!!int 3", "3"), ("!!str 'a: b'", "a: b"), ("!Hello there", "!Hello there"), ("! x", "! x")]
)
def test_the_remedy_of_a_tag_is_read_as_what_was_meant(written: str, meant: str) -> None:
    problem = only(f"a: {written}\n")
    assert "tag:yaml.org" not in problem.message
    assert problem.remedy is not None
    assert read(f"a: {problem.remedy.removeprefix('write ')}\n").data == {"a": meant}


@pytest.mark.parametrize("line", ["%YAML 2.0", "%FOO x"])
def test_a_line_for_yaml_itself_that_it_does_not_know_is_to_be_deleted(line: str) -> None:
    problem = only(f"{line}\n---\na: 1\n")
    assert (place(problem), problem.remedy) == ((1, 1), "delete this line")
    assert read("---\na: 1\n").problems == []


def test_the_comma_trap_gives_the_line_to_paste() -> None:
    problem = only("costs:\n  - {id: a, amount: {2026-27: £60,000, 2027-28: £1,250,000}}\n".replace("£1,250,000", "£5"))
    assert problem.expected == "£60000, without the comma"
    assert problem.remedy == "write - {id: a, amount: {2026-27: £60000, 2027-28: £5}}"
    assert read(f"costs:\n  {problem.remedy.removeprefix('write ')}\n").problems == []


def test_the_comma_trap_is_told_for_each_number_and_mends_the_whole_line() -> None:
    found = read("amount: {2026-27: £60,000, 2027-28: £45,000}\n").problems
    assert [place(p) for p in found] == [(1, 23), (1, 41)]
    assert {p.remedy for p in found} == {"write amount: {2026-27: £60000, 2027-28: £45000}"}


def test_a_comma_is_ours_in_block_style() -> None:
    assert read("amount:\n  2026-27: £60,000\n").data == {"amount": {"2026-27": "£60,000"}}


@pytest.mark.parametrize("text", ["a: [100, 200]\n", "a: [x, 200]\n", "a: [£60, £200]\n", "a: {b: £60, c: 200}\n"])
def test_lists_and_mappings_of_short_numbers_are_no_trap(text: str) -> None:
    assert read(text).problems == []


def test_two_documents_are_refused_and_one_with_its_marker_is_not() -> None:
    assert read("---\na: 1\n...\n").problems == []
    assert [p.code for p in read("a: 1\n...\n---\nb: 2\n").problems] == ["two-documents"]


def test_a_bomb_of_values_is_refused() -> None:
    problem = only("[" + "1," * (MAX_EVENTS + 5) + "1]")
    assert problem.code == "too-large"
    assert problem.message == "more than 100,000 values in one document"


def test_as_many_values_as_are_allowed_are_read() -> None:
    # Four events open and close the document and the list; the stream's start and end make six.
    parsed = read("[" + "1," * (MAX_EVENTS - 6) + "1]")
    assert parsed.problems == []
    assert isinstance(parsed.data, list)
    assert len(parsed.data) == MAX_EVENTS - 5


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_lines_are_the_editors_lines_whatever_yaml_takes_for_a_break(separator: str) -> None:
    problem = only(f"title: pasted{separator}  from a web page\nbody: *x\n")
    assert (problem.code, place(problem)) == ("alias", (2, 7))
    assert under_the_caret(problem) == "*"


def test_a_separator_before_a_split_number_is_no_exception() -> None:
    problem = only("\u2028a: {b: £60,000}")
    assert (problem.code, place(problem)) == ("comma-in-braces", (1, 13))


@pytest.mark.parametrize("before", [0, 10, 49, 50, 51, 99, 100, 101, 500, 5000])
@pytest.mark.parametrize("after", [0, 30, 500])
def test_the_caret_stands_under_the_fault_however_long_the_line(before: int, after: int) -> None:
    problem = only(f"a: ['{'x' * before}', *z, '{'y' * after}']\n")
    assert place(problem) == (1, before + 9)
    assert under_the_caret(problem) == "*"
    assert problem.excerpt is not None
    assert max(len(line) for line in problem.excerpt.split("\n")) <= 110


def inside(problem: Problem, text: str) -> bool:
    """Whether a problem points at a character of the text, or just past the end of one of its lines."""
    assert problem.position is not None
    lines = text.split("\n")
    line, column = problem.position.line, problem.position.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


YAMLISH = st.text(st.sampled_from("ab1£,:{}[]-?&*!|>'\"#%@ \n\t\r~.\u2028\x85\x00é"), max_size=60)


@settings(max_examples=600)
@given(YAMLISH)
def test_any_text_gives_data_or_problems_that_point_into_it(text: str) -> None:
    found = read(text)
    assert all(inside(problem, text) for problem in found.problems)
    assert all(at.line <= text.count("\n") + 1 for at in found.positions.values.values())


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_unicode_gives_data_or_problems_that_point_into_it(text: str) -> None:
    assert all(inside(problem, text) for problem in read(text).problems)


@settings(max_examples=100)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_good_yaml_with_characters_changed_gives_data_or_problems(seed: int, changes: int) -> None:
    draw = random.Random(seed)
    characters = list(KENT_TEXT)
    for _ in range(changes):
        characters[draw.randrange(len(characters))] = draw.choice("{}[]:,-'\"&*!|> \n\t£%\u2028\x00")
    text = "".join(characters)
    assert all(inside(problem, text) for problem in read(text).problems)
