// Package pdf looks into PDF files — their pages, text and pictures — and makes new ones of their pages. Bytes come in and
// bytes go out: a file on disk is never touched.
//
// PDFium reads the files, as a WebAssembly program inside this one: what a damaged or malicious file breaks stays inside.
package pdf

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Errors of opening a file.
var (
	ErrPassword = errors.New("the file is protected by a password")
	ErrDamaged  = errors.New("the file is damaged or not a PDF")
)

// wait is how long a call waits for the engine, which serves one file at a time.
const wait = time.Minute

// Engine reads PDF files. The zero value works; it starts PDFium at the first use. Its methods may be called from
// several goroutines at once.
type Engine struct {
	// Cache is a folder for the compiled program; without it ("") every start compiles anew, which takes seconds.
	Cache string
	// Fonts holds the fonts that pages are drawn with where a file does not bring its own, in its top folder; nil for none.
	// They are all that PDFium sees of any disk.
	Fonts fs.FS

	start sync.Once
	pool  pdfium.Pool
	fault error
}

// Close stops PDFium. The engine must not be used afterwards.
func (e *Engine) Close() error {
	e.start.Do(func() { e.fault = errors.New("the PDF engine is closed") })
	if e.pool == nil {
		return nil
	}
	return e.pool.Close()
}

func (e *Engine) ready() error {
	e.start.Do(func() {
		config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
		if e.Cache != "" {
			// A cache that cannot be written only costs time.
			if cache, err := wazero.NewCompilationCacheWithDir(e.Cache); err == nil {
				config = config.WithCompilationCache(cache)
			}
		}
		e.pool, e.fault = webassembly.Init(webassembly.Config{
			MinIdle: 0, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config, FSConfig: disk(e.Fonts), Stdout: io.Discard, Stderr: io.Discard,
		})
	})
	if e.fault != nil {
		return fmt.Errorf("starting the PDF engine: %w", e.fault)
	}
	return nil
}

// document runs work on an open file. A panic inside the engine is a damaged file.
func (e *Engine) document(data []byte, work func(in pdfium.Pdfium, page func(int) requests.Page, pages int) error) (err error) {
	if err := e.ready(); err != nil {
		return err
	}
	in, err := e.pool.GetInstance(wait)
	if err != nil {
		return fmt.Errorf("waiting for the PDF engine: %w", err)
	}
	defer func() {
		if fault := recover(); fault != nil {
			_ = in.Kill()
			err = fmt.Errorf("%w (%v)", ErrDamaged, fault)
			return
		}
		_ = in.Close()
	}()
	doc, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return ErrPassword
	case err != nil:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	page := func(i int) requests.Page {
		return requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}}
	}
	return work(in, page, count.PageCount)
}
