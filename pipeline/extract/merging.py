"""One entry for each award: what is said twice of one form, grantor and recipient falls together."""

from __future__ import annotations

from models.campaign import Award
from pipeline.nlp.abbreviations import same_name


def merge_awards(found: list[Award]) -> list[Award]:
    """Return the awards in printed order; a mention that adds nothing to a fuller one falls into it."""
    kept: dict[str, list[Award]] = {}
    for award in sorted(found, key=lambda one: (one.quota is None, one.recipient is None)):
        known = kept.setdefault(award.form, [])
        at = next((index for index, one in enumerate(known) if _same(one, award)), None)
        if at is None:
            known.append(award)
        elif known[at].grantor is None and award.grantor is not None:
            known[at] = known[at].model_copy(update={"grantor": award.grantor})
    return sorted((award for awards in kept.values() for award in awards), key=lambda one: one.evidence[0].start)


def _same(known: Award, award: Award) -> bool:
    """Tell whether two mentions are of one award: same person as far as named, same quota as far as printed."""
    if known.grantor and award.grantor and not _same_person(known.grantor, award.grantor):
        return False
    if award.quota is not None and known.quota is not None:
        return known.recipient == award.recipient and known.quota == award.quota
    return award.recipient is None or known.recipient in {award.recipient, "both"} or award.recipient == "both"


def _same_person(left: str, right: str) -> bool:
    """'Giám đốc' and 'Giám đốc Sở' are one person; so are 'Chủ tịch UBND huyện' and the same with the place's name."""
    first, second = sorted((left.lower(), right.lower()), key=len)
    return second.startswith(first) or same_name(left, right)
