package cli

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
)

func vaultRestore(p *base.Program) *cobra.Command {
	var other, purged, newer bool
	c := &cobra.Command{
		Use:         say.T("restore <备份>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("用一份备份恢复；现在的内容先另存成一份备份"),
		Long:        say.T("用一份备份恢复资料库。备份写它在 list 里的序号、文件名，或者文件的路径。现在的内容先另存成一份备份，恢复错了还可以再换回来。"),
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			gone := base.Vanished(p)
			if gone != nil && !base.Exists(args[0]) { // a backup that lies elsewhere may well begin the vault anew
				return gone
			}
			path, err := findBackup(p, args[0])
			if err != nil {
				return err
			}
			if err := p.Unlock(); err != nil {
				return err
			}
			if !other && backups.OfOtherVault(p.VaultOptions(), path) {
				fmt.Fprintln(p.Env.Err, say.T("就是要用它换掉这个资料库的，加 --other：设置也跟着换，现在的内容先另存成一份备份"))
				return session.Refuse("restore", session.CodeOtherVault, "path", path)
			}
			if n := backups.PurgedIn(p.VaultOptions(), path); n > 0 && !purged {
				fmt.Fprintln(p.Env.Err, say.T("就是要让它们回来的，加 --purged"))
				return session.Refuse("restore", session.CodeRestoresPurged, "count", strconv.Itoa(n))
			}
			beyond := backups.Beyond(p.VaultOptions(), path)
			if beyond.Have > 0 && !newer {
				fmt.Fprintln(p.Env.Err, say.T("就是要用这份备份换掉新版写的资料库的，加 --newer：现在的内容先另存成一份备份"))
				return session.Refuse("restore", session.CodeRestoresOverNewer, "have", strconv.Itoa(beyond.Have), "want", strconv.Itoa(beyond.Want),
					"at", say.LastChange(beyond), "count", say.Beyond(beyond))
			}
			kept, err := backups.RestoreBackup(p.VaultOptions(), path)
			if err != nil {
				return err
			}
			return p.Show(restoredJSON{path, kept, beyond.Changes}, func(w *base.Page) {
				w.Say("已用“{name}”恢复。", "name", filepath.Base(path))
				if kept != "" {
					w.Say("原来的内容另存为：{path}", "path", kept)
					if beyond.Changes != 0 {
						w.Say("{beyond}，都在另存的这一份里。", "beyond", say.Beyond(beyond))
					}
				}
			})
		},
	}
	c.Flags().BoolVar(&other, "other", false, say.T("就是要用另一个资料库的备份换掉这个资料库"))
	c.Flags().BoolVar(&newer, "newer", false, say.T("就是要换掉更新版本的一表写的资料库"))
	c.Flags().BoolVar(&purged, "purged", false, say.T("知道已经彻底清除的单位会回来，照样恢复"))
	return c
}

// restoredJSON is a restored backup, for programs.
type restoredJSON struct {
	Restored string `json:"restored"`
	Kept     string `json:"kept"`
	Beyond   int64  `json:"changes_beyond"` // that the backup does not hold; -1 where that cannot be told
}

// findBackup finds a backup by its number in the list, its name or its path. Failures: no-backup.
func findBackup(p *base.Program, key string) (string, error) {
	found, err := backups.BackupsIn(p.VaultDir(), p.Now())
	if err != nil {
		return "", err
	}
	if n, err := strconv.Atoi(key); err == nil && n >= 1 && n <= len(found) {
		return found[n-1].Path, nil
	}
	for _, b := range found {
		if b.Name() == key {
			return b.Path, nil
		}
	}
	if base.Exists(key) && strings.HasSuffix(key, ".db") {
		return key, nil
	}
	return "", session.Refuse("restore", session.CodeNoBackup, "name", key)
}
