package forms

// ProfileForm is the form of the client profile: every vocabulary field, in sections by Group. It has no programme
// of its own; its pack is empty but for the vocabulary.
func (v *Vocabulary) ProfileForm() (*Form, error) {
	pack := &Pack{ID: Text{S: "profile"}, Title: "企业档案", Vocabulary: v, ByID: map[string]*Field{}}
	profile := &Programme{ID: Text{S: "profile"}, Title: pack.Title, Pack: pack}
	for _, f := range v.Fields {
		pack.ByID[f.Name()] = f
		profile.section(f.Group).Fields = append(profile.section(f.Group).Fields, f)
	}
	pack.Programmes = []*Programme{profile}
	return Compose(pack, []string{"profile"})
}

// section finds or begins a section by title.
func (q *Programme) section(title string) *Section {
	for _, s := range q.Asks {
		if s.Title == title {
			return s
		}
	}
	s := &Section{Title: title}
	q.Asks = append(q.Asks, s)
	return s
}
