"""Sends what schemathesis makes of the document, and looks at the answers."""
import logging
import re
import warnings

import hypothesis
import requests
import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from real import Real
from tally import Tally

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# The document's introduction says it once of every address
EVERYWHERE = {405, 406, 415}
ODD_METHODS = ("PUT", "DELETE", "PATCH")
ODD_TYPES = ("text/plain", "application/xml", "application/json; charset=utf-16", "nonsense", "multipart/form-data", "image/*")
SECONDS = 90


class Engine:
    """Asks one running node; seeded, so that the same seed makes the same requests."""

    def __init__(self, world, tally, seed):
        self.world, self.tally, self.seed, self.real = world, tally, seed, Real(world)
        self.session = requests.Session()
        self.schema = schemathesis.openapi.from_url(f"{world.url}/q/openapi?format=json")

    def operations(self, only):
        found = [result.ok() for result in self.schema.get_all_operations()]
        return sorted((operation for operation in found if operation.path.startswith(only)), key=lambda operation: operation.label)

    def run(self, operation, examples):
        settings = hypothesis.settings(
            max_examples=examples, database=None, deadline=None, phases=[hypothesis.Phase.generate],
            suppress_health_check=list(hypothesis.HealthCheck))
        fits = operation.as_strategy(GenerationMode.POSITIVE)
        does_not = self.negative(operation) or fits

        @hypothesis.seed(f"{self.seed} {operation.label}")
        @settings
        @hypothesis.given(st.data())
        def ask(data):
            flavour = data.draw(st.sampled_from(("real", "real", "real", "fits", "does not", "does not", "odd")))
            case = data.draw(does_not if flavour == "does not" else fits)
            self.ask(data.draw, operation, case, flavour)

        ask()

    @staticmethod
    def negative(operation):
        """What does not fit; there is no such thing where nothing can be sent."""
        strategy = operation.as_strategy(GenerationMode.NEGATIVE)
        return None if strategy.is_empty else strategy

    def ask(self, draw, operation, case, flavour):
        path = operation.path
        if flavour != "does not" and "{key}" in path and draw(st.sampled_from((True,) * 9 + (False,))):
            case.path_parameters = {"key": draw(st.sampled_from(self.real.path_keys(path)))}
        if flavour == "real":
            case.body = self.real.body(draw, path, case.body)
            if "search" in (case.query or {}):
                case.query = {**case.query, "search": self.real.search(draw, path)}
        headers, signed_in = self.caller(draw, operation, flavour)
        self.send(operation, case, {**headers, **self.oddities(draw, case, flavour)}, signed_in)

    def oddities(self, draw, case, flavour):
        if flavour != "odd":
            return {}
        if draw(st.booleans()):
            case.method = draw(st.sampled_from(ODD_METHODS))
        return draw(st.sampled_from([{"Content-Type": kind} for kind in ODD_TYPES] + [{"Accept": "text/csv"}, {"Accept": "*/*;version=9"}]))

    def caller(self, draw, operation, flavour):
        """Headers that say who asks, and whether they are somebody's."""
        if operation.path == "/user/refresh/" and flavour == "real":
            return {"Cookie": f"refresh={self.world.sign_in()['refresh']}", "Authorization": ""}, False
        schemes = self.schemes(operation)
        if not schemes or draw(st.sampled_from((False,) * 14 + (True,))):
            return draw(st.sampled_from(({"Authorization": ""}, {"Authorization": "Token " + "0" * 40}, {"Authorization": "Basic %%"},
                                         {"Authorization": self.world.jwt, "Cookie": "signature=x"}))) if schemes else {}, False
        scheme = draw(st.sampled_from(schemes + schemes[:1]))
        return {
            "token": {"Authorization": self.world.token}, "basic": {"Authorization": self.world.basic, "Substra-Channel-Name": "mychannel"},
            "jwt": {"Authorization": self.world.jwt, "Cookie": f"signature={self.world.signature}"},
        }[scheme], True

    def schemes(self, operation):
        wanted = operation.definition.raw.get("security", self.schema.raw_schema["security"])
        return [next(iter(way)) for way in wanted]

    def send(self, operation, case, headers, signed_in):
        try:
            answer = case.call(session=self.session, headers=headers, timeout=SECONDS, allow_redirects=False)
        except (requests.exceptions.InvalidHeader, UnicodeError):  # no request at all
            hypothesis.reject()
        except requests.RequestException as failure:
            self.tally.count(operation.label, 0, signed_in)
            self.tally.find(operation.label, 0, f"no answer: {failure}", case.as_curl_command(headers=headers))
            return
        finally:
            self.session.cookies.clear()
        self.tally.count(operation.label, answer.status_code, signed_in)
        try:
            self.check(case, answer)
        except (AssertionError, BaseExceptionGroup) as wrong:
            text = "\n".join(str(one) for one in getattr(wrong, "exceptions", [wrong]))
            self.tally.find(operation.label, answer.status_code, text, case.as_curl_command(headers=headers))

    @staticmethod
    def check(case, answer):
        if answer.status_code in EVERYWHERE:
            assert isinstance(answer.json().get("detail"), str), f"no detail: {answer.text[:200]}"
        else:
            case.validate_response(answer, checks=CHECKS)
        if 400 <= answer.status_code:
            assert isinstance(answer.json(), dict) and answer.json(), f"no object: {answer.text[:200]}"
            assert not re.search(r"org\.substra|java\.|\bException\b", answer.text), f"talks of Java: {answer.text[:200]}"


def run(world, seed, label, path, examples):
    """One operation, in a process of its own; what came of it."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    engine = Engine(world, Tally(), seed)
    engine.run(next(operation for operation in engine.operations(path) if operation.label == label), examples)
    return engine.tally
