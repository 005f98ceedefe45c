"""Passes messages, refusals and errors through one service of owkin's, which runs as a native executable."""
import argparse
import json
import os
import uuid

import checks
import registration
from node import Node

# What is said when something was left out of an executable
LEFT_OUT = ("InvalidDefinitionException", "ClassNotFoundException", "NoClassDefFoundError", "NoSuchMethodException",
            "MissingReflectionRegistrationError", "UnsupportedFeatureError", "UnsatisfiedLinkError")


def ledger(run):
    run.trains("a tuple's commands, and its events")
    private = run.algo(checks.algo_tar("gz"), [run.other.id], run.other)
    run.refused("somebody else's private algo", 403, lambda: run.traintuple(private))
    algo = registration.algo(run.owkin, run.members, uuid.uuid4().hex)
    first = run.traintuple(algo)
    again = run.refused("the same tuple again", 409, lambda: run.post("/traintuple/", run.traintuple_body(algo)))
    assert again["key"] == first.key, again
    run.dead_letter("a command that cannot be read", "owkin-api", "ledger.commands", "createTraintuple")
    run.logs("a question that cannot be read", "owkin-ledger", "a question is not answered",
             lambda: run.broker.publish("owkin-api", "ledger.queries", "head", checks.GARBAGE))
    run.trains("a tuple after all that")


def scheduler(run):
    run.trains("a tuple's events, its task, and its worker's words")
    run.fails_with_its_child("a container that fails", "[00-01-0001-", "[00-01-0101-", checks.failing_algo())
    refusal = {"type": "refused", "version": 1, "id": f"native/{uuid.uuid4()}", "channel": "mychannel",
               "reason": "invalid", "message": "a refusal for the scheduler", "keys": []}
    run.logs("a command that the ledger refuses", "owkin-scheduler", refusal["message"],
             lambda: run.broker.publish("owkin-ledger", "ledger.replies", "owkin-scheduler", json.dumps(refusal).encode()))
    run.dead_letter("a worker's word that cannot be read", "owkin-worker", "workers", "owkin-worker")
    run.trains("a tuple after all that")


def worker(run):
    run.trains("tuples whose models come from the other organisation", run.route, rounds=2)
    for compression in ("", "gz", "bz2", "xz"):
        run.trains(f"an algo in a tar {compression}", algo=run.algo(checks.algo_tar(compression)))
    run.fails("a container that fails", "[00-01-0001-", checks.failing_algo())
    run.fails("an image that cannot be built", "[00-01-0004-",
              {"Dockerfile": b"FROM no/such:image\n", "salt.txt": uuid.uuid4().bytes})
    worker_id = run.broker.settings("owkin-worker")["WORKER_ID"]
    run.logs("a task that cannot be read", "owkin-worker", "task left out",
             lambda: run.broker.publish("owkin-scheduler", "tasks", worker_id, checks.GARBAGE))
    run.trains("a tuple after all that")


def api(run):
    run.trains("tuples at both organisations", run.route)
    for path in ("algo", "objective", "data_manager", "traintuple", "testtuple"):
        key = run.owkin.get(f"/{path}/")[0]["key"]
        assert run.owkin.get(f"/{path}/{key}/")["key"] == key, path
    for path in ("node", "data_sample", "model"):
        assert run.owkin.get(f"/{path}/"), path
    key = run.owkin.get("/testtuple/")[-1]["traintuple_key"]
    assert run.owkin.get(f"/model/{key}/")["testtuple"]["traintuple_key"] == key, key
    checks.ok("lists and details of everything")
    opener = run.file(f"/data_manager/{run.route[1].data_manager}/opener/")
    assert opener.startswith(b"# The opener of chu-nantes"), opener
    checks.ok("a file of the other organisation's")
    run.session(run.user, run.password)
    checks.ok("a session by cookies")
    stranger = Node("stranger", run.owkin.url)
    run.refused("nobody", 401, lambda: stranger.get("/algo/"))
    run.refused("a wrong password", 400, lambda: stranger.login("substra", "wrong"))
    run.refused("an unknown key", 404, lambda: run.owkin.get("/traintuple/" + "0" * 64 + "/"))
    run.refused("what is no archive", 400, lambda: run.algo(b"this is no archive"))
    run.refused("a field that is missing", 400, lambda: run.post("/traintuple/", {"tag": ""}))
    run.refused("a body of another kind", 400, lambda: run.post("/traintuple/", ["no", "object"]))
    run.dead_letter("a worker's question that cannot be read", "owkin-worker", "files", "model")
    run.network.suspend("owkin-ledger")
    try:
        run.refused("an adapter that does not answer", 503,
                    lambda: run.owkin._send("GET", "/traintuple/" + "1" * 64 + "/", patience=0))
    finally:
        run.network.resume("owkin-ledger")
    run.trains("a tuple after all that")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("service", choices=["ledger", "scheduler", "worker", "api"])
    for name in ("--scripts", "--state", "--executable", "--user", "--password", "--broker"):
        options.add_argument(name, required=True)
    options.add_argument("--port-base", type=int, required=True)
    options.add_argument("node", nargs=2, help="NAME=URL")
    given = options.parse_args()
    run = checks.Checks(given)
    name = f"owkin-{given.service}"
    pid, log = run.network.pid(name), run.network.state / "logs" / f"{name}.log"
    assert os.path.samefile(f"/proc/{pid}/exe", given.executable), f"{name} is no native executable"
    begin = log.stat().st_size
    {"ledger": ledger, "scheduler": scheduler, "worker": worker, "api": api}[given.service](run)
    assert run.network.alive(pid), f"{name} has ended"
    said = log.read_bytes()[begin:].decode(errors="replace")
    assert not any(word in said for word in LEFT_OUT), f"something was left out of {name}: see {log}"
    checks.ok(f"{name}, native, has passed")


if __name__ == "__main__":
    main()
