"""What the demonstration's algos and metrics compute, once more: by hand, from the same patients."""
import csv
import math

STEPS = 50
LEARNING_RATE = 0.5
L2 = 1e-3


class Patients:
    """Some samples of one hospital, standardised by its scale."""

    def __init__(self, folders):
        rows = [row for folder in folders for row in read(folder / "patients.csv")]
        mean, deviation = read(folders[0] / "scale.csv")
        self.X = [[(value - m) / d for value, m, d in zip(row[:-1], mean, deviation)] for row in rows]
        self.y = [row[-1] for row in rows]

    def probabilities(self, weights, bias):
        return [1 / (1 + math.exp(-(sum(map(lambda w, x: w * x, weights, row)) + bias))) for row in self.X]

    def accuracy(self, weights, bias):
        right = sum((p >= 0.5) == (y == 1) for p, y in zip(self.probabilities(weights, bias), self.y))
        return right / len(self.y)

    def trained(self, weights=None, bias=0.0, l2=L2):
        """Weights and bias after gradient descent from these, or from nothing."""
        weights = list(weights or [0.0] * len(self.X[0]))
        for _ in range(STEPS):
            errors = [p - y for p, y in zip(self.probabilities(weights, bias), self.y)]
            slopes = [sum(map(lambda x, e: x * e, column, errors)) / len(errors) for column in zip(*self.X)]
            weights = [w - LEARNING_RATE * (slope + l2 * w) for w, slope in zip(weights, slopes)]
            bias -= LEARNING_RATE * sum(errors) / len(errors)
        return weights, bias


def mean(all_weights):
    return [sum(column) / len(column) for column in zip(*all_weights)]


def same(found, wanted):
    """But for the last digits, in which sums differ by their order."""
    return all(math.isclose(f, w, rel_tol=1e-6, abs_tol=1e-9) for f, w in zip(found, wanted, strict=True))


def read(path):
    with open(path, newline="") as file:
        return [[float(value) for value in row] for row in csv.reader(file)]
