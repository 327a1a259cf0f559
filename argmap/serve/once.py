"""What takes a while is made in a thread, once for everybody who asks for it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Executor
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """Keeps what was asked for last, so that going back to it makes nothing."""

    def __init__(self, workers: Executor, most: int) -> None:
        self._workers = workers
        self._most = most
        self._made: OrderedDict[Hashable, asyncio.Future[Made]] = OrderedDict()

    async def get(self, key: Hashable, job: Callable[[], Made]) -> Made:
        """Return what a key stands for; `job` makes it if that hasn't begun."""
        if key not in self._made:
            loop = asyncio.get_running_loop()
            self._made[key] = loop.run_in_executor(self._workers, job)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        making = self._made[key]
        try:
            return await asyncio.shield(making)
        except Exception:
            # What failed may not fail again: an engine can be installed meanwhile.
            self._made.pop(key, None)
            raise
