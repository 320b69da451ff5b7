"""The configuration of the rules: which are switched off, and which severity the others have.

    rules:
      R29: off
      R16: {severity: 2}

Text of a YAML file -> `RuleSettings`; the file itself is read by the caller.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

import yaml
from pydantic import Field, ValidationError, field_validator

from models.base import Model
from models.diagnostics import Severity
from models.errors import SettingsError
from models.reconciliation import Finding
from pipeline.reconcile.catalogue import entries


class RuleSetting(Model):
    """What is set for one rule."""

    on: bool = True
    severity: Annotated[Severity | None, Field(description="in place of the catalogue's: 1 low, 2 medium, 3 high")] = (
        None
    )


class RuleSettings(Model):
    """What is set for the rules; a rule that is not named is as in the catalogue."""

    rules: dict[str, RuleSetting] = {}

    @field_validator("rules", mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:  # noqa: ANN401 (whatever YAML holds)
        """Accept `R29: off`, which YAML reads as false, for `R29: {on: false}`."""
        if not isinstance(value, dict):
            return {} if value is None else value
        # YAML reads the key `on` as true.
        return {
            rule: {"on": given} if isinstance(given, bool) else _named(given) if isinstance(given, dict) else given
            for rule, given in value.items()
        }

    @field_validator("rules")
    @classmethod
    def _known(cls, value: dict[str, RuleSetting]) -> dict[str, RuleSetting]:
        unknown = sorted(set(value) - set(entries()))
        if unknown:
            raise ValueError(f"không có quy tắc {', '.join(unknown)}; có {min(entries())} đến {max(entries())}")
        return value

    def asks(self, rule: str) -> bool:
        """Tell whether a rule is switched on."""
        return rule not in self.rules or self.rules[rule].on

    def weighed(self, finding: Finding) -> Finding:
        """Return a finding with the severity set for its rule."""
        setting = self.rules.get(finding.rule)
        severity = setting.severity if setting else None
        return finding.model_copy(update={"severity": severity}) if severity else finding

    @property
    def fingerprint(self) -> str:
        """Eight hex digits over what differs from the catalogue; empty when nothing does."""
        set_ = {rule: setting for rule, setting in sorted(self.rules.items()) if setting != RuleSetting()}
        if not set_:
            return ""
        return hashlib.sha256(RuleSettings(rules=set_).model_dump_json().encode()).hexdigest()[:8]


STANDARD = RuleSettings()


def _named(given: dict[Any, Any]) -> dict[Any, Any]:
    return {"on" if name is True else name: value for name, value in given.items()}


def parse_settings(text: str, name: str) -> RuleSettings:
    """Return the settings in the text of a YAML file called `name`.

    Raises:
        SettingsError: no YAML, an unknown key or rule, or a severity outside 1..3.
    """
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        place = f", dòng {where.line + 1}" if where else ""
        raise SettingsError(f"{name}{place}: không đúng cú pháp YAML; hãy kiểm tra thụt lề và dấu hai chấm") from error
    try:
        return RuleSettings.model_validate(content or {})
    except ValidationError as error:
        told = "; ".join(_told(problem) for problem in error.errors())
        raise SettingsError(f"{name}: {told}; ví dụ đúng: rules: {{R29: off, R16: {{severity: 2}}}}") from error


def _told(problem: Any) -> str:  # noqa: ANN401 (pydantic's own dictionary)
    place = ".".join(str(part) for part in problem["loc"]) or "tệp"
    kinds = {
        "extra_forbidden": "mục này không có",
        "less_than_equal": "mức độ là 1, 2 hoặc 3",
        "greater_than_equal": "mức độ là 1, 2 hoặc 3",
        "int_type": "mức độ là 1, 2 hoặc 3",
        "int_parsing": "mức độ là 1, 2 hoặc 3",
        "bool_parsing": "phải là on hoặc off",
        "bool_type": "phải là on hoặc off",
        "model_type": "phải là off, on hoặc {severity: ...}",
        "model_attributes_type": "phải là off, on hoặc {severity: ...}",
        "dict_type": "phải là danh sách các quy tắc",
    }
    message: str = problem["msg"]
    return f"{place}: {kinds.get(problem['type'], message.removeprefix('Value error, '))}"
