package say

import (
	"testing"

	"yibiao/app/session"
)

// What is only usually asked is nowhere counted among what must be handed in.
func TestMaterialsAreCountedByTheWordTheyBear(t *testing.T) {
	for _, c := range []struct {
		count session.MaterialCount
		want  string
	}{
		{session.MaterialCount{}, "没有必交的"},
		{session.MaterialCount{Demanded: 2, There: 1}, "必交 2 项，已有 1 项"},
		{session.MaterialCount{Usual: 5, UsualThere: 5}, "一般要 5 项都有了"},
		{session.MaterialCount{Demanded: 2, There: 2, Usual: 5}, "必交 2 项都有了；一般要 5 项，已有 0 项"},
	} {
		if got := MaterialCount(c.count); got != c.want {
			t.Errorf("%+v: %q, want %q", c.count, got, c.want)
		}
	}
}
