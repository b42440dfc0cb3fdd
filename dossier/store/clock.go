package store

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A stamp is a hybrid logical clock without its device, as one number that
// sorts: milliseconds since 1970 (13 digits) times 100000 plus a counter.
// After Kulkarni, Demirbas et al., "Logical Physical Clocks" (2014).
type stamp int64

const (
	maxCounter = 99_999
	maxMillis  = 9_999_999_999_999 // the last with 13 digits, in 2286
	// maxAhead is how far in the future a remote clock may be dated. More is
	// taken for a computer with a wrong date: its changes would win for days.
	maxAhead = 24 * time.Hour
)

func newStamp(ms int64, counter int) stamp { return stamp(ms*(maxCounter+1) + int64(counter)) }

func (s stamp) millis() int64 { return int64(s) / (maxCounter + 1) }
func (s stamp) counter() int  { return int(int64(s) % (maxCounter + 1)) }

// text gives the clock as it is shown and exchanged: it sorts as text, by
// time, then counter, then device.
func (s stamp) text(device string) string {
	return fmt.Sprintf("%013d-%05d-%s", s.millis(), s.counter(), device)
}

// parseClock reads what text has written.
func parseClock(clock string) (stamp, string, error) {
	bad := func() (stamp, string, error) { return 0, "", fmt.Errorf("malformed clock %.60q", clock) }
	parts := strings.SplitN(clock, "-", 3)
	if len(parts) != 3 || len(parts[0]) != 13 || len(parts[1]) != 5 || parts[2] == "" {
		return bad()
	}
	// ParseUint takes no sign, so that what was read is what text writes.
	ms, err := strconv.ParseUint(parts[0], 10, 63)
	if err != nil {
		return bad()
	}
	counter, err := strconv.ParseUint(parts[1], 10, 31)
	if err != nil {
		return bad()
	}
	return newStamp(int64(ms), int(counter)), parts[2], nil
}

// hlc is the vault's own clock. It never runs backwards, not even when the
// computer's does.
type hlc struct {
	mu   sync.Mutex
	last stamp
	now  func() time.Time
}

// tick gives a stamp greater than every stamp given or seen so far.
func (c *hlc) tick() stamp {
	c.mu.Lock()
	defer c.mu.Unlock()
	ms := clampMillis(c.now())
	switch {
	case ms > c.last.millis():
		c.last = newStamp(ms, 0)
	case c.last.counter() < maxCounter:
		c.last++
	default:
		c.last = newStamp(c.last.millis()+1, 0)
	}
	return c.last
}

// see takes note of a stamp made elsewhere.
func (c *hlc) see(s stamp) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last = max(c.last, s)
}

// clampMillis gives a time in Unix milliseconds, within what a clock can say.
func clampMillis(at time.Time) int64 { return min(max(at.UnixMilli(), 0), maxMillis) }

// peek gives the greatest stamp so far.
func (c *hlc) peek() stamp {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last
}

// tooFarAhead reports whether s is dated further ahead than maxAhead.
func (c *hlc) tooFarAhead(s stamp) bool {
	return s.millis() > c.now().Add(maxAhead).UnixMilli()
}
