#!/usr/bin/env python3
"""Makes files/ for liuzhou.yaml: one- or two-page PDFs for every material of the sample and two product pictures.

Run from anywhere with a Python that has PyYAML, LibreOffice (soffice) pdftoppm and the font Noto Sans CJK SC.
Nothing is copied from a real document; every page says 样例·虚构. Facts come from liuzhou.yaml, so the papers and the
forms agree.
"""
import base64
import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape

import yaml

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "files"
SAMPLE = yaml.safe_load((HERE / "liuzhou.yaml").read_text(encoding="utf-8"))
ORG = SAMPLE["client"]["values"]
FIN = SAMPLE["client"]["tables"]["fin.table"]
YJS, STT = SAMPLE["dossiers"]
A, E = YJS["values"], STT["values"]
RIGHTS = STT["tables"]["ip"]
NAME, CODE = ORG["org.name"], ORG["org.uscc"]
SELLER = A["tc.seller"]


def cn(date):
    """2025-03-18 → 2025年3月18日; dates of the YAML may already be date objects."""
    y, m, d = str(date).split("-")
    return f"{y}年{int(m)}月{int(d)}日"


def p(text, style="P"):
    return "".join(f'<text:p text:style-name="{style}">{escape(line)}</text:p>' for line in text.split("\n"))


def title(text, sub=""):
    return p(text, "T") + (p(sub, "S") if sub else "")


def table(rows, head=True, widths=None):
    n = len(rows[0])
    widths = widths or [1] * n
    unit = 16.6 / sum(widths)
    styles.extend(f"{w * unit:.2f}" for w in widths)
    columns = "".join(f'<table:table-column table:style-name="c{w * unit:.2f}"/>' for w in widths)
    body = ""
    for i, row in enumerate(rows):
        look = "H" if head and i == 0 else "C"
        cells = "".join(f'<table:table-cell table:style-name="cell" office:value-type="string">{p(str(c), look)}</table:table-cell>' for c in row)
        body += f"<table:table-row>{cells}</table:table-row>"
    return f'<table:table table:style-name="tab">{columns}{body}</table:table>' + p("", "C")


def facts(*pairs):
    return table([list(x) for x in pairs], head=False, widths=[1, 2.6])


def seal(text, date=""):
    """A round red seal that says what it is, then the signature line."""
    ring = (
        '<draw:custom-shape text:anchor-type="as-char" draw:style-name="seal" svg:width="3.2cm" svg:height="3.2cm">'
        '<text:p text:style-name="R">样例印章</text:p><text:p text:style-name="R">虚构无效</text:p>'
        '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="ellipse" '
        'draw:enhanced-path="U 10800 10800 10800 10800 0 360 Z N"/></draw:custom-shape>')
    return f'<text:p text:style-name="E">{escape(text)}　{ring}</text:p>' + (p(date, "E") if date else "")


BREAK = '<text:p text:style-name="B"/>'
styles = []

FONT = 'style:font-name="F" style:font-name-asian="F" style:font-name-complex="F"'


def para(name, size, align="start", before="0cm", color="#000000", extra=""):
    return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" '
            f'fo:margin-top="{before}" fo:margin-bottom="0.12cm" fo:line-height="150%" {extra}/>'
            f'<style:text-properties {FONT} fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:color="{color}" '
            'fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:style>')


