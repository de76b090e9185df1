"""Doing work ahead in a thread, a bounded number of items, so that the model never waits for sound."""

from collections.abc import Generator, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

_T = TypeVar("_T")
_PATIENCE_S = 0.1  # between looks at whether the other side is gone


def ahead(items: Iterator[_T], depth: int = 2) -> Generator[_T, None, None]:
    """Give the same items in the same order, made by a thread up to `depth` items early.

    What the thread raises is raised here. Closing this iterator closes `items` too.
    """
    queue: Queue[tuple[str, object]] = Queue(depth)
    stop = Event()
    thread = Thread(target=_fill, args=(items, queue, stop), name="talkdex-ahead", daemon=True)
    thread.start()
    try:
        yield from _drained(queue)
    finally:
        stop.set()
        thread.join()


def _fill(items: Iterator[_T], queue: "Queue[tuple[str, object]]", stop: Event) -> None:
    try:
        for item in items:
            if not _put(queue, ("item", item), stop):
                return
        _put(queue, ("end", None), stop)
    except BaseException as error:  # noqa: BLE001 - handed over to the thread that asked
        _put(queue, ("error", error), stop)
    finally:
        close = getattr(items, "close", None)
        if close:
            close()


def _put(queue: "Queue[tuple[str, object]]", entry: tuple[str, object], stop: Event) -> bool:
    while not stop.is_set():
        try:
            queue.put(entry, timeout=_PATIENCE_S)
        except Full:
            continue
        return True
    return False


def _drained(queue: "Queue[tuple[str, object]]") -> Iterator[_T]:
    while True:
        try:
            kind, value = queue.get(timeout=_PATIENCE_S)
        except Empty:
            continue
        if kind == "end":
            return
        if kind == "error":
            assert isinstance(value, BaseException)
            raise value
        yield value  # type: ignore[misc] # the queue carries what _fill took from Iterator[_T]
