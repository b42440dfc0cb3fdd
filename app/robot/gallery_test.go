package robot

import (
	"os"
	"testing"

	"yibiao/assets"
)

func TestNoTextIsCut(t *testing.T) {
	if testing.Short() {
		t.Skip("painting every screen takes some seconds")
	}
	out := os.Getenv("YIBIAO_PICTURES")
	for _, v := range Views() {
		t.Run(v.Name, func(t *testing.T) {
			cut, err := Gallery(PictureOptions{Assets: assets.FS, Out: out}, v)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range cut {
				t.Error(c)
			}
		})
	}
}
