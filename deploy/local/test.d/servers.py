"""The servers a running network stands on, from outside: stops them, kills them, and starts them again."""
import os
import pathlib
import signal
import subprocess

from network import Network


class Servers:
    def __init__(self, scripts, state, port_base, engine):
        self.command = [pathlib.Path(scripts) / "servers", "--port-base", str(port_base), "--state", f"{state}/servers"]
        self.postgres = pathlib.Path(state) / "servers/postgres/data/postmaster.pid"
        self.engine = engine and pathlib.Path(engine)

    def start(self, server):
        self._run("start", server)

    def stop(self, server):
        self._run("stop", server)

    def kill(self, server):
        """kill -9, and waits until its processes are gone. Containers of a killed engine live on."""
        pids = [int(path.read_text().split()[0]) for path in self._pid_files(server)]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        for pid in pids:
            Network.await_end(server, pid)

    def _pid_files(self, server):
        return {"docker": [self.engine / "docker.pid", self.engine / "exec/containerd/containerd.pid"],
                "postgres": [self.postgres]}[server]

    def _run(self, *arguments):
        done = subprocess.run([*self.command, *arguments], capture_output=True, text=True)
        assert done.returncode == 0, f"deploy/local/servers {arguments}: {done.stderr}"


def containers(worker):
    """The names of a worker's containers, running or not."""
    asked = ["docker", "ps", "--all", "--filter", f"label=substra.worker={worker}", "--format", "{{.Names}}"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
