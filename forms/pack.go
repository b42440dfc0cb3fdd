package forms

// Pack is one policy document as data: its programmes, the fields that they share, their blank forms and examples.
type Pack struct {
	ID       Text     `yaml:"pack"`
	Title    string   `yaml:"title"`
	TitleEN  string   `yaml:"title_en"`
	Version  string   `yaml:"version"` // date of the edition, 2025-06-01
	Document Document `yaml:"document"`
	// Combine: any subset of the programmes may share one dossier (一表申请). Otherwise each stands alone.
	Combine bool `yaml:"combine"`
	// Always lists programmes that are part of every dossier of a combining pack (the common head of the one form).
	Always []Text `yaml:"always"`
	// Files are the programme files, in order.
	Files []Text `yaml:"programmes"`
	// Sources are documents besides the policy, cited by name where a practice was seen.
	Sources References `yaml:"sources"`
	// Fields are defined once for several programmes of the pack.
	Fields []*Field `yaml:"fields"`
	// Blocks of fields, Rules, Materials, Processes, Deadlines and Outputs of the pack that several programmes take with use.
	Blocks    []*FieldBlock  `yaml:"blocks"`
	Rules     []*Rule        `yaml:"rules"`
	Materials []*Requirement `yaml:"materials"`
	Denials   []*Denial      `yaml:"denials"` // beside those of the vocabulary
	Processes []*Process     `yaml:"processes"`
	Deadlines []*Deadline    `yaml:"deadlines"`
	Outputs   []*Output      `yaml:"outputs"`
	Caps      []*Cap         `yaml:"caps"`
	// Moved tells where the answers of fields of earlier editions belong now.
	Moved []*Moved `yaml:"moved"`
	// Articles tell in our own words what the articles of the document say, in the document's order.
	Articles []Article `yaml:"articles"`

	Programmes []*Programme `yaml:"-"`
	Vocabulary *Vocabulary  `yaml:"-"`
	// Folder is the path of the pack inside the file system that it was read from.
	Folder string `yaml:"-"`

	ByID map[string]*Field `yaml:"-"`
	From FilesOf           `yaml:"-"`
}

// Process is a procedure that several programmes of the pack share.
type Process struct {
	ID    Text   `yaml:"id"`
	Steps []Step `yaml:"steps"`
}

// Article is what one article of the document says, in our own words.
type Article struct {
	No    string `yaml:"no"` // 第五条, (三)
	Title string `yaml:"title"`
	Text  string `yaml:"text"`
	// Words are terms of the document itself that people search for and Text does not use.
	Words []string `yaml:"words"`
}

// Document is what is cited of a policy: its name, number and issuers, and when it holds.
type Document struct {
	Name      string   `yaml:"name"`
	Number    string   `yaml:"number"`
	Issuers   []string `yaml:"issuers"`
	Issued    string   `yaml:"issued"`    // 2025-05-06
	Effective string   `yaml:"effective"` // 2025-05-06
	Expires   string   `yaml:"expires"`   // "" when the document does not say
	Note      string   `yaml:"note"`
	// Attachments are the files that the document names as its own, in its order.
	Attachments []Attachment `yaml:"attachments"`
}

// Attachment is an official file of a policy document that the pack does not hold.
type Attachment struct {
	No   Text   `yaml:"no"` // 附件2
	Name string `yaml:"name"`
	// Original: it is the whole document itself.
	Original bool `yaml:"original"`
	// Output is the program's own form that is used until the official one is there; Instead says what is used where it is
	// no form.
	Output  Text   `yaml:"output"`
	Instead string `yaml:"instead"`
}

// Programme is one thing that can be applied for.
type Programme struct {
	ID      Text   `yaml:"programme"`
	Title   string `yaml:"title"`
	TitleEN string `yaml:"title_en"`
	Short   string `yaml:"short"` // short Chinese title for lists and file names
	Kind    string `yaml:"kind"`  // 认定, 奖励, 登记, 后补助, 服务, 集成申请
	Level   string `yaml:"level"`
	// After names the happenings of the vocabulary from which the programme follows; see Library.LedTo.
	After       []Text         `yaml:"after"`
	Applicants  Applicants     `yaml:"applicants"`
	Responsible []string       `yaml:"responsible"`
	Channels    []string       `yaml:"channels"`
	Asks        []*Section     `yaml:"asks"`
	Rules       []*Rule        `yaml:"rules"`
	Amounts     []*Amount      `yaml:"amounts"`
	Caps        []*Cap         `yaml:"caps"`
	Deadlines   []*Deadline    `yaml:"deadlines"`
	Process     []Step         `yaml:"process"`
	Materials   []*Requirement `yaml:"materials"`
	Declares    []Declaration  `yaml:"declarations"`
	Outputs     []*Output      `yaml:"outputs"`
	Examples    []*Example     `yaml:"examples"`
	Questions   []string       `yaml:"open_questions"`
	// Follows is set on a programme that can be applied for only after others of the pack.
	Follows *Follows `yaml:"follows"`
	// Card is set on a programme for which the document gives no application: it only informs.
	Card *Card `yaml:"card"`

	Pack *Pack  `yaml:"-"`
	File string `yaml:"-"`
}

