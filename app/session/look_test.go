package session

import (
	"context"
	"strconv"
	"testing"
)

func BenchmarkLookAtAPage(b *testing.B) {
	s := openLooking(b)
	data := samplePDF(b, "营业执照.pdf")
	if _, err := s.Look(context.Background(), "0", "a.pdf", data); err != nil {
		b.Fatal(err)
	}
	for looks := 1; b.Loop(); looks++ {
		if _, err := s.Look(context.Background(), strconv.Itoa(looks), "a.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}
