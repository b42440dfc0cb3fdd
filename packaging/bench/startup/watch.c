/* Starts a program with a window and measures, from outside and for every program alike, when its window is painted.
 *
 *   watch SECONDS PROGRAM [ARGUMENT...]
 *
 * prints "first settled rss peak": milliseconds from exec to the first picture in which anything can be seen (more than
 * one colour in the window), milliseconds to the last change of the picture, and resident memory in MB after SECONDS and
 * at its highest. The window is the first one that is mapped on the display and is at least 300 wide; nothing else may open windows meanwhile.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000.0 + t.tv_nsec / 1e6;
}

static int ignore(Display *d, XErrorEvent *e) { return (void)d, (void)e, 0; }

/* find looks for the program's window below w: large enough, and mapped. */
static Window find(Display *d, Window w, int *width, int *height) {
  Window root, parent, *below = NULL, found = 0;
  unsigned n = 0;
  if (!XQueryTree(d, w, &root, &parent, &below, &n)) return 0;
  for (unsigned i = 0; i < n && !found; i++) {
    XWindowAttributes a;
    if (!XGetWindowAttributes(d, below[i], &a) || a.map_state != IsViewable || a.width < 300 || a.height < 200) continue;
    *width = a.width, *height = a.height;
    found = below[i];
  }
  if (below) XFree(below);
  return found;
}

/* look gives a checksum of some lines of the window: few, so that the measuring takes little from what is measured; plain tells whether it has one colour only. */
static uint64_t look(Display *d, Window w, int width, int height, int *plain) {
  uint64_t sum = 1469598103934665603u;
  uint32_t first = 0;
  *plain = 1;
  for (int y = 3; y < height; y += 12) {
    XImage *line = XGetImage(d, w, 0, y, width, 1, AllPlanes, ZPixmap);
    if (!line) return 0;
    for (int x = 0; x < width; x++) {
      uint32_t p = XGetPixel(line, x, 0) & 0xffffff;
      if (y == 3 && x == 0) first = p;
      if (p != first) *plain = 0;
      sum = (sum ^ p) * 1099511628211u;
    }
    XDestroyImage(line);
  }
  return sum;
}

/* memory reads a line such as VmRSS of the process, in MB. */
static double memory(pid_t p, const char *name) {
  char path[64], line[256];
  double kb = 0;
  snprintf(path, sizeof path, "/proc/%d/status", (int)p);
  FILE *f = fopen(path, "r");
  while (f && fgets(line, sizeof line, f))
    if (!strncmp(line, name, strlen(name))) sscanf(line + strlen(name) + 1, "%lf", &kb);
  if (f) fclose(f);
  return kb / 1024;
}

int main(int argc, char **argv) {
  Display *d = XOpenDisplay(NULL);
  if (argc < 3 || !d) return fprintf(stderr, "usage: watch SECONDS PROGRAM [ARGUMENT...], with DISPLAY set\n"), 2;
  XSetErrorHandler(ignore);
  double length = atof(argv[1]) * 1000, start = now(), first = 0, settled = 0;
  pid_t child = fork();
  if (child == 0) {
    execv(argv[2], argv + 2);
    _exit(127);
  }
  Window w = 0;
  uint64_t last = 0;
  int width = 0, height = 0;
  while (now() - start < length) {
    int plain = 1;
    if (!w) w = find(d, DefaultRootWindow(d), &width, &height);
    uint64_t sum = w ? look(d, w, width, height, &plain) : 0;
    if (sum && !plain && sum != last) {
      settled = now() - start;
      if (!first) first = settled;
      last = sum;
    }
    usleep(w ? 5000 : 2000);
  }
  printf("%.0f %.0f %.0f %.0f\n", first, settled, memory(child, "VmRSS"), memory(child, "VmHWM"));
  kill(child, SIGTERM);
  usleep(300000);
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
  return first == 0;
}