def document(body):
    ns = "".join(f' xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible"}.items())
    columns = "".join(f'<style:style style:name="c{w}" style:family="table-column"><style:table-column-properties style:column-width="{w}cm"/></style:style>' for w in sorted(set(styles)))
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document{ns} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'Noto Sans CJK SC'"/></office:font-face-decls>
<office:automatic-styles>
{para("P", 11, extra='fo:text-indent="0.8cm"')}{para("T", 19, "center", "0.6cm")}{para("S", 11, "center")}{para("C", 10)}{para("H", 10, "center")}
{para("E", 11, "end", "0.4cm")}{para("R", 10, "center", color="#c00000")}{para("W", 10, "center", color="#c00000")}{para("B", 2, extra='fo:break-before="page"')}
<style:style style:name="tab" style:family="table"><style:table-properties style:width="16.6cm" table:align="margins"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #444444" fo:padding="0.1cm" style:vertical-align="middle"/></style:style>
<style:style style:name="seal" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="solid" svg:stroke-width="0.09cm" svg:stroke-color="#c00000" draw:textarea-vertical-align="middle" style:vertical-pos="middle" style:vertical-rel="line"/></style:style>
{columns}
<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.2cm" fo:margin-right="2.2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl"><style:header>{p("样例·虚构　　演示数据，不具任何效力", "W")}</style:header></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>'''


def licence(kind, name, code, rows):
    return title(kind, f"统一社会信用代码　{code}") + facts(("名称", name), *rows) + seal("登记机关：样例市场监督管理局", cn("2024-03-15"))


def rights_rows():
    return [["类型", "名称", "号码", "授权(登记)日", "权利人"]] + [[r["kind"], r["title"], r["no"], str(r["grant"]), r["owner"]] for r in RIGHTS]


def certificate(r):
    return (title("发明专利证书" if r["kind"] == "发明专利" else r["kind"] + "证书", "(样例)") +
            facts(("发明(实用新型)名称", r["title"]), ("专利号", r["no"]), ("专利申请日", cn(r["apply"])), ("专利权人", r["owner"]),
                  ("授权公告日", cn(r["grant"])), ("取得方式", r["how"])) +
            p("本样例证书对应的专利权自授权公告之日起生效。专利权的转移、质押、无效、终止、恢复等事项记载在专利登记簿上。") + seal("样例知识产权机构", cn(r["grant"])))


def money(v):
    return f"{float(v):,.2f}"


def invoice(head, buyer, vendor, rows):
    lines = [["发票号码", "开票日期", "项目", "金额(万元)", "购买方"]] + rows
    return title(head, "(样例，非税务票据)") + facts(("销售方", vendor), ("购买方", buyer)) + table(lines, widths=[2.6, 1.6, 3, 1.3, 2.4]) + seal(vendor)


def slip(head, payer, payee, rows):
    return title(head, "(样例银行业务回单)") + facts(("付款人", payer), ("收款人", payee)) + table([["日期", "凭证号", "用途", "金额(万元)"]] + rows, widths=[1.4, 2.4, 3.4, 1.4]) + p("合计：" + money(sum(float(r[3].replace(",", "")) for r in rows)) + " 万元") + seal("虚构银行股份有限公司")


PAY, SALES = YJS["tables"]["payments"], STT["tables"]["sales"]
LAST = FIN[-1]

DOCS = {
    "营业执照": lambda: licence("营业执照", NAME, CODE, [("类型", ORG["org.ent_type"]), ("法定代表人", ORG["legal.name"]), ("注册资本", "叁仟万元整"), ("成立日期", cn(ORG["org.established"])), ("住所", ORG["org.reg_address"]), ("经营范围", ORG["org.biz_scope"])]),
    "法定代表人身份证明": lambda: title("法定代表人身份证明") + p(f"{ORG['legal.name']}，身份证号 {ORG['legal.id']}，现任{NAME}({CODE}){ORG['legal.title']}，系本单位法定代表人。\n特此证明。") + facts(("姓名", ORG["legal.name"]), ("身份证号", ORG["legal.id"] + "(样例号码)"), ("联系电话", ORG["legal.mobile"])) + seal(NAME, cn("2026-11-02")),
    "授权委托书": lambda: title("授权委托书") + p(f"兹委托{ORG['handler.name']}(身份证号 {ORG['handler.id']}，{ORG['handler.dept']})为本单位经办人，办理科技成果转化“一件事”和首台(套)重大技术装备的申报、补正、领取结果等事务。经办人在上述范围内签署的文件，本单位予以承认。\n委托期限：2026年11月2日至2027年10月31日。经办人无转委托权。\n附：经办人身份证复印件(样例略)。") + facts(("法定代表人(签字)", ORG["legal.name"]), ("经办人(签字)", ORG["handler.name"]), ("经办人手机", ORG["handler.mobile"])) + seal(NAME, cn("2026-11-02")),
    "知识产权证书": lambda: certificate(RIGHTS[0]) + p("注：本专利原专利权人为" + SELLER + "，经著录项目变更转为" + NAME + "。") + BREAK + title("其余知识产权一览", "(样例，证书从略)") + table(rights_rows(), widths=[1.5, 3.4, 2.4, 1.6, 2.6]) + seal(NAME),
    "2025年度审计报告": lambda: title("审计报告", "样例会审字〔2026〕第0118号") + p(f"{NAME}全体股东：\n我们审计了贵公司财务报表，包括2025年12月31日的资产负债表，2025年度的利润表、现金流量表、所有者权益变动表以及财务报表附注。我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了贵公司2025年12月31日的财务状况以及2025年度的经营成果。") + table([["项目(万元)"] + [f["year"] + "年" for f in FIN]] + [[label] + [money(f[k]) for f in FIN] for label, k in [("营业收入", "rev"), ("主营业务收入", "main_rev"), ("利润总额", "profit"), ("净利润", "net"), ("上缴税费", "tax"), ("资产总额", "assets"), ("负债总额", "debt"), ("研发投入", "rd")]], widths=[2, 1.4, 1.4, 1.4]) + seal("柳州示例会计师事务所(普通合伙)", cn("2026-03-20")),
    "2025年度完税证明": lambda: title("税收完税证明", "(样例)样税证 2026-000168") + facts(("纳税人名称", NAME), ("纳税人识别号", CODE), ("税款所属期", "2025年1月1日至2025年12月31日")) + table([["税种", "实缴金额(万元)"], ["增值税", "486.20"], ["企业所得税", "235.10"], ["城市维护建设税及附加", "58.34"], ["房产税、土地使用税、印花税等", "58.76"], ["合计", money(LAST["tax"])]], widths=[2, 1]) + seal(ORG["org.tax_authority"] + "(样例)", cn("2026-02-27")),
    "账户信息证明": lambda: title("单位银行结算账户信息") + facts(("账户名称", ORG["bank.account_name"]), ("开户银行", ORG["bank.bank"]), ("账号", ORG["bank.account"]), ("联行号", ORG["bank.cnaps"]), ("账户性质", "基本存款账户"), ("开户日期", cn("2016-05-09"))) + p("以上信息与我行系统记载一致。") + seal(ORG["bank.bank"], cn("2026-10-30")),
    "科技成果评价报告": lambda: title("科技成果评价报告", A["eval.no"]) + facts(("成果名称", A["eval.title"]), ("完成单位", "、".join(A["eval.units"])), ("主要完成人员", "、".join(A["eval.persons"])), ("评价机构", A["eval.org"]), ("评价日期", cn(A["eval.date"])), ("评价结论", "通过，总体技术达到" + A["ach.level"] + "水平")) + p(A["eval.opinion"]) + seal(A["eval.org"], cn(A["eval.date"])),
    "技术转让合同及登记证明": lambda: title("技术转让(专利权)合同", "合同登记编号：" + A["tc.no"]) + facts(("项目名称", A["tc.name"]), ("受让方(甲方)", NAME), ("让与方(乙方)", SELLER), ("签订日期", cn(A["tc.signed"]))) + p(f"第一条　乙方将发明专利“{RIGHTS[0]['title']}”(专利号 {RIGHTS[0]['no']})的专利权及配套工艺资料转让给甲方。\n第二条　合同成交总额{A['tc.amount']}万元，其中技术交易额{A['tc.trade']}万元。\n第三条　技术交易额分三次支付：签约后30万元，资料验收后18万元，样机试制合格后12万元。\n第四条　乙方自首次付款之日起60日内办理专利著录项目变更。\n第五条　甲方在受让技术上的后续改进成果归甲方所有。双方没有隶属和关联关系。") + seal("甲方：" + NAME) + BREAK + title("技术合同认定登记证明", "(样例)") + facts(("合同名称", A["tc.name"]), ("登记编号", A["tc.no"]), ("合同类别", A["tc.kind"]), ("合同成交总额", A["tc.amount"] + " 万元"), ("其中技术交易额", A["tc.trade"] + " 万元"), ("卖方", SELLER), ("买方", NAME)) + p("经审查，上述合同符合技术合同认定规则，准予登记。") + seal("样例技术合同登记站", cn("2024-01-26")),
    "技术交易付款凭证": lambda: slip("银行付款凭证", NAME, SELLER, [[cn(x["date"]), x["voucher"], "技术转让费", money(x["amount"])] for x in PAY]),
    "技术转让发票": lambda: invoice("增值税电子普通发票", NAME, SELLER, [[x["invoice"], cn(x["date"]), "无形资产·技术转让(免税)", money(x["amount"]), NAME] for x in PAY]),
    "出让方事业单位法人证书": lambda: licence("事业单位法人证书", SELLER, A["tc.seller_uscc"], [("宗旨和业务范围", "培养工程技术人才，开展科学研究、技术开发和成果转化。"), ("法定代表人", "梁虚拟"), ("开办资金", "12000万元"), ("住所", "广西柳州市城中区假想大道1号"), ("举办单位", "样例教育主管部门")]),
    "科技成果持有证明": lambda: title("科技成果持有证明") + p(f"兹证明，发明专利“{RIGHTS[0]['title']}”(专利号 {RIGHTS[0]['no']})由我校教师完成，申请日{cn(RIGHTS[0]['apply'])}，授权公告日{cn(RIGHTS[0]['grant'])}，转让前专利权归我校单独所有，没有质押、许可和权属争议。\n我校经校长办公会研究并公示15日无异议，同意将上述专利权转让给{NAME}。") + seal(SELLER, cn("2024-01-08")),
    "专利著录项目变更证明": lambda: title("专利著录项目变更手续合格通知书", "(样例)") + facts(("发明名称", RIGHTS[0]["title"]), ("专利号", RIGHTS[0]["no"]), ("变更项目", "专利权人"), ("变更前", SELLER), ("变更后", NAME), ("变更生效日", cn("2024-03-19"))) + p("上述著录项目变更手续经审查合格，自变更生效日起发生效力。") + seal("样例知识产权机构", cn("2024-03-19")),
    "新增销售专项审计报告": lambda: title("成果转化新增销售专项审计报告", "样例会专审字〔2026〕第0206号") + p(f"{NAME}：\n我们接受委托，对贵公司{A['conv.year']}年度因“{A['ach.name']}”转化形成的新增销售情况进行了专项审计。") + table([["购买方", "合同编号", "不含税收入(万元)"]] + [[x["user"], x["contract"], money(x["price"])] for x in SALES] + [["合计", "", money(A["conv.sales"])]], widths=[2.6, 1.8, 1.4]) + facts(("对应成本和分摊费用", "642.60 万元"), ("新增利润", A["conv.profit"] + " 万元"), ("新增税收", A["conv.tax"] + " 万元"), ("实际支付技术交易额", A["tc.paid"] + " 万元")) + p("经审计，上述新增销售收入真实，与合同、发票、发货单和银行回单核对一致。") + seal("柳州示例会计师事务所(普通合伙)", cn("2026-04-10")),
    "专利登记簿副本": lambda: title("专利登记簿副本", "(样例)") + table([["专利号", "名称", "专利权人", "法律状态", "年费缴至"]] + [[r["no"], r["title"], r["owner"], "专利权维持", "2027年"] for r in RIGHTS if r["kind"] != "软件著作权"], widths=[2, 3, 2.5, 1.3, 1]) + p("截至2026年10月31日，上述专利权有效，没有质押、独占许可和无效宣告记录。") + seal("样例知识产权机构", cn("2026-11-03")),
    "产品检测报告": lambda: title("检验检测报告", "报告编号：样检2025-0412") + facts(("样品名称", E["eq.name"]), ("型号规格", E["eq.model"]), ("委托单位", NAME), ("检测类别", "委托检验(型式试验)"), ("检测日期", "2025年4月2日至4月11日")) + table([["项目", "单位", "实测值", "判定"]] + [[r["name"], r["unit"], r["own"], "符合"] for r in STT["tables"]["indicators"]] + [["连续空运转", "h", "72", "符合"], ["轮间跟随误差", "mm", "≤0.02", "符合"]], widths=[3, 1, 1.4, 1]) + p("检验结论：所检项目符合企业标准 Q/ZSJX 012—2024(样例)的要求。") + seal("广西样例机械产品质量检验站", cn("2025-04-12")),
    "商标注册证": lambda: title("商标注册证", "第" + STT["tables"]["trademark"][0]["no"] + "号(样例)") + facts(("商标", "智榫"), ("核定使用商品", "第7类：金属加工机械；旋压机；压力机；机床用夹持装置"), ("注册人", NAME), ("注册日期", cn("2023-06-28")), ("有效期至", cn("2033-06-27"))) + seal("样例知识产权机构", cn("2023-06-28")),
    "首台套销售合同": lambda: title("工业品买卖合同", "合同编号：" + SALES[0]["contract"]) + facts(("出卖人", NAME), ("买受人", SALES[0]["user"]), ("签订日期", cn("2024-11-06"))) + table([["产品名称", "型号", "数量", "不含税单价(万元)", "交货期"], [E["eq.name"], E["eq.model"], "1台", money(SALES[0]["price"]), cn(SALES[0]["delivered"])]], widths=[3, 1.2, 1, 1.8, 1.8]) + p("一、质量标准：企业标准 Q/ZSJX 012—2024(样例)和双方签署的技术协议。\n二、付款：预付30%，发货前付40%，验收合格后付25%，余5%为质量保证金，满一年付清。\n三、验收：在买受人现场按技术协议试旋直径1600毫米筒体3件，合格后签署验收报告。\n四、知识产权：产品的知识产权归出卖人所有。\n五、双方没有隶属和关联关系。") + seal("出卖人：" + NAME) + seal("买受人：" + SALES[0]["user"]),
    "销售发票": lambda: invoice("增值税专用发票", "见明细", NAME, [[x["invoice"], cn(x["accepted"]), E["eq.name"], money(x["price"]), x["user"]] for x in SALES]),
    "货款到账凭证": lambda: slip("银行收款回单", "见用途", NAME, [[cn(x["received_date"]), "样例回单" + str(x["received_date"]).replace("-", ""), x["user"] + " 货款", money(x["received"])] for x in SALES]),
    "用户验收报告": lambda: title("用户验收(使用)报告") + facts(("用户单位", SALES[0]["user"]), ("设备名称", E["eq.name"]), ("型号", E["eq.model"]), ("制造单位", NAME), ("到货日期", cn(SALES[0]["delivered"])), ("验收日期", cn(SALES[0]["accepted"]))) + p("按技术协议试旋直径1600毫米、壁厚6毫米铝合金筒体3件，壁厚差分别为0.07、0.08、0.06毫米，圆度分别为0.27、0.29、0.25毫米，单件工时2.2小时，全部合格。连续运行72小时无故障，安全防护齐全，操作界面为中文。\n验收结论：合格，同意投入使用。本设备为我公司首次使用的国产同规格设备，投入使用日期为验收当日。\n截至2026年10月，设备累计加工筒体416件，故障停机率1.3%，材料利用率由65%提高到88%。") + seal(SALES[0]["user"], cn(SALES[0]["accepted"])),
    "科技查新报告": lambda: title("科技查新报告", "报告编号：样查2026-077") + facts(("项目名称", E["eq.name"]), ("委托单位", NAME), ("查新范围", "国内外"), ("完成日期", cn("2026-03-16"))) + p("查新点", "S") + p("\n".join(line.split("。")[0] + "。" for line in E["eq.innov"].split("\n"))) + p("查新结论", "S") + p("检索国内外数据库32个，得到密切相关文献21篇。分析表明：国内未见与上述查新点全部相同的文献报道；在三旋轮错距同步旋压、回弹在线测量与补偿相结合的重型旋压机方面，本项目具有新颖性。") + seal("广西样例科技查新站", cn("2026-03-16")),
    "首台套认定证书": lambda: title("广西国内首台(套)重大技术装备认定证书", "(样例)证书编号：" + E["cert.no"]) + facts(("装备名称", E["eq.name"]), ("型号规格", E["eq.model"]), ("装备类别", E["eq.class"]), ("研制单位", E["cert.holder"]), ("认定年度", E["cert.year"]), ("认定日期", cn(E["cert.date"])), ("有效期", "三年，至2029年8月19日")) + p("经专家评审、公示，认定上述装备为国内首台(套)重大技术装备(样例)。") + seal("样例认定机关", cn(E["cert.date"])),
}

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 1200 800" font-family="Noto Sans CJK SC">{}</svg>'


def box(x, y, w, h, fill, r=6):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}" stroke="#2b3a46" stroke-width="3"/>'


