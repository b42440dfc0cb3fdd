// Package forms knows what is asked and what must hold: packs read as data, the one form composed from the
// chosen programmes, and the checks, verdicts and estimates computed from answers. It is pure: its only input
// besides values is an fs.FS with pack files.
package forms
