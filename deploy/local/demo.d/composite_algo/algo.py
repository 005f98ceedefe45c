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
        bias = head_model["bias"] if head_model else 0.0
        weights = np.array(trunk_model["weights"]) if trunk_model else np.zeros(X.shape[1])
        for _ in range(STEPS):
            error = probabilities(X, bias, weights) - y
            weights = weights - LEARNING_RATE * X.T @ error / len(y)
            bias = bias - LEARNING_RATE * error.mean()
        return {"bias": float(bias)}, {"weights": weights.tolist()}

    def predict(self, X, head_model, trunk_model):
        return probabilities(X, head_model["bias"], np.array(trunk_model["weights"]))

    def load_head_model(self, path):
        with open(path) as file:
            return json.load(file)

    def save_head_model(self, model, path):
        with open(path, "w") as file:
            json.dump(model, file)

    load_trunk_model = load_head_model
    save_trunk_model = save_head_model


if __name__ == "__main__":
    tools.algo.execute(SharedWeights())
