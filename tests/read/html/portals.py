# ruff: noqa: E501
"""Pages built as the portals of offices are, part by part, around texts written for these tests.

Each is named by what makes it; the marks of its parts (class names, order, what stands inside what) follow that kind.
"""

from __future__ import annotations

from tests.read.html.pages import COMMENTS, HEADLINE, MENU, OTHERS, PROSE, links, paragraphs

BR = "<br />\n<br />\n"

# Liferay: portlets in portlets, a breadcrumb, the article as web content, votes and a list of related assets.
LIFERAY = f"""<!DOCTYPE html><html class="ltr" lang="vi-VN"><head><meta charset="UTF-8"><title>{HEADLINE} - Cổng</title></head>
<body class="controls-visible yui3-skin-sam"><div id="wrapper"><div id="heading"><div class="site-title">CỔNG THÔNG TIN ĐIỆN TỬ SỞ CÔNG THƯƠNG</div></div>
<div id="navigation" class="sort-pages"><ul>{links(MENU)}</ul></div>
<div class="box-dieuhuong"><div class="trangchu"><a href="/">Trang chủ</a></div><div class="trangchu"><a href="/tin">Tin hoạt động</a></div></div>
<div class="columns-2" id="main-content"><div class="portlet-column"><div class="portlet-boundary portlet-asset-publisher"><section class="portlet">
<div class="portlet-body"><div class="asset-full-content"><div class="title"><h2>{HEADLINE}</h2><span style="opacity:.6">15/04/2024 10:38:00</span></div>
<div class="asset-content"><div class="journal-content-article"><p style="text-align: justify;"><strong>{PROSE[0]}</strong></p>
<p style="text-align: justify;"><span style="font-size:14px;">{PROSE[1]}</span></p><p>&nbsp;</p><p style="text-align: justify;"><span>{PROSE[2]}</span></p>
<p style="text-align: right;"><strong>Trần Văn Bình</strong></p></div></div>
<div class="asset-metadata"><span class="metadata-entry metadata-view-count">Lượt xem: 1.234</span></div>
<div class="taglib-ratings stars"><div class="liferay-rating-vote">Trung bình (0 Phiếu)</div></div>
<div class="taglib-asset-links"><h2>Các tin liên quan:</h2><ul>{links(OTHERS)}</ul></div></div></div></section></div></div>
<div class="portlet-column-last"><div class="portlet"><h1 class="portlet-title">Thông báo</h1><ul>{links(OTHERS)}</ul></div>
<div class="portlet"><h1 class="portlet-title">Thống kê truy cập</h1><p>Đang truy cập: 31</p><p>Hôm nay: 2.415</p></div></div></div>
<div id="footer"><p>Cơ quan chủ quản: Sở Công Thương. Địa chỉ: 05 Trần Phú. Điện thoại: 0256.123456</p></div></div></body></html>"""

