package screen

import "fyne.io/fyne/v2/container"

// Scroll is the part that the paging keys move.
func (f *Form) Scroll() *container.Scroll { return f.body }

// Scroll is the part that the paging keys move.
func (w *Workbench) Scroll() *container.Scroll { return w.page }

// Scroll is the part that the paging keys move.
func (c *Choose) Scroll() *container.Scroll { return c.page }

// Scroll is the part that the paging keys move.
func (m *Materials) Scroll() *container.Scroll { return m.detail }

// Scroll is the part that the paging keys move.
func (c *Check) Scroll() *container.Scroll { return c.page }

// Scroll is the part that the paging keys move.
func (x *Export) Scroll() *container.Scroll { return x.page }

// Scroll is the part that the paging keys move.
func (v *Verify) Scroll() *container.Scroll { return v.page }
