package bundle

import (
	"bufio"
	"compress/flate"
	"context"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path"
	"strings"
	"time"

	"yibiao/dossier/disk"
)

// packedTypes are extensions of files that deflate cannot make smaller. Storing them is faster and lets them be recovered
// from a damaged zip.
var packedTypes = map[string]bool{
	".pdf": true, ".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".heic": true,
	".docx": true, ".docm": true, ".xlsx": true, ".pptx": true, ".ofd": true, ".odt": true, ".ods": true,
	".zip": true, ".7z": true, ".rar": true, ".gz": true, ".mp4": true, ".mp3": true, ".mov": true,
}

// zipSink writes a bag as one zip. Headers come out the same for the same files and time. Sizes and checksums are put into
// the local headers afterwards, so that no entry needs a data descriptor.
type zipSink struct {
	file    *os.File
	path    string
	top     string
	clock   uint16
	date    uint16
	at      int64 // where the next byte goes
	entries []*zipEntry
}

func newZipSink(path, top string, created time.Time) (*zipSink, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, fail("create", path, err)
	}
	s := &zipSink{file: f, path: path, top: top + "/"}
	s.clock, s.date = dosTime(created)
	return s, nil
}

// begin writes the local header of a new entry, still without checksum and packed size.
func (s *zipSink) begin(name string, size int64, method uint16) (*zipEntry, error) {
	e := &zipEntry{
		raw: s.top + name, flags: flagUTF8, method: method, time: s.clock, date: s.date, usize: size,
		offset: s.at, creator: creatorUnix, attrs: 0o100644 << 16,
	}
	header := e.local()
	if _, err := s.file.WriteAt(header, s.at); err != nil {
		return nil, err
	}
	s.at += int64(len(header))
	e.dataStart = s.at
	s.entries = append(s.entries, e)
	return e, nil
}

// end completes the local header.
func (s *zipSink) end(e *zipEntry, crc uint32) error {
	e.crc, e.csize = crc, s.at-e.dataStart
	_, err := s.file.WriteAt(e.local(), e.offset)
	return err
}

// Write takes the packed bytes of the current entry.
func (s *zipSink) Write(p []byte) (int, error) {
	n, err := s.file.WriteAt(p, s.at)
	s.at += int64(n)
	return n, err
}

func (s *zipSink) add(name string, size int64, fill func(io.Writer) error) error {
	method := uint16(methodDeflate)
	if packedTypes[strings.ToLower(path.Ext(name))] || !strings.HasPrefix(name, payloadDir) || size == 0 {
		method = methodStore
	}
	e, err := s.begin(name, size, method)
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	out := bufio.NewWriterSize(s, bufferSize)
	if method == methodStore {
		err = fill(io.MultiWriter(out, sum))
	} else {
		err = deflate(out, sum, fill)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return err
	}
	return s.end(e, sum.Sum32())
}

func deflate(out, sum io.Writer, fill func(io.Writer) error) error {
	z, err := flate.NewWriter(out, flate.DefaultCompression)
	if err != nil {
		return err
	}
	if err := fill(io.MultiWriter(z, sum)); err != nil {
		return err
	}
	return z.Close()
}

// hold leaves room for a stored entry.
func (s *zipSink) hold(name string, size int64) (func([]byte) error, error) {
	e, err := s.begin(name, size, methodStore)
	if err != nil {
		return nil, err
	}
	s.at += size
	return func(content []byte) error {
		if int64(len(content)) != size {
			return errors.New("content does not fit the place held for it")
		}
		if _, err := s.file.WriteAt(content, e.dataStart); err != nil {
			return err
		}
		e.crc, e.csize = crc32.ChecksumIEEE(content), size
		_, err := s.file.WriteAt(e.local(), e.offset)
		return err
	}, nil
}

// finish writes the central directory and the seal, and flushes the file.
func (s *zipSink) finish(ctx context.Context, m *meter) error {
	m.state.Total = 1
	start := s.at
	out := bufio.NewWriterSize(s, bufferSize)
	for _, e := range s.entries {
		if _, err := out.Write(e.central()); err != nil {
			return fail("write", s.path, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fail("write", s.path, err)
	}
	if _, err := s.Write(zipEnd(len(s.entries), start, s.at-start, sealLen)); err != nil {
		return fail("write", s.path, err)
	}
	seal, err := sealText(ctx, s.file, s.entries, s.at)
	if err != nil {
		return fail("seal", s.path, err)
	}
	if _, err := io.WriteString(s, seal); err != nil {
		return fail("write", s.path, err)
	}
	err = s.file.Sync()
	if err = errors.Join(err, s.file.Close()); err != nil {
		return fail("sync", s.path, err)
	}
	disk.DropCache(s.path)
	m.at("", 1)
	return nil
}

// abort closes the file; an error only says that finish did so already.
func (s *zipSink) abort() { _ = s.file.Close() }
