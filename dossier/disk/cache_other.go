//go:build !linux && !windows

package disk

// DropCache has no portable form here; the read-back may come from memory.
func DropCache(string) {}
