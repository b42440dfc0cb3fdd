//go:build x11 && !wayland && (linux || freebsd || openbsd || netbsd) && !wasm && !test_web_driver

package glfw

/*
#cgo LDFLAGS: -lX11
#include <stdint.h>
#include <stdlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

typedef struct { int x, y, width, height; } part;

// shift and width of the bits of a mask.
static void bits(unsigned long mask, int *shift, int *width) {
	*shift = *width = 0;
	if (!mask) return;
	while (!(mask & 1)) mask >>= 1, ++*shift;
	while (mask & 1) mask >>= 1, ++*width;
}

static int suits(void *display, uintptr_t window) {
	XWindowAttributes a;
	if (!XGetWindowAttributes(display, window, &a)) return 0;
	return a.visual->class == TrueColor || a.visual->class == DirectColor;
}

// convert fills an image from pixels of 8 bits for red, green and blue.
static void convert(XImage *image, Visual *visual, const uint32_t *from, int stride) {
	int shift[3], width[3];
	bits(visual->red_mask, &shift[0], &width[0]);
	bits(visual->green_mask, &shift[1], &width[1]);
	bits(visual->blue_mask, &shift[2], &width[2]);
	for (int y = 0; y < image->height; y++)
		for (int x = 0; x < image->width; x++) {
			unsigned long out = 0;
			for (int c = 0; c < 3; c++) {
				unsigned long v = from[(size_t)y * stride + x] >> (16 - 8 * c) & 255;
				v = width[c] <= 8 ? v >> (8 - width[c]) : v << (width[c] - 8) | v >> (16 - width[c]);
				out |= v << shift[c];
			}
			XPutPixel(image, x, y, out);
		}
}

// show copies a part of a picture, of rows of stride pixels, into the window.
static void show(Display *display, uintptr_t window, XWindowAttributes *a, GC gc, uint32_t *pixels, int stride, part p) {
	uint32_t *from = pixels + (size_t)p.y * stride + p.x;
	const uint32_t one = 1;
	int plain = a->depth >= 24 && a->visual->red_mask == 0xff0000 && a->visual->green_mask == 0xff00 && a->visual->blue_mask == 0xff;
	XImage *image = XCreateImage(display, a->visual, a->depth, ZPixmap, 0, plain ? (char *)from : NULL, p.width, p.height, 32, plain ? stride * 4 : 0);
	if (!image) return;
	plain = plain && image->bits_per_pixel == 32;
	if (plain) {
		image->byte_order = *(const char *)&one ? LSBFirst : MSBFirst;
	} else {
		image->bytes_per_line = (p.width * image->bits_per_pixel + 31) / 32 * 4;
		image->data = malloc((size_t)image->bytes_per_line * p.height);
		if (image->data) convert(image, a->visual, from, stride);
	}
	if (image->data) XPutImage(display, window, gc, image, 0, 0, p.x, p.y, p.width, p.height);
	if (plain) image->data = NULL; // it is not Xlib's to free
	XDestroyImage(image);
}

static void show_all(void *display, uintptr_t window, uint32_t *pixels, int stride, const part *parts, int count) {
	XWindowAttributes a;
	if (!XGetWindowAttributes(display, window, &a)) return;
	GC gc = XCreateGC(display, window, 0, NULL);
	for (int i = 0; i < count; i++) show(display, window, &a, gc, pixels, stride, parts[i]);
	XFreeGC(display, gc);
	XFlush(display);
}
*/
import "C"

import (
	"errors"
	"image"
	"path/filepath"
	"unsafe"

	"github.com/go-gl/glfw/v3.4/glfw"

	"fyne.io/fyne/v2/internal/painter/soft"
)

const canShowPixels = true

// cards are the devices of graphics cards.
var cards = []string{"/dev/dri/*", "/dev/nvidia*", "/dev/mali*", "/dev/pvr*", "/dev/kgsl*"}

// noCard tells that the system has no graphics card for sure.
func noCard() bool {
	for _, card := range cards {
		if found, err := filepath.Glob(card); err != nil || len(found) > 0 {
			return false
		}
	}
	return true
}

func x11Of(view *glfw.Window) (unsafe.Pointer, C.uintptr_t) {
	return unsafe.Pointer(glfw.GetX11Display()), C.uintptr_t(view.GetX11Window())
}

func pixelsCanBeShown(view *glfw.Window) error {
	display, window := x11Of(view)
	if C.suits(display, window) == 0 {
		return errors.New("the screen shows only colours of a table")
	}
	return nil
}

// showPixels copies parts of a picture into the window.
func showPixels(view *glfw.Window, pixels *soft.Pixels, parts []image.Rectangle) {
	display, window := x11Of(view)
	list := make([]C.part, len(parts))
	for i, r := range parts {
		list[i] = C.part{x: C.int(r.Min.X), y: C.int(r.Min.Y), width: C.int(r.Dx()), height: C.int(r.Dy())}
	}
	C.show_all(display, window, (*C.uint32_t)(&pixels.Pix[0]), C.int(pixels.Width), &list[0], C.int(len(list)))
}
