"""Tells what came of the cases of crash.test: how many seconds each halt took, as a table for docs/crash.md, and a line of JSON."""
import datetime
import json
import pathlib
import subprocess
import sys

COLUMNS = [(organisation, replicas) for organisation in ("owkin", "chu-nantes") for replicas in (1, 2)]


def main():
    cases = [json.loads(line) for line in pathlib.Path(sys.argv[1]).read_text().splitlines()]
    halts = [case for case in cases if "step" in case]
    if halts:
        print("| service | step | " + " | ".join(f"{organisation}, {replicas}" for organisation, replicas in COLUMNS) + " |")
        print("|---" * (2 + len(COLUMNS)) + "|")
        for kind, step in dict.fromkeys((case["service"].rsplit("-", 1)[1], case["step"]) for case in halts):
            print(f"| {kind} | {step} | " + " | ".join(cell(halts, kind, step, *column) for column in COLUMNS) + " |")
    seeds = [case for case in cases if "seed" in case]
    print(json.dumps({
        "commit": commit(), "date": datetime.date.today().isoformat(), "cases": len(cases), "halts": len(halts), "seeds": [case["seed"] for case in seeds],
        "failed": [case["case"] for case in cases if case["error"]], "seconds": round(sum(case["seconds"] for case in cases))}))


def commit():
    """With -dirty when there are changes besides."""
    told = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=pathlib.Path(__file__).parent, capture_output=True, text=True)
    return told.stdout.strip() or None


def cell(halts, kind, step, organisation, replicas):
    found = [case for case in halts
             if (case["service"], case["step"], case["replicas"]) == (f"{organisation}-{kind}", step, replicas)]
    return ", ".join("failed" if case["error"] else f"{case['seconds']:.1f}" for case in found) or "–"


if __name__ == "__main__":
    main()
