"""Asks nodes all the time: they answer, or say that they cannot now (503, or 408 for what may still happen); nothing else."""
import collections
import http.client
import json
import threading
import time
import urllib.error
import urllib.request
import uuid

# A list that has begun to come cannot be answered anew, only be cut
READ = (200, 503, "IncompleteRead")
WRITTEN = (201, 408, 503)
EVERY = 0.1
READS_BEFORE_A_WRITE = 10


class Prober:
    """While it is entered, it asks each node for a plan and for the algos, and has it make plans of nothing; leaving it fails
    when an answer was another one."""

    def __init__(self, nodes, plan):
        self.ending, self.answers, self.wrong = threading.Event(), collections.Counter(), []
        paths = [f"/compute_plan/{plan}/", "/algo/"]
        self.threads = [threading.Thread(target=self._ask, args=(node, paths)) for node in nodes]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, failure, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join()
        assert failure or not self.wrong, f"{len(self.wrong)} answers, such as {self.wrong[0]}; all: {dict(self.answers)}"

    def said(self):
        return ", ".join(f"{count} times {status}" for status, count in sorted(self.answers.items(), key=str))

    def _ask(self, node, paths):
        rounds = 0
        while not self.ending.is_set():
            for path in paths:
                self._note(node, path, None, READ)
            if rounds % READS_BEFORE_A_WRITE == 0:
                self._note(node, "/compute_plan/", json.dumps({"tag": uuid.uuid4().hex}).encode(), WRITTEN)
            rounds += 1
            time.sleep(EVERY)

    def _note(self, node, path, body, fine):
        status, content = self._status(node, path, body)
        self.answers[status] += 1
        if status not in fine:
            self.wrong.append((node.name, path, status, content[:300]))

    @staticmethod
    def _status(node, path, body):
        headers = {"Authorization": "Token " + node.token, "Content-Type": "application/json"}
        try:
            with urllib.request.urlopen(urllib.request.Request(node.url + path, body, headers), timeout=90) as answer:
                answer.read()
                return answer.status, b""
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()
        except (OSError, http.client.HTTPException) as lost:
            return type(lost).__name__, str(lost).encode()
