"""A few whole cases, hostile in every text, whose papers lose nothing; scripts/proofs/whole-pages tries many."""

from pathlib import Path

import pytest

pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)

from printed_whole import keep

from random_whole.fields import documents_in
from random_whole.hostile import hostile, plain
from random_whole.whole import whole_case

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


@pytest.mark.parametrize("seed", [22, 26])
def test_no_figure_is_lost_and_no_word_is_off_the_paper(seed: int, tmp_path: Path) -> None:
    keep(seed, tmp_path / "paper.pdf")


def test_a_hostile_case_says_the_same_things_in_other_words() -> None:
    tree = whole_case(3)
    calm, wild = (list(documents_in(made)) for made in (plain(tree), hostile(tree, 3)))
    assert [kind for kind, _ in calm] == [kind for kind, _ in wild]
    assert calm[0][1]["title"] != wild[0][1]["title"]
    assert calm[0][1]["years"] == wild[0][1]["years"]