def label(x, y, text, size=24, fill="#22303a", anchor="middle"):
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}">{escape(text)}</text>'


def callout(x1, y1, x2, y2, text):
    up = y2 < y1
    return (f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#c46a00" stroke-width="2.5"/><circle cx="{x1}" cy="{y1}" r="5" fill="#c46a00"/>'
            + label(x2, y2 - 10 if up else y2 + 28, text, 23, "#8a4a00"))


def hall():
    tiles = "".join(f'<line x1="{x}" y1="640" x2="{(x - 600) * 1.8 + 600:.0f}" y2="800" stroke="#c3ccd2" stroke-width="2"/>' for x in range(0, 1201, 100))
    panes = "".join(f'<rect x="{x}" y="40" width="130" height="150" fill="#dcebf4" stroke="#b9c7d0" stroke-width="3"/>' for x in range(40, 1200, 165))
    return '<rect width="1200" height="640" fill="#eef2f5"/>' + panes + '<rect y="640" width="1200" height="160" fill="#d5dce1"/>' + tiles


def mark():
    return f'<rect x="0" y="0" width="1200" height="34" fill="#c00000"/>' + label(600, 25, "样例·虚构　示意图，非实物照片", 21, "#ffffff")


def machine():
    teal, light, dark, steel = "#2f7f86", "#d9e4e6", "#3d4a54", "#b7c3ca"
    rolls = "".join(f'<circle cx="{x}" cy="{y}" r="34" fill="{steel}" stroke="#2b3a46" stroke-width="3"/><circle cx="{x}" cy="{y}" r="10" fill="{dark}"/>' for x, y in ((560, 300), (610, 470), (660, 300)))
    return SVG.format(hall() + box(110, 560, 980, 90, dark, 4) + box(110, 540, 980, 28, steel, 2)
        + box(140, 250, 210, 295, teal, 10) + box(165, 275, 160, 90, light) + label(245, 330, "ZS-1600", 30)
        + box(165, 385, 160, 140, "#276b71") + "".join(f'<line x1="180" y1="{y}" x2="310" y2="{y}" stroke="#9fc6c9" stroke-width="4"/>' for y in range(405, 520, 18))
        + box(350, 350, 60, 70, steel) + box(410, 320, 330, 130, "#e6c07a", 4) + '<line x1="410" y1="385" x2="740" y2="385" stroke="#a87f2f" stroke-width="2" stroke-dasharray="14 6"/>'
        + box(520, 210, 190, 60, teal) + box(545, 255, 30, 35, dark) + box(645, 255, 30, 35, dark) + box(560, 500, 110, 44, teal) + rolls
        + box(740, 345, 120, 80, steel) + box(860, 300, 170, 245, teal, 10) + box(885, 325, 120, 60, light) + label(945, 366, "智榫", 30)
        + box(1100, 330, 90, 320, "#55636d", 8) + box(1115, 350, 60, 50, "#9fd0ff") + "".join(f'<circle cx="{x}" cy="{y}" r="7" fill="{c}"/>' for x, y, c in ((1127, 430, "#3fa34d"), (1145, 430, "#e0b000"), (1163, 430, "#c00000")))
        + callout(245, 250, 245, 215, "主轴箱 315 kW") + callout(615, 210, 615, 165, "三旋轮机构(单轮 600 kN)") + callout(470, 440, 440, 690, "工件:直径 1600 mm 薄壁筒") + callout(800, 420, 800, 690, "尾顶自定心机构") + callout(1145, 600, 1110, 690, "数控系统 8 轴")
        + mark() + label(600, 765, NAME + "　" + E["eq.name"] + "　整机", 26))


