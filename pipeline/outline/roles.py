"""The role of a section comes from its heading; sub-sections inherit (domain notes, section 0; notes on NLP, section 3).

A trained classifier reached 0.50 on this data; headings carry the role.
"""

from __future__ import annotations

from models.campaign import SectionRole
from pipeline.nlp.analysis import Analysis

_ROLES_PER_HIT = "section_role"


def heading_roles(analysis: Analysis, start: int, end: int) -> tuple[SectionRole, ...]:
    """Return the roles named by the heading `text[start:end]`, in the order of their words, each once."""
    roles: list[SectionRole] = []
    for hit in analysis.hits(_ROLES_PER_HIT, start, end):
        for role in hit.key.split():
            if role not in roles:
                roles.append(role)  # type: ignore[arg-type]
    return tuple(roles)
