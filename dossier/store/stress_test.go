package store

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

// stress is by how much more a test tries than in an ordinary run: YIBIAO_RELIABILITY, at least 1.
func stress(t testing.TB) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("YIBIAO_RELIABILITY"))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// report prints a line for packaging/bench/RELIABILITY.md: what was tried, how often, what failed and what was seen.
func report(t testing.TB, what string, trials int, seen string) {
	t.Helper()
	failed := "0"
	if t.Failed() {
		failed = "some"
	}
	fmt.Printf("RELIABILITY\t%s\t%d\t%s\t%s\n", what, trials, failed, seen)
}
