/* Waits until a window shows something.
 *
 *   shown SECONDS [COLOURS]
 *
 * looks at the windows of the display until one that is mapped and at least 300 wide has so many colours (24); prints its size and place. Exit
 * status 1: none had within the time.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static int ignore(Display *d, XErrorEvent *e) { return (void)d, (void)e, 0; }

/* colours counts the colours of every eighth row, up to limit. */
static int colours(Display *d, Window w, int width, int height, int limit) {
  unsigned long *seen = calloc(limit, sizeof *seen);
  int n = 0;
  for (int y = 4; y < height && n < limit; y += 8) {
    XImage *row = XGetImage(d, w, 0, y, width, 1, AllPlanes, ZPixmap);
    if (!row) break;
    for (int x = 0; x < width && n < limit; x++) {
      unsigned long p = XGetPixel(row, x, 0);
      int i = 0;
      while (i < n && seen[i] != p) i++;
      if (i == n) seen[n++] = p;
    }
    XDestroyImage(row);
  }
  free(seen);
  return n;
}

int main(int argc, char **argv) {
  Display *d = XOpenDisplay(NULL);
  if (argc < 2 || !d) return fprintf(stderr, "usage: shown SECONDS [COLOURS], with DISPLAY set\n"), 2;
  XSetErrorHandler(ignore);
  int wanted = argc > 2 ? atoi(argv[2]) : 24;
  const struct timespec pause = {.tv_nsec = 20 * 1000 * 1000};
  for (double end = now() + atof(argv[1]); now() < end; nanosleep(&pause, NULL)) {
    Window root, parent, *below = NULL;
    unsigned n = 0;
    if (!XQueryTree(d, DefaultRootWindow(d), &root, &parent, &below, &n)) continue;
    for (unsigned i = 0; i < n; i++) {
      XWindowAttributes a;
      if (!XGetWindowAttributes(d, below[i], &a) || a.map_state != IsViewable || a.width < 300 || a.height < 100) continue;
      if (a.x < 0 || a.y < 0 || colours(d, below[i], a.width, a.height, wanted) < wanted) continue;
      return printf("%dx%d+%d+%d\n", a.width, a.height, a.x, a.y), 0;
    }
    if (below) XFree(below);
  }
  return 1;
}
