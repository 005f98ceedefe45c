"""Makes a generated request mean something: real keys in the places of keys, archives in those of files."""
import io
import tarfile
import uuid
import zipfile

from hypothesis import strategies as st

ALGO_OF = {"traintuples": "algo", "composite_traintuples": "composite_algo", "aggregatetuples": "aggregate_algo",
           "/traintuple/": "algo", "/composite_traintuple/": "composite_algo", "/aggregatetuple/": "aggregate_algo"}
SEARCHES = ("{kind}:key:{key}", "{kind}:status:done", "{kind}:tag:%252C,{kind}:key:{key}", "{kind}:key:{key}-OR-model:hash:{key}",
            "algo:key:{key}", "dataset:key:{key}", "{kind}:", ":::", "{kind}:status:", "-OR-", "{kind}:key:\x00", "{kind}:name:%25zz")


class Real:
    """The keys of a world, put into requests."""

    def __init__(self, world):
        self.world, self.keys = world, world.keys

    def path_keys(self, path):
        kind = path.strip("/").split("/")[0]
        if path.startswith("/data_sample/"):
            return self.keys["train_sample"]
        if path == "/data_manager/{key}/update_ledger/":
            return self.keys["spare_manager"]
        if path == "/compute_plan/{key}/cancel/":
            return self.keys["spare_plan"]
        if path == "/model/{key}/":
            return self.keys["traintuple"] + self.keys["composite_traintuple"] + self.keys["aggregatetuple"]
        return self.keys[kind]

    def search(self, draw, path):
        kind = path.strip("/")
        keys = self.keys.get(kind) or self.keys["train_sample"]
        return draw(st.sampled_from(SEARCHES)).format(kind=kind, key=keys[0])

    def body(self, draw, path, body):
        """The same body with what is real; what is no object stays."""
        if not isinstance(body, dict):
            return body
        if path in ("/user/login/", "/api-token-auth/"):
            return {**body, "username": self.world.user, "password": self.world.password}
        if isinstance(body.get("json"), dict):
            fields = self.fields(draw, path, body["json"])
            if path == "/data_sample/":
                return {"path": archive(draw), "json": fields}
            return {**{name: self.part(name, value) for name, value in body.items()}, "json": fields}
        return self.fields(draw, path, body)

    @staticmethod
    def part(name, value):
        if name in ("file", "metrics"):
            return code()
        return text() if name in ("description", "data_opener") else value

    def fields(self, draw, context, fields):
        """Each field by its name; lists of tuples of a plan by theirs."""
        made = {name: self.field(draw, context, name, value) for name, value in fields.items()}
        if context == "/data_sample/":
            made["test_only"] = False
        if "compute_plan_id" in made:
            made.update(compute_plan_id=None, rank=None)
        for pair in (("in_head_model_key", "in_trunk_model_key"), ("in_head_model_id", "in_trunk_model_id")):
            if any(name in made for name in pair):
                made.update(dict.fromkeys(pair, draw(st.sampled_from([None, *self.keys["composite_traintuple"]])) if pair[0].endswith("key") else None))
        if "test_data_manager_key" in made or "test_data_sample_keys" in made:
            made.update(self.tests(draw, context))
        return made

    def tests(self, draw, context):
        """Either both or none."""
        manager = "test_data_manager_key" if context == "/objective/" else "data_manager_key"
        if draw(st.booleans()):
            return {manager: self.keys["data_manager"][0], "test_data_sample_keys": self.keys["test_sample"][:1]}
        return {manager: None, "test_data_sample_keys": None}

    def field(self, draw, context, name, value):
        if name in ALGO_OF and isinstance(value, list):
            return [self.planned(draw, name, item) for item in value if isinstance(item, dict)]
        if name == "testtuples":
            return None
        one = {"algo_key": ALGO_OF.get(context), "data_manager_key": "data_manager", "objective_key": "objective",
               "traintuple_key": "traintuple"}.get(name)
        if one and not (name == "objective_key" and context == "/data_manager/"):
            return draw(st.sampled_from(self.keys[one]))
        return {
            "objective_key": None, "worker": self.world.node, "authorized_ids": [self.world.node],
            "data_manager_keys": self.keys["data_manager"], "data_sample_keys": self.keys["train_sample"],
            "train_data_sample_keys": self.keys["train_sample"][:draw(st.integers(1, 3))],
            "in_models_keys": self.parents(draw, context),
            "in_models_ids": None, "permissions": {"public": True, "authorized_ids": []},
            "out_trunk_model_permissions": {"authorized_ids": [self.world.node]},
        }.get(name, value)

    def parents(self, draw, context):
        if "aggregate" not in context:
            return draw(st.sampled_from([None, self.keys["traintuple"]]))
        models = self.keys["traintuple"] + self.keys["composite_traintuple"] + self.keys["aggregatetuple"]
        return draw(st.lists(st.sampled_from(models), min_size=1, unique=True))

    def planned(self, draw, kind, item):
        return {**self.fields(draw, kind, item), f"{kind[:-1]}_id": uuid.UUID(int=draw(st.integers(0, 2**64))).hex}


def text():
    return f"# {uuid.uuid4()}\n".encode()


def code():
    return zipped({"Dockerfile": b"FROM scratch", "code.py": text()})


def archive(draw):
    """A sample; often one that must be refused."""
    return draw(st.sampled_from((
        lambda: zipped({"data.csv": text()}), lambda: tarred("data.csv"), lambda: zipped({"../up": b"x"}), lambda: tarred("/etc/x"),
        lambda: tarred("pipe", tarfile.FIFOTYPE), lambda: zipped({"a": text()})[:-9], lambda: b"PK", lambda: b"\x1f\x8b\x08"))) ()


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return buffer.getvalue()


def tarred(name, kind=tarfile.REGTYPE):
    buffer, content = io.BytesIO(), text()
    with tarfile.open(fileobj=buffer, mode="w:gz") as target:
        entry = tarfile.TarInfo(name)
        entry.type, entry.size = kind, len(content) if kind == tarfile.REGTYPE else 0
        target.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()
