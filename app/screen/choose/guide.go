package choose

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// guide asks what happened, and leaves of the list what follows from it; with nothing ticked everything stands there.
// It needs no answers of the client.
func (c *Choose) guide() fyne.CanvasObject {
	boxes := container.New(&kit.Flow{})
	for _, h := range c.ctx.Session.Library().Vocabulary.Happenings {
		boxes.Add(kit.NewTickBox(say.Happened(h), func(on bool) {
			c.happened[h.ID.S] = on
			c.fillList()
		}))
	}
	return kit.Card(kit.Strong(say.T("发生了什么？")),
		kit.Muted(say.T("选一件或几件，下面只留下与它有关的事项；不选就是全部。这些只是方向，能不能申报要对照条件。")), boxes)
}

// packOfList is a policy with those of its programmes that are listed; rank is how well its best one answers the search, best how its
// best one stands.
type packOfList struct {
	pack       *forms.Pack
	some       []*forms.Programme
	rank, best int
}

// ranked puts the programmes first that answer the search best, and of those, once something was ticked, what the client may apply for.
// What is listed only because it is chosen (rank -1) stands last.
func (c *Choose) ranked(x packOfList, ranks map[*forms.Programme]int, asked bool) packOfList {
	rank := func(q *forms.Programme) int {
		if ranks[q] < 0 {
			return math.MaxInt32
		}
		return ranks[q]
	}
	standing := func(q *forms.Programme) int {
		if !asked {
			return 0
		}
		return forms.RankOf(c.standing, q)
	}
	slices.SortStableFunc(x.some, func(a, b *forms.Programme) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(standing(a), standing(b)))
	})
	x.rank, x.best = rank(x.some[0]), standing(x.some[0])
	return x
}
