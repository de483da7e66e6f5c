"""Jobs that were started on servers and whose results have not been taken: they outlive QGIS."""

import json
import threading
from dataclasses import asdict, dataclass, field

from qgis.core import QgsSettings

ROOT = "prospectivity/jobs"

_lock = threading.Lock()
# Executions that an algorithm of this QGIS waits for, and those of them it is to leave alone.
_watched = set()
_released = set()


@dataclass
class Job:
    """An execution on the server of a connection."""

    execution: str
    connection: str
    process: str
    title: str
    started: str
    outputs: dict = field(default_factory=dict)  # identifier: media type, empty for text


def keep(job):
    """Remembers a job until it is forgotten."""
    settings = QgsSettings()
    settings.setValue(f"{ROOT}/{job.execution}", json.dumps(asdict(job)))
    settings.sync()


def forget(execution):
    """Forgets a job."""
    settings = QgsSettings()
    settings.remove(f"{ROOT}/{execution}")
    settings.sync()


def every():
    """The jobs remembered, the latest first."""
    settings = QgsSettings()
    settings.beginGroup(ROOT)
    texts = [settings.value(key) for key in settings.childKeys()]
    settings.endGroup()
    jobs = []
    for text in texts:
        try:
            jobs.append(Job(**json.loads(text)))
        except (TypeError, ValueError):
            pass
    return sorted(jobs, key=lambda job: job.started, reverse=True)


def find(execution):
    """The job of an execution, or None."""
    return next((job for job in every() if job.execution == execution), None)


def watch(execution, watched):
    """Tells that an algorithm of this QGIS waits for an execution, or does so no longer."""
    with _lock:
        (_watched.add if watched else _watched.discard)(execution)
        _released.discard(execution)


def is_watched(execution):
    """Whether an algorithm of this QGIS waits for an execution."""
    with _lock:
        return execution in _watched


def release(execution):
    """Asks the algorithm that waits for an execution to leave it to itself."""
    with _lock:
        _released.add(execution)


def is_released(execution):
    """Whether an execution is to be left to itself."""
    with _lock:
        return execution in _released
