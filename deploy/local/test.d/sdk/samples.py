"""Data samples: one, many, test-only, again, from the server, and linked to further datasets."""
import archives
from substra.sdk import exceptions


def run(world):
    client, dataset = world.owkin, world.dataset.key
    spec = world.files.sample(dataset)
    key = client.add_data_sample(spec)
    content = {path.name: path.read_bytes() for path in spec["path"].iterdir()}
    world.equal("a sample's key is its directory's hash", key, archives.sample_key(content))
    refusal = world.refused("the same sample again", exceptions.AlreadyExists, lambda: client.add_data_sample(spec))
    world.equal("the conflict names it", refusal.key, [key])
    world.equal("the same sample again, which may be there", client.add_data_sample(spec, exist_ok=True), key)
    test = client.add_data_sample(world.files.sample(dataset, test_only=True))
    many(world, dataset)
    for client_, id_ in zip(world.clients, world.ids):
        shown = client_.get_dataset(dataset)
        assert key in shown.train_data_sample_keys and test in shown.test_data_sample_keys, shown
        assert test not in shown.train_data_sample_keys
        world.ok(f"{id_} tells train samples from test samples")
        assert {key, test} <= {sample.key for sample in client_.list_data_sample()}
        world.ok(f"{id_} lists them")
    linked(world, key)
    refused(world, dataset)


def many(world, dataset):
    """The SDK forgets every second path, so one is what it sends of two."""
    keys = world.owkin.add_data_samples(world.files.samples(dataset, 2))
    world.equal("samples by their number, as the SDK sends them", len(keys), 1)
    if world.long:
        for _ in range(100):
            world.owkin.add_data_sample(world.files.sample(dataset))
        world.ok("100 more samples, one by one")


def linked(world, key):
    other = world.owkin.add_dataset(world.files.dataset())
    for what in ("linking", "linking again"):
        world.equal(what, world.owkin.link_dataset_with_data_samples(other, [key]), [key])
    world.equal("the sample is in both", world.nantes.get_dataset(other).train_data_sample_keys, [key])
    foreign = world.nantes.add_dataset(world.files.dataset())
    world.refused("linking with another's dataset", exceptions.AuthorizationError,
                  lambda: world.owkin.link_dataset_with_data_samples(foreign, [key]))
    world.refused("adding to another's dataset", exceptions.AuthorizationError,
                  lambda: world.owkin.add_data_sample(world.files.sample(foreign)))


def refused(world, dataset):
    outside = {"path": "/etc", "data_manager_keys": [dataset], "test_only": False}
    world.refused("a folder of the server that is none of the node's", exceptions.InvalidRequest,
                  lambda: world.owkin.add_data_sample(outside, local=False))
    world.refused("a sample of no dataset", exceptions.InvalidRequest,
                  lambda: world.owkin.add_data_sample({**world.files.sample(dataset), "data_manager_keys": []}))
    world.refused("a sample of an unknown dataset", exceptions.InvalidRequest,
                  lambda: world.owkin.add_data_sample(world.files.sample("0" * 64)))
    empty = {**world.files.sample(dataset), "path": world.files.folder_of({})}
    world.refused("an empty folder", exceptions.InvalidRequest, lambda: world.owkin.add_data_sample(empty))
