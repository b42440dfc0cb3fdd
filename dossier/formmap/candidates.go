package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/spelling"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// key is a spelling under which a field is found.
type key struct {
	text   string
	worth  float64
	reason string
}

// candidate is a field made ready for comparing.
type candidate struct {
	field   *forms.Field
	id      string
	prefix  string // of the id, before its last dot
	family  string // of the id, before its last dot or underscore
	section string // canonical title
	keys    []key
	rank    int // position: lower is preferred between equals
	columns []*candidate
	number  int              // among all candidates and their columns
	spelt   []spelling.Spelt // the keys, ready for comparing
	title   spelling.Spelt   // the section
	// person is the index of the person that the field is about, -1 for none;
	// attributes are what it tells about the person.
	person     int
	attributes []string
}

func (c *candidate) is(of ...forms.TypeName) bool { return c.field.Is(of...) }

// index is all candidates.
type index struct {
	w       *wordings.Words
	all     []*candidate // scalars and tables
	tables  []*candidate
	byID    map[string]*candidate
	persons []wordings.Person
	asked   map[int]bool // persons that fields are about
	weights spelling.Weights
	fit     fit.Fitter
	mats    []matName
	// numbered is the count of candidates and columns, known the likeness of spellings
	// to them, exact the candidates by their own labels; words are read words.
	numbered int
	known    map[string]*knownSpelling
	exact    map[string][]*candidate
	words    map[string]readWords
	keys     map[string]bool   // all labels under which a field is known
	counted  map[string]string // labels of the form with a number that says nothing of what they ask, without it
	// selfWords name the applicant and its people; firmLabels ask something of the
	// applicant, unitLabels its name.
	selfWords, firmLabels, unitLabels map[string]bool
}

type matName struct {
	id   string
	keys []string
}

// newIndex prepares candidates. A field id that comes twice counts once.
func newIndex(c Candidates) *index {
	x := &index{w: wordings.NewWords(c.Synonyms...), byID: map[string]*candidate{}, asked: map[int]bool{},
		known: map[string]*knownSpelling{}, exact: map[string][]*candidate{}, words: map[string]readWords{}, keys: map[string]bool{}}
	for _, s := range c.Sections {
		for _, f := range s.Fields {
			title := s.Title
			if title == "" {
				title = f.Group
			}
			x.add(f, title)
		}
	}
	x.findPersons()
	x.findSelf()
	for _, m := range c.Materials {
		x.mats = append(x.mats, matName{m.ID, x.w.Variants(m.Name, true)})
	}
	var labels [][]string
	for _, c := range x.all {
		var of []string
		for _, k := range c.keys {
			of = append(of, k.text)
		}
		labels = append(labels, of)
	}
	x.weights = spelling.Weigh(labels)
	x.fit = fit.Fitter{Words: x.w, Weights: x.weights}
	for _, c := range x.all {
		x.number(c)
		for _, k := range c.keys {
			x.keys[k.text] = true
			if k.reason == plan.ReasonLabel {
				x.exact[k.text] = append(x.exact[k.text], c)
			}
		}
		for _, col := range c.columns {
			x.number(col)
		}
	}
	return x
}

// number makes a candidate ready for comparing.
func (x *index) number(c *candidate) {
	c.number, c.title = x.numbered, x.weights.Spell(c.section)
	x.numbered++
	for _, k := range c.keys {
		c.spelt = append(c.spelt, x.weights.Spell(k.text))
	}
}

func (x *index) add(f *forms.Field, title string) {
	id := f.Name()
	if id == "" || x.byID[id] != nil {
		return
	}
	c := x.candidate(f, id, false)
	c.section, c.rank = x.w.Canonical(wordings.Clean(title)), len(x.all)
	x.all = append(x.all, c)
	x.byID[id] = c
	if f.IsTable() {
		x.tables = append(x.tables, c)
		for _, col := range f.Columns {
			c.columns = append(c.columns, x.candidate(col, id+"."+col.Name(), true))
		}
	}
}

