package forms

import (
	"fmt"
	"os"
	"testing"
)

func TestZZDump(t *testing.T) {
	f, _ := os.Create("/tmp/w5/rules.txt")
	n := 0
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			for _, r := range q.Rules {
				n++
				fmt.Fprintf(f, "%s [%s] src=%s %s/%s%s C=%q\n", r.Key(), r.Severity, r.Src, r.Number, r.Article, r.Place, r.Condition)
				if r.when != nil {
					fmt.Fprintf(f, "   when %s\n", r.When.S)
				}
				if r.Each.S != "" {
					fmt.Fprintf(f, "   each %s\n", r.Each.S)
				}
				if r.require != nil {
					fmt.Fprintf(f, "   req %s\n", r.Require.S)
				}
				if r.infers != nil {
					fmt.Fprintf(f, "   infers %s\n", r.Infers.S)
				}
				fmt.Fprintf(f, "   says %s | ask %s\n", r.Says, r.Ask)
			}
		}
	}
	fmt.Fprintln(f, n)
}
