"""What a test asks of one service in the running network, while the others are what they are."""
import io
import json
import pathlib
import sys
import tarfile
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
import archives  # noqa: E402
import registration  # noqa: E402
import training  # noqa: E402
from broker import Broker  # noqa: E402
from network import Network  # noqa: E402
from node import Node, Refused  # noqa: E402

PATIENCE = 180
GARBAGE = b"{\"this is no JSON"


class Checks:
    """The network, and what is registered on it."""

    def __init__(self, given):
        self.network = Network(given.scripts, given.state, given.port_base)
        self.broker = Broker(given.state, given.broker)
        self.nodes = [Node(*node.split("=", 1)) for node in given.node]
        self.user, self.password = given.user, given.password
        for node in self.nodes:
            node.login(self.user, self.password)
        self.owkin, self.other = self.nodes
        self.members = [node.id for node in self.nodes]
        self.route = [registration.Hospital(node, at, self.members) for at, node in enumerate(self.nodes)]

    def trains(self, what, route=None, rounds=1, algo=None):
        """New tuples, at owkin only by default, are done."""
        algo = algo or registration.algo(self.owkin, self.members, uuid.uuid4().hex)
        tuples = training.create(self.owkin, algo, route or self.route[:1], rounds)
        self.ended(what, tuples, "done")

    def fails(self, what, code, files):
        """A tuple of such an algo fails with the code."""
        self.ended(what, [self.traintuple(self.algo(archives.archive(files)))], "failed", code)

    def fails_with_its_child(self, what, code, child_code, files):
        """So does the tuple that needs its model, with another one."""
        algo = self.algo(archives.archive(files))
        parent = self.traintuple(algo)
        child = self.traintuple(algo, parent.key)
        self.ended(what, [parent], "failed", code)
        self.ended(what + ": its child", [child], "failed", child_code)

    def algo(self, archive, members=None, node=None):
        return (node or self.owkin).register(
            "/algo/",
            {"name": "native", "permissions": {"public": False, "authorized_ids": members or self.members}},
            {"file": ("algo", archive), "description": ("description.md", uuid.uuid4().bytes)})

    def traintuple(self, algo, parent=None):
        key = self.owkin.register("/traintuple/", self.traintuple_body(algo, parent))
        return training.Tuple("child" if parent else "train", "traintuple", key, self.owkin)

    def traintuple_body(self, algo, parent=None):
        hospital = self.route[0]
        return {"algo_key": algo, "data_manager_key": hospital.data_manager,
                "train_data_sample_keys": hospital.train_samples, "in_models_keys": [parent] if parent else []}

    def post(self, path, body):
        return self.owkin._send("POST", path, body)

    def file(self, path):
        """The bytes of a file, by way of owkin."""
        request = urllib.request.Request(self.owkin.url + path, headers={"Authorization": "Token " + self.owkin.token})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def session(self, user, password):
        """Signs in as browsers do; each refresh token works once."""
        _, cookies = self.browse("POST", "/user/login/", form={"username": user, "password": password})
        _, renewed = self.browse("POST", "/user/refresh/", {"Cookie": "refresh=" + cookies["refresh"]}, {})
        nodes, _ = self.browse("GET", "/node/", {"Authorization": "JWT " + renewed["header.payload"],
                                                 "Cookie": "signature=" + renewed["signature"]})
        assert nodes == self.owkin.get("/node/"), nodes
        try:
            self.browse("POST", "/user/refresh/", {"Cookie": "refresh=" + cookies["refresh"]}, {})
        except urllib.error.HTTPError as refused:
            assert refused.code == 401, refused
        else:
            raise AssertionError("a refresh token worked twice")

    def browse(self, method, path, headers=None, form=None):
        """Owkin's answer, and the cookies that came with it."""
        data = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(self.owkin.url + path, data, headers or {}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            cookies = [cookie.split(";")[0] for cookie in answer.headers.get_all("Set-Cookie", [])]
            return json.load(answer), dict(cookie.split("=", 1) for cookie in cookies)

    def ended(self, what, tuples, status, log=""):
        training.watch(tuples, PATIENCE)
        for tuple_ in tuples:
            assert tuple_.status == status and tuple_.record.get("log", "").startswith(log), \
                f"{what}: {tuple_.label} ({tuple_.key}) is {tuple_.status}, not {status} {log}: {tuple_.record}"
        ok(what)

    def refused(self, what, status, call):
        """The call is answered with that status and a JSON body, which is the answer here."""
        try:
            answer = call()
        except Refused as refused:
            assert refused.status == status and refused.body, f"{what}: {refused}"
            ok(f"{what}: {status} {json.dumps(refused.body)[:100]}")
            return refused.body
        raise AssertionError(f"{what}: not refused with {status}, but answered: {answer}")

    def dead_letter(self, what, sender, exchange, key):
        """What cannot be read goes to the dead letters."""
        before = self.broker.waiting(sender, "dead-letters")
        self.broker.publish(sender, exchange, key, GARBAGE)
        await_(what, lambda: self.broker.waiting(sender, "dead-letters") > before)
        ok(what)

    def logs(self, what, service, words, send):
        """What is sent is answered by a line in the service's log."""
        log = self.network.state / "logs" / f"{service}.log"
        begin = log.stat().st_size
        send()
        await_(f"{what}: {words!r} in {log}", lambda: words in log.read_bytes()[begin:].decode(errors="replace"))
        ok(what)


def ok(what):
    print(f"ok: {what}", flush=True)


def await_(what, condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.2)


def algo_tar(compression):
    """The demonstration's algo, made unique, as a tar in that compression."""
    bytes_ = io.BytesIO()
    with tarfile.open(fileobj=bytes_, mode=f"w:{compression}") as tar:
        for path in (registration.HERE / "algo").iterdir():
            tar.add(path, path.name)
        salt = tarfile.TarInfo("salt.txt")
        content = uuid.uuid4().hex.encode()
        salt.size = len(content)
        tar.addfile(salt, io.BytesIO(content))
    return bytes_.getvalue()


def failing_algo():
    return {"Dockerfile": (registration.HERE / "algo/Dockerfile").read_bytes(), "algo.py": b"raise SystemExit(3)",
            "salt.txt": uuid.uuid4().bytes}
