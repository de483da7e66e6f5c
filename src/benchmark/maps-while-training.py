#!/usr/bin/env python3
"""How long 20 callers wait for a map while a model is trained, and how soon a training that is dismissed has ended.

maps-while-training.py ADDRESS USER PASSWORD WORKSPACE     as http://localhost:8080/geoserver admin geoserver work

Rounds of 10 s without and with a training follow each other on the layer training_load, which it publishes. Ends with 1
when the maps' median time doubles or a dismissal takes over a second. Wants wrk, and a machine with nothing else to do.
"""

import base64
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

ADDRESS, USER, PASSWORD, WORKSPACE = sys.argv[1].rstrip("/"), *sys.argv[2:5]
SURVEY = os.path.join(os.path.dirname(__file__), "../../test-data/target")
LAYER = f"{WORKSPACE}:training_load"
CALLERS, SECONDS, ROUNDS = 20, 10, 5
WEST, SOUTH, SIDE = 400_000, 4_600_000, 60_000
BOXES = """
math.randomseed(%d)
function request()
    local size = 10000 + 40000 * math.random()
    local x, y = %d + math.random() * (%d - size), %d + math.random() * (%d - size)
    return wrk.format("GET", string.format("%%s&bbox=%%.1f,%%.1f,%%.1f,%%.1f", "%s", x, y, x + size, y + size))
end
function response(status, headers, body)
    if headers["Content-Type"] ~= "image/png" then print("no map: " .. body:sub(1, 300)) os.exit(1) end
end
"""


def ask(path, body=None):
    request = urllib.request.Request(ADDRESS + path, body, {"Content-Type": "text/xml"} if body else {})
    if USER:
        request.add_header("Authorization", "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode())
    with urllib.request.urlopen(request, timeout=300) as answer:
        return answer.read().decode()


def execute(process, literals, tables, form):
    def given(name, content):
        return f"<wps:Input><ows:Identifier>{name}</ows:Identifier><wps:Data>{content}</wps:Data></wps:Input>"

    inputs = [given(name, f"<wps:LiteralData>{value}</wps:LiteralData>") for name, value in literals.items()]
    for name, file in tables.items():
        table = open(os.path.join(SURVEY, file), encoding="utf-8").read()
        inputs.append(given(name, f'<wps:ComplexData mimeType="text/csv"><![CDATA[{table}]]></wps:ComplexData>'))
    return ask("/wps", (
        '<wps:Execute service="WPS" version="1.0.0" xmlns:wps="http://www.opengis.net/wps/1.0.0"'
        f' xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Identifier>prospectivity:{process}</ows:Identifier>'
        f"<wps:DataInputs>{''.join(inputs)}</wps:DataInputs><wps:ResponseForm><wps:ResponseDocument {form}><wps:Output>"
        f"<ows:Identifier>{'modelName' if 'model' in literals else 'layerName'}</ows:Identifier></wps:Output>"
        "</wps:ResponseDocument></wps:ResponseForm></wps:Execute>").encode())


class Training:
    """One that would take long, without a cross-validation before it."""

    def __init__(self):
        answer = execute(
            "TrainTransferCNN",
            {"geochemistryLayer": LAYER, "model": f"{WORKSPACE}:training_load", "overwrite": "true", "steps": 100_000,
             "folds": 0},
            {"deposits": "deposits.csv"}, 'storeExecuteResponse="true" status="true"')
        self.id = re.search(r"executionId=([^&\"]+)", answer).group(1)

    def state(self):
        return ask(f"/ows?service=WPS&version=1.0.0&request=GetExecutionStatus&executionId={self.id}")

    def until(self, reached):
        for _ in range(2400):
            state = self.state()
            assert "ProcessFailed" not in state, state
            if reached(state):
                return
            time.sleep(0.05)
        raise TimeoutError(state)

    def until_at_work(self):
        self.until(lambda state: "training on all deposits" in state)

    def dismiss(self):
        ask(f"/ows?service=WPS&version=1.0.0&request=Dismiss&executionId={self.id}")


def maps(seed, folder):
    """The median time of a map in ms, and maps a second."""
    query = urllib.parse.urlsplit(ADDRESS).path + (
        f"/wms?service=WMS&version=1.1.1&request=GetMap&layers={LAYER}&styles=&srs=EPSG:32650&width=512&height=512"
        "&format=image/png&transparent=true")
    script = os.path.join(folder, "boxes.lua")
    with open(script, "w") as file:
        file.write(BOXES % (seed, WEST, SIDE, SOUTH, SIDE, query))
    said = subprocess.run(
        ["wrk", "-t1", f"-c{CALLERS}", f"-d{SECONDS}s", "--timeout", "60s", "--latency", "-s", script, ADDRESS],
        capture_output=True, text=True).stdout
    assert "Requests/sec" in said and "Non-2xx" not in said, said
    number, unit = re.search(r"50%\s+([0-9.]+)(us|ms|s)", said).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit], float(re.search(r"Requests/sec:\s*([0-9.]+)", said)[1])


def main():
    execute(
        "GridGeochem",
        {"crs": "EPSG:32650", "elements": "Au_ppb,As_ppm,Bi_ppm,Sb_ppm,Hg_ppb", "transform": "LOG10", "cellSize": 100,
         "layer": LAYER, "overwrite": "true"},
        {"samples": "samples.csv"}, "")
    times = {False: [], True: []}
    with tempfile.TemporaryDirectory() as folder:
        maps(0, folder)
        print("| round | ms a map | maps/s | while training, ms a map | maps/s | load average before |")
        print("|---|---|---|---|---|---|")
        for round_number in range(1, ROUNDS + 1):
            load = os.getloadavg()[0]
            quiet = maps(round_number, folder)
            training = Training()
            try:
                training.until_at_work()
                busy = maps(round_number, folder)
            finally:
                training.dismiss()
            times[False].append(quiet[0])
            times[True].append(busy[0])
            print(f"| {round_number} | {quiet[0]:.0f} | {quiet[1]:.1f} | {busy[0]:.0f} | {busy[1]:.1f} | {load:.1f} |", flush=True)
    ratio = statistics.median(times[True]) / statistics.median(times[False])
    print(f"median: {statistics.median(times[False]):.0f} ms, {statistics.median(times[True]):.0f} ms while training, {ratio:.2f} times")

    # The one that waits tells when the one before it has ended.
    dismissals = []
    for _ in range(ROUNDS):
        first = Training()
        first.until_at_work()
        second = Training()
        second.until(lambda state: "waiting for 1" in state)
        start = time.perf_counter()
        first.dismiss()
        answered = time.perf_counter() - start
        second.until(lambda state: "waiting" not in state)
        dismissals.append(time.perf_counter() - start)
        second.dismiss()
        print(f"dismissal: answered after {answered:.2f} s, the next began after {dismissals[-1]:.2f} s", flush=True)
    return 0 if ratio < 2 and max(dismissals) <= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
