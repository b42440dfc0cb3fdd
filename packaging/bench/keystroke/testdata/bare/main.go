// Command bare shows nothing but one entry of the toolkit, at the top of a window as large as the program's, with the keyboard in it.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	a := app.NewWithID("bare")
	w := a.NewWindow("bare")
	entry := widget.NewEntry()
	w.SetContent(container.NewVBox(entry))
	w.Resize(fyne.NewSize(1360, 720))
	a.Lifecycle().SetOnStarted(func() { w.Canvas().Focus(entry) })
	w.ShowAndRun()
}
