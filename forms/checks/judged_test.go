package checks

import (
	"slices"
	"testing"

	"yibiao/forms"
)

// judged is what the article of a programme says of a firm when all else speaks for the project: written from the texts, not
// from what the program answers.
var judged = []struct {
	programme, article string
	want               map[string]forms.Outcome // by firm
}{
	{"stt-01-rending", "第五条(一)：在广西区域内开展经营活动的制造业企业", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "of Nanning": forms.Confirm, "of Guangzhou, in a street named Guangxi": forms.NotMet, "of another industry": forms.NotMet,
		"a cooperative": forms.NotMet, "a university": forms.NotMet, "a branch": forms.Doubtful, "listed as dishonest": forms.Doubtful, "a researcher": forms.Unknown}},
	{"stt-02-jiangli", "第十二条：获得认定的生产企业，价格的 50%，不超过 200 万元", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Met, "of Nanning": forms.Met, "owned from abroad": forms.Met, "a branch": forms.Doubtful, "a university": forms.Doubtful,
		"listed as dishonest": forms.Doubtful, "a researcher": forms.Unknown}},
	{"lz-01a-gongguan", "(一)：制约制造业企业发展、亟待解决的基础性、关键性技术问题", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "of Nanning": forms.Doubtful, "of another industry": forms.Doubtful, "a branch": forms.Doubtful, "a university": forms.Doubtful}},
	{"lz-02a-jigai", "(二)：制造业企业", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Met, "of Nanning": forms.Doubtful, "of another industry": forms.Doubtful, "a cooperative": forms.Doubtful, "a branch": forms.Doubtful, "a large group": forms.Met}},
	{"lz-02b-touzi-jili", "(二)：重点工业项目，没有写制造业", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "that makes electricity": forms.Confirm, "of another industry": forms.Doubtful, "of Nanning": forms.Doubtful}},
	{"lz-10-zengchan", "(十)：有订单、有市场的企业，分行业激励，没有写制造业", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Met, "that makes electricity": forms.Met, "of another industry": forms.Doubtful}},
	{"sn-03-xinchanpin", "三(一)3：经济效益好，好不好由遴选定", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "with patents lapsed, pending or of another firm": forms.NotMet, "of another industry": forms.Doubtful}},
	{"yjs-02-houbuzhu", "二(三)：广西科技成果登记；外省登记的没有写", map[string]forms.Outcome{"that came from Hunan with its titles": forms.Doubtful}},
	{"lz-03a-shuzihua", "(三)：制造业，应用成效显著、标杆示范", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "of Laibin": forms.Doubtful, "of another industry": forms.Doubtful, "an individual business": forms.Doubtful}},
	{"lz-08a-danbao", "(八)：信用担保机构", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.NotMet, "of another industry": forms.NotMet, "a hospital": forms.NotMet, "a cooperative": forms.NotMet}},
	{"lz-08b-xiaowei-daikuan", "(八)：金融机构", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.NotMet, "of another industry": forms.NotMet, "a hospital": forms.NotMet, "a cooperative": forms.NotMet}},
	{"lz-09-yingji-zhouzhuan", "(九)：为重点工业技改项目企业、高成长性企业、专精特新中小企业等提供，单笔最高 3000 万元", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "a large group": forms.Doubtful, "of another industry": forms.NotMet, "a cooperative": forms.NotMet, "a university": forms.NotMet, "of Nanning": forms.Doubtful}},
	{"lz-11-shangtaijie", "(十一)：工业企业年度生产规模首次突破台阶", map[string]forms.Outcome{
		"of another industry": forms.NotMet, "a cooperative": forms.NotMet, "a hospital": forms.NotMet, "listed as dishonest": forms.Doubtful}},
	{"lz-12b-gaoqi", "(十二)：高新技术企业获认定 1 年内，没有写行业", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Met, "of another industry": forms.Met, "a university": forms.Doubtful, "a branch": forms.Doubtful, "of Nanning": forms.Doubtful}},
	{"lz-14-zuihouyigongli", "(十四)：园区和重大工业项目，哪些重大没有写，没有写单位的种类", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "a university": forms.Confirm, "a branch": forms.Confirm, "of Nanning": forms.Doubtful}},
	{"lz-16b-zhongshi-yanzheng", "(十六)：第三方机构、企业、高校、科研院所等", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "a university": forms.Confirm, "a cooperative": forms.Confirm, "of Nanning": forms.Doubtful}},
	{"yjs-02-houbuzhu", "二(一)：科研机构和科研人员", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "a university": forms.Confirm, "of Nanning": forms.Confirm, "listed as dishonest": forms.Doubtful}},
	{"zy-01-zhijie", "第五条：五类支持范围，没有写单位的种类", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "a university": forms.Confirm, "a hospital": forms.Confirm, "of Nanning": forms.Confirm, "listed as dishonest": forms.Doubtful}},
	{"fw-07-shidian-lixiang", "第二、五条：试点企业，为中小企业", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Confirm, "a large group": forms.Doubtful, "of Nanning": forms.Doubtful, "a university": forms.Doubtful}},
	{"fw-01-renwushu", "第二条：服务商，没有写所在地和行业", map[string]forms.Outcome{
		"a manufacturer of Liuzhou": forms.Met, "of another industry": forms.Met, "of Nanning": forms.Met}},
}

// TestVerdictsAreThoseOfTheArticles holds the answers against what the articles say of firms of different kinds.
func TestVerdictsAreThoseOfTheArticles(t *testing.T) {
	library, firms := builtin(t), append(slices.Clone(tenFirms), otherFirms...)
	for _, q := range judged {
		for name, want := range q.want {
			at := slices.IndexFunc(firms, func(f firm) bool { return f.name == name })
			if at < 0 {
				t.Fatalf("no firm %q", name)
			}
			for _, pack := range library.Packs {
				if pack.Programme(q.programme) == nil {
					continue
				}
				form, err := forms.Compose(pack, []string{q.programme})
				if err != nil {
					t.Fatal(err)
				}
				a := Assess(form, filled(form, firms[at]))
				if got := a.Verdicts[len(a.Verdicts)-1].Outcome; got != want {
					t.Errorf("%s, %s: %s, but %s says %s", q.programme, name, got, q.article, want)
				}
			}
		}
	}
}
