package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// slot is a place of a truth file, with what belongs there.
type slot struct {
	At       string   `json:"at"`
	Alt      []string `json:"alt"`
	Label    string   `json:"label"`
	Context  string   `json:"context"`
	Kind     string   `json:"kind"`
	Options  []option `json:"options"`
	Columns  []column `json:"columns"`
	Rows     []int    `json:"rows"`
	Serial   *column  `json:"serial"`
	Hint     string   `json:"hint"`
	Sample   string   `json:"sample"`
	Optional bool     `json:"optional"`
	// Fill are the accepted texts, May those that are neither right nor false. Those of rows are objects, column label
	// to text.
	Fill []json.RawMessage `json:"fill"`
	May  []json.RawMessage `json:"may"`
}

type option struct {
	At    string `json:"at"`
	Label string `json:"label"`
}

type column struct {
	C     int    `json:"c"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
}

// rowWish is one row of the fill of a rows slot: column label → accepted texts.
type rowWish map[string][]string

func readTruth(path string) ([]*slot, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var truth struct {
		Slots []*slot `json:"slots"`
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	for _, s := range truth.Slots {
		if s.Fill == nil {
			return nil, fmt.Errorf("reading %s: slot %s has no fill", path, s.At)
		}
	}
	return truth.Slots, nil
}

// texts reads a list of accepted texts; numbers are taken as they are written.
func texts(list []json.RawMessage) []string {
	var out []string
	for _, raw := range list {
		out = append(out, textsOf(raw)...)
	}
	return out
}

func textsOf(raw json.RawMessage) []string {
	var one string
	if json.Unmarshal(raw, &one) == nil {
		return []string{one}
	}
	var several []json.RawMessage
	if json.Unmarshal(raw, &several) == nil {
		return texts(several)
	}
	return []string{string(raw)}
}

// wishes reads the rows of a rows slot.
func wishes(list []json.RawMessage) []rowWish {
	var out []rowWish
	for _, raw := range list {
		var cells map[string]json.RawMessage
		if json.Unmarshal(raw, &cells) != nil {
			continue
		}
		w := rowWish{}
		for label, text := range cells {
			w[squeeze(label)] = textsOf(text)
		}
		out = append(out, w)
	}
	return out
}
