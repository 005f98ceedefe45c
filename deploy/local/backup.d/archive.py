"""Backup files: tars, packed by zstd or gzip, with the parts, a tree of files, and last a manifest with the SHA-256 of all that.

  write FILE --about JSON --part NAME=PATH… [--tree DIR [--skip FOLDER…]]   makes FILE (mode 600), whole or not at all
  check FILE                                  reads all of it and prints the manifest; ends with 1 when anything is wrong
  extract FILE --parts DIR [--tree DIR]       unpacks what check has found right
"""
import argparse
import contextlib
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile

FORMAT = 1
MANIFEST = "manifest.json"
TREE = "files/"
CHUNK = 1 << 20
TROUBLE = {"write": "cannot be written", "check": "is damaged, or no backup", "extract": "cannot be unpacked"}
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


def write(file, about, parts, tree, skip):
    manifest = {"format": FORMAT, **about, "parts": {}}
    unfinished = file.with_name(file.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with packed(unfinished) as stream, tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            for name, path in parts.items():
                manifest["parts"][name] = {"bytes": path.stat().st_size, "sha256": add(tar, path, name)}
            if tree:
                manifest["files"] = add_tree(tar, tree, skip)
            add_bytes(tar, MANIFEST, json.dumps(manifest, indent=1).encode())
        os.sync()
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)


@contextlib.contextmanager
def packed(file):
    command = ["zstd", "-q", "-3", "-T0"] if shutil.which("zstd") else ["gzip", "-1"]
    descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with open(descriptor, "wb") as out:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out) as packer:
            yield packer.stdin
        if packer.returncode != 0:
            raise SystemExit(f"error: {command[0]} failed: is there room for {file}?")


def add_tree(tar, root, skip):
    """Files have their names only when they are whole, and are never changed: order and moment do not matter."""
    summary, lines = {"count": 0, "bytes": 0}, hashlib.sha256()
    for folder, folders, names in os.walk(root, onerror=fail):
        here = pathlib.Path(folder).relative_to(root)
        folders[:] = sorted(name for name in folders if str(here / name) not in skip)
        if str(here) != ".":
            add_folder(tar, root / here, TREE + str(here))
        for name in sorted(names):
            path, entry = root / here / name, TREE + str(here / name)
            if path.is_symlink() or not path.is_file():
                raise SystemExit(f"error: {path} is no plain file")
            sha256 = add(tar, path, entry)
            if str(here).startswith("api/files/") and sha256 != name:
                print(f"warning: {path} is not what its name says: its SHA-256 is {sha256}", file=sys.stderr)
            lines.update(line(entry, sha256))
            summary["count"] += 1
            summary["bytes"] += path.stat().st_size
    return {**summary, "sha256": lines.hexdigest()}


def fail(error):
    raise error


def line(entry, sha256):
    return f"{sha256}  {entry}\n".encode()


def add(tar, path, entry):
    with open(path, "rb") as source:
        stat = os.fstat(source.fileno())
        info = tarfile.TarInfo(entry)
        info.size, info.mode, info.mtime = stat.st_size, stat.st_mode & 0o777, int(stat.st_mtime)
        reader = Hashing(source)
        tar.addfile(info, reader)  # fails when the file has become shorter
        return reader.sha256.hexdigest()


def add_folder(tar, path, entry):
    info = tarfile.TarInfo(entry)
    info.type, info.mode, info.mtime = tarfile.DIRTYPE, path.stat().st_mode & 0o777, int(path.stat().st_mtime)
    tar.addfile(info)


def add_bytes(tar, entry, content):
    info = tarfile.TarInfo(entry)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


class Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, file):
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size=-1):
        chunk = self.file.read(size)
        self.sha256.update(chunk)
        return chunk


