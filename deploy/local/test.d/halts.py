"""The matrix: a service halts at a step of a tuple while a compute plan runs, which ends done."""
import pathlib
import re

SOURCES = pathlib.Path(__file__).parents[3]


def steps(kind):
    """Those of the service's enum, in order."""
    source = SOURCES / f"{kind}-service/src/main/java/org/substra/{kind}/step/Step.java"
    return re.findall(r"^    ([A-Z]+)[,;]?$", source.read_text(), re.MULTILINE)


class Halts:
    """The halts of one service of one organisation. Of two replicas both may halt, and the first that gets there does."""

    def __init__(self, trial, service):
        self.trial, self.network, self.service = trial, trial.network, service
        self.organisation, self.kind = service.rsplit("-", 1)
        self.processes = [service, f"{service}-2"][:trial.replicas]
        self.armed_for = None

    def at_each(self, names):
        for step, following in zip(names, [*names[1:], None]):
            late = (steps(self.kind).index(step) + self.trial.replicas) % 2 == 0
            what = f"{self.service} halts at {step} of {'a later' if late else 'the first'} tuple" + (
                ", and the other one does its work" if self.trial.replicas == 2 else ", and is started again")
            self.trial.case(what, lambda: self._halt(step, late, following), service=self.service, step=step)
        if self.armed_for:
            self._start_all()

    def _halt(self, step, late, following):
        if self.armed_for != step:
            self._start_all(step)
        if not late:
            self.network.allow_halt(self.service)
        plan = self.trial.plan()
        if late:
            self.trial.await_status(plan.tuple(self.organisation), "done")
            self.network.allow_halt(self.service)
        halted = self.network.await_halt(self.service, self.processes)
        if self.trial.replicas == 1:
            self._start(following)
        self.trial.done(plan)
        return f"{halted} halted" if self.trial.replicas == 2 else None

    def _start_all(self, step=None):
        """Starts again what has halted, and what would at another step, to halt at this one when it may."""
        self.network.forbid_halt(self.service)
        for process in self.processes:
            self.network.kill(process)
        self._start(step)

    def _start(self, step):
        self.network.start(halt_at=step)
        self.armed_for = step
