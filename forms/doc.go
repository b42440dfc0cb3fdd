// Package forms is what a pack says: fields and their types, rules, materials, documents, the one form composed from the chosen
// programmes, and what is found of a case (findings, verdicts, estimates, dates). It reads no pack (loading), works nothing out
// (eval) and checks nothing (checks); all of them are pure: their only input besides values is an fs.FS with pack files.
package forms
