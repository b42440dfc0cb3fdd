package bundle

import (
	"io"
	"time"

	"yibiao/dossier/bundle/naming"
)

// File is one file to be put into a bag.
type File struct {
	// Path is the slash-separated place: inside data/ for payload, inside the bag for tag files. Write brings it to NFC.
	Path string
	// Size is the exact number of bytes that Open's reader will give.
	Size int64
	// Open is called once, in the order of the files.
	Open func() (io.ReadCloser, error)
}

// InfoLine is one "Label: value" of bag-info.txt. Labels may repeat; order counts.
type InfoLine struct {
	Key   string
	Value string
}

// Kind is how a bag lies on disk.
type Kind int

const (
	// Folder is a bag as a plain folder.
	Folder Kind = iota
	// Zip is a bag in one zip file.
	Zip
)

// Spec says what Write shall make.
type Spec struct {
	// Files is the payload, in the order of the manifest and of the zip. May be empty.
	Files []File
	// Extra is further tag files in the bag's root or in folders other than data/. May be nil.
	Extra []File
	// Info follows the lines that Write makes itself. The labels Bagging-Date, Bag-Software-Agent, Payload-Oxum and
	// Bag-Size are refused. Line breaks in values become spaces.
	Info []InfoLine
	Kind Kind
	// Created gives Bagging-Date and the times of zip entries, as its own location's wall clock; years 1980 to 2107.
	Created time.Time
	// Version of the program, one word, written behind the name in Bag-Software-Agent. May be empty.
	Version string
	// Replace lets Write take the place of an existing bag, empty folder or file. Other folders are never replaced.
	Replace bool
	// Before is told of the bag when it is whole and verified, just before it takes its place; an error ends Write, which gives
	// it as it is. May be nil.
	Before func(Manifest) error
}

// Entry is one line of a manifest.
type Entry struct {
	Path   string // inside the bag: "data/…" for payload
	Size   int64  // bytes
	SHA256 string // lower-case hex
}

// Manifest is what was written.
type Manifest struct {
	Files []Entry // payload, in the order of Spec.Files
	Bytes int64   // of the payload
	Info  []InfoLine
	// Digest is the SHA-256 of tagmanifest-sha256.txt: one number that stands for every file and tag of the bag, the
	// same for folder and zip of one Spec; Report.Digest is compared with it.
	Digest string
}

// Stages of a Progress.
const (
	StageWrite  = "write"
	StageSync   = "sync"
	StageVerify = "verify"
)

// Progress is told after every piece of work, on the goroutine of the caller. Done and Total are bytes in the stages
// write and verify, folders in the stage sync; Done never falls within a stage.
type Progress struct {
	Stage       string
	File        string // inside the bag
	Done, Total int64
}

// Problem is one thing that is wrong or odd in a bag.
type Problem struct {
	Code   Code
	Path   string // inside the bag; "" when it concerns the bag as a whole
	Detail string // English, for the log
	// List and Line tell which line of which file says so, from 1; "" and 0 when none does. Why tells what is wrong with it, or
	// with the path; "" when Code says all.
	List string
	Line int
	Why  naming.Reason
}

// Report is the outcome of Verify.
type Report struct {
	Kind     Kind
	Name     string // of the folder, or of the top folder in the zip; "" when a zip has none
	Version  string // of BagIt, such as "1.0"; "" when unknown
	Valid    bool   // no Problems; Warnings do not count
	Own      bool   // bag-info.txt names this program as the maker, or the bag has other marks of it, so the strict rules were applied
	NoBag    bool   // it could be read whole, and nothing in it says that it was ever meant as a bag
	Draft    bool   // bag-info.txt says that it is a draft, which is handed to nobody
	Files    int    // payload files whose checksum was compared
	Bytes    int64  // of those files
	Digest   string // SHA-256 of tagmanifest-sha256.txt, "" when there is none
	Problems []Problem
	Warnings []Problem
	// Foreign are files and folders that systems leave on disks, and what lies beside the bag in its zip: none of it is part
	// of the bag, and nothing of it was read. A bag with them is as valid as one without.
	Foreign []string
	// Inside is the folder or zip within the path given that was found to be the bag; "" when that path is the bag itself.
	Inside string
	Info   []InfoLine // of bag-info.txt, in order
}

// Limits protect Verify against zip bombs and runaway folders.
type Limits struct {
	Bytes   int64 // unpacked, all files together
	Entries int   // files in the bag, and lines in one manifest
	Ratio   int64 // unpacked to packed, applied from 1 GiB unpacked on
	Path    int   // bytes of one path
}

// DefaultLimits gives 64 GiB, 200 000 entries, a ratio of 300 and paths of 1024 bytes. Nothing is unpacked to disk or held in
// memory, so what the limits save is time.
func DefaultLimits() Limits {
	return Limits{Bytes: 64 << 30, Entries: 200_000, Ratio: 300, Path: 1024}
}

// tagLimit bounds a tag file that is read into memory, in bytes.
const tagLimit = 128 << 20
