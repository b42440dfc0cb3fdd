package pagesum

// #include <stdint.h>
// #include <stdlib.h>
// int pagesum_register_sealed(int box, const char *name);
import "C"

import (
	"errors"
	"fmt"
	"sync"
	"unsafe"
)

// SealedReserved is the number of bytes at the end of a sealed page for what seals it. A page always has PageSize bytes, as nothing
// of the file can be read before its first page is opened.
const SealedReserved = 40

// HeadSize is the length of what Box.Head turns.
const HeadSize = 16

// What a page lies in, for Box.
const (
	InDatabase byte = 'd'
	InLog      byte = 'w'
	InJournal  byte = 'j'
)

// Box seals the pages of databases. Its methods are called from any goroutine.
type Box interface {
	// Seal turns a page into what may lie on a disk. in and number tell where it lies. False when it cannot: nothing is written.
	Seal(in byte, number uint32, page []byte) bool
	// Open is the reverse of Seal; false when the page is not what Seal made for that place.
	Open(in byte, number uint32, page []byte) bool
	// Head turns HeadSize bytes before a page of a log into others, and back when seal is false. False when it cannot.
	Head(seal bool, head []byte) bool
}

// boxes are those that VFSs were registered for, by number. A VFS cannot be taken away safely while a connection may still
// hold it, and is small; its box is emptied by whoever made it.
var boxes struct {
	sync.RWMutex
	all []Box
}

// RegisterSealed makes a VFS known to SQLite under which everything lies sealed in the box, and gives its name. Temporary files
// cannot be opened under it: PRAGMA temp_store = MEMORY.
func RegisterSealed(b Box) (vfs string, err error) {
	if err := Register(); err != nil {
		return "", err
	}
	boxes.Lock()
	number := len(boxes.all)
	boxes.all = append(boxes.all, b)
	boxes.Unlock()
	vfs = fmt.Sprint("yibiao-sealed-", number)
	name := C.CString(vfs)
	defer C.free(unsafe.Pointer(name))
	if C.pagesum_register_sealed(C.int(number), name) != 0 {
		return "", errors.New("SQLite takes no VFS")
	}
	return vfs, nil
}

func boxOf(number C.int) Box {
	boxes.RLock()
	defer boxes.RUnlock()
	return boxes.all[number]
}

func bytesAt(b *C.uint8_t, n int) []byte { return unsafe.Slice((*byte)(unsafe.Pointer(b)), n) }

//export boxSeal
func boxSeal(box, in C.int, number C.uint32_t, page *C.uint8_t) C.int {
	return truth(boxOf(box).Seal(byte(in), uint32(number), bytesAt(page, PageSize)))
}

//export boxOpen
func boxOpen(box, in C.int, number C.uint32_t, page *C.uint8_t) C.int {
	return truth(boxOf(box).Open(byte(in), uint32(number), bytesAt(page, PageSize)))
}

//export boxHead
func boxHead(box, seal C.int, head *C.uint8_t) C.int {
	return truth(boxOf(box).Head(seal != 0, bytesAt(head, 8+HeadSize)[8:]))
}

func truth(b bool) C.int {
	if b {
		return 1
	}
	return 0
}
