package preview

import (
	"errors"
	"runtime"
	"time"

	ole "github.com/go-ole/go-ole"
	"github.com/go-ole/go-ole/oleutil"
)

// Values of Word's object model: wdExportFormatPDF and wdFormatPDF, msoAutomationSecurityForceDisable, wdDoNotSaveChanges,
// wdAlertsNone.
const (
	formatPDF     = 17
	withoutMacros = 3
	saveNothing   = 0
	alertNothing  = 0
)

// busyCall is RPC_E_CALL_REJECTED: the office program is still starting, or shows something of its own.
const (
	busyCall  = 0x80010001
	busyTries = 20
	busyWait  = 500 * time.Millisecond
)

// export has an office program make the PDF: in an instance of its own, out of sight, read-only and without macros, so that a
// window that the user has open is left in peace.
func export(class, document, target string) (err error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := ole.CoInitializeEx(0, ole.COINIT_APARTMENTTHREADED); err != nil {
		return err
	}
	defer ole.CoUninitialize()
	server, err := oleutil.CreateObject(class)
	if err != nil {
		return err
	}
	defer server.Release()
	app, err := server.QueryInterface(ole.IID_IDispatch)
	if err != nil {
		return err
	}
	defer app.Release()
	defer func() { _, quit := ask(app, "Quit", saveNothing); err = errors.Join(err, quit) }()
	// Editions differ in what they let be set; none of it is needed for the PDF.
	for name, value := range map[string]any{"Visible": false, "DisplayAlerts": alertNothing, "AutomationSecurity": withoutMacros} {
		if set, err := oleutil.PutProperty(app, name, value); err == nil {
			_ = set.Clear()
		}
	}
	documents, err := oleutil.GetProperty(app, "Documents")
	if err != nil {
		return err
	}
	defer documents.Clear()
	opened, err := ask(documents.ToIDispatch(), "Open", document, false, true, false) // no question about its kind, read-only, not among the recent
	if err != nil {
		return err
	}
	defer opened.Clear()
	doc := opened.ToIDispatch()
	if doc == nil {
		return ErrPDF
	}
	if _, err = ask(doc, "ExportAsFixedFormat", target, formatPDF); err != nil {
		if _, other := ask(doc, "SaveAs2", target, formatPDF); other == nil {
			err = nil
		}
	}
	_, closing := ask(doc, "Close", saveNothing)
	return errors.Join(err, closing)
}

// ask calls a method, again while the program is busy.
func ask(of *ole.IDispatch, method string, args ...any) (*ole.VARIANT, error) {
	if of == nil {
		return nil, ErrPDF
	}
	for try := 0; ; try++ {
		result, err := oleutil.CallMethod(of, method, args...)
		var code *ole.OleError
		if !errors.As(err, &code) || code.Code() != busyCall || try == busyTries {
			return result, err
		}
		time.Sleep(busyWait)
	}
}
