package screenlock

import "testing"

// Asking a session that is not locked, or a system that does not tell, is answered with no.
func TestAnOpenSessionIsNotLocked(t *testing.T) {
	w := Begin()
	defer w.End()
	if w.Locked() {
		t.Error("locked")
	}
}
