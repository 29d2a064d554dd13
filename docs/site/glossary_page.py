"""The words of a paper, from the glossary that it prints itself."""

from __future__ import annotations

from words_of_markdown import entry, plain

from investcase.report.view.glossary import GLOSSARY


def glossary_page() -> str:
    """Every word with what it means."""
    return "".join(entry(f"**{plain(word)}**", plain(means)) for word, means in GLOSSARY)
