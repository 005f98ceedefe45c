"""Looks for the secrets of a running network where none may be: in logs, in the arguments of processes, and in the files of the
databases (there, what one node shows another may be in clear). Signs in first, so that there are tokens to look for."""

import argparse
import http.cookiejar
import json
import os
import pathlib
import urllib.parse
import urllib.request

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--secrets", type=pathlib.Path, required=True, help="folder of *.secret")
parser.add_argument("--nodes", type=pathlib.Path, required=True, help="folder of <node>.json")
parser.add_argument("--data", type=pathlib.Path, required=True, help="folder of the databases")
parser.add_argument("--logs", type=pathlib.Path, action="append", required=True)
parser.add_argument("--url", required=True)
parser.add_argument("--user", required=True, help="whose password is in USER_PASSWORD")
options = parser.parse_args()
password = os.environ["USER_PASSWORD"]


def sign_in(path):
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    form = urllib.parse.urlencode({"username": options.user, "password": password}).encode()
    with opener.open(options.url + path, form, timeout=30) as answer:
        return json.load(answer), answer.headers.get_all("Set-Cookie") or []


def values():
    """Each secret with what it is."""
    yield password, "password of the user", True
    for file in sorted(options.secrets.glob("*.secret")):
        yield file.read_text().strip(), file.name, True
    for file in sorted(options.nodes.glob("*.json")):
        for entry in json.loads(file.read_text())["outgoing_nodes"]:
            yield entry["secret"], f"secret of {file.stem} for {entry['node_id']}", False
    yield sign_in("/api-token-auth/")[0]["token"], "token", True
    for cookie in sign_in("/user/login/")[1]:
        name, value = cookie.split(";")[0].split("=", 1)
        yield value, f"cookie {name}", True


def commands():
    """Those of this network: another on this machine may have the same user."""
    for process in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            arguments = process.read_bytes()
        except OSError:  # it has ended meanwhile
            continue
        if str(options.secrets.parent).encode() in arguments and process.parent.name != str(os.getpid()):
            yield f"arguments of process {process.parent.name}", arguments


def files(folder):
    for file in sorted(folder.rglob("*")):
        if file.is_file() and os.access(file, os.R_OK):
            yield str(file), file.read_bytes()


secrets = list(values())
assert len(secrets) > 12 and all(len(value) > 8 for value, _, _ in secrets), "this is not the network of two organisations"
found, looked = [], 0
for place, content in [*commands(), *(entry for folder in options.logs for entry in files(folder))]:
    looked += 1
    found += [f"{place}: {what}" for value, what, _ in secrets if value.encode() in content]
for place, content in files(options.data):
    looked += 1
    found += [f"{place}: {what}" for value, what, hashed in secrets if hashed and value.encode() in content]
if found:
    raise SystemExit("secrets where none may be:\n" + "\n".join(found))
print(f"{len(secrets)} secrets, none of them in {looked} places")
