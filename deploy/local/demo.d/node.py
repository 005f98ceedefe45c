"""One node's HTTP API."""
import json
import time
import urllib.error
import urllib.request
import uuid


class Refused(Exception):
    """An answer other than success."""

    def __init__(self, request, status, text):
        super().__init__(f"{request.get_method()} {request.full_url} answered {status}: {text[:500]}")
        self.status = status
        try:
            self.body = json.loads(text)
        except ValueError:
            self.body = {}


class Node:
    """A node, reached at a URL; every call but login needs a login before it."""

    def __init__(self, name, url):
        self.name, self.url, self.token = name, url.rstrip("/"), None

    def login(self, user, password):
        answer = self._send("POST", "/api-token-auth/", {"username": user, "password": password})
        self.token = answer["token"]
        self.id = next(node["id"] for node in self.get("/node/") if node["is_current"])

    def get(self, path):
        return self._send("GET", path)

    def post(self, path, body, patience=30):
        return self._send("POST", path, body, patience=patience)

    def register(self, path, body, files=None):
        """Registers an asset, found again when it is there already; returns its key."""
        try:
            answer = self._send("POST", path, body, files)
        except Refused as refused:
            if refused.status != 409:
                raise
            answer = refused.body
        return answer[0]["key"] if isinstance(answer, list) else answer.get("key") or answer["pkhash"]

    def _send(self, method, path, body=None, files=None, patience=30):
        """Repeats what the node could not do (503) or not confirm (408) in time: both are meant to be repeated."""
        end = time.monotonic() + patience
        while True:
            request = self._request(method, path, body, files)
            try:
                with urllib.request.urlopen(request, timeout=90) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as refused:
                if refused.code not in (408, 503) or time.monotonic() > end:
                    raise Refused(request, refused.code, refused.read().decode(errors="replace")) from None
            time.sleep(1)

    def _request(self, method, path, body, files):
        headers = {"Accept": "application/json;version=0.0"}
        if self.token:
            headers["Authorization"] = "Token " + self.token
        data = None
        if files:
            boundary = uuid.uuid4().hex
            data = multipart(boundary, body, files)
            headers["Content-Type"] = "multipart/form-data; boundary=" + boundary
        elif body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        return urllib.request.Request(self.url + path, data, headers, method=method)


def multipart(boundary, body, files):
    """Files by part name as (file name, bytes); all other fields as one JSON part called json."""
    lines = []
    for part, (name, content) in files.items():
        lines += [f'--{boundary}\r\nContent-Disposition: form-data; name="{part}"; filename="{name}"\r\n'.encode(),
                  b"Content-Type: application/octet-stream\r\n\r\n", content, b"\r\n"]
    lines += [f'--{boundary}\r\nContent-Disposition: form-data; name="json"\r\n\r\n'.encode(),
              json.dumps(body).encode(), f"\r\n--{boundary}--\r\n".encode()]
    return b"".join(lines)
