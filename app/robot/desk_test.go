package robot

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/assets"
)

func TestANewVaultIsAskedOnceAndAnOldOneNever(t *testing.T) {
	vault := filepath.Join(t.TempDir(), "v")
	open := func() *Robot {
		r, err := Start(Options{Assets: assets.FS, Vault: vault, Fresh: true})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := open()
	r.mustSee(t, "欢迎使用一表", "代办机构")
	r.must(t, r.Press("代办机构"), r.Press("直接开始"))
	r.mustSee(t, "从这里开始", "新建第一家单位")
	r.must(t, r.Close())
	r = open()
	r.mustSee(t, "从这里开始")
	r.must(t, r.Close())

	vault = filepath.Join(t.TempDir(), "old")
	r = open()
	if _, err := r.Session.Clients().Create("柳州市旧有企业"); err != nil {
		t.Fatal(err)
	}
	r.must(t, r.Close())
	r = open()
	defer func() { r.must(t, r.Close()) }()
	r.mustSee(t, "柳州市旧有企业", "还没有申报档案")
}

func TestTheTourLeavesNothingBehind(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	r, err := Start(Options{Assets: assets.FS, Vault: filepath.Join(t.TempDir(), "v"), Fresh: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { r.must(t, r.Close()) }()
	own := r.Session.Vault()
	r.must(t, r.Press("小企业"), r.Press("看两分钟导览"))
	r.mustSee(t, "导览 1/8", "柳州市智榫机械装备有限公司", "示例资料库")
	for i := range 7 {
		r.must(t, r.Press("下一站"))
		r.mustSee(t, fmt.Sprintf("导览 %d/8", i+2))
	}
	r.must(t, r.Press("上一步"))
	r.mustSee(t, "导览 7/8")
	r.must(t, r.Press("离开导览"))
	r.mustSee(t, "从这里开始", "导览结束")
	left, err := os.ReadDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if strings.HasPrefix(f.Name(), "yibiao-tour-") {
			t.Errorf("%s was left", f.Name())
		}
	}
	clients, err := r.Session.Clients().List()
	if err != nil || len(clients) != 0 || r.Session.Vault() != own {
		t.Errorf("the own vault has %d clients, %v", len(clients), err)
	}
	r.must(t, r.Menu("两分钟导览"))
	r.mustSee(t, "导览 1/8")
}

func TestTheDeskWithManyClientsAndTheBin(t *testing.T) {
	r := start(t, t.TempDir())
	defer func() { r.must(t, r.Close()) }()
	for i := range 200 {
		if _, err := r.Session.Clients().Create(fmt.Sprintf("柳州市虚构第%03d号机械有限公司", i)); err != nil {
			t.Fatal(err)
		}
	}
	r.Go(page.Route{Page: page.Workbench})
	if r.Sees("第150号") || !r.Sees("共 200 家") {
		t.Error("the list shows all clients, or does not tell how many there are")
	}
	r.must(t, r.Type("d150hjx"))
	r.Settle()
	r.mustSee(t, "第150号")
	r.Key(fyne.KeyReturn)
	if !r.Sees("柳州市虚构第150号机械有限公司还没有申报档案") {
		r.mustSee(t, "还没有申报档案")
	}
	clients, err := r.Session.Clients().List()
	r.must(t, err)
	d, err := r.Session.Dossiers().Create(clients[150].ID, "yijianshi", []string{"yjs-04-shuishou"}, "要删的档案")
	r.must(t, err)
	r.must(t, r.Session.Dossiers().Delete(d.ID))
	r.Go(page.Route{Page: page.Workbench})
	r.must(t, r.Press("回收站"))
	r.mustSee(t, "要删的档案", clients[150].Name)
	r.must(t, r.Press("恢复"))
	r.mustSee(t, "要删的档案", "继续")
}

func TestAValueIsChangedInThePreCheckAndTakenBack(t *testing.T) {
	r := start(t, t.TempDir())
	defer func() { r.must(t, r.Close()) }()
	r.must(t, r.Press("载入示例企业"))
	dossiers, err := r.Session.Dossiers().List("")
	r.must(t, err)
	id := dossiers[1].ID
	r.Go(page.Route{Page: page.Form, Dossier: id})
	r.must(t, r.Fill("eq.price", "30"))
	r.Go(page.Route{Page: page.Check, Dossier: id})
	r.mustSee(t, "请留意", "15 万元")
	r.must(t, r.Press("就地改"))
	for r.win.Canvas().Focused() != nil {
		if e, ok := r.win.Canvas().Focused().(interface {
			SetText(string)
			SelectedText() string
		}); ok {
			e.SetText("")
			break
		}
		r.Key(fyne.KeyTab)
	}
	r.must(t, r.Type("400"))
	r.Key(fyne.KeyReturn)
	r.mustSee(t, "改为 400", "15 万元 → 200 万元", "撤销这一步")
	r.must(t, r.Press("撤销这一步"))
	r.mustSee(t, "15 万元")
	e, err := r.Session.OpenDossier(id)
	r.must(t, err)
	if got := e.Value("eq.price"); got != "30" && got != "30.00" {
		t.Errorf("after undo the price is %q", got)
	}
	r.must(t, r.Press("请确认"))
	if r.Sees("不影响导出，建议核对") {
		t.Error("the filter shows the other kinds too")
	}
}
