package matching

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/sessiontest"
)

// TestMatchAndCheckWeighADossierOfSeveralProgrammes: what one programme of a dossier asks of a firm is weighed with what was chosen
// beside it, in match as in check, and an answer that was given while matching counts where the dossier holds it.
func TestMatchAndCheckWeighADossierOfSeveralProgrammes(t *testing.T) {
	for _, x := range []struct {
		pack       string
		programmes []string
		typed      map[string]string // into the dossier
		told       map[string]string // while matching, and into no dossier
	}{
		{"yijianshi", []string{"yjs-01-chengguo-dengji", "yjs-02-houbuzhu", "yjs-03-zhishichanquan", "yjs-04-shuishou"}, map[string]string{"yjs.applicant_kind": "科研机构(单位)"}, map[string]string{"ach.registered": "否"}},
		{"yijianshi", []string{"yjs-02-houbuzhu", "yjs-04-shuishou"}, map[string]string{"yjs.applicant_kind": "科研人员(个人)", "tc.paid": "300", "tc.trade": "500"}, nil},
		{"shoutaitao", []string{"stt-01-rending", "stt-02-jiangli"}, map[string]string{"eq.class": "成套设备", "eq.price": "380"}, map[string]string{"eq.fiscal": "否", "eq.rewarded": "否"}},
		{"zhongyang", []string{"zy-01-zhijie"}, map[string]string{"project.total": "1000", "project.apply": "200"}, map[string]string{"project.start": "2026-01-01"}},
		{"zhongyang", []string{"zy-02-houbuzhu"}, nil, map[string]string{"project.apply": "90"}},
		{"liuzhou", []string{"lz-02a-jigai"}, map[string]string{"project.total": "1000", "jg.equip": "400"}, map[string]string{"project.place": "450203"}},
		{"liuzhou", []string{"lz-10-zengchan"}, map[string]string{"zc.kind": "新建投产"}, map[string]string{"zc.now": "900", "zc.prev": "0"}},
		{"gainian", []string{"gn-01-zonghe"}, map[string]string{"gn.area": "199"}, map[string]string{"gn.area": "500"}},
		{"shuzihua", []string{"fw-08-shidian-yanshou"}, map[string]string{"pilot.listed": "否"}, map[string]string{"ys.level": "一级"}},
		{"sannian", []string{"sn-01-jishuzhongxin"}, nil, map[string]string{"js.threshold": "3"}},
	} {
		t.Run(x.pack+" "+x.programmes[0], func(t *testing.T) {
			s := sessiontest.Open(t, t.TempDir())
			c := sessiontest.NewClient(t, s, "柳州乙机械有限公司")
			profile, err := s.OpenProfile(c.ID)
			if err != nil {
				t.Fatal(err)
			}
			for field, text := range map[string]string{
				"org.type": "企业", "org.ent_type": "有限责任公司", "org.scale": "中型", "org.region": "450203", "org.industry": "C3421", "org.reg_address": "广西柳州市鱼峰区1号", "credit.dishonest": "否", "staff.total": "320",
			} {
				if _, err := profile.Set(field, text); err != nil {
					t.Fatal(err)
				}
			}
			told := func() {
				for field, text := range x.told {
					f := s.Library().Pack(x.pack).Field(field)
					if f == nil {
						t.Fatalf("no field %s", field)
					}
					if _, err := AnswerQuestion(s, c.ID, Question{Field: f}, text); err != nil {
						t.Fatal(err)
					}
				}
			}
			same := func(then string, id string) {
				t.Helper()
				m, checked := matched(t, s, c.ID), stands(t, sessiontest.Dossier(t, s, id))
				for _, programme := range x.programmes {
					if diff := cmp.Diff(checked[programme], outcomesOf(matchOf(t, m, programme).Verdict)); diff != "" {
						t.Errorf("%s, %s (-check +match):\n%s", programme, then, diff)
					}
				}
			}
			plain, err := s.Dossiers().Create(c.ID, x.pack, x.programmes, "先建的")
			if err != nil {
				t.Fatal(err)
			}
			same("begun", plain.ID)
			e := sessiontest.Dossier(t, s, plain.ID)
			for field, text := range x.typed {
				sessiontest.Set(t, e, field, text)
			}
			same("something filled in", plain.ID)
			told()
			same("something told while matching", plain.ID)
			carried, err := CreateFromMatch(s, c.ID, x.pack, x.programmes)
			if err != nil {
				t.Fatal(err)
			}
			same("begun from the match", carried.ID)
			for _, id := range []string{carried.ID} {
				e := sessiontest.Dossier(t, s, id)
				for field := range x.told {
					if e.Form.Field(field) != nil && e.Value(field) == "" {
						t.Errorf("%s was not carried into the dossier", field)
					}
				}
			}
		})
	}
}

// TestMatchAndCheckOverEveryChoiceOfProgrammes begins a dossier on every choice of two or more programmes that can be combined.
func TestMatchAndCheckOverEveryChoiceOfProgrammes(t *testing.T) {
	compared := 0
	for _, org := range []string{"企业", "科研院所"} {
		s := sessiontest.Open(t, t.TempDir())
		for _, pack := range s.Library().Packs {
			var offered []string
			for _, q := range pack.Programmes {
				if q.Card == nil && !alwaysChosen(pack, q) {
					offered = append(offered, q.ID.S)
				}
			}
			if !pack.Combine {
				continue
			}
			for choice := range 1 << len(offered) {
				var chosen []string
				for i, id := range offered {
					if choice>>i&1 == 1 {
						chosen = append(chosen, id)
					}
				}
				if len(chosen) < 2 {
					continue
				}
				c := sessiontest.NewClient(t, s, fmt.Sprintf("柳州%s%d研究所", org, choice)+pack.ID.S)
				profile, err := s.OpenProfile(c.ID)
				if err != nil {
					t.Fatal(err)
				}
				for field, text := range map[string]string{"org.type": org, "org.region": "450203", "org.reg_address": "广西柳州市鱼峰区1号", "org.industry": "M7320", "credit.dishonest": "否"} {
					sessiontest.Set(t, profile, field, text)
				}
				d, err := s.Dossiers().Create(c.ID, pack.ID.S, chosen, "")
				if err != nil {
					t.Fatal(err)
				}
				for _, filled := range []func([]string) string{nil, func(o []string) string { return o[0] }, func(o []string) string { return o[len(o)-1] }} {
					e := sessiontest.Dossier(t, s, d.ID)
					if filled != nil {
						fillIn(t, e, filled)
					}
					m, checked := matched(t, s, c.ID), stands(t, e)
					for _, programme := range chosen {
						compared++
						if diff := cmp.Diff(checked[programme], outcomesOf(matchOf(t, m, programme).Verdict)); diff != "" {
							t.Errorf("%s of %v, %s (-check +match):\n%s", programme, chosen, org, diff)
						}
					}
				}
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d programmes were compared", compared)
	}
}
