// Package page is what the screens of the window share: what a screen is and is given, the way to a place, the open dossier
// as the window sees it, and the words and colours of findings. Screens keep to the Fyne goroutine; slow work goes through the
// runner they are given, so that a test drives them with the toolkit's test driver and task.Inline.
package page

import (
	"io/fs"

	"fyne.io/fyne/v2"

	"yibiao/app/session"
	"yibiao/app/task"
)

// Context is what every screen is given.
type Context struct {
	Session *session.Session
	Nav     Navigator
	Dialogs Dialogs
	Tasks   task.Runner
	Clock   task.Clock
	// Composing tells whether an input method holds text that it has not handed over; nil where that cannot be known.
	Composing func() bool
	// Assets is the program's data: samples and help are read from it.
	Assets fs.FS
	// Tour starts the tour through the program with the fictional client; nil where there is none.
	Tour func()
	// Progress also shows outside of the window how far slow work is, a total of 0 that it has ended; nil where there is nowhere.
	Progress func(done, total int64)
	// Opened is told what has turned out to be worth offering again, beside the routes themselves; nil where nobody keeps it.
	Opened func(Recent)
}

// Navigator moves between screens and is told what happened.
type Navigator interface {
	// Go shows another screen; the present one is left first and can be returned to.
	Go(Route)
	// Back returns to the screen before, or to the workbench.
	Back()
	// Saved tells that something was written to the vault.
	Saved()
	// Unsaved tells that text was typed that is not in the vault yet, or that there is none any more.
	Unsaved(bool)
	// Turned tells that the screen shows something else, of which other things may be taken back.
	Turned()
	// Tell shows a short message in the status bar.
	Tell(text string)
}

// Page names a screen.
type Page string

// The pages.
const (
	Workbench Page = "workbench"
	Profile   Page = "profile"
	Choose    Page = "choose"
	Form      Page = "form"
	Materials Page = "materials"
	Check     Page = "check"
	Export    Page = "export"
	Verify    Page = "verify"
	Official  Page = "official"
	Papers    Page = "papers"
	Match     Page = "match"
	Agenda    Page = "agenda"
	Policy    Page = "policy"
	Welcome   Page = "welcome"
	Vault     Page = "vault"
	Sheet     Page = "sheet"
	Dossiers  Page = "dossiers"
	Fill      Page = "fill"
	Client    Page = "client"
	Filing    Page = "filing"
	// Asked stands for what is typed in a dialog, on whatever page.
	Asked Page = "dialogs"
)

// SheetTypes are the endings of the spreadsheets that can be brought in.
var SheetTypes = []string{".xlsx", ".csv"}

// Route says which screen is shown, and of what.
type Route struct {
	Page    Page
	Client  string // id, for the profile, for choosing programmes, and for matching; "" matches all clients
	Dossier string // id, for the steps of a dossier
	At      Place
	Files   Files  // for verifying, for bringing in a spreadsheet and for filing materials
	Pack    string // id, for the policy library
}

// Place is a spot within a screen; the zero Place is its beginning.
type Place struct {
	Field, Row, Column string // ids of a field, and of a cell when Field is a table
	Section            string // title
	Material           string // requirement id
	Output             string // output id
	Programme          string // id, for matching and the policy library
	Article            string // number, in the policy library
}

// Screen is one screen of the window.
type Screen interface {
	// Object is the content.
	Object() fyne.CanvasObject
	// Title is the last part of the path above the screen.
	Title() string
	// Enter is called when the screen has been put into the window: it gives the keyboard to the right part.
	Enter()
	// Leave hands over what is being typed. It is called before the screen goes, and before undo.
	Leave()
	// Refresh shows everything anew, after undo and the like.
	Refresh()
	// Drop takes files that were dropped on the window, as absolute paths.
	Drop(paths []string)
}

// Finder is a screen with a search box.
type Finder interface{ Find() }

// Turner is a screen with parts that follow one another: sections, months, clients.
type Turner interface{ Turn(by int) }

// Stepper is a screen with pages of its own: StepBack returns to the one before, false when there is none.
type Stepper interface{ StepBack() bool }

// Keeper is a screen that has moved within since its route was made: Here gives the way back to what it shows now.
type Keeper interface{ Here(Route) Route }

// Summed is a screen that shows summaries of dossiers: it is told that some were worked out anew.
type Summed interface{ Summed() }

// Rescuer is a screen whose typed text can be saved when it may be broken: Rescue hands over what it can and shows nothing.
type Rescuer interface{ Rescue() }

// Filled is a screen on which a form is filled in.
type Filled interface {
	// NextGap goes to the next place where something is left to do.
	NextGap()
	// SwitchLook changes between the official form's look and one question after the other.
	SwitchLook()
	// FoldHelp shows or hides what helps to fill in.
	FoldHelp()
	// History shows what the field at hand held before.
	History()
	// ImportAnswers asks for a file of answers and takes them in.
	ImportAnswers()
	// ConfirmDefault takes over the default that the field at hand shows.
	ConfirmDefault()
}

// OfClient is a screen that is about one client before there is a dossier.
type OfClient interface{ Client() string }

// Marked is a screen of many clients with the id of the one that is marked or shown; "" when none is.
type Marked interface{ MarkedClient() string }

// Restorer is a screen that can put back what was deleted last; false when there is nothing.
type Restorer interface{ RestoreLast() bool }

// Undoer is a screen that takes back what is done on it by itself, and tells so.
type Undoer interface {
	Undo()
	Redo()
	// CanTurn tells whether there is anything to take back, and anything to repeat.
	CanTurn() (undo, redo bool)
}

// Dialogs asks the person.
type Dialogs interface {
	// Fail tells about a failure.
	Fail(err error)
	// Confirm asks before something grave; then is called only when the person agrees.
	Confirm(title, text, yes string, then func())
	// Show opens a dialog with buttons below the content, the last one first to be meant. The returned function closes it.
	Show(title string, content fyne.CanvasObject, actions ...Action) (closeDialog func())
	// Choose asks for files or folders; done is not called when the person gives up.
	Choose(request FileRequest, done func(paths []string))
	// Open shows a file or folder in the program that the desktop has for it.
	Open(path string)
	// Reveal shows where a file or folder lies.
	Reveal(path string)
}

// Action is a button of a dialog. Do may be nil; the dialog closes first, unless Keep is set. Escape does what closes the dialog, or
// the one that Escapes.
type Action struct {
	Text    string
	Main    bool
	Keep    bool
	Escapes bool
	Do      func()
}

// FileKind says what is asked for.
type FileKind int

// Kinds of a FileRequest.
const (
	AskFile   FileKind = iota // one existing file
	AskFiles                  // one or more existing files
	AskFolder                 // an existing folder
	AskSave                   // a file to be written
)

// FileRequest asks for files.
type FileRequest struct {
	Kind  FileKind
	Title string
	Name  string   // proposed name, for AskSave
	Types []string // endings with the dot; nil for all files
	// Folder is where the dialog begins; "" where a file was chosen last.
	Folder string
}
