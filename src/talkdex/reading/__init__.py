"""Reading captions to what the index stores, here or ahead of their turn in other processes.

    with Ahead(workers) as ahead:
        ahead.want(path, task)                for each file that is read soon, in order
        ahead.take(path, task)                in the same order; None: read it yourself

Reading captions takes about as long as storing them: where there are many files and two processors, one
process reads what the other stores next.
"""

from talkdex.reading.ahead import Ahead
from talkdex.reading.task import Read, Task, read

__all__ = ["Ahead", "Read", "Task", "read"]
