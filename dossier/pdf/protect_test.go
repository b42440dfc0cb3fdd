package pdf

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
)

// protect locks a file with a password for reading and one for changing.
func protect(t testing.TB, data []byte, user, owner string) []byte {
	t.Helper()
	c := settings()
	c.UserPW, c.OwnerPW = user, owner
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(data), &out, c); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
