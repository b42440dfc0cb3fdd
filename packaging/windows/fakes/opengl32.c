// opengl32.dll of a computer without a graphics driver ("GDI Generic"): OpenGL 1.1, no extensions.
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#define SHOWN __declspec(dllexport)
static HGLRC current;
static HDC device;

SHOWN HGLRC WINAPI wglCreateContext(HDC d) { (void)d; return (HGLRC)1; }
SHOWN BOOL WINAPI wglDeleteContext(HGLRC r) { (void)r; return TRUE; }
SHOWN PROC WINAPI wglGetProcAddress(LPCSTR n) { (void)n; return NULL; }
SHOWN HDC WINAPI wglGetCurrentDC(void) { return device; }
SHOWN HGLRC WINAPI wglGetCurrentContext(void) { return current; }
SHOWN BOOL WINAPI wglMakeCurrent(HDC d, HGLRC r) { device = d; current = r; return TRUE; }
SHOWN BOOL WINAPI wglShareLists(HGLRC a, HGLRC b) { (void)a; (void)b; return TRUE; }
SHOWN const unsigned char *WINAPI glGetString(unsigned n) {
  return (const unsigned char *)(n == 0x1F02 ? "1.1.0" : n == 0x1F03 ? "" : "GDI Generic");
}
SHOWN void WINAPI glGetIntegerv(unsigned n, int *p) { (void)n; *p = 0; }
SHOWN void WINAPI glClear(unsigned m) { (void)m; }
SHOWN BOOL WINAPI wglSetPixelFormat(HDC d, int i, const PIXELFORMATDESCRIPTOR *p) { (void)d; (void)i; (void)p; return TRUE; }
SHOWN int WINAPI wglChoosePixelFormat(HDC d, const PIXELFORMATDESCRIPTOR *p) { (void)d; (void)p; return 1; }
SHOWN int WINAPI wglGetPixelFormat(HDC d) { (void)d; return 1; }
SHOWN int WINAPI wglDescribePixelFormat(HDC d, int i, UINT n, PIXELFORMATDESCRIPTOR *p) {
  (void)d; (void)i; (void)n;
  if (p) {
    memset(p, 0, sizeof *p);
    p->nSize = sizeof *p;
    p->nVersion = 1;
    p->dwFlags = PFD_DRAW_TO_WINDOW | PFD_SUPPORT_OPENGL | PFD_DOUBLEBUFFER;
    p->iPixelType = PFD_TYPE_RGBA;
    p->cColorBits = 32;
    p->cRedBits = p->cGreenBits = p->cBlueBits = p->cAlphaBits = 8;
    p->cRedShift = 16;
    p->cGreenShift = 8;
    p->cDepthBits = 24;
    p->cStencilBits = 8;
  }
  return 1;
}
SHOWN BOOL WINAPI wglSwapBuffers(HDC d) { (void)d; return TRUE; }
