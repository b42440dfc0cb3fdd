package where

import (
	"strings"
	"testing"
)

func TestSyncedBy(t *testing.T) {
	for path, want := range map[string]string{
		`C:\Users\李\OneDrive\一表`:                                  "OneDrive",
		`C:\Users\李\OneDrive - 柳州某公司\资料库`:                         "OneDrive",
		`D:\我的坚果云\申报`:                                             "坚果云",
		`C:\Users\a\Nutstore Files\x`:                             "坚果云",
		`D:\BaiduSyncdisk\yibiao`:                                 "百度网盘",
		`D:\BaiduNetdiskWorkspace\yibiao`:                         "百度网盘",
		`/home/a/Dropbox (Personal)/v`:                            "Dropbox",
		`/Users/a/Library/Mobile Documents/com~apple~CloudDocs/v`: "iCloud",
		`C:\Users\a\iCloudDrive\v`:                                "iCloud",
		`E:\WPS云盘\v`:                                              "WPS 云文档",
		`/home/a/dropboxer/v`:                                     "",
		`/home/a/onedrives`:                                       "",
		`D:\申报资料\一表`:                                              "",
		`/home/a/.local/share/yibiao`:                             "",
	} {
		if got := syncedBy(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

const mounts = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/共享\040盘 rw - cifs //server/share rw
31 22 0:41 / /home/a/nfs rw master:1 - nfs4 server:/x rw
32 22 0:42 / /media/stick rw - fuseblk /dev/sdb1 rw
33 22 0:43 / /home/a/far rw - fuse.sshfs a@b:/ rw
34 31 8:2 / /home/a/nfs/local rw - ext4 /dev/sdc rw
broken line
`

func TestMountedAs(t *testing.T) {
	for dir, want := range map[string]string{
		"/home/a/v": "", "/mnt/共享 盘/一表": "SMB", "/mnt/共享 盘子": "", "/home/a/nfs": "NFS", "/home/a/nfs/v": "NFS",
		"/home/a/nfs/local/v": "", "/media/stick/v": "", "/home/a/far/v": "SSH",
	} {
		if got := mountedAs(strings.NewReader(mounts), dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	if p := Of(t.TempDir()); p.Kind == Synced {
		t.Errorf("%+v", p)
	}
}

func FuzzMountedAs(f *testing.F) {
	f.Add(mounts, "/home/a/nfs")
	f.Fuzz(func(t *testing.T, text, dir string) { mountedAs(strings.NewReader(text), dir) })
}
