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
        """Starts whatever does not run; what is started now halts at the step named, once and only when it may."""
        environment = {key: value for key, value in os.environ.items() if key != "SUBSTRA_HALT_AT"}
        if halt_at:
            environment["SUBSTRA_HALT_AT"] = halt_at
        command = [self.scripts / "up", "--no-build", "--port-base", str(self.port_base)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"deploy/local/up failed: {done.stderr}")

    def kill(self, process):
        """kill -9, and waits until it is gone."""
        pid = self.pid(process)
        if self.alive(pid):
            os.kill(pid, signal.SIGKILL)
            self.await_end(process, pid)

    def suspend(self, service):
        os.kill(self.pid(service), signal.SIGSTOP)

    def resume(self, service):
        os.kill(self.pid(service), signal.SIGCONT)

    def forbid_halt(self, service):
        """Whatever its processes were started with."""
        self.marker(service).touch()

    def allow_halt(self, service):
        self.marker(service).unlink()

    def await_halt(self, service, processes, seconds=90):
        """Waits until one of its processes has halted at its step, and says which."""
        end = time.monotonic() + seconds
        while not (self.marker(service).exists() and (dead := [one for one in processes if not self.alive(self.pid(one))])):
            if time.monotonic() > end:
                raise AssertionError(f"{service} did not halt within {seconds} s")
            time.sleep(0.1)
        return dead[0]

    def marker(self, service):
        """One for both replicas: only one of them halts."""
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
