"""Logistic regression whose weights, the trunk, are shared, and whose bias, the head, stays at home."""
import json

import numpy as np
import substratools as tools

STEPS = 50
LEARNING_RATE = 0.5


def probabilities(X, bias, weights):
    return 1 / (1 + np.exp(-(X @ weights + bias)))


class SharedWeights(tools.algo.CompositeAlgo):
    def train(self, X, y, head_model, trunk_model, rank):
        bias = 0.0 if head_model is None else head_model
        weights = np.zeros(X.shape[1]) if trunk_model is None else trunk_model
        for _ in range(STEPS):
            error = probabilities(X, bias, weights) - y
            weights = weights - LEARNING_RATE * X.T @ error / len(y)
            bias = bias - LEARNING_RATE * error.mean()
        return bias, weights

    def predict(self, X, head_model, trunk_model):
        return probabilities(X, head_model, trunk_model)

    def load_head_model(self, path):
        with open(path) as file:
            return json.load(file)

    def save_head_model(self, model, path):
        with open(path, "w") as file:
            json.dump(float(model), file)

    def load_trunk_model(self, path):
        with open(path) as file:
            return np.array(json.load(file))

    def save_trunk_model(self, model, path):
        with open(path, "w") as file:
            json.dump(model.tolist(), file)


if __name__ == "__main__":
    tools.algo.execute(SharedWeights())
