package robot

import (
	"io/fs"
	"os"
	"path/filepath"

	"yibiao/app/page"
)

// grave shows what asks, or tells, of something grave: purging a client and its record, a pack of an unknown hand, a form with the
// title of something else, a vault that has come to harm.
func (g *gallery) grave() error {
	return steps(g.purged, g.unknownPack, g.otherTitle, g.harmed)
}

func (g *gallery) purged() error {
	c, err := g.Session.Clients().Find(longName)
	if err == nil {
		err = g.Session.Clients().Delete(c.ID)
	}
	if err != nil {
		return err
	}
	return steps(g.goTo(page.Route{Page: page.Workbench}), g.press("回收站"), g.press("彻底清除…"), g.see("purge"),
		func() error { return g.Tick("我知道清除以后不能恢复") }, g.press("彻底清除"), g.see("purge-record"), g.press("关闭"))
}

// unsignedPack is a pack as somebody sends it who has not signed it.
var unsignedPack = map[string]string{
	"pack.yaml": "pack: qita\ntitle: 柳州市虚构的试点示范项目申报（区级补充通知）\nversion: \"2026-01-01\"\ndocument: { name: 虚构的通知, number: 虚构〔2026〕1号 }\nprogrammes: [one.yaml]\n",
	"one.yaml":  "programme: qita-01\ntitle: 虚构的试点示范\nasks:\n  - section: 项目\n    fields:\n      - { id: qita.name, label: 项目名称, type: text, src: 推定 }\nmaterials:\n  - { id: qita.paper, name: 合同, src: 推定 }\n",
}

func (g *gallery) unknownPack() error {
	folder := filepath.Join(g.folder, "qita")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, text := range unsignedPack {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	g.Files.Next = append(g.Files.Next, []string{folder})
	return steps(g.goTo(page.Route{Page: page.Policy}), g.press("添加数据包…"), g.see("add-pack"), g.press("不加入"))
}

func (g *gallery) otherTitle() error {
	blank, err := g.formFile("官方认定申请表（2026年）.docx", false)
	if err != nil {
		return err
	}
	g.Files.Next = append(g.Files.Next, []string{blank})
	return steps(g.goTo(page.Route{Page: page.Official, Dossier: g.ids[0]}), g.press("导入官方表格…"), g.see("other-title"), g.press("取消"))
}

// harmed shows what a check of the vault says where the file of a material has been changed.
func (g *gallery) harmed() error {
	var one string
	err := filepath.WalkDir(filepath.Join(g.Session.Vault(), "materials"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && one == "" {
			one = path
		}
		return err
	})
	if err == nil {
		err = os.Chmod(one, 0o600)
	}
	if err == nil {
		err = os.WriteFile(one, []byte("another content"), 0o600)
	}
	if err != nil {
		return err
	}
	return steps(g.goTo(page.Route{Page: page.Vault}), g.press("检查资料库"), g.see("vault-harmed"))
}
