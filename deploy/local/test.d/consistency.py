"""Creates assets at one node and reads each at once at the other: a 404 would be a broken promise."""
import argparse
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
from node import Node  # noqa: E402


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--assets", type=int, default=1000, help="how many (default 1000)")
    options.add_argument("--user", required=True)
    options.add_argument("--password", required=True)
    options.add_argument("url", nargs=2, help="the two nodes' addresses")
    given = options.parse_args()
    nodes = [Node(url, url) for url in given.url]
    for node in nodes:
        node.login(given.user, given.password)
    begin = time.monotonic()
    for number in range(given.assets):
        writer, reader = nodes if number % 2 == 0 else reversed(nodes)
        key = create(writer, number)
        answer = reader.get(f"/data_manager/{key}/")  # raises Refused on 404
        assert answer["key"] == key and answer["owner"] == writer.id, answer
    seconds = time.monotonic() - begin
    print(f"{given.assets} assets created at one node and read at once at the other, "
          f"{1000 * seconds / given.assets:.0f} ms each: {given.assets} passed, 0 failed")


def create(node, number):
    opener = f"# data manager {number} of {os.getpid()} at {time.time_ns()}\n".encode()
    body = {"name": f"consistency {number}", "type": "none", "permissions": {"public": True, "authorized_ids": []}}
    return node.register("/data_manager/", body, {
        "data_opener": ("opener.py", opener),
        "description": ("description.md", b"made by a test\n"),
    })


if __name__ == "__main__":
    main()
