"""Which option the case puts forward."""

from __future__ import annotations

from investcase.resolving.context import Context

_EXPECTED = "one option with preferred: yes, neither rejected nor business as usual"


def preferred_index(context: Context) -> int | None:
    """The place of the one option that is put forward; None, with a problem noted, when it is not clear which.

    Where only one option may be chosen, it needs no mark.
    """
    options = context.case.options
    live = [index for index, option in enumerate(options) if not option.rejected and not option.business_as_usual]
    marked = [index for index, option in enumerate(options) if option.preferred]
    out_of_the_running = [index for index in marked if index not in live]
    for index in out_of_the_running:
        why = "business as usual, which the others are measured against" if not options[index].rejected else "rejected"
        context.report(
            "preferred",
            f"{options[index].title!r} is marked as preferred and is {why}",
            ("options", index, "preferred"),
            expected=_EXPECTED,
            remedy="remove preferred: yes here" + (", or the reason under rejected" if options[index].rejected else ""),
        )
    if out_of_the_running:
        return None
    if len(marked) == 1:
        return marked[0]
    if not marked and len(live) == 1:
        return live[0]
    titles = ", ".join(repr(options[index].title) for index in (marked or live))
    if marked:
        context.report(
            "preferred",
            f"{len(marked)} options are marked as preferred: {titles}",
            ("options", marked[-1], "preferred"),
            expected=_EXPECTED,
        )
    elif live:
        context.report(
            "preferred",
            f"no option is marked as preferred, and {len(live)} may be chosen: {titles}",
            ("options",),
            expected=_EXPECTED,
            remedy="add preferred: yes to the one put forward",
        )
    else:
        context.report(
            "preferred",
            "no option is left to choose: every one is rejected or business as usual",
            ("options",),
            expected=_EXPECTED,
        )
    return None
