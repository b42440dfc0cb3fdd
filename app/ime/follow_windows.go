package ime

import (
	"sync"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// Messages and flags of the Input Method Manager;
// https://learn.microsoft.com/windows/win32/intl/input-method-manager.
const (
	wmClose          = 0x0010
	wmSize           = 0x0005
	wmSetFocus       = 0x0007
	wmKillFocus      = 0x0008
	wmNCDestroy      = 0x0082
	wmNCLeftDown     = 0x00A1
	wmKeyDown        = 0x0100
	wmKeyUp          = 0x0101
	wmSysKeyDown     = 0x0104
	wmStart          = 0x010D // WM_IME_STARTCOMPOSITION
	wmEnd            = 0x010E // WM_IME_ENDCOMPOSITION
	wmComposition    = 0x010F // WM_IME_COMPOSITION
	wmSysCommand     = 0x0112
	wmMouseFirst     = 0x0201 // WM_LBUTTONDOWN, …
	wmLeftUp         = 0x0202
	wmMouseWheel     = 0x020A
	wmMouseLast      = 0x020D // WM_XBUTTONDBLCLK
	wmDropFiles      = 0x0233
	wmRequest        = 0x0288 // WM_IME_REQUEST
	resultText       = 0x0800 // GCS_RESULTSTR
	composedText     = 0x0008 // GCS_COMPSTR
	askComposition   = 1      // IMR_COMPOSITIONWINDOW
	askCandidates    = 2      // IMR_CANDIDATEWINDOW
	askCharacter     = 6      // IMR_QUERYCHARPOSITION, by the pinyin of Windows 11
	forcePosition    = 0x0020 // CFS_FORCE_POSITION
	exclude          = 0x0080 // CFS_EXCLUDE
	notifyText       = 0x0015 // NI_COMPOSITIONSTR
	completeComposed = 1      // CPS_COMPLETE
	keyControl       = 0x11
	keyAlt           = 0x12
)

var (
	imm32, comctl32, user32 = windows.NewLazySystemDLL("imm32.dll"), windows.NewLazySystemDLL("comctl32.dll"), windows.NewLazySystemDLL("user32.dll")

	getContext     = imm32.NewProc("ImmGetContext")
	releaseContext = imm32.NewProc("ImmReleaseContext")
	setComposition = imm32.NewProc("ImmSetCompositionWindow")
	setCandidates  = imm32.NewProc("ImmSetCandidateWindow")
	setFont        = imm32.NewProc("ImmSetCompositionFontW")
	getText        = imm32.NewProc("ImmGetCompositionStringW")
	notify         = imm32.NewProc("ImmNotifyIME")

	setSubclass    = comctl32.NewProc("SetWindowSubclass")
	removeSubclass = comctl32.NewProc("RemoveWindowSubclass")
	pass           = comctl32.NewProc("DefSubclassProc")

	clientToScreen = user32.NewProc("ClientToScreen")
	getClientRect  = user32.NewProc("GetClientRect")
	getKeyState    = user32.NewProc("GetKeyState")
)

type point struct{ x, y int32 }

type rect struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM.
type compositionForm struct {
	style uint32
	at    point
	area  rect
}

// candidateForm is CANDIDATEFORM.
type candidateForm struct {
	index, style uint32
	at           point
	area         rect
}

// characterPosition is IMECHARPOSITION.
type characterPosition struct {
	size, character uint32
	at              point
	lineHeight      uint32
	document        rect
}

// logFont is LOGFONTW.
type logFont struct {
	height, width, escapement, orientation, weight int32
	italic, underline, strikeOut, charSet          byte
	out, clip, quality, pitch                      byte
	face                                           [32]uint16
}

// bound is a window that is followed.
type bound struct {
	composition
	window    uintptr
	procedure uintptr // the one in front of the toolkit's
	last      box     // what the method was told
}

// followed holds the windows by their handles. Windows calls back on the thread of the window, which is the Fyne goroutine's.
var followed = map[uintptr]*bound{}

// Follow joins the input method to an open window. It may be called more than once.
func Follow(win fyne.Window) {
	native, ok := win.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		if w, ok := context.(driver.WindowsWindowContext); ok && w.HWND != 0 {
			bind(w.HWND, win.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject)
		}
	})
}

func bind(window uintptr, canvas fyne.Canvas, absolute func(fyne.CanvasObject) fyne.Position) *bound {
	if b := followed[window]; b != nil {
		return b
	}
	b := &bound{window: window, procedure: received(), composition: composition{canvas: canvas, absolute: absolute}}
	b.method = b
	followed[window] = b
	_, _, _ = setSubclass.Call(window, b.procedure, 1, 0)
	return b
}

// received is the window procedure in front of the toolkit's. It is made once: the system has few of them.
var received = sync.OnceValue(func() uintptr {
	return windows.NewCallback(func(window, message, w, l, _, _ uintptr) uintptr {
		if b := followed[window]; b != nil {
			return b.receive(message, w, l)
		}
		return forward(window, message, w, l)
	})
})

func forward(window, message, w, l uintptr) uintptr {
	result, _, _ := pass.Call(window, message, w, l)
	return result
}

