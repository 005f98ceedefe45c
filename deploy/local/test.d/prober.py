"""Asks nodes all the time: what is there is shown, or said to be out of reach now (503); nothing else is an answer."""
import collections
import http.client
import threading
import time
import urllib.error
import urllib.request

# A list that has begun to come cannot be answered anew, only be cut
FINE = (200, 503, "IncompleteRead")
EVERY = 0.1


class Prober:
    """While it is entered, it asks each node for a plan and for the algos; leaving it fails when an answer was no fine one."""

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
        while not self.ending.is_set():
            for path in paths:
                status, body = self._status(node, path)
                self.answers[status] += 1
                if status not in FINE:
                    self.wrong.append((node.name, path, status, body[:300]))
            time.sleep(EVERY)

    @staticmethod
    def _status(node, path):
        request = urllib.request.Request(node.url + path, headers={"Authorization": "Token " + node.token})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                answer.read()
                return answer.status, b""
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()
        except (OSError, http.client.HTTPException) as lost:
            return type(lost).__name__, str(lost).encode()
