package sealed

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"sync/atomic"

	"golang.org/x/crypto/chacha20poly1305"

	"yibiao/dossier/store/pagesum"
)

// A sealed page: its content, sealed with XChaCha20-Poly1305 under a nonce that is made at random each time; the tag; the nonce.
// What is sealed with it, unseen: where the page lies (database, log or journal) and its number. The first page of a database
// begins, in the place of SQLite's own sign, with the sign of sealed files and the id of the key.
const (
	nonceAt = pagesum.PageSize - chacha20poly1305.NonceSizeX
	tagAt   = nonceAt - chacha20poly1305.Overhead

	idSize     = 4
	sign       = "YibiaoSealed"
	sqliteSign = "SQLite format 3\x00"
	signSize   = len(sqliteSign)
)

type ciphers struct {
	pages  cipher.AEAD
	frames cipher.Block
}

func newCiphers(pages, frames []byte) (*ciphers, error) {
	a, err := chacha20poly1305.NewX(pages)
	b, err2 := aes.NewCipher(frames)
	return &ciphers{a, b}, errors.Join(err, err2)
}

// box seals pages; it is empty once its key is forgotten.
type box struct {
	id      [idSize]byte
	ciphers atomic.Pointer[ciphers]
}

func (b *box) signed() []byte { return append([]byte(sign), b.id[:]...) }

// begin is where the sealed part of a page begins.
func begin(in byte, number uint32) int {
	if in == pagesum.InDatabase && number == 1 {
		return signSize
	}
	return 0
}

func place(in byte, number uint32) [5]byte {
	where := [5]byte{in}
	binary.BigEndian.PutUint32(where[1:], number)
	return where
}

// Seal is pagesum.Box.
func (b *box) Seal(in byte, number uint32, page []byte) bool {
	c := b.ciphers.Load()
	if c == nil {
		return false
	}
	from, where := begin(in, number), place(in, number)
	if from > 0 {
		if page[pagesum.ReservedAt] != pagesum.SealedReserved {
			return false // the page has content where its seal goes
		}
		copy(page, b.signed())
	}
	if bytes.ContainsFunc(page[tagAt:], func(r rune) bool { return r != 0 }) {
		return false // a log's checksum is over the whole page, and it is opened with zeros there
	}
	nonce := page[nonceAt:]
	_, _ = rand.Read(nonce) // never fails
	c.pages.Seal(page[from:from], nonce, page[from:tagAt], where[:])
	return true
}

// Open is pagesum.Box.
func (b *box) Open(in byte, number uint32, page []byte) bool {
	c := b.ciphers.Load()
	from, where := begin(in, number), place(in, number)
	if c == nil || from > 0 && !bytes.HasPrefix(page, b.signed()) {
		return false
	}
	if _, err := c.pages.Open(page[from:from], page[nonceAt:], page[from:nonceAt], where[:]); err != nil {
		return false
	}
	if from > 0 {
		copy(page, sqliteSign)
	}
	clear(page[tagAt:])
	return true
}

// Head is pagesum.Box. The log's salt makes the block another one each time that the log begins anew.
func (b *box) Head(seal bool, head []byte) bool {
	c := b.ciphers.Load()
	if c == nil {
		return false
	}
	if seal {
		c.frames.Encrypt(head, head)
	} else {
		c.frames.Decrypt(head, head)
	}
	return true
}

// Is reports whether the file at path is a sealed database. Not to be there, or to be empty, is no error.
func Is(path string) (bool, error) {
	head, err := headOf(path)
	return bytes.HasPrefix(head, []byte(sign)), err
}

// Fits reports whether a sealed database is one of this key. One whose sign alone came to harm is.
// Failures: those of reading it; a file that is not there is one.
func (k *Key) Fits(path string) (bool, error) {
	head, err := headOf(path)
	if err != nil || bytes.Equal(head, k.box.signed()) {
		return err == nil, err
	}
	page := make([]byte, pagesum.PageSize)
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if _, err := f.ReadAt(page, 0); err != nil && err != io.EOF {
		return false, err
	}
	copy(page, k.box.signed())
	return k.box.Open(pagesum.InDatabase, 1, page), nil
}

func headOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, signSize)
	n, err := io.ReadFull(f, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], err
}

// Plain reports whether a file begins as a database that is not sealed.
func Plain(path string) bool {
	head, err := headOf(path)
	return err == nil && string(head) == sqliteSign
}
