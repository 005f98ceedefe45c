"""Who may have and process what: public, listed, private, and what a model inherits from both."""
from files import PRIVATE, PUBLIC
from substra.sdk import exceptions


def run(world):
    owner, other = world.ids
    listed = {"public": False, "authorized_ids": [other]}
    for what, permissions, shown, allowed in (
        ("public", PUBLIC, (True, []), True),
        ("listed", listed, (False, [owner, other]), True),
        ("private", PRIVATE, (False, [owner]), False),
    ):
        algo = world.owkin.add_algo(world.files.algo(permissions))
        dataset = world.owkin.add_dataset(world.files.dataset(permissions))
        process = world.nantes.get_algo(algo).permissions.process
        world.equal(f"a {what} algo is shown as such", (process.public, process.authorized_ids), shown)
        use(world, what, algo, dataset, allowed)
    world.refused("an organisation that nobody knows", exceptions.InvalidRequest, lambda: world.owkin.add_algo(
        world.files.algo({"public": False, "authorized_ids": ["nobodyMSP"]})))
    merged(world, listed)


def use(world, what, algo, dataset, allowed):
    """By the other organisation."""
    folder = str(world.files.folder_of({}))
    calls = {
        f"downloading a {what} algo": lambda: world.nantes.download_algo(algo, folder),
        f"describing a {what} dataset": lambda: world.nantes.describe_dataset(dataset),
        f"training with a {what} algo": lambda: world.nantes.add_traintuple(world.traintuple(algo=algo)),
    }
    for name, call in calls.items():
        if allowed:
            call()
            world.ok(name)
        else:
            world.refused(name, exceptions.AuthorizationError, call)


def merged(world, listed):
    owner, other = world.ids
    for what, of_algo, of_data, public, ids in (
        ("public and public", PUBLIC, PUBLIC, True, []),
        ("public and listed", PUBLIC, listed, False, [owner, other]),
        ("listed and private", listed, PRIVATE, False, [owner]),
    ):
        algo = world.owkin.add_algo(world.files.algo(of_algo))
        dataset = world.owkin.add_dataset(world.files.dataset(of_data))
        sample = world.owkin.add_data_sample(world.files.sample(dataset, world.files.patients(0)[0][0]))
        key = world.owkin.add_traintuple({"algo_key": algo, "data_manager_key": dataset, "train_data_sample_keys": [sample]})
        process = world.nantes.get_traintuple(key).permissions.process
        world.equal(f"a model of {what}", (process.public, process.authorized_ids), (public, ids))
    world.refused("testing a model that is not for the asker", exceptions.AuthorizationError, lambda: world.nantes.add_testtuple(
        {"objective_key": world.dataset.objective, "traintuple_key": key}))
