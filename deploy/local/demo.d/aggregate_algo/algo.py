"""The mean of shared weights."""
import json

import numpy as np
import substratools as tools


class Mean(tools.algo.AggregateAlgo):
    def aggregate(self, models, rank):
        return np.mean(models, axis=0)

    def load_model(self, path):
        with open(path) as file:
            return np.array(json.load(file))

    def save_model(self, model, path):
        with open(path, "w") as file:
            json.dump(model.tolist(), file)


if __name__ == "__main__":
    tools.algo.execute(Mean())
