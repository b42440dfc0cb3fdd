// Package where tells on what kind of place a folder lies: one that a program keeps in step with other computers, or a drive
// of the network. A vault there can be put back to an older state, or copied without its log, by somebody else's program.
package where

import (
	"bufio"
	"io"
	"path/filepath"
	"strings"
)

// Kind is a kind of place.
type Kind string

// The kinds; the zero Kind is an ordinary folder of this computer, or one of which nothing is known.
const (
	Synced  Kind = "synced"  // a program copies its files elsewhere and back
	Network Kind = "network" // its files lie on another computer
)

// Place is where a folder lies.
type Place struct {
	Kind Kind
	// Name of the synchronising program, or of the kind of network drive; "" when not known.
	Name string
}

// Of tells where an absolute folder lies, links followed.
func Of(dir string) Place {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if name := syncedBy(dir); name != "" {
		return Place{Synced, name}
	}
	if name := networkDrive(dir); name != "" {
		return Place{Network, name}
	}
	return Place{}
}

// programs are the folders of synchronising programs: a part of the path that is the sign, or begins with it and goes on
// with anything but a letter or digit (OneDrive - 某某公司, Dropbox (Personal)). Letters are lower case.
var programs = []struct{ sign, name string }{
	{"onedrive", "OneDrive"}, {"dropbox", "Dropbox"},
	{"iclouddrive", "iCloud"}, {"icloud drive", "iCloud"}, {"icloud云盘", "iCloud"}, {"com~apple~clouddocs", "iCloud"}, {"mobile documents", "iCloud"},
	{"google drive", "Google Drive"}, {"googledrive", "Google Drive"}, {"my drive", "Google Drive"},
	{"我的坚果云", "坚果云"}, {"坚果云", "坚果云"}, {"nutstore files", "坚果云"}, {"nutstore", "坚果云"}, {"nutstorefiles", "坚果云"},
	{"百度网盘", "百度网盘"}, {"百度云同步盘", "百度网盘"}, {"百度网盘同步空间", "百度网盘"}, {"baidunetdisk", "百度网盘"},
	{"baidunetdiskdownload", "百度网盘"}, {"baidunetdiskworkspace", "百度网盘"}, {"baidusyncdisk", "百度网盘"}, {"baiduyun", "百度网盘"},
	{"wps云盘", "WPS 云文档"}, {"wps云文档", "WPS 云文档"}, {"wpsdrive", "WPS 云文档"}, {"wps cloud files", "WPS 云文档"},
	{"腾讯微云", "腾讯微云"}, {"微云同步助手", "腾讯微云"}, {"weiyun", "腾讯微云"}, {"阿里云盘", "阿里云盘"}, {"adrive", "阿里云盘"},
	{"115同步盘", "115"}, {"亿方云", "亿方云"}, {"seafile", "Seafile"}, {"nextcloud", "Nextcloud"}, {"owncloud", "ownCloud"},
	{"syncthing", "Syncthing"}, {"pcloud drive", "pCloud"}, {"megasync", "MEGA"}, {"mega", "MEGA"}, {"box sync", "Box"}, {"天翼云盘", "天翼云盘"},
}

// syncedBy names the program that keeps a folder of the path in step; "" for none.
func syncedBy(dir string) string {
	for _, part := range strings.FieldsFunc(dir, func(r rune) bool { return r == '/' || r == '\\' }) {
		low := strings.ToLower(part)
		for _, p := range programs {
			rest, ok := strings.CutPrefix(low, p.sign)
			if ok && (rest == "" || strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "（")) {
				return p.name
			}
		}
	}
	return ""
}

// networkTypes are the types of file systems that lie on other computers, by their names in Linux.
var networkTypes = map[string]string{
	"nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "ncpfs": "NCP", "afs": "AFS", "ceph": "Ceph",
	"davfs": "WebDAV", "fuse.davfs": "WebDAV", "fuse.davfs2": "WebDAV", "fuse.sshfs": "SSH", "fuse.rclone": "rclone",
	"fuse.gvfsd-fuse": "GVfs", "fuse.s3fs": "S3", "fuse.glusterfs": "GlusterFS", "9p": "9P", "fuse.kio-fuse": "KIO",
}

// mountedAs finds in the text of /proc/self/mountinfo (proc(5)) the network file system that a folder lies on; "" for none.
func mountedAs(mounts io.Reader, dir string) string {
	best, found := -1, ""
	lines := bufio.NewScanner(mounts)
	for lines.Scan() {
		before, after, ok := strings.Cut(lines.Text(), " - ")
		fields, types := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(types) == 0 {
			continue
		}
		point := unescape(fields[4])
		if !within(dir, point) || len(point) < best {
			continue // a later mount at the same point covers the earlier
		}
		best, found = len(point), networkTypes[types[0]]
	}
	return found
}

// unescape turns back the four signs that mountinfo writes as octal numbers.
var unescape = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace

func within(dir, point string) bool {
	rest, ok := strings.CutPrefix(dir, strings.TrimSuffix(point, "/"))
	return ok && (rest == "" || rest[0] == '/')
}
