"""Waiting times with their direction and dates."""

from __future__ import annotations

import datetime
from typing import Any

STOPPED = datetime.date(2026, 11, 15)


def wait(days: float, direction: str | None, name: str = "MAO inhibitors") -> tuple[str, dict[str, Any]]:
    return "interaction", {
        "object": name, "action": "contraindicated", "washout_days": days, "washout_direction": direction,
    }  # fmt: skip


MAOI = ("pharmacologic_class", {"scheme": "EPC", "name": "Monoamine Oxidase Inhibitor"})


def test_the_day_from_which_it_may_be_started(drug: Any, check: Any) -> None:
    (found,) = check(
        drug("cyclobenzaprine", wait(14, "after_object")), drug("phenelzine", MAOI, stopped=STOPPED)
    ).findings
    assert found.kind == "washout"
    assert "cyclobenzaprine from 2026-11-29" in found.summary


def test_a_start_that_is_late_enough_is_no_finding(drug: Any, check: Any) -> None:
    late = drug("cyclobenzaprine", wait(14, "after_object"), starting=datetime.date(2026, 11, 29))
    early = drug("cyclobenzaprine", wait(14, "after_object"), starting=datetime.date(2026, 11, 28))
    gone = drug("phenelzine", MAOI, stopped=STOPPED)
    assert check(late, gone).findings == ()
    assert [f.kind for f in check(early, gone).findings] == ["washout"]


def test_the_direction_is_kept(drug: Any, check: Any) -> None:
    gone = drug("fluoxetine", wait(35, "after_drug"), wait(14, "after_object"), stopped=STOPPED)
    (found,) = check(drug("phenelzine", MAOI), gone).findings
    assert "phenelzine from 2026-12-20" in found.summary


def test_the_longest_interval_counts_and_hours_are_rounded_up(drug: Any, check: Any) -> None:
    rule = drug("riociguat", wait(1, "after_object", "sildenafil"), wait(2, "after_object", "sildenafil"))
    (found,) = check(rule, drug("sildenafil", stopped=STOPPED)).findings
    assert "riociguat from 2026-11-17" in found.summary


def test_an_interval_without_a_direction_is_shown_and_not_counted(drug: Any, check: Any) -> None:
    result = check(drug("cyclobenzaprine", wait(14, None)), drug("phenelzine", MAOI, stopped=STOPPED))
    assert [f.action for f in result.findings] == ["caution"]
    assert "not clear" in result.findings[0].summary
    assert [m.input for m in result.cannot_check] == ["direction of the interval"]


def test_stopping_at_once_what_must_be_reduced_slowly(drug: Any, check: Any) -> None:
    warns = ("warning", {"topic": "withdrawal", "title": "Withdrawal", "action": "taper"})
    (found,) = check(drug("baclofen", warns, stopping=True)).findings
    assert (found.kind, found.action) == ("withdrawal", "taper")
    assert check(drug("baclofen", warns)).findings == ()


def test_a_pair_with_a_stopped_drug_is_covered_and_a_missing_interval_named(drug: Any, check: Any) -> None:
    says = ("interaction", {"object": "phenelzine", "action": "contraindicated"})
    result = check(drug("rizatriptan", says), drug("phenelzine", stopped=STOPPED))
    assert [c.drugs for c in result.coverage] == [("phenelzine", "rizatriptan")]
    assert [m.input for m in result.cannot_check] == ["a waiting time: none was read"]


def test_a_contraindicated_pair_without_a_readable_wait_is_a_finding(drug: Any, check: Any) -> None:
    says = ("interaction", {"object": "phenelzine", "action": "contraindicated"})
    (found,) = check(drug("rizatriptan", says), drug("phenelzine", stopped=STOPPED)).findings
    assert (found.kind, found.action) == ("washout", "caution")
    assert "contraindicated together" in found.summary
    mild = ("interaction", {"object": "phenelzine", "action": "monitor"})
    assert check(drug("rizatriptan", mild), drug("phenelzine", stopped=STOPPED)).findings == ()


def test_hours_are_not_over_on_the_next_day_alone(drug: Any, check: Any) -> None:
    rule = ("interaction", {
        "object": "PDE5 inhibitors", "action": "avoid", "washout_days": 1, "washout_text": "24 hours",
        "washout_direction": "after_drug",
    })  # fmt: skip
    late = ("pharmacologic_class", {"scheme": "EPC", "name": "Phosphodiesterase 5 Inhibitor"})
    gone = drug("riociguat", rule, stopped=STOPPED)
    (found,) = check(drug("sildenafil", late, starting=datetime.date(2026, 11, 16)), gone).findings
    assert "sildenafil from 2026-11-16" in found.summary
    assert "hour" in found.summary
    assert check(drug("sildenafil", late, starting=datetime.date(2026, 11, 17)), gone).findings == ()


def test_with_the_hour_of_the_last_dose_the_hour_of_the_next_one_is_told(drug: Any, check: Any) -> None:
    gone = drug("tadalafil", stopped=STOPPED, stopped_at=datetime.datetime(2026, 11, 15, 8))
    rule = wait(2, "after_object", "tadalafil")
    (found,) = check(drug("riociguat", rule, starting=datetime.date(2026, 11, 17)), gone).findings
    assert "not before 08:00" in found.summary
    assert check(drug("riociguat", rule, starting=datetime.date(2026, 11, 18)), gone).findings == ()