# SharePoint (the portals of VNPT): all in one form, layout tables in layout tables, every line a div, &nbsp; and &#160;.
SHAREPOINT = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /></head><body scroll="yes">
<form name="aspnetForm" method="post" action="tin.aspx" id="aspnetForm"><input type="hidden" value="/wEPDwUK" />
<div id="s4-workspace"><table width="1000" cellpadding="0"><tr><td><div class="banner"><img src="b.jpg"></div></td></tr>
<tr><td><div class="menuTop"><ul>{links(MENU)}</ul></div></td></tr><tr><td><table><tr><td width="220" valign="top"><div class="boxLeft"><div class="boxTitle">CHUYÊN MỤC</div>{links(MENU, "div")}</div></td>
<td valign="top"><div class="newsDetail"><div class="newsPath"><a href="/">Trang chủ</a> &raquo; <a href="/tin">Tin tức - Sự kiện</a></div>
<div class="newsTitle">{HEADLINE}</div><div class="newsDate">Ngày đăng: 15/04/2024 10:38</div>
<div class="newsTools">Cỡ chữ: <a href="#">A-</a> <a href="#">A</a> <a href="#">A+</a> | <a href="#">Bản in</a> | <a href="#">Gửi email</a> | Số lần đọc: 845</div>
<div class="ArticleContent"><div class="ExternalClass01"><div style="text-align:justify">&#160;&#160;&#160; {PROSE[0]}</div>
<div>&nbsp;</div><div style="text-align:justify">&nbsp; &nbsp;&nbsp;{PROSE[1]}</div><div style="text-align:justify">{PROSE[2]}\u200b</div></div></div>
<div class="newsAuthor">Trần Văn Bình</div><div class="attach">Tệp đính kèm: <a href="kh.pdf">21_KH-SCT.pdf</a></div></div>
<div class="newsOther"><div class="newsOtherTitle">TIN CÙNG LOẠI</div><ul>{"".join(f'<li><a href="/x">{one}</a> (14/04/2024)</li>' for one in OTHERS)}</ul></div></td></tr></table></td></tr>
<tr><td class="ftr">Bản quyền thuộc về Sở Công Thương<br/>Giấy phép số 12/GP-STTTT ngày 02/3/2019</td></tr></table></div></form></body></html>"""

# DotNetNuke: containers named by numbers; one block, its paragraphs parted by empty lines of <br>.
DOTNETNUKE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body id="Body"><form id="Form" method="post"><div id="dnn_wrapper">
<div id="dnn_menu"><span>{links(MENU, "span")}</span></div><div id="dnn_ContentPane" class="contentpane"><div class="DnnModule DnnModule-402"><a name="402"></a>
<div class="c_head"><span id="dnn_ctr402_dnnTITLE_titleLabel" class="Head">Tin tức</span></div><div id="dnn_ctr402_ContentPane" class="c_content">
<div id="dnn_ctr402_ModuleContent"><span class="tintuc_title">{HEADLINE}</span><br /><span class="tintuc_date">(15/04/2024 10:38 AM)</span><br />
<div class="Normal">{PROSE[0]}{BR}&nbsp;&nbsp;&nbsp;{PROSE[1]}{BR}<b>{PROSE[2]}</b><br /><br /><div align="right"><i>Trần Văn Bình</i></div></div>
<div><a href="javascript:print()">In trang</a> | <a href="javascript:history.back()">Quay lại</a></div>
<div class="f-other"><b>Các tin đã đưa</b><br />{"<br />".join(f'<a href="/x">{one}</a> <span>(14/4)</span>' for one in OTHERS)}</div></div></div></div></div>
<div id="dnn_BottomPane"><p>Trụ sở: 05 Trần Phú; điện thoại 0256.123456; thư điện tử: sct@example.vn. Ghi rõ nguồn khi sử dụng thông tin từ trang này.</p></div></div></form></body></html>"""

