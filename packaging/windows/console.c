// yibiao.com stands beside yibiao.exe: cmd and PowerShell prefer it, and it hands their console to the program, which as a
// program of the desktop would get none. It waits, and returns the program's exit code.
#include <windows.h>
#include <wchar.h>

enum { FAILED = 3, LONGEST = 32768 };

static wchar_t path[LONGEST];

// passed tells the program to stop by itself when Ctrl+C is pressed: the console tells both, and the front must outlive it.
static BOOL WINAPI passed(DWORD event) { (void)event; return TRUE; }

int main(void) {
  DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
  if (length < 4 || length >= LONGEST) return FAILED;
  wcscpy(path + length - 4, L".exe");
  UINT page = GetConsoleOutputCP();
  SetConsoleOutputCP(CP_UTF8);
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
  start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
  start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  PROCESS_INFORMATION program;
  DWORD code = FAILED;
  SetConsoleCtrlHandler(passed, TRUE);
  if (CreateProcessW(path, GetCommandLineW(), NULL, NULL, TRUE, 0, NULL, NULL, &start, &program)) {
    WaitForSingleObject(program.hProcess, INFINITE);
    GetExitCodeProcess(program.hProcess, &code);
  } else {
    static const char said[] = "yibiao.exe is missing beside yibiao.com\r\n";
    DWORD written;
    WriteFile(start.hStdError, said, sizeof said - 1, &written, NULL);
  }
  SetConsoleOutputCP(page);
  return (int)code;
}
