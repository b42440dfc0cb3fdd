package bundle

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestABundleThatIsOpenElsewhere: an office or archive program that has the old bundle open keeps it from being replaced; that is
// said as it is, and the old one stays.
func TestABundleThatIsOpenElsewhere(t *testing.T) {
	target := filepath.Join(t.TempDir(), "提交包.zip")
	if _, err := Write(context.Background(), target, sample(Zip), nil); err != nil {
		t.Fatal(err)
	}
	name, err := syscall.UTF16PtrFromString(target)
	if err != nil {
		t.Fatal(err)
	}
	open, err := syscall.CreateFile(name, syscall.GENERIC_READ, syscall.FILE_SHARE_READ, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	spec := sample(Zip)
	spec.Replace = true
	if _, err := Write(context.Background(), target, spec, nil); CodeOf(err) != CodeInUse {
		t.Errorf("got %v", err)
	}
	if err := syscall.CloseHandle(open); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(target); err != nil {
		t.Error("the old bundle is gone")
	}
}