func (b *bound) receive(message, w, l uintptr) uintptr {
	switch message {
	case wmStart:
		b.begin()
	case wmComposition:
		if l&resultText != 0 {
			b.commit(b.text(resultText))
			l &^= resultText // the default would send the text a second time, by the queue
			if l == 0 {
				return 0
			}
		}
	case wmEnd:
		b.end()
	case wmRequest:
		if b.answer(w, l) {
			return 1
		}
	case wmKeyDown:
		if b.keep(w, pressed(keyControl) || pressed(keyAlt)) {
			return 0
		}
	case wmSysKeyDown, wmSysCommand, wmClose, wmKillFocus, wmDropFiles, wmNCLeftDown:
		if !(message == wmSysKeyDown && w == keyProcess) {
			b.settle()
		}
	case wmNCDestroy:
		delete(followed, b.window)
		_, _, _ = removeSubclass.Call(b.window, b.procedure, 1)
	default:
		if message >= wmMouseFirst && message <= wmMouseLast && message != wmLeftUp && message != wmMouseWheel {
			b.settle()
		}
	}
	result := forward(b.window, message, w, l)
	switch message {
	case wmKeyUp, wmLeftUp, wmMouseWheel, wmSize, wmSetFocus:
		b.follow()
	}
	return result
}

// answer fills in what the method asks for.
func (b *bound) answer(what, into uintptr) bool {
	at, ok := caretOf(b.canvas, b.absolute)
	if !ok || into == 0 {
		return false
	}
	to := *(*unsafe.Pointer)(unsafe.Pointer(&into)) // memory of the caller, lent for the time of this call
	switch what {
	case askComposition:
		*(*compositionForm)(to) = at.composition()
	case askCandidates:
		form := (*candidateForm)(to)
		index := form.index
		*form = at.candidates()
		form.index = index
	case askCharacter:
		b.characterPosition((*characterPosition)(to), at)
	default:
		return false
	}
	return true
}

// characterPosition gives the caret on the screen for every character of the composition: the window does not draw it.
func (b *bound) characterPosition(to *characterPosition, at box) {
	to.at = point{int32(at.x), int32(at.y)}
	to.lineHeight = uint32(at.height)
	_, _, _ = clientToScreen.Call(b.window, uintptr(unsafe.Pointer(&to.at)))
	var inner rect
	_, _, _ = getClientRect.Call(b.window, uintptr(unsafe.Pointer(&inner)))
	corner := point{inner.left, inner.top}
	_, _, _ = clientToScreen.Call(b.window, uintptr(unsafe.Pointer(&corner)))
	to.document = rect{corner.x, corner.y, corner.x + inner.right - inner.left, corner.y + inner.bottom - inner.top}
}

func (at box) composition() compositionForm {
	return compositionForm{style: forcePosition, at: point{int32(at.x), int32(at.y)}}
}

// candidates leaves the line of the caret free.
func (at box) candidates() candidateForm {
	x, y, height := int32(at.x), int32(at.y), int32(at.height)
	return candidateForm{style: exclude, at: point{x, y + height}, area: rect{x, y, x + 1, y + height}}
}

// place tells the method where the caret is. The methods of Windows 10 and 11 differ in which of the two they heed.
func (b *bound) place(at box) {
	b.last = at
	b.with(func(context uintptr) {
		composition, candidates := at.composition(), at.candidates()
		_, _, _ = setComposition.Call(context, uintptr(unsafe.Pointer(&composition)))
		_, _, _ = setCandidates.Call(context, uintptr(unsafe.Pointer(&candidates)))
		font := logFont{height: -int32(at.height * 3 / 4), charSet: 1} // the method draws the composition over the line
		copy(font.face[:], windows.StringToUTF16("Microsoft YaHei"))
		_, _, _ = setFont.Call(context, uintptr(unsafe.Pointer(&font)))
	})
}

func (b *bound) composing() bool {
	length := 0
	b.with(func(context uintptr) {
		n, _, _ := getText.Call(context, composedText, 0, 0)
		length = int(int32(n))
	})
	return length > 0
}

func (b *bound) complete() {
	b.with(func(context uintptr) { _, _, _ = notify.Call(context, notifyText, completeComposed, 0) })
}

// text reads one of the method's texts.
func (b *bound) text(which uintptr) string {
	text := ""
	b.with(func(context uintptr) {
		n, _, _ := getText.Call(context, which, 0, 0)
		if int32(n) < 2 {
			return
		}
		units := make([]uint16, int32(n)/2)
		n, _, _ = getText.Call(context, which, uintptr(unsafe.Pointer(&units[0])), uintptr(len(units)*2))
		text = windows.UTF16ToString(units[:min(max(int(int32(n))/2, 0), len(units))])
	})
	return text
}

// with does something with the window's input context; nothing where there is none.
func (b *bound) with(do func(context uintptr)) {
	context, _, _ := getContext.Call(b.window)
	if context == 0 {
		return
	}
	do(context)
	_, _, _ = releaseContext.Call(b.window, context)
}

func pressed(key uintptr) bool {
	state, _, _ := getKeyState.Call(key)
	return state&0x8000 != 0
}

// Composing tells whether a method holds text that it has not committed.
func Composing() bool {
	for _, b := range followed {
		if b.begun && b.composing() {
			return true
		}
	}
	return false
}