// Follows tells which programmes come before one, and what that means for preparing it.
type Follows struct {
	After  []Text `yaml:"after"` // any one of them
	Says   string `yaml:"says"`
	Source `yaml:",inline"`
}

// Card tells about a measure that cannot be applied for with a dossier: it has no form.
type Card struct {
	Who    string `yaml:"who"`  // whom it concerns
	What   string `yaml:"what"` // what it brings
	Ask    string `yaml:"ask"`  // where to ask
	Source `yaml:",inline"`
}

// Applicants says who may apply.
type Applicants struct {
	Types  []string `yaml:"types"`
	Note   string   `yaml:"note"`
	Source `yaml:",inline"`
}

// Step is one step of the procedure and who is in charge of it.
type Step struct {
	// Use stands for all steps of a process of the pack.
	Use    Text   `yaml:"use"`
	Party  string `yaml:"party"`
	Action string `yaml:"action"`
	// Tool is what this program does in the step: prepare, handoff or track.
	Tool   string `yaml:"tool"`
	Period string `yaml:"period"`
	Source `yaml:",inline"`
}

// Declaration is one sentence that the applicant signs.
type Declaration struct {
	Use    Text   `yaml:"use"` // a declaration of the vocabulary
	Text   string `yaml:"text"`
	Source `yaml:",inline"`
}

// Output is a document that the programme produces.
type Output struct {
	// Use stands for an output of the pack.
	Use   Text   `yaml:"use"`
	ID    Text   `yaml:"id"`
	Title string `yaml:"title"`
	Form  Text   `yaml:"form"` // path of the blank .docx below the pack folder
	// Answers is the requirement that this document answers; "" when it is none.
	Answers  Text        `yaml:"answers"`
	When     Text        `yaml:"when"`
	Layout   Layout      `yaml:"layout"`
	WhenExpr *Expression `yaml:"-"`
	// Programme that the output belongs to.
	Programme *Programme `yaml:"-"`
}

// Layout tells the generator how the blank form is laid out; see package dossier/blank.
type Layout struct {
	Kind string `yaml:"kind"` // application, commitment, list, statement
	// Cover fields, printed as lines under the title.
	Cover []Text `yaml:"cover"`
	Sub   string `yaml:"sub"`
	// Sections to print by title; empty = all sections of the programme, or of all programmes for a combining form.
	Sections []string `yaml:"sections"`
	All      bool     `yaml:"all"`  // the union of all programmes of the pack
	Text     []string `yaml:"text"` // paragraphs of a statement or commitment, may hold {field.id}
	// Pictures are requirements whose first picture is printed.
	Pictures []Text   `yaml:"pictures"`
	Signs    []string `yaml:"signs"`
	Opinions []string `yaml:"opinions"` // opinion boxes of the offices, left for handwriting
}

// Output finds an output of the pack or one of its programmes by id; nil when there is none.
func (p *Pack) Output(id string) *Output {
	for _, q := range p.Programmes {
		for _, o := range q.Outputs {
			if o.ID.S == id {
				return o
			}
		}
	}
	return nil
}

// Source finds a document that the pack, or the vocabulary, cites by a name; nil when there is none.
func (p *Pack) Source(name string) *Reference {
	if one := p.Sources.Find(name); one != nil {
		return one
	}
	return p.Vocabulary.Sources.Find(name)
}

// Programme finds a programme of the pack by id; nil when there is none.
func (p *Pack) Programme(id string) *Programme {
	for _, q := range p.Programmes {
		if q.ID.S == id {
			return q
		}
	}
	return nil
}

// Field finds a field that the vocabulary, the pack or one of its programmes defines; nil when there is none.
func (p *Pack) Field(id string) *Field { return p.ByID[id] }

// Blank reads the blank form of an output.
func (p *Pack) Blank(o *Output) ([]byte, error) { return p.From.Read(o.Form.S) }

// ShortTitle is Short, or Title when there is none.
func (q *Programme) ShortTitle() string {
	if q.Short != "" {
		return q.Short
	}
	return q.Title
}
