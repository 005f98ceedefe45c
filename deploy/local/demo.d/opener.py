"""Opens a hospital's samples: one folder each, with patients.csv and the hospital's own scale.csv."""
import os

import numpy as np
import substratools as tools


def read(folders):
    patients = [np.loadtxt(os.path.join(folder, "patients.csv"), delimiter=",", ndmin=2) for folder in sorted(folders)]
    return np.concatenate(patients)


class HospitalOpener(tools.Opener):
    def get_X(self, folders):
        mean, deviation = np.loadtxt(os.path.join(folders[0], "scale.csv"), delimiter=",")
        return (read(folders)[:, :-1] - mean) / deviation

    def get_y(self, folders):
        return read(folders)[:, -1]

    def save_predictions(self, y_pred, path):
        np.savetxt(path, y_pred)

    def get_predictions(self, path):
        return np.loadtxt(path, ndmin=1)

    def fake_X(self, n_samples=10):
        return np.zeros((n_samples, 30))

    def fake_y(self, n_samples=10):
        return np.zeros(n_samples)
