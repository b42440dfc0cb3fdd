package forms
import ("testing";"os";"fmt")
func TestZZ(t *testing.T) {
	library := builtin(t)
	firms := append(append([]firm{}, tenFirms...), otherFirms...)
	for _, own := range firms {
	if want := os.Getenv("FIRM"); want != "" && want != own.name { continue }
	fmt.Println("#####", own.name)
	for _, pack := range library.Packs { for _, q := range pack.Programmes {
		if q.Card != nil || q.ID.S == "yjs-00-combined" { continue }
		form, _ := Compose(pack, []string{q.ID.S})
		a, _ := Assess(form, filled(form, own))
		v := a.Verdicts[len(a.Verdicts)-1]
		fmt.Printf("%s %s", q.ID.S, v.Outcome)
		for _, c := range v.Conditions { if (c.Outcome != Met||os.Getenv("ALL")!="") && c.Outcome != NotAsked { fmt.Printf(" | %s %s %s", c.Rule.ID.S, c.Outcome, c.Missing) } }
		fmt.Println()
	}}
	}
}
