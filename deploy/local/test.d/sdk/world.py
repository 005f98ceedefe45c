"""What all sections share: two organisations' clients, files to register, and how to say what is expected."""
import functools
import time
import uuid

import substra
from files import Files
from models import Models
from network import Network
from regression import Patients
from relay import Relay
from substra.sdk import exceptions

FINAL = ("done", "failed", "canceled")


class World:
    def __init__(self, given, folder):
        self.given, self.checks, self.long = given, 0, given.all
        self.ids = given.node
        self.files = Files(folder)
        self.network = Network(given.scripts, given.state, given.port_base)
        base = given.port_base
        self.relays = [Relay(base + 60 + at, base + at, given.record) for at in (0, 1)]
        self.models = Models(given.state, self.ids, [relay.url for relay in self.relays])
        self.clients = [self.client(relay.url) for relay in self.relays]
        self.owkin, self.nantes = self.clients

    def client(self, url, login=True, **options):
        client = substra.Client(url=url, **options)
        if login:
            client.login(self.given.user, self.given.password)
        return client

    def ok(self, what):
        self.checks += 1
        print(f"ok: {what}", flush=True)

    def equal(self, what, found, wanted):
        assert found == wanted, f"{what}: {found!r}, not {wanted!r}"
        self.ok(what)

    def soon(self, what, find, wanted, seconds=15):
        """What one node was told, another one knows a little later."""
        end = time.monotonic() + seconds
        while (found := find()) != wanted and time.monotonic() < end:
            time.sleep(0.1)
        self.equal(what, found, wanted)

    def refused(self, what, error, call, words=""):
        """The call fails with that error of the SDK, which is the answer here."""
        try:
            answer = call()
        except error as refusal:
            assert words in str(refusal), f"{what}: {refusal}"
            self.ok(f"{what}: {error.__name__}")
            return refusal
        raise AssertionError(f"{what}: not refused with {error.__name__}, but answered: {answer!r}")

    def conflict(self, what, key, call):
        refusal = self.refused(what, exceptions.AlreadyExists, call)
        assert refusal.key == key, f"{what}: the conflict names {refusal.key}, not {key}"

    def ended(self, what, get, key, seconds=120):
        """Waits for the tuple's end, and gives it."""
        end = time.monotonic() + seconds
        while (record := get(key)).status not in FINAL:
            assert time.monotonic() < end, f"{what} ({key}) is still {record.status} after {seconds} s"
            time.sleep(0.3)
        assert record.status == "done", f"{what} ({key}) is {record.status}: {getattr(record, 'log', record)}"
        self.ok(f"{what} is done")
        return record

    # What most sections need, made once

    @functools.cached_property
    def dataset(self):
        """A dataset of owkin that both may process, with two samples to train on and one to test on."""
        return self.hospital(self.owkin, 0)

    @functools.cached_property
    def other_dataset(self):
        return self.hospital(self.nantes, 1)

    @functools.cached_property
    def algo(self):
        return self.nantes.add_algo(self.files.algo(self.both()))

    @functools.cached_property
    def composite_algo(self):
        return self.owkin.add_composite_algo(self.files.algo(self.both(), "composite_algo"))

    @functools.cached_property
    def aggregate_algo(self):
        return self.owkin.add_aggregate_algo(self.files.algo(self.both(), "aggregate_algo"))

    def both(self):
        return {"public": False, "authorized_ids": list(self.ids)}

    def hospital(self, client, at):
        key = client.add_dataset(self.files.dataset(self.both()))
        train, test = self.files.patients(at)
        train_keys = [client.add_data_sample(self.files.sample(key, path)) for path in train]
        test_keys = [client.add_data_sample(self.files.sample(key, path, test_only=True)) for path in test]
        objective = client.add_objective(self.files.objective(self.both(), key, test_keys))
        return Hospital(client, key, train_keys, test_keys, objective, Patients(train), Patients(test))

    def traintuple(self, **more):
        """A specification whose tuple is a new one: with an algo of its own, unless one is given."""
        algo = more.pop("algo", None) or self.nantes.add_algo(self.files.algo(self.both()))
        hospital = more.pop("at", self.dataset)
        return {"algo_key": algo, "data_manager_key": hospital.key, "train_data_sample_keys": hospital.train, **more}


    def composite(self, **more):
        """As traintuple: its trunk is for both."""
        hospital = more.pop("at", self.dataset)
        algo = more.pop("algo", None) or self.nantes.add_composite_algo(self.files.algo(self.both(), "composite_algo"))
        return {"algo_key": algo, "data_manager_key": hospital.key, "train_data_sample_keys": hospital.train,
                "out_trunk_model_permissions": {"authorized_ids": list(self.ids)}, **more}

    def aggregate(self, parents, **more):
        algo = more.pop("algo", None) or self.nantes.add_aggregate_algo(self.files.algo(self.both(), "aggregate_algo"))
        return {"algo_key": algo, "worker": self.ids[0], "in_models_keys": parents, **more}


class Hospital:
    def __init__(self, client, key, train, test, objective, train_patients, test_patients):
        self.client, self.key, self.train, self.test, self.objective = client, key, train, test, objective
        self.train_patients, self.test_patients = train_patients, test_patients


def word():
    return uuid.uuid4().hex
