package robot

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yibiao/app/page"
	"yibiao/assets"
)

func TestZZDesk(t *testing.T) {
	for _, size := range strings.Fields(os.Getenv("SIZES")) {
		for _, v := range []View{{"light-100", "light", 1, 0}, {"dark-150", "dark", 1.5, 0}, {"dark-100", "dark", 1, 0}, {"light-150", "light", 1.5, 0}} {
			if only := os.Getenv("VIEW"); only != "" && !strings.Contains(only, v.Name) {
				continue
			}
			dir := filepath.Join("/tmp/ub/v", size)
			if size == "0" {
				dir = filepath.Join(t.TempDir(), "v")
			}
			r, err := Start(Options{Assets: assets.FS, Vault: dir, Out: filepath.Join("/tmp/ub/pic", size+"-"+v.Name), Scale: v.Scale, Fresh: true, VaultName: "示例资料库"})
			if err != nil {
				t.Fatal(err)
			}
			if err := page.SetDesk(r.Session, page.DeskOffice); err != nil {
				t.Fatal(err)
			}
			r.Shell.SetMode(v.Mode)
			for _, p := range []page.Page{page.Workbench, page.Dossiers, "board", page.Match, page.Agenda, page.Client, page.Fill} {
				began := time.Now()
				to := page.Route{Page: p}
				if p == "board" {
					if err := r.Press("看板"); err != nil {
						fmt.Println(size, v.Name, "no board:", err)
						continue
					}
				} else {
					if p == page.Client {
						list, _ := r.Session.Clients().List()
						if len(list) == 0 {
							continue
						}
						to.Client = list[0].ID
					}
					r.Go(to)
				}
				r.Settle()
				took := time.Since(began)
				if err := r.Picture(string(p)); err != nil {
					t.Fatal(err)
				}
				fmt.Println(size, v.Name, p, took.Round(time.Millisecond), "cut:", r.Cut())
			}
			r.Close()
		}
	}
}
