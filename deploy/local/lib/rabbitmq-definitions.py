"""rabbitmq-definitions.py URL [--delete VIRTUAL_HOST]… [FILE]: over a broker's management interface, deletes virtual hosts,
then posts a definitions file.

USER:PASSWORD comes on standard input.
"""
import argparse
import base64
import sys
import urllib.error
import urllib.parse
import urllib.request

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("url")
parser.add_argument("file", nargs="?")
parser.add_argument("--delete", action="append", default=[])
options = parser.parse_args()
credentials = base64.b64encode(sys.stdin.read().strip().encode()).decode()


def send(method, path, data=None, fine=()):
    headers = {"Authorization": "Basic " + credentials, "Content-Type": "application/json"}
    url = options.url.rstrip("/") + path
    try:
        urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method), timeout=30).close()
    except urllib.error.HTTPError as refused:
        if refused.code not in fine:
            sys.exit(f"{url} answered {refused.code}: {refused.read(300).decode(errors='replace')}")
    except OSError as unreachable:
        sys.exit(f"{url} cannot be reached: {unreachable}; is the management plugin enabled?")


for host in options.delete:
    send("DELETE", "/api/vhosts/" + urllib.parse.quote(host, safe=""), fine=(404,))
if options.file:
    with open(options.file, "rb") as definitions:
        send("POST", "/api/definitions", definitions.read())
