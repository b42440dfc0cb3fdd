package robot

import (
	"errors"
	"fmt"
)

// Paint makes the pictures of the walk through the program; those of the manual into a folder, when one is given; and
// those of every screen in every view. A text that is cut somewhere is an error, told after all pictures are made.
func Paint(o PictureOptions, manual string, views bool) error {
	if err := Pictures(o); err != nil {
		return err
	}
	if manual != "" {
		if err := WriteManual(o.Assets, manual); err != nil {
			return err
		}
	}
	var cut []error
	for _, v := range Views() {
		if !views {
			break
		}
		found, err := Gallery(o, v)
		if err != nil {
			return fmt.Errorf("view %s: %w", v.Name, err)
		}
		for _, c := range found {
			cut = append(cut, fmt.Errorf("view %s, %s", v.Name, c))
		}
	}
	return errors.Join(cut...)
}
