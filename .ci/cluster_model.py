"""What a run on a Spark cluster would take with more executors: a model of its task graph with the task times of a run.

A run is a chain of jobs, one after the other. Between them the driver works alone, whatever the number of executors; within
one, its tasks are handed in their order to whoever is free, each costing the driver a moment that no two tasks share. The
first task of an executor in a job takes longer than others, since it fetches what the job shares and makes it ready.
"""

import heapq
import json
import os
import statistics


class Job:
    """Tasks that run together: those on one of Spark's RDDs."""

    def __init__(self):
        self.tasks = []  # (launched, finished), in ms

    def worked(self):
        return sum(finished - launched for launched, finished in self.tasks) / 1000

    def longest(self):
        return max(finished - launched for launched, finished in self.tasks) / 1000

    def readying(self):
        """Seconds that the first task takes beyond the median of the others."""
        first, *others = [(finished - launched) / 1000 for launched, finished in self.tasks]
        return max(0, first - statistics.median(others)) if others else 0

    def begun(self):
        return min(launched for launched, _ in self.tasks)

    def ended(self):
        return max(finished for _, finished in self.tasks)


class TaskGraph:
    """The jobs of a run of one executor of one core, from Spark's log of its events."""

    def __init__(self, folder, seconds):
        self.seconds = seconds
        stages = {}
        jobs = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8") as log:
                for line in log:
                    event = json.loads(line)
                    if event["Event"] == "SparkListenerStageSubmitted":
                        info = event["Stage Info"]
                        stages[info["Stage ID"]] = info["RDD Info"][0]["RDD ID"]
                    elif event["Event"] == "SparkListenerTaskEnd":
                        info = event["Task Info"]
                        job = jobs.setdefault(stages[event["Stage ID"]], Job())
                        job.tasks.append((info["Launch Time"], info["Finish Time"]))
        self.jobs = sorted(jobs.values(), key=Job.begun)
        for job in self.jobs:
            job.tasks.sort()

    def alone(self):
        """Seconds that no task runs: the driver reads, joins and writes, and Spark starts."""
        return self.seconds - sum(job.ended() - job.begun() for job in self.jobs) / 1000

    def dispatch(self):
        """Seconds from a task's end to the next one's launch, as the only core sees it: the median."""
        waits = sorted(later[0] - earlier[1] for job in self.jobs for earlier, later in zip(job.tasks, job.tasks[1:]))
        return max(0, waits[len(waits) // 2]) / 1000 if waits else 0

    def tasks(self):
        return sum(len(job.tasks) for job in self.jobs)

    def predicted(self, executors):
        """Seconds with so many executors of one core."""
        total = self.alone()
        dispatch = self.dispatch()
        for job in self.jobs:
            free = [(0.0, executor) for executor in range(executors)]
            ready = {0}
            handed = 0.0
            for launched, finished in job.tasks:
                at, executor = heapq.heappop(free)
                begun = max(at, handed)
                handed = begun + dispatch if begun == handed else handed
                more = 0 if executor in ready else job.readying()
                ready.add(executor)
                heapq.heappush(free, (begun + more + (finished - launched) / 1000 + dispatch, executor))
            total += max(at for at, _ in free)
        return total
