"""Asks servers in threads of their own, so that windows never wait for them."""

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QThread, QTimer

from .client import Cancelled, ServerError

_running = set()


class Ask(QThread):
    """Does work(feedback) in a thread, then done(value, fault) in the one that asked; fault is None or a sentence."""

    def __init__(self, work, done):
        super().__init__()
        self.work = work
        self.done = done
        self.feedback = QgsProcessingFeedback(False)
        self.value = None
        self.fault = None
        self.finished.connect(self._tell)

    def begin(self):
        """Starts; the thread is kept until it ends."""
        _running.add(self)
        self.start()
        return self

    def run(self):
        try:
            self.value = self.work(self.feedback)
        except ServerError as fault:
            self.fault = str(fault)
        except Cancelled:
            self.fault = ""

    def forget(self):
        """Ends the asking; done is not called."""
        self.done = None
        self.feedback.cancel()

    def _tell(self):
        done, self.done = self.done, None
        if done is not None:
            done(self.value, self.fault)
        # Not from within its own signal.
        QTimer.singleShot(0, lambda: _running.discard(self))


def end_all():
    """Ends all asking, before the plugin goes."""
    for ask in list(_running):
        ask.forget()
    for ask in list(_running):
        ask.wait(2000)
    _running.clear()
