package screenlock

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// What is asked of the session; https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsinfoex_level1_w.
const (
	currentSession = 0xFFFFFFFF // WTS_CURRENT_SESSION
	sessionInfoEx  = 25         // WTSSessionInfoEx
	stateLocked    = 0          // WTS_SESSIONSTATE_LOCK
)

var (
	library = windows.NewLazySystemDLL("wtsapi32.dll")
	query   = library.NewProc("WTSQuerySessionInformationW")
	release = library.NewProc("WTSFreeMemory")
)

// sessionInfo is the beginning of WTSINFOEXW, of level 1.
type sessionInfo struct {
	Level   uint32
	_       uint32 // the union is aligned to eight bytes
	Session uint32
	State   uint32
	Flags   int32
}

// Watch asks the session. The zero value does.
type Watch struct{ was bool }

// Begin begins to ask.
func Begin() *Watch { return &Watch{was: locked()} }

// Locked tells whether the screen was locked since it was asked last.
func (w *Watch) Locked() bool {
	is := locked()
	fresh := is && !w.was
	w.was = is
	return fresh
}

// End has nothing to stop.
func (w *Watch) End() {}

// locked asks whether the session is locked now; false where the system does not tell.
func locked() bool {
	if query.Find() != nil || release.Find() != nil {
		return false
	}
	var info *sessionInfo
	var size uint32
	ok, _, _ := query.Call(0, currentSession, sessionInfoEx, uintptr(unsafe.Pointer(&info)), uintptr(unsafe.Pointer(&size)))
	if ok == 0 || info == nil {
		return false
	}
	defer func() { _, _, _ = release.Call(uintptr(unsafe.Pointer(info))) }()
	return size >= uint32(unsafe.Sizeof(*info)) && info.Level == 1 && info.Flags == stateLocked
}
