package ime

import (
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// inputWindow makes a real window with an input context, bound to the canvas of two entries.
func inputWindow(t *testing.T) (a, b *keeper, w *bound, focus func(*keeper)) {
	t.Helper()
	runtime.LockOSThread()
	t.Cleanup(runtime.UnlockOSThread)
	a, b, _, win := two(t)
	create := user32.NewProc("CreateWindowExW")
	class, _ := windows.UTF16PtrFromString("STATIC")
	handle, _, err := create.Call(0, uintptr(unsafe.Pointer(class)), 0, 0x10CF0000, 100, 100, 400, 300, 0, 0, 0, 0)
	if handle == 0 {
		t.Skipf("no window can be made here: %v", err)
	}
	t.Cleanup(func() { _, _, _ = user32.NewProc("DestroyWindow").Call(handle) })
	_, _, _ = user32.NewProc("SetFocus").Call(handle)
	w = bind(handle, win.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject)
	return a, b, w, func(k *keeper) { win.Canvas().Focus(k) }
}

// compose makes the system's input method hold letters, as typing them would.
func compose(t *testing.T, w *bound, letters string) {
	t.Helper()
	units, _ := windows.UTF16FromString(letters)
	ok := uintptr(0)
	w.with(func(context uintptr) {
		const setText = 0x0009 // SCS_SETSTR
		ok, _, _ = imm32.NewProc("ImmSetCompositionStringW").Call(context, setText,
			uintptr(unsafe.Pointer(&units[0])), uintptr(len(units)-1)*2, 0, 0)
	})
	pump()
	if ok == 0 || !w.composing() {
		t.Skip("the input method here takes no text from a program")
	}
}

// pump handles the messages that wait.
func pump() {
	var message [64]byte
	at := uintptr(unsafe.Pointer(&message[0]))
	for {
		if got, _, _ := user32.NewProc("PeekMessageW").Call(at, 0, 0, 0, 1); got == 0 {
			return
		}
		_, _, _ = user32.NewProc("TranslateMessage").Call(at)
		_, _, _ = user32.NewProc("DispatchMessageW").Call(at)
	}
}

func send(w *bound, message, first, second uintptr) uintptr {
	result, _, _ := user32.NewProc("SendMessageW").Call(w.window, message, first, second)
	return result
}

func TestAClickOnARealWindowSettles(t *testing.T) {
	a, b, w, focus := inputWindow(t)
	compose(t, w, "柳州市")
	if !w.begun {
		t.Error("the begin of the composition was not seen")
	}
	send(w, 0x0201, 1, 0) // WM_LBUTTONDOWN
	focus(b)
	pump()
	if a.Text != "柳州市" || a.kept != "柳州市" || b.Text != "" {
		t.Errorf("typed %q, kept %q; in the other entry %q", a.Text, a.kept, b.Text)
	}
	if w.begun || w.composing() {
		t.Error("the composition goes on")
	}
}

func TestTextIsTypedOnce(t *testing.T) {
	a, _, w, _ := inputWindow(t)
	text := strings.Repeat("机械制造", 20) + "𠮷"
	compose(t, w, text)
	w.complete()
	pump()
	if a.Text != text {
		t.Errorf("typed %q", a.Text)
	}
}

func TestKeysAreKeptFromTheWindow(t *testing.T) {
	a, _, w, _ := inputWindow(t)
	compose(t, w, "liu")
	send(w, wmKeyDown, keyBack, 0)
	if !w.composing() || a.Text != "" {
		t.Errorf("Backspace ended the composition; the entry holds %q", a.Text)
	}
	send(w, wmKillFocus, 0, 0)
	if a.Text != "liu" {
		t.Errorf("the window lost the keyboard; the entry holds %q", a.Text)
	}
}

func TestTheMethodIsToldTheCaret(t *testing.T) {
	a, _, w, focus := inputWindow(t)
	focus(a)
	w.follow()
	first := w.last
	for _, r := range "柳州" {
		a.TypedRune(r)
	}
	send(w, wmKeyUp, 'A', 0)
	if w.last.x <= first.x || w.last.y != first.y {
		t.Errorf("the caret went from %+v to %+v", first, w.last)
	}
	var form compositionForm
	w.with(func(context uintptr) {
		_, _, _ = imm32.NewProc("ImmGetCompositionWindow").Call(context, uintptr(unsafe.Pointer(&form)))
	})
	if form.at != (point{int32(w.last.x), int32(w.last.y)}) {
		t.Errorf("the method has %+v, the caret is at %+v", form.at, w.last)
	}
}

func TestTheMethodAsksForThePlace(t *testing.T) {
	_, _, w, _ := inputWindow(t)
	at, _ := caretOf(w.canvas, w.absolute)
	asked := characterPosition{size: uint32(unsafe.Sizeof(characterPosition{}))}
	if send(w, wmRequest, askCharacter, uintptr(unsafe.Pointer(&asked))) != 1 {
		t.Fatal("no answer")
	}
	corner := point{}
	_, _, _ = clientToScreen.Call(w.window, uintptr(unsafe.Pointer(&corner)))
	want := point{int32(at.x) + corner.x, int32(at.y) + corner.y}
	if asked.at != want || asked.lineHeight != uint32(at.height) || asked.document.right <= asked.document.left {
		t.Errorf("answered %+v, the caret is at %+v", asked, want)
	}
	candidates := candidateForm{index: 3}
	if send(w, wmRequest, askCandidates, uintptr(unsafe.Pointer(&candidates))) != 1 || candidates.index != 3 || candidates.style != exclude {
		t.Errorf("answered %+v", candidates)
	}
	if send(w, wmRequest, 99, uintptr(unsafe.Pointer(&asked))) != 0 {
		t.Error("an unknown question was answered")
	}
}
