# ruff: noqa: E501, ISC004
"""Pages in the build of several kinds of portals, around texts written for these tests."""

from __future__ import annotations

HEADLINE = "Sở Công Thương phát động phong trào thi đua cải cách hành chính năm 2024"
PROSE = [
    "Sở Công Thương vừa ban hành Kế hoạch số 21/KH-SCT ngày 15 tháng 4 năm 2024 về phát động phong trào thi đua đẩy mạnh"
    " cải cách hành chính trong toàn cơ quan, hưởng ứng phong trào do tỉnh phát động.",
    "Theo kế hoạch, các phòng chuyên môn đăng ký thi đua trước ngày 30 tháng 4, gửi báo cáo kết quả về Văn phòng Sở để"
    " tổng hợp, trình Hội đồng Thi đua - Khen thưởng xem xét.",
    "Các tập thể, cá nhân có thành tích tiêu biểu được Giám đốc Sở tặng Giấy khen theo quy định hiện hành.",
]
MENU = ["Trang chủ", "Giới thiệu", "Tin tức", "Văn bản chỉ đạo điều hành", "Thủ tục hành chính", "Liên hệ"]
OTHERS = [
    "Hội nghị sơ kết công tác sáu tháng đầu năm của ngành Công Thương trên địa bàn toàn tỉnh",
    "Công đoàn Sở tổ chức giải thể thao chào mừng ngày thành lập ngành với nhiều nội dung",
    "Tập huấn nghiệp vụ quản lý chợ cho cán bộ các huyện, thành phố trong tỉnh năm nay",
]
COMMENTS = [
    "Tôi thấy bài viết rất hay, mong cơ quan tiếp tục đăng tải nhiều thông tin bổ ích như thế này cho người dân chúng tôi.",
    "Đề nghị nêu rõ thêm về thời gian nộp hồ sơ để các đơn vị cơ sở tiện theo dõi và thực hiện đúng hạn.",
]


