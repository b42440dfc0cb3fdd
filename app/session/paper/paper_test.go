package paper_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/paper"
	"yibiao/app/session/sessiontest"
)

// noOffice makes pages of no document.
type noOffice struct{}

func (noOffice) PDFs(_ context.Context, paths []string) ([][]byte, bool, error) {
	return make([][]byte, len(paths)), true, nil
}

func (noOffice) Foot(string) ([]byte, error) { return nil, errors.New("no foot was asked for") }

func held(name string, copies int, data []byte) bundling.Paper {
	return bundling.Paper{Title: name, Name: name, Copies: copies, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

// What has no pages is left out and told with the reason; the others stand in their order, as often as they are asked for.
func TestWhatHasNoPagesIsToldAndLeftOut(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	picture := sessiontest.Picture(t, 40, 30)
	papers := []bundling.Paper{held("01 照片.jpg", 2, picture), held("02 数据.xlsx", 1, []byte("PK")), held("03 申请表.docx", 1, []byte("PK")), held("04 证书.jpg", 0, picture)}
	o := paper.Options{Painter: noOffice{}, Copies: true, Title: func(p bundling.Paper) string { return p.Title }}
	b, err := paper.Bind(context.Background(), s, papers, o)
	if err != nil {
		t.Fatal(err)
	}
	if b.Pages != 3 || !b.Sketched || !bytes.HasPrefix(b.PDF, []byte("%PDF")) {
		t.Errorf("%d pages, sketched %v", b.Pages, b.Sketched)
	}
	for i, want := range []struct {
		first int
		left  session.Code
	}{{1, ""}, {0, session.CodeNoPages}, {0, session.CodePDFDamaged}, {3, ""}} {
		if p := b.Places[i]; p.First != want.first || p.Left != want.left {
			t.Errorf("%s: page %d, left %q", p.Paper.Name, p.First, p.Left)
		}
	}
	if _, err := paper.Bind(context.Background(), s, papers[1:3], o); session.CodeOf(err) != session.CodeNoPages {
		t.Errorf("nothing can be bound: %v", err)
	}
}
