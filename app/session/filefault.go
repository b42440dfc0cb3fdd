package session

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/dossier/container"
)

// FileFault is why a file cannot be handed in as it is; "" when nothing is known against it.
type FileFault string

// The faults. The first three are refused at intake; with the others a file is taken and marked.
const (
	FaultProgram  FileFault = "program"  // runs instead of showing something
	FaultShortcut FileFault = "shortcut" // leads to a file that stays behind
	FaultLeftover FileFault = "leftover" // what systems and editors leave beside files
	FaultLocked   FileFault = "locked"   // asks for a password
	FaultDamaged  FileFault = "damaged"
	FaultCut      FileFault = "cut"     // the end is missing
	FaultEmpty    FileFault = "empty"   // an archive without files, or a file of it without content
	FaultNoPage   FileFault = "no-page" // a PDF of 0 pages
	FaultBlank    FileFault = "all-blank"
	FaultWhite    FileFault = "white"    // a picture of nothing
	FaultWeb      FileFault = "web"      // a web page under another name, such as that of a login
	FaultMisnamed FileFault = "misnamed" // the ending promises another kind than it is
	FaultHEIC     FileFault = "heic"     // a picture that most computers do not open
	FaultGone     FileFault = "gone"     // not in the vault any more
	FaultAltered  FileFault = "altered"  // in the vault with other content than it came in with
	FaultUnread   FileFault = "unread"   // in the vault, and the disk does not give it
)

// headSize is how much of a file's beginning tells what it is, in bytes.
const headSize = 4096

var (
	programEndings = []string{
		".exe", ".msi", ".bat", ".cmd", ".com", ".scr", ".pif", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".ps1", ".jar",
		".dll", ".reg", ".apk", ".sh",
	}
	shortcutEndings = []string{".lnk", ".url", ".webloc", ".desktop"}
	partEndings     = []string{".part", ".partial", ".crdownload", ".download", ".td", ".xltd", ".downloading"}
	leftoverEndings = []string{".tmp", ".temp"}
	officeEndings   = []string{".docx", ".docm", ".xlsx", ".pptx"}
	webEndings      = []string{".html", ".htm", ".xhtml", ".mht", ".mhtml", ".xls", ".doc", ".txt"} // many systems give tables out as web pages
)

// leftovers are files that programs leave in folders.
var leftovers = []string{"thumbs.db", "desktop.ini", ".ds_store", "autorun.inf"}

// Leftover tells by its name a file that no person made.
func Leftover(name string) bool {
	low := strings.ToLower(name)
	return slices.Contains(leftovers, low) || strings.HasPrefix(name, "._") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~") ||
		slices.Contains(leftoverEndings, ExtOf(name))
}

// strangerOf tells by name and beginning what can be no paper of an application.
func strangerOf(name string, head []byte) FileFault {
	ending := ExtOf(name)
	begins := func(signs string) bool { return bytes.HasPrefix(head, []byte(signs)) }
	switch {
	case Leftover(name), begins("\x00\x05\x16\x07"): // AppleDouble, RFC 1740
		return FaultLeftover
	case slices.Contains(shortcutEndings, ending), begins("L\x00\x00\x00\x01\x14\x02\x00"), begins("[InternetShortcut]"): // MS-SHLLINK 2.1
		return FaultShortcut
	case slices.Contains(programEndings, ending), begins("\x7fELF"), begins("MZ") && dosProgram(head):
		return FaultProgram
	}
	return ""
}

// dosProgram tells a program from a text that begins with MZ: what follows is its header.
func dosProgram(head []byte) bool { return len(head) >= 64 && bytes.IndexByte(head[:64], 0) >= 0 }

