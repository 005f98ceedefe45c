"""The patients of two hospitals, cut into data samples."""
import csv
import pathlib
import statistics

DATA = pathlib.Path(__file__).parents[2] / "data/breast-cancer/breast-cancer-wisconsin.csv"
TRAIN_SAMPLES, TEST_SAMPLES = 4, 2

# What federated averaging reaches on each hospital's test patients after so many rounds of the demonstration's algo, computed
# from the same data without this system
YARDSTICKS, YARDSTICK_ROUNDS = (0.982, 1.000), 3


def samples(hospital):
    """(train samples, test samples) of hospital 0 or 1; each sample is {file name: bytes}.

    Patients are shared by parity; every fifth one of a hospital is for tests. Each sample carries the hospital's scale (mean
    and deviation of its own training patients), so standardising the features takes nothing from the other hospital.
    """
    patients = _patients()[hospital::2]
    train = [row for position, row in enumerate(patients) if position % 5 != 4]
    test = [row for position, row in enumerate(patients) if position % 5 == 4]
    scale = _scale(train)
    return _cut(train, TRAIN_SAMPLES, scale), _cut(test, TEST_SAMPLES, scale)


def _patients():
    with DATA.open(newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return [[float(value) for value in row] for row in rows]


def _scale(rows):
    features = list(zip(*rows))[:-1]
    return _csv([[statistics.fmean(feature) for feature in features], [statistics.pstdev(feature) for feature in features]])


def _cut(rows, count, scale):
    return [{"patients.csv": _csv(rows[part::count]), "scale.csv": scale} for part in range(count)]


def _csv(rows):
    return "".join(",".join(map(repr, row)) + "\n" for row in rows).encode()
