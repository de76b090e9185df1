"""Reading captions to what the index stores, here or ahead of their turn in other processes.

    with Ahead(helpers) as ahead:
        ahead.want(path, task)                for each file that is read soon, in order
        ahead.take(path, task)                in the same order; None: read it yourself

Storing keeps one processor busy, and reading takes as long: where there are many files and two
processors, reading ahead makes a folder half the work.
"""

from talkdex.reading.ahead import Ahead
from talkdex.reading.task import Read, Task, read

__all__ = ["Ahead", "Read", "Task", "read"]
