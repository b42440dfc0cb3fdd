package robot

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/assets"
	"yibiao/forms"
	"yibiao/forms/loading"
)

var library = sync.OnceValues(func() (*forms.Library, error) {
	packs, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		return nil, err
	}
	return loading.ReadLibrary(packs)
})

// start opens the program on a vault in dir.
func start(t *testing.T, dir string) *Robot {
	t.Helper()
	l, err := library()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)
	now := func() time.Time { at = at.Add(time.Second); return at }
	r, err := Start(Options{Assets: assets.FS, Library: l, Vault: filepath.Join(dir, "资料 库%20"), Now: now, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *Robot) must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (r *Robot) mustSee(t *testing.T, words ...string) {
	t.Helper()
	for _, w := range words {
		if !r.Sees(w) {
			t.Fatalf("%q cannot be seen; to be seen is: %s", w, strings.Join(r.Seen(), " | "))
		}
	}
}

// newDossier goes from the empty vault to a dossier, as a person who has the keyboard and a mouse.
func newDossier(t *testing.T, r *Robot) {
	t.Helper()
	r.mustSee(t, "从这里开始")
	r.must(t, r.Press("新建单位"), r.Type("柳州市试验机械有限公司"), r.Press("新建"))
	r.mustSee(t, "企业档案", "单位基本信息")
	r.must(t, r.Fill("org.uscc", "91450200MA5YLBT65G"), r.Fill("org.reg_capital", "1200"))
	r.mustSee(t, "壹仟贰佰万元整")
	r.Go(page.Route{Page: page.Workbench})
	r.must(t, r.Press("新建申报档案"), r.Programme("税收优惠政策宣传辅导"), r.Press("建立申报档案"))
	r.mustSee(t, "一张表", "必填")
}

func TestFromAnEmptyVaultToAVerifiedBundle(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir)
	newDossier(t, r)
	id := r.Shell.Route().Dossier

	r.must(t, r.Fill("handler.mobile", "1380000"))
	r.must(t, r.At("handler.mobile"))
	r.mustSee(t, "11 位")
	r.must(t, r.Fill("handler.mobile", "13800000002"))
	if r.Sees("11 位手机号码") {
		t.Error("the finding stayed although the answer was put right")
	}

	attach(t, r, dir, id)
	export(t, r, dir, id)

	r.must(t, r.Close())
	again := start(t, dir)
	defer func() { again.must(t, again.Close()) }()
	again.mustSee(t, "柳州市试验机械有限公司", "第 1 次导出")
	again.must(t, again.Press("打开"))
	again.Shell.Undo()
	again.mustSee(t, "已撤销")
}

// attach drops a file on the window, takes it off and brings it back.
func attach(t *testing.T, r *Robot, dir, id string) {
	t.Helper()
	paper := filepath.Join(dir, "营业执照 100%.pdf")
	licence, err := fs.ReadFile(assets.FS, "samples/files/营业执照.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(paper, licence, 0o644); err != nil {
		t.Fatal(err)
	}
	r.Go(page.Route{Page: page.Form, Dossier: id})
	r.Shell.Drop([]string{paper}) // wherever in a dossier
	r.Settle()
	r.mustSee(t, "营业执照 100%.pdf", "按文件名")
	r.must(t, r.Press("放入"))
	r.Go(page.Route{Page: page.Materials, Dossier: id, At: page.Place{Material: "m.license"}})
	r.mustSee(t, "营业执照 100%.pdf", "本单位共用", "1 页")
	r.Shell.Drop([]string{paper})
	r.Settle()
	r.mustSee(t, "内容完全相同", "要放入 0 个")
	r.must(t, r.Press("放入"), r.Press("移除"))
	r.mustSee(t, "还没有文件")
	r.Shell.Undo()
	r.Settle()
	r.mustSee(t, "营业执照 100%.pdf")
	r.Files.Next = [][]string{{filepath.Join(dir, "没有这个文件.pdf")}}
	r.must(t, r.Press("选择文件…"))
	r.mustSee(t, "没有完成")
	r.Key(fyne.KeyEscape)
}

// export writes a draft, verifies it, and verifies it again after one byte was changed.
func export(t *testing.T, r *Robot, dir, id string) {
	t.Helper()
	r.Go(page.Route{Page: page.Check, Dossier: id})
	r.mustSee(t, "要补填", "去填写")
	r.Go(page.Route{Page: page.Export, Dossier: id})
	out := filepath.Join(dir, "报 送")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	r.Files.Next = [][]string{{out}}
	r.must(t, r.Press("浏览…"))
	r.Key(fyne.KeyReturn) // in the path of the folder: the button beside is not to be pressed
	if r.Sees("导出完成") {
		t.Fatal("an official export went through although something blocks")
	}
	r.must(t, r.Press("先导出草稿"), r.Press("导出"))
	r.mustSee(t, "第 1 次导出完成", "填写内容和材料都与这次导出一致")
	made, err := filepath.Glob(filepath.Join(out, "草稿-*.zip"))
	if err != nil || len(made) != 1 {
		t.Fatalf("found %v, %v", made, err)
	}
	r.must(t, r.Press("先导出草稿"), r.Press("先导出草稿"), r.Press("导出"))
	r.mustSee(t, "替换它吗")
	r.must(t, r.Press("取消"), r.Press("再核验一遍"))
	r.mustSee(t, "完好")
	data, err := os.ReadFile(made[0])
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	r.must(t, os.WriteFile(made[0], data, 0o644))
	r.Shell.Drop([]string{made[0]})
	r.Settle()
	r.mustSee(t, "这是草稿，不能受理；核验也不通过")
	r.Key(fyne.KeyEscape)
	r.mustSee(t, "导出记录")
}

func TestPictures(t *testing.T) {
	if testing.Short() {
		t.Skip("painting every screen takes some seconds")
	}
	out := os.Getenv("YIBIAO_PICTURES")
	if out == "" {
		out = t.TempDir()
	}
	if err := Pictures(PictureOptions{Assets: assets.FS, Out: out}); err != nil {
		t.Fatal(err)
	}
	pictures, err := filepath.Glob(filepath.Join(out, "*.png"))
	if err != nil || len(pictures) < 20 {
		t.Errorf("%d pictures, %v", len(pictures), err)
	}
}
