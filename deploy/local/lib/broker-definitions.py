"""broker-definitions.py ORGANISATION…: RabbitMQ's virtual hosts, users and permissions of the local network, as JSON.

A virtual host per organisation and a user per service, each with just its part. Passwords are read from standard input,
one "USER PASSWORD" a line, and written as salted hashes.
"""
import base64
import hashlib
import json
import sys

# Exchange and queue often share a name. Who declares an exchange needs "configure" for it; who binds a queue needs "write"
# for the queue and "read" for the exchange; who names a dead letter exchange needs "write" for that.
DEAD = ["dead", "dead-letters"]
CALLER = ["ledger.commands", "ledger.queries", "ledger.replies", "ledger.events"]
SERVICES = {
    "api": {
        "configure": [*CALLER, "ledger.{replies,events}.ME", "files", "files.replies", *DEAD],
        "write": ["ledger.commands", "ledger.queries", "ledger.{replies,events}.ME", "files", "files.replies", *DEAD],
        "read": ["ledger.replies", "ledger.events", "ledger.{replies,events}.ME", "files", "dead"],
        "topics": {"ledger.commands": ("^(?!log)", ".*"), "ledger.replies": ("^$", "^ME")},
    },
    "scheduler": {
        "configure": [*CALLER, "ledger.{replies,events}.ME", "tasks", "tasks.control", "workers", *DEAD],
        "write": ["ledger.commands", "ledger.queries", "ledger.{replies,events}.ME", "tasks", "tasks.control", "workers", *DEAD],
        "read": ["ledger.replies", "ledger.events", "ledger.{replies,events}.ME", "workers", "dead"],
        "topics": {"ledger.commands": ("^logFail", ".*"), "ledger.replies": ("^$", "^ME"), "workers": ("^$", ".*")},
    },
    "worker": {
        "configure": ["ledger.commands", "ledger.replies", "ledger.replies.ME", "tasks", "tasks.ME", "tasks.control",
                      "tasks.control.ME", "workers", "files", "files.replies", "files.replies.ME", *DEAD],
        "write": ["ledger.commands", "ledger.replies.ME", "tasks.ME", "tasks.control.ME", "workers", "files",
                  "files.replies.ME", *DEAD],
        "read": ["ledger.replies", "ledger.replies.ME", "tasks", "tasks.ME", "tasks.control", "tasks.control.ME",
                 "files.replies", "files.replies.ME", "dead"],
        "topics": {"ledger.commands": ("^log", ".*"), "ledger.replies": ("^$", "^ME"), "files.replies": ("^$", "^ME"),
                   "tasks": ("^$", "^ME")},
    },
    "ledger": {
        "configure": [*CALLER, *DEAD],
        "write": [*CALLER, *DEAD],
        "read": ["ledger.commands", "ledger.queries", "dead"],
        "topics": {},
    },
}


def pattern(names, me):
    """One regular expression for names; ME is the service's own prefix, {a,b} a choice."""
    parts = []
    for name in names:
        own = name.endswith(".ME")
        text = name.replace(".ME", "").replace(".", r"\.").replace("{", "(").replace("}", ")").replace(",", "|")
        parts.append(text + (rf"\.{me}[^.]*" if own else ""))
    return "^(" + "|".join(parts) + ")$"


def hashed(user, password):
    """RabbitMQ's salted SHA-256; the salt is made from both, so the same input gives the same file."""
    salt = hashlib.sha256(f"{user} {password}".encode()).digest()[:4]
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()


def main(organisations):
    passwords = dict(line.split() for line in sys.stdin)
    definitions = {"vhosts": [{"name": name} for name in organisations], "users": [], "permissions": [], "topic_permissions": []}
    for organisation in organisations:
        for service, rights in SERVICES.items():
            me = f"{organisation}-{service}"
            definitions["users"].append({
                "name": me, "password_hash": hashed(me, passwords[me]), "tags": [],
                "hashing_algorithm": "rabbit_password_hashing_sha256"})
            definitions["permissions"].append({
                "user": me, "vhost": organisation, **{kind: pattern(rights[kind], me) for kind in ("configure", "write", "read")}})
            for exchange, (write, read) in rights["topics"].items():
                definitions["topic_permissions"].append({
                    "user": me, "vhost": organisation, "exchange": exchange, "write": write, "read": read.replace("ME", me)})
    json.dump(definitions, sys.stdout, indent=1)


main(sys.argv[1:])
