"""Models as nodes fetch them from each other, and as they lie in a node's own store."""
import base64
import hashlib
import json
import pathlib
import urllib.error
import urllib.request

CHANNEL = "mychannel"


class Models:
    """Asks a node as the other one would, with the credentials that it was given for that.

    The hash of a model is that of its bytes and a salt: the key of its tuple, and for a composite one HEAD or TRUNK after it."""

    def __init__(self, state, ids, urls):
        self.nodes = pathlib.Path(state) / "nodes"
        self.urls = dict(zip(ids, urls))
        self.ids = ids

    def fetched(self, at, hash_, salt=""):
        """The model that a node gives to the other one, and the status of its answer."""
        caller = next(id_ for id_ in self.ids if id_ != at)
        outgoing = json.loads((self.nodes / f"{caller}.json").read_text())["outgoing_nodes"]
        secret = next(node["secret"] for node in outgoing if node["node_id"] == at)
        return self._get(at, hash_, "Basic " + base64.b64encode(f"{caller}:{secret}".encode()).decode(), salt)

    def asked_by_a_person(self, at, hash_, token):
        return self._get(at, hash_, "Token " + token, "")

    def stored(self, at, hash_, salt):
        """The model in the node's own store, which is the only way to see a head."""
        name = at.removesuffix("MSP")
        path = next((self.nodes / name / "media/worker/models").glob(f"*/{hash_}"))
        return whole(path.read_bytes(), hash_, salt)

    def _get(self, at, hash_, authorization, salt):
        headers = {"Authorization": authorization, "Substra-Channel-Name": CHANNEL, "Accept": "application/json;version=0.0"}
        request = urllib.request.Request(f"{self.urls[at]}/model/{hash_}/file/", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, whole(answer.read(), hash_, salt)
        except urllib.error.HTTPError as refused:
            return refused.code, None


def whole(content, hash_, salt):
    """The model in these bytes, which have the hash that the ledger says."""
    assert hashlib.sha256(content + salt.encode()).hexdigest() == hash_, f"not the bytes of {hash_}"
    return json.loads(content)
