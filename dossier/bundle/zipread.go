package bundle

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// errZip marks a zip whose structure cannot be read.
var errZip = errors.New("not a sound zip")

// errCut marks a zip whose end is missing, with the list of its files.
var errCut = fmt.Errorf("%w: the end is missing", errZip)

// zipDir is the structure of a zip file.
type zipDir struct {
	r       io.ReaderAt
	size    int64
	entries []*zipEntry // in the order of the central directory
	start   int64       // of the central directory
	shift   int64       // bytes put before the zip, such as a self-extractor
	end     int64       // of the end record, where the comment begins
	comment []byte
	old     bool      // folders were divided by backslashes, see backslashes
	odd     []Problem // structure that a reader can live with
	broken  []Problem // structure that contradicts itself
}

// odds notes something that ordinary readers overlook.
func (z *zipDir) odds(path, format string, args ...any) {
	z.odd = append(z.odd, Problem{Code: CodeZipDamaged, Path: path, Detail: fmt.Sprintf(format, args...)})
}

// breaks notes a contradiction.
func (z *zipDir) breaks(path, format string, args ...any) {
	z.broken = append(z.broken, Problem{Code: CodeZipDamaged, Path: path, Detail: fmt.Sprintf(format, args...)})
}

// at reads n bytes at an offset.
func (z *zipDir) at(off, n int64) (fields, error) {
	if off < 0 || n < 0 || off > z.size-n {
		return nil, fmt.Errorf("%w: %d bytes at %d lie outside of the file", errZip, n, off)
	}
	b := make([]byte, n)
	if got, err := z.r.ReadAt(b, off); int64(got) < n {
		return nil, fmt.Errorf("reading zip at %d: %w", off, err)
	}
	return b, nil
}

// readZip reads and cross-checks the structure. The error wraps errZip when no list of entries could be made out.
func readZip(r io.ReaderAt, size int64, limits Limits) (*zipDir, error) {
	z := &zipDir{r: r, size: size}
	count, dirSize, err := z.findEnd()
	if err != nil {
		return nil, err
	}
	if count > uint64(limits.Entries) {
		return nil, &Error{Code: CodeTooLarge, Op: "list", Err: fmt.Errorf("%d entries", count)}
	}
	if dirSize > tagLimit {
		return nil, &Error{Code: CodeTooLarge, Op: "list", Err: fmt.Errorf("directory of %d bytes", dirSize)}
	}
	dir, err := z.at(z.start, dirSize)
	if err != nil {
		return nil, err
	}
	if err := z.readCentral(dir, count); err != nil {
		return nil, err
	}
	z.old = z.backslashes()
	if z.foreignEnd() {
		return nil, errCut
	}
	for _, e := range z.entries {
		z.readLocal(e)
	}
	z.checkLayout()
	return z, nil
}

// findEnd finds the end record, behind which there should be only the comment that it announces.
func (z *zipDir) findEnd() (count uint64, dirSize int64, err error) {
	tailLen := min(z.size, lenEnd+max16)
	tail, err := z.at(z.size-tailLen, tailLen)
	if err != nil {
		return 0, 0, err
	}
	pos := -1
	for i := len(tail) - lenEnd; i >= 0; i-- {
		f := tail[i:]
		if f.u32() != sigEnd {
			continue
		}
		f = f[16:]
		after := lenEnd + int(f.u16())
		if i+after == len(tail) {
			pos = i
			break
		}
		// Remembered in case that no record fits exactly.
		if i+after < len(tail) && pos < 0 {
			pos = i
		}
	}
	if pos < 0 && z.begins() {
		return 0, 0, errCut
	}
	if pos < 0 {
		return 0, 0, fmt.Errorf("%w: no end record", errZip)
	}
	return z.readEnd(tail, pos)
}

// begins tells that the file begins as a zip does, with a file.
func (z *zipDir) begins() bool {
	h, err := z.at(0, 4)
	return err == nil && h.u32() == sigLocal
}

// foreignEnd tells that the end that was found is that of a zip within the zip, such as a .docx: the file begins with a file of
// which the list knows nothing. What programs put before a zip to unpack it does not begin so.
func (z *zipDir) foreignEnd() bool {
	return z.shift > 0 && z.begins() && !slices.ContainsFunc(z.entries, func(e *zipEntry) bool { return e.offset == 0 })
}

