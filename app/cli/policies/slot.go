package policies

import (
	"strings"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// slotJSON is an official file of a policy, for programs: the document itself or an attachment.
type slotJSON struct {
	Slot     string   `json:"slot"` // 附件2
	Name     string   `json:"name"`
	Original bool     `json:"original,omitempty"` // the whole document itself
	Output   string   `json:"output,omitempty"`   // the form that it replaces
	There    bool     `json:"there"`
	Files    []string `json:"files"`               // ids
	Instead  string   `json:"meanwhile,omitempty"` // what the program uses
}

// toSlots gives the official files of one policy.
func toSlots(slots []policies.Slot, pack *forms.Pack) []slotJSON {
	out := []slotJSON{}
	for _, x := range slots {
		if x.Pack != pack {
			continue
		}
		one := slotJSON{Slot: x.No.S, Name: x.Name, Original: x.Original, Output: x.Output.S, There: x.Filled(), Files: []string{}, Instead: say.Meanwhile(x)}
		for _, f := range x.Files {
			one.Files = append(one.Files, f.ID)
		}
		out = append(out, one)
	}
	return out
}

// slotState tells whether an official file is there, and what is used until it is.
func slotState(x slotJSON) string {
	state := say.T("还没有放官方文件")
	if x.There {
		state = say.T("已加入")
	}
	if x.Instead == "" {
		return state
	}
	return state + say.T("；") + x.Instead
}

func writeSlots(w *base.Page, slots []slotJSON) {
	if len(slots) == 0 {
		return
	}
	w.Line()
	w.Say("官方文件：")
	for _, x := range slots {
		w.Line("  ", x.Slot, " ", x.Name, say.T("："), slotState(x))
	}
}

// writeMissing lists the official files that have not been added yet, by number and issuer of their policies.
func writeMissing(w *base.Page, list []policyJSON) {
	rows := [][]string{nil}
	originals := 0
	for _, x := range list {
		for _, slot := range x.Official {
			if slot.There {
				continue
			}
			if slot.Original {
				originals++
			}
			rows = append(rows, []string{"  " + x.Number, strings.Join(x.Issuers, say.T("、")), x.Pack, slot.Slot, slot.Name})
		}
	}
	if len(rows) == 1 {
		return
	}
	w.Line()
	w.Say("还没有加入的官方文件 {n} 份，其中政策原文 {m} 份：", "n", len(rows)-1, "m", originals)
	w.Table(rows)
	w.Say("加入：yibiao policy add 文件 --pack 数据包 --slot 附件2（文件名与官方名称相同的，不用写 --slot）")
}
