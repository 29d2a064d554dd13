"""Make the figures of assumptions/figures/ from prepared tables of unit costs and effects.

    python tools/ingest_evidence.py SOURCE_DIR [--to assumptions/figures]

SOURCE_DIR holds `unit_costs.csv` and `effects.csv`. Ids come from the tables by rule and are frozen; what the reader
should know of each row is written by hand in `tools/evidence/*.yaml`, and each row's source in `assumptions/sources/`.
Statuses, grades and transfer marks follow by rule. Before anything is written the tables are counted, known rows are
compared, no price year may stand in a column of sources, and every document made is read back by investcase itself.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evidence.rows import IngestError, read_notes
from evidence.writing import document

from evidence import costs, effects
from investcase.catalogue.library import shipped_library
from investcase.documents.base import read_document
from investcase.documents.figure import FiguresFile, Source
from investcase.reading.text import SourceText

HERE = Path(__file__).resolve().parent
HEADING = "Made by tools/ingest_evidence.py from a prepared table: change the table or its notes, not this file."
COUNTS = {
    "unit_costs.csv": {"verified": 144, "derived": 17, "recalled": 10},
    "effects.csv": {"verified": 71, "recalled": 10},
}
KNOWN = {
    ("unit_costs.csv", "uc.ncc.ae_vb11z"): {"value_gbp": "126.76", "price_year": "2024/25", "nation": "England"},
    ("unit_costs.csv", "uc.sco.bed_day_2425"): {"value_gbp": "618.12", "unit": "bed day", "nation": "Scotland"},
    ("unit_costs.csv", "uc.gmca14.ss7_1_eco"): {"value_gbp": "331.67", "category": "economic"},
    ("effects.csv", "ef.cga.nursing_home"): {"estimate": "0.8", "ci_low": "0.72", "ci_high": "0.89"},
    ("effects.csv", "ef.falls.otis"): {"estimate": "1.17", "ci_low": "0.99", "ci_high": "1.38"},
}


def read_table(folder: Path, name: str) -> list[Mapping[str, str]]:
    """One prepared table, counted and compared with what is known of it.

    Raises:
        IngestError: rows missing, repeated or changed, or a year where a source should stand.
        OSError: it cannot be read.
    """
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        rows: list[Mapping[str, str]] = list(csv.DictReader(stream))
    counted = Counter(row["flag"] for row in rows)
    if counted != COUNTS[name]:
        raise IngestError(f"{name}: rows are {dict(counted)}, not {COUNTS[name]}")
    by_id = {row["id"]: row for row in rows}
    if len(by_id) != len(rows):
        raise IngestError(f"{name}: an id has two rows")
    for (table, row_id), cells in KNOWN.items():
        for heading, cell in cells.items():
            if table == name and by_id.get(row_id, {}).get(heading) != cell:
                raise IngestError(f"{name}: {row_id} {heading} is not {cell!r}")
    for row in rows:
        if re.fullmatch(r"\d{4}(?:\D\d{2,4})?", row["source_title"].strip()):
            raise IngestError(f"{name}: {row['id']} has a year for a source")
    return rows


def made(folder: Path) -> dict[str, str]:
    """The text of every file of figures, by name.

    Raises:
        IngestError: a table or what is added to it fails its checks.
        OSError: a file cannot be read.
    """
    sources: dict[str, Source] = {source.id: source for source in shipped_library().all_sources()}
    groups: dict[str, dict[str, list[Any]]] = {
        **costs.blocks(read_table(folder, "unit_costs.csv"), read_notes(HERE / "evidence" / "costs.yaml"), sources),
        **effects.blocks(read_table(folder, "effects.csv"), read_notes(HERE / "evidence" / "effects.yaml"), sources),
    }
    texts = {f"{name}.yaml": document("figures", blocks, HEADING) for name, blocks in groups.items()}
    for name, text in texts.items():
        _, problems = read_document(SourceText(name, text), "figures", FiguresFile)
        if problems:
            raise IngestError(str(problems[0]))
    return texts


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 when every file is written, 1 with a line on standard error when not."""
    parser = argparse.ArgumentParser(description="Make the figures of the evidence library from prepared tables.")
    parser.add_argument("source", type=Path, metavar="SOURCE_DIR")
    parser.add_argument("--to", type=Path, default=HERE.parent / "assumptions" / "figures")
    options = parser.parse_args(arguments)
    try:
        texts = made(options.source)
        for name, text in texts.items():
            (options.to / name).write_text(text, "utf-8")
    except (IngestError, OSError, ArithmeticError, KeyError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{options.to / name}\n" for name in texts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
