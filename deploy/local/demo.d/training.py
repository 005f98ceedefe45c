"""Creates tuples that train a travelling model, and watches any to their end."""
import time

FINAL = ("done", "failed", "canceled")


class Tuple:
    """A tuple as it was last seen."""

    def __init__(self, label, kind, key, node):
        self.label, self.kind, self.key, self.node = label, kind, key, node
        self.status, self.started, self.ended, self.record = None, None, None, {}

    def look(self):
        """Asks the node that runs the tuple; True when its status has changed."""
        self.record = self.node.get(f"/{self.kind}/{self.key}/")
        status, before = self.record["status"], self.status
        self.status = status
        if self.started is None and status in ("doing", *FINAL):
            self.started = time.monotonic()
        if self.ended is None and status in FINAL:
            self.ended = time.monotonic()
        return status != before

    @property
    def seconds(self):
        return self.ended - self.started if self.ended else None

    @property
    def accuracy(self):
        return self.record["dataset"]["perf"] if self.kind == "testtuple" and self.status == "done" else None


def create(creator, algo, route, rounds):
    """A model that travels: a chain of traintuples along the route, then a testtuple on each hospital's data."""
    tuples, previous = [], []
    for number in range(rounds * len(route)):
        hospital = route[number % len(route)]
        key = creator.register("/traintuple/", {
            "algo_key": algo,
            "data_manager_key": hospital.data_manager,
            "train_data_sample_keys": hospital.train_samples,
            "in_models_keys": previous,
        })
        tuples.append(Tuple(f"travelling: train {number + 1}", "traintuple", key, hospital.node))
        previous = [key]
    for hospital in route:
        key = creator.register("/testtuple/", {"objective_key": hospital.objective, "traintuple_key": previous[0]})
        tuples.append(Tuple("travelling: test", "testtuple", key, hospital.node))
    return tuples


def watch(tuples, timeout):
    """Prints every change until all tuples have ended, one has failed, or the time is over; returns the seconds."""
    start = time.monotonic()
    while True:
        for tuple_ in tuples:
            if tuple_.status not in FINAL and tuple_.look():
                print(f"{time.monotonic() - start:7.1f} s  {tuple_.label:20} at {tuple_.node.name:12} {tuple_.status}", flush=True)
        seconds = time.monotonic() - start
        if seconds > timeout or all(tuple_.status in FINAL for tuple_ in tuples) or any(
            tuple_.status in ("failed", "canceled") for tuple_ in tuples
        ):
            return seconds
        time.sleep(0.2)
