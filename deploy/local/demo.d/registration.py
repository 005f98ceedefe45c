"""Registers each hospital's data and objective, and the algos that both train with."""
import pathlib

import archives
import hospitals

HERE = pathlib.Path(__file__).parent


class Hospital:
    """What a node has registered."""

    def __init__(self, node, position, members):
        self.node = node
        permissions = {"public": False, "authorized_ids": members}
        self.data_manager = self._data_manager(permissions)
        train, test = hospitals.samples(position)
        self.train_samples = self._samples(train, test_only=False)
        self.test_samples = self._samples(test, test_only=True)
        self.objective = self._objective(permissions)

    def _data_manager(self, permissions):
        opener = f"# The opener of {self.node.name}\n".encode() + (HERE / "opener.py").read_bytes()
        return self.node.register(
            "/data_manager/",
            {"name": "Breast cancer, " + self.node.name, "type": "csv", "permissions": permissions},
            {"data_opener": ("opener.py", opener), "description": self._description("data")},
        )

    def _samples(self, samples, test_only):
        """One by one: a request with one that is there already would register none of the others."""
        fields = {"data_manager_keys": [self.data_manager], "test_only": test_only}
        for sample in samples:
            self.node.register("/data_sample/", fields, {"path": ("sample.zip", archives.archive(sample))})
        keys = [archives.sample_key(sample) for sample in samples]
        # samples that were there already may have been another data manager's only
        self.node.register("/data_sample/bulk_update/", {"data_sample_keys": keys, "data_manager_keys": [self.data_manager]})
        return keys

    def _objective(self, permissions):
        return self.node.register(
            "/objective/",
            {
                "name": "Malignant or benign, " + self.node.name,
                "metrics_name": "accuracy",
                "permissions": permissions,
                "test_data_manager_key": self.data_manager,
                "test_data_sample_keys": self.test_samples,
            },
            {"metrics": ("metrics.zip", folder("metrics")), "description": self._description("objective")},
        )

    def _description(self, what):
        text = (HERE / f"{what}.md").read_text().replace("HOSPITAL", self.node.name)
        return "description.md", text.encode()


def algo(node, members, salt, kind="algo", name="Logistic regression"):
    """Registers the algo; a salt makes it a new one, whose tuples are new ones too."""
    return node.register(
        f"/{kind}/",
        {"name": name, "permissions": {"public": False, "authorized_ids": members}},
        {"file": ("algo.zip", folder(kind, salt)), "description": ("description.md", (HERE / f"{kind}.md").read_bytes())},
    )


def folder(name, salt=None):
    files = {path.name: path.read_bytes() for path in (HERE / name).iterdir() if path.is_file()}
    if salt:
        files["salt.txt"] = salt.encode()
    return archives.archive(files)
