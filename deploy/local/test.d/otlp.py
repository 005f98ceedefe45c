"""otlp.py PORT FILE: takes what OpenTelemetry exporters send over HTTP, and writes each span as a line of JSON to FILE."""
import http.server
import json
import pathlib
import sys
import threading

VARINT, EIGHT_BYTES, LENGTH, FOUR_BYTES = 0, 1, 2, 5


def fields(message):
    """The fields of a protobuf message: (number, value), a number or bytes each."""
    at = 0
    while at < len(message):
        tag, at = varint(message, at)
        kind = tag & 7
        if kind == VARINT:
            value, at = varint(message, at)
        else:
            if kind == LENGTH:
                size, at = varint(message, at)
            else:
                size = {EIGHT_BYTES: 8, FOUR_BYTES: 4}[kind]
            value, at = message[at:at + size], at + size
        yield tag >> 3, value


def varint(message, at):
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def all_of(message, number):
    return [value for name, value in fields(message) if name == number]


def one_of(message, number, otherwise=b""):
    return next(iter(all_of(message, number)), otherwise)


def attributes(pairs):
    """Those that are texts or whole numbers."""
    values = {}
    for pair in pairs:
        for kind, value in fields(one_of(pair, 2)):
            values[one_of(pair, 1).decode()] = value.decode() if kind == 1 else value
    return {name: value for name, value in values.items() if isinstance(value, (str, int))}


def spans(request):
    """The spans of an ExportTraceServiceRequest."""
    for resource in all_of(request, 1):
        service = attributes(all_of(one_of(resource, 1), 1)).get("service.name", "")
        for scope in all_of(resource, 2):
            for span in all_of(scope, 2):
                yield {
                    "service": service,
                    "trace": one_of(span, 1).hex(),
                    "id": one_of(span, 2).hex(),
                    "parent": one_of(span, 4).hex(),
                    "name": one_of(span, 5).decode(),
                    "start": int.from_bytes(one_of(span, 7), "little"),
                    "end": int.from_bytes(one_of(span, 8), "little"),
                    "attributes": attributes(all_of(span, 9)),
                }


class Receiver(http.server.BaseHTTPRequestHandler):
    file, lock = None, threading.Lock()

    def do_POST(self):
        request = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/v1/traces":
            with self.lock, self.file.open("a") as out:
                out.writelines(json.dumps(span) + "\n" for span in spans(request))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Nothing: the file says what has come."""


if __name__ == "__main__":
    port, file = sys.argv[1:]
    Receiver.file = pathlib.Path(file)
    Receiver.file.write_text("")
    http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Receiver).serve_forever()
