"""What the ledger adapter does and tells, by Ledger.java beside this file."""
import atexit
import pathlib
import subprocess
import time

PROGRAM = pathlib.Path(__file__).parent / "Ledger.java"


class Ledger:
    def __init__(self, java, channel):
        """java: the command that starts Java with the libraries of a service."""
        self.command = [*java.split(), str(PROGRAM)]
        self.channel = channel

    def commits_per_second(self, count, in_flight=64):
        command = [*self.command, "commits", self.channel, str(count), str(in_flight)]
        return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)

    def statuses(self, count):
        return Statuses([*self.command, "statuses", self.channel, str(count)])


class Statuses:
    """Hears from now on."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        atexit.register(self.process.kill)
        word = self.process.stdout.readline().split()
        assert word and word[0] == "listening", word

    def until_done(self, timeout, progress=None):
        """{status: [seconds of time.monotonic()]} of all that is told until as many tuples are done as were wanted."""
        told, begin = {}, time.monotonic()
        shown = begin
        for line in self.process.stdout:
            status, at = line.split()
            told.setdefault(status, []).append(float(at) / 1000)
            now = time.monotonic()
            if progress and now - shown > 10:
                shown = now
                progress(len(told.get("done", ())))
            assert now - begin < timeout, f"only {len(told.get('done', ()))} tuples are done after {timeout} s"
        assert self.process.wait() == 0
        return told
