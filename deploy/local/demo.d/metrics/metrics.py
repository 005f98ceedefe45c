"""Accuracy: the share of patients whose class is the more probable one."""
import numpy as np
import substratools as tools


class Accuracy(tools.Metrics):
    def score(self, y_true, y_pred):
        return float(np.mean((np.asarray(y_pred) >= 0.5) == (np.asarray(y_true) == 1)))


if __name__ == "__main__":
    tools.metrics.execute(Accuracy())
