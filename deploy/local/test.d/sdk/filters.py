"""Lists with filters, as the SDK writes them down, with values that have to be escaped."""
from substra.sdk import exceptions
from world import word


def run(world):
    tag = f"50% of a+b: ü/{word()[:20]}"
    key = world.owkin.add_traintuple(world.traintuple(tag=tag))
    plain = world.owkin.add_traintuple(world.traintuple(tag=word()))
    assets(world)
    for client, id_ in zip(world.clients, world.ids):
        found = Found(client)
        world.equal(f"{id_}: a tag of special characters", found("traintuple", f"traintuple:tag:{tag}"), [key])
        world.equal(f"{id_}: attributes are anded", found("traintuple", f"traintuple:tag:{tag}", f"traintuple:key:{plain}"), [])
        world.equal(f"{id_}: groups are united", found("traintuple", f"traintuple:key:{key}", "OR", f"traintuple:key:{plain}"),
                    sorted([key, plain], key=lambda k: (client.get_traintuple(k).algo.hash_, k)))
        world.equal(f"{id_}: numbers equal no text", found("traintuple", "traintuple:rank:0"), [])
    refused(world)


def assets(world):
    found, hospital = Found(world.nantes), world.dataset
    for what, list_, filter_, wanted in (
        ("an algo by its key", "algo", f"algo:key:{world.algo}", [world.algo]),
        ("a dataset by its objective", "dataset", f"objective:key:{hospital.objective}", [hospital.key]),
        ("an objective by its dataset", "objective", f"dataset:key:{hospital.key}", [hospital.objective]),
        ("no composite algo by an algo's key", "composite_algo", f"composite_algo:key:{world.algo}", []),
        ("no aggregate algo by an algo's key", "aggregate_algo", f"aggregate_algo:key:{world.algo}", []),
        ("no testtuple by a traintuple's tag", "testtuple", f"testtuple:tag:{word()}", []),
    ):
        world.equal(what, found(list_, filter_), wanted)
    owned = found("dataset", f"dataset:owner:{world.ids[0]}")
    assert hospital.key in owned and world.other_dataset.key not in owned
    world.ok("datasets by their owner")
    trained = [one for one in world.owkin.list_traintuple() if one.out_model]
    if trained:
        model = trained[0].out_model.hash_
        world.equal("the algo of a model", found("algo", f"model:hash:{model}"), [trained[0].algo.hash_])
        world.equal("the dataset of a model", trained[0].dataset.opener_hash in found("dataset", f"model:hash:{model}"), True)


def refused(world):
    for what, filter_, words in (
        ("an asset that the list does not know", "algo:key:x", "not authorized filter key algo for asset traintuple"),
        ("no filter", "nonsense", "invalid syntax"),
        ("an attribute that there is not", "traintuple:colour:red", "has no attribute colour"),
    ):
        world.refused(f"filters: {what}", exceptions.InvalidRequest, lambda: world.owkin.list_traintuple([filter_]), words)


class Found:
    def __init__(self, client):
        self.client = client

    def __call__(self, kind, *filters):
        return [one.key for one in getattr(self.client, f"list_{kind}")(list(filters))]
