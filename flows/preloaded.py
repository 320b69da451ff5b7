"""What the fork server loads once: reading and extracting, with every table and model in memory.

Workers are forked from it, so that a new one costs milliseconds and shares this memory with the others.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from pipeline.extract import extract
from pipeline.read import read_bytes

_PLAN = """ỦY BAN NHÂN DÂN
TỈNH HẬU GIANG

Số: 01/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hậu Giang, ngày 01 tháng 02 năm 2024

KẾ HOẠCH
Phát động phong trào thi đua năm 2024

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Thực hiện Kế hoạch số 10/KH-UBND ngày 02 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh về phong trào thi đua năm 2024.

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Đạt ít nhất 90% hồ sơ trực tuyến, tăng 5% so với năm 2023.
II. ĐỐI TƯỢNG, THỜI GIAN
Các sở, ban, ngành. Từ ngày 01/3/2024 đến hết ngày 30/11/2024.
III. TIÊU CHUẨN VÀ HÌNH THỨC KHEN THƯỞNG
Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho 10 tập thể, mỗi huyện không quá 02 cá nhân.
Hồ sơ gồm: Tờ trình; báo cáo thành tích (02 bộ).
IV. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ báo cáo trước ngày 15 tháng 11 hằng năm; kinh phí từ ngân sách tỉnh.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn A
"""

with suppress(Exception):  # a fault of the extractor shows up again in the workers, with the document it meets
    # A plan with something for every field builds what is otherwise built on first use, in each worker anew.
    extract(read_bytes(_PLAN.encode(), "preloaded"))
# What is loaded stays: the collector of a worker need not go through it, nor touch the memory that is shared.
gc.freeze()
