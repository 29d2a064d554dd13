"""Values that somebody may write anywhere, by mistake or to do harm."""

from __future__ import annotations

from random_whole.draw import Tree
from random_whole.writing import Raw

_EMPTY: tuple[Tree, ...] = (Raw(""), Raw("~"), Raw("null"), "", " ", "\n", [], {}, [[]], [{}], {"": ""}, [Raw("")])
_WORDS: tuple[Tree, ...] = (
    *(
        "yes",
        "no",
        "true",
        "False",
        "on",
        "none",
        "all",
        "x",
        "X" * 300,
        "x" * 6000,
        "x" * 6001,
        "7 women " * 749,
        "x" * 80,
        "a b",
        "-",
        "--",
        "---",
        "...",
    ),
    *(
        "council",
        "nhs",
        "england",
        "uk",
        "capital",
        "top_down",
        "lead",
        "preferred",
        "___",
        "Contract #45",
        "TBC",
        "N/A",
    ),
)
_NUMBERS: tuple[Tree, ...] = (
    *("0", "-0", "1", "-1", "1.5", "007", "0x10", "1_000", "1e9", "1e308", "1e309", "-1e308", "1e-320", "5e-324"),
    *("9" * 30, "9" * 400, "0." + "0" * 60 + "1", "NaN", "nan", "inf", "-inf", Raw(".inf"), Raw(".nan"), "Infinity"),
    *("٣", "１２", "²", "½", "Ⅷ", "1,000", "1.000,50", "1 000", "+5", "−5", "5-", "(5)", "1/3", "12:30", "5 or 6"),
)
_MONEY: tuple[Tree, ...] = (
    *("£", "£0", "-£0", "£1", "-£1", "£-1", "£1e5", "£1e300", "£999999999999999", "£0.001", "£1.2.3", "£1,00", "£12k"),
    *(
        "£9 trillion",
        "£1bn bn",
        "$5",
        "€5",
        "£5 / hour",
        "£5 / £5",
        "£5 per",
        "5p",
        "£5%",
        "£nan",
        "£inf",
        "£1 million / year",
    ),
)
_SHARES: tuple[Tree, ...] = (
    *("0%", "100%", "101%", "-3%", "1000000%", "1e300%", "0.0000001%", "%", "50 per cent", "50 percent of it", "0.5"),
)
_RANGES: tuple[Tree, ...] = (
    *("£1 to £3, central £2", "£3 to £1, central £2", "£1 to £2", "5% to 3%, central 9%", "0% to 0%, central 0%"),
    *("-5% to 150%, central 100%", "to", "1 to", "to 3", "1 to 2 to 3", "1-3", "5%-7%", "£1 to 3%, central 2 hours"),
    *("90% to 110%, central 100%", "1e300 to 1e308, central 1e305", "nan to inf, central 0", "2 to 2"),
    {"low": "1", "central": "2", "high": "3"},
    {"low": "3", "central": "2", "high": "1"},
    {"low": "£1"},
    {"low": {}, "central": [], "high": Raw("")},
)
_UNITS: tuple[Tree, ...] = (
    *(
        "5 people",
        "5 hours / week",
        "3 people / year",
        "1 wte",
        "5 furlongs",
        "5 £",
        "5 / 0",
        "5 / year / year",
        "3 years",
    ),
    *("5 hours ** 99", "1 bed / (day / night)", "5 " + "people " * 40),
)
_YEARS: tuple[Tree, ...] = (
    *(
        "2026-27",
        "2026",
        "2026/27",
        "2026–27",
        "2026-2027",
        "2026-28",
        "2027-26",
        "26-27",
        "0001-02",
        "9999-00",
        "0",
        "0000",
    ),
    *(
        "1900-01",
        "1950-51",
        "1955-56",
        "1954",
        "1999-00",
        "2099-00",
        "2500-01",
        "99999-00",
        "2026-27 to 2028-29",
        "-2026",
    ),
    *(
        "2026-11-03",
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "03/11/2026",
        "2026-11-03T10:00:00Z",
        "October",
        "Octember",
    ),
    {"2026-27": "£5", "2026/27": "£6"},
    {"2026-27": "£5", "1950-51": "£6", "9999-00": "£7"},
    {"assumed": "1950-51", "because": "nobody knows"},
)
_LETTERS: tuple[Tree, ...] = (
    *(
        "\u202eevil\u2066",
        "a\u200b" * 60,
        "\u200b",
        "\ufeff",
        "\u0301",
        "\u2028",
        "\x85",
        "\u00a0",
        "\u00ad" * 20,
        "👩‍👩‍👧",
    ),
    *("\x00", "\x1b[31m", "a\tb", "\ud7ff", "\U0010ffff", "עברית", "العربية", "漢字", "Ystradgynlais", "<b>&amp;</b>"),
    *(
        "{{ 7*7 }}",
        "%s %(x)s {0}",
        "../../etc/passwd",
        "=1+1",
        "' or 1=1 --",
        '"',
        "'",
        "\\",
        "#",
        "# note",
        "a: b",
        "- a",
    ),
)
_FORMULAS: tuple[Tree, ...] = (
    *(
        "1 / 0",
        "9**9**9",
        "-" * 60 + "1",
        "(" * 45 + "1" + ")" * 45,
        "a + b",
        "min()",
        "a.b",
        "a[0]",
        "1 +",
        "lambda: 1",
    ),
)
_YAML: tuple[Tree, ...] = (
    *(
        Raw("&a x"),
        Raw("*a"),
        Raw("!!int 5"),
        Raw("!!python/object/apply:os.system [id]"),
        Raw("!!binary R0lG"),
        Raw("!x"),
    ),
    *(
        Raw("{<<: *a}"),
        Raw("{a: &a {b: c}, <<: *a}"),
        Raw("{a: 1, a: 2}"),
        Raw("[a, b"),
        Raw("{a: b"),
        Raw("'a"),
        Raw('"a'),
    ),
    *(
        Raw("{? [a] : b}"),
        Raw("{[a]: b}"),
        Raw("@a"),
        Raw("`a`"),
        Raw("%a"),
        Raw('"\\ud800"'),
        Raw('"\\x00"'),
        Raw("{a}"),
    ),
    *(
        Raw("£1,250"),
        Raw("[£1,250]"),
        Raw("{x: £1,250}"),
        Raw("a: b: c"),
        Raw("a:b"),
        Raw("> text"),
        Raw("|"),
        Raw("'a' b"),
    ),
)
_SHAPES: tuple[Tree, ...] = (
    *(["a"], ["a", "a"], [["a"]], {"a": "b"}, {"a": {"b": {"c": "d"}}}, [{"id": "a"}], {"id": "a", "title": "b"}),
    [str(number) for number in range(30)],
    {f"name-{number}": "x" for number in range(30)},
    {"2026-27": ["£1"], "2027-28": {"low": "£1"}},
    Raw("[" * 45 + "]" * 45),
    {"x" * 400: "y" * 400},
    {"\u202e": "\x00"},
)

NASTY: tuple[Tree, ...] = (
    *(*_EMPTY, *_WORDS, *_NUMBERS, *_MONEY, *_SHARES, *_RANGES, *_UNITS, *_YEARS),
    *(*_LETTERS, *_FORMULAS, *_YAML, *_SHAPES),
)
"""Empty, of another type, too large, too small, no number, of another unit, of no year, no letters, no YAML."""

NAMES: tuple[str, ...] = (
    *(
        "",
        " ",
        "x",
        "Id",
        "id",
        "title",
        "amount",
        "body",
        "years",
        "£5",
        "2026-27",
        "2026/27",
        "1950-51",
        "~",
        "null",
        "<<",
    ),
    *(
        "x" * 300,
        "\u200b",
        "\x00",
        "٣",
        "__class__",
        "a b",
        "a.b",
        "[key]",
        "?",
        "-",
        "costs",
        "equality",
        "model_config",
    ),
)
"""What a name of a mapping may be mistaken for."""