// faultOf tells what name and bytes show without a reader of pages.
func faultOf(name string, data []byte) FileFault {
	if fault := strangerOf(name, data[:min(len(data), headSize)]); fault != "" {
		return fault
	}
	ending, kind := ExtOf(name), KindOf(name, data)
	switch {
	case len(data) == 0:
		return FaultEmpty
	case slices.Contains(partEndings, ending):
		return FaultCut
	case ending == ".heic", ending == ".heif", heic(data):
		return FaultHEIC
	case webPage(data) && !slices.Contains(webEndings, ending):
		return FaultWeb
	case misnamed(ending, kind, data), onlyText(data) && slices.Contains(neverText, ending):
		return FaultMisnamed
	case container.Document(ending):
		return containerFault(container.CheckDocument(ending, data))
	case !promised(ending, data):
		return FaultDamaged
	}
	return containerFault(container.CheckOld(data))
}

// containerFault is the fault of a container's error; "" of none.
func containerFault(err error) FileFault {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, container.ErrLocked):
		return FaultLocked
	case errors.Is(err, container.ErrCut):
		return FaultCut
	}
	return FaultDamaged
}

// promised tells whether a file begins as its ending promises, where that is known.
func promised(ending string, data []byte) bool {
	signs := kindSigns[ending]
	return signs == nil || onlyText(data) || slices.ContainsFunc(signs, func(sign string) bool { return bytes.HasPrefix(data, []byte(sign)) })
}

// old are the beginnings of what the old office programs open, beside text.
var old = []string{ole, "PK\x03\x04", "{\\rtf"}

// kindSigns are how files of some endings begin. Text under one of them is another matter.
var kindSigns = map[string][]string{
	".doc": old, ".wps": old, ".xls": old, ".et": old, ".ppt": old, ".dps": old, ".rtf": old, ".rar": {"Rar!"}, ".7z": {"7z\xbc\xaf\x27\x1c"},
}

// misnamed tells that other programs will take the file for something that it is not.
func misnamed(ending string, kind MaterialKind, data []byte) bool {
	switch byName := kindByName(ending); kind {
	case KindPDF:
		return ending != ".pdf" || !isPDF(data) && known(data)
	case KindPicture:
		return byName != KindPicture && byName != KindOther
	}
	return false
}

// neverText are endings of files that never are text: if one holds text, it is another file, not a damaged one.
var neverText = append(append([]string{".pdf", ".zip", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"}, officeEndings...), ".ofd")

// onlyText tells that a file begins with words and nothing else: no sign that only machines write, and none of the words that
// hold a PDF together, whose beginning may have been lost.
func onlyText(data []byte) bool {
	head := data[:min(len(data), headSize)]
	if len(head) == 0 || bytes.Contains(data, []byte("endobj")) || bytes.Contains(data, []byte("%%EOF")) || bytes.HasPrefix(head, []byte("%PDF")) {
		return false
	}
	if bytes.HasPrefix(head, []byte("PK")) || bytes.HasPrefix(head, []byte("\xff\xd8")) || bytes.HasPrefix(head, []byte("BM")) || bytes.HasPrefix(head, []byte("GIF8")) {
		return false
	}
	return !bytes.ContainsFunc(head, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\r\n\f", r) })
}

// known tells whether the bytes are those of a kind that has marks of its own.
func known(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte(ole)) || bytes.HasPrefix(data, []byte("Rar!")) || bytes.HasPrefix(data, []byte("{\\rtf"))
}

// ole begins the files of the old office programs, and locked files of the new (MS-CFB 2.2).
const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// webPage tells a web page by its first words.
func webPage(data []byte) bool {
	text := strings.ToLower(string(data[:min(len(data), headSize)]))
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	for _, open := range []string{"<?xml", "<!--"} {
		if rest, ok := strings.CutPrefix(text, open); ok {
			if _, behind, closed := strings.Cut(rest, ">"); closed {
				text = strings.TrimLeft(behind, " \t\r\n")
			}
		}
	}
	return strings.HasPrefix(text, "<!doctype html") || strings.HasPrefix(text, "<html") || strings.HasPrefix(text, "<head") || strings.HasPrefix(text, "<script")
}

// heic tells the pictures of phones by the brand in their first box (ISO/IEC 23008-12).
func heic(data []byte) bool {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return false
	}
	return slices.Contains([]string{"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"}, string(data[8:12]))
}

// BaseOf is a file name without its ending.
func BaseOf(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }
