"""Cancels compute plans: containers stop soon at both organisations, and what ends in the same moment ends whole or not at all."""
import subprocess
import time
import uuid

import mixed
import training
from servers import containers

MADE = ["docker", "events", "--filter", "event=create", "--format", "{{.Actor.Attributes.name}}"]
SOON = 5
PATIENCE = 30


class Canceled:
    def __init__(self, run, random_):
        self.run, self.random = run, random_
        self.nodes, self.route = run.nodes, run.route
        self.slow = mixed.algo(self.nodes[0], run.members, "algo", 600)
        self.quick = mixed.algo(self.nodes[0], run.members, "algo", 0)

    def all(self, times):
        with subprocess.Popen(MADE, stdout=subprocess.PIPE, text=True) as made:
            try:
                waited = self.while_containers_run()
                lasts = self.lasts()
                ended = [self.near_the_end(lasts) for _ in range(times)]
            finally:
                made.terminate()
            self.never_started(waited, made.stdout.read())
        self.run.ok(f"{times} plans canceled near the end of containers that last {lasts:.1f} s: of {2 * times} tuples "
                    f"{sum(ended)} done, {2 * times - sum(ended)} canceled, at both nodes alike")

    def while_containers_run(self):
        """Both organisations' are gone soon, and nothing of the plan has a result. Gives the keys of those that waited."""
        plan, first, waiting = self.plan(self.slow)
        await_("both containers run", lambda: all(containers(worker) for worker in self.run.workers), 60)
        asked = time.monotonic()
        status = self.nodes[0].post(f"/compute_plan/{plan}/cancel/", {})["status"]
        assert status == "canceled", status
        gone = {}
        while len(gone) < len(self.run.workers):
            gone.update({worker: time.monotonic() - asked for worker in self.run.workers
                         if worker not in gone and not containers(worker)})
            assert time.monotonic() - asked < SOON, f"of a canceled plan run after {SOON} s: {self.running()}"
        for tuple_ in first + waiting:
            assert self.alike(tuple_) == ("canceled", None), tuple_.record
        self.run.ok("canceled containers are gone after " + ", ".join(f"{gone[one]:.2f} s ({one})" for one in self.run.workers))
        return [tuple_.key for tuple_ in waiting]

    def lasts(self):
        """How long a quick tuple is doing; the image is made, and its plan canceled, then."""
        for _ in range(2):
            plan, first, _ = self.plan(self.quick)
            self.await_doing(first[0])
            begin = time.monotonic()
            await_("a quick tuple is done", lambda: first[0].look() is not None and first[0].status == "done", 60)
            seconds = time.monotonic() - begin
            self.cancel(plan)
            self.await_quiet()
        return seconds

    def near_the_end(self, lasts):
        """Answers how many of the two were done."""
        plan, first, waiting = self.plan(self.quick)
        self.await_doing(first[0])
        time.sleep(lasts * self.random.uniform(0.4, 1.0))
        self.cancel(plan)
        self.await_quiet()
        ends = [self.alike(tuple_) for tuple_ in first + waiting]
        for status, result in ends:
            assert status == ("done" if result else "canceled"), f"{plan}: {ends}"
        return sum(status == "done" for status, _ in ends[:2])

    def plan(self, algo):
        """One tuple at each organisation, and one at each that needs both."""
        train = [{"traintuple_id": hospital.node.name, "algo_key": algo, "data_manager_key": hospital.data_manager,
                  "train_data_sample_keys": hospital.train_samples, "in_models_ids": []} for hospital in self.route]
        both = [one["traintuple_id"] for one in train]
        children = [{**one, "traintuple_id": f"after {one['traintuple_id']}", "in_models_ids": both} for one in train]
        answer = self.nodes[0].post("/compute_plan/", {"tag": uuid.uuid4().hex, "traintuples": train + children})
        tuples = [training.Tuple(id_, "traintuple", answer["id_to_key"][id_], hospital.node)
                  for prefix in ("", "after ") for hospital in self.route for id_ in [prefix + hospital.node.name]]
        return answer["compute_plan_id"], tuples[:2], tuples[2:]

    def cancel(self, plan):
        self.nodes[0].post(f"/compute_plan/{plan}/cancel/", {})

    def alike(self, tuple_):
        """The status and result that both nodes show, once they agree."""
        shown = lambda: [(record["status"], (record["out_model"] or {}).get("hash"))  # noqa: E731
                         for node in self.nodes for record in [node.get(f"/traintuple/{tuple_.key}/")]]
        await_(f"{tuple_.label} ({tuple_.key}) ends, and is shown alike at both nodes",
               lambda: len(set(shown())) == 1 and shown()[0][0] in training.FINAL)
        return shown()[0]

    def never_started(self, keys, made):
        """By what the engine has told of all containers that were made meanwhile."""
        assert len(made.split()) > 2, f"the engine tells of too few containers: {made!r}"
        for key in keys:
            assert key not in made, f"{key} waited when its plan was canceled, and was started: {made}"
        self.run.ok("what waited when its plan was canceled was never started")

    @staticmethod
    def await_doing(tuple_):
        await_(f"{tuple_.label} runs", lambda: tuple_.look() is not None and tuple_.status in ("doing", *training.FINAL), 60)

    def await_quiet(self):
        await_("no container runs", lambda: not self.running(), SOON)

    def running(self):
        return [name for worker in self.run.workers for name in containers(worker)]


def await_(what, condition, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.02)