// backslashes puts right the paths of old Windows programs, which divide folders by backslashes only, and tells whether it
// had to. They are held to the same rules as all others afterwards.
func (z *zipDir) backslashes() bool {
	old := false
	for _, e := range z.entries {
		if strings.Contains(e.name, "/") {
			return false
		}
		old = old || strings.Contains(e.name, `\`)
	}
	for _, e := range z.entries {
		e.name = strings.ReplaceAll(e.name, `\`, "/")
	}
	return old
}

// readEnd reads the end record at pos of the file's tail, and the 64-bit one before it if needed.
func (z *zipDir) readEnd(tail fields, pos int) (count uint64, dirSize int64, err error) {
	endPos := z.size - int64(len(tail)) + int64(pos)
	f := tail[pos+4:]
	disk, dirDisk, here, all := f.u16(), f.u16(), f.u16(), f.u16()
	size, start, n := uint64(f.u32()), uint64(f.u32()), int(f.u16())
	z.end = endPos + lenEnd
	z.comment = f[:n]
	if rest := len(f) - n; rest > 0 {
		z.odds("", "%d bytes behind the end", rest)
	}
	if disk != 0 || dirDisk != 0 || here != all {
		return 0, 0, fmt.Errorf("%w: one of several volumes", errZip)
	}
	count = uint64(all)
	dirEnd := endPos
	if all == max16 || size == max32 || start == max32 {
		if dirEnd, count, size, start, err = z.readEnd64(endPos, count, size, start); err != nil {
			return 0, 0, err
		}
	}
	if size > uint64(dirEnd) || start > uint64(dirEnd)-size {
		return 0, 0, fmt.Errorf("%w: directory of %d bytes at %d ends behind %d", errZip, size, start, dirEnd)
	}
	z.shift = dirEnd - int64(size) - int64(start)
	z.start = int64(start) + z.shift
	if z.shift != 0 {
		z.odds("", "%d bytes before the beginning", z.shift)
	}
	return count, int64(size), nil
}

// readEnd64 reads the 64-bit end record when there is a locator for it; otherwise the 32-bit values stand.
func (z *zipDir) readEnd64(endPos int64, count, size, start uint64) (int64, uint64, uint64, uint64, error) {
	loc, err := z.at(endPos-lenLocator64, lenLocator64)
	if err != nil || loc.u32() != sigLocator64 {
		return endPos, count, size, start, nil
	}
	loc.u32()
	pos := loc.u64()
	if pos > math.MaxInt64 {
		return 0, 0, 0, 0, fmt.Errorf("%w: locator points to %d", errZip, pos)
	}
	rec, err := z.at(int64(pos), lenEnd64)
	if err != nil {
		return 0, 0, 0, 0, err
	}
	if rec.u32() != sigEnd64 {
		return 0, 0, 0, 0, fmt.Errorf("%w: no 64-bit end record at %d", errZip, pos)
	}
	rec = rec[8+4+8+8:]
	return int64(pos), rec.u64(), rec.u64(), rec.u64(), nil
}

// readCentral reads the central directory.
func (z *zipDir) readCentral(dir fields, count uint64) error {
	for len(dir) > 0 {
		if len(dir) < lenCentral {
			return fmt.Errorf("%w: directory entry %d is cut short", errZip, len(z.entries)+1)
		}
		e := &zipEntry{}
		if dir.u32() != sigCentral {
			return fmt.Errorf("%w: directory entry %d has no signature", errZip, len(z.entries)+1)
		}
		e.creator = byte(dir.u16() >> 8)
		dir.u16()
		e.flags, e.method, e.time, e.date = dir.u16(), dir.u16(), dir.u16(), dir.u16()
		e.crc = dir.u32()
		csize, usize := uint64(dir.u32()), uint64(dir.u32())
		nameLen, extraLen, commentLen := int(dir.u16()), int(dir.u16()), int(dir.u16())
		dir.u32()
		e.attrs = dir.u32()
		offset := uint64(dir.u32())
		if len(dir) < nameLen+extraLen+commentLen {
			return fmt.Errorf("%w: directory entry %d is cut short", errZip, len(z.entries)+1)
		}
		e.raw = string(dir[:nameLen])
		wide := fields(extraField(dir[nameLen:nameLen+extraLen], extra64))
		dir = dir[nameLen+extraLen+commentLen:]
		for _, v := range []*uint64{&usize, &csize, &offset} {
			if *v == max32 && len(wide) >= 8 {
				*v = wide.u64()
			}
		}
		if usize > math.MaxInt64 || csize > math.MaxInt64 || offset > math.MaxInt64 {
			return fmt.Errorf("%w: entry %q has impossible sizes", errZip, e.raw)
		}
		e.usize, e.csize, e.offset = int64(usize), int64(csize), int64(offset)+z.shift
		e.name = zipName(e)
		z.entries = append(z.entries, e)
	}
	if uint64(len(z.entries)) != count {
		z.breaks("", "directory has %d entries and announces %d", len(z.entries), count)
	}
	return nil
}

// zipName decodes a name. Chinese Windows writes GBK without saying so; what is no UTF-8 is taken for that.
func zipName(e *zipEntry) string {
	if e.flags&flagUTF8 != 0 || utf8.ValidString(e.raw) {
		return strings.ToValidUTF8(e.raw, "\ufffd")
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(e.raw)
	if err != nil {
		return strings.ToValidUTF8(e.raw, "\ufffd")
	}
	return name
}

// readLocal reads an entry's local header and compares it with the central directory.
func (z *zipDir) readLocal(e *zipEntry) {
	h, err := z.at(e.offset, lenLocal)
	if err != nil || h.u32() != sigLocal {
		z.breaks(e.name, "no local header at %d", e.offset)
		e.dataStart = -1
		return
	}
	h.u16()
	flags, method, clock, date := h.u16(), h.u16(), h.u16(), h.u16()
	crc, csize, usize := h.u32(), uint64(h.u32()), uint64(h.u32())
	nameLen, extraLen := int64(h.u16()), int64(h.u16())
	rest, err := z.at(e.offset+lenLocal, nameLen+extraLen)
	if err != nil {
		z.breaks(e.name, "local header is cut short")
		e.dataStart = -1
		return
	}
	wide := fields(extraField(rest[nameLen:], extra64))
	for _, v := range []*uint64{&usize, &csize} {
		if *v == max32 && len(wide) >= 8 {
			*v = wide.u64()
		}
	}
	e.dataStart = e.offset + lenLocal + nameLen + extraLen
	streamed := flags&flagDescriptor != 0
	switch {
	case string(rest[:nameLen]) != e.raw:
		z.breaks(e.name, "local header names %q", rest[:nameLen])
	case method != e.method:
		z.breaks(e.name, "local header has method %d, directory %d", method, e.method)
	case !streamed && (crc != e.crc || csize != uint64(e.csize) || usize != uint64(e.usize)):
		z.breaks(e.name, "checksum or sizes differ between local header and directory")
	case flags != e.flags || clock != e.time || date != e.date:
		z.odds(e.name, "flags or time differ between local header and directory")
	}
}

// checkLayout demands that entries follow each other without overlap, and notes gaps.
func (z *zipDir) checkLayout() {
	order := slices.Clone(z.entries)
	slices.SortStableFunc(order, func(a, b *zipEntry) int { return cmp.Compare(a.offset, b.offset) })
	at := z.shift
	for _, e := range order {
		if e.dataStart < 0 {
			return
		}
		if e.offset < at {
			z.breaks(e.name, "overlaps the entry before it")
			return
		}
		if e.offset > at {
			z.odds(e.name, "%d bytes of nothing before it", e.offset-at)
		}
		if e.csize > z.start-e.dataStart {
			z.breaks(e.name, "runs into the directory")
			return
		}
		at = z.afterDescriptor(e)
	}
	if at != z.start {
		z.odds("", "%d bytes of nothing before the directory", z.start-at)
	}
}

// afterDescriptor gives the end of an entry including its data descriptor, whose signature and width vary by writer.
func (z *zipDir) afterDescriptor(e *zipEntry) int64 {
	end := e.dataEnd()
	if e.flags&flagDescriptor == 0 {
		return end
	}
	width := int64(8)
	if e.csize >= max32 || e.usize >= max32 {
		width = 16
	}
	h, err := z.at(end, 8)
	if err != nil {
		return end
	}
	sig := h.u32()
	if sig == sigDescr && h.u32() == e.crc {
		return end + 8 + width
	}
	if sig == e.crc {
		return end + 4 + width
	}
	return end
}
