"""rabbitmq-definitions.py URL FILE: posts a definitions file to a broker's management interface.

USER:PASSWORD comes on standard input.
"""
import base64
import sys
import urllib.error
import urllib.request

url, path = sys.argv[1], sys.argv[2]
credentials = base64.b64encode(sys.stdin.read().strip().encode()).decode()
request = urllib.request.Request(
    url.rstrip("/") + "/api/definitions",
    data=open(path, "rb").read(),
    headers={"Authorization": "Basic " + credentials, "Content-Type": "application/json"},
    method="POST",
)
try:
    urllib.request.urlopen(request, timeout=30).close()
except urllib.error.HTTPError as refused:
    sys.exit(f"{url} answered {refused.code}: {refused.read(300).decode(errors='replace')}")
except OSError as unreachable:
    sys.exit(f"{url} cannot be reached: {unreachable}; is the management plugin enabled?")
