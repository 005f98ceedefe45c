"""The running local network, from outside: kills its processes and starts them again."""
import os
import pathlib
import signal
import subprocess
import time


class Network:
    def __init__(self, scripts, state, port_base):
        self.scripts, self.state, self.port_base = pathlib.Path(scripts), pathlib.Path(state), port_base

    def start(self, halt_at=None):
        """Starts whatever does not run; what is started now halts once at the step named."""
        environment = {key: value for key, value in os.environ.items() if key != "SUBSTRA_HALT_AT"}
        if halt_at:
            environment["SUBSTRA_HALT_AT"] = halt_at
        command = [self.scripts / "up", "--no-build", "--port-base", str(self.port_base)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if halt_at is None and done.returncode != 0:
            raise AssertionError(f"deploy/local/up failed: {done.stderr}")

    def kill(self, service):
        """kill -9, and waits until the process is gone."""
        pid = self.pid(service)
        os.kill(pid, signal.SIGKILL)
        self.await_end(service, pid)

    def suspend(self, service):
        os.kill(self.pid(service), signal.SIGSTOP)

    def resume(self, service):
        os.kill(self.pid(service), signal.SIGCONT)

    def forget_halt(self, service):
        self.marker(service).unlink(missing_ok=True)

    def await_halt(self, service, seconds=90):
        """Waits until the service has halted at its step."""
        end = time.monotonic() + seconds
        while not (self.marker(service).exists() and not self.alive(self.pid(service))):
            if time.monotonic() > end:
                raise AssertionError(f"{service} did not halt within {seconds} s")
            time.sleep(0.1)

    def marker(self, service):
        return self.state / "run" / f"{service}.halted"

    def pid(self, service):
        return int((self.state / "run" / f"{service}.pid").read_text().split()[0])

    @classmethod
    def await_end(cls, service, pid, seconds=10):
        end = time.monotonic() + seconds
        while cls.alive(pid):
            if time.monotonic() > end:
                raise AssertionError(f"{service} survived kill -9")
            time.sleep(0.05)

    @staticmethod
    def alive(pid):
        """A process whose first thread is dead still holds its ports until the last one is."""
        for stat in pathlib.Path(f"/proc/{pid}/task").glob("*/stat"):
            try:
                if stat.read_text().rsplit(")", 1)[1].split()[0] not in "ZX":
                    return True
            except (FileNotFoundError, ProcessLookupError):
                continue
        return False
