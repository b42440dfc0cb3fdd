package session_test

import (
	"context"
	"strconv"
	"testing"

	"yibiao/app/session/sessiontest"
)

func BenchmarkLookAtAPage(b *testing.B) {
	s := sessiontest.OpenLooking(b)
	data := sessiontest.SamplePDF(b, "营业执照.pdf")
	if _, err := s.Files().Look(context.Background(), "0", "a.pdf", data); err != nil {
		b.Fatal(err)
	}
	for looks := 1; b.Loop(); looks++ {
		if _, err := s.Files().Look(context.Background(), strconv.Itoa(looks), "a.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}