@contextlib.contextmanager
def unpacked(file):
    with open(file, "rb", buffering=0) as source:
        command = ["zstd", "-q", "-d", "-c"] if source.read(4) == ZSTD_MAGIC else ["gzip", "-d", "-c"]
        if not shutil.which(command[0]):
            raise SystemExit(f"error: {file} is packed by {command[0]}, which is not installed")
        source.seek(0)
        with subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as unpacker:
            with tarfile.open(fileobj=unpacker.stdout, mode="r|") as tar:
                yield tar
            unpacker.stdout.read()  # what stands behind the last entry
        if unpacker.returncode != 0:
            raise SystemExit(f"error: {file} is damaged: {command[0]} cannot read it to its end")


def check(file):
    """The manifest, when everything in the file is as it says."""
    parts, files, lines, manifest = {}, {"count": 0, "bytes": 0}, hashlib.sha256(), None
    with unpacked(file) as tar:
        for entry in tar:
            require(manifest is None, file, f"{entry.name} stands behind the manifest")
            require(is_plain(entry), file, f"it holds {entry.name!r}, which no backup does")
            if entry.isdir():
                continue
            if entry.name == MANIFEST:
                manifest = json.load(tar.extractfile(entry))
                continue
            sha256 = drain(tar.extractfile(entry))
            if entry.name.startswith(TREE):
                lines.update(line(entry.name, sha256))
                files = {"count": files["count"] + 1, "bytes": files["bytes"] + entry.size}
            else:
                parts[entry.name] = {"bytes": entry.size, "sha256": sha256}
    require(manifest is not None, file, "it has no manifest: it was cut")
    require(manifest.get("format") == FORMAT, file, f"it has format {manifest.get('format')}, this release reads {FORMAT}")
    require(manifest["parts"] == parts, file, "a part of it is not what the manifest says")
    found = {**files, "sha256": lines.hexdigest()}
    require(manifest.get("files", found) == found, file, "a file in it is not what the manifest says")
    require("files" in manifest or files["count"] == 0, file, "it holds files that the manifest does not know")
    return manifest


def require(fine, file, sentence):
    if not fine:
        raise SystemExit(f"error: {file} is damaged: {sentence}")


def is_plain(entry):
    path = pathlib.PurePosixPath(entry.name)
    known = entry.name.startswith(TREE) or (entry.isreg() and len(path.parts) == 1)
    return known and (entry.isreg() or entry.isdir()) and ".." not in path.parts and not path.is_absolute()


def drain(reader):
    sha256 = hashlib.sha256()
    while chunk := reader.read(CHUNK):
        sha256.update(chunk)
    return sha256.hexdigest()


def extract(file, parts, tree):
    with unpacked(file) as tar:
        for entry in tar:
            require(is_plain(entry), file, f"it holds {entry.name!r}, which no backup does")
            if not entry.name.startswith(TREE):
                place(tar, entry, parts / entry.name)
            elif tree:
                place(tar, entry, tree / entry.name[len(TREE):])
    os.sync()


def place(tar, entry, path):
    if entry.isdir():
        path.mkdir(parents=True, exist_ok=True)
    else:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            shutil.copyfileobj(tar.extractfile(entry), out, CHUNK)
        os.utime(path, (entry.mtime, entry.mtime))
    path.chmod(entry.mode)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["write", "check", "extract"])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--about", type=json.loads, help="what else the manifest says, JSON")
    parser.add_argument("--part", action="append", default=[], help="NAME=PATH")
    parser.add_argument("--parts", type=pathlib.Path)
    parser.add_argument("--tree", type=pathlib.Path)
    parser.add_argument("--skip", action="append", default=[], help="folders of the tree that are left out")
    given = parser.parse_args()
    try:
        if given.action == "write":
            parts = {name: pathlib.Path(path) for name, path in (part.split("=", 1) for part in given.part)}
            write(given.file, given.about, parts, given.tree, set(given.skip))
        elif given.action == "check":
            print(json.dumps(check(given.file)))
        else:
            extract(given.file, given.parts, given.tree)
    except (OSError, EOFError, tarfile.TarError, ValueError) as failure:
        raise SystemExit(f"error: {given.file} {TROUBLE[given.action]}: {failure}")


if __name__ == "__main__":
    main()
