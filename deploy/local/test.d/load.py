"""Loads one node; see load.test."""
import argparse
import asyncio
import itertools
import json
import pathlib
import statistics
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
from node import Node  # noqa: E402

MIB = 1 << 20
AT_ONCE = 16
# What the process may take: 160 MB of heap, its code, threads and buffers
MEMORY_LIMIT = 700 * 1000 * 1000
SLACK_SECONDS = 1.0
IDLE_SECONDS = 5
SHOWN_EVERY = 20  # looks, half a second apart
PART = b'--X\r\nContent-Disposition: form-data; name="path"; filename="large"\r\n\r\n'


class Load:
    def __init__(self, given):
        self.given = given
        address = urllib.parse.urlsplit(given.url)
        self.host, self.port = address.hostname, address.port
        node = Node("owkin", given.url)
        node.login(given.user, given.password)
        self.authorization = "Authorization: Token " + node.token
        self.answers, self.cut, self.open = {}, 0, 0
        self.old = set()
        self.old = set(self.files())
        self.most_open = self.most_memory = self.most_files = self.most_bytes = 0

    # --- what must go on ---

    async def probe(self, path, until):
        """Seconds of each request, one after the other, each on a new connection."""
        taken = []
        while not until.is_set():
            begin = time.monotonic()
            status = await asyncio.wait_for(self.get(path), 60)
            taken.append(time.monotonic() - begin)
            assert status == 200, f"GET {path} answered {status}"
            await asyncio.sleep(0.1)
        return taken

    async def get(self, path):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(self.head("GET", path, "Connection: close"))
            return int((await reader.read(-1)).split(b" ", 2)[1])
        finally:
            writer.close()

    def head(self, method, path, *headers):
        return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: node", self.authorization, *headers, "", ""]).encode()

    # --- what must do no harm ---

    def slow_requests(self):
        """Beginnings of requests that go on byte by byte."""
        json_type, files = "Content-Type: application/json", "Content-Type: multipart/form-data; boundary=X"
        return itertools.cycle((
            b"GET /traintuple/ HTTP/1.1\r\nX: ",
            b"POST /user/login/ HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n",
            b"POST /user/login/ HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n" + b" " * 20000,
            self.head("POST", "/traintuple/", json_type, "Content-Length: 9000"),
            self.head("POST", "/data_sample/bulk_update/", json_type, "Content-Length: 15000000") + b" " * 20000,
            self.head("POST", "/compute_plan/", json_type, "Content-Length: 60000000") + b" " * 20000,
            self.head("POST", "/data_sample/", files, "Content-Length: 90000") + PART,
        ))

    async def drip(self, beginnings, until):
        """Keeps one slow connection open, anew and in the next way whenever the node has enough of it."""
        while not until.is_set():
            beginning = next(beginnings)
            try:
                reader, writer = await asyncio.open_connection(self.host, self.port)
            except OSError:
                self.count("refused")
                await asyncio.sleep(1)
                continue
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            try:
                writer.write(beginning)
                answer = asyncio.ensure_future(reader.read(12))
                while not answer.done() and not until.is_set():
                    writer.write(b"x")
                    await asyncio.wait([answer], timeout=1)
                self.count(answer.result()[9:12].decode() or "closed" if answer.done() else "open at the end")
            except OSError:
                self.count("closed")
            finally:
                self.open -= 1
                answer.cancel()
                writer.close()
            await asyncio.sleep(1)

    async def upload(self, turn):
        """Half a file, and then nothing any more; again as long as the node asks to come later."""
        async with turn:
            while True:
                reader, writer = await asyncio.open_connection(self.host, self.port)
                size = self.given.size * MIB
                try:
                    writer.write(self.head("POST", "/data_sample/", "Content-Type: multipart/form-data; boundary=X", f"Content-Length: {size}") + PART)
                    chunk, answer = bytes(MIB), asyncio.ensure_future(reader.read(12))
                    for _ in range(self.given.size // 2):
                        writer.write(chunk)
                        await writer.drain()
                        if answer.done():
                            break
                    else:
                        self.cut += 1
                        return
                    self.count(answer.result()[9:12].decode())
                except OSError:
                    self.count("closed")
                finally:
                    answer.cancel()
                    writer.transport.abort()
                await asyncio.sleep(5)

    def count(self, answer):
        self.answers[answer] = self.answers.get(answer, 0) + 1

    # --- what is looked at ---

    async def watch(self, until):
        for turn in itertools.count():
            if until.is_set():
                break
            if turn % SHOWN_EVERY == 0:
                print(f"{self.open} slow connections, {self.cut} uploads cut, {self.answers}", file=sys.stderr, flush=True)
            files = self.files()
            self.most_files = max(self.most_files, len(files))
            self.most_bytes = max(self.most_bytes, sum(files.values()))
            self.most_memory = max(self.most_memory, self.memory())
            await asyncio.sleep(0.5)

    def files(self):
        """{file: size} of what is unfinished, without what a killed run has left."""
        found = {}
        for folder in ("uploads", "tmp"):
            for path in pathlib.Path(self.given.media, "api", folder).rglob("*"):
                try:
                    if path not in self.old:
                        found[path] = path.stat().st_size
                except FileNotFoundError:
                    continue
        return found

    def memory(self):
        status = pathlib.Path(f"/proc/{self.given.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024

    async def probes(self, until):
        return await asyncio.gather(self.probe("/liveness", until), self.probe("/readiness", until), self.probe("/traintuple/", until))

    async def run(self):
        idle = await self.idle()
        until, watched = asyncio.Event(), asyncio.Event()
        turn, beginnings = asyncio.Semaphore(AT_ONCE), self.slow_requests()
        probes = asyncio.ensure_future(self.probes(until))
        watch = asyncio.ensure_future(self.watch(watched))
        slow = [asyncio.ensure_future(self.drip(beginnings, until)) for _ in range(self.given.connections)]
        await asyncio.gather(asyncio.sleep(self.given.seconds), *(self.upload(turn) for _ in range(self.given.uploads)))
        until.set()
        busy = await probes
        await asyncio.gather(*slow)
        left = await self.settle()
        watched.set()
        await watch
        return self.report(idle, busy, left)

    async def idle(self):
        await self.get("/traintuple/")
        until = asyncio.Event()
        probes = asyncio.ensure_future(self.probes(until))
        await asyncio.sleep(IDLE_SECONDS)
        until.set()
        return await probes

    async def settle(self):
        for _ in range(60):
            if not self.files():
                break
            await asyncio.sleep(0.5)
        return len(self.files())

    def report(self, idle, busy, left):
        wrong = []
        figures = {"connections": self.most_open, "uploads_cut": self.cut, "answers": self.answers}
        for name, before, under in zip(("liveness", "readiness", "read"), idle, busy):
            figures[name] = {"idle_median": ms(statistics.median(before)), "idle_max": ms(max(before)), "median": ms(statistics.median(under)),
                             "p99": ms(quantile(under)), "max": ms(max(under)), "requests": len(under)}
            if quantile(under) > statistics.median(before) + SLACK_SECONDS:
                wrong.append(f"{name} took {quantile(under):.2f} s (p99), more than a second beside {statistics.median(before):.3f} s")
        figures.update(memory_mb=self.most_memory // 1000000, files_at_most=self.most_files, mb_on_disk_at_most=self.most_bytes // 1000000,
                       files_left=left)
        if self.most_memory > MEMORY_LIMIT:
            wrong.append(f"the process took {self.most_memory // 1000000} MB")
        if left:
            wrong.append(f"{left} files are left")
        for sentence in wrong:
            print("WRONG ", sentence)
        print(json.dumps(figures), flush=True)
        return wrong


def ms(seconds):
    return round(seconds * 1000, 1)


def quantile(times):
    return sorted(times)[int(len(times) * 0.99)]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--url", "--user", "--password", "--media"):
        options.add_argument(name, required=True)
    for name in ("--pid", "--connections", "--uploads", "--size", "--seconds"):
        options.add_argument(name, type=int, required=True)
    sys.exit(1 if asyncio.run(Load(options.parse_args()).run()) else 0)


main()
