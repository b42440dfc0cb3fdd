// bcryptprimitives.dll of Windows 10 for a Wine that lacks it: Go's programs take their random numbers from it.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length) {
  while (length) {
    ULONG n = length > 0x10000 ? 0x10000 : (ULONG)length;
    if (!SystemFunction036(to, n)) return FALSE;
    to += n;
    length -= n;
  }
  return TRUE;
}
