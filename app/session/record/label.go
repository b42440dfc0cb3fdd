package record

import "strings"

// Label names what an edit did. It is kept with the edit, with what it was done to behind it: set:org.name. Package say has the
// sentence of each.
type Label string

// Labels of edits of one thing: of a field, a rule's tick, a column (table.column), a table or a requirement, by its id.
const (
	LabelSet       Label = "set" // of a field; of a tick by the name of its field
	LabelCell      Label = "cell"
	LabelCells     Label = "cells"
	LabelRows      Label = "rows"
	LabelDeleteRow Label = "delete-row"
	LabelMoveRow   Label = "move-row"
	LabelAttach    Label = "attach"
	LabelDetach    Label = "detach"
	LabelExpiry    Label = "expiry"
	LabelReorder   Label = "reorder"
	LabelRework    Label = "rework"
)

// Labels of edits of many files, by how many.
const (
	LabelAttachAll Label = "attach-all"
	LabelReuse     Label = "reuse"
)

// Labels of edits of a dossier, a client or the vault that concern no single field.
const (
	LabelCarry           Label = "carry"
	LabelCarryMatch      Label = "carry-match"
	LabelConfirmDefaults Label = "confirm-defaults"
	LabelExport          Label = "export"
	LabelImport          Label = "import"
	LabelMovedAnswers    Label = "moved-answers"
	LabelNoteTicks       Label = "note-ticks"
	LabelReadback        Label = "readback"

	LabelCreateClient   Label = "create-client"
	LabelDeleteClient   Label = "delete-client"
	LabelRestoreClient  Label = "restore-client"
	LabelCreateDossier  Label = "create-dossier"
	LabelDeleteDossier  Label = "delete-dossier"
	LabelRestoreDossier Label = "restore-dossier"
	LabelTitle          Label = "dossier-title"
	LabelDue            Label = "dossier-due"
	LabelStatus         Label = "dossier-status"
	LabelProgrammes     Label = "dossier-programmes"

	LabelCard     Label = "client-card"
	LabelText     Label = "text-block"
	LabelPlanDay  Label = "plan-day"
	LabelPlan     Label = "plan-steps"
	LabelPlanMark Label = "plan-mark"

	LabelAddPolicy    Label = "add-policy"
	LabelRemovePolicy Label = "remove-policy"

	// Those of official forms; behind them stands the dossier from which, if any.
	LabelImportForm Label = "import-form"
	LabelFormMap    Label = "form-map"
	LabelRemoveForm Label = "remove-form"
)

// Labels that nobody is shown: of steps that a page of their own tells of, by its counts, and of what the program notes for itself.
const (
	LabelStage       Label = "stage"        // the stage, how many dossiers
	LabelSheet       Label = "import-sheet" // how many clients, how many values
	LabelSheetTaken  Label = "import-taken" // the same
	LabelFilled      Label = "fill"         // 0, how many answers
	LabelFilledTaken Label = "fill-taken"   // the same
	LabelLook        Label = "look"
	LabelMovedMarks  Label = "moved-marks"
	LabelNoteEdition Label = "note-edition"
)

// Of is the label as it is kept, with what the edit was done to.
func (l Label) Of(what ...string) string {
	return strings.Join(append([]string{string(l)}, what...), ":")
}

// LabelOf takes a kept label apart: what was done, and to what; "" for nothing single.
func LabelOf(kept string) (l Label, what string) {
	name, what, _ := strings.Cut(kept, ":")
	return Label(name), what
}
