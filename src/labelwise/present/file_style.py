"""The style of a file that stands by itself: on a screen, light and dark, and on paper."""

STYLE = """
:root{color-scheme:light dark;--ink:#1b2327;--soft:#4f5b62;--paper:#fff;--line:#c9ccc9;--accent:#0b5d6b;--wash:#eef5f6}
body{font:16px/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;margin:0 auto;max-width:75rem;padding:1rem;
color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem}h2{font-size:1.25rem;margin:2rem 0 .6rem;color:var(--accent)}
h3{font-size:1.05rem;margin:0 0 .3rem}.over,footer{color:var(--soft);margin:0}a{color:var(--accent)}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border-bottom:1px solid var(--line);padding:.45rem .6rem;text-align:left;vertical-align:top}
thead th,thead td{border-bottom:2px solid var(--accent);font-size:1.02rem}
thead td,th[scope=row]{width:11rem}th[scope=row]{font-weight:600;color:var(--soft)}
.group th{background:var(--wash);font-weight:600}
.state{border:1px solid;border-radius:1em;padding:0 .5em;font-size:.85em;font-weight:600;color:var(--soft);
white-space:nowrap}
sup{line-height:0;margin-left:.1em}sup a{text-decoration:none}#sources li{font-size:.9rem;color:var(--soft)}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:.6rem}
.drugs{display:flex;flex-wrap:wrap;gap:1rem 2rem}.drugs>div{flex:1 1 18rem}.drugs ul{margin:0;padding-left:1.2rem}
@media (max-width:40rem){table,tbody,thead{display:block}thead{display:none}tr{display:block;padding:.4rem 0}
th,td{display:block;border:0;padding:.15rem 0}tbody tr{border-bottom:1px solid var(--line)}
thead td,th[scope=row]{width:auto}
td::before{content:attr(data-drug) ": ";font-weight:600;color:var(--accent)}}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecee;--soft:#a9b5bb;--paper:#12181b;--line:#3a474d;--accent:#6fc7d4;
--wash:#1d2f34}}
@media print{body{font-size:9pt;padding:0;max-width:none}h1{font-size:18pt}h2{font-size:12pt;break-after:avoid}
thead td,th[scope=row]{width:3.7cm}thead{display:table-header-group}tr,li{break-inside:avoid}#sources li{font-size:8pt}
.drugs{display:block}.drugs>div{margin-bottom:.8em}}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-left{content:"Labelwise";font:8pt sans-serif;color:#4f5b62}
@bottom-right{content:counter(page) " of " counter(pages);font:8pt sans-serif;color:#4f5b62}}
"""
"""Inline, so that the file needs nothing else. Narrow screens stack a row's cells; pages are A4 with numbers."""
