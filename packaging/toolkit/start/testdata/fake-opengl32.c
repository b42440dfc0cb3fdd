// An opengl32.dll as a computer has it whose driver brings no OpenGL of its own: version 1.1, "GDI Generic", no extensions.
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#define API __declspec(dllexport)
enum { GL_VERSION = 0x1F02, GL_EXTENSIONS = 0x1F03 };

static HGLRC context;
static HDC device;

API HGLRC WINAPI wglCreateContext(HDC d) { return (void)d, (HGLRC)1; }
API BOOL WINAPI wglDeleteContext(HGLRC c) { return (void)c, TRUE; }
API PROC WINAPI wglGetProcAddress(LPCSTR name) { return (void)name, NULL; }
API HDC WINAPI wglGetCurrentDC(void) { return device; }
API HGLRC WINAPI wglGetCurrentContext(void) { return context; }
API BOOL WINAPI wglMakeCurrent(HDC d, HGLRC c) { return device = d, context = c, TRUE; }
API BOOL WINAPI wglShareLists(HGLRC a, HGLRC b) { return (void)a, (void)b, TRUE; }
API BOOL WINAPI wglSwapBuffers(HDC d) { return (void)d, TRUE; }
API BOOL WINAPI wglSetPixelFormat(HDC d, int i, const PIXELFORMATDESCRIPTOR *p) { return (void)d, (void)i, (void)p, TRUE; }
API int WINAPI wglChoosePixelFormat(HDC d, const PIXELFORMATDESCRIPTOR *p) { return (void)d, (void)p, 1; }
API int WINAPI wglGetPixelFormat(HDC d) { return (void)d, 1; }
API void WINAPI glClear(unsigned mask) { (void)mask; }
API void WINAPI glGetIntegerv(unsigned name, int *value) { (void)name, *value = 0; }

API const unsigned char *WINAPI glGetString(unsigned name) {
  return (const unsigned char *)(name == GL_VERSION ? "1.1.0" : name == GL_EXTENSIONS ? "" : "GDI Generic");
}

API int WINAPI wglDescribePixelFormat(HDC d, int i, UINT size, PIXELFORMATDESCRIPTOR *p) {
  (void)d, (void)i, (void)size;
  if (!p) return 1;
  memset(p, 0, sizeof *p);
  p->nSize = sizeof *p, p->nVersion = 1;
  p->dwFlags = PFD_DRAW_TO_WINDOW | PFD_SUPPORT_OPENGL | PFD_DOUBLEBUFFER | (getenv("FAKE_GENERIC") ? PFD_GENERIC_FORMAT : 0);
  p->iPixelType = PFD_TYPE_RGBA, p->cColorBits = 32, p->cDepthBits = 24, p->cStencilBits = 8;
  p->cRedBits = p->cGreenBits = p->cBlueBits = p->cAlphaBits = 8, p->cRedShift = 16, p->cGreenShift = 8;
  return 1;
}
