"""Measures for how long a thread did not get to its events, without the time in which the machine ran others."""

import threading
import time

from qgis.PyQt.QtCore import QTimer


def _waited():
    """Seconds for which this thread was ready to run, but the machine had no processor for it (Linux tells)."""
    try:
        with open(f"/proc/self/task/{threading.get_native_id()}/schedstat") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0


class Heart:
    """A timer in the thread of the windows: the longest time between two of its beats."""

    def __init__(self):
        self.longest = 0
        self.timer = QTimer()
        self.timer.timeout.connect(self._beat)
        self.start()

    def start(self):
        """Forgets what was, and beats."""
        self.longest = 0
        self.last = time.monotonic() - _waited()
        self.timer.start(10)

    def stop(self):
        """Beats once more; the longest time."""
        self._beat()
        self.timer.stop()
        return self.longest

    def _beat(self):
        now = time.monotonic() - _waited()
        self.longest = max(self.longest, now - self.last)
        self.last = now

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
