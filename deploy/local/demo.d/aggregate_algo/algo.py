"""The mean of shared models, and what it predicts: a logistic regression, as each model that it is the mean of."""
import json
import sys

import numpy as np
import substratools as tools


def load(path):
    with open(path) as file:
        return json.load(file)


def save(model, path):
    with open(path, "w") as file:
        json.dump(model, file)


class Mean(tools.algo.AggregateAlgo):
    def aggregate(self, models, rank):
        return {name: np.mean([model[name] for model in models], axis=0).tolist() for name in models[0]}

    def load_model(self, path):
        return load(path)

    def save_model(self, model, path):
        save(model, path)


class Prediction(tools.algo.Algo):
    def train(self, X, y, models, rank):
        raise NotImplementedError("a mean is not trained")

    def predict(self, X, model):
        return 1 / (1 + np.exp(-(X @ np.array(model["weights"]) + model["bias"])))

    def load_model(self, path):
        return load(path)

    def save_model(self, model, path):
        save(model, path)


if __name__ == "__main__":
    # substratools 0.6.1 knows predictions of algos only, not of aggregate algos
    tools.algo.execute(Prediction() if sys.argv[1:2] == ["predict"] else Mean())
