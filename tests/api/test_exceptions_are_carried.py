"""Every exception of ours comes through pickle and copy as it was, as work in other processes needs."""

import copy
import importlib
import pickle
import pkgutil

import pytest

import investcase
from investcase.catalogue.gazetteer import WrongCellError
from investcase.catalogue.price_index import IndexYearError
from investcase.catalogue.shipped import NotInstalledError
from investcase.cli.failure import CannotError
from investcase.cli.readers import UnreadableError
from investcase.cli.refusal import RefusedError
from investcase.cli.sheet_figures import RowError
from investcase.cli.streams import EnoughError, LostError
from investcase.documents.written_into import UnwritableLineError
from investcase.files.output import UnwritableError
from investcase.flows.mechanism import Refused
from investcase.formulas.errors import FormulaError
from investcase.many.running import NoSchedulerError, WorkersLostError
from investcase.quantities import QuantityError, UnitError, YearError
from investcase.reading.carried import Carried
from investcase.reading.extras import MissingPackageError
from investcase.reading.problems import Position, Problem, Problems
from investcase.report.pdf.unavailable import PdfUnavailable
from investcase.report.pdf.where import OffThePaperError
from investcase.report.preflight import PreflightError
from investcase.report.word.template import TemplateError
from investcase.resolving.program import ModelFault
from investcase.resolving.written_back import NotKeptError
from investcase.serving.app import MalformedError
from investcase.serving.moving import RefusedValueError

PROBLEM = Problem("code", "a message", position=Position("case.yaml", 3, 4), field="a.b", expected="this", remedy="do")
OURS = [
    Problems([PROBLEM, Problem("other", "another")]),
    RefusedError([PROBLEM]),
    OffThePaperError(PROBLEM, ["words"]),
    ModelFault(PROBLEM),
    Refused(PROBLEM, None),
    PreflightError(("one", "two")),
    FormulaError("a message", 3, expected="this"),
    QuantityError("a message", "this", "word", remedy="do"),
    UnitError("a message", "word"),
    YearError("a message", "do"),
    IndexYearError("a message"),
    WrongCellError("column", "a message", "this"),
    NotInstalledError("a message"),
    CannotError("a message"),
    UnreadableError("a message"),
    PdfUnavailable("a message"),
    UnwritableError(13, "a sentence", asked=False),
    MissingPackageError("a message", name="scipy"),
    TemplateError("a message"),
    RowError([PROBLEM]),
    EnoughError(),
    NoSchedulerError("a message"),
    WorkersLostError("a message"),
    MalformedError("a message"),
    NotKeptError("a message"),
    RefusedValueError("a message"),
    UnwritableLineError("a message"),
    LostError(28, "a sentence", "standard output"),
]


@pytest.mark.parametrize("error", OURS, ids=lambda error: type(error).__name__)
def test_it_comes_through_as_it_was(error):
    for carried in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(carried) is type(error)
        assert str(carried) == str(error)
        assert carried.args == error.args
        assert carried.__dict__ == error.__dict__


def test_none_of_ours_is_left_out():
    for module in pkgutil.walk_packages(investcase.__path__, "investcase."):
        importlib.import_module(module.name)
    waiting, known = [Exception], set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("investcase."):
            known.add(kind)
    assert known - {Carried} == {type(error) for error in OURS}


def test_what_load_raises_can_be_sent_to_another_process(tmp_path):
    (tmp_path / "case.yaml").write_text("format: investcase/case/1\ncase: 1.5\n", "utf-8")
    with pytest.raises(Problems) as raised:
        investcase.load(tmp_path)
    assert tuple(pickle.loads(pickle.dumps(raised.value))) == tuple(raised.value)
