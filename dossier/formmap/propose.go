// Package formmap says which field fills which place of an official blank form that
// has no placeholders (套填方案): it proposes a map from the printed labels, keeps it
// as a small YAML file, carries it over to next year's blank, and turns answers into
// what is written at each place and a filled form back into edits to review. It is
// pure: forms are read and written by package docx.
package formmap

import (
	"maps"
	"slices"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/applicant"
	"yibiao/dossier/formmap/certificate"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/fixed"
	"yibiao/dossier/formmap/gate"
	"yibiao/dossier/formmap/grid"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/others"
	"yibiao/dossier/formmap/people"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/region"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/scalar"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/formmap/years"
	"yibiao/forms/pattern"
)

// readings read the labels and headings of the form in the words that the fields have, and whose and of when the places are, before
// any field is looked for.
var readings = []func(*slots.Form){
	applicant.PlainHeads, period.UnderYears, applicant.OwnKinds, applicant.UnderHeads, applicant.AsSaid, applicant.Counts, applicant.Questions,
	period.WithoutYearAsked, period.EarlierYears, period.YearOfReport, period.WholeYears,
	applicant.Letters, applicant.Employers, applicant.LoneUnit, applicant.ApplyingFirm, applicant.Operators, applicant.SelfPlaces,
	applicant.LoneFirm, applicant.NamedByCode, applicant.Takers, applicant.GroupFirms, applicant.Contracts, applicant.Glossed,
	whose.ReadSurroundings, grid.PlainColumns,
}

// stages are the ways to explain places, the surest first; the last ones take back what was not sure.
var stages = slices.Concat(found, looked, held)

// found decide places by what they are alone, by their table, their year, their person or their part of an answer; looked find the
// field of each place that is left by its label, and settle where several ask the same; held keep only what is explained and the
// applicant's.
var (
	found = []func(*slots.Form){
		fixed.Places, grid.RowPlaces, grid.SeveralPlaces, period.OpenYears, grid.MatrixPlaces, period.YearsOfFigures, grid.TotalPlaces,
		period.YearOfForm, period.YearOfPart, people.OwnerPlaces, people.PrivatePlaces, period.RangePlaces, region.Places, region.ClassPlaces,
		certificate.KindsOfFirm, certificate.Places, certificate.Bodies, certificate.TicksOfTitles,
	}
	looked = []func(*slots.Form){
		scalar.UnitsPapers, scalar.Places, people.Joints, people.NamesWith, people.FirmPlaces, period.OnlyYear, scalar.CapitalPlaces,
		scalar.EntryPlaces, period.LastYearPlaces, period.CarriedYears, scalar.SubjectPlaces, grid.RepeatedPlaces, scalar.Conflicts,
		region.LevelPlaces, others.LoneBanks, others.InCharges,
	}
	held = []func(*slots.Form){
		gate.Places, others.ColumnSides, period.Uncarried, period.CountedYears, others.UnnamedPeople, others.Pledges, others.Fillers,
		scalar.LoneNames, others.SecondRows, others.BlocksOfOthers, others.StrangersOfRows, others.AboutThings, others.SentencesOfOthers, others.HeadsOfLines, others.ContactsOfCallers,
		others.LinesOver, others.JointPlaces, others.Conditional, others.Unnamed, others.PhonesOfOthers, others.AccountsOfOthers,
		others.OfNobody, others.CoverOfOthers, gate.ForeignForm, gate.Noted, others.OneRowLists, scalar.BehindAddresses, gate.SumPlaces,
		period.Undated,
	}
)

// Propose finds a field for each place. Places for signatures and of the authority get
// none; where several fields fit or none fits well, the entry is unsure and has no
// field. The result depends on nothing but the arguments.
func Propose(places []place.Place, from Candidates) plan.Map {
	p := &slots.Form{Fields: fields.NewIndex(from), Own: from.Own || titled(places, from.Titles), Year: from.Year}
	var labels []string
	for _, place := range places {
		labels = append(labels, place.Label)
	}
	p.Fields.Counted = wordings.Numbered(labels)
	maps.Copy(p.Fields.Counted, wordings.FirstContact(labels))
	printed := heading.OverAll(places)
	read := filler.Usual(heading.OverAll(applicant.WithoutNotes(places)), p.Fields.Readable, func(word string) bool { return p.Fields.Words.Asking[word] != nil })
	for i, place := range p.Fields.Words.UsualFigures(read, func(label string) bool { known, named := p.Fields.Readable(label); return known || named }) {
		it := slots.Read(p.Fields, place)
		it.Printed, it.Entry, it.Years = printed[i], plan.EntryOf(printed[i]), years.Over(places[i])
		applicant.UnderLine(it)
		p.Items = append(p.Items, it)
	}
	for _, read := range readings {
		read(p)
	}
	p.Tables = slots.NewTables(p)
	for _, step := range stages {
		step(p)
	}
	m := plan.Map{Pack: from.Pack, Version: from.Version}
	for _, it := range p.Items {
		m.Entries = append(m.Entries, it.Entry)
	}
	return m
}

// titled tells whether the title of a form is that of one of the programmes: six characters of it in a row, four of which are of no
// word that the titles of any programme have.
func titled(places []place.Place, titles []string) bool {
	for _, p := range places {
		for _, h := range p.Heads {
			r := []rune(wordings.Clean(h.Text))
			for i := 0; h.Role == place.HeadTitle && i+6 <= len(r); i++ {
				if six := string(r[i : i+6]); residue.Within(six, titles) && len([]rune(ofAny.ReplaceAllString(six, ""))) >= 4 {
					return true
				}
			}
		}
	}
	return false
}

// ofAny are words of the titles of any programme: 专项资金申请.
var ofAny = pattern.Of(`专项|资金|支持|扶持|经费|申请|申报|项目|认定|奖励性?|奖补|后?补助|补贴|登记|备案|评价|考核|企业|单位|年度?|[表书()]`)
