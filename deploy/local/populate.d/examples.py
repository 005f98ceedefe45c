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
        ("aggregate_algo", {"public": False, "authorized_ids": [members[0]]}),
    )}
    assets += [(kind, f"{kind}, {tag}", nodes[0], key) for kind, key in algos.items()]
    trained = traintuples(nodes[0], algos["algo"], route, tag)
    tuples = trained + testtuples(nodes[0], trained[-1].key, route, tag) + composites(nodes[0], algos, route, tag)
    plan, planned = compute_plan(nodes[0], algos, route, tag)
    return assets + [("compute_plan", f"federated, {tag}", nodes[0], plan)], tuples + planned


def of(hospital):
    node = hospital.node
    yield "data_manager", f"the patients of {node.name}", node, hospital.data_manager
    yield "objective", f"benign? at {node.name}", node, hospital.objective


def algo(node, kind, permissions, tag):
    return node.register(
        f"/{kind}/",
        {"name": f"{kind}, {tag}", "permissions": permissions, "metadata": METADATA},
        {"file": ("algo.zip", registration.folder(kind, tag + kind)), "description": ("description.md", tag.encode())})


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


def composites(node, algos, route, tag):
    """Trained at every hospital, and the mean of their trunks."""
    tuples = []
    for hospital in route:
        key = node.register("/composite_traintuple/", {
            "algo_key": algos["composite_algo"], "data_manager_key": hospital.data_manager, "tag": tag, "metadata": METADATA,
            "train_data_sample_keys": hospital.train_samples, "out_trunk_model_permissions": trunk(route)})
        tuples.append(training.Tuple("composite train", "composite_traintuple", key, hospital.node))
    key = node.register("/aggregatetuple/", {
        "algo_key": algos["aggregate_algo"], "worker": node.id, "tag": tag, "in_models_keys": [tuple_.key for tuple_ in tuples]})
    return [*tuples, training.Tuple("aggregate", "aggregatetuple", key, node)]


def compute_plan(node, algos, route, tag):
    """Two rounds of training at every hospital, with the mean between them, and a test at each; and the plan's tuples."""
    def train(id_, hospital, head=None, trunk_=None):
        return {"composite_traintuple_id": id_, "algo_key": algos["composite_algo"], "data_manager_key": hospital.data_manager,
                "train_data_sample_keys": hospital.train_samples, "in_head_model_id": head, "in_trunk_model_id": trunk_,
                "out_trunk_model_permissions": trunk(route), "tag": tag}

    first = {hospital.node.name: hospital for hospital in route}
    answer = node.post("/compute_plan/", {
        "tag": tag, "metadata": METADATA, "clean_models": True,
        "composite_traintuples": [train(name, hospital) for name, hospital in first.items()]
        + [train(f"{name} again", hospital, name, "mean") for name, hospital in first.items()],
        "aggregatetuples": [{"aggregatetuple_id": "mean", "algo_key": algos["aggregate_algo"], "worker": node.id,
                             "in_models_ids": list(first)}],
        "testtuples": [{"objective_key": hospital.objective, "traintuple_id": f"{name} again"} for name, hospital in first.items()]})
    kinds = {"mean": "aggregatetuple"}
    where = {**first, **{f"{name} again": hospital for name, hospital in first.items()}, "mean": route[0]}
    tuples = [training.Tuple(f"plan: {id_}", kinds.get(id_, "composite_traintuple"), key, where[id_].node)
              for id_, key in answer["id_to_key"].items()]
    return answer["compute_plan_id"], tuples + [training.Tuple("plan: test", "testtuple", key, node) for key in answer["testtuple_keys"]]


def trunk(route):
    return {"public": False, "authorized_ids": [hospital.node.id for hospital in route]}
