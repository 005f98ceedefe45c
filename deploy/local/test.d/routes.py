"""routes.py [--write] [--document FILE] RECORD…: which answers the tests have seen on which route, as the table docs/routes.md.

A RECORD is a file of lines {"method", "path", "status", "by"}, as the tests of api-service (target/routes.jsonl) and sdk.test
write them. Without --write the table is only checked: it ends with 1 when a record knows a route that the table has as
"not yet", or none that it has. With --write it is made anew. A --document is that of the API as JSON (target/openapi.json of
api-service): it ends with 1 when that has an answer that no test has seen.
"""
import argparse
import collections
import json
import pathlib
import re
import sys

DOC = pathlib.Path(__file__).parents[3] / "docs/routes.md"
NOT_YET = "not yet"
ALGOS = ("algo", "composite_algo", "aggregate_algo")
TUPLES = ("traintuple", "composite_traintuple", "aggregatetuple", "testtuple")


def pairs():
    """The 60 pairs of method and path that clients know, in the order of their specification."""
    yield "GET", "/node/"
    yield from asset("objective", "data", "leaderboard", "description", "metrics")
    yield from asset("data_manager")
    yield "POST", "/data_manager/{key}/update_ledger/"
    yield from (("GET", f"/data_manager/{{key}}/{part}/") for part in ("description", "opener"))
    yield from asset("data_sample")
    yield "POST", "/data_sample/bulk_update/"
    for kind in ALGOS:
        yield from asset(kind, "file", "description")
    for kind in TUPLES:
        yield from asset(kind)
    yield from asset("compute_plan")
    yield from (("POST", f"/compute_plan/{{key}}/{verb}/") for verb in ("cancel", "update_ledger"))
    yield from (("GET", path) for path in ("/model/", "/model/{key}/", "/model/{key}/file/"))
    yield from (("POST", "/user/login/"), ("POST", "/user/refresh/"), ("GET", "/user/logout/"))
    yield from (("POST", "/api-token-auth/"), ("GET", "/"), ("GET", "/liveness"), ("GET", "/readiness"))


def asset(kind, *parts):
    yield "POST", f"/{kind}/"
    yield "GET", f"/{kind}/"
    yield "GET", f"/{kind}/{{key}}/"
    yield from (("GET", f"/{kind}/{{key}}/{part}/") for part in parts)


PAIRS = list(pairs())
PATTERNS = [(method, path, re.compile(re.escape(path).replace(r"\{key\}", "[^/]+") + "$")) for method, path in PAIRS]


def pair_of(method, path):
    """The pair that a request belongs to; None for what is none of the 60."""
    wanted = path.split("?")[0]
    fixed = [(m, p) for m, p, _ in PATTERNS if (m, p) == (method, wanted)]
    return (fixed or [(m, p) for m, p, pattern in PATTERNS if m == method and pattern.match(wanted)] or [None])[0]


def read(records):
    """{pair: {who: {status}}}."""
    seen = collections.defaultdict(lambda: collections.defaultdict(set))
    for record in records:
        for line in record.read_text().splitlines():
            entry = json.loads(line)
            pair = pair_of(entry["method"], entry["path"])
            if pair:
                seen[pair][entry["by"]].add(entry["status"])
    return {pair: answers for pair, answers in seen.items() if exists(answers)}


def exists(answers):
    """A route that is not there answers nobody with anything but 404, or 405 below one that is."""
    return any(status not in (404, 405) for statuses in answers.values() for status in statuses)


def table(seen):
    rows = [f"| {number} | {method} | `{path}` | {statuses(seen, (method, path), 'api')} | {statuses(seen, (method, path), 'sdk')} |"
            for number, (method, path) in enumerate(PAIRS, 1)]
    there = sum(pair in seen for pair in PAIRS)
    return "\n".join([
        "# Routes", "",
        "The routes that clients know, and the answers that tests have seen on each: those of `api-service`, and the Substra",
        "SDK 0.7.1 with its command line against two organisations (`deploy/local/test.d/sdk.test`). Written by",
        "`deploy/local/test.d/routes.py --write`; `mvn verify` fails when a route of `api-service` is not visited by a test, and",
        "`sdk.test` after it when an answer that the API's document names was seen by none.", "",
        f"{there} of {len(PAIRS)} are there.", "",
        "| # | method | path | answers, api-service | answers, SDK |", "|---|---|---|---|---|", *rows, ""])


def statuses(seen, pair, by):
    if pair not in seen:
        return NOT_YET
    return ", ".join(map(str, sorted(seen[pair].get(by, ())))) or "–"


def check(seen):
    """What is wrong with the table that is there, as sentences."""
    lines = DOC.read_text().splitlines() if DOC.exists() else []
    for method, path in PAIRS:
        row = next((line for line in lines if f"| {method} | `{path}` |" in line), "")
        if not row:
            yield f"{method} {path} is not in {DOC.name}"
        elif ((method, path) in seen) == (NOT_YET in row):
            yield f"{method} {path} is {'there' if (method, path) in seen else 'not visited'}, but {DOC.name} says otherwise"


def unseen(document, seen):
    """What the document promises and nobody has seen, as sentences."""
    for path, operations in json.loads(document.read_text())["paths"].items():
        for method, operation in operations.items():
            answers = set().union(*seen.get((method.upper(), path), {}).values())
            for status in operation["responses"]:
                if int(status) not in answers:
                    yield f"{method.upper()} {path} is documented to answer {status}, which no test has seen"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="make the table anew")
    parser.add_argument("--document", type=pathlib.Path, help="the API's, as JSON")
    parser.add_argument("record", nargs="+", type=pathlib.Path)
    given = parser.parse_args()
    seen = read(given.record)
    if given.write:
        DOC.write_text(table(seen))
    wrong = list(check(seen))
    missing = list(unseen(given.document, seen)) if given.document else []
    print(f"routes: {len(seen)} of {len(PAIRS)} visited", *wrong, *missing, sep="\n")
    if missing:
        sys.exit(f"{len(missing)} documented answers were seen by no test")
    sys.exit(f"{DOC} is not up to date: run {pathlib.Path(__file__).name} --write" if wrong else 0)


if __name__ == "__main__":
    main()
