"""A small gold record, invented, with every scored part in it."""

from __future__ import annotations

import copy
from typing import Any

PLAN: dict[str, Any] = {
    "document": {
        "genre": "plan",
        "is_campaign": True,
        "doc_type": "KH",
        "number": "15",
        "code": "KH-UBND",
        "symbol": "15/KH-UBND",
        "issued_on": "2024-02-20",
        "place": "Hòa An",
        "title": "Phát động phong trào thi đua trồng cây năm 2024",
        "status": "issued",
        "issuer": {
            "name": "Ủy ban nhân dân huyện Hòa An",
            "kind": "peoples_committee",
            "level": "district",
            "province": "Cao Bằng",
            "district": "Hòa An",
        },
        "signer": {"name": "Nông Văn Thủy", "position": "Phó Chủ tịch", "capacity": "KT."},
        "recipients": ["UBND tỉnh (để b/c)", "Các phòng, ban", "Lưu: VT"],
    },
    "references": [
        {
            "doc_type": "KH",
            "symbol": "52/KH-UBND",
            "issued_on": "2024-01-06",
            "issuer": "Ủy ban nhân dân tỉnh Cao Bằng",
            "role": "parent",
            "title": "phát động phong trào thi đua trồng cây",
        },
        {
            "doc_type": "LUẬT",
            "symbol": None,
            "issued_on": "2022-06-15",
            "issuer": None,
            "role": "basis",
            "title": "Luật Thi đua, khen thưởng",
        },
    ],
    "campaign": {
        "period": {"start": "2024-03-01", "end": "2024-11-30", "recurrence": None},
        "audiences": ["Các xã, thị trấn", "Hộ gia đình trên địa bàn"],
        "purposes": 2,
        "requirements": None,
        "contents": ["Thi đua trồng cây phân tán", "Thi đua giữ rừng đầu nguồn", "Thi đua tuyên truyền"],
        "contents_match": "prefix",
        "targets": [
            {"comparator": "=", "value": 100, "unit": "%", "grade": None, "due": "2024", "context": "objective"},
            {"comparator": ">=", "value": 2.5, "unit": "ha", "grade": None, "due": None, "context": "criterion"},
            {"comparator": ">=", "value": None, "unit": None, "grade": "khá", "due": None, "context": "criterion"},
        ],
        "criteria": [
            {"applies_to": "collective", "text": "Trồng đủ diện tích được giao trong năm"},
            {"applies_to": "individual", "text": "Gương mẫu vận động gia đình và xóm giềng tham gia"},
        ],
        "awards": [
            {
                "form": "Giấy khen",
                "grantor": "Chủ tịch Ủy ban nhân dân huyện",
                "recipient": "collective",
                "quota": {"comparator": "=", "value": 6},
                "breakdown": [{"group": "các xã", "value": 4}, {"group": "các phòng", "value": 2}],
            },
            {
                "form": "Giấy khen",
                "grantor": "Chủ tịch Ủy ban nhân dân huyện",
                "recipient": "individual",
                "quota": {"comparator": "<=", "value": 10},
                "breakdown": [],
            },
        ],
        "deadlines": [
            {
                "kind": "submission",
                "on": "2024-12-01",
                "rrule": None,
                "bound": "before",
                "certainty": "stated",
                "addressee": "Phòng Nội vụ",
            },
            {
                "kind": "report",
                "on": None,
                "rrule": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
                "bound": "by",
                "certainty": "stated",
                "addressee": None,
            },
            {
                "kind": "review",
                "on": None,
                "rrule": None,
                "relative_to": {"event": "kết thúc phong trào", "offset": "10 ngày"},
                "bound": "by",
                "certainty": "stated",
                "addressee": None,
            },
        ],
        "dossier": {"components": ["Tờ trình đề nghị", "Báo cáo thành tích"], "copies": 1},
        "funding": "Quỹ thi đua, khen thưởng của huyện",
    },
}


def plan(**changes: object) -> dict[str, Any]:
    """Return a copy of the gold plan; `campaign__purposes=3` sets a value, `references__0__symbol=...` too."""
    record = copy.deepcopy(PLAN)
    for path, value in changes.items():
        *parents, last = [int(key) if key.isdigit() else key for key in path.split("__")]
        place: Any = record
        for key in parents:
            place = place[key]
        place[last] = value
    return record
