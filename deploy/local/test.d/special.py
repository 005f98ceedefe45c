"""Besides kills: a suspended worker, a changed model, an algo that is not everybody's."""
import time
import uuid

from trial import Refused, registration, training

LEASE = 5


def all_(trial):
    trial.case("a private algo is forbidden to the other organisation", lambda: private_algo_is_forbidden(trial))
    trial.case("a changed model is refused", lambda: changed_model_is_refused(trial))
    trial.case(f"owkin-worker is suspended for {2 * LEASE} s", lambda: suspended_past_its_lease(trial, "owkin-worker"))


def traintuples(trial):
    """At owkin only, and the test."""
    creator = trial.nodes[0]
    return training.create(creator, registration.algo(creator, trial.members, uuid.uuid4().hex), trial.route[:1], 1)


def suspended_past_its_lease(trial, service):
    tuples = traintuples(trial)
    trial.await_status(tuples[0], "doing")
    trial.network.suspend(service)
    time.sleep(2 * LEASE)
    trial.network.resume(service)
    for tuple_ in tuples:
        trial.await_status(tuple_, "done")
        trial.told_alike(tuple_)


def changed_model_is_refused(trial):
    """Its bytes are changed at owkin before chu-nantes fetches it."""
    owner, consumer = trial.route
    algo = registration.algo(owner.node, trial.members, uuid.uuid4().hex)
    first = training.create(owner.node, algo, [owner], 1)
    for tuple_ in first:
        trial.await_status(tuple_, "done")
    model = first[0].record["out_model"]["hash"]
    for file in (trial.network.state / "nodes/owkin/media").glob(f"worker/models/*/{model}"):
        file.write_bytes(file.read_bytes() + b" ")
    key = owner.node.register("/traintuple/", {
        "algo_key": algo, "data_manager_key": consumer.data_manager,
        "train_data_sample_keys": consumer.train_samples, "in_models_keys": [first[0].key]})
    refused = training.Tuple("on a changed model", "traintuple", key, consumer.node)
    trial.await_status(refused, "failed")
    assert refused.record["log"].startswith("[00-01-"), refused.record
    return refused.record["log"]


def private_algo_is_forbidden(trial):
    owner, stranger = trial.nodes
    algo = registration.algo(owner, [owner.id], uuid.uuid4().hex)
    hospital = trial.route[1]
    try:
        stranger.register("/traintuple/", {
            "algo_key": algo, "data_manager_key": hospital.data_manager,
            "train_data_sample_keys": hospital.train_samples})
    except Refused as refused:
        assert refused.status == 403, refused
    else:
        raise AssertionError("a private algo was used by a stranger")