def closeup():
    ring = ""
    for x, y, t in ((600, 138, "粗旋轮"), (373, 531, "精旋轮"), (827, 531, "光整轮")):
        ring += f'<circle cx="{x}" cy="{y}" r="92" fill="#b7c3ca" stroke="#2b3a46" stroke-width="4"/><circle cx="{x}" cy="{y}" r="62" fill="none" stroke="#7d8b95" stroke-width="3"/><circle cx="{x}" cy="{y}" r="26" fill="#3d4a54"/>' + label(x + 108 if x > 400 else x - 108, y + (60 if x != 600 else -40), t, 26, "#8a4a00", "start" if x > 400 else "end")
    arrow = '<path d="M 600 235 A 165 165 0 0 1 752 340" fill="none" stroke="#c46a00" stroke-width="7"/><path d="M 764 322 L 756 356 L 730 334 Z" fill="#c46a00"/>'
    laser = '<line x1="1060" y1="400" x2="772" y2="400" stroke="#e00000" stroke-width="3" stroke-dasharray="10 6"/>' + box(1040, 370, 110, 60, "#55636d") + label(1095, 465, "激光测距", 24)
    return SVG.format('<rect width="1200" height="800" fill="#e9eef1"/><g stroke="#d5dde2" stroke-width="2">' + "".join(f'<line x1="{x}" y1="34" x2="{x}" y2="720"/>' for x in range(60, 1200, 60)) + '</g>'
        + '<circle cx="600" cy="400" r="172" fill="#f1d79b" stroke="#8f6b1f" stroke-width="5"/><circle cx="600" cy="400" r="150" fill="#8d99a2" stroke="#2b3a46" stroke-width="4"/><circle cx="600" cy="400" r="44" fill="#3d4a54"/>'
        + ring + arrow + laser + label(600, 408, "主轴", 24, "#ffffff") + label(600, 330, "芯模", 26, "#ffffff")
        + mark() + '<rect y="720" width="1200" height="80" fill="#d5dce1"/>' + label(600, 770, "三旋轮错距同步旋压工作区(轴向视图)　壁厚差 ≤0.08 mm", 28))


