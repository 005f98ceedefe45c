"""backup.py STEP: what the nodes show before a backup and after a restore; what one step has seen, a later one expects.

  half-way   waits until the demonstration has tuples that are done and others that are not, and notes what is there
  restored   all that was noted is there, with its files; old tokens are not; what had begun ends, and new work runs
  goes-on    registers and trains more, and notes it
  caught-up  the node knows what came after its copy; a file that was lost with it is there again once it is sent again
"""
import argparse
import hashlib
import json
import pathlib
import sys
import time
import urllib.error
import urllib.request
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
import registration  # noqa: E402
import training  # noqa: E402
from node import Node, Refused  # noqa: E402

TUPLES = ("traintuple", "aggregatetuple", "testtuple")
LISTS = ("objective", "data_manager", "algo", "aggregate_algo", *TUPLES)
FILES = {"objective": ("metrics", "description"), "data_manager": ("opener", "description"), "algo": ("file", "description"),
         "aggregate_algo": ("file", "description")}
PATIENCE = 120


class Step:
    def __init__(self, given):
        self.nodes = [Node(*node.split("=", 1)) for node in given.node]
        self.owkin, self.other = self.nodes
        self.user, self.password, self.seen = given.user, given.password, given.seen

    def sign_in(self):
        for node in self.nodes:
            node.login(self.user, self.password)
        self.members = [node.id for node in self.nodes]

    def half_way(self):
        await_("both nodes", lambda: self.signed_in())
        await_("a tuple that is done", lambda: "done" in self.statuses())
        assert set(self.statuses()) - {"done"}, "the demonstration was over before it could be copied: give it more rounds"
        self.note(self.what_is_there())

    def signed_in(self):
        try:
            self.sign_in()
            return True
        except (Refused, OSError):
            return False

    def statuses(self):
        return [tuple_["status"] for tuple_ in self.owkin.get("/traintuple/")]

    def what_is_there(self):
        return {"tokens": [node.token for node in self.nodes],
                "keys": {kind: [asset["key"] for asset in self.owkin.get(f"/{kind}/")] for kind in LISTS}}

    def note(self, what):
        self.seen.write_text(json.dumps(what))

    def restored(self):
        noted = json.loads(self.seen.read_text())
        for node, token in zip(self.nodes, noted["tokens"]):
            node.token = token
            refused("a token of before the restore", 401, lambda node=node: node.get("/node/"))
            node.token = None
        self.sign_in()
        self.all_there(noted["keys"])
        self.files_are_right(noted["keys"])
        tuples = [training.Tuple(kind, kind, key, self.owkin) for kind in TUPLES for key in noted["keys"][kind]]
        done("everything that had begun", tuples)
        self.new_work()

    def all_there(self, keys):
        for node in self.nodes:
            for kind, expected in keys.items():
                missing = set(expected) - {asset["key"] for asset in node.get(f"/{kind}/")}
                assert not missing, f"{node.name} has lost {kind} {missing}"
        ok(f"{sum(map(len, keys.values()))} assets and tuples are there at both nodes")

    def files_are_right(self, keys):
        """As their hashes say, through both nodes: one has each in its store, the other has it or fetches it."""
        count = 0
        for node in self.nodes:
            for kind, parts in FILES.items():
                for key in keys[kind]:
                    asset = node.get(f"/{kind}/{key}/")
                    for part in parts:
                        expected = asset["content" if part == "file" else part]["hash"]
                        found = hashlib.sha256(download(node, f"/{kind}/{key}/{part}/")).hexdigest()
                        assert found == expected, f"{part} of {kind} {key} at {node.name} has the hash {found}"
                        count += 1
        ok(f"{count} files are what their hashes say")

    def new_work(self):
        route = [registration.Hospital(node, at, self.members) for at, node in enumerate(self.nodes)]
        algo = registration.algo(self.other, self.members, uuid.uuid4().hex)
        tuples = training.create(self.other, algo, route, 1)
        done("new work", tuples)
        return tuples

    def goes_on(self):
        self.sign_in()
        opener = f"# {uuid.uuid4().hex}\n"
        key = self.data_manager(opener)
        tuples = self.new_work()
        self.note({"opener": opener, "data_manager": key, "tuples": [[one.kind, one.key] for one in tuples]})

    def data_manager(self, opener):
        return self.owkin.register(
            "/data_manager/", {"name": "late", "type": "none", "permissions": {"public": True, "authorized_ids": []}},
            {"data_opener": ("opener.py", opener.encode()), "description": ("description.md", b"made by a test\n")})

    def caught_up(self):
        noted = json.loads(self.seen.read_text())
        self.sign_in()
        for kind, key in noted["tuples"]:
            assert self.owkin.get(f"/{kind}/{key}/")["status"] == "done", f"{kind} {key} is not done any more"
        ok("what was trained after the copy is known and done")
        path = f"/data_manager/{noted['data_manager']}/opener/"
        refused("a file that came after the copy", 404, lambda: download(self.owkin, path))
        assert self.data_manager(noted["opener"]) == noted["data_manager"]
        assert download(self.owkin, path) == noted["opener"].encode()
        ok("it is there again when it is sent again")
        self.new_work()


def download(node, path):
    request = urllib.request.Request(node.url + path, headers={"Authorization": "Token " + node.token})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()
    except urllib.error.HTTPError as failure:
        raise Refused(request, failure.code, failure.read().decode(errors="replace")) from None


def done(what, tuples):
    training.watch(tuples, PATIENCE)
    wrong = [f"{one.kind} {one.key} is {one.status}: {one.record.get('log')}" for one in tuples if one.status != "done"]
    assert not wrong, f"{what}: {wrong}"
    ok(f"{what}: {len(tuples)} tuples are done")


def refused(what, status, call):
    try:
        call()
    except Refused as answer:
        assert answer.status == status, f"{what}: {answer}"
        ok(f"{what} is answered with {status}")
        return
    raise AssertionError(f"{what} is not refused")


def await_(what, condition, seconds=300):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.2)


def ok(what):
    print(f"ok: {what}", flush=True)


def main():
    steps = {"half-way": Step.half_way, "restored": Step.restored, "goes-on": Step.goes_on, "caught-up": Step.caught_up}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=steps)
    parser.add_argument("--seen", type=pathlib.Path, required=True, help="the file between the steps")
    parser.add_argument("--user", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("node", nargs=2, help="NAME=URL")
    given = parser.parse_args()
    steps[given.step](Step(given))


if __name__ == "__main__":
    main()
