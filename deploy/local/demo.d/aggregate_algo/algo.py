"""The mean of shared weights."""
import json

import numpy as np
import substratools as tools


class Mean(tools.algo.AggregateAlgo):
    def aggregate(self, models, rank):
        return {"weights": np.mean([model["weights"] for model in models], axis=0).tolist()}

    def load_model(self, path):
        with open(path) as file:
            return json.load(file)

    def save_model(self, model, path):
        with open(path, "w") as file:
            json.dump(model, file)


if __name__ == "__main__":
    tools.algo.execute(Mean())
