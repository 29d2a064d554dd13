"""Working jobs out on as many processes as are wanted, or on a cluster: the same answers, whoever works them out."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Protocol

from investcase.many.answering import answered
from investcase.many.keeping import Kept
from investcase.reading.carried import Carried
from investcase.reading.extras import needed

_TRIES = 3
_PATIENCE = 10
"""Seconds in which a scheduler that is there answers."""
_ADDRESS = re.compile(r"(tcp|tls|ucx|inproc|ws|wss)://\S+")
ADDRESSES = "the address of a Dask scheduler, such as tcp://host:8786"
Told = Callable[[int, int], None]


class WorkersLostError(Carried):
    """Processes that worked answers out ended before they had, again and again."""


class NoSchedulerError(Carried):
    """Nothing answers at the address that a scheduler was said to be at."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works: so many processes here, or those behind the address of a Dask scheduler."""

    workers: int = 1
    scheduler: str | None = None


class Addressed(Protocol):
    """What can be worked out: another address only where something that the answer is made of is another."""

    @property
    def address(self) -> str:
        """What its answer is known by."""


Work = Callable[[Any], bytes]


def is_address(scheduler: str) -> bool:
    """Whether a text can be the address of a scheduler."""
    return _ADDRESS.fullmatch(scheduler) is not None


def answers(
    jobs: Sequence[Addressed], kept: Kept, crew: Crew, told: Told = lambda done, of: None, work: Work | None = None
) -> Mapping[str, bytes]:
    """What comes of each job by its address; what is kept is not worked out again, and all is kept after.

    `work` makes it, the answer at each place when not given; `told` hears how many are done, of how many.

    Raises:
        OSError: something cannot be kept.
        WorkersLostError: workers ended before their work, more often than chance would have it.
        NoSchedulerError: a scheduler is named and none answers there.
        MissingPackageError: a scheduler is named and Dask is not installed.
    """
    found = {job.address: content for job in jobs if (content := kept.get(job.address)) is not None}
    waiting = {job.address: job for job in jobs if job.address not in found}
    told(len(found), len(jobs))
    for address, content in _worked_out(waiting, crew, work or answered):
        kept.put(address, content)
        found[address] = content
        told(len(found), len(jobs))
    return found


def _worked_out(waiting: Mapping[str, Addressed], crew: Crew, work: Work) -> Iterator[tuple[str, bytes]]:
    if crew.scheduler is not None:
        return _on_a_cluster(waiting, crew.scheduler, work)
    if crew.workers > 1 and len(waiting) > 1:
        return _in_processes(waiting, min(crew.workers, len(waiting)), work)
    return ((address, work(job)) for address, job in waiting.items())


def _in_processes(waiting: Mapping[str, Addressed], workers: int, work: Work) -> Iterator[tuple[str, bytes]]:
    """Whatever a lost process was at is given to others: nothing that came of the rest is lost with it."""
    left, tries = dict(waiting), 0
    while left:
        before = len(left)
        try:
            for address, content in _once(list(left.values()), workers, work):
                del left[address]
                yield address, content
        except BrokenProcessPool:
            tries = tries + 1 if len(left) == before else 0
            if tries == _TRIES:
                raise WorkersLostError("the processes that work end again and again") from None


def _once(jobs: Sequence[Addressed], workers: int, work: Work) -> Iterator[tuple[str, bytes]]:
    # Started afresh, since a fork of a process with threads may hang.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_live_with_the_parent)
    try:
        futures = {pool.submit(work, job): job.address for job in jobs}
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _live_with_the_parent() -> None:
    """Have a worker end when whoever began it has, however that was: nothing would ever ask anything of it again.

    A stop from the keyboard is the parent's to answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _on_a_cluster(waiting: Mapping[str, Addressed], scheduler: str, work: Work) -> Iterator[tuple[str, bytes]]:
    distributed = needed("distributed", "Working on a cluster")
    try:
        found = distributed.Client(scheduler, set_as_default=False, timeout=_PATIENCE)
    except OSError:
        raise NoSchedulerError(f"no Dask scheduler answers at {scheduler}") from None
    with found as client, client.as_current():
        futures = [client.submit(work, job, key=address, pure=True) for address, job in waiting.items()]
        for future, content in distributed.as_completed(futures, with_results=True):
            yield future.key, content
