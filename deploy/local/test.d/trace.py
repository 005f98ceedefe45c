"""Creates one traintuple and looks at what the four services tell of it: their spans are one trace, and their log lines
carry its key."""
import argparse
import json
import pathlib
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
import registration  # noqa: E402
import training  # noqa: E402
from node import Node  # noqa: E402

PATIENCE = 60
EXPORT = 20  # seconds until every service has sent its spans
TRIES = 2
API, LEDGER, SCHEDULER, WORKER = (
    "substra-api-service", "substra-ledger-adapter", "substra-scheduler-service", "substra-worker-service")

# The way of the tuple; each span is a descendant of the one before
WAY = [
    (API, "POST /traintuple"),
    (LEDGER, "createTraintuple"),
    (LEDGER, "ledger.events publish"),
    (SCHEDULER, "ledger.events.{org}-scheduler receive"),
    (SCHEDULER, "tasks publish"),
    (WORKER, "traintuple"),
]
STARTED = WAY + [(WORKER, "tuple started"), (LEDGER, "logStart"), (API, "ledger.events.{org}-api receive")]
REPORTED = WAY + [(WORKER, "tuple reported"), (LEDGER, "logSuccessTrain"), (API, "ledger.events.{org}-api receive")]


class Trace:
    """The spans of one trace."""

    def __init__(self, id, spans):
        self.id = id
        self.spans = {span["id"]: span for span in spans}

    def ancestors(self, span):
        while span := self.spans.get(span["parent"]):
            yield span

    def follow(self, way):
        """Fails with the step that is missing, or begins before those above it."""
        above = None
        for step in way:
            found = [span for span in self.spans.values() if (span["service"], span["name"]) == step]
            if above is not None:
                found = [span for span in found if any(ancestor in above for ancestor in self.ancestors(span))]
            assert found, f"no span {step} in its place among\n{self}"
            for span in found:
                assert all(ancestor["start"] <= span["start"] for ancestor in self.ancestors(span)), f"{span} in\n{self}"
            above = found

    def __str__(self):
        told = [span for span in self.spans.values() if "db.system" not in span["attributes"]]
        return "\n".join(f"  {span['id']} < {span['parent'] or '-':16} {span['service']}: {span['name']}"
                         for span in sorted(told, key=lambda span: span["start"]))


def read(file):
    """The objects in a file of JSON lines, without what is no JSON or only half written yet."""
    for line in file.read_text(errors="replace").splitlines():
        if line.startswith("{") and line.endswith("}"):
            yield json.loads(line)


def trained(node, member):
    """The key of a new traintuple that has ended done."""
    hospital = registration.Hospital(node, 0, [member])
    algo = registration.algo(node, [member], uuid.uuid4().hex)
    key = node.register("/traintuple/", {
        "algo_key": algo,
        "data_manager_key": hospital.data_manager,
        "train_data_sample_keys": hospital.train_samples,
        "in_models_keys": [],
    })
    tuple_ = training.Tuple("traced", "traintuple", key, node)
    training.watch([tuple_], PATIENCE)
    assert tuple_.status == "done", tuple_.record
    return key


def check_trace(key, org, file):
    """Looks until every span has come; returns the trace's id."""
    end = time.monotonic() + EXPORT
    while True:
        try:
            trace = trace_of(key, file)
            for way in (STARTED, REPORTED):
                trace.follow([(service, name.format(org=org)) for service, name in way])
            print(f"one trace of {len(trace.spans)} spans, from the request to the result\n{trace}")
            return trace.id
        except AssertionError:
            if time.monotonic() > end:
                raise
        time.sleep(0.5)


def trace_of(key, file):
    """The trace that the tuple's task is in."""
    spans = list(read(file))
    tasks = [span for span in spans if span["service"] == WORKER and span["attributes"].get("substra.tuple") == key]
    assert tasks, f"no span of the task of {key}"
    return Trace(tasks[0]["trace"], [span for span in spans if span["trace"] == tasks[0]["trace"]])


def check_logs(key, trace, channel, org, folder):
    """Each service that says something of the tuple says in fields whose story it is."""
    for service in ("scheduler", "worker", "ledger"):
        told = [line["mdc"] for line in read(folder / f"{org}-{service}.log") if line.get("mdc", {}).get("tuple") == key]
        assert any(mdc.get("traceId") == trace for mdc in told), f"{org}-{service}: no log line of {key} in trace {trace}"
        assert all(mdc.get("channel") == channel for mdc in told), told
        print(f"{org}-{service}: {len(told)} log lines carry the tuple's key and channel")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--spans", "--logs"):
        options.add_argument(name, required=True, type=pathlib.Path)
    for name in ("--org", "--url", "--user", "--password", "--channel"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    node = Node(given.org, given.url)
    node.login(given.user, given.password)
    for left in reversed(range(TRIES)):
        key = trained(node, node.id)
        try:
            trace = check_trace(key, given.org, given.spans)
            break
        except AssertionError as broken:
            # Events are pushed best effort: one that had to be pulled belongs to no trace
            if not left:
                raise
            print(f"trying once more: {broken}")
    check_logs(key, trace, given.channel, given.org, given.logs)


if __name__ == "__main__":
    main()
