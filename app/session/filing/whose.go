package filing

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms/folding"
	"yibiao/forms/gb"
	"yibiao/forms/simplified"
)

// Ground says by what a file is taken for a client's.
type Ground string

// The grounds.
const (
	ByFolder Ground = "folder" // a folder over it is named after the client
	ByName   Ground = "name"   // the file itself is
)

// Words that folders of clients have beside the name, that names of firms end with, and places that firms are named after without
// their kind; longer ones first where one begins another.
var (
	besides = []string{"申报材料", "附件材料", "盖章材料", "申请材料", "扫描件", "盖章版", "客户", "材料", "资料", "附件", "申报", "档案", "项目", "文件"}
	endings = []string{"股份有限责任公司", "有限责任公司", "股份有限公司", "有限公司", "公司", "集团"}
	places  = []string{"广西", "南宁", "柳州", "桂林", "梧州", "北海", "防城港", "钦州", "贵港", "玉林", "百色", "贺州", "河池", "来宾", "崇左"}
)

// leastSigns is how many signs of a name a folder has at least to be taken for it.
const leastSigns = 2

// named is a client with what folders may be named after.
type named struct {
	session.ClientInfo
	whole, code string
	parts       []string // beginnings that people use: without the kind of firm, without the place too; longest first
}

// register are the clients of a vault, by their names.
type register struct{ all []named }

func newRegister(s *session.Session) (register, error) {
	list, err := s.Clients().List()
	if err != nil {
		return register{}, err
	}
	codes, err := codesOf(s.Store().State())
	if err != nil {
		return register{}, err
	}
	var r register
	for _, c := range list {
		n := named{ClientInfo: c, whole: plain(c.Name), code: codes[c.ID]}
		n.parts = beginnings(n.whole)
		r.all = append(r.all, n)
	}
	return r, nil
}

// of tells whose a folder or file is by its name, with the words that tell it; alike are several whose it may be.
func (r register) of(name string) (client session.ClientInfo, words string, alike []session.ClientInfo) {
	text := plain(name)
	for _, c := range r.all {
		if c.code != "" && strings.Contains(text, c.code) {
			return c.ClientInfo, c.code, nil
		}
	}
	if found, longest := r.best(func(c named) string { return c.within(text, c.whole) }); longest != "" {
		return one(found, longest)
	}
	if found, longest := r.best(func(c named) string {
		for _, part := range c.parts {
			if len([]rune(part)) > leastSigns && c.within(text, part) != "" {
				return part
			}
		}
		return ""
	}); longest != "" {
		return one(found, longest)
	}
	for _, piece := range pieces(name) {
		var found []session.ClientInfo
		for _, c := range r.all {
			if slices.ContainsFunc(c.parts, func(part string) bool { return strings.HasPrefix(part, piece) }) {
				found = append(found, c.ClientInfo)
			}
		}
		if len(found) > 0 {
			return one(found, piece)
		}
	}
	return session.ClientInfo{}, "", nil
}

// plain is a name as names are compared, in simplified characters.
func plain(name string) string { return simplified.Text(folding.Text(name)) }

// best are the clients for whom most signs are found: a name that holds another stands for itself alone.
func (r register) best(of func(named) string) (found []session.ClientInfo, longest string) {
	for _, c := range r.all {
		switch words := of(c); {
		case words == "" || len(words) < len(longest):
		case len(words) > len(longest):
			found, longest = []session.ClientInfo{c.ClientInfo}, words
		default:
			found = append(found, c.ClientInfo)
		}
	}
	return found, longest
}

func one(found []session.ClientInfo, words string) (session.ClientInfo, string, []session.ClientInfo) {
	if len(found) == 1 {
		return found[0], words, nil
	}
	return session.ClientInfo{}, words, found
}

// within gives the words back when a text has them as the client's name: what stands right before is its own place, and what comes
// right after makes it no other firm, as another ending or that of a branch does.
func (c named) within(text, words string) string {
	before, after, there := strings.Cut(text, words)
	if words == "" || !there {
		return ""
	}
	for _, word := range besides {
		before = strings.ReplaceAll(before, word, " ")
	}
	before = before[len(strings.TrimRightFunc(before, unicode.IsLetter)):]
	after = after[:len(after)-len(strings.TrimLeftFunc(after, unicode.IsLetter))]
	_, own, _ := strings.Cut(c.whole, words)
	after, ended := strings.CutPrefix(after, own)
	if !strings.Contains(c.whole, before) || !ended && hasEnding(after) || strings.HasSuffix(after, "公司") || strings.HasSuffix(after, "厂") {
		return ""
	}
	return words
}

// hasEnding tells that a text begins with the kind of a firm.
func hasEnding(text string) bool {
	return slices.ContainsFunc(endings, func(end string) bool { return strings.HasPrefix(text, end) })
}

// pieces are the parts of a name that a client may be meant by: what stands between signs and figures, without the words that
// folders have beside. What has the ending of a firm is a whole name, and no part of one.
func pieces(name string) []string {
	name = simplified.Text(name)
	text := folding.Text(name)
	if parts := strings.Fields(name); len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return hasEnding(folding.Text(part)) }) {
		text = text + " " + strings.ToUpper(gb.HalfWidth(norm.NFC.String(strings.Join(parts, " ")))) // as one, and each
	}
	for _, word := range besides {
		text = strings.ReplaceAll(text, word, " ")
	}
	var out []string
	for _, piece := range strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }) {
		whole := slices.ContainsFunc(endings, func(end string) bool { return strings.HasSuffix(piece, end) })
		if !whole && len([]rune(piece)) >= leastSigns && !slices.Contains(places, piece) {
			out = append(out, piece)
		}
	}
	return out
}

// beginnings are a firm's name without the kind of firm, and without the places before it too.
func beginnings(whole string) []string {
	text := strings.Map(func(c rune) rune {
		if strings.ContainsRune("()[]", c) {
			return -1
		}
		return c
	}, whole)
	for _, end := range endings {
		text = strings.TrimSuffix(text, end)
	}
	var out []string
	for text != "" && len(out) < 4 {
		out = append(out, text)
		bare := withoutPlace(text)
		if bare == text {
			break
		}
		text = bare
	}
	return out
}

// withoutPlace takes one place off the beginning of a name: one with its kind (柳州市、鹿寨县), or a known one without.
func withoutPlace(text string) string {
	signs := []rune(text)
	for i := 1; i < min(len(signs)-leastSigns, 8); i++ {
		if slices.Contains([]rune("省市县区"), signs[i]) && i >= 2 {
			return string(signs[i+1:])
		}
	}
	for _, place := range places {
		if rest, ok := strings.CutPrefix(text, place); ok && len([]rune(rest)) >= leastSigns {
			return rest
		}
	}
	return text
}

// codeField is where a client's credit code lies.
const codeField = record.AnswerPrefix + "org.uscc"

// codesOf are the credit codes of all clients, by id.
func codesOf(in store.State) (map[string]string, error) {
	found, err := in.Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient}, codeField)
	if err != nil {
		return nil, session.Failed("sort", err)
	}
	out := map[string]string{}
	for _, e := range found {
		out[e.ID] = folding.Text(e.Value(codeField))
	}
	return out, nil
}