def links(texts: list[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/x">{text}</a></{tag}>' for text in texts)


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


NUKEVIET = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{HEADLINE}</title>
<style>p {{ color: red }}</style></head><body><noscript><div class="alert">Trình duyệt tắt script</div></noscript>
<div class="body-bg"><header><div class="logo"><a href="/">Sở Công Thương</a></div></header>
<nav class="second-nav"><ul>{links(MENU)}</ul></nav>
<div class="row"><div class="col-md-18"><div class="news_column panel panel-default"><div class="panel-body">
<h1 class="title margin-bottom-lg">{HEADLINE}</h1>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">Thứ hai - 15/04/2024 10:38</span></div></div>
<div class="hometext">{PROSE[0]}</div><div id="news-bodyhtml" class="bodytext">{paragraphs(PROSE[1:])}</div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả bài viết: </strong>Trần Văn Bình</p></div></div></div>
<div class="news_column"><div class="panel-body"><form id="form3B"><div class="h5"><p>Tổng số điểm của bài viết là: 7 trong
3 đánh giá</p><div id="rating"><p>Xếp hạng: 2.3 - 3 phiếu bầu</p></div>Click để đánh giá bài viết</div></form></div></div>
<div class="comment-box"><h3>Ý kiến bạn đọc</h3>{paragraphs(COMMENTS)}</div>
<div class="news_column related"><p class="h3"><strong>Những tin mới hơn</strong></p><ul>{links(OTHERS)}</ul></div></div>
<div class="col-md-6"><ul>{links(OTHERS)}</ul></div></div>
<footer>Bản quyền thuộc Sở Công Thương. Địa chỉ: 05 Trần Phú. Điện thoại: 0256.123456</footer></div>
<script>var x = "<p>{COMMENTS[0]}</p>";</script></body></html>"""

WORDPRESS = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body
class="single has-sidebar"><div id="page"><div id="masthead" role="banner"><p>Cổng thông tin điện tử</p></div>
<div id="content"><main id="primary"><article class="post"><div class="entry-header"><h1 class="entry-title">{HEADLINE}</h1>
<div class="entry-meta">15/04/2024 | 10:38</div></div><div class="entry-content">{paragraphs(PROSE)}</div>
<div class="sharedaddy"><span>Chia sẻ:</span> <a href="#">Facebook</a></div></article>
<div id="comments" class="comments-area"><h2>2 bình luận</h2><ol>{"".join(f"<li><p>{one}</p></li>" for one in COMMENTS)}</ol>
<div id="respond"><form><p>Gửi bình luận của bạn tại đây, các mục có dấu sao là bắt buộc phải nhập đầy đủ.</p></form></div>
</div></main><div id="secondary" class="widget-area sidebar">{links(OTHERS, "p")}</div></div></div></body></html>"""

OLD_TABLES = f"""<html><head><title>x</title></head><body><table width="990" border="0"><tr><td colspan="2"><img src="b.gif"></td>
</tr><tr><td width="200"><table><tr><td>{"</td></tr><tr><td>".join(f'<a href="/">{one}</a>' for one in MENU)}</td></tr></table></td>
<td><table><tr><td><b>{HEADLINE}</b></td></tr><tr><td>(Cập nhật: 15/04/2024 10:38)</td></tr><tr><td>{PROSE[0]}<br><br>
{PROSE[1]}<br><br>{PROSE[2]}</td></tr><tr><td align="right">Trần Văn Bình</td></tr></table>
<table><tr><td>Các tin khác</td></tr><tr><td><ul>{links(OTHERS)}</ul></td></tr></table></td></tr>
<tr><td colspan="2">Copyright 2024</td></tr></table></body></html>"""

DIVS = f"""<!doctype html><html><body><div class="portlet-menu">{links(MENU, "div")}</div><div class="main-content">
<div class="left"><div class="detail-title">{HEADLINE}</div><div class="detail-date">15/04/2024 - 10:38</div>
<div class="detail-content"><div>{"</div><div>".join(PROSE)}</div></div>
<div class="tin-lien-quan"><div>Tin liên quan</div>{links(OTHERS, "div")}</div>
<div class="y-kien-ban-doc">{paragraphs(COMMENTS)}</div></div></div></body></html>"""

ARTICLES = {"NukeViet": NUKEVIET, "WordPress": WORDPRESS, "tables": OLD_TABLES, "divs": DIVS}

PLAN = f"""<html><head><meta charset=utf-8></head><body><div id=menu><ul>{links(MENU)}</ul></div><div class=content>
<table border=0 width=100%><tr><td align=center>UBND TỈNH SÓC TRĂNG<br><b>SỞ NỘI VỤ</b><br>Số: 44/KH-SNV</td>
<td align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br>
<i>Sóc Trăng, ngày 07 tháng 3 năm 2023</i></td></tr></table>
<p style="text-align:center"><strong>KẾ HOẠCH<br>Phát động phong trào thi đua năm 2023</strong></p>
<p>Căn cứ <a href="/luat">Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003 và các luật sửa đổi</a>;</p>
<p><b>I. MỤC ĐÍCH, YÊU CẦU</b></p><p>Động viên cán bộ, công chức, viên chức hoàn thành tốt nhiệm vụ được giao trong năm.</p>
<ol type=a><li>Tập thể phòng;</li><li>Cá nhân công chức.</li></ol><ul><li>Đăng ký trước ngày 30/4</li><li>- Báo cáo</li></ul>
<p style="display:none">Chữ ẩn không in ra trên trang này cho người đọc thấy được.</p>
<table border=1><tr><th>TT<th>Chỉ tiêu<th>Năm 2023</tr><tr><td>1<td>Hồ sơ đúng hạn<td>98%</tr></table>
<table><tr><td><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.</td><td align=center>GIÁM ĐỐC<br><br>Lê Thị C</td></tr></table>
</div><div class=footer>Đơn vị quản lý: Văn phòng</div></body></html>"""
