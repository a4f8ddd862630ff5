"""The API against its own description: Schemathesis asks a real server what the description allows and what it does
not, with a fixed seed and a bounded number of questions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

schemathesis = pytest.importorskip("schemathesis")
requests = pytest.importorskip("requests")

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402
from hypothesis.errors import Unsatisfiable  # noqa: E402
from schemathesis import checks  # noqa: E402
from schemathesis.generation.modes import GenerationMode  # noqa: E402

EXAMPLES = int(os.environ.get("LABELWISE_API_EXAMPLES", "6"))  # questions an address and mode
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.positive_data_acceptance,
    checks.unsupported_method,
]


@pytest.fixture(scope="module")
def operations(address: str) -> list[Any]:
    described = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
    return [found.ok() for found in described.get_all_operations()]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    with requests.Session() as opened:
        yield opened


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_answers_are_those_that_the_description_allows(operations: list[Any], session: Any, mode: Any) -> None:
    assert len(operations) > 10
    failed = {}
    for operation in operations:
        try:
            _ask(operation, mode, session)
        except BaseExceptionGroup as error:  # all addresses are asked before the test fails
            failed[operation.label] = "\n".join([str(error), *map(str, error.exceptions)])[:1500]
    assert not failed, "\n\n".join(f"{label}: {said}" for label, said in failed.items())


def _ask(operation: Any, mode: Any, session: Any) -> None:
    cases = operation.as_strategy(generation_mode=mode)

    @seed(20)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def asked(case: Any) -> None:
        answer = case.call(session=session, timeout=30)
        # Too long an address is refused before it is looked at; RxNav's paths are as lenient as its clients expect, and
        # feedback is thrown away unread.
        path = case.operation.path
        lenient = answer.status_code == 414 or path.startswith("/REST/") or path.endswith("/feedback")
        wanted = [one for one in CHECKS if not lenient or one is not checks.negative_data_rejection]
        case.validate_response(answer, checks=wanted)

    # Where nothing can be asked wrongly there is nothing to ask.
    with suppress(*([Unsatisfiable] if mode is GenerationMode.NEGATIVE else [])):
        asked()
