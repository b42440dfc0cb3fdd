// Command paint drives every screen without a display and makes the pictures of the README, of the manual and of every view. It is
// a program of its own: the toolkit's test driver, on which the robot rests, has no place in the user's.
package main

import (
	"flag"
	"fmt"
	"os"

	"yibiao/app/robot"
	"yibiao/app/say"
	"yibiao/assets"
)

func main() {
	out := flag.String("out", "out/pictures", "folder for the pictures; it is created")
	manual := flag.String("manual", "", "folder for the pictures of the manual; empty leaves them as they are")
	views := flag.Bool("views", false, "also every screen light and dark, large and small, empty and full")
	scale := flag.Float64("scale", 1, "of the screen, 1 for 100 %")
	flag.Parse()
	err := say.Use(say.Chinese, assets.FS)
	if err == nil {
		err = robot.Paint(robot.PictureOptions{Assets: assets.FS, Out: *out, Scale: float32(*scale)}, *manual, *views)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(*out)
}
