"""What was sent and answered."""
import collections
import json


class Tally:
    def __init__(self):
        self.requests = self.signed_in = 0
        self.statuses = collections.Counter()
        # {operation: {status: count}}
        self.operations = collections.defaultdict(collections.Counter)
        # {(operation, status, what is wrong): the request as a curl command}
        self.findings = {}

    def count(self, operation, status, signed_in):
        self.requests += 1
        self.signed_in += signed_in
        self.statuses[status] += 1
        self.operations[operation][status] += 1

    def find(self, operation, status, wrong, request):
        self.findings.setdefault((operation, status, wrong.strip().splitlines()[0][:120]), (wrong[:2000], request[:3000]))

    def add(self, other):
        self.requests += other.requests
        self.signed_in += other.signed_in
        self.statuses += other.statuses
        for operation, answers in other.operations.items():
            self.operations[operation] += answers
        self.findings = {**other.findings, **self.findings}

    def silent(self):
        """The operations that never answered 2xx."""
        return [operation for operation, answers in self.operations.items() if not any(200 <= status < 300 for status in answers)]

    def write_findings(self, file):
        with open(file, "w", encoding="utf-8") as out:
            for (operation, status, _), (wrong, request) in sorted(self.findings.items(), key=str):
                out.write(json.dumps({"operation": operation, "status": status, "wrong": wrong, "request": request}) + "\n")

    def summary(self, seed):
        return {
            "seed": seed, "requests": self.requests, "signed_in": self.signed_in, "operations": len(self.operations),
            "operations_with_2xx": len(self.operations) - len(self.silent()),
            "server_errors": sum(count for status, count in self.statuses.items() if status >= 500),
            "findings": len(self.findings), "statuses": {str(status): count for status, count in sorted(self.statuses.items())},
        }
