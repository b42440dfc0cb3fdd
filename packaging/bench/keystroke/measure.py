"""Types letters into the window that has the keyboard and measures, for each, the time from the key going down in the X
server to the first change of the picture around the caret. Usage: measure.py X Y WIDTH HEIGHT COUNT, the place of the
field on the screen in pixels."""
import ctypes
import statistics
import sys
import time

x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XGetImage.restype = ctypes.c_void_p
x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
x11.XDestroyImage.argtypes = [ctypes.c_void_p]
x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x11.XFlush.argtypes = [ctypes.c_void_p]
xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]


class Image(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.POINTER(ctypes.c_char)), ("byte_order", ctypes.c_int), ("unit", ctypes.c_int),
                ("bit_order", ctypes.c_int), ("pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


display = x11.XOpenDisplay(None)
root = x11.XDefaultRootWindow(display)
left, top, width, height, count = map(int, sys.argv[1:6])


def picture():
    image = x11.XGetImage(display, root, left, top, width, height, 0xFFFFFFFF, 2)
    head = ctypes.cast(image, ctypes.POINTER(Image)).contents
    data = ctypes.string_at(head.data, head.bytes_per_line * head.height)
    x11.XDestroyImage(image)
    return data


def press(letter):
    code = x11.XKeysymToKeycode(display, ord(letter))
    xtst.XTestFakeKeyEvent(display, code, 1, 0)
    xtst.XTestFakeKeyEvent(display, code, 0, 0)
    x11.XFlush(display)


def settled():
    """Waits until the picture stands still for 0.3 s; the caret blinks, so at most 2 s."""
    last, since, begin = picture(), time.perf_counter(), time.perf_counter()
    while time.perf_counter() - since < 0.3 and time.perf_counter() - begin < 2:
        time.sleep(0.02)
        now = picture()
        if now != last:
            last, since = now, time.perf_counter()
    return last


times = []
for n in range(count):
    before = settled()
    begin = time.perf_counter()
    press("abcdefgh"[n % 8])
    while picture() == before and time.perf_counter() - begin < 2:
        time.sleep(0.001)  # looking without pause would take the painter's processor away
    times.append((time.perf_counter() - begin) * 1000)
times.sort()
print(f"keystroke to redrawn frame, {count} letters: median {statistics.median(times):.1f} ms, "
      f"90 % {times[int(count * 0.9)]:.1f} ms, worst {times[-1]:.1f} ms")