// candidate gathers the keys of a field or column.
func (x *index) candidate(f *forms.Field, id string, column bool) *candidate {
	c := &candidate{field: f, id: id, person: -1}
	if dot := strings.LastIndexByte(id, '.'); dot >= 0 {
		c.prefix = id[:dot]
	}
	if cut := strings.LastIndexAny(id, "._"); cut >= 0 {
		c.family = id[:cut]
	}
	seen := map[string]bool{}
	put := func(text string, worth float64, reason string) {
		// What is left of 单位总人数 says nothing any more.
		if text != "" && !seen[text] && (reason == plan.ReasonLabel || !x.w.Ornament[text] && text != "总人") {
			seen[text] = true
			c.keys = append(c.keys, key{text, worth, reason})
		}
	}
	own := x.w.Variants(f.Label, true)
	for i, text := range own {
		worth := 1.0
		if i > 1 {
			worth = 0.98
		}
		put(text, worth, plan.ReasonLabel)
	}
	for _, text := range x.w.Fields[id] {
		put(text, 0.97, plan.ReasonSynonym)
	}
	for _, label := range append(own, x.w.Canonical(wordings.Clean(f.Label))) {
		for _, text := range x.w.Labels[label] {
			put(text, 0.96, plan.ReasonSynonym)
		}
		if column {
			for _, text := range x.w.Columns[label] {
				put(text, 0.96, plan.ReasonSynonym)
			}
		}
	}
	return c
}

// findPersons gathers the persons of the synonyms and those that the pack asks about:
// fields <family>.name or <family>_name with a label that is 姓名 or ends in it.
func (x *index) findPersons() {
	x.persons = append(x.persons, x.w.Persons...)
	for _, c := range x.all {
		if c.family == "" || !isName(c.id, c.family) || c.field.IsTable() {
			continue
		}
		label := x.w.Canonical(wordings.Clean(c.field.Label))
		names := []string{}
		switch {
		case label == "姓名":
			names = append(names, c.section)
		case strings.HasSuffix(label, "姓名"):
			names = append(names, strings.TrimSuffix(label, "姓名"))
		case strings.HasSuffix(label, "人") && (x.byID[c.family+".mobile"] != nil || x.byID[c.family+"_mobile"] != nil):
			names = append(names, label)
		default:
			continue
		}
		x.addPerson(c.family, names)
	}
	for _, c := range x.all {
		for i, p := range x.persons {
			if c.family == p.Prefix && p.Post == "" && !c.field.IsTable() {
				c.person, c.attributes = i, x.attributesOf(c, p)
				x.asked[i] = true
			}
		}
	}
	for i := range x.persons {
		x.asked[i] = x.asked[x.holder(i)]
	}
}

// holder is the person that holds the post of person i where the profile says so; i itself where it is named by no post.
func (x *index) holder(i int) int {
	if i < 0 || x.persons[i].Post == "" {
		return i
	}
	return slices.IndexFunc(x.persons, func(p wordings.Person) bool { return p.Prefix == x.persons[i].Prefix && p.Post == "" })
}

// isName tells whether an id is the name of a family's person.
func isName(id, family string) bool { return id == family+".name" || id == family+"_name" }

func (x *index) addPerson(prefix string, names []string) {
	for i := range x.persons {
		if x.persons[i].Prefix == prefix && x.persons[i].Post == "" {
			x.persons[i].Names = append(append([]string(nil), x.persons[i].Names...), names...)
			wordings.LongestFirst(x.persons[i].Names)
			return
		}
	}
	x.persons = append(x.persons, wordings.Person{Prefix: prefix, Names: names})
}

// attributesOf is what a field tells about a person: its label without the person.
func (x *index) attributesOf(c *candidate, p wordings.Person) []string {
	var out []string
	for _, k := range c.keys {
		text := k.text
		for _, name := range p.Names {
			if rest, ok := strings.CutPrefix(text, name); ok {
				text = rest
				break
			}
		}
		if text == "" {
			text = "姓名"
		}
		if a, ok := x.w.Attributes[text]; ok {
			text = a
		}
		out = append(out, text)
	}
	if isName(c.id, p.Prefix) {
		out = append(out, "姓名")
	}
	return out
}

// likeness is how like a spelling is to a candidate, by the best of its keys; key is -1
// when it is like none.
type likeness struct {
	v   float64
	key int32
}

// remembered is the number of spellings whose likeness to every candidate is kept.
const remembered = 1000

// best is the highest likeness of any spelling to a candidate, with the key.
func (x *index) best(spellings []string, c *candidate) (float64, key) {
	var top float64
	var by key
	for _, s := range spellings {
		if l := x.likeness(s, c); l.v > top {
			top, by = l.v, c.keys[l.key]
		}
	}
	return top, by
}

// likeness looks up or finds how like a spelling is to a candidate.
func (x *index) likeness(s string, c *candidate) likeness {
	row := x.known[s]
	if row == nil {
		if len(x.known) >= remembered {
			x.known = map[string]*knownSpelling{}
		}
		row = &knownSpelling{Spelt: x.weights.Spell(s), like: make([]likeness, x.numbered)}
		x.known[s] = row
	}
	l := &row.like[c.number]
	if l.key == 0 && l.v == 0 {
		*l = x.liken(&row.Spelt, c)
	}
	return *l
}

// knownSpelling is a spelling with its likeness to the candidates by number.
type knownSpelling struct {
	spelling.Spelt
	like []likeness
}

