package assets

import (
	"errors"
	"io/fs"
	"testing"
)

func TestSub(t *testing.T) {
	for folder, file := range map[string]string{"fonts": "YibiaoSans-Regular.otf", "icons": "app.png", "translations": "zh.json"} {
		sub, err := Sub(folder)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := fs.Stat(sub, file); err != nil || info.Size() == 0 {
			t.Errorf("%s/%s: %v", folder, file, err)
		}
	}
}

func TestSubErrors(t *testing.T) {
	for _, name := range []string{"nosuch", "fonts/YibiaoSans-Regular.otf", "", "../assets", "/fonts"} {
		if _, err := Sub(name); err == nil {
			t.Errorf("Sub(%q) gave no error", name)
		}
	}
	if _, err := Sub("nosuch"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}
