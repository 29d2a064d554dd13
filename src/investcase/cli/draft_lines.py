"""The lines of a document under construction: live ones, dormant ones, and words that explain."""

from __future__ import annotations

import textwrap

_WIDTH = 100


class DraftLines:
    """YAML lines. `##` explains; a line behind a single `#` is dormant, and valid once the mark and its space go.

    `indent` is where a line stands; `within` how much deeper it lies inside its dormant block, in spaces.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []

    def live(self, indent: int, text: str) -> None:
        """A line that counts."""
        self._lines.append(f"{' ' * indent}{text}")

    def dormant(self, indent: int, text: str, within: int = 0) -> None:
        """A line that counts once its mark is taken off."""
        self._lines.append(f"{' ' * indent}# {' ' * within}{text}")

    def either(self, indent: int, text: str, *, live: bool, within: int = 0) -> None:
        """A line that is live or dormant; a live one stands where the dormant one would once its mark is off."""
        if live:
            self.live(indent + within, text)
        else:
            self.dormant(indent, text, within)

    def say(self, indent: int, text: str, within: int = 0) -> None:
        """Words for the author."""
        first = f"{' ' * indent}## {' ' * within}"
        plain = " ".join(text.split())
        self._lines.extend(
            textwrap.wrap(
                plain,
                _WIDTH,
                initial_indent=first,
                subsequent_indent=first,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )

    def gap(self) -> None:
        """An empty line."""
        self._lines.append("")

    def text(self) -> str:
        """The whole document."""
        return "\n".join(self._lines) + "\n"
