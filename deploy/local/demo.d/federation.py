"""Federated averaging as a compute plan: the hospitals train side by side, and each round ends with the mean of their models."""
from training import Tuple


def create(creator, algo, mean, route, rounds):
    """A traintuple at each hospital and an aggregatetuple for each round, then a test of the last mean on each hospital's data."""
    def train(number, hospital):
        return {"traintuple_id": f"train {number} {hospital.node.name}", "algo_key": algo,
                "data_manager_key": hospital.data_manager, "train_data_sample_keys": hospital.train_samples,
                "in_models_ids": [f"mean {number - 1}"] if number > 1 else []}

    numbers, aggregator = range(1, rounds + 1), route[0].node
    answer = creator.post("/compute_plan/", {
        "tag": "federated averaging",
        "traintuples": [train(number, hospital) for number in numbers for hospital in route],
        "aggregatetuples": [{"aggregatetuple_id": f"mean {number}", "algo_key": mean, "worker": aggregator.id,
                             "in_models_ids": [train(number, hospital)["traintuple_id"] for hospital in route]}
                            for number in numbers],
        "testtuples": [{"traintuple_id": f"mean {rounds}", "objective_key": hospital.objective} for hospital in route]})
    keys, tuples = answer["id_to_key"], []
    for number in numbers:
        tuples += [Tuple(f"averaging: train {number}", "traintuple", keys[train(number, hospital)["traintuple_id"]], hospital.node)
                   for hospital in route]
        tuples.append(Tuple(f"averaging: mean {number}", "aggregatetuple", keys[f"mean {number}"], aggregator))
    where = {hospital.node.id: hospital.node for hospital in route}
    for key in answer["testtuple_keys"]:
        tuples.append(Tuple("averaging: test", "testtuple", key, where[creator.get(f"/testtuple/{key}/")["dataset"]["worker"]]))
    return tuples
