package writing

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// kindOf reads from a profile how the unit is registered.
func kindOf(values map[string]string) gb.UnitKind {
	return gb.KindOfUnit(values["org.name"], values["org.type"]+" "+values["org.ent_type"]+" "+ownership.Replace(values["org.ownership"]), values["org.uscc"]).Within(values["org.biz_scope"])
}

// ownership has who owns a unit as its registration says it.
var ownership = strings.NewReplacer("控股", "", "混合", "", "其他", "")

// formOfOthers is why nothing of the unit stands in a place of a form that is for units of a kind, of which it is not known to be; nil
// in other forms.
func (w *writer) formOfOthers(p place.Place) *gb.Fault {
	titles := []string{p.Context}
	for _, h := range p.Heads {
		if h.Role == place.HeadTitle {
			titles = append(titles, h.Text)
		}
	}
	for _, text := range titles {
		if kind := title.KindOfUnit(wordings.Clean(text)); kind != "" && !w.kind.Is(kind) {
			return gb.OtherKind(kind)
		}
	}
	return nil
}

// lets tells whether the answer of a field may stand in a place: it is sound, and the place asks of the unit what units of its
// kind have.
func (w *writer) lets(f *forms.Field, p place.Place, text string) bool {
	held := printed.Held{At: p.At, Field: f.Name(), Row: -1, Text: text}
	if text != "" {
		if held.Fault = w.formOfOthers(p); held.Fault == nil {
			held.Fault = w.notOfKind(f.Name(), p)
		}
		if held.Fault == nil {
			held.Fault = w.twoRegions(f.Name(), p)
		}
		if held.Fault == nil {
			held.Fault = w.ofOther(f.Name(), p)
		}
	} else if f.Name() == "org.reg_capital" {
		held.Fault = w.notOfKind(f.Name(), p) // a unit that has none is not asked for it
	}
	return w.gate.Lets(f, held, nil)
}

var (
	legalHead = pattern.Of(`法定代表人|法人代表|法人(?:授权|委托|姓名|签|电话|手机|身份证)|^(?:企业)?法人$`)
	otherHead = pattern.Of(`负责人|经营者|投资人|合伙人|业主|主要领导|主任|院长|校长`)
	// onlyOperator asks who runs the business of a unit that is no company.
	onlyOperator = pattern.Of(`^经营者(?:姓名)?$`)

	speaks  = pattern.Of(`^(?:我|本人)$`)
	licence = pattern.Of(`营业执照|工商(?:登记|注册)`)
	capital = pattern.Of(`注册(?:资[本金]|资金)|实缴资[本金]|实收资本`)
	orOther = pattern.Of(`事业单位|社会团体|社会组织|民办非企业|法人证书?|登记证|机构代码|信用代码|执业许可|开办资金|资金数额`)
)

// notOfKind is why an answer is not what a place asks of a unit of this kind: a place for the legal representative, where the unit
// registers another head, unless its nearest words that name somebody name that head too; the number of a business licence or the
// registered capital of a unit that has none. nil where it is, or where the kind is not known.
func (w *writer) notOfKind(field string, p place.Place) *gb.Fault {
	label := wordings.Clean(p.Label)
	head := w.kind.Head()
	if field == "legal.name" {
		w.operator = head != "经营者" && onlyOperator.MatchString(label)
	}
	switch {
	case w.operator && strings.HasPrefix(field, "legal."):
		return gb.OtherKind("个体工商户")
	case head != "" && strings.HasPrefix(field, "legal."):
		if field == "legal.name" {
			w.headless = asksLegalHead(p)
		}
		if asksLegalHead(p) || w.headless && !otherHead.MatchString(label) { // what follows is told of the same person: 法定代表人：＿＿，职务：＿＿
			return gb.NoLegalRepresentative(head)
		}
		return nil
	case w.kind.NoLicence() && strings.HasPrefix(field, "org.") && licence.MatchString(label) && !orOther.MatchString(label):
		return gb.NoLicence()
	case w.kind.NoCapital() && strings.HasPrefix(field, "org.") && capital.MatchString(label) && !orOther.MatchString(label):
		return gb.NoCapital()
	}
	return nil
}

// asksLegalHead tells whether the nearest words of a place that name a head of the unit name its legal representative only.
func asksLegalHead(p place.Place) bool {
	texts := []string{p.Label, p.Hint, p.Context}
	for _, h := range p.Heads {
		texts = append(texts, h.Text)
	}
	for _, text := range texts {
		text = wordings.Clean(text)
		switch {
		case otherHead.MatchString(text):
			return false
		case legalHead.MatchString(text):
			return true
		}
	}
	return speaks.MatchString(wordings.Clean(p.Label)) // 我____系____的法定代表人
}
