package pagesum

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// HeaderSize is the length of the header of a database (sqlite.org/fileformat2.html, section 1.3).
const HeaderSize = 100

// PageSize is that of every database of the program.
const PageSize = 4096

var magic = []byte("SQLite format 3\x00")

// Headless tells whether a file has the size of a database and no header of one: its first sector was lost, and all the rest
// may still be there. The error is that of reading.
func Headless(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() < 2*PageSize || info.Size()%PageSize != 0 {
		return false, err
	}
	head := make([]byte, HeaderSize)
	if _, err := io.ReadFull(f, head); err != nil {
		return false, err
	}
	return !bytes.HasPrefix(head, magic) || binary.BigEndian.Uint16(head[16:]) != PageSize || head[ReservedAt] != Reserved, nil
}

// GiveHeader copies a file without a header to a new one with the header of another database of the program, put right for
// its number of pages. The checksum of its first page does not hold then. After an error there is no copy.
func GiveHeader(from, to, like string) (err error) {
	donor, err := os.Open(like)
	if err != nil {
		return err
	}
	defer donor.Close()
	head := make([]byte, HeaderSize)
	if _, err := io.ReadFull(donor, head); err != nil {
		return err
	}
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	out, err := os.OpenFile(to, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, out.Close()); err != nil {
			err = errors.Join(err, os.Remove(to))
		}
	}()
	size, err := io.Copy(out, source)
	if err != nil {
		return err
	}
	binary.BigEndian.PutUint32(head[24:], 1) // change counter, the same as
	binary.BigEndian.PutUint32(head[92:], 1) // the one for which the number of pages holds
	binary.BigEndian.PutUint32(head[28:], uint32(size/PageSize))
	clear(head[32:40]) // no free pages are known
	_, err = out.WriteAt(head, 0)
	return err
}

// sealedGrowth is by how much a sealed database is made longer whose header, which tells its length, cannot be read from outside.
const sealedGrowth = 4

// GiveEnd copies a database that ends too early, with its log, to a new file that is as long as its header says, with zeros for
// what is missing, which reading reports as damage. A page that is there in part counts as missing. After an error there is no copy.
func GiveEnd(from, to string) (err error) {
	defer func() {
		if err != nil {
			_, _ = os.Remove(to), os.Remove(to+"-wal")
		}
	}()
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	data = data[:len(data)/PageSize*PageSize]
	if len(data) == 0 {
		return io.ErrUnexpectedEOF
	}
	size := int64(len(data)) * sealedGrowth
	if bytes.HasPrefix(data, magic) {
		size = max(int64(len(data)), min(size*sealedGrowth, int64(binary.BigEndian.Uint32(data[28:]))*PageSize))
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		return err
	}
	if err := os.Truncate(to, size); err != nil {
		return err
	}
	log, err := os.ReadFile(from + "-wal")
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.WriteFile(to+"-wal", log, 0o600)
}
