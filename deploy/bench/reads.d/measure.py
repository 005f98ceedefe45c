"""Measures reads of the API and their yardsticks in turns, and prints what each costs and the ratios."""
import argparse
import json
import math
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "local" / "demo.d"))
from node import Node  # noqa: E402

ONE = "select key, record, status, state from ledger_tuple where channel = :channel and key = :key"
LIST = ("select key, record, status, state from ledger_tuple"
        " where kind = 'traintuple' and channel = :channel and tag = :tag order by list_order, key")
TAG = "tag-7"
OPEN_TAG = "tag-37"
# ratio: what it should be at least
GOALS = {"one/hello": 1 / 2, "one/one_sql": 1 / 3, "list/list_sql": 1 / 2}
UNITS = {"us": 0.001, "ms": 1, "s": 1000}


def main():
    given = arguments()
    node = Node("owkin", given.url)
    node.login(given.user, given.password)
    found = node.get(f"/traintuple/?search=traintuple:tag:{TAG}")
    one = next(tuple_ for tuple_ in found if tuple_["status"] == "done" and tuple_["in_models"])
    if len(found) != 50 or any(tuple_["status"] != "done" for tuple_ in found):
        sys.exit(f"error: {len(found)} traintuples have the tag {TAG} instead of 50: delete .local/benchmarks, start again")
    key = one["key"]
    subjects = {
        "one": lambda seconds: http(given, f"/traintuple/{key}/", node.token, seconds),
        "one_sql": lambda seconds: sql(given, ONE, {"channel": given.channel, "key": key}, seconds),
        "hello": lambda seconds: http(given, "/hello", None, seconds, given.hello),
        "list": lambda seconds: http(given, f"/traintuple/?search=traintuple:tag:{TAG}", node.token, seconds),
        "list_open": lambda seconds: http(given, f"/traintuple/?search=traintuple:tag:{OPEN_TAG}", node.token, seconds),
        "list_sql": lambda seconds: sql(given, LIST, {"channel": given.channel, "tag": TAG}, seconds),
    }
    for warm_up in ("hello", "one", "list", "list_open", "hello", "one", "list", "one_sql", "list_sql"):
        subjects[warm_up](given.seconds)
    rounds = [{name: measure(given.seconds) for name, measure in subjects.items()} for _ in range(given.rounds)]
    report(given, rounds)


def arguments():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--url", "--user", "--password", "--hello", "--channel", "--postgres"):
        options.add_argument(name, required=True)
    options.add_argument("--connections", type=int, default=8)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--seconds", type=int, default=5)
    return options.parse_args()


def http(given, path, token, seconds, url=None):
    command = ["wrk", "-t2", f"-c{given.connections}", f"-d{seconds}s", "--latency"]
    if token:
        command += ["-H", "Authorization: Token " + token]
    text = run([*command, (url or given.url) + path])
    if "Non-2xx" in text or "Socket errors" in text:
        sys.exit(f"error: not every GET {path} was answered well:\n{text}")
    latency = {share: float(value) * UNITS[unit] for share, value, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", text)}
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), latency["50"], latency["99"]


def sql(given, statement, values, seconds):
    """Every transaction is logged with its microseconds."""
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "select.sql"
        script.write_text(statement + ";\n")
        text = run([f"{given.postgres}/pgbench", "-n", "-M", "prepared", "-c", str(given.connections), "-j", "2", "-T", str(seconds),
                    "-l", "--log-prefix", f"{folder}/log", "-f", str(script),
                    *(word for name, value in values.items() for word in ("-D", f"{name}={value}"))])
        micros = sorted(int(line.split()[2]) for log in pathlib.Path(folder).glob("log*") for line in log.read_text().splitlines())
    return float(re.search(r"tps = ([\d.]+) \(without", text)[1]), percentile(micros, 50) / 1000, percentile(micros, 99) / 1000


def percentile(values, share):
    return values[math.ceil(len(values) * share / 100) - 1]


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"error: {command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def report(given, rounds):
    middle = {name: [statistics.median(part) for part in zip(*(round_[name] for round_ in rounds))] for name in rounds[0]}
    print(f"{'':10} {'per second':>10} {'p50 ms':>8} {'p99 ms':>8}")
    for name, (rate, half, most) in middle.items():
        print(f"{name:10} {rate:10.0f} {half:8.2f} {most:8.2f}")
    ratios = {name: statistics.median(ratio(round_, name) for round_ in rounds) for name in GOALS}
    for name, goal in GOALS.items():
        print(f"{name:15} {ratios[name]:.2f}  (goal: {goal:.2f})")
    print(json.dumps({
        "benchmark": "reads", "connections": given.connections, "rounds": given.rounds, "seconds": given.seconds,
        **{name: {"per_second": round(rate), "p50_ms": round(half, 3), "p99_ms": round(most, 3)}
           for name, (rate, half, most) in middle.items()},
        "ratios": {name: round(value, 3) for name, value in ratios.items()}}))


def ratio(round_, name):
    above, below = name.split("/")
    return round_[above][0] / round_[below][0]


main()
