package wording

import (
	"strings"
	"unicode/utf8"

	"yibiao/forms/pattern"
)

var (
	// IntroLead begins the line that heads the cells or paragraphs below it.
	IntroLead = pattern.Of(`^[（(]?(以下|下列|此栏|本栏|此表|下表|该栏)`)
	// officeFills says that who handles a form after the applicant writes there.
	officeFills = pattern.Of(`(主管|受理|审[核查批]|初审|复审|推荐(部门|单位|机构|方)|评审|评定|评委|管理部门|管理机构|主办|承办|经办机构|银行|财政|税务|监管|[局厅委办]|科技部门|窗口|工作人员|组委会|秘书处|专家组?|院系|学院|学校|平台|实验室|中心|登记机关|发证机关|上级|检测机构|认定机构|服务机构|人事部门|部门|机关|人力资源部|财务部)[^，。；,的应须请需（(]{0,8}(填写|填报|填$|填[）)])|(内部|机关|部门|窗口|银行|受理|审核)(人员|单位)?[使专]用([）)]|$)`)
	// notFilled says that a place is left as it is.
	notFilled = pattern.Of(`^(此[栏项处]|本[栏项]|该[栏项])?(由)?(系统|平台|后台)?自动(生成|产生|编号|计算|带出)([，,。].*)?$|(由|^)(系统|平台|后台)(生成|产生|编号|带出)|^(此[栏项处]|本[栏项]|申[报请](单位|人|企业|者)|企业|个人)?(无需|不需要?|不用|免|勿|不必?|请勿)(填写?|填报)$`)
	ownName   = pattern.Of(`申请|申报|报名|本人|参赛|投标|填表人|(由|^)(企业|单位|公司)填|委托|承担|承诺`)
	handling  = pattern.Of(`^最终(年审|年检|审核|审查|审批|评审|评定|认定)(结果|结论|意见)$|^(受理|初审|复审|收件|收表)(审核|审批|审查)?(编号|号|日期|时间|人|人员|部门|单位|意见|机关|情况|结果|窗口)$|^登记(编号|号|日期|时间|人|人员|意见|结果|窗口)$|^(评分|评审|评议|打分)(人|人员|科室|部门|专家|专家组)$|^(专家|评委|评审|考核)(评分|打分|得分|评价)$|^(核定|审定|审核|核准)(值|额|金额|数额?|(补助|奖励|资助)(资金|金额|额))|^(受理|审核|窗口|工作)(人员?|部门)?(核对|核验|核查)|^(现场)?(考察|勘[查验]|踏勘|核查|查勘)(情况)?(记录|意见|结论|结果)$|^(业务代理网点操作员|网点操作员|(主管|经办|复核|授权|业务|开户行.{0,4})柜员|事后监督|银行(经办|复核|打印|填写).{0,4})$`)
	// officeOpinion is a section for what another office thinks of the application.
	officeOpinion = pattern.Of(`(主管|推荐|审[核查批]|初审|复审|受理|评审|专家|管理|上级|[省市县区局厅委]).{0,12}意见$`)
)

// ForOffice reports whether words say that somebody else than the applicant fills in
// what they name: 以下由受理部门填写.
func ForOffice(words string) bool {
	if words == "" || utf8.RuneCountInString(words) > 40 {
		return false
	}
	if IsIn("最受核初复收登评打专考审窗工业网主经授开事银现勘踏查", FirstRune(words)) && handling.MatchString(words) {
		return !ownName.MatchString(words)
	}
	if strings.ContainsAny(words, "系自无免勿不") && notFilled.MatchString(words) {
		return true
	}
	return strings.ContainsAny(words, "填用") && officeFills.MatchString(words) && !ownName.MatchString(words)
}

// OfficeSection reports whether a heading stands over places of another office.
func OfficeSection(heading string) bool {
	return ForOffice(heading) || officeOpinion.MatchString(heading) && !ownName.MatchString(heading)
}
