"""What there is to look at. A new kind of asset or tuple gets its function here, and its line in create()."""
import registration
import training

METADATA = {"made by": "populate"}


def create(nodes, tag):
    """The assets as (kind, name, node, key), and the tuples; datasets, samples and objectives may be there already."""
    members = [node.id for node in nodes]
    route = [registration.Hospital(node, position, members) for position, node in enumerate(nodes)]
    assets = [asset for hospital in route for asset in of(hospital)]
    algos = {kind: algo(nodes[0], kind, permissions, tag) for kind, permissions in (
        ("algo", {"public": False, "authorized_ids": members}),
        ("composite_algo", {"public": True, "authorized_ids": []}),
        ("aggregate_algo", {"public": False, "authorized_ids": []}),
    )}
    assets += [(kind, f"{kind}, {tag}", nodes[0], key) for kind, key in algos.items()]
    trained = traintuples(nodes[0], algos["algo"], route, tag)
    return assets, trained + testtuples(nodes[0], trained[-1].key, route, tag)


def of(hospital):
    node = hospital.node
    yield "data_manager", f"the patients of {node.name}", node, hospital.data_manager
    yield "objective", f"benign? at {node.name}", node, hospital.objective


def algo(node, kind, permissions, tag):
    return node.register(
        f"/{kind}/",
        {"name": f"{kind}, {tag}", "permissions": permissions, "metadata": METADATA},
        {"file": ("algo.zip", registration.folder("algo", tag + kind)), "description": ("description.md", tag.encode())})


def traintuples(node, algo_key, route, tag):
    """A model that travels once along the route."""
    tuples, previous = [], []
    for hospital in route:
        key = node.register("/traintuple/", {
            "algo_key": algo_key, "data_manager_key": hospital.data_manager, "tag": tag, "metadata": METADATA,
            "train_data_sample_keys": hospital.train_samples, "in_models_keys": previous})
        tuples.append(training.Tuple("train", "traintuple", key, hospital.node))
        previous = [key]
    return tuples


def testtuples(node, trained, route, tag):
    """Certified at every hospital, and one that is not: on data that is not the objective's."""
    tests = [("certified test", hospital.node, {"objective_key": hospital.objective}) for hospital in route]
    tests.append(("uncertified test", route[1].node, {
        "objective_key": route[0].objective, "data_manager_key": route[1].data_manager,
        "test_data_sample_keys": route[1].test_samples}))
    return [training.Tuple(label, "testtuple", node.register("/testtuple/", {**body, "traintuple_key": trained, "tag": tag}), where)
            for label, where, body in tests]
