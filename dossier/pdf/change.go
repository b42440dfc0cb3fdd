package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Sheet is one page of a file that is being put together.
type Sheet struct {
	File int // index of the file that the page comes from
	Page int // counted from 0
	Turn int // clockwise, in degrees, beyond the way in which the page is shown now: a multiple of 90
}

var once sync.Once

// settings are those of every change. The library would otherwise keep a folder of its own in the user's home.
func settings() *model.Configuration {
	once.Do(api.DisableConfigDir)
	c := model.NewDefaultConfiguration()
	c.ValidationMode = model.ValidationRelaxed
	c.Offline = true
	c.ValidateLinks = false
	c.CreateBookmarks = false
	return c
}

// Arrange makes one file of pages of several, in the order of sheets. Each file is a PDF. Signatures of the files do not
// survive. Errors: ErrPassword, ErrDamaged, that of ctx, and a sheet that names no page.
func Arrange(ctx context.Context, files [][]byte, sheets []Sheet) (out []byte, err error) {
	defer caught(&err)
	if len(sheets) == 0 {
		return nil, errors.New("arranging pages: there are none")
	}
	joined, first, err := join(ctx, files, sheets)
	if err != nil {
		return nil, err
	}
	numbers := make([]int, len(sheets))
	turned := map[int]types.IntSet{}
	for i, s := range sheets {
		start, known := first[s.File]
		if number := start + s.Page + 1; known && s.Page >= 0 && number <= joined.PageCount {
			numbers[i] = number
		} else {
			return nil, fmt.Errorf("arranging pages: file %d has no page %d", s.File+1, s.Page+1)
		}
		if turn := ((s.Turn % 360) + 360) % 360; turn != 0 {
			if turned[turn] == nil {
				turned[turn] = types.IntSet{}
			}
			turned[turn][i+1] = true
		}
	}
	made, err := pdfcpu.ExtractPages(joined, numbers, false)
	if err != nil {
		return nil, damaged(err)
	}
	made.PageCount = len(numbers) // which the library leaves at 0
	for turn, pages := range turned {
		if err := pdfcpu.RotatePages(made, pages, turn); err != nil {
			return nil, damaged(err)
		}
	}
	return written(ctx, made)
}

// join opens the files that the sheets name as one, and tells how many pages stand before those of each.
func join(ctx context.Context, files [][]byte, sheets []Sheet) (*model.Context, map[int]int, error) {
	first := map[int]int{}
	var whole *model.Context
	for _, s := range sheets {
		if _, done := first[s.File]; done {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if s.File < 0 || s.File >= len(files) {
			return nil, nil, fmt.Errorf("arranging pages: there is no file %d", s.File+1)
		}
		next, err := opened(files[s.File])
		if err != nil {
			return nil, nil, err
		}
		if whole == nil {
			whole, first[s.File] = next, 0
			continue
		}
		first[s.File] = whole.PageCount
		if err := pdfcpu.MergeXRefTables(fmt.Sprint(s.File), next, whole, false, false); err != nil {
			return nil, nil, damaged(err)
		}
	}
	return whole, first, nil
}

// opened reads a file. One that may be read but not changed without a password counts as protected: what is made of it
// would lose the protection that its author wanted.
func opened(data []byte) (*model.Context, error) {
	c := settings()
	c.Cmd = model.MERGECREATE
	doc, err := api.ReadValidateAndOptimize(bytes.NewReader(data), c)
	switch {
	case errors.Is(err, pdfcpu.ErrEncrypted), errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, ErrPassword
	case err != nil:
		return nil, damaged(err)
	}
	return doc, nil
}

// Changeable tells whether pages of a PDF can be put into another file: nil, ErrPassword for one that may only be read, ErrDamaged.
func Changeable(data []byte) (err error) {
	defer caught(&err)
	_, err = opened(data)
	return err
}

// written gives a file as bytes. The library writes the time into each file; nothing else differs from run to run.
func written(ctx context.Context, doc *model.Context) ([]byte, error) {
	var out bytes.Buffer
	doc.Conf.OptimizeBeforeWriting = false
	if err := api.WriteContext(doc, &stopping{ctx, &out}); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, damaged(err)
	}
	return out.Bytes(), nil
}

// stopping is a writer that refuses once its context has ended.
type stopping struct {
	ctx context.Context
	w   io.Writer
}

func (s *stopping) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}

func damaged(err error) error { return fmt.Errorf("%w: %w", ErrDamaged, err) }

// caught turns a panic over a malformed file into ErrDamaged.
func caught(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("%w (%v)", ErrDamaged, fault)
	}
}