func (x *index) liken(s *spelling.Spelt, c *candidate) likeness {
	top := likeness{key: -1}
	for i := range c.keys {
		k, o := &c.keys[i], &c.spelt[i]
		v := s.Compare(o)
		if k.reason == plan.ReasonLabel && (spelling.Inserted(s, o) || spelling.Inserted(o, s)) {
			v = max(v, 0.84)
		}
		// A usual word is a whole: one that is only like it says little.
		if k.reason == plan.ReasonSynonym && v < 0.85 {
			v *= 0.75
		}
		if v *= k.worth; v > top.v {
			top = likeness{v, int32(i)}
		}
	}
	return top
}

// hintUnread are the words of hints printed where the answer goes, one in each pair of brackets, that the field does not explain: 仓库地址
// beside 地址, or what another field is asked by. What an account should tell of is no matter.
func hintUnread(p *proposal, it *item, m meaning) []string {
	var out []string
	if it.Kind == place.LongText || wordings.RegionParts[it.entry.Format] != nil {
		return nil
	}
	said := it.printed.Hint
	if it.box == "p" {
		said = it.printed.Behind // in a sentence a hint names the blank
	}
	for _, hint := range strings.FieldsFunc(wordings.Clean(said), func(r rune) bool { return strings.ContainsRune("()[]【】。;", r) }) {
		out = append(out, hintAsks(p.x, it, m, hint)...)
	}
	return out
}

// hintAsks are the words of one hint that the field does not explain.
func hintAsks(x *index, it *item, m meaning, hint string) []string {
	asks := toWrite.ReplaceAllString(hint, "")
	switch sort := x.w.Attributes[x.w.Canonical(asks)]; {
	case asks == "" || asks == "一项" || asks == hint && isPlaceholder(hint) || harmless.MatchString(asks):
		return nil
	case strings.HasPrefix(asks, "单位:") && !strings.HasPrefix(asks, "单位:万元"):
		return []string{asks} // the amount would be written with its own
	case wordings.UnitWord.MatchString(asks) || wordings.SaysUnit(asks):
		return nil
	case ofOtherThing.MatchString(asks), otherMoney.MatchString(asks) && !strings.Contains(wordings.PlaceUnit(it.printed), strings.TrimPrefix(otherMoney.FindString(asks), "(")):
		return []string{asks}
	case strings.HasPrefix(asks, "其中"), sort == "手机" && strings.HasSuffix(it.entry.Field, ".tel"), sort == "固定电话" && strings.HasSuffix(it.entry.Field, ".mobile"):
		return []string{asks}
	}
	for _, s := range x.w.Variants(asks, false) {
		if x.keys[s] && it.entry.Field != "org.postcode" && !slices.Contains(m.keys, s) && !slices.Contains(m.keys, x.w.Canonical(s)) {
			return []string{asks}
		}
		if other := x.exact[s]; len(other) > 0 && !slices.ContainsFunc(other, func(c *candidate) bool { return c.id == it.entry.Field }) {
			return []string{asks}
		}
	}
	return remarkUnread(x, asks, m)
}

var (
	// toWrite begins a hint that says what to write.
	toWrite = pattern.Of(`^(?:请|应|须|需)?(?:如实|准确|据实)?(?:填写?|填报|填入|注明|写明|输入|录入|选择)(?:[您你贵](?:公司|单位|企业)?的?)?`)
	// ofOtherThing are hints that ask of another firm, person, account or time, and otherMoney ends those that ask an amount in another unit.
	ofOtherThing = pattern.Of(`对方|总公司|分公司|母公司|子公司|财务|会计|发票|一般户|基本户|专户|专用账户|变更|限填|净利|主营|税后`)
	otherMoney   = pattern.Of(`(?:^|[^万千百亿美])(?:百万元|千元|亿元|元)$`)
	// harmless are hints on how an answer is written, and on its seal or signature.
	harmless = pattern.Of(`^(?:不可|不能|不得|应|须|需)与|必填|选填|自动(?:生成|带出|填充|获取|计算)|字体|雅黑|宋体|黑体|www|备案通过|\d+个?字|\d+位|(?:^|与|按|同)(?:工商|企业|单位|公司)?(?:营业)?执照(?:上?的?(?:名称|全称|地址|住所|内容))?(?:填|一致|相同|为准|$)|证书上|证件上|盖章|公章|签[字名章]|^(?:单位|企业|公司|名称|机构|银行)?全称$|一致$|相同$|为准|退还|字以内|不超过|[xX×*＊]{2}|^(?:省|市|县|区|州|镇|路|号|街道|乡|/|、|\(|\))+$|^[\d\-+/.、区号]+$`)
)
