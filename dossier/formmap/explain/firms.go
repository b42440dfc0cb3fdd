package explain

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// belongsTo tells whether the words beside the rows of a place say that they are about the firm of the thing that a heading over the table is
// about: 工厂所属企业 below 工厂基本信息.
func belongsTo(w *wordings.Words, it *slots.Item, h place.Head) bool {
	over := w.Flat(h.Text)
	return slices.ContainsFunc((&slots.Item{Place: it.Printed}).RowHeads(), func(text string) bool {
		m := ofThing.FindStringSubmatch(text)
		return m != nil && strings.Contains(over, m[1])
	})
}

// ofThing names a firm by a thing that it has.
var ofThing = pattern.Of(`^(\p{Han}{2,6}?)(?:的)?(?:所属|所在|隶属|依托)(?:企业|单位|公司)$`)

// neverOf tells whether the unread words of a heading are a project, which has nothing of
// what a place asks: a legal representative, a credit code; or a thing that is made, and
// the label itself tells the firm from it: 企业简介.
func neverOf(unread []string, field, label, printed string) bool {
	if len(unread) == 0 {
		return false
	}
	ours := strings.HasPrefix(label, "单位") && strings.HasPrefix(field, "org.")
	return !slices.ContainsFunc(unread, func(s string) bool {
		return !(things.MatchString(s) && ofUnitLabel.MatchString(printed) || projects.MatchString(s) && (ours || whose.FirmsAlone.MatchString(field) || reachesFirm.MatchString(field)) || madeThings.MatchString(s) && ours && field == "org.intro" || title.IsInner(s) && whose.OfFirmItself(field, label))
	})
}

// ofUnitLabel begin labels of whoever uses a thing, which is the applicant in a form about it.
var ofUnitLabel = pattern.Of(`^使用单位`)

var (
	// reachesFirm are the fields that tell how to write to the applicant.
	reachesFirm = pattern.Of(`^org\.(?:mail_address|postcode)$`)
	projects    = pattern.Of(`^(?:申请|参评|拟建|建设|实施|承担|本)?(?:项目|课题)(?:及|和|与)?$`)
	people      = pattern.Of(`负责人|成员|人员|主持人|带头人`)
	madeThings  = pattern.Of(`^(?:申请|参评|本)?(?:产品|技术|成果)(?:及|和|与)?$`)
	// things are used by somebody, whom the label names.
	things = pattern.Of(`^(?:特种|大型|主要|生产)?(?:产品|设备|装备|系统|软件|作品|设施|专利|标准|论文)(?:使用|及|和|与)?$`)
)