def picture_page(svg):
    """A page of 30 × 20 cm that is filled by the drawing."""
    ns = "".join(f' xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in {
        "office": "office", "style": "style", "text": "text", "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}.items())
    data = base64.b64encode(svg.encode()).decode()
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document{ns} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="g" style:family="graphic"><style:graphic-properties style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page" style:wrap="run-through"/></style:style>
<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="30cm" fo:page-height="20cm" fo:margin="1cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl"/></office:master-styles>
<office:body><office:text><text:p><draw:frame draw:style-name="g" text:anchor-type="page" text:anchor-page-number="1" svg:x="0cm" svg:y="0cm" svg:width="30cm" svg:height="20cm"><draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></office:document>'''


def soffice(folder, files):
    target = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"},"ExportBookmarks":{"type":"boolean","value":"false"}}'
    subprocess.run(["timeout", "-k", "5", "180", "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", target, "--outdir", str(folder / "out"), *map(str, files)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pages = []
        for title_, body in DOCS.items():
            styles.clear()
            pages.append((title_, document(body())))
        pictures = {"产品照片1-整机": machine(), "产品照片2-工作区": closeup()}
        pages += [(title_, picture_page(svg)) for title_, svg in pictures.items()]
        files = []
        for title_, text in pages:
            files.append(folder / (title_ + ".fodt"))
            files[-1].write_text(text, encoding="utf-8")
        soffice(folder, files)
        for made in sorted((folder / "out").iterdir()):
            if made.stem in pictures:
                subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "68", str(made), str(OUT / made.stem)], check=True)
            else:
                (OUT / made.name).write_bytes(made.read_bytes())
    total = 0
    for f in sorted(OUT.iterdir()):
        total += f.stat().st_size
        print(f"{f.stat().st_size:8d} {f.name}")
    print(f"{total:8d} together")


if __name__ == "__main__":
    main()
