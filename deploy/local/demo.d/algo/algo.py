"""Logistic regression by plain gradient descent, continued from the model it is given."""
import json

import numpy as np
import substratools as tools

STEPS = 50
LEARNING_RATE = 0.5
L2 = 1e-3


def probabilities(X, model):
    return 1 / (1 + np.exp(-(X @ model["weights"] + model["bias"])))


class LogisticRegression(tools.algo.Algo):
    def train(self, X, y, models, rank):
        if models:
            model = models[0]
        else:
            model = {"weights": np.zeros(X.shape[1]), "bias": 0.0}
        for _ in range(STEPS):
            error = probabilities(X, model) - y
            slope = X.T @ error / len(y) + L2 * model["weights"]
            model["weights"] = model["weights"] - LEARNING_RATE * slope
            model["bias"] = model["bias"] - LEARNING_RATE * error.mean()
        return model

    def predict(self, X, model):
        return probabilities(X, model)

    def load_model(self, path):
        with open(path) as file:
            model = json.load(file)
        return {"weights": np.array(model["weights"]), "bias": model["bias"]}

    def save_model(self, model, path):
        with open(path, "w") as file:
            json.dump({"weights": model["weights"].tolist(), "bias": model["bias"]}, file)


if __name__ == "__main__":
    tools.algo.execute(LogisticRegression())
