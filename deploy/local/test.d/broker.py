"""The running network's broker, spoken to as one of its services."""
import os
import pathlib
import shlex
import subprocess


class Broker:
    def __init__(self, state, command):
        self.state, self.command = pathlib.Path(state), shlex.split(command)

    def publish(self, service, exchange, key, body):
        """Sends bytes as that service would; fails when no queue takes them."""
        self._run(service, "publish", exchange, key, body=body)

    def waiting(self, service, queue):
        return int(self._run(service, "count", queue).split()[0])

    def _run(self, service, *arguments, body=b""):
        environment = {**os.environ, **self.settings(service)}
        done = subprocess.run([*self.command, *arguments], env=environment, input=body, capture_output=True, timeout=60)
        assert done.returncode == 0, f"{arguments}: {done.stderr.decode(errors='replace')[-1000:]}"
        return done.stdout

    def settings(self, service):
        """What a service is started with, by name."""
        lines = (self.state / "run" / f"{service}.env").read_text().splitlines()
        return dict(line.replace("'", "").split("=", 1) for line in lines)
