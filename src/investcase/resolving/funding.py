"""Funding, settled: cash by year, and what the register of funding says of its kind."""

from __future__ import annotations

from investcase.catalogue.registers import funding_streams
from investcase.documents.funding import FundingStream, StreamRule
from investcase.reading.nodes import Path
from investcase.reading.problems import Severity
from investcase.reading.suggest import one_of
from investcase.resolving.context import Context, nation_name
from investcase.resolving.terms import Stream, span


def resolve_stream(context: Context, stream: FundingStream, path: Path) -> Stream:
    """A funding stream as cash by year; what its kind does not allow is noted as a problem."""
    if stream.amount is not None:
        row = context.in_horizon({y: a.central for y, a in stream.amount.items()}, (*path, "amount"))
    else:
        assert stream.each_year is not None
        context.within_horizon(stream.from_, (*path, "from"))
        context.within_horizon(stream.to, (*path, "to"))
        context.in_turn(stream.from_, stream.to, (*path, "to"))
        profile = span(context.horizon, stream.from_, stream.to, None)
        row = tuple(share * stream.each_year.central for share in profile)
    return Stream(
        id=stream.id,
        title=stream.title,
        body=stream.body,
        paid_by=stream.paid_by,
        by_year=row,
        recurrent=stream.recurrent,
        ring_fence=stream.ring_fence,
        confirmed=stream.confirmed,
        rule=_rule(context, stream, row, path),
        balance=None if stream.balance is None else stream.balance.central,
        exit=stream.exit,
    )


def _rule(context: Context, stream: FundingStream, row: tuple[float, ...], path: Path) -> StreamRule | None:
    if stream.stream is None:
        return None
    rules, problems = funding_streams(context.library)
    context.problems.extend(problem for problem in problems if problem not in context.problems)
    rule = rules.get(stream.stream)
    where = (*path, "stream")
    if rule is None:
        here = [name for name, known in rules.items() if context.nation in known.nations]
        context.unknown("funding stream", stream.stream, here, where, else_="leave stream out, if it is none of these")
        return None
    if context.nation not in rule.nations:
        context.report(
            "stream-nation",
            f"{rule.title} is money of {one_of(nation_name(n) for n in rule.nations)}, and this place is in "
            f"{nation_name(context.nation)}",
            where,
            expected=one_of(name for name, known in rules.items() if context.nation in known.nations),
        )
    kinds = (stream.body.kind.kind, stream.body.kind.money_as)
    if not any(each.kind.kind in kinds for each in rule.bodies):
        context.report(
            "stream-body",
            f"{rule.title} goes to {one_of(map(str, rule.bodies))}, and not to {stream.body}",
            (*path, "body"),
            expected=one_of(map(str, rule.bodies)),
        )
    if rule.not_read is not None:
        context.report(
            "stream-not-read",
            f"{rule.title}: not read: {rule.not_read.rstrip('.')}. Ask whoever pays it",
            where,
            severity=Severity.NOTE,
        )
    _ends(context, stream, rule, row, path)
    if stream.recurrent and rule.recurring != "yes":
        how = "is set one year at a time" if rule.recurring == "by_year" else "does not come again"
        context.report(
            "stream-recurs",
            f"{rule.title} {how}, and is said to recur",
            (*path, "recurrent"),
            severity=Severity.WARNING,
            expected="recurrent: no, and an exit; or an agreement that it will go on, named in its title",
        )
    return rule


def _ends(context: Context, stream: FundingStream, rule: StreamRule, row: tuple[float, ...], path: Path) -> None:
    """Note money counted on after the last year of its kind, and money that ends before the case with no word of it."""
    if rule.until is None:
        return
    later = [y for y, amount in zip(context.horizon, row, strict=True) if amount and y.start > rule.until.start]
    if later:
        context.report(
            "stream-ends",
            f"{rule.title} is allowed up to {rule.until}, and pays here in {', '.join(map(str, later))}",
            (*path, "stream"),
            severity=Severity.BLOCKER,
            expected=f"amounts up to {rule.until}; {rule.rule}",
        )
    elif stream.exit is None and rule.until.start < context.horizon[-1].start:
        context.report(
            "stream-ends-first",
            f"{rule.title} may be spent up to {rule.until}, and this case goes on to {context.horizon[-1]}",
            (*path, "stream"),
            severity=Severity.WARNING,
            expected="exit: (what pays for it then, or how the cost ends), on this stream",
        )
