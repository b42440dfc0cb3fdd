package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Leaf is a PDF that is bound with others, under the title of its bookmark.
type Leaf struct {
	Title string
	Data  []byte
}

// Place is where a leaf stands in the bound file.
type Place struct {
	First, Pages int   // from 1; 0 where it was left out
	Err          error // why it was left out: ErrPassword or ErrDamaged
}

// footDPI is the resolution of the pictures that Bind takes for the foot of pages, in points to the inch.
const footDPI = 300

// Bind makes one file of several, in their order, with a bookmark to each. foot gives the picture (PNG, 300 dpi) at the foot of
// page n of all, nil for none; it may be nil. A file that cannot be read is left out, and its place says so. Errors: that of ctx,
// of foot, ErrDamaged, and that nothing is left.
func Bind(ctx context.Context, leaves []Leaf, foot func(n, all int) ([]byte, error)) (out []byte, places []Place, err error) {
	defer caught(&err)
	var whole *model.Context
	var marks []pdfcpu.Bookmark
	places = make([]Place, len(leaves))
	for i, leaf := range leaves {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		next, err := opened(leaf.Data)
		if err != nil {
			places[i].Err = err
			continue
		}
		first, pages := 1, next.PageCount
		if whole == nil {
			whole = next
		} else {
			first = whole.PageCount + 1
			if err := pdfcpu.MergeXRefTables(fmt.Sprint(i), next, whole, false, false); err != nil {
				return nil, nil, damaged(err)
			}
		}
		places[i] = Place{First: first, Pages: pages}
		marks = append(marks, pdfcpu.Bookmark{Title: leaf.Title, PageFrom: first})
	}
	if whole == nil {
		return nil, places, errors.New("binding files: none of them can be read")
	}
	for _, own := range []string{"PageLabels", "OpenAction"} { // of the first file: they would count, and open, the pages of all
		whole.RootDict.Delete(own)
	}
	if err := numbered(ctx, whole, foot); err != nil {
		return nil, nil, err
	}
	if err := pdfcpu.AddBookmarks(whole, marks, true); err != nil {
		return nil, nil, damaged(err)
	}
	out, err = written(ctx, whole)
	return out, places, err
}

// numbered puts pictures at the foot of the pages.
func numbered(ctx context.Context, whole *model.Context, foot func(n, all int) ([]byte, error)) error {
	if foot == nil {
		return nil
	}
	marks := map[int]*model.Watermark{}
	for n := 1; n <= whole.PageCount; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		picture, err := foot(n, whole.PageCount)
		if err != nil {
			return err
		}
		if picture == nil {
			continue
		}
		place := fmt.Sprintf("pos:bc, off:0 14, scale:%.3f abs, rot:0, op:1", 72.0/footDPI)
		mark, err := api.ImageWatermarkForReader(bytes.NewReader(picture), place, true, false, types.POINTS)
		if err != nil {
			return damaged(err)
		}
		marks[n] = mark
	}
	if len(marks) == 0 {
		return nil
	}
	if err := pdfcpu.AddWatermarksMap(whole, marks); err != nil {
		return damaged(err)
	}
	return nil
}
