"""Files to register, new ones each time, of the demonstration's kind: real code on real data."""
import hashlib
import uuid

import archives
import hospitals
import registration

PUBLIC = {"public": True, "authorized_ids": []}
PRIVATE = {"public": False, "authorized_ids": []}


class Files:
    def __init__(self, folder):
        self.folder = folder

    def write(self, name, content):
        path = self.folder / uuid.uuid4().hex / name
        path.parent.mkdir()
        path.write_bytes(content)
        return path

    def description(self, what="something"):
        return self.write("description.md", f"# {what}\n\n{uuid.uuid4().hex}\n".encode())

    def dataset(self, permissions=None, **more):
        opener = f"# {uuid.uuid4().hex}\n".encode() + (registration.HERE / "opener.py").read_bytes()
        return {"name": "patients", "type": "csv", "data_opener": self.write("opener.py", opener),
                "description": self.description("a dataset"), "permissions": permissions or PUBLIC, **more}

    def objective(self, permissions=None, dataset=None, samples=None, **more):
        return {"name": "benign?", "metrics_name": "accuracy", "metrics": self.write("metrics.zip", code("metrics")),
                "description": self.description("an objective"), "permissions": permissions or PUBLIC,
                "test_data_manager_key": dataset, "test_data_sample_keys": samples, **more}

    def algo(self, permissions=None, program="algo", **more):
        return {"name": "regression", "file": self.write("algo.zip", code(program)),
                "description": self.description("an algo"), "permissions": permissions or PUBLIC, **more}

    def sample(self, dataset, path=None, test_only=False):
        return {"path": path or self.folder_of({"data.csv": uuid.uuid4().bytes}), "data_manager_keys": [dataset],
                "test_only": test_only}

    def samples(self, dataset, count):
        return {"paths": [self.folder_of({"data.csv": uuid.uuid4().bytes}) for _ in range(count)],
                "data_manager_keys": [dataset], "test_only": False}

    def patients(self, hospital):
        """Folders of two train samples and one test sample."""
        train, test = hospitals.samples(hospital)
        return [self.salted(sample) for sample in train[:2]], [self.salted(test[0])]

    def salted(self, sample):
        """Another sample than that of any run before."""
        return self.folder_of({**sample, "salt.txt": uuid.uuid4().hex.encode()})

    def folder_of(self, files):
        folder = self.folder / uuid.uuid4().hex
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder


def code(name):
    """One of the demonstration's algos or its metrics as an archive that nobody has seen before."""
    files = {path.name: path.read_bytes() for path in (registration.HERE / name).iterdir() if path.is_file()}
    return archives.archive({**files, "salt.txt": uuid.uuid4().hex.encode()})


def hash_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
