package soft

import "time"

const (
	keptFor    = time.Minute      // how long what is not shown any more is kept
	sweptEvery = 10 * time.Second // how often it is looked for, while pictures are made
	mostPixels = 8 << 20          // how much is kept; beyond it, what this picture does not need goes at once
)

// made keeps textures by what they show, as long as they are needed.
type made[K comparable] struct {
	of         map[K]*texture
	pixels     int
	now, swept int64
}

// begin begins a picture, and forgets what has not been needed for long.
func (m *made[K]) begin(now time.Time) {
	last := m.now
	m.now = now.UnixNano()
	if m.pixels > mostPixels {
		m.sweep(last)
	} else if m.now-m.swept > int64(sweptEvery) {
		m.sweep(m.now - int64(keptFor))
	}
}

// sweep forgets what was last needed before then.
func (m *made[K]) sweep(then int64) {
	m.swept = m.now
	for key, t := range m.of {
		if t.used < then {
			m.pixels -= len(t.Pix)
			delete(m.of, key)
		}
	}
}

// get gives the texture of a key, which make makes where there is none.
func (m *made[K]) get(key K, make func() *texture) *texture {
	t := m.of[key]
	if t == nil {
		t = make()
		m.of[key] = t
		m.pixels += len(t.Pix)
	}
	t.used = m.now
	return t
}
