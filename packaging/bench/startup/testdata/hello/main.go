// Command hello is the smallest window that the toolkit can make with the fonts of this program: what startup.sh
// compares with.
package main

import (
	"io/fs"
	"log"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/assets"
)

func main() {
	a := app.NewWithID("cn.yibiao.hello")
	files, err := fs.Sub(assets.FS, "fonts")
	if err != nil {
		log.Fatal(err)
	}
	fonts, err := look.LoadFonts(files)
	if err != nil {
		log.Fatal(err)
	}
	a.Settings().SetTheme(look.New(fonts, look.Light, 1))
	w := a.NewWindow("你好")
	w.SetContent(widget.NewLabel("你好,一表。 Hello, world."))
	w.Resize(fyne.NewSize(look.WindowWidth, look.WindowHeight))
	w.CenterOnScreen()
	w.ShowAndRun()
}
