"""What is there to ask for: an example of everything at one node, and who may ask. Run, it makes one: see main."""
import argparse
import base64
import dataclasses
import json
import os
import pathlib
import sys
import uuid

import requests

LOCAL = pathlib.Path(__file__).parents[2]
sys.path[:0] = [str(LOCAL / "demo.d"), str(LOCAL / "populate.d")]
import archives  # noqa: E402
import examples  # noqa: E402
import registration  # noqa: E402
from node import Node  # noqa: E402

SPARE_MANAGERS = 8


@dataclasses.dataclass
class World:
    url: str
    node: str
    user: str
    password: str
    # what goes into the header Authorization, and whose cookie signs it
    token: str
    jwt: str
    signature: str
    basic: str
    # keys by the word of their route; the model's is a hash
    keys: dict

    def sign_in(self):
        """The cookies of a fresh sign-in."""
        answer = requests.post(f"{self.url}/user/login/", json={"username": self.user, "password": self.password}, timeout=60)
        answer.raise_for_status()
        return answer.cookies


def fill(url, user, password, nodes_file):
    """Registers the examples, new ones at each call."""
    node = Node("owkin", url)
    node.login(user, password)
    cookies = requests.post(f"{url}/user/login/", json={"username": user, "password": password}, timeout=60).cookies
    own = next(other for other in json.loads(pathlib.Path(nodes_file).read_text())["incoming_nodes"] if other["node_id"] == node.id)
    secret = base64.b64encode(f"{own['node_id']}:{own['secret']}".encode()).decode()
    return World(url, node.id, user, password, "Token " + node.token, "JWT " + cookies["header.payload"], cookies["signature"],
                 "Basic " + secret, keys_of(node))


def keys_of(node):
    tag = "fuzz-" + uuid.uuid4().hex[:8]
    everybody = {"public": True, "authorized_ids": []}
    hospital = registration.Hospital(node, 0, [node.id])
    algos = {kind: examples.algo(node, kind, everybody, tag) for kind in ("algo", "composite_algo", "aggregate_algo")}
    trained = [tuple_.key for tuple_ in examples.traintuples(node, algos["algo"], [hospital], tag)]
    composites = [tuple_.key for tuple_ in examples.composites(node, algos, [hospital], tag)]
    plan, spare_plan = (examples.compute_plan(node, algos, [hospital], name)[0] for name in (tag, tag + "-spare"))
    test = node.register("/testtuple/", {"objective_key": hospital.objective, "traintuple_key": trained[0], "tag": tag})
    return {
        "objective": [hospital.objective], "data_manager": [hospital.data_manager],
        "spare_manager": [manager(node, everybody, f"{tag}-{number}") for number in range(SPARE_MANAGERS)],
        "train_sample": hospital.train_samples, "test_sample": hospital.test_samples,
        **{kind: [key] for kind, key in algos.items()},
        "traintuple": trained, "composite_traintuple": composites[:1], "aggregatetuple": composites[1:], "testtuple": [test],
        "compute_plan": [plan], "spare_plan": [spare_plan],
        "model": [archives.sample_key({"model": tag.encode()})],
    }


def manager(node, permissions, name):
    return node.register("/data_manager/", {"name": name, "type": "csv", "permissions": permissions}, {
        "data_opener": ("opener.py", f"# {name}\n".encode()), "description": ("description.md", name.encode())})


def end_of_training(world, media):
    """What a worker would have reported, as no worker runs: a file, and statements for the read model."""
    model, key = world.keys["model"][0], world.keys["traintuple"][0]
    place = pathlib.Path(media) / "worker/models" / model[:2] / model
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"a model")
    state = {"record": "tuple_state", "tuple": key, "attempt": 1, "status": "done", "log": "",
             "model": {"hash": model, "storage_address": f"{world.url}/model/{model}/file/"}}
    return [f"update ledger_tuple set status = 'done', state = '{json.dumps(state)}' where key = '{key}'",
            f"insert into ledger_model select channel, '{model}', key from ledger_tuple where key = '{key}'"]


def main():
    """Writes the world to a file, which only its owner may read, and prints the statements that end its training."""
    options = argparse.ArgumentParser(description=main.__doc__)
    for name in ("--url", "--user", "--password", "--nodes", "--media", "--out"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    world = fill(given.url, given.user, given.password, given.nodes)
    with open(os.open(given.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(dataclasses.asdict(world), out)
    print(*end_of_training(world, given.media), sep="\n")


def read(file):
    return World(**json.loads(pathlib.Path(file).read_text()))


if __name__ == "__main__":
    main()
