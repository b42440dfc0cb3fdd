package main

// edit puts text into a file of the toolkit. Anchor stands in it exactly once, or the edit fails; in what replaces it, so much of the
// toolkit's own source is named as is needed to find the place, and no more.
type edit struct {
	file, anchor, text string
	why                string
}

// edits are all places at which the toolkit itself is changed; the files of _added are new beside it.
var edits = []edit{
	{
		file: "internal/driver/glfw/window_desktop.go", anchor: "win, err := glfw.CreateWindow(pixWidth, pixHeight, w.title, nil, nil)",
		text: "win, err := w.createNative(pixWidth, pixHeight)",
		why:  "a window that cannot have OpenGL is made without it",
	},
	{
		file: "internal/driver/glfw/window_desktop.go", anchor: "w.canvas.SetPainter(gl.NewPainter(w.canvas, w))\n\t\tw.canvas.Painter().Init()\n",
		text: "", why: "createNative has made the painter that suits the window",
	},
	{
		file: "internal/driver/glfw/window_desktop.go", anchor: "\t\"fyne.io/fyne/v2/internal/painter/gl\"\n",
		text: "", why: "the painter is made elsewhere",
	},
	{
		file: "internal/driver/glfw/window.go", anchor: "\tw.view().MakeContextCurrent()\n",
		text: "\tif w.software() != nil {\n\t\tf()\n\t\treturn\n\t}\n\tw.view().MakeContextCurrent()\n",
		why:  "without OpenGL there is no context",
	},
	{
		file: "internal/driver/glfw/window.go", anchor: "func (w *window) processRefresh() {\n",
		text: "func (w *window) processRefresh() {\n\tw.exposed()\n",
		why:  "the system asks for all that the window shows, whether or not anything has changed in it",
	},
	{
		file: "internal/driver/glfw/loop.go", anchor: "view.SwapBuffers()",
		text: "w.present(view)", why: "what was painted without OpenGL is copied into the window",
	},
	{
		file: "internal/painter/gl/gl_core.go", anchor: "fyne.LogError(\"failed to initialise OpenGL\", err)\n\t\treturn\n",
		text: "fyne.LogError(\"failed to initialise OpenGL\", err)\n\t\tpanic(err)\n",
		why:  "a painter without OpenGL's functions would end the program at its first call",
	},
	{
		file: "internal/driver/glfw/scroll_speed_default.go", anchor: "scrollSpeed            = float32(25)",
		text: "scrollSpeed            = float32(100)", why: "a notch of the wheel turns as much of a page as in a browser",
	},
	{
		file: "internal/driver/glfw/driver.go", anchor: "\tdone        chan struct{}\n",
		text: "\tdone        chan struct{}\n\tended       bool // Quit was called while nothing ran\n",
		why:  "Quit before Run ends Run",
	},
	{
		file: "internal/driver/glfw/driver.go", anchor: "\t\tclose(d.done)\n\t}\n",
		text: "\t\tclose(d.done)\n\t\twake()\n\t} else {\n\t\td.ended = true\n\t}\n",
		why:  "Quit before Run ends Run, and ends the rest",
	},
	{
		file: "internal/driver/glfw/loop.go", anchor: "func (d *gLDriver) runGL() {\n",
		text: "func (d *gLDriver) runGL() {\n\tif d.ended {\n\t\treturn\n\t}\n",
		why:  "Quit before Run ends Run: else a program whose window could not be made stays for ever, and is not seen",
	},
	{
		file: "internal/driver/glfw/loop.go", anchor: "\t\t\td.pollEvents()\n",
		text: "\t\t\td.pollOrRest(eventTick)\n", why: "a program that nobody touches takes no processor time",
	},
	{
		file: "internal/driver/glfw/loop.go", anchor: "\t\tcase f := <-funcQueue.Out():\n",
		text: "\t\tcase f := <-funcQueue.Out():\n\t\t\twoken()\n", why: "what a function has changed is painted before the next rest",
	},
	{
		file: "internal/driver/glfw/loop.go", anchor: "funcQueue.In() <- funcData{f: f, done: done}\n",
		text: "funcQueue.In() <- funcData{f: f, done: done}\n\t\twake()\n", why: "what others put into the queue ends the rest",
	},
	{
		file: "internal/driver/glfw/loop.go", anchor: "funcQueue.In() <- funcData{f: f}\n",
		text: "funcQueue.In() <- funcData{f: f}\n\t\twake()\n", why: "what others put into the queue ends the rest",
	},
	{
		file: "widget/entry_cursor_anim.go", anchor: "\tlastInterruptTime time.Time\n",
		text: "\tlastInterruptTime time.Time\n\tresting           bool // see rests\n",
		why:  "a caret stops blinking while nobody types",
	},
	{
		file: "widget/entry_cursor_anim.go", anchor: "\t\tif timeNow().Sub(a.lastInterruptTime) < cursorInterruptDuration {\n",
		text: "\t\tif a.rests(opaqueColor) {\n\t\t\treturn\n\t\t}\n\t\tif timeNow().Sub(a.lastInterruptTime) < cursorInterruptDuration {\n",
		why:  "a caret stops blinking while nobody types",
	},
	{
		file: "widget/entry_cursor_anim.go", anchor: "\t\ta.anim = a.createAnim()\n",
		text: "\t\ta.lastInterruptTime, a.resting = timeNow(), false\n\t\ta.anim = a.createAnim()\n",
		why:  "a caret blinks when it comes",
	},
	{
		file: "widget/entry_cursor_anim.go", anchor: "() {\n\ta.lastInterruptTime = timeNow()\n",
		text: "() {\n\ta.lastInterruptTime = timeNow()\n\ta.wake()\n",
		why:  "a caret blinks again when somebody types",
	},
	{
		file: "widget/richtext.go", anchor: "spaceIndex := findSpaceIndex(sub, fitCount)",
		text: "spaceIndex := lineEnd(sub, fitCount)", why: "Chinese is broken between its characters, and no line begins with a closing sign",
	},
	{
		file: "widget/richtext.go", anchor: "\t\t\tdefault:\n\t\t\t\thigh = low + fitCount\n",
		text: "\t\t\tdefault:\n\t\t\t\thigh = low + cutEnd(text[low:high], fitCount)\n", why: "no line begins with a closing sign, and dates stay whole",
	},
	{
		file: "widget/richtext.go", anchor: "\t\t\tswitch fitCount {\n\t\t\tcase high - low: // all characters fit on this line\n",
		text: "\t\t\tif n := hanging(text[low:high], fitCount); n >= 0 && measureWidth < max.Width {\n" +
			"\t\t\t\tbounds = append(bounds, rowBoundary{[]RichTextSegment{seg}, reuse, low, low + n, false, 0})\n" +
			"\t\t\t\treuse++\n\t\t\t\tlow += n\n\t\t\t\tmeasureWidth = max.Width\n\t\t\t\tyPos += lineHeight\n\t\t\t\tcontinue\n\t\t\t}\n" +
			"\t\t\tswitch fitCount {\n\t\t\tcase high - low: // all characters fit on this line\n",
		why: "a piece of another style goes on in the next line, and does not stand there letter by letter, when its line is full; a sign stays with the piece before",
	},
	{
		file: "internal/painter/font.go", anchor: "func lookupFaces(theme,", text: "func allFaces(theme,",
		why: "a window whose fonts have all its characters does not look through the system's (internal/painter/faces.go)",
	},
	{
		file: "internal/painter/font.go", anchor: "\ttoAdd := lookupRuneFont(r, d.family, font.Aspect{})\n",
		text: "\tif f := d.fromRest(r); f != nil {\n\t\treturn f\n\t}\n\ttoAdd := lookupRuneFont(r, d.family, font.Aspect{})\n",
		why:  "what the first font lacks is looked for in the others",
	},
	{
		file: "internal/painter/font.go", anchor: "type dynamicFontMap struct {\n",
		text: "type dynamicFontMap struct {\n\trest func() []*font.Face // the fonts after the first, nil once they are among faces\n",
		why:  "what the first font lacks is looked for in the others",
	},
}
