"""Zip archives that have the same bytes on every run, and the key of a data sample."""
import hashlib
import io
import zipfile


def archive(files):
    """A zip of {name: bytes}."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def sample_key(files):
    """The directory hash: sha256 over the sorted sha256 of every file."""
    hashes = sorted(hashlib.sha256(content).hexdigest() for content in files.values())
    return hashlib.sha256("".join(hashes).encode()).hexdigest()