# Joomla: the facts of the article as a list of definitions, icons to print and mail, buttons to the neighbours below.
JOOMLA = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body class="site com_content view-article"><div class="body"><header class="header"><a class="brand" href="/">Sở Công Thương</a></header>
<nav class="navigation"><ul class="nav menu">{links(MENU)}</ul></nav><main id="content"><div aria-label="Breadcrumbs" role="navigation"><ul class="breadcrumb"><li>Bạn đang ở: </li><li>Tin tức</li></ul></div>
<div class="item-page" itemscope><div class="page-header"><h2 itemprop="headline">{HEADLINE}</h2></div>
<div class="icons"><div class="btn-group"><ul class="dropdown-menu"><li class="print-icon"><a href="#">In</a></li><li class="email-icon"><a href="#">Gửi Email</a></li></ul></div></div>
<dl class="article-info muted"><dt class="article-info-term">Chi tiết</dt><dd class="published"><time datetime="2024-04-15">Được đăng: 15/04/2024 10:38</time></dd><dd class="hits">Lượt xem: 532</dd></dl>
<div itemprop="articleBody">{paragraphs(PROSE)}</div><ul class="pager pagenav"><li class="previous"><a href="/x">Trang trước</a></li><li class="next"><a href="/x">Trang sau</a></li></ul></div></main>
<div id="aside"><div class="well"><h3 class="page-header">Bài đọc nhiều</h3><ul class="mostread">{links(OTHERS)}</ul></div></div></div>
<footer><p>© 2024 Sở Công Thương</p></footer></body></html>"""

# Made by a script and kept by the server: names that say nothing, divs in divs, words for screen readers, comments as cards.
SCRIPTED = f"""<!doctype html><html lang="vi"><head><meta charSet="utf-8"/><script id="__NEXT_DATA__" type="application/json">{{"p":"{PROSE[0]}"}}</script></head>
<body><div id="__next"><div class="css-1a2b3c"><div class="css-9x" aria-hidden="true">{PROSE[1]}</div><div class="css-h1"><div class="css-q">{links(MENU, "div")}</div></div>
<div class="css-main"><div class="css-77"><div class="css-78"><div class="css-79"><h1>{HEADLINE}</h1><div class="css-80"><span>15/04/2024</span><span> 10:38</span><span class="sr-only">Thời gian đọc: 3 phút</span></div>
<div class="css-81"><div><div><span>{PROSE[0]}</span></div></div><div><div><span>{PROSE[1][:60]}</span><span>{PROSE[1][60:]}</span></div></div><figure><img src="a.jpg" alt="x"/><figcaption>Ảnh: Hội nghị phát động</figcaption></figure>
<div><div><span>{PROSE[2]}</span></div></div></div></div></div><div class="css-btn"><button>Thích 12</button><button>Chia sẻ</button></div>
<section><h3>Bình luận (2)</h3><div class="css-cmts comment-list"><div><b>Người đọc</b><p>{COMMENTS[0]}</p></div><div><b>Bạn đọc</b><p>{COMMENTS[1]}</p></div></div></section></div>
<div class="css-right"><h3>Đọc nhiều</h3>{"".join(f'<div class="card"><a href="/x"><h4>{one}</h4></a></div>' for one in OTHERS)}</div></div></div></div></body></html>"""

# Frames of tables and font tags of about 2003; the words stand in a cell, between <br>, and are old themselves.
OLD_FONTS = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1258"></HEAD><BODY BGCOLOR=#FFFFFF><CENTER><TABLE WIDTH=780 BORDER=0><TR><TD COLSPAN=2 BGCOLOR=navy><FONT COLOR=white><B>SỞ CÔNG THƯƠNG</B></FONT></TD></TR>
<TR><TD WIDTH=160 VALIGN=top><FONT SIZE=2>{"<BR>".join(f"<A HREF=/x>{one}</A>" for one in MENU)}</FONT></TD><TD VALIGN=top><FONT FACE=Arial SIZE=4 COLOR=red><B>{HEADLINE}</B></FONT><BR><FONT SIZE=1>15/04/2024 10:38</FONT>
<P><FONT FACE=Arial SIZE=2>{PROSE[0]}<BR>&nbsp;&nbsp;&nbsp;&nbsp;{PROSE[1]}<BR>&nbsp;&nbsp;&nbsp;&nbsp;{PROSE[2]}</FONT><P ALIGN=right><FONT SIZE=2><B>Trần Văn Bình</B></FONT>
<HR><FONT SIZE=2><B>Các tin khác:</B><BR>{"<BR>".join(f"&#8226; <A HREF=/x>{one}</A>" for one in OTHERS)}</FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""

ARTICLES = {
    "Liferay": LIFERAY, "SharePoint": SHAREPOINT, "DotNetNuke": DOTNETNUKE, "Joomla": JOOMLA, "scripted": SCRIPTED,
    "old fonts": OLD_FONTS,
}  # fmt: skip

ATTRIBUTES = [
    ("Số ký hiệu", "21/KH-SCT"), ("Ngày ban hành", "15/04/2024"), ("Ngày có hiệu lực", "15/04/2024"), ("Loại văn bản", "Kế hoạch"),
    ("Cơ quan ban hành", "Sở Công Thương"), ("Người ký", "Lê Thị C"), ("Trích yếu", "Phát động phong trào thi đua năm 2024"), ("Tệp đính kèm", '<a href="kh.pdf">21_KH-SCT.pdf</a>'),
]  # fmt: skip
PLAN_LINES = [
    "KẾ HOẠCH", "Phát động phong trào thi đua năm 2024", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Sở Công Thương ban hành kế hoạch phát động phong trào thi đua năm 2024 như sau:", "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Động viên công chức, người lao động hoàn thành xuất sắc nhiệm vụ được giao trong năm 2024.",
    "2. Phong trào thiết thực, hiệu quả.", "II. TỔ CHỨC THỰC HIỆN",
    "1. Các phòng đăng ký thi đua về Văn phòng Sở trước ngày 30 tháng 4 năm 2024.",
]  # fmt: skip
HEADER = (
    "<table border='0' width='100%'><tbody><tr><td width='40%'><p align='center'>UBND TỈNH BÌNH ĐỊNH<br><b>SỞ CÔNG THƯƠNG</b></p><p align='center'>Số: 21/KH-SCT</p></td>"
    "<td><p align='center'><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></p><p align='center'><i>Bình Định, ngày 15 tháng 4 năm 2024</i></p></td></tr></tbody></table>"
)
CLOSING = "<table><tr><td><b>Nơi nhận:</b><br>- UBND tỉnh;<br>- Các phòng;<br>- Lưu: VT.</td><td align=center><b>GIÁM ĐỐC</b><br><br><br><b>Lê Thị C</b></td></tr></table>"


def attributes(rows: list[tuple[str, str]] = ATTRIBUTES) -> str:
    return "".join(f"<tr><td class='col-4'>{name}</td><td>{value}</td></tr>" for name, value in rows)


def centred(lines: list[str]) -> str:
    return "".join(f'<p style="text-align:center"><b>{line}</b></p>' for line in lines[:2]) + paragraphs(lines[2:])


# A base of documents: tabs, the table of what is known, the whole text, what it amends; buttons between all of them.
DOCUMENT_BASE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="header"><ul class="menu">{links(MENU)}</ul></div><div class="container"><div class="vbInfo">
<ul class="tabs"><li><a href="#">Toàn văn</a></li><li><a href="#">Thuộc tính</a></li><li><a href="#">Lược đồ</a></li><li><a href="#">Tải về</a></li></ul>
<div class="content-tab"><table class="table vbProperties"><tbody>{attributes()}</tbody></table></div>
<div class="fulltext"><div id="toanvancontent">{HEADER}{centred(PLAN_LINES)}{CLOSING}</div></div>
<div class="vbLienQuan"><div class="title">Văn bản liên quan</div><ul>{links(OTHERS)}</ul></div><div class="tool"><a href="#">In trang</a><a href="#">Về đầu trang</a></div></div></div>
<div class="footer">Sở Công Thương giữ bản quyền nội dung trên trang này.</div></body></html>"""

# The same, where the plan is a picture of paper in a viewer: nothing of it is on the page.
VIEWER = f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><ul class="menu">{links(MENU)}</ul><div class="detail"><p class="t-body">Kế hoạch phát động phong trào thi đua năm 2024</p>
<table class="table"><tbody>{attributes()}</tbody></table><iframe src="/viewer.html?file=kh.pdf" width="100%" height="900"></iframe></div><div class="footer">Bản quyền thuộc Sở Công Thương</div></body></html>"""

# The whole plan in one cell or block, its lines parted by single <br>.
BREAKS_ONLY = f"""<html><head><meta charset="utf-8"></head><body><div id="nav">{links(MENU)}</div><div id="noidung"><span style="font-family:Times New Roman">{"<br>".join(PLAN_LINES)}</span></div>
<div id="tinkhac"><b>Văn bản khác</b>{links(OTHERS)}</div></body></html>"""
PLANS = {"document base": DOCUMENT_BASE, "breaks only": BREAKS_ONLY}
