"""What tuples that do nothing need: algos, a data manager, and as many data samples as are asked for."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "local" / "demo.d"))
import archives  # noqa: E402

IMAGE = "substra-model:latest"
ENTRY_POINT = ["/bin/sh", "-c", "printf x >/sandbox/output_model/model"]
DOCKERFILE = f"FROM {IMAGE}\nENTRYPOINT {json.dumps(ENTRY_POINT)}\n".encode()


class Assets:
    def __init__(self, node, samples=1):
        self.worker = node.id
        self.permissions = {"public": False, "authorized_ids": [node.id]}
        self.text = ("description.md", b"For benchmarks.")
        self.manager = node.register(
            "/data_manager/", {"name": "benchmark", "type": "csv", "permissions": self.permissions},
            {"data_opener": ("opener.py", b"import substratools\n"), "description": self.text})
        contents = [{"data.csv": str(number).encode()} for number in range(samples)]
        for content in contents:
            node.register("/data_sample/", {"data_manager_keys": [self.manager], "test_only": False},
                          {"path": ("sample.zip", archives.archive(content))})
        self.samples = [archives.sample_key(content) for content in contents]
        self.algo = self._algo(node, "/algo/")
        self.aggregate_algo = self._algo(node, "/aggregate_algo/")

    def _algo(self, node, path):
        files = {"Dockerfile": DOCKERFILE, "kind": path.encode()}
        return node.register(path, {"name": "benchmark", "permissions": self.permissions},
                             {"file": ("algo.zip", archives.archive(files)), "description": self.text})

    def traintuple(self, name, samples, parents):
        return {"traintuple_id": name, "algo_key": self.algo, "data_manager_key": self.manager,
                "train_data_sample_keys": samples, "in_models_ids": parents}

    def aggregatetuple(self, name, parents):
        return {"aggregatetuple_id": name, "algo_key": self.aggregate_algo, "worker": self.worker, "in_models_ids": parents}
