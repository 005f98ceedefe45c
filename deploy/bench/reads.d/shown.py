"""Prints every done traintuple as the API puts it together, a line each: its key, a tab, its JSON as PostgreSQL's COPY reads it."""
import argparse
import json
import pathlib
import sys
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "local" / "demo.d"))
from node import Node  # noqa: E402

DECODER = json.JSONDecoder()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--url", "--user", "--password"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    node = Node("owkin", given.url)
    node.login(given.user, given.password)
    address = given.url + "/traintuple/?search=traintuple:status:done"
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Authorization": "Token " + node.token})) as answer:
        text = answer.read().decode()
    place = 1
    while text[place] == "{":
        tuple_, end = DECODER.raw_decode(text, place)
        print(tuple_["key"], text[place:end].replace("\\", "\\\\"), sep="\t")
        place = end + 1 if text[end] == "," else end
    assert text[place] == "]", text[place:]


main()
