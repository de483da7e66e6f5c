"""A Spark cluster of a master and workers on loopback, and runs of the packaged program on it, for checks and measurements.

Takes Spark's jars from Maven, as src/cluster/pom.xml names them. Needs the project packaged.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in (
    "java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent"
    " java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar").split()]
BEGUN = time.time()


def told(text):
    print(f"{time.time() - BEGUN:4.0f} s  {text}", flush=True)


def wait_for(what, condition, seconds=60):
    end = time.time() + seconds
    while not condition():
        if time.time() > end:
            raise TimeoutError(f"{what} did not come within {seconds} s")
        time.sleep(0.05)


def free_port():
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return some.getsockname()[1]


def stat_of(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        return file.read().rsplit(")", 1)[1].split()


def seconds_worked(stat):
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def peak(pid):
    """The most that was resident so far, in MB; 0 of a process that is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            found = re.search(r"VmHWM:\s+(\d+) kB", file.read())
            return int(found.group(1)) / 1024 if found else 0
    except (FileNotFoundError, ProcessLookupError):
        return 0


class Share:
    """So much of a core for the processes that join: a control group of Linux, version 1 or 2. Needs root."""

    def __init__(self, cores):
        old = "/sys/fs/cgroup/cpu"
        self.folder = os.path.join(old if os.path.isdir(old) else "/sys/fs/cgroup", f"prospectivity-{os.getpid()}-{id(self)}")
        os.mkdir(self.folder)
        quota = ("cpu.cfs_quota_us", f"{cores * 100000:.0f}") if os.path.isdir(old) else ("cpu.max", f"{cores * 100000:.0f} 100000")
        with open(os.path.join(self.folder, quota[0]), "w", encoding="utf-8") as file:
            file.write(quota[1])

    def join(self):
        with open(os.path.join(self.folder, "cgroup.procs"), "w", encoding="utf-8") as file:
            file.write(str(os.getpid()))

    def close(self):
        wait_for("the end of a control group", self._gone)

    def _gone(self):
        try:
            os.rmdir(self.folder)
            return True
        except OSError:
            return False


class Cluster:
    """A folder for the work, the program as it is distributed, and the daemons; all of it goes with close()."""

    def __init__(self, folder=None, options="-Xmx3g -Dspark.executor.memory=2g"):
        self.work = tempfile.mkdtemp(dir=folder)
        self.spark = os.path.join(self.work, "spark")
        self.daemons = []
        self.workers = []
        self.shares = []
        self.address = None
        self.environment = dict(os.environ, SPARK_HOME=self.spark, SPARK_LOCAL_IP="127.0.0.1",
                                SPARK_SCALA_VERSION="2.13", PROSPECTIVITY_OPTS=options)
        with open(os.path.join(ROOT, "src/cluster/pom.xml"), encoding="utf-8") as pom:
            self.version = re.search("<spark.version>(.*)</spark.version>", pom.read()).group(1)
        subprocess.run([os.path.join(ROOT, ".ci/jars"), "org.apache.spark", "spark-core_2.13", self.version,
                        f"{self.spark}/jars"], check=True)
        self.program = self._home()

    def _home(self):
        """The distribution, with the cluster's module in its folder."""
        folder = os.path.join(self.work, "home")
        os.makedirs(os.path.join(folder, "bin"))
        os.makedirs(os.path.join(folder, "cluster"))
        shutil.copy(os.path.join(ROOT, "src/cli/src/distribution/bin/prospectivity"), os.path.join(folder, "bin"))
        os.symlink(os.path.join(ROOT, "src/cli/target/prospectivity.jar"), os.path.join(folder, "prospectivity.jar"))
        os.symlink(os.path.join(ROOT, "src/cli/target/lib"), os.path.join(folder, "lib"))
        jar = "prospectivity-cluster.jar"
        os.symlink(os.path.join(ROOT, "src/cluster/target", jar), os.path.join(folder, "cluster", jar))
        return os.path.join(folder, "bin/prospectivity")

    def _daemon(self, name, *arguments, share=None):
        log = open(os.path.join(self.work, name + ".log"), "w", encoding="utf-8")
        process = subprocess.Popen(["java", *OPENS, "-Xmx512m", "-cp", f"{self.spark}/jars/*", *arguments],
                                   stdout=log, stderr=log, env=self.environment, cwd=self.work,
                                   preexec_fn=share.join if share else None)
        self.daemons.append(process)
        return process

    def log(self, name):
        with open(os.path.join(self.work, name + ".log"), encoding="utf-8") as log:
            return log.read()

    def share(self, cores):
        """Part of a core for processes of this cluster; None for no bound."""
        if cores is None:
            return None
        self.shares.append(Share(cores))
        return self.shares[-1]

    def start(self, workers=2, memory="3g", cores=None):
        """A master, and workers of one core each, or of so much of one."""
        self.address = f"spark://127.0.0.1:{free_port()}"
        self._daemon("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port",
                     self.address.rsplit(":", 1)[1], "--webui-port", "0")
        wait_for("the master", lambda: "I have been elected leader" in self.log("master"))
        for number in range(workers):
            name = f"worker-{number + 1}"
            self.workers.append(self._daemon(
                name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1",
                "--memory", memory, "--webui-port", "0", "--work-dir", os.path.join(self.work, name), self.address,
                share=self.share(cores)))
        wait_for("the last worker", lambda: self.log("master").count("Registering worker") == workers)
        return self

    def executors(self):
        """The processes of executors of this cluster's workers, with the time each has worked, in seconds."""
        workers = {process.pid for process in self.workers}
        found = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                stat = stat_of(pid)
                if int(stat[1]) in workers and stat[0] != "Z":
                    found[int(pid)] = seconds_worked(stat)
            except (FileNotFoundError, ProcessLookupError):
                pass
        return found

    def close(self):
        for process in reversed(self.daemons):
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
        for share in self.shares:
            share.close()
        shutil.rmtree(self.work, ignore_errors=True)


class Run:
    """A run of a process: on this machine, or on the cluster."""

    def __init__(self, cluster, name, process, inputs, master=None, share=None, **changes):
        self.cluster = cluster
        self.name = name
        self.out = os.path.join(cluster.work, "out", name)
        command = [cluster.program, "run", process, "--out", self.out]
        for key, value in inputs.items():
            command += [f"--{key}", str(value)]
        if master:
            command += ["--cluster", master]
        self.log = open(os.path.join(cluster.work, name + ".log"), "w", encoding="utf-8")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log,
                                        env=dict(cluster.environment, **changes), cwd=cluster.work,
                                        preexec_fn=share.join if share else None)

    def lines(self):
        return self.cluster.log(self.name)

    def end(self, code=0, longest=600):
        found = self.process.wait(timeout=longest)
        assert found == code, f"{self.name} ended with {found}:\n{self.lines()[-1000:]}"
        told(f"{self.name} done")
        return self
