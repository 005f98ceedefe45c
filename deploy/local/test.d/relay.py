"""A small HTTP relay before a node: notes every request with its answer, and loses answers when it is told to."""
import collections
import http.client
import http.server
import json
import threading
import time

import routes

HOP_BY_HOP = ("connection", "keep-alive", "transfer-encoding", "content-length", "te", "trailer", "upgrade")


class Relay:
    """Listens on a port of loopback, passes on to another."""

    def __init__(self, port, target, record):
        self.url, self.target, self.record = f"http://localhost:{port}", target, record
        self.troubles = collections.deque()
        self.lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"relay": self})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def trouble(self, *kinds):
        """What happens to the next POSTs: "cut" loses the answer and the connection, "refuse" answers 503 and passes nothing
        on, "late" answers 408 with the key instead of what the node said, "drop" gives the node a second, hangs up on it and
        answers 502, as a proxy does that has lost the node."""
        self.troubles.extend(kinds)

    def next_trouble(self, method):
        with self.lock:
            return self.troubles.popleft() if method == "POST" and self.troubles else None

    def note(self, method, path, status):
        pair = routes.pair_of(method, path)
        entry = {"method": method, "path": pair[1] if pair else path.split("?")[0], "status": status, "by": "sdk"}
        with self.lock, open(self.record, "a") as file:
            file.write(json.dumps(entry) + "\n")


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.pass_on()

    do_POST = do_GET

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        trouble = self.relay.next_trouble(self.command)
        if trouble == "refuse":
            self.answer(503, [("Content-Type", "application/json")], b'{"message": "try again"}')
            return
        if trouble == "drop":
            self.drop(body)
            self.answer(502, [("Content-Type", "application/json")], b'{"message": "nobody there"}')
            return
        status, headers, content = self.ask(body)
        self.relay.note(self.command, self.path, status)
        if trouble == "cut":
            self.close_connection = True
        elif trouble == "late":
            key = json.loads(content)
            key = key[0]["key"] if isinstance(key, list) else key["key"]
            late = {"message": {"pkhash": [key], "validated": False}, "key": key}
            self.answer(408, [("Content-Type", "application/json")], json.dumps(late).encode())
        else:
            self.answer(status, headers, content)

    def drop(self, body):
        connection = self.connect(body)
        time.sleep(1)
        connection.close()

    def connect(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.relay.target, timeout=120)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
        connection.request(self.command, self.path, body or None, headers)
        return connection

    def ask(self, body):
        connection = self.connect(body)
        try:
            response = connection.getresponse()
            return response.status, response.getheaders(), response.read()
        finally:
            connection.close()

    def answer(self, status, headers, content):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """What was asked is in the record."""
