"""Datasets, objectives and the three kinds of algo: register, conflict, show, describe and download through both nodes."""
from files import hash_of
from substra.sdk import exceptions

# asset, the file whose hash is its key, the file that is downloaded, its name there
KINDS = [
    ("dataset", "data_opener", "data_opener", "opener.py"),
    ("objective", "description", "metrics", "metrics.py"),
    ("algo", "file", "file", "algo.tar.gz"),
    ("composite_algo", "file", "file", "composite_algo.tar.gz"),
    ("aggregate_algo", "file", "file", "aggregate_algo.tar.gz"),
]


def run(world):
    for kind in KINDS:
        registered(world, *kind)
    for kind, *_ in KINDS:
        limits(world, kind)
    broken(world)
    linked(world)


def call(client, verb, kind):
    return getattr(client, f"{verb}_{kind}")


def specification(world, kind, **more):
    make = world.files.algo if kind.endswith("algo") else getattr(world.files, kind)
    return make(metadata={"made by": "a test"}, **more)


def registered(world, kind, key_file, file, name):
    spec = specification(world, kind)
    key = call(world.owkin, "add", kind)(spec)
    world.equal(f"the key of a new {kind} is its file's hash", key, hash_of(spec[key_file]))
    world.conflict(f"the same {kind} again", key, lambda: call(world.owkin, "add", kind)(spec))
    world.equal(f"the same {kind} again, which may be there", call(world.owkin, "add", kind)(spec, exist_ok=True), key)
    for client, id_ in zip(world.clients, world.ids):
        shown = call(client, "get", kind)(key)
        assert (shown.key, shown.name, shown.owner) == (key, spec["name"], world.ids[0]), shown
        world.equal(f"{id_} shows the {kind}", shown.metadata, {"made by": "a test"})
        assert key in [one.key for one in call(client, "list", kind)()]
        world.ok(f"{id_} lists the {kind}")
        world.equal(f"{id_} describes the {kind}", call(client, "describe", kind)(key), spec["description"].read_text())
        folder = world.files.folder_of({})
        call(client, "download", kind)(key, str(folder))
        world.equal(f"{id_} downloads the {kind}", (folder / name).read_bytes(), spec[file].read_bytes())


def limits(world, kind):
    for what, metadata in (("100 entries, key of 50, value of 100", {f"{n:050}": "v" * 100 for n in range(100)}), ("none", None)):
        key = call(world.owkin, "add", kind)({**specification(world, kind), "metadata": metadata})
        world.equal(f"{kind} with metadata: {what}", call(world.owkin, "get", kind)(key).metadata, metadata or {})
    for what, metadata in (("101 entries", {str(n): "v" for n in range(101)}), ("a key of 51", {"k" * 51: "v"}),
                           ("a value of 101", {"k": "v" * 101})):
        spec = {**specification(world, kind), "metadata": metadata}
        world.refused(f"{kind} with metadata: {what}", exceptions.InvalidRequest, lambda: call(world.owkin, "add", kind)(spec))
    spec = {**specification(world, kind), "name": "n" * 101}
    world.refused(f"{kind} with a name of 101", exceptions.InvalidRequest, lambda: call(world.owkin, "add", kind)(spec))


def broken(world):
    spec = {**world.files.algo(), "file": world.files.write("algo.zip", b"no archive")}
    world.refused("an algo that is no archive", exceptions.InvalidRequest, lambda: world.owkin.add_algo(spec))


def linked(world):
    dataset = world.owkin.add_dataset(world.files.dataset())
    objective = world.owkin.add_objective(world.files.objective())
    world.equal("linking gives the dataset's key", world.owkin.link_dataset_with_objective(dataset, objective), dataset)
    world.soon("the other node shows the link", lambda: world.nantes.get_dataset(dataset).objective_key, objective)
    world.refused("linking again", exceptions.InvalidRequest, lambda: world.owkin.link_dataset_with_objective(dataset, objective))
    born = world.owkin.add_dataset(world.files.dataset(objective_key=objective))
    world.equal("a dataset may come with its objective", world.nantes.get_dataset(born).objective_key, objective)
