package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"yibiao/app/preview"
	"yibiao/app/say"
)

// pagesTime is how long LibreOffice may take for all forms together; then it is killed with everything it started.
const pagesTime = 90 * time.Second

// collectForms copies the filled forms out of the folder bundles into forms/.
func (d *demo) collectForms() error {
	for _, x := range d.res.Dossiers {
		root := filepath.Join(x.Exports[0].Target, "data")
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".docx" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			to := filepath.Join(d.out, "forms", filepath.Base(x.Exports[0].Target)+"-"+entry.Name())
			d.res.Forms = append(d.res.Forms, to)
			return os.WriteFile(to, data, 0o644)
		})
		if err != nil {
			return err
		}
	}
	d.w.Line()
	d.w.Say("套填好的表格（{n} 份）：", "n", len(d.res.Forms))
	for _, path := range d.res.Forms {
		d.w.Line("  ", path)
	}
	return nil
}

// pages paints the filled forms where an office program is installed, and says so where there is none: sketches of them would
// show less than the forms themselves.
func (d *demo) pages() error {
	if !preview.CanPDF() {
		d.skip(say.T("没有装 LibreOffice、Word 或 WPS"))
		return nil
	}
	out := filepath.Join(d.out, "pages")
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(d.ctx, pagesTime)
	defer cancel()
	_, err := preview.NewPainter(d.p.Session.PDF()).Draw(ctx, d.res.Forms, demoWidth, func(p preview.Page) error {
		form := strings.TrimSuffix(filepath.Base(d.res.Forms[p.Document]), ".docx")
		path := filepath.Join(out, fmt.Sprintf("%s-%02d.png", form, p.Index+1))
		d.res.Pages = append(d.res.Pages, path)
		return writePNG(path, p.Shown)
	})
	if err != nil {
		return d.unpainted(err)
	}
	d.w.Say("画成图片 {n} 页：{path}", "n", len(d.res.Pages), "path", filepath.Join(d.out, "pages"))
	return nil
}

// demoWidth is how many pixels wide the pages are.
const demoWidth = 662

func writePNG(path string, shown image.Image) error {
	var out bytes.Buffer
	if err := png.Encode(&out, shown); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// unpainted sorts what stopped the painting: the user, or LibreOffice, which the demo does without.
func (d *demo) unpainted(err error) error {
	if errors.Is(d.ctx.Err(), context.Canceled) {
		return d.ctx.Err()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		d.skip(say.T("LibreOffice 用时太长，已停止"))
		return nil
	}
	d.skip(say.T("LibreOffice 出错：{detail}", "detail", err))
	return nil
}

func (d *demo) skip(why string) {
	d.res.Skipped = why
	d.w.Say("没有画图片：{why}", "why", why)
}
